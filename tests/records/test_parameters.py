"""The rules in force: the pack of the place, then what was set on screen, each from its day."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, transaction

from tests.cast import AT, TODAY
from yinuo.records.actions import override
from yinuo.records.models import Entry, ParameterOverride
from yinuo.records.parameters import policy_for, work_calendar
from yinuo.rules.limits import Limit
from yinuo.rules.places.bengbu import BENGBU
from yinuo.rules.policy import Policy, PolicyError

DOCUMENT = "示例市代表建议办理办法（2026年修订）"


@pytest.fixture
def change(cast):
    def change(key, value, from_on=TODAY):
        return override(cast.congress, key, value, document=DOCUMENT, from_on=from_on, by=cast.commission, at=AT)

    return change


def test_without_a_place_the_defaults_hold(cast):
    assert policy_for(cast.congress, TODAY) == Policy()
    assert work_calendar().covers(2026)


def test_a_place_has_its_pack(cast):
    cast.congress.place = "bengbu"
    assert policy_for(cast.congress, TODAY) == BENGBU
    cast.congress.place = "nowhere"
    with pytest.raises(ImproperlyConfigured, match="没有规则包“nowhere”"):
        policy_for(cast.congress, TODAY)


def test_a_change_holds_from_its_day(cast, change):
    default = policy_for(cast.congress, TODAY).value("accept_wd")
    change("accept_wd", "3个工作日", date(2026, 5, 1))
    assert policy_for(cast.congress, date(2026, 4, 30)).value("accept_wd") == default
    after = policy_for(cast.congress, date(2026, 5, 1))
    assert after.value("accept_wd").workdays == 3
    assert next(row for row in after.rows() if row.parameter.key == "accept_wd").basis == [DOCUMENT]


def test_the_last_word_on_a_day_holds(cast, change):
    change("accept_wd", "3个工作日")
    change("accept_wd", "4个工作日")
    assert policy_for(cast.congress, TODAY).value("accept_wd").workdays == 4
    assert ParameterOverride.objects.count() == 2


def test_every_parameter_can_be_set_to_what_it_is(cast, change):
    """Stored as plain JSON and read back: the same value for limits, terms, lists, numbers, yes and no."""
    for row in Policy().rows():
        change(row.parameter.key, row.value)
    for row in policy_for(cast.congress, TODAY).rows():
        if isinstance(row.value, Limit):
            assert row.value.label == row.parameter.default.label, row.parameter.key
        else:
            assert row.value == row.parameter.default, row.parameter.key


REFUSED = [
    ("accept_wd", "很快", "须如", "no time"),
    ("reply.clock_start", None, "不能为空", "nothing"),
    ("reply.deadline", "7个月", "不得超过", "longer than the law allows"),
    ("reply.extended_max", "1个月", "短于", "in contradiction with another"),
    ("no.such", "1", "没有参数", "an unknown name"),
]


@pytest.mark.parametrize(("key", "value", "words", "what"), REFUSED, ids=[what for *_, what in REFUSED])
def test_it_refuses(change, key, value, words, what):
    with pytest.raises(PolicyError, match=f"{words}.* · "):
        change(key, value)
    assert not ParameterOverride.objects.exists()


def test_it_refuses_what_contradicts_a_later_day(change):
    """The draft must go out no later than the final text, and that no later than the material: 20, 10, 7 days before."""
    change("session.material_days", "10", date(2026, 6, 1))
    with pytest.raises(PolicyError, match="递减"):
        change("session.brief_final_days", "8")
    change("session.brief_final_days", "12")


def test_the_trail_says_what_it_was_and_what_it_is(cast, change):
    change("accept_wd", "3个工作日")
    entry = Entry.objects.get()
    assert (entry.kind, entry.act, entry.by_name) == ("parameter", "override-parameter", "干部甲")
    assert entry.detail["before"] == "2个工作日"
    assert entry.detail["after"] == "3个工作日"
    assert entry.detail["document"] == DOCUMENT


def test_what_was_set_stays_on_record(change):
    change("accept_wd", "3个工作日")
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        ParameterOverride.objects.update(value="9个工作日")
