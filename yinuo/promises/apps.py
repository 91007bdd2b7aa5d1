from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "yinuo.promises"

    def ready(self):
        from yinuo.promises.models import Promise
        from yinuo.promises.sweeps import SWEEPS
        from yinuo.records import subjects, tick

        subjects.register(Promise, "承诺事项")
        for name, sweep in SWEEPS:
            tick.register(name, sweep)
