"""A question moves: asked, routed, answered or deferred, followed up, its promise noted, turned into a suggestion."""

from datetime import date, timedelta

import pytest

from tests.cast import AT, make_cast
from tests.sessions import ANSWER, ASKED, IN_THE_HALL, WORDS, acted, fresh, holder, question_at, session
from yinuo.briefings import offers
from yinuo.briefings.actions import questions
from yinuo.briefings.models import Question
from yinuo.promises.models import Promise
from yinuo.records import search
from yinuo.records.actions import override
from yinuo.records.models import Notice
from yinuo.rules import questions as law
from yinuo.rules.briefings import Status as Session
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.promises import EvidenceKind
from yinuo.rules.terms import Role
from yinuo.suggestions.models import Suggestion

Act, Status = law.Act, law.Status


@pytest.fixture
def hall(cast):
    """An open session with 代表甲 and 代表乙 in it."""
    return session(cast, Session.LIVE, spoken=False)


MOVES = [
    (Act.ROUTE, Status.ASKED, Role.CHAIR, "units", Status.ANSWERING),
    (Act.ANSWER, Status.ANSWERING, Role.UNIT_LEADER, "answer", Status.ANSWERED),
    (Act.DEFER, Status.ANSWERING, Role.OFFICE, {}, Status.DEFERRED),
    (Act.ANSWER_IN_WRITING, Status.DEFERRED, Role.UNIT_CLERK, {"text": ANSWER, "signer": "甲局局长"}, Status.ANSWERED),
    (Act.FOLLOW_UP, Status.ANSWERED, Role.OFFICE, "follow-up", Status.ANSWERED),
    (Act.MARK_SATISFIED, Status.ANSWERED, Role.DEPUTY, {}, Status.ANSWERED),
    (Act.NOTE_PROMISE, Status.ANSWERED, Role.OFFICE, "promise", Status.ANSWERED),
    (Act.WANT_HANDLING, Status.ANSWERED, Role.DEPUTY, {}, Status.ANSWERED),
    (Act.CLOSE, Status.ANSWERED, Role.CHAIR, {}, Status.CLOSED),
]


def words(cast, asked, said):
    given = {
        "units": {"units": [cast.unit]},
        "answer": {"unit": cast.unit, "person": "甲局局长", "post": "局长", "text": ANSWER},
        "follow-up": {"deputy": cast.lead.deputy, "text": "具体哪一天？"},
    }
    if said == "promise":
        return {"answer": asked.answers.get(), "words": WORDS}
    return given[said] if isinstance(said, str) else said


@pytest.mark.parametrize(("act", "source", "role", "said", "target"), MOVES, ids=[f"{m[0]}-{m[1]}" for m in MOVES])
def test_a_question_moves(cast, hall, act, source, role, said, target):
    asked = question_at(cast, hall, source)
    acted(asked, offers.OF_QUESTION[act].action, act, by=holder(cast, role), **words(cast, asked, said))
    assert fresh(asked).status == target


def test_every_act_that_has_a_page_is_tried_but_withdrawing_one_only_registered():
    rows = law.LIFECYCLE.moves.values()
    offered = {(act, move.source) for act in offers.OF_QUESTION for move in rows if move.act == act}
    assert offered - {(act, source) for act, source, *_ in MOVES} == {(Act.WITHDRAW, Status.REGISTERED)}


# -- asking -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.DEPUTY, Role.OFFICE, Role.CHAIR])
def test_a_question_is_a_row_asked_by_a_deputy_and_entered_by_the_floor_or_the_deputy(cast, hall, role):
    asked = questions.ask(hall, deputy=cast.lead.deputy, text=f" {ASKED} ", by=holder(cast, role), at=IN_THE_HALL)
    assert (asked.order, asked.text, asked.deputy, asked.delegation) == (1, ASKED, cast.lead.deputy, cast.delegation)
    assert asked.asked_at == IN_THE_HALL
    assert list(asked.trail().values_list("act", flat=True)) == [Act.REGISTER, Act.ASK]
    assert search.find(cast.congress, "维护资金什么时候", ["question"])


