"""Handing a suggestion to a unit (交办件), with the unit's own clock, and what passes between the units and the deputy."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from yinuo.people.models import Unit
from yinuo.people.standing import standing_of
from yinuo.records.models.trail import Tracked, status_known
from yinuo.rules import assignments as law
from yinuo.rules.terms import Role, Term
from yinuo.suggestions.models.suggestions import Suggestion


class Part(Term):
    """A unit's part in the handling (承办分工)."""

    LEAD = "lead", "主办"
    CO = "co", "会办"
    SEPARATE = "separate", "分办"


class AssignmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(suggestion__in=Suggestion.objects.visible_to(user))

    def live(self):
        """Still in this unit's hands; a returned one keeps its row."""
        return self.exclude(status__in=law.GONE)


class Assignment(Tracked):
    """One unit's part in one suggestion; `due_on` is the unit's clock."""

    lifecycle = law.LIFECYCLE
    states = law.Status
    kind = "assignment"

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments")
    part = models.CharField("分工", max_length=10, choices=Part.choices())
    task = models.CharField("承办内容", max_length=300, blank=True)
    round = models.PositiveSmallIntegerField("轮次", default=1)
    at = models.DateTimeField("交办时间")
    due_on = models.DateField("办理期限")
    due_basis = models.JSONField("期限推算", default=dict)
    accepted_at = models.DateTimeField("签收时间", null=True)
    person = models.CharField("具体承办人", max_length=100, blank=True)
    done_at = models.DateTimeField("完成时间", null=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["suggestion_id", "id"]
        constraints = [
            status_known(law.Status, "assignment_status_known"),
            models.UniqueConstraint(
                fields=["suggestion", "round"],
                condition=models.Q(part="lead") & ~models.Q(status__in=law.GONE),
                name="one_live_lead",
            ),
        ]
        indexes = [models.Index(fields=["congress", "unit", "status", "due_on"], name="assignment_by_unit")]

    def __str__(self):
        return f"{self.unit} {Part(self.part).label}"

    def get_absolute_url(self):
        return reverse("suggestions:detail", args=[self.suggestion.ref])

    def roles_of(self, user):
        standing = standing_of(user)
        if standing.congress_id != self.congress_id:
            return frozenset()
        return (standing.roles - {Role.UNIT_CLERK, Role.UNIT_LEADER}) | standing.in_unit(self.unit_id)

    def is_overdue(self, today) -> bool:
        return self.status not in law.DONE and self.due_on < today


class ReturnRequest(models.Model):
    """A unit says it is not its duty (退办): ground, clause and who should handle it instead."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="returns")
    ground = models.TextField("理由")
    clause = models.CharField("职责依据", max_length=300)
    nominated = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    agreed = models.BooleanField(null=True)
    ruling = models.TextField("裁定理由", blank=True)
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ruled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]


class Contact(models.Model):
    """Contact with the deputy before the reply (与代表沟通): way, day, content."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="contacts")
    way = models.CharField("方式", max_length=20)
    on = models.DateField("日期")
    content = models.TextField("内容")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]


class Opinion(models.Model):
    """A co-handling unit's opinion for the lead (会办意见); refused as empty once at most."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="opinions")
    text = models.TextField("意见")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    refused_at = models.DateTimeField(null=True)
    refused_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["at", "id"]
