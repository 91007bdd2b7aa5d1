"""The session moves from plan to archive: each act by the right hand, one entry each, guarded by the law's sentences."""

from datetime import timedelta

import pytest

from tests.cast import AT, make_cast
from tests.sessions import (
    HELD_ON,
    IN_THE_HALL,
    acted,
    activity,
    fresh,
    holder,
    publish,
    question_at,
    session,
    speech_at,
    topic,
)
from yinuo.briefings import offers
from yinuo.briefings.actions import activities, attendance, questions, speeches
from yinuo.briefings.actions import session as sessions
from yinuo.briefings.models import Briefing
from yinuo.briefings.queries import unfinished
from yinuo.records.models import Notice, Publication
from yinuo.rules import briefings as law
from yinuo.rules import questions as question_law
from yinuo.rules import topics as topic_law
from yinuo.rules.inspections import Status as Visit
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.publication import SecrecyCheck
from yinuo.rules.speeches import Status as SpeechStatus
from yinuo.rules.terms import Role

Act, Status = law.Act, law.Status
WHY, WORDS = {"reason": "日程冲突"}, {"text": "请补充数据"}
PLANNED = [Status.DRAFTED, Status.UNDER_APPROVAL, Status.PREPARING, Status.READY]

MOVES = [
    (Act.SUBMIT, Status.DRAFTED, Role.OFFICE, {}, Status.UNDER_APPROVAL),
    (Act.SEND_BACK, Status.UNDER_APPROVAL, Role.COUNCIL, WHY, Status.DRAFTED),
    (Act.APPROVE, Status.UNDER_APPROVAL, Role.COUNCIL, {}, Status.PREPARING),
    (Act.LINK, Status.PREPARING, Role.COMMITTEE, "activity", Status.PREPARING),
    (Act.COLLECT, Status.PREPARING, Role.COMMITTEE, WORDS, Status.PREPARING),
    (Act.UPLOAD, Status.PREPARING, Role.GOVERNMENT_OFFICE, {"report_text": "通报稿"}, Status.PREPARING),
    (Act.COMMENT, Status.PREPARING, Role.COMMITTEE, WORDS, Status.PREPARING),
    (Act.NOTIFY, Status.PREPARING, Role.OFFICE, "invited", Status.PREPARING),
    (Act.LOCK, Status.PREPARING, Role.SECRETARY_GENERAL, "notified", Status.READY),
    (Act.UNLOCK, Status.READY, Role.CHAIR, WHY, Status.PREPARING),
    (Act.OPEN, Status.READY, Role.CHAIR, {}, Status.LIVE),
    (Act.CLOSE, Status.LIVE, Role.OFFICE, {}, Status.CLOSED),
    (Act.CONFIRM, Status.CLOSED, Role.OFFICE, {}, Status.RECORDS_CONFIRMED),
    (Act.CONVERT, Status.RECORDS_CONFIRMED, Role.COMMISSION, {}, Status.IN_FOLLOW_UP),
    (Act.SIGN_MINUTES, Status.IN_FOLLOW_UP, Role.SECRETARY_GENERAL, {"text": "纪要"}, Status.IN_FOLLOW_UP),
    (Act.CHECK_SECRECY, Status.IN_FOLLOW_UP, Role.REVIEWER, "passed", Status.IN_FOLLOW_UP),
    (Act.PUBLISH, Status.IN_FOLLOW_UP, Role.PUBLICITY, "checked", Status.IN_FOLLOW_UP),
    (Act.REOPEN, Status.COMPLETED, Role.COMMISSION, WHY, Status.IN_FOLLOW_UP),
    (Act.ARCHIVE, Status.COMPLETED, Role.ARCHIVIST, {}, Status.ARCHIVED),
    (Act.RESUME, Status.POSTPONED, Role.OFFICE, {}, Status.UNDER_APPROVAL),
    *((Act.POSTPONE, state, Role.COUNCIL, WHY, Status.POSTPONED) for state in PLANNED),
    *((Act.CANCEL, state, Role.COUNCIL, WHY, Status.CANCELLED) for state in [*PLANNED, Status.POSTPONED]),
]