ASKING_REFUSED = [
    (Session.READY, "lead", "lead", ASKED, "开会期间才能提问", "not open yet"),
    (Session.CLOSED, "lead", "office", ASKED, "开会期间才能提问", "closed already"),
    (Session.LIVE, "lead", "lead", "  ", "还缺：问题内容", "nothing asked"),
    (Session.LIVE, "stranger", "office", ASKED, "还缺：提问资格（本次会议的参会代表）", "not invited"),
    (Session.LIVE, "lead", "cosigner", ASKED, "只有代表、常委会组成人员、", "in another deputy's name"),
    (Session.LIVE, "lead", "commission", ASKED, "可以登记问题", "the commission asks nothing"),
    (Session.LIVE, "lead", "head", ASKED, "可以登记问题", "nor does a unit"),
]


@pytest.mark.parametrize(
    ("state", "deputy", "by", "text", "why", "case"), ASKING_REFUSED, ids=[r[-1] for r in ASKING_REFUSED]
)
def test_asking_is_refused(cast, state, deputy, by, text, why, case):
    made = session(cast, state, spoken=False)
    with pytest.raises(NotAllowed) as refusal:
        questions.ask(made, deputy=getattr(cast, deputy).deputy, text=text, by=getattr(cast, by), at=IN_THE_HALL)
    assert why in str(refusal.value)
    assert not Question.objects.exists()


# -- routing and answering --------------------------------------------------------------------------------------------


def test_the_first_unit_named_leads_whatever_its_name(cast, hall):
    asked = question_at(cast, hall, Status.ASKED)
    questions.route(asked, units=[cast.other_unit, cast.co_unit, cast.unit], by=cast.chair, at=IN_THE_HALL)
    assert fresh(asked).lead == cast.other_unit
    assert set(asked.units.all()) == {cast.other_unit, cast.co_unit, cast.unit}


def test_an_answer_is_a_row_with_each_unit_that_spoke(cast, hall):
    asked = question_at(cast, hall, Status.ANSWERING)
    spoke = [(cast.unit, "甲局局长", "局长"), (cast.co_unit, "丙局局长", "局长")]
    made = questions.answer(asked, text=f" {ANSWER} ", answered_by=spoke, by=cast.office, at=IN_THE_HALL)
    assert (made.text, made.written, made.answered_at) == (ANSWER, False, IN_THE_HALL)
    assert [(part.unit, part.person, part.order) for part in made.by_units.all()] == [
        (cast.unit, "甲局局长", 0),
        (cast.co_unit, "丙局局长", 1),
    ]
    assert made.said_by == "市甲局甲局局长、市丙局丙局局长"
    assert search.find(cast.congress, "已经作了测算", ["answer"])


REFUSED = [
    (Status.ASKED, questions.route, {"units": []}, Role.CHAIR, law.missing_before_route(units=())),
    (
        Status.ANSWERING,
        lambda question, **said: questions.answer(question, answered_by=[(question.lead, "", "")], **said),
        {"text": ANSWER},
        Role.OFFICE,
        law.missing_before_answer(name="", post=""),
    ),
    (
        Status.ANSWERING,
        lambda question, **said: questions.answer(question, answered_by=[(question.lead, "某", "局长")], **said),
        {"text": " "},
        Role.OFFICE,
        ["答复内容"],
    ),
    (
        Status.DEFERRED,
        questions.answer_in_writing,
        {"text": "", "signer": ""},
        Role.UNIT_CLERK,
        law.missing_before_answer_in_writing(text="", signer=""),
    ),
]


@pytest.mark.parametrize(("state", "action", "said", "role", "missing"), REFUSED)
def test_it_refuses_with_the_sentences_of_the_law(cast, hall, state, action, said, role, missing):
    asked = question_at(cast, hall, state)
    with pytest.raises(NotAllowed) as refusal:
        action(asked, **said, by=holder(cast, role), at=IN_THE_HALL)
    assert missing
    assert str(refusal.value) == "还缺：" + "；".join(missing)
    assert (fresh(asked).status, asked.answers.count()) == (state, 0)


def test_a_unit_answers_only_what_it_was_asked(cast, hall):
    asked = question_at(cast, hall, Status.ANSWERING)
    with pytest.raises(NotAllowed, match="可以应询"):
        questions.answer(
            asked, text=ANSWER, answered_by=[(cast.co_unit, "丙", "局长")], by=cast.co_head, at=IN_THE_HALL
        )
    questions.defer(asked, by=cast.chair, at=IN_THE_HALL)
    with pytest.raises(NotAllowed, match="可以书面答复"):
        questions.answer_in_writing(asked, text=ANSWER, signer="丙", by=cast.co_clerk, at=IN_THE_HALL)


