from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules import second_opinion
from yinuo.rules import limits
from yinuo.rules.calendars.notice import Notice, SpecialDay
from yinuo.rules.deadlines import (
    DIFFICULT,
    ORDINARY,
    Limit,
    Urgency,
    capped,
    deadline,
    due_day,
    latest_extension,
    latest_request,
    moved,
    recounted,
    reply_deadline,
    same_day_after,
    standing,
    urgency,
)
from yinuo.rules.derivation import evaluate
from yinuo.rules.pace import pace_alarms, pace_points, reminder_reached, reminders
from yinuo.rules.workdays import PUBLISHED, OutOfRange

WD5, WD7, WD10 = limits.ASSIGN, limits.RETURN, limits.REASSIGN
MONTH = limits.CO_OPINION
WEEK = limits.COSIGN

# rules.md §4, both tables, and what they leave out
CASES = [
    # start, limit, nominal, due, why
    ("2023-09-26", ORDINARY, "2023-12-26", "2023-12-26", "Bengbu's session: a plain Tuesday"),
    ("2025-11-30", ORDINARY, "2026-02-28", "2026-02-28", "no 30 February; the 28th is a working Saturday"),
    ("2025-11-15", ORDINARY, "2026-02-15", "2026-02-24", "rolls over the whole Spring Festival"),
    ("2026-07-04", ORDINARY, "2026-10-04", "2026-10-08", "rolls over the rest of National Day"),
    ("2026-01-31", ORDINARY, "2026-04-30", "2026-04-30", "no 31 April: the last of the month"),
    ("2026-02-12", WD5, "2026-02-26", "2026-02-26", "13, 14, 24, 25, 26 February"),
    ("2026-09-24", WD5, "2026-10-09", "2026-10-09", "28, 29, 30 September, 8, 9 October"),
    ("2026-04-30", WD7, "2026-05-13", "2026-05-13", "9 May works"),
    ("2026-09-30", WD10, "2026-10-20", "2026-10-20", "10 October works"),
    # the questions of the first table
    ("2026-03-06", ORDINARY, "2026-06-06", "2026-06-08", "runs from the day of assignment; ends on a Saturday"),
    ("2026-01-29", ORDINARY, "2026-04-29", "2026-04-29", "from the close of the congress, where a place says so"),
    ("2026-05-06", MONTH, "2026-06-06", "2026-06-08", "a co-handler's month runs from receipt"),
    ("2026-03-31", MONTH, "2026-04-30", "2026-04-30", "one month from the 31st ends on the 30th"),
    ("2026-06-12", WEEK, "2026-06-19", "2026-06-22", "seven days are calendar days, and roll too"),
    ("2026-06-11", WEEK, "2026-06-18", "2026-06-18", "seven days over a weekend are still seven"),
    ("2024-03-01", WD5, "2024-03-08", "2024-03-08", "8 March is a half day for some, and counts"),
    ("2023-04-27", WD5, "2023-05-08", "2023-05-08", "4 May counts, and so does Saturday the 6th"),
    # leap years
    ("2023-11-29", ORDINARY, "2024-02-29", "2024-02-29", "2024 has a 29 February"),
    ("2022-11-29", ORDINARY, "2023-02-28", "2023-02-28", "2023 has none"),
    ("2024-02-29", Limit(months=12), "2025-02-28", "2025-02-28", "a year from the leap day"),
    ("2024-02-29", Limit(months=48), "2028-02-29", "2028-02-29", "four years from the leap day"),
    ("2024-02-28", Limit(days=1), "2024-02-29", "2024-02-29", "the next day is the leap day"),
    ("2019-11-30", ORDINARY, "2020-02-29", "2020-03-02", "the leap day was a Saturday"),
    # lengths and ends of months and years
    ("2025-08-31", DIFFICULT, "2026-02-28", "2026-02-28", "six months to a short month, a working Saturday"),
    ("2025-09-30", DIFFICULT, "2026-03-30", "2026-03-30", "the 30th, not the last day of March"),
    ("2025-02-28", ORDINARY, "2025-05-28", "2025-05-28", "from the last of February to the 28th, not the 31st"),
    ("2025-10-01", ORDINARY, "2026-01-01", "2026-01-04", "New Year, then a working Sunday"),
    ("2025-12-31", WD5, "2026-01-08", "2026-01-08", "4 January works, 1 to 3 do not"),
    # a sample of every year since 2007
    ("2007-01-25", MONTH, "2007-02-25", "2007-02-25", "a Sunday, worked after Spring Festival"),
    ("2007-12-28", WD5, "2008-01-07", "2008-01-07", "Saturday the 29th works, the 31st is off"),
    ("2008-01-31", WD5, "2008-02-05", "2008-02-05", "a whole weekend worked before Spring Festival"),
    ("2009-06-30", ORDINARY, "2009-09-30", "2009-09-30", "the last day before eight days off"),
    ("2009-07-02", ORDINARY, "2009-10-02", "2009-10-09", "rolls over National Day and Mid-Autumn"),
    ("2010-09-17", WD5, "2010-09-26", "2010-09-26", "19, 20, 21, 25, 26: the weekends work"),
    ("2011-12-30", WD5, "2012-01-09", "2012-01-09", "31 December works, by the notice of 2012"),
    ("2012-03-29", WD5, "2012-04-06", "2012-04-06", "31 March and 1 April work"),
    ("2013-06-07", WD5, "2013-06-17", "2013-06-17", "a weekend worked, then three days off"),
    ("2014-04-03", WD5, "2014-04-11", "2014-04-11", "Monday the 7th is off for a Saturday holiday"),
    ("2015-06-03", ORDINARY, "2015-09-03", "2015-09-06", "Victory Day, then a working Sunday"),
    ("2016-09-30", WD5, "2016-10-12", "2016-10-12", "8 and 9 October work"),
    ("2017-07-01", ORDINARY, "2017-10-01", "2017-10-09", "eight days off"),
    ("2018-09-28", WD5, "2018-10-10", "2018-10-10", "29 and 30 September work"),
    ("2018-10-01", ORDINARY, "2019-01-01", "2019-01-02", "New Year's Day 2019"),
    ("2019-04-26", WD5, "2019-05-06", "2019-05-06", "Sundays 28 April and 5 May work"),
    ("2020-01-22", WD5, "2020-02-06", "2020-02-06", "the prolonged Spring Festival"),
    ("2021-09-17", WD5, "2021-09-26", "2021-09-26", "18 and 26 September work"),
    ("2022-04-22", WD5, "2022-04-28", "2022-04-28", "Sunday the 24th works"),
    ("2023-06-25", ORDINARY, "2023-09-25", "2023-09-25", "assigned on a working Sunday"),
    ("2023-06-29", ORDINARY, "2023-09-29", "2023-10-07", "ends with a working Saturday"),
    ("2024-02-08", WD5, "2024-02-21", "2024-02-21", "9 February was recommended, not given: it counts"),
    ("2025-01-27", WD5, "2025-02-10", "2025-02-10", "Saturday 8 February works"),
    ("2026-05-08", ORDINARY, "2026-08-08", "2026-08-10", "a plain weekend"),
    # a fixed day
    (
        "2026-03-06",
        Limit(until=date(2026, 10, 4)),
        "2026-10-04",
        "2026-10-08",
        "a fixed day rolls as well",
    ),
]


