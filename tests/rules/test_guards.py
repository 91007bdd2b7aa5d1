"""The shorter guards: topics, inspections, speeches, questions, extensions, keys, submissions, opinions, documents."""

import inspect
import re
from dataclasses import replace
from datetime import date

import pytest

from yinuo.rules import (
    assignments,
    briefings,
    documents,
    extensions,
    handling,
    inspections,
    intake,
    keys,
    opinions,
    promises,
    publication,
    questions,
    speeches,
    submissions,
    suggestions,
    topics,
    votes,
)
from yinuo.rules.checklist import missing
from yinuo.rules.documents import Element, Layout
from yinuo.rules.inspections import Report
from yinuo.rules.keys import Criterion
from yinuo.rules.papers import PAPERS, Form, Kind, missing_fields
from yinuo.rules.sources import cite
from yinuo.rules.speeches import Matter

TABLES = (
    topics,
    briefings,
    inspections,
    speeches,
    questions,
    promises,
    keys,
    extensions,
    submissions,
    votes,
    opinions,
    documents,
)
SUGGESTION_ACTS = {str(act) for act in (*suggestions.Act, *assignments.Act)}


@pytest.mark.parametrize("module", [*TABLES, intake, handling, publication], ids=lambda module: module.__name__)
def test_a_guard_is_named_after_an_act(module):
    acts = {str(act) for act in module.Act} if hasattr(module, "Act") else SUGGESTION_ACTS | {"publish"}
    named = [match[1] for name in vars(module) if (match := re.fullmatch(r"missing_before_(\w+)", name))]
    assert named
    assert {name.replace("_", "-") for name in named} <= acts


@pytest.mark.parametrize("module", [*TABLES, intake, handling], ids=lambda module: module.__name__)
def test_every_public_function_says_what_it_is_for(module):
    silent = [
        name
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_") and not function.__doc__
    ]
    assert silent == []


def test_blank_text_is_nothing():
    assert missing((" ", "甲"), ("x", "乙"), (0, "丙"), (None, "丁")) == ["甲", "丙", "丁"]


@pytest.mark.parametrize(
    ("deputies", "sentences"),
    [
        (5, []),
        (4, ["代表联名（现有4人，应有5人以上）"]),  # 濮阳市办法第五条
        (None, []),  # a committee needs no joint names
    ],
)
def test_deputies_propose_a_topic_together(deputies, sentences):
    assert topics.missing_before_propose(title="产业", reason="群众关切", deputies=deputies, joint_min=5) == sentences


def test_a_topic_is_decided_with_a_record_and_dropped_with_a_reason():
    assert topics.missing_before_shortlist(channel=None) == ["议题来源"]
    assert topics.missing_before_approve(decision="") == ["主任会议决定（届次、日期）"]
    assert topics.missing_before_drop(reason="", told=False) == ["调整理由", "告知有关各方的记录"]


@pytest.mark.parametrize(
    ("report", "sentences"),
    [
        (Report("9月1日", "五大集群", "链条短", "编制规划"), []),
        (Report("9月1日", "", "", ""), ["视察内容", "干部群众反映的主要问题", "建议"]),  # 河南省视察办法第九条
        (
            Report("9月1日", "五大集群", "链条短", "责令整改", settles_on_site=True),
            ["改为建议：代表视察不直接处理问题（代表法第三十一条）"],
        ),
    ],
)
def test_an_inspection_reports_and_never_settles_on_site(report, sentences):
    assert inspections.missing_before_report(report) == sentences


def test_inspection_notice_goes_out_ten_days_before_and_asks_who_must_step_back():
    assert inspections.missing_before_notify(recusals_asked=False, days_before=9, notice_days=10) == [
        "回避情况核对",
        "提前10日通知（距视察只有9日）",
    ]


@pytest.mark.parametrize(
    ("matters", "split", "sentences"),
    [
        ((Matter("编制规划", True), Matter("引育龙头企业", True)), True, []),
        ((), True, []),  # a speech may hold no matter at all
        ((Matter("编制规划", False),), False, ["代表确认事项拆分（一事一议）", "代表确认“编制规划”的文字"]),
        ((Matter(" ", True),), True, ["第1件的标题"]),
    ],
)
def test_a_speech_becomes_suggestions_only_as_its_deputy_agrees(matters, split, sentences):
    assert speeches.missing_before_convert(matters, split_confirmed=split) == sentences


def test_an_answer_has_a_name_and_a_post_and_a_deferred_one_a_day():
    assert questions.missing_before_answer(name="负责人甲", post="") == ["应询人职务"]
    assert questions.missing_before_defer(unit="市甲局", by_known=False) == ["书面答复期限"]


