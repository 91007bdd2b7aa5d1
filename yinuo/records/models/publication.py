"""Publication (公开): nothing is public before three decisions – the unit's review, the deputy's wish, the secrecy check."""

from django.conf import settings
from django.db import models


class Publication(models.Model):
    """How far one thing is public. `published_at` is set only by `records.actions.publish`, when three decisions agree."""

    congress = models.ForeignKey("people.Congress", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    extent = models.CharField("公开方式", max_length=20, blank=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject_id"], name="one_publication")]
        indexes = [models.Index(fields=["congress", "kind", "published_at"], name="published_things")]


class Decision(models.Model):
    """One of the three decisions, with who, when and why; a later decision succeeds, never overwrites."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="decisions")
    part = models.CharField("决定事项", max_length=20)  # unit, deputy, secrecy
    extent = models.CharField("公开方式", max_length=20)  # full, summary, title, none
    ground = models.CharField("理由", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
