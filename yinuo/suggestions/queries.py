"""What is asked of suggestions across tables: what an evaluation opens, what is still promised, who holds things up."""

from datetime import timedelta

from django.db.models import Q
from django.utils.timezone import localdate

from yinuo.people.standing import standing_of
from yinuo.promises.models import Promise
from yinuo.records.parameters import policy_for
from yinuo.rules import suggestions as law
from yinuo.rules.evaluations import Grade
from yinuo.suggestions.models import Assignment, Cosigner

SOON = timedelta(days=7)


def promises_of(suggestion):
    """Everything promised in its replies (承诺事项)."""
    return Promise.objects.said_in("reply", suggestion.replies.values("pk"))


def open_promises(suggestion):
    """What is still owed of it (未兑现的承诺)."""
    return promises_of(suggestion).unfinished()


def grade_of(suggestion) -> Grade | None:
    """The overall grade of this round, None if nobody rated (本轮总体评价)."""
    given = suggestion.evaluations.filter(round=suggestion.round).last()
    return Grade(given.overall) if given else None


def is_over(suggestion, at) -> bool:
    """Whether the evaluation window has closed (评价期限届满); on its last day it is still open."""
    return suggestion.evaluate_by is not None and localdate(at) > suggestion.evaluate_by


def acts_now(suggestion, at) -> tuple[law.Act, ...]:
    """Which moves the evaluation of this round opens (评价之后可办的事)."""
    answered = suggestion.status in {law.Status.EXPLAINED, law.Status.TRACKING}
    return law.acts_after(
        None if answered else grade_of(suggestion),
        open_promises=open_promises(suggestion).count(),
        rounds=suggestion.round,
        max_rounds=policy_for(suggestion.congress, localdate(at)).evaluations.max_rounds,
    )


def within(suggestions, due: str, today):
    """Those overdue, due within a week, or later (期限筛选)."""
    if due == "overdue":
        return suggestions.overdue(today)
    if due == "soon":
        return suggestions.awaiting_reply().filter(due_on__range=(today, today + SOON))
    return suggestions.awaiting_reply().filter(due_on__gt=today + SOON)


def concerning(user) -> Q:
    """What is one's own: led, co-signed, filed, or in one's unit's hands (与我有关)."""
    standing = standing_of(user)
    mine = Q(filed_by=user)
    if standing.deputy_id:
        signed = Cosigner.objects.filter(deputy=standing.deputy_id).exclude(answer="removed")
        mine |= Q(lead=standing.deputy_id) | Q(pk__in=signed.values("suggestion"))
    if standing.units:
        mine |= Q(pk__in=Assignment.objects.live().filter(unit__in=standing.units).values("suggestion"))
    return mine
