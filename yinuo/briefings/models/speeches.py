"""A deputy's speech at a session (代表发言); handled afterwards as suggestions, one matter each."""

from django.db import models
from django.urls import reverse

from yinuo.briefings.models.briefings import Briefing
from yinuo.people.models import Delegation, Deputy, Group
from yinuo.people.standing import standing_of
from yinuo.records.models.trail import Tracked, status_known
from yinuo.rules import speeches as law
from yinuo.rules.terms import Role

SPOKEN = {law.Status.DELIVERED, law.Status.RECORD_CONFIRMED, law.Status.CONVERTED, law.Status.LINKED}
PREPARING = {*law.REVIEWERS, Role.DEPUTY, Role.OFFICE, Role.SECRETARY_GENERAL, Role.CHAIR}  # deputy: the speaker


class Speech(Tracked):
    lifecycle = law.LIFECYCLE
    states = law.Status
    kind = "speech"

    briefing = models.ForeignKey(Briefing, models.PROTECT, related_name="speeches")
    order = models.PositiveSmallIntegerField("次序")
    deputy = models.ForeignKey(Deputy, models.PROTECT, null=True, related_name="speeches")
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, related_name="+")
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="+")
    title = models.CharField("题目", max_length=200, blank=True)
    text = models.TextField("发言", blank=True)
    points = models.JSONField("要点", default=list)
    verbatim = models.BooleanField("逐字", default=True)  # False: restated by a report (转述)
    confirmed_at = models.DateTimeField("本人核对时间", null=True)

    class Meta:
        ordering = ["briefing_id", "order"]
        verbose_name_plural = "speeches"
        constraints = [
            status_known(law.Status, "speech_status_known"),
            models.UniqueConstraint(fields=["briefing", "order"], name="speech_order_once"),
        ]

    def __str__(self):
        return f"发言{self.order}"

    @property
    def room(self) -> str:
        return f"briefing/{self.briefing_id}"

    def get_absolute_url(self):
        return f"{reverse('briefings:detail', args=[self.briefing.number])}#speech-{self.order}"

    @property
    def nominated_by(self):
        return self.group or self.delegation

    def act_url(self, act):
        if act == law.Act.LINK:
            return None  # the timer links a speech once its suggestions are registered
        if act == law.Act.CONVERT:
            return reverse("briefings:convert_speech", args=[self.pk])
        return reverse("briefings:speech_act", args=[self.pk, act])

    def roles_of(self, user):
        return roles_with_speaker(self, user)

    def is_readable_by(self, user) -> bool:
        """What was spoken, everybody of the congress; a draft only the speaker and those who prepare the session (可读)."""
        return self.state in SPOKEN or bool(self.roles_of(user) & PREPARING)


def roles_with_speaker(thing, user) -> frozenset[Role]:
    """The person's roles; deputy only towards their own words (本人)."""
    standing = standing_of(user)
    if standing.congress_id != thing.congress_id:
        return frozenset()
    if standing.deputy_id and standing.deputy_id == thing.deputy_id:
        return standing.roles
    return standing.roles - {Role.DEPUTY}
