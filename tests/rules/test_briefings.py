"""What a session needs: its legal kind, notice, speakers, results, tracks."""

from dataclasses import replace

import pytest

from yinuo.rules import briefings
from yinuo.rules.briefings import Kind, Plan
from yinuo.rules.questions import Status as QuestionStatus
from yinuo.rules.sources import cite
from yinuo.rules.submissions import ACT_OF_TRACK, LIFECYCLE, LIMIT_OF_TRACK, Track

PLAN = Plan(Kind.BRIEFING, "政情通报会", "通报产业情况", "示例市会堂", True, True, ("市甲局",))
INSIDE = "专题询问只能在常委会会议（全体、联组、分组会议）中进行（监督法第四十七条），会外会议请改为政情通报会"


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, []),
        ({"kind": None}, ["会议法定种类（政情通报会、询问、专题询问、质询）"]),
        ({"kind": Kind.SPECIAL_INQUIRY}, [INSIDE]),  # 监督法第四十七条
        ({"kind": Kind.SPECIAL_INQUIRY, "inside_sc_meeting": True}, []),
        ({"kind": Kind.INTERPELLATION, "askers": 4}, ["质询案提案人（现有4人，应有5人以上，监督法第五十一条）"]),
        ({"kind": Kind.INTERPELLATION, "askers": 5}, []),
        ({"day_known": False, "place": ""}, ["会议日期", "会议地点"]),
    ],
)
def test_a_plan_is_of_a_legal_kind_and_in_its_place(change, missing):
    assert briefings.missing_before_submit(replace(PLAN, **change), interpellation_min=5) == missing


def test_the_council_approves_a_decided_topic_with_units_named():
    assert briefings.missing_before_approve(replace(PLAN, topic_approved=False, units=())) == [
        "主任会议确定的议题",
        "应询单位",
    ]


@pytest.mark.parametrize(
    ("days", "missing"),
    [
        (7, []),  # the seventh day before is in time
        (6, ["提前7日通知（距会议只有6日）"]),
        (None, ["会议日期"]),
    ],
)
def test_notice_goes_out_seven_days_before(days, missing):
    assert briefings.missing_before_notify(matters="通报", participants=30, days_before=days, notice_days=7) == missing


@pytest.mark.parametrize(
    ("speakers", "one_per_group", "units", "missing"),
    [
        ({"第一代表团": 1, "财经专业小组": 1}, True, {"市甲局": True}, []),
        ({"第一代表团": 0, "第二代表团": 2}, True, {"市甲局": True}, ["发言人（第一代表团）"]),
        ({"第一代表团": 1}, True, {"市甲局": True, "市乙局": False}, ["应询单位到会确认（市乙局）"]),
        ({}, True, {}, ["推荐发言人的代表团和代表小组", "应询单位"]),
        ({}, False, {"市甲局": True}, []),  # where speakers come forward freely
    ],
)
def test_the_agenda_is_locked_when_every_group_has_a_speaker_and_every_unit_has_confirmed(
    speakers, one_per_group, units, missing
):
    assert (
        briefings.missing_before_lock(speakers=speakers, one_per_group=one_per_group, units=units, notice_sent=True)
        == missing
    )


def test_no_quorum_is_asked_where_none_is_set():
    assert briefings.missing_before_open(attendance_recorded=True, present=3, quorum=None) == []
    assert briefings.missing_before_open(attendance_recorded=True, present=3, quorum=10) == [
        "到会人数（现有3人，应有10人以上）"
    ]


def test_it_does_not_close_while_a_question_has_no_result():
    states = {
        "第1问": QuestionStatus.ANSWERED,
        "第2问": QuestionStatus.DEFERRED,  # owed in writing, with a day
        "第3问": QuestionStatus.PASSED_ON,  # not reached in time
        "第4问": QuestionStatus.ANSWERING,
        "第5问": QuestionStatus.REGISTERED,
    }
    assert briefings.missing_before_close(states) == ["第4问的结果（现为“待答复”）", "第5问的结果（现为“已登记”）"]


def test_every_utterance_needs_a_track_and_every_track_has_its_act_and_clock():
    assert briefings.missing_before_convert({"代表甲的发言": Track.SUGGESTION, "第3问": None}) == ["第3问的办理去向"]
    assert set(ACT_OF_TRACK) == set(LIMIT_OF_TRACK) == set(Track)
    assert set(ACT_OF_TRACK.values()) <= set(LIFECYCLE.acts)


def test_it_is_done_when_all_that_came_out_of_it_is_done():
    assert briefings.missing_before_complete(suggestions=0, promises=0, reports=0) == []
    assert briefings.missing_before_complete(suggestions=2, promises=3, reports=0) == [
        "未办结的代表建议2件",
        "未办结的承诺事项3项",
    ]


def test_records_are_signed_by_who_spoke_and_nothing_goes_out_unchecked():
    assert briefings.missing_before_confirm(("代表乙",)) == ["代表乙核对签认发言记录"]
    assert briefings.missing_before_publish(minutes_signed=True, secrecy_checked=False) == ["保密审查"]


def test_every_legal_kind_names_its_articles():
    assert {kind: cite(basis[0]) for kind, basis in briefings.BASIS_OF_KIND.items()}[
        Kind.SPECIAL_INQUIRY
    ] == "监督法第四十七条"
    assert set(briefings.BASIS_OF_KIND) == set(Kind)
