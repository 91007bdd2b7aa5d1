"""/<congress>/sessions/<number>/: the session as its source has it, nothing added."""

import re

import pytest

from tests.pages.public_site import read, text
from yinuo.front.public.queries.briefings import session

pytestmark = pytest.mark.django_db


def page(client, briefing):
    return client.get(briefing.get_public_url())


def test_an_anonymous_visitor_reads_who_spoke_and_who_asked(client, bengbu):
    said = text(page(client, bengbu))
    for words in ("杨传旭", "徐婵", "张安娜", "怀远县代表团", "35场", "根据不同的产业，定期开展产业对接会"):
        assert words in said


def test_every_figure_is_stated_named_and_unnamed_and_adds_up(client, bengbu):
    shown = session(bengbu, bengbu.held_on)
    lines = {line.figure.value: (line.stated, line.named, line.unnamed) for line in shown.lines}
    assert lines == {
        "speeches": (8, 2, 6),
        "questioners": (10, 1, 9),
        "questions": (13, 1, 12),
        "follow_ups": (3, 0, 3),
    }
    assert shown.agrees
    assert all(stated == named + unnamed for stated, named, unnamed in lines.values())
    assert "逐项相加一致" in text(page(client, bengbu))


@pytest.mark.parametrize(
    ("stated", "why"),
    [
        ({"speeches": 1, "questions": 13}, "two speeches are named where one is stated"),
        ({"speeches": 8, "questions": 0}, "a question is on record where none is stated"),
    ],
)
def test_a_mismatch_is_shown_and_not_smoothed(client, bengbu, stated, why):
    bengbu.stated = stated
    bengbu.save(update_fields=["stated"])
    said = text(page(client, bengbu))
    assert "对不上" in said, why
    assert "逐项相加一致" not in said


def test_what_the_report_does_not_name_is_said_to_be_unnamed(client, bengbu):
    said = text(page(client, bengbu))
    assert "发言3至发言8" in said
    assert "问题2至问题13、追问3个" in said
    assert said.count("报道未具名") >= 3


def test_unknown_days_and_places_stay_unknown(client, bengbu):
    assert "时间：报道未载 地点：报道未载" in text(page(client, bengbu)).replace("\u3000", " ")


def test_no_due_day_is_worked_out_from_an_assignment_nobody_dated(client, bengbu):
    assert "报道未载交办日期，故不推算到期日" in text(page(client, bengbu))


def test_it_names_its_source_and_the_earlier_sessions(client, bengbu):
    said = text(page(client, bengbu))
    for words in ("蚌埠新闻网", "吴媛媛", "邢禄原", "2024年9月26日转载", "工业强市战略推进情况"):
        assert words in said


def test_an_unpublished_session_is_not_there(client, bengbu):
    bengbu.published = False
    bengbu.save(update_fields=["published"])
    assert page(client, bengbu).status_code == 404
    assert client.get(f"{bengbu.get_public_url()}data.json").status_code == 404


def test_another_congress_does_not_show_it(client, bengbu, cast):
    assert client.get(f"/{cast.congress.slug}/sessions/{bengbu.number}/").status_code == 404


def test_the_same_stands_in_its_data_with_null_for_the_unknown(client, bengbu):
    data = client.get(f"{bengbu.get_public_url()}data.json").json()
    assert [line["stated"] for line in data["ledger"]] == [8, 10, 13, 3]
    assert data["research"][0]["from_on"] is None
    assert data["research"][0]["sites"] is None
    assert len(data["questions"][0]["answers"][0]["promises"]) == 3
    assert data["questions"][0]["answers"][0]["persons"] == [None, None]


def test_in_english_every_chinese_word_is_marked_as_chinese(english, bengbu):
    answer = page(english, bengbu)
    assert '<html lang="en"' in answer.content.decode()
    assert read(answer).unmarked == []
    assert "8 deputies spoke, 10 deputies asked 13 questions and 3 follow-ups." in text(answer)


def test_it_needs_no_more_queries_for_more_questions(client, bengbu, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        page(client, bengbu)


def test_names_with_markup_stay_names(client, bengbu):
    bengbu.title = "<script>alert(1)</script>政情通报会"
    bengbu.save(update_fields=["title"])
    assert b"<script" not in page(client, bengbu).content


def test_it_holds_no_inline_style_or_script_and_few_files(client, bengbu):
    answer = page(client, bengbu)
    html = answer.content.decode()
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=", html)
    assert html.count('rel="stylesheet"') <= 6
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_reading_sets_no_cookie(client, bengbu):
    assert not page(client, bengbu).cookies
