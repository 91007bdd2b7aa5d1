"""The deputy's evaluation (评价): attitude, process and result apart; hidden from every unit until the window closes."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yinuo.people.models import Deputy
from yinuo.people.standing import standing_of
from yinuo.rules.terms import Role, Term
from yinuo.suggestions.models.suggestions import Suggestion


class Grade(Term):
    SATISFIED = "satisfied", "满意"
    BASICALLY = "basically", "基本满意"
    NOT = "not-satisfied", "不满意"


class EvaluationQuerySet(models.QuerySet):
    def visible_to(self, user, today):
        """The deputy's own; staff; and nobody on the answering side before the window has closed (背靠背评价)."""
        standing = standing_of(user)
        if standing.congress_id is None:
            return self.none()
        own = self.filter(suggestion__congress=standing.congress_id)
        answering_side = bool(standing.units) or Role.GOVERNMENT_OFFICE in standing.roles
        if answering_side:
            return own.filter(closes_on__lt=today, suggestion__in=Suggestion.objects.visible_to(user))
        if standing.is_staff:
            return own
        mine = Q(deputy=standing.deputy_id) if standing.deputy_id else Q(pk=None)
        return own.filter(mine | Q(suggestion__lead=standing.deputy_id))


class Evaluation(models.Model):
    """One evaluation of one round; a later one succeeds it."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="evaluations")
    deputy = models.ForeignKey(Deputy, models.PROTECT, related_name="evaluations")
    round = models.PositiveSmallIntegerField("轮次", default=1)
    attitude = models.CharField("办理态度", max_length=20, choices=Grade.choices())
    process = models.CharField("办理过程", max_length=20, choices=Grade.choices())
    result = models.CharField("办理结果", max_length=20, choices=Grade.choices())
    overall = models.CharField("总体评价", max_length=20, choices=Grade.choices())
    comment = models.TextField("意见", blank=True)
    closes_on = models.DateField("评价截止日")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
