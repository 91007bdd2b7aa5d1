"""Inspection and research: planned, announced, carried out, reported, forwarded, answered."""

from datetime import date

import pytest

from tests.cast import AT
from tests.sessions import acted, activity, fresh, holder, session
from yinuo.briefings import offers
from yinuo.briefings.actions import activities
from yinuo.briefings.actions import session as sessions
from yinuo.records.models import Notice
from yinuo.rules import inspections as law
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role

Act, Status = law.Act, law.Status
REPORT = {"when": "3月20日", "content": "看现场", "problems": "没有人修", "suggestions": "明确责任"}

MOVES = [
    (Act.APPROVE, Status.PLANNED, Role.COUNCIL, "units", Status.APPROVED),
    (Act.NOTIFY, Status.APPROVED, Role.COMMISSION, "deputies", Status.NOTIFIED),
    (Act.CONFIRM, Status.NOTIFIED, Role.DEPUTY, {}, Status.NOTIFIED),
    (Act.ASK_LEAVE, Status.NOTIFIED, Role.DEPUTY, {"reason": "住院"}, Status.NOTIFIED),
    (Act.RECORD, Status.NOTIFIED, Role.DEPUTY, {"text": "三号楼停梯"}, Status.NOTIFIED),
    (Act.REQUEST_MEETING, Status.NOTIFIED, Role.DEPUTY, {"text": "约见市甲局局长"}, Status.NOTIFIED),
    (Act.CARRY_OUT, Status.NOTIFIED, Role.GROUP_CONVENER, {}, Status.DONE),
    (Act.RECORD, Status.DONE, Role.GROUP_CONVENER, {"text": "补记"}, Status.DONE),
    (Act.REPORT, Status.DONE, Role.GROUP_CONVENER, REPORT, Status.REPORTED),
    (Act.FORWARD, Status.REPORTED, Role.OFFICE, "units", Status.FORWARDED),
    (Act.FEED_BACK, Status.FORWARDED, Role.UNIT_CLERK, {"text": "正在办理"}, Status.FED_BACK),
    (Act.CLOSE, Status.FED_BACK, Role.COMMISSION, {}, Status.CLOSED),
    (Act.CANCEL, Status.PLANNED, Role.OFFICE, {"reason": "天气"}, Status.CANCELLED),
    (Act.CANCEL, Status.APPROVED, Role.COUNCIL, {"reason": "天气"}, Status.CANCELLED),
    (Act.CANCEL, Status.NOTIFIED, Role.OFFICE, {"reason": "天气"}, Status.CANCELLED),
]


def words(cast, said):
    if said == "units":
        return {"units": [cast.unit]}
    if said == "deputies":
        return {"deputies": [cast.lead.deputy], "recusals_asked": True}
    return said


@pytest.mark.parametrize(("act", "source", "role", "said", "target"), MOVES, ids=[f"{m[0]}-{m[1]}" for m in MOVES])
def test_an_activity_moves(cast, act, source, role, said, target):
    made = activity(cast, source)
    acted(made, offers.OF_ACTIVITY[act].action, act, by=holder(cast, role), **words(cast, said))
    assert fresh(made).status == target


def test_every_act_that_has_a_page_is_tried():
    rows = law.LIFECYCLE.moves.values()
    offered = {(act, move.source) for act in offers.OF_ACTIVITY for move in rows if move.act == act}
    assert {(act, source) for act, source, *_ in MOVES} == offered


def test_a_finding_is_a_row_with_place_day_and_finder(cast):
    made = activity(cast, Status.NOTIFIED)
    on = date(2026, 3, 20)
    found = activities.record(made, text=" 三号楼停梯 ", site="示例小区", on=on, by=cast.lead, at=AT)
    assert (found.text, found.site, found.on, found.deputy, found.by) == (
        "三号楼停梯",
        "示例小区",
        on,
        cast.lead.deputy,
        cast.lead,
    )


