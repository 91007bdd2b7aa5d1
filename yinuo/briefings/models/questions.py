"""Questions, follow-ups and answers on the floor (问询、追问、应询)."""

from django.db import models
from django.urls import reverse

from yinuo.briefings.models.briefings import Briefing
from yinuo.briefings.models.speeches import roles_with_speaker
from yinuo.people.models import Delegation, Deputy, Unit
from yinuo.people.standing import standing_of
from yinuo.records.models.trail import Tracked, status_known
from yinuo.rules import questions as law


class Question(Tracked):
    """One question; a follow-up (追问) is a question with a parent."""

    lifecycle = law.LIFECYCLE
    states = law.Status
    kind = "question"

    briefing = models.ForeignKey(Briefing, models.PROTECT, related_name="questions")
    order = models.PositiveSmallIntegerField("次序")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="follow_ups")
    deputy = models.ForeignKey(Deputy, models.PROTECT, null=True, related_name="questions")
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, related_name="+")
    text = models.TextField("问题")
    points = models.JSONField("要点", default=list)
    verbatim = models.BooleanField("逐字", default=True)
    asked_at = models.DateTimeField("提问时间", null=True)
    units = models.ManyToManyField(Unit, related_name="questions", blank=True)
    lead = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name="牵头应询单位")
    written_due_on = models.DateField("书面答复期限", null=True)

    class Meta:
        ordering = ["briefing_id", "order", "id"]
        constraints = [status_known(law.Status, "question_status_known")]

    def __str__(self):
        return f"{'追问' if self.parent_id else '问题'}{self.order}"

    @property
    def room(self) -> str:
        return f"briefing/{self.briefing_id}"

    def get_absolute_url(self):
        return f"{reverse('briefings:detail', args=[self.briefing.number])}#question-{self.pk}"

    def act_url(self, act):
        if act in (law.Act.ASK, law.Act.PASS_ON):
            return None  # asked when called, on the session's page; passing on belongs to the live floor
        return reverse("briefings:question_act", args=[self.pk, act])

    def roles_of(self, user):
        standing = standing_of(user)
        roles = set(roles_with_speaker(self, user))
        if standing.congress_id == self.congress_id:
            for unit in self.units.all():
                roles |= standing.in_unit(unit.pk)
        return frozenset(roles)


class Answer(models.Model):
    """One answer, on the spot or in writing; the first unit named leads."""

    kind = "answer"

    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    text = models.TextField("答复")
    points = models.JSONField("要点", default=list)
    verbatim = models.BooleanField("逐字", default=True)
    written = models.BooleanField("书面", default=False)
    answered_at = models.DateTimeField("答复时间", null=True)

    class Meta:
        ordering = ["question_id", "id"]

    def __str__(self):
        return f"{self.question.briefing.title}·{self.question}·{'书面' if self.written else ''}答复"

    def get_absolute_url(self):
        return self.question.get_absolute_url()

    @property
    def congress_id(self):
        return self.question.congress_id

    @property
    def said_by(self) -> str:
        """Who answered, as far as the record names them (应询人)."""
        return "、".join(f"{part.unit}{part.person or part.post}" for part in self.by_units.select_related("unit"))[
            :120
        ]


class AnsweringUnit(models.Model):
    """Which unit answered, through whom; null where the source names nobody (报道未具名)."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="by_units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="answers")
    person = models.CharField("应询人", max_length=60, blank=True)
    post = models.CharField("职务", max_length=100, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["answer_id", "order", "id"]

    def __str__(self):
        return f"{self.unit}{self.person}"
