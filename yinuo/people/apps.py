from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Congresses, deputies, units, posts, accounts (人员)."""

    name = "yinuo.people"

    def ready(self):
        from yinuo.people.models import Deputy, Unit
        from yinuo.records import subjects

        subjects.register(Deputy, "代表")
        subjects.register(Unit, "承办单位")
