"""What is asked of suggestions across tables: what an evaluation opens, what is still promised, who holds things up."""

from django.utils.timezone import localdate

from yinuo.people.policy import policy_of
from yinuo.promises.models import Promise
from yinuo.rules import suggestions as law
from yinuo.rules.evaluations import Grade


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
        max_rounds=policy_of(suggestion.congress, localdate(at)).evaluations.max_rounds,
    )