def test_what_is_deferred_is_due_within_a_month_and_the_unit_is_told(cast, hall):
    asked = question_at(cast, hall, Status.DEFERRED)
    assert fresh(asked).written_due_on == date(2026, 5, 18), "the 16th of May 2026 is a Saturday"
    told = Notice.objects.filter(text__contains="书面答复")
    assert {notice.to for notice in told} == {cast.clerk, cast.head}
    assert "请在2026-05-18前书面答复" in told[0].in_words()
    made = questions.answer_in_writing(asked, text=ANSWER, signer="甲局局长", by=cast.clerk, at=IN_THE_HALL)
    assert (made.written, made.by_units.get().unit, made.by_units.get().person) == (True, cast.unit, "甲局局长")


# -- following up -----------------------------------------------------------------------------------------------------


def follow(cast, hall, parent, who="lead", **said):
    return questions.ask(
        hall,
        deputy=getattr(cast, who).deputy,
        text="追问：哪一天？",
        parent=parent,
        by=cast.office,
        at=IN_THE_HALL,
        **said,
    )


def test_a_follow_up_is_a_question_under_its_question(cast, hall):
    asked = question_at(cast, hall, Status.ANSWERED)
    below = follow(cast, hall, asked)
    assert (below.parent, below.state, str(below)) == (asked, Status.ASKED, "追问1")
    assert asked.trail().get(act=Act.FOLLOW_UP).detail == {"question": below.pk}


def test_nobody_follows_up_what_is_not_answered(cast, hall):
    asked = question_at(cast, hall, Status.ANSWERING)
    with pytest.raises(NotAllowed, match="“待答复”状态下不能追问"):
        follow(cast, hall, asked)
    assert asked.follow_ups.count() == 0, "the child is not left behind"


def test_somebody_elses_follow_up_needs_the_chairs_consent(cast, hall):
    asked = question_at(cast, hall, Status.ANSWERED)
    missing = law.missing_before_follow_up(depth=1, max_depth=None, same_asker=False, consented=False)
    with pytest.raises(NotAllowed) as refusal:
        follow(cast, hall, asked, "cosigner")
    assert str(refusal.value) == "还缺：" + "；".join(missing)
    assert follow(cast, hall, asked, "cosigner", consented=True).deputy == cast.cosigner.deputy


def test_a_city_may_limit_how_deep_follow_ups_go(cast, hall):
    override(
        cast.congress,
        "followup.max_depth",
        1,
        from_on=date(2026, 1, 1),
        document="示例市〔2026〕1号",
        by=cast.commission,
        at=AT,
    )
    first = follow(cast, hall, question_at(cast, hall, Status.ANSWERED))
    questions.route(first, units=[cast.unit], by=cast.chair, at=IN_THE_HALL)
    questions.answer(first, text=ANSWER, answered_by=[(cast.unit, "甲", "局长")], by=cast.office, at=IN_THE_HALL)
    with pytest.raises(NotAllowed, match=r"还缺：追问次数（已到第1次，最多1次）"):
        follow(cast, hall, first)


# -- promises ---------------------------------------------------------------------------------------------------------


def test_a_promise_is_noted_in_the_words_just_said(cast, hall):
    asked = question_at(cast, hall, Status.ANSWERED)
    answer = asked.answers.get()
    made = questions.note_promise(
        asked,
        answer=answer,
        words=f" {WORDS} ",
        due_on=date(2026, 12, 31),
        measure="设立专户",
        evidence_kind=EvidenceKind.MONEY,
        by=cast.office,
        at=IN_THE_HALL,
    )
    assert (made.words, made.unit, made.said_on, made.said_by) == (
        WORDS,
        cast.unit,
        date(2026, 4, 16),
        "市甲局甲局局长",
    )
    assert (made.source_kind, made.source_id, list(made.deputies.all())) == ("answer", answer.pk, [cast.lead.deputy])
    assert answer.text[made.start : made.end] == WORDS
    assert made.lacks == []


def test_a_promise_lacks_openly_what_was_not_said(cast, hall):
    asked = question_at(cast, hall, Status.ANSWERED)
    made = questions.note_promise(asked, answer=asked.answers.get(), words=WORDS, by=cast.office, at=IN_THE_HALL)
    assert (made.due_on, made.measure, made.evidence_kind) == (None, "", "")
    assert len(made.lacks) == 3


