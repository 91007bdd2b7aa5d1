from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Congresses, deputies, units, posts, accounts (人员)."""

    name = "yinuo.people"

    def ready(self):
        from yinuo.people.models import Deputy, Unit
        from yinuo.people.sweeps import SWEEPS
        from yinuo.records import subjects, tick

        subjects.register(Deputy, "代表")
        subjects.register(Unit, "承办单位")
        for name, sweep in SWEEPS:
            tick.register(name, sweep)
