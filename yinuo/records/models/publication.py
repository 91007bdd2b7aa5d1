"""Publication (公开): nothing is public before three decisions – the unit's review, the deputy's wish, the secrecy check."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yinuo.rules.publication import Extent, Ground, SecrecyCheck
from yinuo.rules.terms import Term


class Part(Term):
    """Whose decision (决定方)."""

    REVIEW = "review", "承办单位公开审查"
    WISH = "wish", "代表公开意愿"
    SECRECY = "secrecy", "保密审查"


class Act(Term):
    """What is done about publication, as the trail names it."""

    DECIDE = "decide-publication", "公开决定"
    PUBLISH = "publish", "公开"
    UNPUBLISH = "unpublish", "撤下"


class Publication(models.Model):
    """How far one thing is public. `published_at` is set only by `records.actions.publish`, when three decisions agree."""

    congress = models.ForeignKey("people.Congress", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    extent = models.CharField("公开范围", max_length=20, blank=True, choices=Extent.choices())
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject_id"], name="one_publication"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(extent__in=["full", "summary", "title"]),
                name="published_to_an_extent",
            ),
        ]
        indexes = [models.Index(fields=["congress", "kind", "published_at"], name="published_things")]

    def __str__(self):
        return f"{self.kind} {self.subject_id} {self.extent}"


class Decision(models.Model):
    """One of the three decisions, with who, when and why; a later decision succeeds, never overwrites."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="decisions")
    part = models.CharField("决定方", max_length=20, choices=Part.choices())
    decision = models.CharField("决定", max_length=20, choices=[*Extent.choices(), *SecrecyCheck.choices()])
    ground = models.CharField("理由", max_length=30, blank=True, choices=Ground.choices())
    remark = models.CharField("说明", max_length=300, blank=True)
    redactions = models.JSONField("遮盖", null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(part="secrecy", decision__in=SecrecyCheck.values())
                | (~Q(part="secrecy") & Q(part__in=Part.values(), decision__in=Extent.values())),
                name="decision_fits_its_part",
            )
        ]
        indexes = [models.Index(fields=["publication", "part", "-at"], name="decision_of_part")]

    def __str__(self):
        return f"{self.part} {self.decision}"
