"""Small calendar arithmetic (历法): whole numbers in characters, ends of months, corresponding days."""

import calendar
from datetime import date, timedelta

ROC_OFFSET = 1911
_NUMERAL = "一二三四五六七八九"


def number(word: str) -> int:
    """The value of a small whole number in digits or Chinese (十二, 两). Raises ValueError for anything else."""
    if word.isdigit():
        return int(word)
    digits = word.replace("两", "二").replace("〇", "零").replace("○", "零")
    if "十" in digits:
        tens, _, ones = digits.partition("十")
        return (_NUMERAL.index(tens) + 1 if tens else 1) * 10 + (_NUMERAL.index(ones) + 1 if ones else 0)
    return int("".join("0" if mark == "零" else str(_NUMERAL.index(mark) + 1) for mark in digits))


def last_day(year: int, month: int) -> date:
    """The last day of a month (月末)."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months_after(start: date, months: int) -> date:
    """The corresponding day (对应日) that many months later, or the month's last (民法典第二百零二条)."""
    year, month = divmod(start.month - 1 + months, 12)
    last = calendar.monthrange(start.year + year, month + 1)[1]
    return date(start.year + year, month + 1, min(start.day, last))


def workdays_after(start: date, count: int) -> date:
    """The day that many weekdays later (工作日); public holidays are not known here and the caller must say so."""
    while count > 0:
        start += timedelta(days=1)
        count -= start.weekday() < 5
    return start


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
