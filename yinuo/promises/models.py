"""Promises (承诺事项): the exact words of a unit, held against it until they are kept.

A promise knows its source only as "said in": the kind and number of an answer, a reply or a report.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from yinuo.people.models import Congress, Unit
from yinuo.people.standing import standing_of
from yinuo.records.models.trail import Tracked, status_known
from yinuo.rules import promises as law
from yinuo.rules.terms import Role, Term


class Strength(Term):
    """How strongly it was said (承诺强度)."""

    HARD = "hard", "明确"
    SOFT = "soft", "力争"
    HEDGE = "hedge", "研究"
    CONDITIONAL = "conditional", "附条件"


class PromiseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see their congress's; a unit its own; a deputy what was said to deputies; anyone what is published."""
        standing = standing_of(user)
        if standing.congress_id is None:
            return self.published()
        seen = Q(congress=standing.congress_id)
        if not standing.is_staff and Role.GOVERNMENT_OFFICE not in standing.roles and not standing.deputy_id:
            seen &= Q(unit__in=standing.units) | Q(published=True)
        return self.filter(seen)

    def published(self):
        return self.filter(published=True)

    def unfinished(self):
        return self.exclude(status__in=[str(status) for status in law.LIFECYCLE.ends])

    def overdue(self, today):
        """Past its day and not kept; one without a day is never overdue but is openly 不可核查."""
        return self.unfinished().filter(due_on__lt=today)


class Promise(Tracked):
    """One promise: words on record, who owes it, and what it lacks to be checked."""

    lifecycle = law.LIFECYCLE
    states = law.Status
    kind = "promise"

    number = models.CharField("编号", max_length=40)
    words = models.TextField("原话")
    verbatim = models.BooleanField("逐字", default=True)  # False: restated by the report (转述)
    source_kind = models.CharField("出自", max_length=40)
    source_id = models.BigIntegerField()
    source_label = models.CharField("出处", max_length=300)
    source_url = models.CharField(max_length=300, blank=True)
    start = models.PositiveIntegerField("起", null=True)  # anchor: offset in the source text, in characters
    end = models.PositiveIntegerField("止", null=True)
    anchor = models.CharField("原文指纹", max_length=64, blank=True)  # SM3 of the whole source text
    said_on = models.DateField("何日所说")
    said_by = models.CharField("何人所说", max_length=120, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="promises")
    with_units = models.ManyToManyField(Unit, related_name="joint_promises", blank=True)
    person = models.CharField("责任人", max_length=100, blank=True)
    measure = models.CharField("衡量标准", max_length=300, blank=True)
    due_on = models.DateField("期限", null=True)
    due_words = models.CharField("期限原话", max_length=100, blank=True)
    evidence_kind = models.CharField("证据类型", max_length=100, blank=True)
    strength = models.CharField("强度", max_length=20, choices=Strength.choices(), default=Strength.HARD)
    published = models.BooleanField(default=False)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["congress_id", "number"]
        constraints = [
            status_known(law.Status, "promise_status_known"),
            models.UniqueConstraint(fields=["congress", "number"], name="promise_number_once"),
        ]
        indexes = [
            models.Index(fields=["congress", "status", "due_on"], name="promise_by_due"),
            models.Index(fields=["congress", "unit", "status"], name="promise_by_unit"),
            models.Index(fields=["source_kind", "source_id"], name="promise_by_source"),
        ]

    def __str__(self):
        return f"{self.number} {self.words}"

    def get_absolute_url(self):
        return reverse("promises:detail", args=[self.number])

    def roles_of(self, user):
        standing = standing_of(user)
        if standing.congress_id != self.congress_id:
            return frozenset()
        return standing.roles | standing.in_unit(self.unit_id)

    @property
    def lacks(self) -> list[str]:
        """What it lacks to be checkable (尚缺), in words."""
        return law.lacks(unit=bool(self.unit_id), due=self.due_on, measure=self.measure, evidence=self.evidence_kind)

    @property
    def is_verifiable(self) -> bool:
        return not self.lacks


class Progress(models.Model):
    """What the unit says it has done (进展), with files as evidence; a claim that it is kept is one too."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="progress")
    text = models.TextField("进展")
    claims_kept = models.BooleanField("认为已兑现", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]


class Check(models.Model):
    """A check by the committee's side, or a grade by a deputy (核查、评价)."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="checks")
    verdict = models.CharField("结论", max_length=20)
    text = models.TextField("说明", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]


class Drift(models.Model):
    """One link of the drift chain (漂移): a field before and after, who changed it, why; none is ever removed."""

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


__all__ = ["Check", "Congress", "Drift", "Progress", "Promise", "PromiseQuerySet", "Strength"]
