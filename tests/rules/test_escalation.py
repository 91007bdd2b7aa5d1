"""The ladder is climbed rung by rung."""

import pytest

from yinuo.rules.escalation import LADDER, LIFECYCLE, RUNGS, Act, Rung, Status, missing_before, next_rung, skipped
from yinuo.rules.terms import Role


def test_each_rung_leads_to_the_next_and_is_a_row():
    for place, act in enumerate(RUNGS):
        assert LIFECYCLE.moves[act, LADDER[place]].target == LADDER[place + 1]
        assert next_rung(LADDER[place]) is act
        assert skipped(act, LADDER[place]) == []


@pytest.mark.parametrize("state", [Status.NORMAL, Status.DUE_SOON, Status.HANDED_ON, Status.SETTLED])
def test_there_is_no_next_rung_before_anything_is_overdue_nor_at_the_top(state):
    assert next_rung(state) is None


@pytest.mark.parametrize(
    ("rung", "missing"),
    [
        (Rung(Act.REMIND, Status.OVERDUE, "", True), []),  # a call needs no document
        (Rung(Act.PRESS, Status.REMINDED, "", True), ["文号"]),
        (Rung(Act.PRESS, Status.REMINDED, "示人常办〔2026〕3号", False), ["新的期限"]),
        (
            Rung(Act.ORDER, Status.OVERDUE, "示人常办〔2026〕3号", True),
            ["跳过步骤的说明（未经已催办、已督办、已通报）"],
        ),
        (Rung(Act.ORDER, Status.OVERDUE, "示人常办〔2026〕3号", True, note="造成重大损失"), []),
        (Rung(Act.HAND_ON, Status.ORDERED, "示人常办〔2026〕3号", False), []),
        (Rung(Act.TALK, Status.PRESSED, "", False), ["本地未启用约谈"]),
    ],
)
def test_a_step_needs_its_paper_its_day_and_a_note_for_what_it_leaves_out(rung, missing):
    assert missing_before(rung, talk_allowed=False) == missing


def test_a_talk_is_possible_where_the_place_has_it_and_changes_no_rung():
    assert missing_before(Rung(Act.TALK, Status.NAMED, "", False), talk_allowed=True) == []
    assert LIFECYCLE.step(Act.TALK, state=Status.NAMED, roles={Role.COUNCIL}).target is Status.NAMED


def test_every_skip_in_the_table_names_what_it_skips():
    for move in LIFECYCLE.moves.values():
        if move.act in RUNGS and move.source in LADDER and move.source != move.target:
            assert len(skipped(move.act, move.source)) == LADDER.index(move.target) - LADDER.index(move.source) - 1
