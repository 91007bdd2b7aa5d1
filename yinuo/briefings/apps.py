from django.apps import AppConfig


class BriefingsConfig(AppConfig):
    name = "yinuo.briefings"

    def ready(self):
        from yinuo.briefings.actions.session import complete_finished
        from yinuo.briefings.actions.speeches import link_registered
        from yinuo.briefings.models import Activity, Answer, Briefing, Question, Speech, Topic
        from yinuo.records import subjects, tick

        def of_seen(model):
            return lambda user: model.objects.filter(briefing__in=Briefing.objects.visible_to(user))

        subjects.register(Topic, "议题")
        subjects.register(Briefing, "政情通报会")
        subjects.register(Activity, "视察调研")
        subjects.register(Speech, "代表发言", visible=of_seen(Speech))
        subjects.register(Question, "问询", visible=of_seen(Question))
        subjects.register(
            Answer,
            "答复",
            visible=lambda user: Answer.objects.filter(question__briefing__in=Briefing.objects.visible_to(user)),
        )
        tick.register("发言关联办理件", link_registered)
        tick.register("会议办结", complete_finished)
