"""Three decisions before anything is public, and what is blacked out."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinuo.rules.publication import (
    BASIS_OF_GROUND,
    Decisions,
    Extent,
    Ground,
    SecrecyCheck,
    extent,
    missing_before_publish,
)
from yinuo.rules.redaction import MASK, Datum, Span, grounds, personal_data, redact
from yinuo.rules.sources import cite

FULL = Decisions(Extent.FULL, Extent.FULL, SecrecyCheck.PASSED)


@pytest.mark.parametrize(
    ("change", "missing", "shown"),
    [
        ({}, [], Extent.FULL),
        ({"wish": Extent.TITLE}, [], Extent.TITLE),  # the deputy's wish binds
        ({"review": Extent.SUMMARY, "ground": Ground.TRADE_SECRET}, [], Extent.SUMMARY),
        ({"review": Extent.SUMMARY}, ["不公开全文的理由"], None),
        ({"secrecy": SecrecyCheck.REFUSED}, [], Extent.NONE),
        ({"secrecy": SecrecyCheck.PASSED_IN_PART}, ["需要遮盖的内容"], None),
        ({"secrecy": SecrecyCheck.PASSED_IN_PART, "redactions": 2}, [], Extent.FULL),
        ({"secrecy": None}, ["保密审查"], None),
        ({"wish": None}, ["代表的公开意愿"], None),
        ({"review": None, "wish": None, "secrecy": None}, ["承办单位公开审查", "代表的公开意愿", "保密审查"], None),
    ],
)
def test_three_people_decide_and_the_least_is_shown(change, missing, shown):
    decisions = replace(FULL, **change)
    assert missing_before_publish(decisions, consent_asked=True) == missing
    assert extent(decisions, consent_asked=True) is shown


def test_where_the_deputy_is_not_asked_two_decisions_remain():
    decisions = replace(FULL, wish=None)
    assert extent(decisions, consent_asked=False) is Extent.FULL


def test_every_ground_has_its_article():
    assert {ground: cite(basis[0]) for ground, basis in BASIS_OF_GROUND.items()}[
        Ground.STATE_SECRET
    ] == "政府信息公开条例第十四条"
    assert set(BASIS_OF_GROUND) == set(Ground)


@pytest.mark.parametrize(
    ("text", "found", "datum"),
    [
        ("联系人手机13800000000，请转。", "13800000000", Datum.PHONE),
        ("手机138 0000 0000", "138 0000 0000", Datum.PHONE),
        ("电话：+86 138-0000-0000", "+86 138-0000-0000", Datum.PHONE),
        ("手机１３８００００００００", "１３８００００００００", Datum.PHONE),  # full width, as typed in Chinese
        ("电话（0552）3000000", "（0552）3000000", Datum.PHONE),
        ("传真：010-60000000转88", "010-60000000转88", Datum.PHONE),
        ("办公电话：3000000。", "3000000", Datum.PHONE),
        ("身份证110101199003070054", "110101199003070054", Datum.IDENTITY),
        ("邮箱 daibiao.jia@example.cn；", "daibiao.jia@example.cn", Datum.EMAIL),
        ("微信号：jia_2026", "jia_2026", Datum.ACCOUNT),
        ("代表证号：示0001", "示0001", Datum.CERTIFICATE),
        ("代表证号：SL-0001", "SL-0001", Datum.CERTIFICATE),
        ("家庭住址：示例路1号2栋301室，", "示例路1号2栋301室", Datum.ADDRESS),
        ("联系13800000000 家庭成员两人", "13800000000", Datum.PHONE),  # better one too many than one too few
        ("户名代表甲，卡号6222020000000000000", "6222020000000000000", Datum.BANK),
    ],
)
def test_personal_data_is_found(text, found, datum):
    spans = personal_data(text)
    assert [(text[span.start : span.end], span.datum) for span in spans] == [(found, datum)]


@pytest.mark.parametrize(
    "text",
    [
        "投资13800000000元",  # a sum
        "产值13912345678.5万元",
        "蚌人常办函〔2026〕3号",
        "闭-2026-017",
        "身份证110101199003070051",  # the check character is wrong, so it is some other number
        "2023年9月26日，13个问题、3次追问",
        "统一社会信用代码91340300000000000X",
        "自2025年11月30日起三个月",
        "编号1380000000012",  # too long for a telephone
    ],
)
def test_sums_dates_and_document_numbers_are_left_alone(text):
    assert personal_data(text) == []


def test_two_that_overlap_are_covered_whole():
    text = "通讯地址：示例路1号手机13800000000"
    (span,) = personal_data(text)
    assert text[span.start : span.end] == "示例路1号手机13800000000"


def test_blacking_out_keeps_length_and_lines_and_says_why():
    text = "联系人：代表甲\n手机：13800000000"
    spans = [*personal_data(text), Span(4, 7, Datum.MARKED, Ground.PROTECTED_IDENTITY)]
    shown = redact(text, spans)
    assert shown == f"联系人：{MASK * 3}\n手机：{MASK * 11}"
    assert grounds(spans) == [(Ground.CONTACT, 1), (Ground.PROTECTED_IDENTITY, 1)]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (0, 99)])
def test_a_span_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="超出文本"):
        redact("一二三", [Span(start, end, Datum.MARKED, Ground.PRIVACY)])


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="0123456789一二电话：@.a -\n", max_size=60))
def test_what_was_found_is_gone_and_nothing_else_changes(text):
    spans = personal_data(text)
    shown = redact(text, spans)
    assert len(shown) == len(text)
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert all(shown[place] == text[place] for place in range(len(text)) if place not in covered)
    assert personal_data(shown) == []
