"""重新办理: after our check, with a clock of its own; the old reply stays; rounds are limited."""

from datetime import date

import pytest

from tests import builders
from tests.builders import day
from yinuo.rules.evaluations import Grade
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions
from yinuo.suggestions.models import Suggestion


def dissatisfied(cast):
    return builders.suggestion(cast, Status.EVALUATED, grade=Grade.NOT_SATISFIED)


def test_it_has_one_month_and_keeps_the_first_reply(cast):
    made = builders.suggestion(cast, Status.REHANDLING, grade=Grade.NOT_SATISFIED)
    assert (made.round, made.due_on) == (2, date(2026, 7, 10))  # 10 June + 1 month
    issued = builders.reply(cast, builders.lead_of(made), number="市甲函〔2026〕9号", at=day(110))
    assert issued.round == 2
    assert [reply.round for reply in made.replies.all()] == [1, 2]
    assert Suggestion.objects.get(pk=made.pk).status == Status.REPLIED


def test_it_needs_our_check(cast):
    made = dissatisfied(cast)
    with pytest.raises(NotAllowed, match="代表工委核查意见"):
        actions.rehandle(made, check="", by=cast.commission, at=day(100))


def test_a_satisfied_deputy_starts_no_second_round(cast):
    made = builders.suggestion(cast, Status.EVALUATED)
    with pytest.raises(NotAllowed):
        actions.rehandle(made, check="想再办一次", by=cast.commission, at=day(100))


def test_after_the_last_round_comes_the_assessment(cast):
    made = dissatisfied(cast)
    at = 100
    for place in (2, 3):
        actions.rehandle(made, check="属实", by=cast.commission, at=day(at))
        builders.reply(cast, builders.lead_of(made), number=f"市甲函〔2026〕{place}9号", at=day(at + 10))
        made = Suggestion.objects.get(pk=made.pk)
        builders.evaluate(cast, made, grade=Grade.NOT_SATISFIED, at=day(at + 12))
        at += 60
    with pytest.raises(NotAllowed, match="评估会商"):
        actions.rehandle(made, check="属实", by=cast.commission, at=day(at))
    actions.assess(made, arrangement="组织专家评估", by=cast.commission, at=day(at))
    assert made.status == Status.UNDER_ASSESSMENT


def test_an_explanation_ends_it_instead(cast):
    made = dissatisfied(cast)
    actions.explain(made, reason="上位法不允许", by=cast.commission, at=day(100))
    assert Suggestion.objects.get(pk=made.pk).status == Status.CLOSED
    assert cast.lead.notices.filter(key__startswith="explained").exists()


@pytest.mark.parametrize("who", ["lead", "clerk", "council", "office"])
def test_others_do_not_decide_it(cast, who):
    made = dissatisfied(cast)
    actions.break_seal(made, at=day(99))
    with pytest.raises(NotAllowed):
        actions.rehandle(made, check="属实", by=getattr(cast, who), at=day(100))
