"""Counting a satisfaction vote: one mark counts, none or several do not, and nobody guesses a threshold."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinuo.rules import votes
from yinuo.rules.evaluations import Grade
from yinuo.rules.votes import Tally, Threshold, Whole, conclude, count

GOOD, FAIR, BAD = Grade
PAPERS = [{GOOD}] * 12 + [{FAIR}] * 5 + [{BAD}] * 3 + [set(), {GOOD, BAD}]


def test_none_or_several_marks_are_invalid_and_not_counted():
    tally = count(PAPERS, sent=25)
    assert (tally.sent, tally.returned, tally.not_returned) == (25, 22, 3)
    assert (tally.valid, tally.invalid) == (20, 2)
    assert tally.grades == {GOOD: 12, FAIR: 5, BAD: 3}


def test_two_marks_in_the_same_box_are_still_two_marks():
    assert count([[GOOD, GOOD]], sent=1).invalid == 1


@settings(max_examples=40, deadline=None)
@given(papers=st.lists(st.frozensets(st.sampled_from(list(Grade)))), lost=st.integers(0, 9))
def test_sent_is_valid_and_invalid_and_not_returned(papers, lost):
    tally = count(papers, sent=len(papers) + lost)
    assert tally.valid + tally.invalid + tally.not_returned == tally.sent
    assert sum(tally.grades.values()) == tally.valid
    assert tally.not_returned == lost


def test_more_papers_than_were_sent_are_refused():
    with pytest.raises(ValueError, match="收回22张，多于发出的21张"):
        count(PAPERS, sent=21)


TALLY = count(PAPERS, sent=25)
HALF = Fraction(1, 2)
BOTH = frozenset({GOOD, FAIR})


@pytest.mark.parametrize(
    ("threshold", "passed", "reason"),
    [
        (None, None, "未设通过线：请使用单位依本地办法设定"),
        (
            Threshold(BOTH, Whole.VALID, HALF, True, "示例市办法"),
            True,
            "满意、基本满意占有效票17/20，超过1/2（示例市办法）",
        ),
        (
            Threshold(BOTH, Whole.SENT, Fraction(17, 25), True, "示例市办法"),
            False,
            "满意、基本满意占发出票17/25，未超过17/25（示例市办法）",
        ),
        (
            Threshold(BOTH, Whole.SENT, Fraction(17, 25), False, "示例市办法"),
            True,
            "满意、基本满意占发出票17/25，达到17/25（示例市办法）",
        ),
        (
            Threshold(frozenset({GOOD}), Whole.RETURNED, HALF, True, "示例市办法"),
            True,
            "满意占收回票6/11，超过1/2（示例市办法）",
        ),
    ],
)
def test_a_vote_is_passed_by_the_operators_own_rule_only(threshold, passed, reason):
    verdict = conclude(TALLY, threshold)
    assert (verdict.passed, verdict.reason) == (passed, reason)


def test_an_empty_count_has_no_share_and_no_result():
    empty = Tally(3, dict.fromkeys(Grade, 0), 3)
    assert empty.share(BOTH) is None
    assert conclude(empty, Threshold(BOTH, Whole.VALID, HALF, True, "示例市办法")).passed is None


@pytest.mark.parametrize(
    "fault",
    [
        {"share": Fraction(3, 2)},
        {"share": Fraction(0)},
        {"grades": frozenset()},
        {"basis": " "},  # a number without its rule
    ],
)
def test_a_threshold_without_grades_share_or_basis_is_refused(fault):
    whole = {"grades": BOTH, "whole": Whole.VALID, "share": HALF, "more_than": True, "basis": "示例市办法"}
    with pytest.raises(ValueError, match="通过线须写明"):
        Threshold(**{**whole, **fault})


@pytest.mark.parametrize("share", ["50%", "1/2"])
def test_a_threshold_is_read_from_words(share):
    threshold = votes.read_threshold(f"满意、基本满意占收回票达到{share}（示例市办法第九条）")
    assert threshold == Threshold(BOTH, Whole.RETURNED, HALF, False, "示例市办法第九条")
    assert votes.read_threshold(threshold.label) == threshold


@pytest.mark.parametrize(
    "text",
    [
        "过半数",
        "满意占有效票超过1/2",
        "很好占有效票超过1/2（办法）",
        "满意占全体超过1/2（办法）",
        "满意占有效票超过1/0（办法）",
        "满意占有效票超过150%（办法）",
    ],
)
def test_words_that_leave_something_open_are_no_threshold(text):
    with pytest.raises(ValueError, match=r"须如|须写明"):
        votes.read_threshold(text)


def test_a_vote_opens_with_items_voters_secrecy_and_people():
    assert votes.missing_before_open(items=0, voters=40, secret=False, present=30) == ["测评事项", "无记名方式"]
    assert votes.missing_before_count(unopened_boxes=1) == ["尚未汇总的票箱1个"]
    assert votes.missing_before_demand_report(votes.Verdict(True, "")) == ["未通过的测评结果（本次已通过）"]
    assert votes.missing_before_demand_report(votes.Verdict(None, "")) == []
