"""How a deputy rates, and what a satisfaction rate is."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinuo.rules.evaluations import Dimension, Evaluation, Grade, missing_before_evaluate, satisfaction

GOOD, FAIR, BAD = Grade
TWO = (Dimension.ATTITUDE, Dimension.RESULT)


@pytest.mark.parametrize(
    ("grades", "comments", "missing"),
    [
        ((GOOD, GOOD), "", []),
        ((GOOD, BAD), "", ["不满意的具体意见"]),  # 山东省条例第二十三条
        ((GOOD, BAD), "没有时间表", []),
        ((GOOD, FAIR), "", ["基本满意的理由"]),
        ((BAD, FAIR), " ", ["不满意的具体意见"]),  # one text serves both
        ((GOOD, None), "", ["办理结果"]),
    ],
)
def test_a_form_asks_for_every_grade_and_for_reasons(grades, comments, missing):
    given_grades = {dimension: grade for dimension, grade in zip(TWO, grades, strict=True) if grade}
    assert missing_before_evaluate(Evaluation(given_grades, comments, signed=True), TWO) == missing


def test_a_form_is_signed():
    assert missing_before_evaluate(Evaluation({Dimension.OVERALL: GOOD}), (Dimension.OVERALL,)) == ["代表签名"]


def test_both_rates_are_shown_and_who_did_not_rate_stands_beside_them():
    counted = satisfaction([GOOD] * 6 + [FAIR] * 2 + [BAD] * 2 + [None] * 5)
    assert (counted.rated, counted.unrated, counted.sent) == (10, 5, 15)
    assert counted.strict == Fraction(6, 10)
    assert counted.wide == Fraction(8, 10)


def test_nobody_rated_is_no_rate_at_all():
    counted = satisfaction([None, None])
    assert (counted.strict, counted.wide, counted.unrated) == (None, None, 2)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([GOOD, FAIR, BAD, None])))
def test_the_four_kinds_always_add_up_to_what_was_sent(grades):
    counted = satisfaction(grades)
    assert (
        counted.satisfied + counted.basically + counted.not_satisfied + counted.unrated == counted.sent == len(grades)
    )
    assert counted.strict is None or counted.strict <= counted.wide