@pytest.mark.parametrize(("start", "limit", "nominal", "due", "why"), CASES)
def test_a_limit_ends_on_its_day(start, limit, nominal, due, why):
    start, nominal, due = map(date.fromisoformat, (start, nominal, due))
    found = deadline(start, limit, PUBLISHED)
    assert (found.nominal_on, found.due_on) == (nominal, due), why
    assert due_day(start, limit, PUBLISHED) == due
    assert found.provisional is (due.year > 2026), why
    assert evaluate(found.steps()) == due
    assert found.day_by_day()[-1][0].on == due
    if limit.until is None:
        period = {"months": limit.months, "workdays": limit.workdays, "days": limit.days}
        assert second_opinion.due(start, **period) == (nominal, due)


def test_a_due_day_in_a_year_not_announced_is_provisional():
    found = reply_deadline(date(2026, 10, 1), ORDINARY, PUBLISHED)
    assert (found.due_on, found.provisional) == (date(2027, 1, 1), True)  # New Year itself is not guessed
    assert found.steps()[-1].render() == "暂定：2027年放假安排尚未公布，只按周末推算，公布后重算"
    assert deadline(date(2026, 12, 28), WD5, PUBLISHED).provisional
    assert not deadline(date(2026, 12, 24), WD5, PUBLISHED).provisional
    assert not deadline(date(2026, 10, 1), ORDINARY, PUBLISHED, roll=False).provisional  # no calendar was asked
    assert deadline(date(2006, 11, 1), WD5, PUBLISHED).provisional  # nor is 2006 known
    assert not deadline(date(2006, 12, 31), WD5, PUBLISHED).provisional


