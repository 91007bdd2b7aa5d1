"""Which days are worked (工作日): weekends, the yearly State Council notice, make-up days (调休).

全国年节及纪念日放假办法（2024）第二、六、七条. No text defines “working day” for suggestions; by analogy with
行政许可法第八十二条 statutory holidays do not count. A year without a notice has weekends only, and every date
that leans on it is provisional (暂定). A notice may reach back into the December before its year.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from itertools import accumulate, compress
from typing import NamedTuple

from yinuo.rules.calendars.notice import WEEKDAYS, Notice
from yinuo.rules.calendars.published import NOTICES
from yinuo.rules.terms import Term


class OutOfRange(ValueError):
    """A count that leaves the calendar of the years 1–9999 (超出可计算的日期)."""

    def __init__(self) -> None:
        super().__init__("超出可计算的日期（公元1至9999年） · beyond the dates that can be computed (years 1–9999)")


class DayKind(Term):
    """What makes a day worked or not (日子的种类)."""

    WORKDAY = "workday", "工作日"
    MAKE_UP = "make-up", "调休上班"
    WEEKEND = "weekend", "周末"
    HOLIDAY = "holiday", "放假"


class Day(NamedTuple):
    """One day of the calendar with its reason (一天): kind, holiday and whether its year is announced."""

    on: date
    kind: DayKind
    holiday: str | None
    provisional: bool

    @property
    def works(self) -> bool:
        return self.kind in (DayKind.WORKDAY, DayKind.MAKE_UP)

    @property
    def weekday(self) -> str:
        return f"星期{WEEKDAYS[self.on.weekday()]}"


class WorkCalendar:
    """The working days of all announced years (工作日历), never changed: `with_year` gives a new one.

    Inside, a day is its proleptic ordinal; the ordinal 1 is a Monday. The announced years are tables of
    working days and of how many there are up to each day; outside them weekdays are counted by division.
    """

    def __init__(self, notices: Iterable[Notice]) -> None:
        self.notices = {notice.year: notice for notice in sorted(notices, key=lambda notice: notice.year)}
        self._special = {day.on.toordinal(): day for notice in self.notices.values() for day in notice.days}
        years = [day.on.year for day in self._special.values()] or [2000]
        first = self._first = date(min(years), 1, 1).toordinal()
        last = self._last = date(max(years), 12, 31).toordinal()
        works = bytearray(0 < n % 7 < 6 for n in range(first, last + 1))
        for n, day in self._special.items():
            works[n - first] = day.works
        self._works = bytes(works)
        self._before = _weekdays_to(first - 1)
        self._counts = list(accumulate(works, initial=self._before))
        self._worked = list(compress(range(first, last + 1), works))
        self._shift = self._counts[-1] - _weekdays_to(last)
        self.version = self._version()

    def is_workday(self, day: date) -> bool:
        """Whether offices work on this day (是否工作日); in a year not announced, by weekday alone."""
        n = day.toordinal()
        if self._first <= n <= self._last:
            return self._works[n - self._first] == 1
        return 0 < n % 7 < 6

    def next_workday(self, day: date) -> date:
        """This day, or the first working day after it (顺延到工作日). OutOfRange past the year 9999."""
        return day if self.is_workday(day) else self.add_workdays(day, 1)

    def add_workdays(self, day: date, workdays: int) -> date:
        """The n-th working day after this day, itself not counted; before it if negative (第几个工作日).

        Zero gives the day itself. OutOfRange if it leaves the years 1–9999.
        """
        if workdays > 0:
            return _date(self._nth(self._count(day.toordinal()) + workdays))
        if workdays < 0:
            return _date(self._nth(self._count(day.toordinal() - 1) + 1 + workdays))
        return day

    def workdays_between(self, day: date, until: date) -> int:
        """Working days after the first day up to and with the second (其间工作日数); negative backwards."""
        return self._count(until.toordinal()) - self._count(day.toordinal())

    def holiday_name(self, day: date) -> str | None:
        """The holiday this day off belongs to (放假名称), None if the notice gives it none."""
        special = self._special.get(day.toordinal())
        return special.name if special and not special.works else None

    def day(self, day: date) -> Day:
        """What kind of day this is and why (这一天是什么日子)."""
        special = self._special.get(day.toordinal())
        provisional = not self.covers(day.year)
        if special is None:
            kind = DayKind.WEEKEND if day.weekday() > 4 else DayKind.WORKDAY
            return Day(day, kind, None, provisional)
        return Day(day, DayKind.MAKE_UP if special.works else DayKind.HOLIDAY, special.name, provisional)

    def days(self, first: date, last: date) -> Iterator[Day]:
        """Each day from the first to the last, both included (逐日)."""
        return (self.day(date.fromordinal(n)) for n in range(first.toordinal(), last.toordinal() + 1))

    def covers(self, year: int) -> bool:
        """Whether the year's arrangement has been announced and loaded (是否已公布)."""
        return year in self.notices

    def unknown_years(self, first: date, last: date) -> list[int]:
        """The years between two days that no notice covers (尚未公布的年份)."""
        return [year for year in range(first.year, last.year + 1) if year not in self.notices]

    def with_year(self, notice: Notice) -> "WorkCalendar":
        """This calendar with one more year, or with a year's arrangement replaced (载入新通知)."""
        return WorkCalendar([*(kept for kept in self.notices.values() if kept.year != notice.year), notice])

    def changed_by(self, other: "WorkCalendar") -> list[tuple[Day, Day]]:
        """The days that are worked in one calendar and not in the other, as both see them (变动的日子)."""
        named = sorted({*self._special, *other._special})
        pairs = ((self.day(date.fromordinal(n)), other.day(date.fromordinal(n))) for n in named)
        return [(mine, theirs) for mine, theirs in pairs if mine.works != theirs.works]

    @property
    def years(self) -> str:
        """The announced years in short (覆盖年份): 2007–2026, 2028."""
        return in_short(self.notices)

    def _version(self) -> str:
        written = "".join(notice.version for notice in self.notices.values())
        return f"CN {self.years or '-'} · {sha256(written.encode()).hexdigest()[:8]}"

    def _count(self, n: int) -> int:
        """How many working days there are up to and with this ordinal."""
        if self._first <= n <= self._last:
            return self._counts[n - self._first + 1]
        return _weekdays_to(n) + (self._shift if n > self._last else 0)

    def _nth(self, count: int) -> int:
        """The ordinal of the working day with this count: the inverse of `_count`."""
        index = count - self._before - 1
        if index < 0:
            return _nth_weekday(count)
        return self._worked[index] if index < len(self._worked) else _nth_weekday(count - self._shift)

    def __repr__(self) -> str:
        return f"<WorkCalendar {self.version}>"


def in_short(years: Iterable[int]) -> str:
    """Years in ascending order with runs joined (年份连写): 2007–2026, 2028."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], year]
        else:
            runs.append([year])
    return ", ".join("–".join(map(str, run)) for run in runs)


def _weekdays_to(n: int) -> int:
    weeks, rest = divmod(n, 7)
    return weeks * 5 + min(rest, 5)


def _nth_weekday(count: int) -> int:
    weeks, rest = divmod(count - 1, 5)
    return weeks * 7 + rest + 1


def _date(n: int) -> date:
    try:
        return date.fromordinal(n)
    except (ValueError, OverflowError):
        raise OutOfRange from None


PUBLISHED = WorkCalendar(NOTICES)
