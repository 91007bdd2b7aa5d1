"""A request for more time (延期申请), SM-11: asked before the due date, decided, the deputy told."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from yinuo.people.standing import UNIT_ROLES, standing_of
from yinuo.records.models.trail import Tracked, status_known
from yinuo.rules import extensions as law
from yinuo.suggestions.models.assignments import Assignment


class ExtensionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(assignment__in=Assignment.objects.visible_to(user).values("pk"))


class Extension(Tracked):
    """One unit's request to answer later, with the day wanted and the decision."""

    lifecycle = law.LIFECYCLE
    states = law.Status
    kind = "extension"

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="extensions")
    reason = models.TextField("延期理由")
    was_due_on = models.DateField("原期限")
    wanted_on = models.DateField("延长到")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("申请时间")
    ruling = models.TextField("审批意见", blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField("审批时间", null=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            status_known(law.Status, "extension_status_known"),
            models.CheckConstraint(
                condition=models.Q(wanted_on__gt=models.F("was_due_on")), name="extension_goes_forward"
            ),
            models.UniqueConstraint(
                fields=["assignment"], condition=models.Q(status=str(law.Status.ASKED)), name="one_open_extension"
            ),
        ]

    def __str__(self):
        return f"{self.assignment} {self.was_due_on}→{self.wanted_on}"

    def get_absolute_url(self):
        return self.assignment.get_absolute_url()

    def act_url(self, act) -> str | None:
        return reverse("suggestions:extension_act", args=[self.pk, act])

    def roles_of(self, user):
        standing = standing_of(user)
        if standing.congress_id != self.congress_id:
            return frozenset()
        return (standing.roles - UNIT_ROLES) | standing.in_unit(self.assignment.unit_id)
