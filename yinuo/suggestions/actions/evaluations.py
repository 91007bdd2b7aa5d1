"""The deputy's evaluation (评价): sealed until its window has closed, so that nobody on the answering side can press.

Nothing here tells a unit anything before `break_seal`: no notice, no grade in the trail, no move of the suggestion.
"""

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.people.standing import standing_of
from yinuo.records.actions import move
from yinuo.records.parameters import policy_for
from yinuo.rules import evaluations
from yinuo.rules import suggestions as law
from yinuo.rules.checklist import require
from yinuo.rules.evaluations import Dimension, Grade
from yinuo.suggestions import clocks, notices
from yinuo.suggestions.actions.endings import go_on, open_seal
from yinuo.suggestions.models import Evaluation, Suggestion
from yinuo.suggestions.queries import grade_of, is_over


@transaction.atomic
def evaluate(
    suggestion,
    *,
    attitude,
    result,
    overall,
    process=None,
    comment: str = "",
    signed: bool = True,
    on_paper=False,
    by,
    at,
) -> Evaluation:
    """Rate the handling (评价): attitude, process and result apart, a reason where not simply 满意."""
    given = {
        Dimension.ATTITUDE: attitude,
        Dimension.PROCESS: process,
        Dimension.RESULT: result,
        Dimension.OVERALL: overall,
    }
    grades = {dimension: Grade(grade) for dimension, grade in given.items() if grade}
    dimensions = policy_for(suggestion.congress, localdate(at)).evaluations.dimensions
    filled = evaluations.Evaluation(grades, comment, signed)
    require(evaluations.missing_before_evaluate(filled, dimensions))
    standing = standing_of(by)
    behalf = "" if standing.deputy_id == suggestion.lead_id else suggestion.proposer
    move(suggestion, law.Act.EVALUATE, by=by, at=at, on_behalf_of=behalf, round=suggestion.round)
    Suggestion.objects.filter(pk=suggestion.pk).update(sealed=True)
    suggestion.sealed = True
    return suggestion.evaluations.create(
        deputy=suggestion.lead,
        round=suggestion.round,
        **{str(dimension): grades.get(dimension, "") for dimension in Dimension},
        comment=comment,
        on_paper=on_paper,
        closes_on=suggestion.evaluate_by,
        by=by,
        at=at,
    )


@transaction.atomic
def ask_evaluation(suggestion, *, by, at):
    """Remind the deputy once the window has passed, and give ten more working days (提醒评价)."""
    move(suggestion, law.Act.ASK_EVALUATION, by=by, at=at)
    if localdate(at) > suggestion.evaluate_by:
        grace = clocks.counted(localdate(at), policy_for(suggestion.congress, localdate(at)).evaluations.grace)
        suggestion.evaluate_by, suggestion.evaluate_basis = grace.due_on, clocks.stored(grace)
        suggestion.save(update_fields=["evaluate_by", "evaluate_basis"])
    told, key = notices.signers(suggestion), f"evaluate/{suggestion.round}/{suggestion.evaluate_by}"
    notices.about(suggestion, told, notices.EVALUATE_SOON, at=at, key=key, due=str(suggestion.evaluate_by))


@transaction.atomic
def lapse(suggestion, *, at):
    """Nobody rated after the reminder (逾期未评价，重庆市条例第二十九条): counted as unrated, never as satisfied."""
    move(suggestion, law.Act.LAPSE, by=None, at=at)
    settle(suggestion, at=at)


@transaction.atomic
def break_seal(suggestion, *, at) -> bool:
    """The window has closed (启封): the answering side may read the evaluation; what follows by itself, follows."""
    suggestion.refresh_from_db()
    if not is_over(suggestion, at) or not open_seal(suggestion, at):
        return False
    settle(suggestion, at=at)
    return True


def settle(suggestion, *, at):
    """What follows an evaluation (评价之后): track or close by itself; not satisfied waits for the commission's check."""
    if grade_of(suggestion) is Grade.NOT_SATISFIED:
        told, key = notices.commission(suggestion.congress_id, at), f"not-satisfied/{suggestion.round}"
        notices.about(suggestion, told, notices.NOT_SATISFIED, at=at, key=key)
    else:
        go_on(suggestion, at=at)
