"""What makes a promise checkable, and what a unit and a checker must show."""

from dataclasses import replace

import pytest

from yinuo.rules import promises
from yinuo.rules.promises import Check, EvidenceKind, Source, Wording

WHOLE = Wording("8月底前给出第三批名单", "市甲局", due_known=True, measure="名单一份", evidence=EvidenceKind.LIST)


@pytest.mark.parametrize(
    ("wording", "missing"),
    [
        (WHOLE, []),
        (
            Wording("定期开展产业对接会"),
            ["期限", "衡量标准", "证据类型", "责任单位"],
        ),  # Bengbu's record of 2023, as said
        (Wording("定期开展产业对接会", "市经济和信息化局"), ["期限", "衡量标准", "证据类型"]),
        (replace(WHOLE, due_known=False), ["期限"]),  # a date that nobody named is never filled in
        (replace(WHOLE, measure=" "), ["衡量标准"]),
        (replace(WHOLE, evidence=None), ["证据类型"]),
    ],
)
def test_a_promise_lacks_what_would_make_it_checkable(wording, missing):
    assert promises.lacks(wording) == missing


def test_what_lacks_something_is_called_uncheckable_with_what_it_lacks():
    assert promises.verdict(WHOLE) == "可核查"
    assert promises.verdict(Wording("定期开展产业对接会", "市甲局")) == "不可核查：缺期限、衡量标准、证据类型"


def test_a_confirmation_needs_all_four_or_an_open_filing_as_uncheckable_and_always_a_unit():
    vague = Wording("定期开展产业对接会", "市甲局")
    assert promises.missing_before_confirm(vague, filed_uncheckable=False) == ["期限", "衡量标准", "证据类型"]
    assert promises.missing_before_confirm(vague, filed_uncheckable=True) == []
    assert promises.missing_before_confirm(Wording("定期开展产业对接会"), filed_uncheckable=True) == ["责任单位"]


def test_a_record_keeps_the_words_and_where_they_were_said():
    assert promises.missing_before_record(WHOLE, source=Source.ANSWER, quoted=True) == []
    assert promises.missing_before_record(Wording(""), source=None, quoted=False) == [
        "承诺内容",
        "出处（现场答复、书面答复或者报告）",
        "原话位置",
    ]


@pytest.mark.parametrize(
    ("files", "expected", "missing"),
    [
        ({EvidenceKind.LIST}, EvidenceKind.LIST, []),
        ({EvidenceKind.SITE}, EvidenceKind.LIST, ["约定类型的证据（名单、台账）"]),  # a photograph is not the list
        (set(), EvidenceKind.LIST, ["证据材料"]),
        ({EvidenceKind.SITE}, None, []),  # nothing was agreed
    ],
)
def test_a_claim_comes_with_evidence_of_the_agreed_kind(files, expected, missing):
    assert promises.missing_before_claim(files=frozenset(files), expected=expected, account="已完成") == missing


def test_nobody_confirms_his_own_promise():
    assert promises.missing_before_confirm_kept(check=Check.FIELD, finding="属实", from_unit=True) == [
        "责任单位以外的核查人"
    ]
    assert promises.missing_before_confirm_kept(check=Check.DEPUTY, finding="属实", from_unit=False) == []


def test_partly_kept_says_what_is_still_owed():
    assert promises.missing_before_partly_kept(
        check=Check.OFFICER, finding="完成两批", from_unit=False, remainder=""
    ) == ["尚未兑现的部分"]


def test_a_change_is_reasoned_signed_told_and_copied():
    lacking = {"reason": "", "signed": False, "deputy_told": False, "copied": False}
    sentences = ["变更理由", "单位签发的书面说明", "送达代表的记录", "抄送代表工委"]
    assert promises.missing_before_change(**lacking) == sentences
    assert promises.missing_before_withdraw(**lacking) == sentences


def test_a_promise_never_falls_between_two_units_or_two_terms():
    assert promises.missing_before_hand_over(unit="市乙局", accepted=False) == ["接收单位确认"]
    assert promises.missing_before_carry_over(explained=False) == ["向原提出代表的书面说明"]
