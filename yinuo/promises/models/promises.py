"""A promise (承诺事项): words on record, who owes it, and what it lacks to be checked.

It knows its source only as "said in": the kind and number of an answer, a reply or a report.
"""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from yinuo.people.models import Deputy, Unit
from yinuo.people.standing import UNIT_ROLES, standing_of
from yinuo.records.models.trail import Tracked, sm3, status_known
from yinuo.rules import promises as law
from yinuo.rules.terms import Role, Term

FINISHED = [str(status) for status in law.LIFECYCLE.ends]
OWED = [str(status) for status in law.Status if status not in law.LIFECYCLE.ends]


class Strength(Term):
    """How strongly it was said (承诺强度)."""

    HARD = "hard", "明确"
    SOFT = "soft", "力争"
    HEDGE = "hedge", "研究"
    CONDITIONAL = "conditional", "附条件"


class PromiseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff and deputies see their congress's; a unit its own; anyone what is published (可见范围)."""
        standing = standing_of(user)
        if standing.congress_id is None:
            return self.published()
        if standing.is_staff or Role.GOVERNMENT_OFFICE in standing.roles or standing.deputy_id:
            return self.filter(congress=standing.congress_id)
        seen = Q(published=True)
        if standing.units:
            joint = Promise.with_units.through.objects.filter(unit_id__in=standing.units).values("promise_id")
            seen |= Q(unit__in=standing.units) | Q(pk__in=joint)
        return self.filter(seen, congress=standing.congress_id)

    def published(self):
        return self.filter(published=True)

    def unfinished(self):
        """Still owed: neither kept nor explained nor discarded."""
        return self.filter(status__in=OWED)

    def kept(self):
        return self.filter(status=law.Status.KEPT)

    def overdue(self, today):
        """Past its day and not finished; one without a day is never overdue but is openly 不可核查."""
        return self.unfinished().filter(due_on__lt=today)

    def said_in(self, kind, ids):
        """What was promised in these answers, replies or reports (出自)."""
        return self.filter(source_kind=kind, source_id__in=ids)


class Promise(Tracked):
    """One promise, from the words as said until it is kept, explained or discarded."""

    lifecycle = law.LIFECYCLE
    states = law.Status
    kind = "promise"

    number = models.CharField("编号", max_length=40)
    words = models.TextField("原话")
    verbatim = models.BooleanField("逐字", default=True)  # False: restated by the report (转述)
    source_kind = models.CharField("出自", max_length=40, choices=law.Source.choices())
    source_id = models.BigIntegerField()
    source_label = models.CharField("出处", max_length=300)
    source_url = models.CharField(max_length=300, blank=True)
    start = models.PositiveIntegerField("起")  # anchor: offsets in the source text, in characters
    end = models.PositiveIntegerField("止")
    anchor = models.CharField("原文指纹", max_length=64)  # SM3 of the whole source text
    said_on = models.DateField("何日所说")
    said_by = models.CharField("何人所说", max_length=120, blank=True)
    deputies = models.ManyToManyField(Deputy, related_name="promises", blank=True)  # to whom it was said
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="promises")
    with_units = models.ManyToManyField(Unit, related_name="joint_promises", blank=True)
    person = models.CharField("责任人", max_length=100, blank=True)
    measure = models.CharField("衡量标准", max_length=300, blank=True)
    due_on = models.DateField("期限", null=True)
    due_words = models.CharField("期限原话", max_length=100, blank=True)
    evidence_kind = models.CharField("证据类型", max_length=40, blank=True, choices=law.EvidenceKind.choices())
    strength = models.CharField("强度", max_length=20, choices=Strength.choices(), default=Strength.HARD)
    object_by = models.DateField("异议截止日", null=True)
    ledger_year = models.PositiveSmallIntegerField("台账年度")
    recorded_at = models.DateTimeField("记录时间")
    published = models.BooleanField("已公开", default=False)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["congress_id", "number"]
        constraints = [
            status_known(law.Status, "promise_status_known"),
            models.UniqueConstraint(fields=["congress", "number"], name="promise_number_once"),
            models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="promise_anchor_forward"),
            models.CheckConstraint(condition=Q(strength__in=Strength.values()), name="promise_strength_known"),
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

    def act_url(self, act) -> str | None:
        """The page of an act on this promise, if it has one (办理页面)."""
        return reverse("promises:act", args=[self.number, act]) if act in PAGES else None

    def roles_of(self, user):
        """A deputy counts only where it was said to them; clerk and leader only of the unit that owes it."""
        standing = standing_of(user)
        if standing.congress_id != self.congress_id:
            return frozenset()
        roles = (standing.roles - UNIT_ROLES - {Role.DEPUTY}) | standing.in_unit(self.unit_id)
        if standing.deputy_id and any(deputy.pk == standing.deputy_id for deputy in self.deputies.all()):
            roles |= {Role.DEPUTY}
        return roles

    def wording(self) -> law.Wording:
        """The four things that make it checkable, as the law looks at them (承诺要素)."""
        return law.Wording(
            text=self.words,
            unit=self.unit.name if self.unit_id else None,
            due_known=self.due_on is not None,
            measure=self.measure or None,
            evidence=law.EvidenceKind(self.evidence_kind) if self.evidence_kind else None,
        )

    @property
    def lacks(self) -> list[str]:
        """What it lacks to be checkable (尚缺), in words; shown openly."""
        return law.lacks(self.wording())

    @property
    def is_verifiable(self) -> bool:
        return not self.lacks

    @property
    def is_finished(self) -> bool:
        return self.status in FINISHED

    @property
    def is_kept(self) -> bool:
        return self.status == law.Status.KEPT

    def is_overdue(self, today) -> bool:
        """The Python twin of `PromiseQuerySet.overdue`: from the day after, never on the day itself."""
        return not self.is_finished and self.due_on is not None and self.due_on < today

    @property
    def words_now(self) -> str:
        """The wording that holds now: the words as said, or as last changed; the old ones stay on record."""
        changed = [link.after for link in self.drift.all() if link.field == "words"]
        return changed[-1] if changed else self.words


def anchor_holds(promise: Promise, source_text: str) -> bool:
    """Whether the source still says these words at this place (原话可核对)."""
    return sm3(source_text) == promise.anchor and source_text[promise.start : promise.end] == promise.words


PAGES = frozenset(
    act
    for act in law.Act
    if act not in {law.Act.RECORD, law.Act.LAPSE, law.Act.ROLL_OVER}  # inside another act, or the system's
)
