"""变更: asked with signed reasons, decided by our side; the old words stay, what weakened is named."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests import builders
from tests.builders import WORDS, day
from yinuo.promises import actions
from yinuo.promises.models import Drift, Promise
from yinuo.promises.weakening import LADDER, rung, weaker
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.promises import Status


def ask(cast, made, **values):
    return actions.ask_change(made, reason="上位法修订", signed_by="甲局局长", by=cast.clerk, at=day(90), **values)


def test_agreed_each_element_gets_a_link_and_the_words_said_stay(cast):
    made = builders.promise(cast)
    ask(cast, made, words="2027年推进维护资金使用办法研究", due_on=date(2027, 6, 30))
    actions.change(made, deputy_told=True, by=cast.commission, at=day(95))
    made = Promise.objects.get(pk=made.pk)
    assert made.words == WORDS
    assert made.words_now == "2027年推进维护资金使用办法研究"
    assert made.due_on == date(2027, 6, 30)
    assert {link.field: link.weaker for link in made.drift.all()} == {
        "words": "“做成”改为“研究”",
        "due_on": "推后181天",
    }


def test_refused_it_stays_as_promised(cast):
    made = builders.promise(cast)
    ask(cast, made, due_on=date(2027, 6, 30))
    actions.refuse_change(made, ruling="理由不足", by=cast.commission, at=day(95))
    assert (made.status, made.due_on) == (Status.OPEN, date(2026, 12, 31))
    assert not Drift.objects.exists()


@pytest.mark.parametrize(("without", "sentence"), [("reason", "变更理由"), ("signed_by", "签发的书面说明")])
def test_it_needs_signed_reasons(cast, without, sentence):
    made = builders.promise(cast)
    words = {"reason": "上位法修订", "signed_by": "甲局局长"} | {without: ""}
    with pytest.raises(NotAllowed, match=sentence):
        actions.ask_change(made, **words, due_on=date(2027, 1, 1), by=cast.clerk, at=day(90))


def test_the_deputy_is_told_first(cast):
    made = builders.promise(cast)
    ask(cast, made, due_on=date(2027, 6, 30))
    with pytest.raises(NotAllowed, match="送达代表的记录"):
        actions.change(made, deputy_told=False, by=cast.commission, at=day(95))


@pytest.mark.parametrize("who", ["clerk", "head", "lead", "government_office"])
def test_only_our_side_decides(cast, who):
    made = builders.promise(cast, Status.CHANGE_ASKED)
    with pytest.raises(NotAllowed, match="只有代表工委"):
        actions.change(made, deputy_told=True, by=getattr(cast, who), at=day(95))


def test_a_request_for_release_is_not_granted_as_a_change(cast):
    made = builders.promise(cast)
    ask(cast, made, release=True)
    with pytest.raises(NotAllowed, match="说明不能兑现"):
        actions.change(made, deputy_told=True, by=cast.commission, at=day(95))
    actions.withdraw(made, deputy_told=True, by=cast.commission, at=day(95))
    assert made.status == Status.EXPLAINED


def test_handed_over_the_chain_names_both_units(cast):
    made = builders.promise(cast)
    actions.hand_over(made, unit=cast.co_unit, accepted=True, reason="机构改革", by=cast.commission, at=day(100))
    link = made.drift.get()
    assert (made.unit, link.before, link.after) == (cast.co_unit, "示例市甲局", "示例市丙局")


def test_at_the_turn_of_the_year_it_goes_into_the_next_ledger_under_its_number(cast):
    from yinuo.promises import sweeps

    made = builders.promise(cast)
    new_year = builders.AT.replace(year=2027, month=1, day=2)
    assert [sweeps.roll_over(new_year), sweeps.roll_over(new_year)] == [1, 0]
    again = Promise.objects.get(pk=made.pk)
    assert (again.number, again.ledger_year) == (made.number, 2027)


def test_no_link_is_ever_removed(cast):
    made = builders.promise(cast)
    ask(cast, made, due_on=date(2027, 6, 30))
    actions.change(made, deputy_told=True, by=cast.commission, at=day(95))
    with pytest.raises(DatabaseError), transaction.atomic():
        Drift.objects.all()._raw_delete("default")


@pytest.mark.parametrize(
    ("field", "before", "after", "named"),
    [
        ("words", "年底前完成改造", "年底前推进改造", "“做成”改为“推进”"),
        ("words", "推进改造", "研究改造", "“推进”改为“研究”"),
        ("words", "推进改造", "完成改造", ""),  # stronger is not weaker
        ("words", "改造36部", "改造28部", "数量由36降为28"),
        ("measure", "开通3条线路", "", "删去"),
        ("due_on", "2026-12-31", "2027-01-31", "推后31天"),
        ("due_on", "2026-12-31", "", "取消期限"),
        ("due_on", "", "2026-12-31", ""),  # a day where there was none
        ("due_on", "2026-12-31", "2026-06-30", ""),
        ("person", "甲", "乙", ""),
    ],
)
def test_it_names_what_became_weaker(field, before, after, named):
    assert weaker(field, before, after) == named


@given(st.sampled_from([verb for _, verbs in LADDER for verb in verbs]), st.text(alphabet="甲乙丙丁", max_size=5))
def test_the_same_text_is_never_weaker_than_itself(verb, rest):
    text = verb + rest
    assert rung(text) is not None
    assert weaker("words", text, text) == ""
