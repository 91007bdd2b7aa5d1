from django.apps import AppConfig


class SuggestionsConfig(AppConfig):
    name = "yinuo.suggestions"

    def ready(self):
        from yinuo.records import subjects, tick
        from yinuo.suggestions.models import Assignment, Extension, Reply, Suggestion
        from yinuo.suggestions.sweeps import SWEEPS

        subjects.register(Suggestion, "代表建议")
        subjects.register(Assignment, "交办件")
        subjects.register(Extension, "延期申请")
        subjects.register(
            Reply,
            "答复",
            visible=lambda user: Reply.objects.filter(suggestion__in=Suggestion.objects.visible_to(user).values("pk")),
        )
        for name, sweep in SWEEPS:
            tick.register(name, sweep)
