"""Deputies and units: entered, corrected, renamed, merged, abolished; the trail keeps no telephone number."""

from datetime import date

import pytest

from tests.cast import AT, TODAY, make_cast
from yinuo.people import actions
from yinuo.people.models import Deputy, Unit
from yinuo.records.models import Entry
from yinuo.records.search import find
from yinuo.rules.lifecycle import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return {"by": cast.commission, "at": AT}


def last_entry(thing):
    return Entry.objects.filter(kind=thing.kind, subject_id=thing.pk).latest("seq")


def names_of(unit):
    return sorted(unit.other_names.values_list("name", flat=True))


def test_a_deputy_is_entered_with_pinyin_and_is_found(cast, by):
    deputy = actions.add_deputy(
        cast.congress, name="曾某", certificate="示100", delegation=cast.delegation, phone="13800000009", **by
    )
    assert deputy.pinyin == "zeng mou"
    assert [pk for _, pk, _ in find(cast.congress, "曾某", kinds=["deputy"])] == [deputy.pk]
    assert not find(cast.congress, "13800000009")
    assert "13800000009" not in str(last_entry(deputy).detail)


@pytest.mark.parametrize("letters", ["zm", "zeng", "ZengM", "zengmou", "曾"])
def test_a_deputy_is_found_by_letters(cast, by, letters):
    actions.add_deputy(cast.congress, name="曾某", **by)
    assert [deputy.name for deputy in Deputy.objects.called(letters)] == ["曾某"]


@pytest.mark.parametrize("letters", ["mz", "eng", "zx", "曽"])
def test_letters_count_from_the_beginning(cast, by, letters):
    actions.add_deputy(cast.congress, name="曾某", **by)
    assert not Deputy.objects.called(letters).exists()


def test_a_correction_keeps_old_and_new_but_no_private_value(cast, by):
    deputy = cast.lead.deputy
    actions.edit_deputy(deputy, name="代表甲甲", phone="13800000001", groups=[cast.group], **by)
    changes = last_entry(deputy).detail["changes"]
    assert changes["name"] == ["代表甲", "代表甲甲"]
    assert changes["phone"] == []
    assert changes["groups"] == [[], ["财经专业代表小组"]]
    assert Deputy.objects.get(pk=deputy.pk).pinyin == "dai biao jia jia"


def test_a_correction_that_changes_nothing_writes_nothing(cast, by):
    deputy = cast.lead.deputy
    actions.edit_deputy(deputy, name="代表甲", **by)
    assert not Entry.objects.filter(kind="deputy", subject_id=deputy.pk).exists()


def test_a_certificate_belongs_to_one(cast, by):
    with pytest.raises(NotAllowed, match="示001"):
        actions.add_deputy(cast.congress, name="代表丁", certificate="示001", **by)
    with pytest.raises(NotAllowed, match="示001"):
        actions.edit_deputy(cast.cosigner.deputy, certificate="示001", **by)


def test_a_delegation_of_another_congress_takes_no_deputy(cast, by):
    other = make_cast("yangben", "样本市")
    with pytest.raises(NotAllowed, match="不属于本人大"):
        actions.add_deputy(cast.congress, name="代表丁", delegation=other.delegation, **by)


def test_a_delegation_is_entered_once(cast, by):
    with pytest.raises(NotAllowed, match="已经登记"):
        actions.add_delegation(cast.congress, name="示例县代表团", **by)


def test_a_renamed_unit_is_found_by_its_old_names(cast, by):
    actions.rename_unit(cast.unit, name="示例市甲甲局", short_name="市甲甲局", **by)
    assert names_of(cast.unit) == ["市甲局", "示例市甲局"]
    for name in ("示例市甲局", "市甲局", "示例市甲甲局", "市甲甲局"):
        assert Unit.objects.filter(congress=cast.congress).called(name).get() == cast.unit


def test_a_unit_may_take_up_its_old_name_again(cast, by):
    actions.rename_unit(cast.unit, name="示例市甲甲局", short_name="市甲甲局", **by)
    actions.rename_unit(cast.unit, name="示例市甲局", short_name="市甲局", **by)
    assert names_of(cast.unit) == ["市甲甲局", "示例市甲甲局"]


def test_no_two_units_share_a_name(cast, by):
    for attempt in (
        lambda: actions.rename_unit(cast.unit, name="示例市丙局", **by),
        lambda: actions.add_other_name(cast.unit, name="市丙局", **by),
        lambda: actions.add_unit(cast.congress, name="新局", short_name="市丙局", kind="department", **by),
    ):
        with pytest.raises(NotAllowed, match="已属于“示例市丙局”"):
            attempt()


def test_an_abolished_unit_is_answered_for_by_the_last_successor(cast, by):
    actions.abolish_unit(cast.other_unit, on=date(2026, 3, 1), succeeded_by=cast.co_unit, **by)
    actions.abolish_unit(cast.co_unit, on=date(2026, 4, 1), succeeded_by=cast.unit, **by)
    assert Unit.objects.get(pk=cast.other_unit.pk).answering_today() == cast.unit
    assert not cast.other_unit.exists_on(date(2026, 3, 1))
    assert cast.other_unit.exists_on(date(2026, 2, 28))
    with pytest.raises(NotAllowed, match="已经撤销"):
        actions.abolish_unit(cast.other_unit, on=TODAY, **by)


def test_a_unit_does_not_succeed_itself_in_a_circle(cast, by):
    actions.abolish_unit(cast.unit, on=date(2026, 3, 1), succeeded_by=cast.co_unit, **by)
    with pytest.raises(NotAllowed, match="不能是它自己"):
        actions.abolish_unit(cast.co_unit, on=date(2026, 4, 1), succeeded_by=cast.unit, **by)


def test_a_unit_entered_twice_becomes_one(cast, by):
    double = actions.add_unit(cast.congress, name="示例市甲局（重）", short_name="甲重", kind="department", **by)
    actions.merge_units(double, into=cast.unit, on=TODAY, **by)
    assert names_of(cast.unit) == ["甲重", "示例市甲局（重）"]
    assert double.answering_today() == cast.unit
    assert Unit.objects.called("甲重").in_being(TODAY).get() == cast.unit
    assert last_entry(double).act == "merge-units"