def test_a_last_day_off_stays_where_rolling_is_switched_off():
    found = deadline(date(2025, 11, 15), ORDINARY, PUBLISHED, roll=False)
    assert found.due_on == date(2026, 2, 15)
    assert [step.code for step in found.steps()] == ["start", "corresponding-day", "stays"]
    assert evaluate(found.steps()) == found.due_on


def test_the_derivation_names_every_day_it_skips():
    steps = deadline(date(2025, 11, 15), ORDINARY, PUBLISHED).steps()
    assert [(step.when(), step.render()) for step in steps] == [
        ("2025-11-15", "起算日，星期六，当日不计"),
        ("2026-02-15", "期间3个月，对应日，星期日"),
        ("2026-02-15至2026-02-23", "春节放假，顺延9天"),
        ("2026-02-24", "顺延到下一个工作日，星期二"),
    ]
    assert [(step.when("en"), step.render("en")) for step in steps][1:3] == [
        ("2026-02-15", "3 months later, the corresponding day, a Sunday"),
        ("2026-02-15 to 2026-02-23", "Spring Festival: moved on by 9 days"),
    ]


def test_the_derivation_names_make_up_days_and_holidays_between():
    steps = deadline(date(2026, 4, 30), WD7, PUBLISHED).steps()
    assert [step.render() for step in steps] == [
        "起算日，星期四，当日不计",
        "劳动节放假，5天不计",
        "劳动节调休上班，星期六，计入",
        "其间周末，1天不计",
        "第7个工作日，星期三",
    ]
    make_up = deadline(date(2025, 11, 30), ORDINARY, PUBLISHED).steps()
    assert [step.render() for step in make_up[1:]] == [
        "期间3个月，当月没有30日，以月末日为准，星期六",
        "春节调休上班，是工作日，不顺延",
    ]
    assert [step.render() for step in deadline(date(2026, 5, 8), ORDINARY, PUBLISHED).steps()[2:]] == [
        "周末，顺延2天",
        "顺延到下一个工作日，星期一",
    ]


def test_every_line_is_said_in_both_languages():
    for start, limit, *_ in CASES:
        for step in deadline(date.fromisoformat(start), limit, PUBLISHED).steps():
            assert "{" not in step.render() + step.render("en")
            assert step.render("en").isascii(), step


def test_a_tampered_explanation_does_not_add_up():
    steps = deadline(date(2025, 11, 15), ORDINARY, PUBLISHED).steps()
    with pytest.raises(ValueError, match="推算过程前后不一致"):
        evaluate([steps[0], replace(steps[1], params={"months": 4}), *steps[2:]])
    with pytest.raises(ValueError, match="推算过程前后不一致"):
        evaluate([*steps[:2], steps[3]])
    counted = deadline(date(2026, 4, 30), WD7, PUBLISHED).steps()
    with pytest.raises(ValueError, match="推算过程前后不一致"):
        evaluate([step for step in counted if step.code != "holiday-not-counted"])


def test_a_deadline_cites_the_law_and_the_notices():
    found = deadline(date(2025, 12, 31), WD5, PUBLISHED)
    assert found.basis == "参照青岛市代表建议工作条例第十四条：收到后五个工作日内交办"
    assert found.calendar == PUBLISHED.version
    assert [source[:16] for source in found.sources()] == [
        "国务院办公厅关于2025年部分节",
        "国务院办公厅关于2026年部分节",
    ]


def test_day_by_day_counts_working_days_only_where_the_limit_does():
    rows = deadline(date(2026, 2, 12), WD5, PUBLISHED).day_by_day()
    assert [day.on.day for day, counted in rows if day.works] == [13, 14, 24, 25, 26]
    assert (rows[1][0].kind.label, rows[1][0].weekday, rows[1][1]) == ("调休上班", "星期六", 2)
    assert (rows[2][0].holiday, rows[2][1]) == ("春节", 2)
    assert [counted for _, counted in deadline(date(2026, 6, 12), WEEK, PUBLISHED).day_by_day()] == list(range(1, 11))


period = (
    st.builds(dict, months=st.integers(1, 30))
    | st.builds(dict, workdays=st.integers(1, 60))
    | st.builds(dict, days=st.integers(1, 200))
)


