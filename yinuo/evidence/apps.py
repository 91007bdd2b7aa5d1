from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "yinuo.evidence"

    def ready(self):
        from yinuo.evidence.models import Claim
        from yinuo.records import subjects

        subjects.register(Claim, "所称数字")