def words(cast, made, said):
    """What the act is given; some need something done before."""
    if said == "activity":
        return {"activity": activity(cast)}
    if said in ("invited", "notified"):
        attendance.invite(made, [cast.lead.deputy], by=cast.office, at=AT)
        if said == "invited":
            return {"matters": "通报；发言"}
        sessions.notify(made, matters="通报；发言", by=cast.office, at=AT)
        return {}
    if said == "passed":
        return {"finding": SecrecyCheck.PASSED, "ground": "不涉密"}
    if said == "checked":
        sessions.sign_minutes(made, text="纪要", by=cast.secretary_general, at=AT)
        sessions.check_secrecy(made, finding=SecrecyCheck.PASSED, ground="不涉密", by=cast.reviewer, at=AT)
        return {}
    return said


@pytest.mark.parametrize(("act", "source", "role", "said", "target"), MOVES, ids=[f"{m[0]}-{m[1]}" for m in MOVES])
def test_a_session_moves(cast, act, source, role, said, target):
    made = session(cast, source, spoken=False)
    said = words(cast, made, said)
    acted(made, offers.OF_SESSION[act].action, act, by=holder(cast, role), **said)
    assert fresh(made).status == target


def test_every_act_that_has_a_page_is_tried():
    rows = law.LIFECYCLE.moves.values()
    offered = {(act, move.source) for act in offers.OF_SESSION for move in rows if move.act == act}
    assert {(act, source) for act, source, *_ in MOVES} == offered


def test_a_plan_is_a_row_with_units_number_and_entry(cast):
    made = session(cast, Status.DRAFTED)
    assert (made.number, made.state, list(made.units.all())) == ("2026-1", Status.DRAFTED, [cast.unit])
    assert list(made.trail().values_list("act", flat=True)) == [Act.DRAFT]


def test_numbers_run_on_within_a_year_also_past_nine(cast):
    said = {"legal_kind": law.Kind.BRIEFING, "title": "会议", "held_on": HELD_ON, "place": "甲", "why": "乙"}
    made = [sessions.draft(cast.congress, year=2026, **said, by=cast.office, at=AT) for _ in range(11)]
    Briefing.objects.filter(number="2026-3").update(number="2026-33")
    made.append(sessions.draft(cast.congress, year=2026, **said, by=cast.office, at=AT))
    assert [one.number for one in made] == [*(f"2026-{n}" for n in range(1, 12)), "2026-34"]
    other = make_cast("yangben", "样本市")
    assert sessions.draft(other.congress, year=2026, **said, by=other.office, at=AT).number == "2026-1"


def test_a_plan_goes_up_with_everything_it_needs(cast):
    made = session(cast, Status.DRAFTED)
    made.why, made.place, made.legal_kind = "", "", law.Kind.SPECIAL_INQUIRY
    missing = law.missing_before_submit(sessions.plan_of(made), interpellation_min=10)
    assert len(missing) == 3
    with pytest.raises(NotAllowed) as refusal:
        sessions.submit(made, by=cast.office, at=AT)
    assert str(refusal.value) == "还缺：" + "；".join(missing)


def test_the_council_approves_a_decided_topic_with_units(cast):
    made = session(cast, Status.UNDER_APPROVAL)
    made.topic = topic(cast, topic_law.Status.SHORTLISTED)
    made.units.clear()
    with pytest.raises(NotAllowed, match=r"^还缺：主任会议确定的议题；应询单位$"):
        sessions.approve(made, by=cast.council, at=AT)


@pytest.mark.parametrize(
    ("days_before", "missing"),
    [(7, []), (6, ["提前7日通知（距会议只有6日）"]), (-1, ["提前7日通知（距会议只有-1日）"])],
    ids=["on the last day", "a day late", "after the session"],
)
def test_notice_is_given_seven_days_before(cast, days_before, missing):
    made = session(cast)
    attendance.invite(made, [cast.lead.deputy], by=cast.office, at=AT)
    moment = IN_THE_HALL - timedelta(days=days_before)
    if not missing:
        sessions.notify(made, matters="通报", by=cast.office, at=moment)
        return
    with pytest.raises(NotAllowed) as refusal:
        sessions.notify(made, matters="通报", by=cast.office, at=moment)
    assert str(refusal.value) == "还缺：" + "；".join(missing)


def test_notice_goes_to_deputies_and_answering_units_and_to_nobody_else(cast):
    made = session(cast, Status.READY)
    told = {notice.to: notice.in_words() for notice in Notice.objects.filter(url=made.get_absolute_url())}
    assert set(told) == {cast.lead, cast.cosigner, cast.clerk, cast.head}
    assert told[cast.lead].startswith("请参加“加装电梯后续维护情况政情通报会”，2026-04-16，示例会议厅")
    assert "你单位为应询单位" in told[cast.clerk]