@settings(max_examples=300, deadline=None)
@given(st.dates(date(2006, 6, 1), date(2027, 12, 31)), period, st.booleans())
def test_two_implementations_and_the_explanation_agree(start, period, roll):
    found = deadline(start, Limit(**period), PUBLISHED, roll=roll)
    expected = second_opinion.due(start, **period, roll=roll)
    assert (found.nominal_on, found.due_on) == expected
    assert evaluate(found.steps()) == found.due_on
    workdays = period.get("workdays")
    assert found.provisional is second_opinion.is_provisional(start, *expected, workdays=workdays, roll=roll)


def test_months_end_where_the_calendar_ends():
    assert same_day_after(date(9999, 9, 30), 3) == date(9999, 12, 30)
    for limit in (ORDINARY, WD10, Limit(days=40)):
        with pytest.raises(OutOfRange):
            deadline(date(9999, 12, 25), limit, PUBLISHED)


@pytest.mark.parametrize(
    ("counts", "why"),
    [({}, "none"), ({"months": 3, "days": 90}, "two"), ({"months": 0}, "zero"), ({"workdays": -1}, "negative")],
)
def test_a_limit_is_exactly_one_period_of_at_least_one(counts, why):
    with pytest.raises(ValueError, match=" · "):
        Limit(**counts)


def test_every_limit_of_the_rules_has_a_basis_in_both_languages():
    named = {name: limit for name, limit in vars(limits).items() if isinstance(limit, Limit)}
    assert {name: limit.label for name, limit in named.items()} == {
        "ORDINARY": "3个月",
        "DIFFICULT": "6个月",
        "COSIGN": "7日",
        "INTAKE": "3个工作日",
        "ASSIGN": "5个工作日",
        "CONVERT": "5个工作日",
        "RECORD": "3个工作日",
        "ACCEPT": "2个工作日",
        "RETURN": "7个工作日",
        "REASSIGN": "10个工作日",
        "CONTACT": "20个工作日",
        "CO_OPINION": "1个月",
        "CO_REDO": "5个工作日",
        "PUBLICATION": "20个工作日",
        "EVALUATION": "15个工作日",
        "EVALUATION_GRACE": "10个工作日",
        "REHANDLE": "1个月",
        "PROMISE_EVALUATION": "20个工作日",
        "DEFERRED_ANSWER": "1个月",
        "SUBMISSION_REPLY": "1个月",
        "INSPECTION_FEEDBACK": "3个月",
        "OPINION_DELIVERY": "7日",
        "OPINION_REPORT": "3个月",
    }
    assert all(limit.basis and limit.basis_en.isascii() for limit in named.values())
    assert Limit(until=date(2026, 12, 31)).label == "截至2026-12-31"


TODAY = date(2026, 6, 10)


@pytest.mark.parametrize(
    ("due", "state", "zh", "en", "why"),
    [
        (date(2026, 6, 8), Urgency.OVERDUE, "逾期2天", "2 days overdue", "calendar days once overdue"),
        (date(2026, 6, 9), Urgency.OVERDUE, "逾期1天", "1 day overdue", "from the day after"),
        (date(2026, 6, 10), Urgency.DUE_TODAY, "今天到期", "due today", "never on the day itself"),
        (date(2026, 6, 11), Urgency.DUE_SOON, "余1个工作日", "1 working day left", "tomorrow"),
        (date(2026, 6, 17), Urgency.DUE_SOON, "余5个工作日", "5 working days left", "seven days warn"),
        (date(2026, 6, 18), Urgency.IN_TIME, "余6个工作日", "6 working days left", "eight do not"),
        (date(2026, 6, 22), Urgency.IN_TIME, "余7个工作日", "7 working days left", "Friday the 19th is a holiday"),
    ],
)
def test_urgency_is_said_in_a_word_and_a_sentence(due, state, zh, en, why):
    assert urgency(due, TODAY) is state, why
    assert standing(due, TODAY, PUBLISHED) == (zh, en), why


def test_a_due_day_inside_a_holiday_counts_down_in_days():
    assert standing(date(2026, 2, 16), date(2026, 2, 14), PUBLISHED) == ("余2天", "2 days left")


def test_overdue_starts_after_the_rolled_end_not_the_nominal_one():
    due = reply_deadline(date(2025, 11, 15), ORDINARY, PUBLISHED)
    assert urgency(due.due_on, due.nominal_on + timedelta(days=2)) is Urgency.DUE_SOON
    assert urgency(due.due_on, date(2026, 2, 24)) is Urgency.DUE_TODAY
    assert urgency(due.due_on, date(2026, 2, 25)) is Urgency.OVERDUE


