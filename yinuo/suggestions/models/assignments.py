"""Handing a suggestion to a unit (交办件), with the unit's own clock, and what passes between the units and the deputy."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from yinuo.people.models import Unit
from yinuo.people.standing import UNIT_ROLES, standing_of
from yinuo.records.models.trail import Tracked, status_known
from yinuo.rules import assignments as law
from yinuo.rules.handling import ReturnGround, Way
from yinuo.rules.terms import Role
from yinuo.suggestions.models.suggestions import Suggestion, running

IN_HAND = [str(status) for status in law.Status if str(status) not in law.DONE]


class AssignmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(suggestion__in=Suggestion.objects.visible_to(user).values("pk"))

    def live(self):
        """Still this unit's; a returned or re-assigned one keeps its row."""
        return self.exclude(status__in=law.GONE)

    def in_hand(self):
        """Not answered yet."""
        return self.filter(status__in=IN_HAND)

    def overdue(self, today):
        """The unit's day has passed; the Python twin is `Assignment.is_overdue`."""
        return self.in_hand().filter(due_on__lt=today)


class Assignment(Tracked):
    """One unit's share in one suggestion; `due_on` is the unit's clock."""

    lifecycle = law.LIFECYCLE
    states = law.Status
    kind = "assignment"

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments")
    part = models.CharField("分工", max_length=10, choices=law.Part.choices())
    task = models.CharField("承办内容", max_length=300, blank=True)
    round = models.PositiveSmallIntegerField("轮次", default=1)
    at = models.DateTimeField("交办时间")
    due_on = models.DateField("办理期限")
    due_basis = models.JSONField("期限推算", default=dict)
    return_by = models.DateField("退办截止日")
    accepted_at = models.DateTimeField("签收时间", null=True)
    person = models.CharField("承办人", max_length=100, blank=True)
    leader = models.CharField("分管负责人", max_length=100, blank=True)
    plan = models.TextField("办理方案", blank=True)
    done_at = models.DateTimeField("完成时间", null=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")  # after a return

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["suggestion_id", "id"]
        constraints = [
            status_known(law.Status, "assignment_status_known"),
            models.CheckConstraint(condition=models.Q(part__in=law.Part.values()), name="assignment_part_known"),
            models.UniqueConstraint(
                fields=["suggestion"],
                condition=models.Q(part="lead") & ~models.Q(status__in=law.GONE),
                name="one_live_lead",
            ),
            models.UniqueConstraint(
                fields=["suggestion", "unit"], condition=~models.Q(status__in=law.GONE), name="a_unit_holds_it_once"
            ),
        ]
        indexes = [models.Index(fields=["congress", "unit", "status", "due_on"], name="assignment_by_unit")]

    def __str__(self):
        return f"{self.unit}（{self.share.label}）"

    def get_absolute_url(self):
        return self.suggestion.get_absolute_url()

    def act_url(self, act) -> str | None:
        """The page of an act on this unit's share, if it has one (办理页面)."""
        return reverse("suggestions:assignment_act", args=[self.pk, act]) if act in PAGES else None

    @property
    def share(self) -> law.Part:
        return law.Part(self.part)

    @property
    def answers(self) -> bool:
        """Whether this unit owes the deputy a reply of its own (主办、分办)."""
        return self.share in law.ANSWERING

    @property
    def is_live(self) -> bool:
        return self.status not in law.GONE

    @property
    def is_done(self) -> bool:
        return self.status in law.DONE

    def roles_of(self, user):
        """Clerk and leader only of this unit; a co-handler's lead is 主办单位 towards it."""
        standing = standing_of(user)
        if standing.congress_id != self.congress_id:
            return frozenset()
        roles = (standing.roles - UNIT_ROLES) | standing.in_unit(self.unit_id)
        if self.share is law.Part.CO and standing.units:
            leads = (one for one in self.suggestion.assignments.all() if one.share is law.Part.LEAD and one.is_live)
            if any(standing.in_unit(one.unit_id) for one in leads):
                roles |= {Role.LEAD_UNIT}
        return frozenset(roles)

    def moves(self, user):
        return law.open_to(self.share, self.roles_of(user), law.Status(self.status))

    def step(self, act, user):
        found = super().step(act, user)
        if user is not None and found not in self.moves(user):  # an opinion is not a reply, nor the reverse
            return self.lifecycle.step(act, state=law.Status.ENDED, roles=())
        return found

    def is_overdue(self, today) -> bool:
        return self.status in IN_HAND and self.due_on < today

    @property
    def clock(self) -> tuple:
        """This unit's clock as a ruler draws it: name, start, due day, day it stopped."""
        return f"{self.unit}的时钟", *running(self.due_basis, self.due_on, self.done_at)


class ReturnRequest(models.Model):
    """A unit says it is not its duty (退办): ground, clause and who should handle it instead."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="returns")
    ground = models.CharField("退办理由", max_length=40, choices=ReturnGround.choices())
    reason = models.TextField("说明")
    clause = models.CharField("职责依据", max_length=300)
    nominated = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    agreed = models.BooleanField("同意", null=True)
    ruling = models.TextField("裁定理由", blank=True)
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ruled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], condition=models.Q(agreed__isnull=True), name="one_open_return"
            )
        ]

    def __str__(self):
        return self.reason


class Contact(models.Model):
    """Contact with the deputy before the reply (与代表沟通): way, day, who, content. Written once."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="contacts")
    way = models.CharField("方式", max_length=20, choices=Way.choices())
    on = models.DateField("日期")
    persons = models.CharField("参加人员", max_length=200)
    content = models.TextField("内容")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]

    def __str__(self):
        return f"{Way(self.way).label} {self.on}"


class Opinion(models.Model):
    """A co-handling unit's opinion for the lead (会办意见); refused as empty once at most."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="opinions")
    text = models.TextField("会办意见")
    signer = models.CharField("签发人", max_length=100)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    refused_at = models.DateTimeField(null=True)
    refused_why = models.CharField("退回理由", max_length=300, blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return self.text


PAGES = frozenset(
    {
        law.Act.ACCEPT,
        law.Act.ASK_RETURN,
        law.Act.AGREE_RETURN,
        law.Act.REFUSE_RETURN,
        law.Act.PLAN,
        law.Act.CONTACT,
        law.Act.ASK_EXTENSION,
        law.Act.OPINION,
        law.Act.REFUSE_OPINION,
        law.Act.DRAFT,
        law.Act.CHECK,
        law.Act.SIGN,
        law.Act.NUMBER,
        law.Act.SEAL,
        law.Act.REPLY,
        law.Act.ASK_COORDINATION,
        law.Act.COORDINATE,
    }
)  # re-assignment is part of agreeing to a return; an extension has its own life cycle; the rest is the system's