@pytest.mark.parametrize("words", ["明年设立维护资金", "", "  ", "今年年底前设立 维护资金"])
def test_words_that_were_not_said_are_no_promise(cast, hall, words):
    asked = question_at(cast, hall, Status.ANSWERED)
    with pytest.raises(NotAllowed, match="承诺须是答复中的原话"):
        questions.note_promise(asked, answer=asked.answers.get(), words=words, by=cast.office, at=IN_THE_HALL)
    assert not Promise.objects.exists()


def test_a_promise_comes_out_of_an_answer_to_this_question(cast, hall):
    other = question_at(cast, hall, Status.ANSWERED).answers.get()
    asked = question_at(cast, hall, Status.ANSWERED)
    with pytest.raises(NotAllowed, match="承诺须出自本问题的答复"):
        questions.note_promise(asked, answer=other, words=WORDS, by=cast.office, at=IN_THE_HALL)


def test_the_deputy_who_asked_may_note_the_promise_and_the_system_enters_it(cast, hall):
    asked = question_at(cast, hall, Status.ANSWERED)
    made = questions.note_promise(asked, answer=asked.answers.get(), words=WORDS, by=cast.lead, at=IN_THE_HALL)
    assert asked.trail().get(act=Act.NOTE_PROMISE).by == cast.lead
    assert made.trail().order_by("seq")[0].by_name == "系统"


# -- into a suggestion ------------------------------------------------------------------------------------------------

MATTER = {"title": "关于设立电梯维护资金的建议", "grounds": ASKED, "request": "设立维护资金。"}


@pytest.mark.parametrize("state", [Status.ANSWERED, Status.CLOSED])
def test_an_answered_question_becomes_a_suggestion(cast, hall, state):
    asked = question_at(cast, hall, state)
    made = questions.convert(asked, matter=MATTER, by=cast.commission, at=AT)
    assert (made.title, made.lead, made.source_kind, made.source_id) == (
        MATTER["title"],
        cast.lead.deputy,
        "question",
        asked.pk,
    )


CONVERTING_REFUSED = [
    (Status.ANSWERING, "commission", MATTER, "问题有答复之后才能转为代表建议"),
    (Status.ANSWERED, "office", MATTER, "只有代表工委可以转为代表建议"),
    (Status.ANSWERED, "lead", MATTER, "只有代表工委可以转为代表建议"),
    (Status.ANSWERED, "commission", {"title": " "}, "还缺：标题"),
]


@pytest.mark.parametrize(("state", "who", "matter", "why"), CONVERTING_REFUSED)
def test_converting_is_refused(cast, hall, state, who, matter, why):
    asked = question_at(cast, hall, state)
    with pytest.raises(NotAllowed, match=why):
        questions.convert(asked, matter=matter, by=getattr(cast, who), at=AT)
    assert not Suggestion.objects.exists()


def test_a_second_click_makes_no_second_suggestion(cast, hall):
    asked = question_at(cast, hall, Status.ANSWERED)
    questions.convert(asked, matter=MATTER, by=cast.commission, at=AT)
    with pytest.raises(NotAllowed, match="已经转为同一标题的代表建议"):
        questions.convert(asked, matter=MATTER, by=cast.commission, at=AT)
    assert Suggestion.objects.count() == 1


@pytest.mark.parametrize(
    ("state", "action", "who", "said"),
    [
        (Status.ASKED, questions.route, "chair", "units"),
        (Status.ANSWERING, questions.defer, "office", {}),
        (Status.DEFERRED, questions.answer_in_writing, "clerk", {"text": ANSWER, "signer": "某"}),
        (Status.ANSWERED, questions.close, "chair", {}),
    ],
)
def test_of_two_at_once_one_is_told_to_look_again(cast, hall, state, action, who, said):
    asked = question_at(cast, hall, state)
    first, second = fresh(asked), fresh(asked)
    said = words(cast, asked, said)
    action(first, **said, by=getattr(cast, who), at=IN_THE_HALL)
    with pytest.raises(NotAllowed, match="刚刚被他人处理"):
        action(second, **said, by=getattr(cast, who), at=IN_THE_HALL + timedelta(seconds=1))
    assert asked.answers.count() <= 1


def test_another_congress_touches_nothing(cast, hall):
    asked, other = question_at(cast, hall, Status.ANSWERED), make_cast("yangben", "样本市")
    for action in (questions.close, questions.want_handling, questions.mark_satisfied):
        with pytest.raises(NotAllowed):
            action(asked, by=other.office, at=AT)
    with pytest.raises(NotAllowed):
        questions.convert(asked, matter=MATTER, by=other.commission, at=AT)
