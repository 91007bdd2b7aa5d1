"""记为承诺: the exact words at their place, a number never used again, what is unknown left open."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests import builders
from tests.builders import PROMISE, REPLY, WORDS, day
from yinuo.promises import actions, sweeps
from yinuo.promises.models import Promise, anchor_holds
from yinuo.records import search
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status


@pytest.fixture
def issued(cast):
    return builders.reply(cast, builders.lead_of(builders.suggestion(cast, Status.IN_HANDLING)))


def record(cast, issued, words=WORDS, **known):
    known = {
        "source": issued,
        "source_text": issued.text,
        "unit": cast.unit,
        "by": cast.commission,
        "at": day(61),
    } | known
    return actions.record(words, **known)


def test_it_keeps_the_words_their_place_and_the_hash_of_the_text(cast, issued):
    made = record(cast, issued)
    assert made.number == "诺-2026-001"
    assert REPLY[made.start : made.end] == made.words == WORDS
    assert anchor_holds(made, REPLY)
    assert not anchor_holds(made, REPLY.replace("年底前", "适时"))


def test_of_words_said_twice_the_place_says_which(cast, issued):
    text = f"{WORDS}。再说一遍：{WORDS}。"
    made = record(cast, issued, source_text=text, start=text.rfind(WORDS))
    assert made.start == text.rfind(WORDS) > 0
    assert anchor_holds(made, text)


def test_words_that_were_not_said_are_refused(cast, issued):
    with pytest.raises(NotAllowed, match="原话位置"):
        record(cast, issued, "明年建成")
    with pytest.raises(NotAllowed, match="承诺内容"):
        record(cast, issued, "  ")
    assert not Promise.objects.exists()


def test_what_is_not_known_stays_open_and_is_said(cast, issued):
    made = record(cast, issued)
    assert (made.due_on, made.measure, made.evidence_kind) == (None, "", "")
    assert made.lacks == ["期限", "衡量标准", "证据类型"]
    assert not made.is_verifiable
    complete = record(cast, issued, **{name: PROMISE[name] for name in ("due_on", "measure", "evidence_kind")})
    assert complete.lacks == []


def test_without_a_day_it_is_never_overdue(cast, issued):
    record(cast, issued)
    assert not Promise.objects.overdue(date(2099, 1, 1)).exists()


def test_it_can_be_found(cast, issued):
    made = record(cast, issued)
    assert ("promise", made.pk) in [(kind, pk) for kind, pk, _ in search.find(cast.congress, "维护资金使用办法")]


@pytest.mark.parametrize("who", ["lead", "stranger", "co_clerk", "other_clerk", "government_office", "reviewer"])
def test_a_unit_records_only_its_own_words_and_others_none(cast, issued, who):
    with pytest.raises(NotAllowed, match="可以记为承诺"):
        record(cast, issued, by=getattr(cast, who))


def test_its_words_are_written_once(cast, issued):
    record(cast, issued)
    with pytest.raises(DatabaseError), transaction.atomic():
        Promise.objects.update(words="适时研究")
    with pytest.raises(DatabaseError), transaction.atomic():
        Promise.objects.update(start=0)


def test_silence_confirms_after_the_window_but_not_on_its_last_day(cast, issued):
    made = record(cast, issued)
    assert made.object_by == date(2026, 5, 11)  # five working days after 2 May: 6, 7, 8, 9 (a working Saturday), 11
    assert sweeps.confirm_by_silence(builders.datetime(2026, 5, 11, 2, tzinfo=builders.AT.tzinfo)) == 0
    assert sweeps.confirm_by_silence(builders.datetime(2026, 5, 12, 2, tzinfo=builders.AT.tzinfo)) == 1
    assert Promise.objects.get().status == "open"


def test_the_unit_objects_inside_the_window_only(cast, issued):
    made = record(cast, issued)
    with pytest.raises(NotAllowed, match="异议期限"):
        actions.object_to(made, reason="没有这样说", by=cast.clerk, at=day(90))
    actions.object_to(made, reason="没有这样说", by=cast.clerk, at=day(62))
    assert made.status == "objected"
    actions.revise(made, measure="印发办法", reason="补充", by=cast.commission, at=day(63))
    assert (made.status, made.measure) == ("recorded", "印发办法")


def test_it_is_confirmed_openly_as_uncheckable_or_not_at_all(cast, issued):
    made = record(cast, issued)
    with pytest.raises(NotAllowed, match="期限"):
        actions.confirm(made, by=cast.clerk, at=day(62))
    actions.confirm(made, filed_uncheckable=True, by=cast.clerk, at=day(62))
    assert made.status == "open"


def test_never_without_a_unit(cast, issued):
    made = record(cast, issued, unit=None)
    with pytest.raises(NotAllowed, match="责任单位"):
        actions.confirm(made, filed_uncheckable=True, by=cast.commission, at=day(62))