REFUSED = [
    (
        Status.PLANNED,
        activities.approve,
        {"units": []},
        Role.COUNCIL,
        law.missing_before_approve(kind=law.Kind.SPECIAL, units=()),
    ),
    (
        Status.APPROVED,
        activities.notify,
        {"deputies": [], "recusals_asked": False},
        Role.OFFICE,
        law.missing_before_notify(recusals_asked=False, days_before=18, notice_days=10),
    ),
    (Status.NOTIFIED, activities.ask_leave, {"reason": ""}, Role.DEPUTY, law.missing_before_ask_leave(reason="")),
    (Status.NOTIFIED, activities.request_meeting, {"text": " "}, Role.DEPUTY, ["约见对象和事由"]),
    (
        Status.DONE,
        activities.report,
        dict.fromkeys(REPORT, ""),
        Role.GROUP_CONVENER,
        law.missing_before_report(law.Report("", "", "", "")),
    ),
    (Status.REPORTED, activities.forward, {"units": []}, Role.OFFICE, law.missing_before_forward(units=())),
    (Status.FORWARDED, activities.feed_back, {"text": ""}, Role.UNIT_CLERK, law.missing_before_feed_back(text="")),
]  # fmt: skip – one refusal a line where it fits


@pytest.mark.parametrize(("state", "action", "said", "role", "missing"), REFUSED)
def test_it_refuses_with_the_sentences_of_the_law(cast, state, action, said, role, missing):
    made = activity(cast, state)
    with pytest.raises(NotAllowed) as refusal:
        action(made, **said, by=holder(cast, role), at=AT)
    assert missing
    assert str(refusal.value) == "还缺：" + "；".join(missing)
    assert fresh(made).status == state


def test_the_notice_goes_out_ten_days_before(cast):
    made = activity(cast, Status.APPROVED)
    made.from_on = date(2026, 3, 11)
    with pytest.raises(NotAllowed, match="提前10日通知（距视察只有9日）"):
        activities.notify(made, deputies=[cast.lead.deputy], recusals_asked=True, by=cast.office, at=AT)


def test_only_who_takes_part_records_or_asks_leave(cast):
    made = activity(cast, Status.NOTIFIED)
    for act in (activities.record, activities.request_meeting):
        with pytest.raises(NotAllowed, match=r"^只有"):
            act(made, text="看到", by=cast.stranger, at=AT)
    with pytest.raises(NotAllowed, match=r"^只有代表、常委会组成人员可以请假"):
        activities.ask_leave(made, reason="出差", by=cast.cosigner, at=AT)


def test_the_report_is_forwarded_to_units_which_are_told_and_answer(cast):
    made = activity(cast, Status.FORWARDED)
    told = Notice.objects.get(to=cast.clerk)
    assert told.in_words() == "转交报告“加装电梯维护情况专题调研”，请研究办理并反馈"
    assert {notice.to for notice in Notice.objects.all()} == {cast.clerk, cast.head}
    with pytest.raises(NotAllowed, match="只有承办人、承办单位负责人可以反馈办理情况"):
        activities.feed_back(made, text="与我们无关", by=cast.other_clerk, at=AT)


def test_an_end_before_the_beginning_is_refused(cast):
    days = {"from_on": date(2026, 3, 20), "until_on": date(2026, 3, 19)}
    with pytest.raises(NotAllowed, match="结束日期早于开始日期"):
        activities.plan(cast.congress, form=law.Kind.SPECIAL, title="调研", **days, by=cast.office, at=AT)


def test_research_is_joined_to_the_session_it_prepares(cast):
    briefing, made = session(cast), activity(cast)
    sessions.link(briefing, activity=made, by=holder(cast, Role.COMMITTEE), at=AT)
    assert list(briefing.activities.all()) == [made]


def test_of_two_who_close_at_once_one_is_told_to_look_again(cast):
    made = activity(cast, Status.FED_BACK)
    first, second = fresh(made), fresh(made)
    activities.close(first, by=cast.office, at=AT)
    with pytest.raises(NotAllowed, match="刚刚被他人处理"):
        activities.close(second, by=cast.commission, at=AT)
