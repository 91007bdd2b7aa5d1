"""What an evaluation opens, and where a suggestion stands for people."""

import pytest

from yinuo.rules.assignments import Act as UnitAct
from yinuo.rules.assignments import Part, open_to
from yinuo.rules.assignments import Status as UnitStatus
from yinuo.rules.evaluations import Grade
from yinuo.rules.suggestions import LIFECYCLE, PHASE_OF, Act, Phase, Status, acts_after
from yinuo.rules.terms import Role


@pytest.mark.parametrize(
    ("grade", "promises", "rounds", "acts"),
    [
        (Grade.SATISFIED, 0, 1, (Act.CLOSE,)),  # nothing left to keep
        (Grade.SATISFIED, 2, 1, (Act.TRACK,)),  # satisfied with the reply, the promises are still open
        (Grade.BASICALLY, 1, 1, (Act.TRACK,)),
        (None, 0, 1, (Act.CLOSE,)),  # not rated after a reminder: closed, outside the rate
        (None, 1, 1, (Act.TRACK,)),
        (Grade.NOT_SATISFIED, 0, 1, (Act.REHANDLE, Act.EXPLAIN)),  # an officer looks first
        (Grade.NOT_SATISFIED, 3, 2, (Act.REHANDLE, Act.EXPLAIN)),  # the second of two rounds
        (Grade.NOT_SATISFIED, 0, 3, (Act.ASSESS, Act.EXPLAIN)),  # two rounds are used up
    ],
)
def test_an_evaluation_opens_the_moves_that_follow_from_it(grade, promises, rounds, acts):
    assert acts_after(grade, open_promises=promises, rounds=rounds, max_rounds=2) == acts


def test_what_follows_is_a_row_of_the_table():
    rated = {Act.CLOSE, Act.TRACK, Act.REHANDLE, Act.EXPLAIN, Act.ASSESS}
    assert {move.act for move in LIFECYCLE.open_to(Role, Status.EVALUATED)} == rated
    assert {move.act for move in LIFECYCLE.open_to(Role, Status.UNRATED)} == {Act.CLOSE, Act.TRACK}


def test_people_see_eight_phases():
    assert [phase.label for phase in Phase] == ["提出", "审核", "交办", "办理", "答复", "评价", "落实", "办结"]
    assert PHASE_OF[Status.REHANDLING] is Phase.HANDLING


def test_a_merged_one_still_gets_its_answer_and_comes_back_where_the_main_one_is_withdrawn():
    open_acts = {move.act for move in LIFECYCLE.open_to(Role, Status.MERGED)}
    assert {Act.REPLY, Act.SEPARATE} <= open_acts


UNIT = frozenset({Role.UNIT_CLERK, Role.UNIT_LEADER})


def test_a_co_handler_gives_an_opinion_and_never_a_reply():
    acts = {move.act for move in open_to(Part.CO, UNIT, UnitStatus.HANDLING)}
    assert UnitAct.OPINION in acts
    assert not acts & {UnitAct.REPLY, UnitAct.SIGN, UnitAct.SEAL}


@pytest.mark.parametrize("part", [Part.LEAD, Part.SEPARATE])
def test_who_answers_gives_a_reply_and_never_an_opinion(part):
    acts = {move.act for move in open_to(part, UNIT, UnitStatus.HANDLING)}
    assert UnitAct.REPLY in acts
    assert UnitAct.OPINION not in acts
