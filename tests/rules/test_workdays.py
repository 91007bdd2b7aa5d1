from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules import second_opinion
from yinuo.rules.calendars.notice import Notice, NoticeError, SpecialDay, read_day, read_notice
from yinuo.rules.workdays import PUBLISHED, DayKind, OutOfRange, WorkCalendar

ANY_DAY = st.dates(date(1, 1, 8), date(9999, 12, 24))
NEAR = st.dates(date(2006, 1, 1), date(2028, 12, 31))

NOTICE_2027 = """日期,安排,节日
2027-01-01,放假,元旦
2027-02-05,放假,春节
2027/2/8,off,春节
2027年2月14日,上班,春节
2027-04-05,放假,清明节
2027-05-03,放假,劳动节
2027-06-09,放假,端午节
2027-09-15,放假,中秋节
2027-10-01,放假,国庆节
2026-12-27,上班,元旦
2026-12-31,放假,元旦
"""


# the table of 2026 in rules.md §4, and one surprise of every other year
@pytest.mark.parametrize(
    ("day", "works", "kind", "holiday", "why"),
    [
        (date(2006, 12, 30), True, "make-up", "元旦", "the notice of 2007 reaches back: Saturday worked"),
        (date(2007, 5, 7), False, "holiday", "劳动节", "the last golden week of May: Monday the 7th is off"),
        (date(2007, 12, 31), False, "holiday", "元旦", "the notice of 2008 moves a day off into 2007"),
        (date(2008, 5, 4), True, "make-up", "劳动节", "Sunday worked for Friday 2 May"),
        (date(2009, 10, 8), False, "holiday", "国庆节、中秋节", "eight days off when the two meet"),
        (date(2010, 9, 25), True, "make-up", "中秋节", "Saturday between Mid-Autumn and National Day is worked"),
        (date(2011, 12, 31), True, "make-up", "元旦", "worked for 3 January 2012, by the notice of 2012"),
        (date(2012, 4, 1), True, "make-up", "清明节", "a whole weekend worked for Qingming"),
        (date(2013, 6, 8), True, "make-up", "端午节", "a whole weekend worked for the Dragon Boat Festival"),
        (date(2014, 4, 7), False, "holiday", "清明节", "Monday instead of Saturday the 5th"),
        (date(2015, 9, 3), False, "holiday", "抗战胜利70周年纪念日", "given once, by a notice of its own"),
        (date(2015, 9, 6), True, "make-up", "抗战胜利70周年纪念日", "and the Sunday worked for it"),
        (date(2016, 10, 9), True, "make-up", "国庆节", "the second day of a weekend worked in full"),
        (date(2017, 1, 2), False, "holiday", "元旦", "Monday instead of Sunday the 1st"),
        (date(2018, 12, 31), False, "holiday", "元旦", "the notice of 2019 reaches into 2018"),
        (date(2019, 5, 3), False, "holiday", "劳动节", "one day became four, in March of that year"),
        (date(2020, 2, 1), False, "holiday", "春节", "first to be worked, then off: the prolonged Spring Festival"),
        (date(2020, 2, 3), True, "workday", None, "work began again on Monday 3 February"),
        (date(2021, 9, 18), True, "make-up", "中秋节", "Saturday worked"),
        (date(2022, 12, 31), False, "holiday", "元旦", "a Saturday that the notice of 2023 names"),
        (date(2023, 10, 8), True, "make-up", "中秋节、国庆节", "Sunday worked"),
        (date(2023, 5, 4), True, "workday", None, "Youth Day is a half day for some, not a day off for an office"),
        (date(2024, 3, 8), True, "workday", None, "nor is Women's Day"),
        (date(2024, 2, 9), True, "workday", None, "New Year's Eve 2024 was recommended, not given"),
        (date(2025, 2, 4), False, "holiday", "春节", "eight days off under the rules of 2024"),
        (date(2026, 1, 4), True, "make-up", "元旦", "Sunday worked"),
        (date(2026, 2, 14), True, "make-up", "春节", "Saturday worked"),
        (date(2026, 2, 15), False, "holiday", "春节", "first of nine days"),
        (date(2026, 2, 23), False, "holiday", "春节", "last of nine days"),
        (date(2026, 2, 28), True, "make-up", "春节", "Saturday worked"),
        (date(2026, 4, 6), False, "holiday", "清明节", "Monday off"),
        (date(2026, 5, 5), False, "holiday", "劳动节", "Tuesday off"),
        (date(2026, 5, 9), True, "make-up", "劳动节", "Saturday worked"),
        (date(2026, 6, 19), False, "holiday", "端午节", "Friday off"),
        (date(2026, 9, 20), True, "make-up", "国庆节", "Sunday worked"),
        (date(2026, 9, 25), False, "holiday", "中秋节", "Friday off"),
        (date(2026, 10, 7), False, "holiday", "国庆节", "last of seven days"),
        (date(2026, 10, 10), True, "make-up", "国庆节", "Saturday worked"),
        (date(2026, 7, 4), False, "weekend", None, "an ordinary Saturday"),
    ],
)
def test_a_day_is_what_its_notice_makes_it(day, works, kind, holiday, why):
    found = PUBLISHED.day(day)
    assert (found.works, found.kind.value, found.holiday) == (works, kind, holiday), why
    assert PUBLISHED.is_workday(day) is works
    assert PUBLISHED.holiday_name(day) == (holiday if kind == "holiday" else None)


