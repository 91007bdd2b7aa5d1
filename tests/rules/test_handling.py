"""What a unit must have in hand: division, return, contact, opinion, reply, second round."""

from dataclasses import replace
from datetime import date

import pytest

from yinuo.rules import handling
from yinuo.rules.assignments import Part
from yinuo.rules.handling import Division, Reply, ReturnGround, Way
from yinuo.rules.outcomes import Outcome, Scheme

LEAD, CO, SEPARATE = Part


@pytest.mark.parametrize(
    ("parts", "scope", "missing"),
    [
        ({"市甲局": LEAD}, {}, []),
        ({"市甲局": LEAD, "市丙局": CO}, {}, []),
        (
            {"市甲局": SEPARATE, "市乙局": SEPARATE},
            {"市甲局": "规划", "市乙局": "资金"},
            [],
        ),  # each answers for its part
        ({}, {}, ["主办单位"]),
        ({"市丙局": CO}, {}, ["主办单位"]),  # a co-handler needs somebody to help
        ({"市甲局": LEAD, "市乙局": LEAD}, {}, ["只留一个主办单位（现有2个）"]),
        (
            {"市甲局": LEAD, "市乙局": SEPARATE},
            {"市乙局": "资金"},
            ["统一为会同办理或者分别办理", "分别办理的其他单位"],
        ),
        ({"市甲局": SEPARATE, "市乙局": SEPARATE}, {"市甲局": "规划"}, ["分办内容（市乙局）"]),
        ({"市甲局": SEPARATE}, {"市甲局": "规划"}, ["分别办理的其他单位"]),  # alone it is the lead
        (
            {"市甲局": SEPARATE, "市乙局": SEPARATE, "市丙局": CO},
            {"市甲局": "规划", "市乙局": "资金"},
            ["会办单位对应的主办单位"],
        ),
    ],
)
def test_a_division_is_one_lead_with_helpers_or_stated_parts(parts, scope, missing):
    assert (
        handling.missing_before_assign(
            Division(parts, scope), publication_wish=True, secrecy_decided=True, reply_limit=True
        )
        == missing
    )


def test_assignment_waits_for_the_deputys_wish_and_the_secrecy_mark():
    division = Division({"市甲局": LEAD})
    assert handling.missing_before_assign(
        division, publication_wish=False, secrecy_decided=False, reply_limit=False
    ) == ["代表的公开意愿", "是否保密", "答复期限"]


RETURN = {
    "ground": ReturnGround.NOT_OUR_DUTY,
    "clause": "三定方案第二条",
    "nominated": "市乙局",
    "leader_agreed": True,
    "asked_on": date(2026, 5, 13),
    "last_on": date(2026, 5, 13),
    "late_allowed": False,
    "refused_before": False,
}


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, []),  # the last day is still in time
        ({"asked_on": date(2026, 5, 14)}, ["退办期限（最迟5月13日提出）"]),  # 玉林: late requests are not considered
        ({"asked_on": date(2026, 5, 14), "late_allowed": True}, []),
        ({"nominated": ""}, ["建议改由哪个单位承办"]),  # no return without a counter-nomination
        ({"ground": None, "clause": " "}, ["退办理由", "职责依据（条款）"]),
        ({"refused_before": True}, ["新的理由不再受理：已不同意退办，应当继续办理"]),  # 青岛市条例第十九条
    ],
)
def test_a_return_needs_ground_clause_another_unit_and_time(change, missing):
    assert handling.missing_before_ask_return(**{**RETURN, **change}) == missing


def test_a_returned_matter_does_not_go_in_circles():
    assert handling.missing_before_agree_return(unit="市乙局", former=("市甲局",)) == []
    assert handling.missing_before_agree_return(unit="市甲局", former=("市甲局",)) == [
        "另定改办单位（市甲局已经退办过）"
    ]


def test_a_contact_record_says_how_when_who_and_what():
    assert (
        handling.missing_before_contact(way=Way.IN_PERSON, on=date(2026, 3, 2), persons="代表甲", content="听取意见")
        == []
    )
    assert handling.missing_before_contact(way=None, on=None, persons="", content="") == [
        "沟通方式",
        "沟通日期",
        "参加人员",
        "沟通内容",
    ]


READY = Reply(
    part=LEAD,
    text="现答复如下",
    outcome=Outcome(Scheme.NPC, "A"),
    contacts=1,
    opinions={"市丙局": True},
    signer_post="head",
    numbered=True,
    sealed=True,
    publication_decided=True,
)


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, []),
        ({"contacts": 0}, ["与代表沟通记录"]),  # 代表法第五十一条
        ({"opinions": {"市财政局": False, "市丙局": True}}, ["会办意见（市财政局）"]),
        ({"opinions": {"市财政局": None}}, []),  # marked as not given, and stated in the reply
        ({"unmet_asks": ("第2点",)}, ["逐点答复（第2点）"]),
        ({"outcome": None}, ["办理结果分类"]),
        ({"outcome": Outcome(Scheme.NPC, "B")}, ["承诺事项（正在解决或者列入计划的，写明何时完成）"]),
        ({"outcome": Outcome(Scheme.NPC, "B"), "promises": 1}, []),
        ({"signer_post": "leader-in-charge"}, ["签发（主要负责人）"]),
        ({"numbered": False, "sealed": False}, ["发文字号", "用印"]),
        ({"copies_missing": ("代表工委",)}, ["抄送（代表工委）"]),
        ({"publication_decided": False}, ["公开意见（全文、摘要或者不公开）"]),
        ({"part": CO}, ["会办单位只提会办意见，不直接答复代表"]),
    ],
)
def test_a_reply_lacks_what_is_not_there(change, missing):
    assert (
        handling.missing_before_reply(
            replace(READY, **change), contact_min=1, signers=frozenset({"head"}), signer_name="主要负责人"
        )
        == missing
    )


def test_three_meetings_are_counted_where_the_place_asks_for_three():
    assert handling.missing_before_reply(
        READY, contact_min=3, signers=frozenset({"head"}), signer_name="主要负责人"
    ) == ["与代表沟通记录（已有1次，应有3次）"]


def test_a_suggestion_counts_as_replied_when_all_have_answered():
    assert handling.missing_answers({"市甲局": True, "市乙局": False}) == ["答复（市乙局）"]


@pytest.mark.parametrize(
    ("checked", "needs_check", "rounds", "missing"),
    [
        (True, True, 1, []),
        (False, True, 1, ["代表工委核查意见"]),  # 上海市规定第二十一条
        (False, False, 1, []),  # where it is automatic
        (True, True, 3, ["改为评估会商（已答复3次，最多重新办理2次）"]),
    ],
)
def test_a_second_round_needs_comments_a_check_and_a_round_left(checked, needs_check, rounds, missing):
    assert (
        handling.missing_before_rehandle(
            comments="没有落实", checked=checked, needs_check=needs_check, rounds=rounds, max_rounds=2
        )
        == missing
    )


def test_a_key_suggestion_is_handled_by_the_head():
    assert handling.missing_before_plan(person="干部乙", leader="副局长甲", head=False, key=True) == [
        "主要负责人领办（重点督办建议）"
    ]
    assert handling.missing_before_plan(person="干部乙", leader="副局长甲", head=False, key=False) == []


def test_open_promises_keep_a_suggestion_open_and_the_file_must_be_whole():
    assert handling.missing_before_close(open_promises=("对接会",)) == ["承诺事项兑现（对接会）"]
    assert handling.missing_before_archive({"答复函": True, "征询意见表": False}) == ["征询意见表"]
