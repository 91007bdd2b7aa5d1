"""A speech moves from nomination to suggestions: by the speaker, the reviewers, the office, the commission."""

import pytest

from tests.cast import AT, make_cast
from tests.sessions import IN_THE_HALL, MATTERS, SPEECH, acted, fresh, holder, session, speech_at, spoken_speech
from yinuo.briefings import offers
from yinuo.briefings.actions import speeches
from yinuo.briefings.models import Speech
from yinuo.records import search
from yinuo.records.models import Notice
from yinuo.rules import speeches as law
from yinuo.rules.briefings import Status as Session
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role
from yinuo.suggestions import actions as suggesting
from yinuo.suggestions.models import Suggestion

Act, Status = law.Act, law.Status
WHY = {"reason": "数据需核对"}
BOTH = {"facts_checked": True, "secrecy_checked": True}

MOVES = [
    (Act.SUBMIT, Status.NOMINATED, Role.DEPUTY, {"text": SPEECH}, Status.SUBMITTED),
    (Act.SEND_BACK, Status.SUBMITTED, Role.COMMITTEE, WHY, Status.NOMINATED),
    (Act.REVIEW, Status.SUBMITTED, Role.COMMISSION, BOTH, Status.REVIEWED),
    (Act.SCHEDULE, Status.REVIEWED, Role.SECRETARY_GENERAL, {"order": 3}, Status.SCHEDULED),
    (Act.HAND_IN, Status.REVIEWED, Role.DEPUTY, {}, Status.DELIVERED),
    (Act.HAND_IN, Status.SCHEDULED, Role.OFFICE, {}, Status.DELIVERED),
    (Act.DELIVER, Status.SCHEDULED, Role.CHAIR, {}, Status.DELIVERED),
    (Act.CORRECT, Status.DELIVERED, Role.DEPUTY, {"text": "更正后的发言"}, Status.DELIVERED),
    (Act.CONFIRM, Status.DELIVERED, Role.OFFICE, {}, Status.RECORD_CONFIRMED),
    *(
        (Act.WITHDRAW, state, Role.DEPUTY, {"reason": "出差"}, Status.WITHDRAWN)
        for state in (Status.NOMINATED, Status.SUBMITTED, Status.REVIEWED, Status.SCHEDULED)
    ),
]


@pytest.mark.parametrize(("act", "source", "role", "said", "target"), MOVES, ids=[f"{m[0]}-{m[1]}" for m in MOVES])
def test_a_speech_moves(cast, act, source, role, said, target):
    made = session(cast, Session.LIVE).speeches.get() if act == Act.DELIVER else spoken_speech(cast, source)
    acted(made, offers.OF_SPEECH[act].action, act, by=holder(cast, role), **said)
    assert fresh(made).status == target


def test_every_act_that_has_a_page_is_tried():
    rows = law.LIFECYCLE.moves.values()
    offered = {(act, move.source) for act in offers.OF_SPEECH for move in rows if move.act == act}
    assert {(act, source) for act, source, *_ in MOVES} == offered


# -- nominating and ordering ------------------------------------------------------------------------------------------


def test_a_nomination_is_a_row_of_the_delegation_or_the_group(cast):
    made = session(cast)
    first = speeches.nominate(made, deputy=cast.lead.deputy, by=holder(cast, Role.DELEGATION_HEAD), at=AT)
    cast.group.deputies.add(cast.stranger.deputy)
    convener = holder(cast, Role.GROUP_CONVENER)
    second = speeches.nominate(made, deputy=cast.stranger.deputy, group=cast.group, by=convener, at=AT)
    assert (first.order, first.delegation, first.group) == (1, cast.delegation, None)
    assert (second.order, second.delegation, second.nominated_by) == (2, None, cast.group)
    assert first.trail().get().detail == {"deputy": "代表甲"}


@pytest.mark.parametrize("who", ["lead", "commission", "council", "chair", "clerk", "government_office", "publicity"])
def test_nobody_else_nominates(cast, who):
    with pytest.raises(NotAllowed, match="可以推荐发言"):
        speeches.nominate(session(cast), deputy=cast.lead.deputy, by=getattr(cast, who), at=AT)
    assert not Speech.objects.exists()


@pytest.mark.parametrize("state", [state for state in Session if state != Session.PREPARING])
def test_speakers_are_named_while_the_session_is_prepared(cast, state):
    made = session(cast, state, spoken=False)
    with pytest.raises(NotAllowed, match="会议筹备期间才能推荐发言人"):
        speeches.nominate(made, deputy=cast.lead.deputy, by=cast.office, at=AT)