def test_the_agenda_is_locked_with_a_speaker_for_every_group(cast):
    made = session(cast)
    made.speaker_rule = "每团一人"
    speech_at(cast, made, SpeechStatus.SCHEDULED)
    attendance.invite(made, [cast.lead.deputy], by=cast.office, at=AT)
    with pytest.raises(NotAllowed) as refusal:
        sessions.lock(made, by=cast.chair, at=AT)
    missing = law.missing_before_lock(
        speakers={"示例县代表团": 1, "样本区代表团": 0, "财经专业代表小组": 0},
        one_per_group=True,
        units={"市甲局": True},
        notice_sent=False,
    )
    assert str(refusal.value) == "还缺：" + "；".join(missing)
    assert "发言人（样本区代表团）" in missing


def test_nobody_opens_an_empty_hall(cast):
    made = session(cast, Status.READY, spoken=False)
    made.participants.update(attendance="leave")
    with pytest.raises(NotAllowed, match=r"^还缺：到会情况登记$"):
        sessions.open_session(made, by=cast.chair, at=IN_THE_HALL)
    assert fresh(made).state == Status.READY


def test_those_without_leave_are_present_when_it_opens(cast):
    made = session(cast, Status.READY)
    attendance.ask_leave(made, reason="住院", by=cast.cosigner, at=AT)
    sessions.open_session(made, by=cast.chair, at=IN_THE_HALL)
    came = dict(made.participants.values_list("deputy__name", "attendance"))
    assert came == {"代表甲": "present", "代表乙": "leave"}


def test_it_does_not_close_over_a_question_without_result(cast):
    made = session(cast, Status.LIVE, spoken=False)
    question = question_at(cast, made, question_law.Status.ANSWERING)
    missing = law.missing_before_close({f"“{question}”": question_law.Status.ANSWERING})
    with pytest.raises(NotAllowed) as refusal:
        sessions.close(made, by=cast.chair, at=IN_THE_HALL)
    assert str(refusal.value) == "还缺：" + "；".join(missing)
    questions.defer(question, by=cast.chair, at=IN_THE_HALL)
    sessions.close(made, by=cast.chair, at=IN_THE_HALL)


def test_the_record_is_confirmed_when_every_speaker_has_signed(cast):
    made = session(cast, Status.CLOSED)
    with pytest.raises(NotAllowed, match=r"^还缺：代表甲核对签认发言记录$"):
        sessions.confirm(made, by=cast.office, at=IN_THE_HALL)
    speeches.confirm(made.speeches.get(), by=cast.lead, at=IN_THE_HALL)
    sessions.confirm(made, by=cast.office, at=IN_THE_HALL)


def test_follow_up_begins_when_everything_said_has_its_way(cast):
    made = session(cast, Status.LIVE)
    speeches.deliver(made.speeches.get(), by=cast.office, at=IN_THE_HALL)
    question = question_at(cast, made, question_law.Status.ANSWERED)
    questions.want_handling(question, by=cast.lead, at=IN_THE_HALL)
    sessions.close(made, by=cast.chair, at=IN_THE_HALL)
    speeches.confirm(made.speeches.get(), by=cast.lead, at=IN_THE_HALL)
    sessions.confirm(made, by=cast.office, at=IN_THE_HALL)
    with pytest.raises(NotAllowed, match=r"^还缺：代表甲发言1的办理去向；代表甲问题1的办理去向$"):
        sessions.follow_up(made, by=cast.commission, at=IN_THE_HALL)
    speeches.convert(
        made.speeches.get(), matters=[], reason="仅介绍情况", split_confirmed=True, by=cast.commission, at=IN_THE_HALL
    )
    questions.convert(question, matter={"title": "关于维护资金的建议"}, by=cast.commission, at=IN_THE_HALL)
    sessions.follow_up(made, by=cast.commission, at=IN_THE_HALL)
    assert fresh(made).state == Status.IN_FOLLOW_UP


def test_a_speech_that_was_never_held_keeps_nobody_waiting(cast):
    made = session(cast, Status.LIVE)
    sessions.close(made, by=cast.chair, at=IN_THE_HALL)
    sessions.confirm(made, by=cast.office, at=IN_THE_HALL)
    sessions.follow_up(made, by=cast.commission, at=IN_THE_HALL)
    assert made.speeches.get().state == SpeechStatus.SCHEDULED


