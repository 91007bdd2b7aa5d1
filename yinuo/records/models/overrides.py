"""Local parameters changed on screen (参数调整): who, when, by which document; the pack stays as the default."""

from django.conf import settings
from django.db import models

from yinuo.rules.terms import Term


class Act(Term):
    """What is done to parameters, as the trail names it."""

    OVERRIDE = "override-parameter", "调整参数"


class ParameterOverride(models.Model):
    """One parameter of one congress from one day on; of several the one that starts last holds."""

    kind = "parameter"

    congress = models.ForeignKey("people.Congress", models.PROTECT, related_name="overrides")
    key = models.CharField("参数", max_length=80)
    value = models.JSONField("取值", null=True)  # as `Parameter.read` takes it: "5个工作日", a code, a list of codes
    from_on = models.DateField("自")
    document = models.CharField("依据文件", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        ordering = ["key", "from_on", "at", "id"]
        indexes = [models.Index(fields=["congress", "key", "from_on"], name="override_by_key")]

    def __str__(self):
        return f"{self.key} = {self.value}"
