"""Local parameters changed on screen (参数调整): who, when, by which document; the pack stays as the default."""

from django.conf import settings
from django.db import models


class ParameterOverride(models.Model):
    congress = models.ForeignKey("people.Congress", models.PROTECT, related_name="overrides")
    key = models.CharField("参数", max_length=80)
    value = models.JSONField("取值", null=True)
    from_on = models.DateField("自")
    document = models.CharField("依据文件", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["key", "from_on", "at"]
        indexes = [models.Index(fields=["congress", "key", "from_on"], name="override_by_key")]

    def __str__(self):
        return f"{self.key} = {self.value}"
