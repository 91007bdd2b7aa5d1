"""The deputy's evaluation (评价): attitude, process and result apart; sealed to the answering side until its window closes."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yinuo.people.models import Deputy
from yinuo.people.standing import standing_of
from yinuo.rules.evaluations import Grade
from yinuo.suggestions.models.suggestions import Suggestion, on_answering_side


class EvaluationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Signers and the committee's side at once; everybody else once the seal is broken (背靠背评价)."""
        standing = standing_of(user)
        seen = self.filter(suggestion__in=Suggestion.objects.visible_to(user).values("pk"))
        if on_answering_side(standing) or not (standing.is_staff or standing.deputy_id):
            return seen.filter(suggestion__sealed=False)
        if standing.is_staff:
            return seen
        signed = Suggestion.objects.filter(
            Q(lead=standing.deputy_id) | Q(cosigners__deputy=standing.deputy_id, cosigners__answer="confirmed")
        )
        return seen.filter(Q(suggestion__sealed=False) | Q(suggestion__in=signed.values("pk")))


class Evaluation(models.Model):
    """One evaluation of one round; a later round has its own. Written once."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="evaluations")
    deputy = models.ForeignKey(Deputy, models.PROTECT, null=True, related_name="evaluations")  # null: the delegation
    round = models.PositiveSmallIntegerField("轮次", default=1)
    attitude = models.CharField("办理态度", max_length=30, choices=Grade.choices())
    process = models.CharField("办理过程", max_length=30, choices=Grade.choices())
    result = models.CharField("办理结果", max_length=30, choices=Grade.choices())
    overall = models.CharField("总体评价", max_length=30, choices=Grade.choices())
    comment = models.TextField("意见", blank=True)
    on_paper = models.BooleanField("纸质评价录入", default=False)
    closes_on = models.DateField("评价截止日")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["suggestion", "round"], name="evaluated_once_a_round")]

    def __str__(self):
        return Grade(self.overall).label