def test_release_needs_minutes_and_the_secrecy_check(cast):
    made = session(cast, Status.IN_FOLLOW_UP)
    missing = law.missing_before_publish(minutes_signed=False, secrecy_checked=False)
    with pytest.raises(NotAllowed) as refusal:
        sessions.publish(made, by=cast.publicity, at=AT)
    assert str(refusal.value) == "还缺：" + "；".join(missing)
    assert not fresh(made).published


def test_what_the_reviewer_refuses_is_not_released(cast):
    made = session(cast, Status.IN_FOLLOW_UP)
    sessions.sign_minutes(made, text="纪要", by=cast.secretary_general, at=AT)
    sessions.check_secrecy(made, finding=SecrecyCheck.REFUSED, ground="涉密", by=cast.reviewer, at=AT)
    before = made.trail().count()
    with pytest.raises(NotAllowed, match="三项决定的结果是不公开"):
        sessions.publish(made, by=cast.publicity, at=AT)
    assert (fresh(made).published, made.trail().count()) == (False, before)


def test_release_is_three_decisions_and_people_are_told(cast):
    made = publish(cast, session(cast, Status.IN_FOLLOW_UP))
    decided = Publication.objects.get(kind="briefing", subject_id=made.pk).decisions
    assert sorted(decided.values_list("part", flat=True)) == ["review", "secrecy", "wish"]
    told = Notice.objects.filter(text__contains="会议记录已发布").values_list("to__name", flat=True)
    assert set(told) == {"代表甲", "代表乙", "甲局承办人", "甲局局长"}
    assert made.published


@pytest.mark.parametrize("act", [sessions.postpone, sessions.cancel])
def test_putting_off_or_cancelling_has_a_reason_that_everybody_is_told(cast, act):
    made = session(cast, Status.READY)
    with pytest.raises(NotAllowed, match=r"^还缺：理由$"):
        act(made, reason=" ", by=cast.council, at=AT)
    act(made, reason="防汛", by=cast.council, at=AT)
    told = Notice.objects.filter(text__contains="理由").filter(url=made.get_absolute_url())
    assert {notice.to for notice in told} == {cast.lead, cast.cosigner, cast.clerk, cast.head}
    assert all("防汛" in notice.in_words() for notice in told)


def test_the_timer_completes_what_is_published_and_finished_and_concludes_its_topic(cast):
    later = IN_THE_HALL + timedelta(days=30)
    waiting = session(cast, Status.IN_FOLLOW_UP)
    publish(cast, waiting)
    assert sessions.complete_finished(later) == 0, "its suggestions and its promise are open"
    made = session(cast, Status.IN_FOLLOW_UP, spoken=False)
    assert sessions.complete_finished(later) == 0, "it is not published"
    publish(cast, made)
    assert sessions.complete_finished(IN_THE_HALL + timedelta(days=1)) == 0, "it was held yesterday"
    assert sessions.complete_finished(later) == 1
    assert (fresh(made).state, fresh(made.topic).state) == (Status.COMPLETED, topic_law.Status.CONCLUDED)
    assert sessions.complete_finished(later) == 0


def test_a_forwarded_report_without_answer_keeps_the_session_open(cast):
    made = session(cast)
    report = activity(cast, Visit.FORWARDED, briefing=made)
    assert unfinished(made) == (0, 0, 1)
    activities.feed_back(report, text="已办", by=cast.clerk, at=AT)
    assert unfinished(made) == (0, 0, 0)


STALE = [
    (Status.DRAFTED, sessions.submit, Role.OFFICE, {}),
    (Status.UNDER_APPROVAL, sessions.approve, Role.COUNCIL, {}),
    (Status.READY, sessions.open_session, Role.CHAIR, {}),
    (Status.LIVE, sessions.close, Role.CHAIR, {}),
    (Status.CLOSED, sessions.confirm, Role.OFFICE, {}),
    (Status.RECORDS_CONFIRMED, sessions.follow_up, Role.COMMISSION, {}),
    (Status.POSTPONED, sessions.resume, Role.OFFICE, {}),
    (Status.READY, sessions.cancel, Role.COUNCIL, WHY),
]


@pytest.mark.parametrize(("state", "action", "role", "said"), STALE)
def test_of_two_at_once_one_is_told_to_look_again(cast, state, action, role, said):
    made = session(cast, state, spoken=False)
    first, second = fresh(made), fresh(made)
    by = holder(cast, role)
    action(first, **said, by=by, at=AT)
    written = made.trail().count()
    with pytest.raises(NotAllowed, match=r"^该事项刚刚被他人处理，请刷新后再试$"):
        action(second, **said, by=by, at=AT)
    assert made.trail().count() == written