def test_every_day_of_twenty_years_agrees_with_the_facts_written_down_apart():
    day = date(2006, 1, 1)
    while day < date(2028, 1, 1):
        assert PUBLISHED.is_workday(day) == second_opinion.works(day), day
        day += timedelta(days=1)


def test_each_year_cites_its_notice():
    assert list(PUBLISHED.notices) == list(range(2007, 2027))
    for year, notice in PUBLISHED.notices.items():
        assert notice.title == f"国务院办公厅关于{year}年部分节假日安排的通知"
        assert notice.number.startswith(f"国办发明电〔{year - 1}〕")
        assert notice.version.startswith(f"{year}.")
    assert PUBLISHED.notices[2026].label.endswith("通知（国办发明电〔2025〕7号）")
    assert PUBLISHED.notices[2020].label.endswith("（国办发明电〔2019〕16号、国办发明电〔2020〕1号）")
    assert Notice(2027, None, ()).label == "国务院办公厅关于2027年部分节假日安排的通知"  # no number is guessed


def test_a_year_without_a_notice_has_weekends_only_and_is_provisional():
    assert not PUBLISHED.covers(2027)
    new_year = PUBLISHED.day(date(2027, 1, 1))
    assert (new_year.kind, new_year.holiday, new_year.provisional) == (DayKind.WORKDAY, None, True)
    assert not PUBLISHED.is_workday(date(2027, 1, 2))
    assert not PUBLISHED.day(date(2026, 12, 31)).provisional
    assert PUBLISHED.unknown_years(date(2026, 12, 31), date(2028, 1, 1)) == [2027, 2028]


def test_the_fifth_working_day_skips_holidays_and_counts_make_up_days():
    assert PUBLISHED.add_workdays(date(2026, 2, 12), 5) == date(2026, 2, 26)
    assert PUBLISHED.add_workdays(date(2026, 2, 26), -5) == date(2026, 2, 12)
    assert PUBLISHED.workdays_between(date(2026, 2, 12), date(2026, 2, 26)) == 5
    assert PUBLISHED.add_workdays(date(2026, 2, 18), -1) == date(2026, 2, 14)  # back from a day off
    assert PUBLISHED.add_workdays(date(2026, 2, 18), 0) == date(2026, 2, 18)


@settings(max_examples=100, deadline=None)
@given(ANY_DAY | NEAR, st.integers(1, 3000))
def test_counting_forward_and_back_meet_anywhere_in_the_calendar(day, count):
    try:
        later = PUBLISHED.add_workdays(day, count)
    except OutOfRange:
        return
    assert PUBLISHED.is_workday(later)
    assert PUBLISHED.workdays_between(day, later) == count
    assert PUBLISHED.workdays_between(later, day) == -count
    assert PUBLISHED.add_workdays(later, -count) <= day
    assert PUBLISHED.add_workdays(PUBLISHED.add_workdays(later, -count), count) == later


@settings(max_examples=100, deadline=None)
@given(NEAR)
def test_the_next_working_day_is_found_by_walking_too(day):
    walked = day
    while not second_opinion.works(walked):
        walked += timedelta(days=1)
    assert PUBLISHED.next_workday(day) == walked


@pytest.mark.parametrize(("day", "count"), [(date(9999, 12, 30), 9), (date(1, 1, 2), -9)])
def test_a_count_beyond_the_calendar_says_so_in_both_languages(day, count):
    with pytest.raises(OutOfRange, match=r"超出可计算的日期.* · beyond the dates"):
        PUBLISHED.add_workdays(day, count)


def test_an_empty_calendar_knows_weekends():
    empty = WorkCalendar([])
    assert empty.is_workday(date(2026, 1, 1))
    assert not empty.is_workday(date(2026, 2, 14))
    assert empty.add_workdays(date(2026, 1, 1), 1) == date(2026, 1, 2)
    assert not empty.covers(2026)


