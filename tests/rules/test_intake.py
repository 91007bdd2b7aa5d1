"""What a suggestion must bring, and how it is refused, merged and withdrawn."""

from dataclasses import replace

import pytest

from yinuo.rules import intake
from yinuo.rules.intake import Draft, Ground, JointRule, RefusalOutcome, WithdrawUntil
from yinuo.rules.sources import cite

WHOLE = Draft("加强企业培育", "链条短", "编制规划", "代表甲", "示0001", "000-0000000", signed=True)


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, []),
        ({"title": "  "}, ["标题"]),  # blanks are nothing
        ({"situation": "", "proposal": ""}, ["情况和问题", "具体建议"]),  # 有情况、有分析、有具体意见
        ({"certificate": ""}, ["代表证号"]),  # 北京市条例第九条
        ({"matters": 3}, ["拆分为一事一议（现含3件事）"]),
        ({"signed": False}, ["代表签名"]),
        ({"waiting_for": ("代表乙",)}, ["代表乙联名确认（或者移出联名名单）"]),  # co-signing is one's own will
    ],
)
def test_a_suggestion_lacks_what_is_not_there(change, missing):
    assert intake.missing_before_submit(replace(WHOLE, **change), one_matter=True, paper_required=False) == missing


def test_paper_is_asked_for_where_the_place_wants_it():
    assert intake.missing_before_submit(WHOLE, one_matter=True, paper_required=True) == ["专用纸原件"]
    signed = replace(WHOLE, on_paper=True, matters=2)
    assert intake.missing_before_submit(signed, one_matter=False, paper_required=True) == []


def test_a_number_is_given_once_the_check_is_done_and_nothing_stands_against_it():
    assert intake.missing_before_register(checked=True, found=frozenset(), subject="财政经济") == []
    found = frozenset({Ground.TENDER})
    assert intake.missing_before_register(checked=False, found=found, subject="") == [
        "审核意见",
        "内容分类",
        "处理不予受理情形（正在进行的招标投标）",
    ]


FIVE = frozenset({Ground.PERSONAL, Ground.LETTER, Ground.ACADEMIC, Ground.NO_CONTENT, Ground.OTHER})


@pytest.mark.parametrize(
    ("ground", "outcome", "explained", "missing"),
    [
        (Ground.PERSONAL, RefusalOutcome.LETTER, True, []),
        (
            Ground.TENDER,
            RefusalOutcome.END,
            True,
            ["本地规定的情形（“正在进行的招标投标”不在其中）"],
        ),  # not in Bengbu's five
        (None, None, False, ["不予受理的情形", "处理方式（来信、参考或者终止）", "向代表说明的记录"]),
        (Ground.OTHER, RefusalOutcome.REVISE, True, ["改用“退回修改”办理"]),  # revising keeps it alive
    ],
)
def test_a_refusal_needs_a_local_ground_and_an_explanation(ground, outcome, explained, missing):
    assert intake.missing_before_refuse(ground=ground, allowed=FIVE, outcome=outcome, explained=explained) == missing


def test_every_ground_has_its_sources():
    assert set(intake.BASIS_OF_GROUND) == set(Ground)
    assert all(cite(basis) for all_of_it in intake.BASIS_OF_GROUND.values() for basis in all_of_it)


def test_merging_tells_every_deputy_and_never_merges_with_itself():
    assert intake.missing_before_merge(
        into="闭-2026-001", number="闭-2026-002", told=("代表甲",), deputies=("代表甲", "代表乙")
    ) == ["告知代表乙的记录"]
    assert "并入的建议不能是本件" in intake.missing_before_merge(into="1", number="1", told=(), deputies=())


@pytest.mark.parametrize(
    ("rule", "agreed", "assigned", "until", "missing"),
    [
        (JointRule.ALL, ("代表甲", "代表乙"), True, WithdrawUntil.REPLY, []),  # 青岛: any time before the reply
        (JointRule.ALL, ("代表甲",), False, WithdrawUntil.REPLY, ["代表乙同意撤回"]),  # 上海市规定第十条
        (JointRule.LEAD, ("代表甲",), False, WithdrawUntil.REPLY, []),
        (
            JointRule.LEAD,
            ("代表甲",),
            True,
            WithdrawUntil.ASSIGNMENT,
            ["撤回期限（本地规定交办前可以撤回，本件已经交办）"],
        ),  # 北京市条例第十三条
    ],
)
def test_withdrawing_follows_the_local_rule(rule, agreed, assigned, until, missing):
    assert (
        intake.missing_before_withdraw(
            in_writing=True, agreed=agreed, signers=("代表甲", "代表乙"), rule=rule, assigned=assigned, until=until
        )
        == missing
    )