def test_no_extension_passes_six_months_from_the_first_assignment():
    first = date(2026, 3, 6)
    assert latest_extension(first, PUBLISHED).due_on == date(2026, 9, 7)  # 6 September is a Sunday
    current = reply_deadline(first, ORDINARY, PUBLISHED)
    assert latest_request(current.due_on, PUBLISHED) == date(2026, 5, 25)


def test_a_cap_decides_only_where_it_is_earlier_and_shows_both_ways():
    cap = latest_extension(date(2026, 3, 6), PUBLISHED)
    early = reply_deadline(date(2026, 3, 19), ORDINARY, PUBLISHED)
    assert capped(early, cap) is early
    late = capped(reply_deadline(date(2026, 7, 20), ORDINARY, PUBLISHED), cap)
    assert (late.starts_on, late.due_on) == (date(2026, 7, 20), date(2026, 9, 7))
    assert evaluate(late.steps()) == date(2026, 9, 7)
    assert [step.code for step in late.steps()].count("start") == 2


# what 2020 looked like before its Spring Festival was prolonged
FIRST_2020 = Notice(
    2020,
    "国办发明电〔2019〕16号",
    tuple(
        day._replace(works=True) if day.on == date(2020, 2, 1) else day
        for day in PUBLISHED.notices[2020].days
        if day.on not in (date(2020, 1, 31), date(2020, 2, 2))
    ),
)


def test_a_prolonged_holiday_moves_exactly_the_cases_it_touches():
    before = PUBLISHED.with_year(FIRST_2020)
    cases = [
        ("ends 31 January", date(2019, 10, 31), ORDINARY),
        ("ends 1 February", date(2019, 11, 1), ORDINARY),
        ("ends 3 February", date(2019, 11, 3), ORDINARY),
        ("five working days", date(2020, 1, 22), WD5),
        ("long before", date(2019, 5, 5), WD5),
    ]
    found = {case.key: (case.was_due_on, case.due_on) for case in moved(cases, before, PUBLISHED)}
    assert found == {
        "ends 31 January": (date(2020, 1, 31), date(2020, 2, 3)),
        "ends 1 February": (date(2020, 2, 1), date(2020, 2, 3)),
        "five working days": (date(2020, 2, 4), date(2020, 2, 6)),
    }


def test_a_new_notice_settles_what_was_provisional_even_where_the_day_stays():
    new_year = Notice(2027, None, (SpecialDay(date(2027, 1, 1), False, "元旦"),))
    newer = PUBLISHED.with_year(new_year)
    cases = [(1, date(2026, 10, 1), ORDINARY), (2, date(2026, 10, 12), ORDINARY), (3, date(2026, 3, 6), ORDINARY)]
    changes = [(c.key, c.due_on, c.was_provisional, c.provisional) for c in recounted(cases, PUBLISHED, newer)]
    assert changes == [(1, date(2027, 1, 4), True, False), (2, date(2027, 1, 12), True, False)]
    assert [case.key for case in moved(cases, PUBLISHED, newer)] == [1]


def test_a_third_without_an_act_raises_an_alarm():
    due = reply_deadline(date(2026, 4, 9), ORDINARY, PUBLISHED)
    assert pace_points(due) == (date(2026, 5, 10), date(2026, 6, 9))
    assert pace_alarms(due, [], date(2026, 5, 9)) == []
    assert [alarm.third for alarm in pace_alarms(due, [], date(2026, 5, 10))] == [1]
    assert [alarm.third for alarm in pace_alarms(due, [date(2026, 4, 9)], date(2026, 6, 9))] == [1, 2]  # not the start
    assert pace_alarms(due, [date(2026, 5, 10)], date(2026, 6, 9)) == []
    (late,) = pace_alarms(due, [date(2026, 5, 20), date(2026, 7, 1)], date(2026, 6, 9))
    assert (late.third, late.ended_on) == (1, date(2026, 5, 20))


def test_reminders_come_thirty_fifteen_and_five_working_days_before():
    due = reply_deadline(date(2026, 3, 6), ORDINARY, PUBLISHED)
    days = reminders(due)
    assert days == {30: date(2026, 4, 23), 15: date(2026, 5, 18), 5: date(2026, 6, 1)}
    for count, on in days.items():
        assert reminder_reached(due.due_on, on, PUBLISHED) == count
        assert reminder_reached(due.due_on, on - timedelta(days=1), PUBLISHED) != count
    assert reminder_reached(due.due_on, due.due_on, PUBLISHED) == 5
    assert reminder_reached(due.due_on, due.due_on + timedelta(days=1), PUBLISHED) is None
    assert reminders(deadline(date(2026, 3, 6), WD5, PUBLISHED)) == {}
