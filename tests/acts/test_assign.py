"""交办: to one lead and its co-handlers or to separate units; both clocks start; of two at once, one succeeds."""

from datetime import date

import pytest

from tests import builders
from tests.builders import day
from yinuo.records.models import Notice
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions, clocks
from yinuo.suggestions.models import Assignment, Suggestion


@pytest.fixture
def made(cast):
    return builders.suggestion(cast, Status.REGISTERED)


def test_both_clocks_start_and_explain_themselves(cast, made):
    assignment, *_ = actions.assign(made, lead=cast.unit, by=cast.commission, at=day(4))
    assert (
        made.due_on == assignment.due_on == date(2026, 6, 8)
    )  # 6 March + 3 months is Saturday 6 June, rolled to Monday
    assert made.due_basis["starts_on"] == "2026-03-06"
    assert made.due_basis["nominal_on"] == "2026-06-06"
    assert "代表法第五十一条" in made.due_basis["basis"]
    assert clocks.restored(made.due_basis).due_on == made.due_on


def test_a_difficult_matter_has_six_months(cast, made):
    actions.assign(made, lead=cast.unit, difficult=True, by=cast.commission, at=day(4))
    assert made.due_on == date(2026, 9, 7)  # 6 September is a Sunday


def test_a_co_handler_owes_its_opinion_within_a_month(cast, made):
    shares = actions.assign(made, lead=cast.unit, co=[cast.co_unit], by=cast.commission, at=day(4))
    due = {share.part: share.due_on for share in shares}
    assert due == {"co": date(2026, 4, 7), "lead": date(2026, 6, 8)}  # 6 April 2026 is the Qingming holiday


def test_separate_units_each_have_their_part_in_words(cast, made):
    parts = {cast.unit: "维护责任", cast.co_unit: "公布数量"}
    shares = actions.assign(made, separate=parts, by=cast.commission, at=day(4))
    assert {share.task for share in shares} == {"维护责任", "公布数量"}


@pytest.mark.parametrize(
    ("division", "sentence"),
    [
        ({}, "主办单位"),
        ({"co": ["co_unit"]}, "主办单位"),
        ({"separate": {"unit": "维护"}}, "分别办理的其他单位"),
        ({"separate": {"unit": "维护", "co_unit": ""}}, "分办内容（示例市丙局）"),
        ({"lead": "unit", "separate": {"co_unit": "公布"}}, "统一为会同办理或者分别办理"),
    ],
)
def test_an_unclear_division_is_refused_with_what_is_missing(cast, made, division, sentence):
    named = {}
    for part, units in division.items():
        if isinstance(units, dict):
            named[part] = {getattr(cast, unit): task for unit, task in units.items()}
        else:
            named[part] = getattr(cast, units) if isinstance(units, str) else [getattr(cast, unit) for unit in units]
    with pytest.raises(NotAllowed) as refusal:
        actions.assign(made, **named, by=cast.commission, at=day(4))
    assert sentence in str(refusal.value)
    assert not Assignment.objects.exists()


def test_units_and_deputy_are_told(cast, made):
    actions.assign(made, lead=cast.unit, by=cast.commission, at=day(4))
    told = set(Notice.objects.filter(at=day(4)).values_list("to__name", flat=True))
    assert told == {"甲局承办人", "甲局局长", "代表甲"}


def test_a_unit_of_another_congress_cannot_be_asked(cast, made):
    from tests.cast import make_cast

    other = make_cast("yangben", "样本市")
    with pytest.raises(NotAllowed, match="本级承办单位"):
        actions.assign(made, lead=other.unit, by=cast.commission, at=day(4))


def test_an_abolished_unit_gets_nothing_new(cast, made):
    cast.unit.abolished_on = date(2026, 1, 1)
    cast.unit.save()
    with pytest.raises(NotAllowed, match="承继单位"):
        actions.assign(made, lead=cast.unit, by=cast.commission, at=day(4))


def test_of_two_copies_the_second_is_told_that_somebody_was_faster(cast, made):
    stale = Suggestion.objects.get(pk=made.pk)
    actions.assign(made, lead=cast.unit, by=cast.commission, at=day(4))
    with pytest.raises(NotAllowed, match="该事项刚刚被他人处理，请刷新后再试"):
        actions.assign(stale, lead=cast.co_unit, by=cast.government_office, at=day(4))
    assert Assignment.objects.filter(suggestion=made).count() == 1
