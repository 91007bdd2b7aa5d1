"""A session (政情通报会、专题询问): its legal kind, plan, people and the figures a source states about it."""

from django.db import models
from django.urls import reverse

from yinuo.briefings.models.acts import Attendance
from yinuo.briefings.models.topics import Topic
from yinuo.people.models import Congress, Delegation, Deputy, Group, Unit
from yinuo.people.standing import standing_of
from yinuo.records.models.trail import Tracked, status_known
from yinuo.rules import briefings as law

ON_THE_FLOOR = {  # acts made through speeches and questions, or by the system, not by a page of the session itself
    law.Act.CALL,
    law.Act.BRIEF,
    law.Act.SPEAK,
    law.Act.ASK,
    law.Act.ANSWER,
    law.Act.FOLLOW_UP,
    law.Act.WARN,
    law.Act.EXTEND,
    law.Act.STOP,
    law.Act.SIGN_RECORD,
}


class BriefingQuerySet(models.QuerySet):
    def visible_to(self, user):
        standing = standing_of(user)
        if standing.congress_id is None:
            return self.published()
        return self.filter(congress=standing.congress_id)

    def published(self):
        return self.filter(published=True)


class Briefing(Tracked):
    """One session. `stated` keeps what a published report says in figures; the record must add up to it."""

    lifecycle = law.LIFECYCLE
    states = law.Status
    kind = "briefing"

    number = models.CharField("编号", max_length=20)  # e.g. 2023-1
    legal_kind = models.CharField("会议性质", max_length=30, choices=law.Kind.choices())
    title = models.CharField("会议名称", max_length=200)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, related_name="briefings")
    year = models.PositiveSmallIntegerField("年度")
    held_on = models.DateField("召开日期", null=True)
    part_of_day = models.CharField("时段", max_length=20, blank=True)
    place = models.CharField("地点", max_length=200, blank=True)
    convened_by = models.CharField("召开", max_length=200, blank=True)
    reporting_body = models.CharField("通报", max_length=200, blank=True)
    why = models.TextField("为何召开", blank=True)
    principles = models.JSONField("会议原则", default=list)
    stated = models.JSONField("来源所载数字", default=dict)  # speeches, questioners, questions, follow_ups
    facts = models.JSONField("来源所载其他事实", default=dict)
    source = models.JSONField("来源", default=dict)
    speaker_rule = models.CharField("发言人产生办法", max_length=300, blank=True)
    scripted = models.BooleanField("问题是否事先告知", null=True)
    units = models.ManyToManyField(Unit, related_name="briefings", blank=True)
    report_text = models.TextField("通报稿", blank=True)
    published = models.BooleanField(default=False)

    objects = BriefingQuerySet.as_manager()

    class Meta:
        ordering = ["congress_id", "-year", "-held_on", "-id"]
        constraints = [
            status_known(law.Status, "briefing_status_known"),
            models.UniqueConstraint(fields=["congress", "number"], name="briefing_number_once"),
        ]

    def __str__(self):
        return self.title

    @property
    def room(self) -> str:
        return f"briefing/{self.pk}"

    def get_absolute_url(self):
        return reverse("briefings:detail", args=[self.number])

    def get_public_url(self):
        return reverse("public:briefing", args=[self.congress.slug, self.number])

    def act_url(self, act):
        return reverse("briefings:act", args=[self.number, act]) if act not in ON_THE_FLOOR else None

    def roles_of(self, user):
        standing = standing_of(user)
        if standing.congress_id != self.congress_id:
            return frozenset()
        roles = set(standing.roles)
        for unit in self.units.all():
            roles |= standing.in_unit(unit.pk)
        return frozenset(roles)


class Participant(models.Model):
    """Who was invited and who came (出席、请假)."""

    briefing = models.ForeignKey(Briefing, models.PROTECT, related_name="participants")
    deputy = models.ForeignKey(Deputy, models.PROTECT, null=True, related_name="attended")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    name = models.CharField("姓名", max_length=60, blank=True)
    post = models.CharField("职务", max_length=100, blank=True)
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, related_name="+")
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="+")
    attendance = models.CharField(
        "出席情况", max_length=20, default=Attendance.INVITED.value, choices=Attendance.choices()
    )
    leave_reason = models.CharField("请假事由", max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["briefing", "deputy"], condition=models.Q(deputy__isnull=False), name="deputy_invited_once"
            ),
            models.CheckConstraint(
                condition=models.Q(attendance__in=Attendance.values()), name="participant_attendance_known"
            ),
        ]
        ordering = ["briefing_id", "delegation__order", "id"]

    def __str__(self):
        return self.name or str(self.deputy or self.unit)

    @property
    def state(self) -> Attendance:
        return Attendance(self.attendance)


class PriorBriefing(models.Model):
    """An earlier session that a source only mentions: a year or a term, a topic, nothing more (历次)."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="prior_briefings")
    year = models.PositiveSmallIntegerField("年份", null=True)
    term = models.CharField("届次", max_length=60, blank=True)
    topic = models.CharField("议题", max_length=200)
    source = models.JSONField(default=dict)

    class Meta:
        ordering = ["congress_id", models.F("year").desc(nulls_last=True), "id"]

    def __str__(self):
        return f"{self.year or self.term} {self.topic}"
