"""It reads the dates of official Chinese: a table with a reason per row."""

from datetime import date

import pytest

from yinuo.reading.dates import dates
from yinuo.reading.days import months_after, number
from yinuo.reading.speaking import signed_on, spoken_in

SAID = date(2024, 11, 30)

ROWS = [
    ("年内完成", SAID, "2024-12-31", "the year of speaking"),
    ("三季度前", SAID, "2024-09-30", "X前 includes X"),
    ("2024年底前", None, "2024-12-31", "the year is given"),
    ("本府于98年10月底前完成", None, "2009-10-31", "ROC year 98"),
    ("3个月内", SAID, "2025-02-28", "the month has no 30th: its last day"),
    ("明年上半年", SAID, "2025-06-30", "half-year"),
    ("8月中旬", SAID, "2024-08-20", "the middle third ends on the 20th"),
    ("8月上旬", SAID, "2024-08-10", "the first third"),
    ("2月底", date(2024, 1, 5), "2024-02-29", "a leap year"),
    ("本(101)年度就近施作", None, "2012-12-31", "the year in brackets is the Republic's"),
    ("2017-2019年增加", None, "2019-12-31", "a span is due at its end"),
    ("“十四五”期间", None, "2025-12-31", "a five-year plan ends with its fifth year"),
    ("下个月底前", SAID, "2024-12-31", "next month"),
    ("十二月底", SAID, "2024-12-31", "numbers in characters"),
    ("二〇二五年六月底前", None, "2025-06-30", "years in characters"),
    ("２０２５年６月底前", None, "2025-06-30", "full-width digits"),
    ("15个工作日内", date(2024, 1, 1), "2024-01-22", "weekdays only"),
    ("半年内", SAID, "2025-05-30", "six months, no 31st asked for"),
    ("5月至8月", date(2024, 3, 1), "2024-08-31", "a span of months is due at its end"),
    ("本府於101年2月底三月初前完成", None, "2012-03-10", "of two dates the later, in the same year"),
]

NONE = [
    ("自2018年起实行", "a starting point"),
    ("今年以来", "a starting point"),
    ("《2017-2019年行动计划》", "inside a title"),
    ("列入102年度计划，本府", "the name of a budget"),
    ("根据2013年发布的办法", "a law's year"),
    ("去年完成", "the past"),
    ("每年3月", "every year"),
]


@pytest.mark.parametrize(("text", "said", "on", "reason"), ROWS)
def test_a_time_is_due_on_its_last_day(text, said, on, reason):
    (due,) = dates(text, said)
    assert due.on == date.fromisoformat(on), reason
    assert text[due.start : due.end]
    assert due.basis


@pytest.mark.parametrize(("text", "reason"), NONE)
def test_what_is_no_due_date_is_left_out(text, reason):
    assert [due.text for due in dates(text, SAID)] == [], reason


def test_a_term_from_an_event_has_no_day():
    (due,) = dates("受理之日起15日内", SAID)
    assert due.on is None
    assert "事件" in due.basis


def test_without_a_day_of_speaking_the_day_is_unknown():
    assert [due.on for due in dates("年内；3个月内；10月底")] == [None, None, None]


@pytest.mark.parametrize(
    ("word", "value"), [("十", 10), ("十二", 12), ("二十", 20), ("两", 2), ("三十一", 31), ("7", 7)]
)
def test_small_numbers_are_read_in_characters(word, value):
    assert number(word) == value


def test_months_are_counted_to_the_corresponding_day():
    assert months_after(date(2025, 11, 30), 3) == date(2026, 2, 28)


def test_the_foot_of_the_letter_tells_when_it_was_said():
    assert signed_on("特此回复。2018年8月3日") == date(2018, 8, 3)
    assert signed_on("2018年8月3日召开了会议，会后继续。") is None
    assert spoken_in("本府于98年6月19日前往现场会勘") == 2009
