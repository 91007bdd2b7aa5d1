"""How a promise changed (变更、漂移): every link is kept, and says what became weaker."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yinuo.promises.models.promises import Promise


class ChangeRequest(models.Model):
    """A unit asks to change its promise, or to be released from it (申请变更): signed reasons, then a decision."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="change_requests")
    reason = models.TextField("理由")
    signed_by = models.CharField("签发人", max_length=100)
    release = models.BooleanField("请求说明不能兑现", default=False)
    values = models.JSONField("改为", default=dict)  # field: new value, dates as ISO text
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    agreed = models.BooleanField("同意", null=True)
    ruling = models.TextField("决定理由", blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["promise"], condition=Q(agreed__isnull=True), name="one_open_change"),
        ]

    def __str__(self):
        return self.reason


class Drift(models.Model):
    """One link of the chain (漂移): a field before and after, who changed it, why. Written once, never removed."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="drift")
    field = models.CharField("何处", max_length=20)
    before = models.TextField("原", blank=True)
    after = models.TextField("改", blank=True)
    weaker = models.CharField("弱化", max_length=100, blank=True)
    reason = models.TextField("理由")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.field}: {self.before} → {self.after}"
