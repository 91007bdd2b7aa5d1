"""A topic for a session (议题): proposed, screened, decided, planned."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from yinuo.people.standing import standing_of
from yinuo.records.models.trail import Tracked, status_known
from yinuo.rules import topics as law


class TopicQuerySet(models.QuerySet):
    def visible_to(self, user):
        standing = standing_of(user)
        if standing.congress_id is None:
            return self.filter(published=True)
        return self.filter(congress=standing.congress_id)


class Topic(Tracked):
    lifecycle = law.LIFECYCLE
    states = law.Status
    kind = "topic"

    title = models.CharField("议题", max_length=200)
    reason = models.TextField("理由", blank=True)
    subject = models.CharField("类别", max_length=40, blank=True)
    channel = models.CharField("来源", max_length=200, blank=True)
    proposed_by = models.CharField("提出者", max_length=200, blank=True)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    year = models.PositiveSmallIntegerField("年度", null=True)
    decided_on = models.DateField("决定日期", null=True)
    decision = models.CharField("决定", max_length=300, blank=True)
    published = models.BooleanField(default=False)
    at = models.DateTimeField("提出时间", null=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["congress_id", "-year", "-id"]
        constraints = [status_known(law.Status, "topic_status_known")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("briefings:topic", args=[self.pk])

    def act_url(self, act):
        return reverse("briefings:topic_act", args=[self.pk, act])

    @property
    def source(self) -> str:
        """Where it comes from, in words; a record file may have words of its own (来源)."""
        return law.Channel(self.channel).label if self.channel in law.Channel.values() else self.channel

    def roles_of(self, user):
        standing = standing_of(user)
        return standing.roles if standing.congress_id == self.congress_id else frozenset()
