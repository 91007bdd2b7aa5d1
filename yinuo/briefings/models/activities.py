"""Inspection and research before a session (视察、专题调研), and what was found."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from yinuo.briefings.models.briefings import Briefing
from yinuo.people.models import Deputy, Group, Unit
from yinuo.people.standing import standing_of
from yinuo.records.models.trail import Tracked, status_known
from yinuo.rules import inspections as law
from yinuo.rules.terms import Role


class ActivityQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(congress=standing_of(user).congress_id)


class Activity(Tracked):
    lifecycle = law.LIFECYCLE
    states = law.Status
    kind = "activity"

    briefing = models.ForeignKey(Briefing, models.PROTECT, null=True, related_name="activities")
    form = models.CharField("形式", max_length=30, choices=law.Kind.choices())
    title = models.CharField("名称", max_length=200)
    organised_by = models.JSONField("组织", default=list)
    carried_out_by = models.CharField("开展", max_length=200, blank=True)
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="activities")
    from_on = models.DateField("开始日期", null=True)
    until_on = models.DateField("结束日期", null=True)
    sites = models.JSONField("点位", null=True)  # null: the source does not say
    participants = models.ManyToManyField(Deputy, related_name="activities", blank=True)
    forwarded_to = models.ManyToManyField(Unit, related_name="reports_received", blank=True)
    report = models.TextField("报告", blank=True)
    output = models.CharField("成果", max_length=300, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["congress_id", "-id"]
        verbose_name_plural = "activities"
        constraints = [status_known(law.Status, "activity_status_known")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("briefings:activity", args=[self.pk])

    def act_url(self, act):
        return reverse("briefings:activity_act", args=[self.pk, act])

    def roles_of(self, user):
        """Deputy only for those who take part, clerk and leader only of a unit that received the report (参加代表、接收单位)."""
        standing = standing_of(user)
        if standing.congress_id != self.congress_id:
            return frozenset()
        roles = set(standing.roles)
        if standing.deputy_id and not any(deputy.pk == standing.deputy_id for deputy in self.participants.all()):
            roles.discard(Role.DEPUTY)
        for unit in self.forwarded_to.all() if standing.units else ():
            roles |= standing.in_unit(unit.pk)
        return frozenset(roles)


class Finding(models.Model):
    """One thing seen first-hand (一手资料): what, where, by whom; a later speech or question may cite it."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="findings")
    text = models.TextField("发现")
    site = models.CharField("地点", max_length=200, blank=True)
    on = models.DateField("日期", null=True)
    deputy = models.ForeignKey(Deputy, models.PROTECT, null=True, related_name="findings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return self.text[:60]
