"""What is said to have been done, what proves it, and who looked (进展、证据、核查)."""

from django.conf import settings
from django.db import models

from yinuo.promises.models.promises import Promise
from yinuo.records.models import File
from yinuo.rules import promises as law
from yinuo.rules.evaluations import Grade
from yinuo.rules.terms import Term


class Progress(models.Model):
    """What the unit says it has done (进展); a claim that it is kept is one too. Written once."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="progress")
    text = models.TextField("进展")
    claims_kept = models.BooleanField("申报兑现", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        verbose_name_plural = "progress"

    def __str__(self):
        return self.text


class Evidence(models.Model):
    """One proof (证据): its kind, what it is called or numbered, and the file where there is one. Written once."""

    progress = models.ForeignKey(Progress, models.PROTECT, related_name="evidence")
    kind = models.CharField("证据类型", max_length=40, choices=law.EvidenceKind.choices())
    title = models.CharField("名称或文号", max_length=200)
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "evidence"

    def __str__(self):
        return self.title


class Verdict(Term):
    """What a check found (核查结论)."""

    KEPT = "kept", "已兑现"
    PARTLY_KEPT = "partly-kept", "部分兑现"
    SENT_BACK = "sent-back", "退回继续落实"
    GRADED = "graded", "代表评价"
    HELD = "held", "回头看：属实"
    BROKEN = "broken", "回头看：不属实"


class Check(models.Model):
    """A check by the committee's side, or a grade by the deputy it was promised to (核查、评价). Written once."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="checks")
    verdict = models.CharField("结论", max_length=20, choices=Verdict.choices())
    how = models.CharField("核查方式", max_length=20, choices=law.Check.choices(), blank=True)
    finding = models.TextField("核查情况")
    remainder = models.TextField("尚未兑现的部分", blank=True)
    grade = models.CharField("评价", max_length=30, choices=Grade.choices(), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return Verdict(self.verdict).label