def test_a_new_notice_gives_a_new_calendar_and_leaves_the_old_one():
    notice = read_notice(NOTICE_2027, year=2027, number="国办发明电〔2026〕1号")
    newer = PUBLISHED.with_year(notice)
    assert newer.covers(2027)
    assert not PUBLISHED.covers(2027)
    assert newer.version != PUBLISHED.version
    assert newer.years == "2007–2027"
    assert newer.is_workday(date(2027, 2, 14))
    assert not newer.is_workday(date(2026, 12, 31))  # a notice reaches into the December before
    assert newer.holiday_name(date(2027, 2, 8)) == "春节"
    changed = [(mine.on, mine.works, theirs.works) for mine, theirs in PUBLISHED.changed_by(newer)]
    assert (date(2026, 12, 27), False, True) in changed
    assert len(changed) == 11


def test_a_replaced_year_is_replaced_whole():
    before = read_notice(NOTICE_2027, year=2027)
    after = Notice(2027, None, tuple(day for day in before.days if day.name != "端午节"))
    calendar = PUBLISHED.with_year(before).with_year(after)
    assert calendar.is_workday(date(2027, 6, 9))
    assert [day.on for day, _ in PUBLISHED.with_year(before).changed_by(calendar)] == [date(2027, 6, 9)]
    assert PUBLISHED.with_year(before).version != calendar.version
    assert PUBLISHED.with_year(Notice(2029, None, after.days)).years == "2007–2026, 2029"


@pytest.mark.parametrize(
    ("row", "where", "zh", "en"),
    [
        ("2027-13-01,放假,元旦", (2, "日期"), "不是日期", "is not a date"),
        ("明天,放假,元旦", (2, "日期"), "请写成2027-01-31", "write it as 2027-01-31"),
        ("2026-01-01,放假,元旦", (2, "日期"), "不在2027年", "neither in 2027"),
        ("2028-01-01,放假,元旦", (2, "日期"), "不在2027年", "neither in 2027"),
        ("2027-01-04,上班,元旦", (2, "日期"), "是星期一，本来就上班", "is a weekday and worked anyway"),
        ("2027-01-01,maybe,元旦", (2, "安排"), "请改为“放假”或“上班”", "should be off or work"),
        ("2027-01-01,放假,", (2, "节日"), "请写明是哪个节日", "say which holiday"),
        ("2027-01-01，放假，元旦", (2, "行"), "每行三列", "three columns a row"),
        ("2027-02-05,上班,元旦\n2027-02-06,放假,春节\n2027-02-06,放假,春节", (4, "日期"), "已经写过", "given twice"),
        ("2027-01-01,放假,元旦", (0, "节日"), "还缺春节、清明节、劳动节、端午节、中秋节、国庆节", "is the table whole"),
        ("", (0, "节日"), "还缺元旦", "no day off for"),
        ('2027-01-01,"放假,元旦', (0, "表"), "引号没有成对", "quotation marks"),
        ("2027-01-01,放假,元旦\n" * 401, (0, "表"), "超过400行", "more than 400 rows"),
    ],
)
def test_a_faulty_table_names_row_field_and_remedy(row, where, zh, en):
    with pytest.raises(NoticeError) as refusal:
        read_notice("日期,安排,节日\n" + row, year=2027)
    found = [error for error in refusal.value.errors if (error.row, error.field) == where]
    assert len(found) == 1
    assert zh in found[0].message
    assert en in found[0].message
    assert str(found[0]) in str(refusal.value)


def test_a_faulty_table_lists_every_faulty_row():
    with pytest.raises(NoticeError) as refusal:
        read_notice("\ufeffdate,kind,name\nx,off,元旦\n2027-01-01,x,\n", year=2027)
    assert [(error.row, error.field) for error in refusal.value.errors] == [(2, "日期"), (3, "安排"), (3, "节日")]


def test_a_table_without_header_and_with_empty_lines_is_read():
    assert read_notice("\n" + NOTICE_2027.split("\n", 1)[1] + "\n\n", year=2027) == read_notice(NOTICE_2027, year=2027)


@pytest.mark.parametrize("text", ["2027-01-31", " 2027/1/31", "2027.1.31", "2027年1月31日", "2027年01月31"])
def test_a_day_is_read_as_people_write_it(text):
    assert read_day(text) == date(2027, 1, 31)


def test_days_of_a_notice_are_kept_in_order():
    first, second = SpecialDay(date(2027, 1, 1), False, "元旦"), SpecialDay(date(2027, 1, 2), False, "元旦")
    assert Notice(2027, None, (second, first)) == Notice(2027, None, (first, second))