def test_a_group_names_its_members_and_each_speaks_once(cast):
    made = session(cast)
    with pytest.raises(NotAllowed, match="代表甲不在财经专业代表小组，请由本组推荐组员"):
        speeches.nominate(made, deputy=cast.lead.deputy, group=cast.group, by=cast.office, at=AT)
    first = speeches.nominate(made, deputy=cast.lead.deputy, by=cast.office, at=AT)
    with pytest.raises(NotAllowed, match="代表甲已被推荐发言"):
        speeches.nominate(made, deputy=cast.lead.deputy, by=cast.office, at=AT)
    speeches.withdraw(first, reason="出差", by=cast.lead, at=AT)
    assert speeches.nominate(made, deputy=cast.lead.deputy, by=cast.office, at=AT).order == 2


def test_a_place_is_given_once_and_taken_over_from_one_withdrawn(cast):
    made = session(cast)
    first = speech_at(cast, made, Status.SCHEDULED)
    second = speeches.nominate(made, deputy=cast.cosigner.deputy, by=cast.office, at=AT)
    speeches.submit(second, text="第二篇", by=cast.cosigner, at=AT)
    speeches.review(second, **BOTH, by=cast.commission, at=AT)
    with pytest.raises(NotAllowed, match="第1位已有发言，请另选次序"):
        speeches.schedule(second, order=1, by=cast.office, at=AT)
    speeches.withdraw(first, reason="出差", by=cast.lead, at=AT)
    speeches.schedule(second, order=1, by=cast.office, at=AT)
    assert [fresh(one).order for one in (first, second)] == [3, 1]


def test_the_next_speaker_comes_after_the_last_whatever_the_order(cast):
    made = session(cast)
    speeches.schedule(speech_at(cast, made, Status.REVIEWED), order=2, by=cast.office, at=AT)
    assert speeches.nominate(made, deputy=cast.cosigner.deputy, by=cast.office, at=AT).order == 3


# -- text and review --------------------------------------------------------------------------------------------------

REFUSED = [
    (Status.NOMINATED, speeches.submit, {"text": " "}, Role.DEPUTY, law.missing_before_submit(text="")),
    (
        Status.SUBMITTED,
        speeches.review,
        {"facts_checked": False, "secrecy_checked": False},
        Role.COMMISSION,
        law.missing_before_review(facts_checked=False, secrecy_checked=False),
    ),
    (Status.DELIVERED, speeches.correct, {"text": ""}, Role.DEPUTY, law.missing_before_submit(text="")),
    (
        Status.RECORD_CONFIRMED,
        speeches.convert,
        {"matters": [{"title": "甲"}, {"title": " "}], "split_confirmed": False},
        Role.COMMISSION,
        law.missing_before_convert((law.Matter("甲", False), law.Matter(" ", False)), split_confirmed=False),
    ),
    (
        Status.RECORD_CONFIRMED,
        speeches.convert,
        {"matters": [], "split_confirmed": True},
        Role.COMMISSION,
        ["至少一件建议的标题，或者不转为建议的理由"],
    ),
]


@pytest.mark.parametrize(("state", "action", "said", "role", "missing"), REFUSED)
def test_it_refuses_with_the_sentences_of_the_law(cast, state, action, said, role, missing):
    made = spoken_speech(cast, state)
    with pytest.raises(NotAllowed) as refusal:
        action(made, **said, by=holder(cast, role), at=AT)
    assert missing
    assert str(refusal.value) == "还缺：" + "；".join(missing)
    assert fresh(made).status == state
    assert not Suggestion.objects.exists()


def test_the_words_stay_the_deputys_own(cast):
    made = spoken_speech(cast, Status.NOMINATED)
    for who in (cast.cosigner, cast.office, cast.commission, cast.clerk):
        with pytest.raises(NotAllowed, match="只有代表可以提交发言稿"):
            speeches.submit(made, text="别人写的", by=who, at=AT)
    assert fresh(made).text == ""


READERS = ["lead", "commission", "office", "secretary_general", "chair", "reviewer"]


def test_a_draft_is_read_by_the_speaker_and_those_who_prepare_the_session(cast):
    made = spoken_speech(cast, Status.SUBMITTED)
    assert sorted(name for name, user in cast.everyone.items() if made.is_readable_by(user)) == sorted(READERS)


def test_what_was_spoken_is_read_by_all_and_found(cast):
    made = spoken_speech(cast, Status.DELIVERED)
    assert all(made.is_readable_by(user) for user in (cast.clerk, cast.cosigner, cast.council))
    assert ("speech", made.pk) in [found[:2] for found in search.find(cast.congress, "没有人修")]


def test_a_draft_is_not_found(cast):
    spoken_speech(cast, Status.SCHEDULED)
    assert search.find(cast.congress, "没有人修", ["speech"]) == []


def test_it_is_delivered_in_an_open_session_only(cast):
    made = spoken_speech(cast, Status.SCHEDULED)
    with pytest.raises(NotAllowed, match="开会期间才能记录发言"):
        speeches.deliver(made, by=cast.office, at=AT)


