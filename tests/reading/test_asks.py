"""It parts a matter into its asks, each with its own words."""

import pytest

from yinuo.reading.asks import Kind, asks

SPEECH = (
    "要加快企业培育，做实做强产业链条，推进重点项目建设，完善政策体系，制定五大集群产业发展规划，建立健全服务体系。"
)

ROWS = [
    (
        SPEECH,
        [
            "要加快企业培育",
            "做实做强产业链条",
            "推进重点项目建设",
            "完善政策体系",
            "制定五大集群产业发展规划",
            "建立健全服务体系",
        ],
        "要 governs the clauses after it",
    ),
    ("小区门口常年积水。建议疏通排水管，增设雨水井。", ["建议疏通排水管", "增设雨水井"], "two acts are two asks"),
    ("请问学位何时公布？能否延长报名时间？", ["请问学位何时公布", "能否延长报名时间"], "two questions"),
    ("建议如下：\n一、新建停车楼。\n二、开放学校操场。", ["新建停车楼", "开放学校操场"], "the items of a list"),
    ("要求解決道路積水問題，建請加裝抽水站。", ["要求解決道路積水問題", "建請加裝抽水站"], "traditional characters"),
]


@pytest.mark.parametrize(("text", "quotes", "reason"), ROWS)
def test_each_ask_stands_alone(text, quotes, reason):
    found = asks(text)
    assert [one.quote for one in found] == quotes, reason
    assert all(text[one.start : one.end] == one.quote and one.reasons for one in found)


def test_an_ask_keeps_what_it_is_about():
    (one,) = asks("各县区缺乏龙头企业引领，企业之间关联度较低，请问是否有相关的解决途径？")
    assert one.kind is Kind.QUESTION
    assert "缺乏龙头企业引领" in one.context


def test_an_english_question_is_parted_at_its_letters():
    found = asks(
        "To ask the Secretary of State for Transport, what steps he is taking to (a) reduce delays and "
        "(b) improve ticketing; and whether he will publish a timetable."
    )
    assert [one.quote for one in found] == ["reduce delays", "improve ticketing", "whether he will publish a timetable"]
    assert found[0].context == "what steps he is taking to "


def test_a_text_without_any_sign_is_one_ask():
    assert [one.quote for one in asks("花园路路灯不亮")] == ["花园路路灯不亮"]
    assert asks("  ") == []


def test_what_was_asked_in_the_past_is_no_ask():
    assert all("打电话" not in one.quote for one in asks("我打电话问过社区，他们说要等。请尽快修好路灯。"))