@pytest.mark.parametrize(
    ("depth", "maximum", "same", "consented", "sentences"),
    [
        (7, None, True, False, []),  # no limit is known
        (3, 2, True, False, ["追问次数（已到第2次，最多2次）"]),
        (1, None, False, False, ["主持人同意他人追问"]),
        (1, None, False, True, []),
    ],
)
def test_a_follow_up_belongs_to_the_asker(depth, maximum, same, consented, sentences):
    assert (
        questions.missing_before_follow_up(depth=depth, max_depth=maximum, same_asker=same, consented=consented)
        == sentences
    )


EXTENSION = {
    "reason": "涉及面广",
    "asked_on": date(2026, 3, 1),
    "due_on": date(2026, 3, 20),
    "last_on": date(2026, 3, 6),
    "wanted_on": date(2026, 6, 22),
    "cap_on": date(2026, 6, 22),
}


@pytest.mark.parametrize(
    ("change", "sentences"),
    [
        ({}, []),  # the last day of the six months is still inside
        ({"wanted_on": date(2026, 6, 23)}, ["自交办之日起六个月内（2026年6月22日前）的日期（代表法第五十一条）"]),
        ({"asked_on": date(2026, 3, 7)}, ["申请时限（最迟2026年3月6日提出）"]),
        (
            {"last_on": date(2026, 4, 1), "asked_on": date(2026, 3, 21)},
            ["申请时限（最迟2026年3月20日提出）"],
        ),  # never after due
        ({"wanted_on": date(2026, 3, 20)}, ["晚于原期限（2026年3月20日）的日期"]),
        ({"wanted_on": None, "reason": ""}, ["延期理由", "延长到哪一天"]),
    ],
)
def test_more_time_is_asked_in_time_with_reasons_and_inside_six_months(change, sentences):
    assert extensions.missing_before_ask_extension(**{**EXTENSION, **change}) == sentences


def test_the_council_chooses_by_criteria_and_within_its_own_number():
    assert keys.missing_before_propose(criteria=frozenset(), reason="") == ["遴选标准", "提出理由"]
    assert keys.missing_before_propose(criteria=frozenset({Criterion.WEIGHTY}), reason="民生") == []
    assert keys.missing_before_choose_key(decision="第8次主任会议", chosen=8, maximum=8) == [
        "年度名额（已确定8件，最多8件）"
    ]
    assert keys.missing_before_choose_key(decision="第8次主任会议", chosen=80, maximum=None) == []


def test_a_letter_is_registered_forwarded_and_answered():
    assert submissions.missing_before_register(sender="", text="路灯不亮") == ["来件人（或者注明未署名）"]
    assert submissions.missing_before_forward(units=(), reply_by_known=False) == ["接收单位", "答复期限"]


def test_a_report_answers_every_opinion():
    assert opinions.missing_before_file({"第一条": "已办", "第二条": " "}, signer="市长甲") == ["逐条回应（第二条）"]
    assert opinions.missing_before_approve(evaluation="好", problems="有", suggestions="改", limit_set=False) == [
        "报告期限"
    ]


def test_a_letter_needs_no_printer_line_and_a_document_to_a_superior_a_signer():
    there = frozenset(documents.REQUIRED[Layout.LETTER])
    assert documents.missing_elements(Layout.LETTER, there) == []
    assert documents.missing_elements(Layout.FILE, there, to_superior=True) == ["签发人", "印发机关和印发日期", "页码"]
    assert documents.missing_elements(Layout.MINUTES, frozenset({Element.TITLE, Element.BODY})) == [
        "发文机关标志",
        "发文字号",
        "成文日期",
        "页码",
    ]


def test_a_document_that_went_out_is_taken_back_with_notice():
    assert documents.missing_before_withdraw(reason="有误", told=False, sent=True) == ["告知收文单位的记录"]
    assert documents.missing_before_withdraw(reason="有误", told=False, sent=False) == []


def test_there_are_thirty_papers_each_with_fields_and_a_source():
    assert [PAPERS[kind].number for kind in Kind] == list(range(1, 31))
    assert all(paper.fields and paper.sender and paper.receiver for paper in PAPERS.values())
    assert all(cite(basis) for paper in PAPERS.values() for basis in paper.basis)
    assert PAPERS[Kind.REPLY].form is Form.LETTER
    assert {paper.form for paper in PAPERS.values()} == {*Form, None} - {Form.OPINION}


def test_a_paper_lacks_the_fields_that_are_empty():
    filled = frozenset(PAPERS[Kind.RETURN_REQUEST].fields) - {"建议承办单位"}
    assert missing_fields(Kind.RETURN_REQUEST, filled) == ["建议承办单位"]
    assert replace(PAPERS[Kind.MINUTES], form=None).number == 11