def test_a_correction_leaves_the_earlier_words_in_the_trail(cast):
    made = spoken_speech(cast, Status.DELIVERED)
    speeches.correct(made, text="维护资金三年没有着落。", by=cast.lead, at=IN_THE_HALL)
    entry = made.trail().get(act=Act.CORRECT)
    assert entry.detail == {"before": SPEECH, "after": "维护资金三年没有着落。"}
    assert fresh(made).text == "维护资金三年没有着落。"
    assert search.find(cast.congress, "三年没有着落", ["speech"])
    assert search.find(cast.congress, "没有人修", ["speech"]) == []


def test_a_signed_record_says_when(cast):
    made = spoken_speech(cast, Status.DELIVERED)
    speeches.confirm(made, by=cast.lead, at=IN_THE_HALL)
    assert fresh(made).confirmed_at == IN_THE_HALL


# -- into suggestions -------------------------------------------------------------------------------------------------


def test_one_speech_becomes_one_suggestion_for_each_matter(cast):
    made = spoken_speech(cast, Status.RECORD_CONFIRMED)
    filed = acted(made, speeches.convert, Act.CONVERT, by=cast.commission, matters=MATTERS, split_confirmed=True)
    assert [one.title for one in filed] == [matter["title"] for matter in MATTERS]
    for one, matter in zip(filed, MATTERS, strict=True):
        assert (one.lead, one.grounds, one.request) == (cast.lead.deputy, matter["grounds"], matter["request"])
        assert (one.source_kind, one.source_id, one.for_deputy) == ("speech", made.pk, True)
        assert one.source_label == "加装电梯后续维护情况政情通报会·发言1"
        assert one.trail().get().for_name == "代表甲"
    told = Notice.objects.get(to=cast.lead, text__contains="已转为")
    assert told.in_words() == "您在“加装电梯后续维护情况政情通报会”上的发言已转为2件代表建议，请核对后提交"


def test_a_speech_that_asks_for_nothing_becomes_none_and_says_why(cast):
    made = spoken_speech(cast, Status.RECORD_CONFIRMED)
    said = {"matters": [], "reason": " 仅介绍情况 ", "split_confirmed": True}
    assert speeches.convert(made, **said, by=cast.commission, at=AT) == []
    assert made.trail().get(act=Act.CONVERT).detail == {"reason": "仅介绍情况"}
    assert (fresh(made).state, Suggestion.objects.count()) == (Status.CONVERTED, 0)


@pytest.mark.parametrize("who", ["lead", "office", "council", "clerk", "chair"])
def test_only_the_commission_converts(cast, who):
    made = spoken_speech(cast, Status.RECORD_CONFIRMED)
    with pytest.raises(NotAllowed, match="只有代表工委可以转为代表建议"):
        speeches.convert(made, matters=MATTERS, split_confirmed=True, by=getattr(cast, who), at=AT)
    assert not Suggestion.objects.exists()


def test_of_two_who_convert_at_once_one_makes_the_suggestions(cast):
    made = spoken_speech(cast, Status.RECORD_CONFIRMED)
    first, second = fresh(made), fresh(made)
    speeches.convert(first, matters=MATTERS, split_confirmed=True, by=cast.commission, at=AT)
    with pytest.raises(NotAllowed, match="刚刚被他人处理"):
        speeches.convert(second, matters=MATTERS, split_confirmed=True, by=cast.commission, at=AT)
    assert Suggestion.objects.count() == 2


def test_another_congress_touches_nothing(cast):
    made, other = spoken_speech(cast, Status.DELIVERED), make_cast("yangben", "样本市")
    for action in (speeches.confirm, speeches.hand_in):
        with pytest.raises(NotAllowed):
            action(made, by=other.office, at=AT)


def test_the_timer_links_a_speech_once_its_suggestions_are_registered(cast):
    made = spoken_speech(cast, Status.CONVERTED)
    filed = list(Suggestion.objects.order_by("id"))
    for one in filed:
        assert speeches.link_registered(AT) == 0
        suggesting.submit(one, by=cast.lead, at=AT)
        suggesting.register(one, subject="城建环资", by=cast.commission, at=AT)
    assert speeches.link_registered(AT) == 1
    assert (fresh(made).state, made.trail().get(act=Act.LINK).by_name) == (Status.LINKED, "系统")
    assert speeches.link_registered(AT) == 0


def test_a_suggestion_taken_back_keeps_no_speech_waiting(cast):
    made = spoken_speech(cast, Status.CONVERTED)
    for one in Suggestion.objects.all():
        suggesting.submit(one, by=cast.lead, at=AT)
        suggesting.withdraw(one, by=cast.lead, at=AT)
    assert speeches.link_registered(AT) == 1
    assert fresh(made).state == Status.LINKED
