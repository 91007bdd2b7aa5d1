"""登记: a number that is never used again, a subject, the asks."""

import pytest

from tests import builders
from tests.builders import day
from yinuo.records.models import Notice
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions


def test_numbers_run_on_and_are_never_used_twice(cast):
    first = builders.suggestion(cast, Status.REGISTERED)
    actions.withdraw(first, by=cast.lead, at=day(3))
    second = builders.suggestion(cast, Status.REGISTERED)
    assert (first.number, second.number) == ("闭-2026-001", "闭-2026-002")


def test_a_refused_registration_takes_no_number(cast):
    made = builders.suggestion(cast, Status.SUBMITTED)
    with pytest.raises(NotAllowed):
        actions.register(made, subject="城建环资", by=cast.office, at=day(2))
    assert builders.suggestion(cast, Status.REGISTERED).number == "闭-2026-001"


def test_it_needs_a_subject(cast):
    made = builders.suggestion(cast, Status.SUBMITTED)
    with pytest.raises(NotAllowed, match="内容分类"):
        actions.register(made, subject="", by=cast.commission, at=day(2))


def test_what_it_asks_for_is_listed_in_order(cast):
    made = builders.suggestion(cast, Status.SUBMITTED)
    asks = ["明确维护责任主体", " ", "公布数量"]
    actions.register(made, subject="城建环资", asks=asks, by=cast.commission, at=day(2))
    assert [(ask.order, ask.text) for ask in made.asks.all()] == [(1, "明确维护责任主体"), (2, "公布数量")]


def test_the_deputy_is_told_the_number(cast):
    made = builders.suggestion(cast, Status.REGISTERED)
    assert made.number in str(Notice.objects.get(to=cast.lead, key__startswith="registered"))


def test_two_congresses_count_for_themselves(cast):
    from tests.cast import make_cast

    other = make_cast("yangben", "样本市")
    assert builders.suggestion(cast, Status.REGISTERED).number == "闭-2026-001"
    assert builders.suggestion(other, Status.REGISTERED).number == "闭-2026-001"
