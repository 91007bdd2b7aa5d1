"""When something is due, and how close that is (期限).

代表法（2025）第五十一条: reply within three months of assignment; six where the matter is broad and difficult.
民法典第二百条至第二百零三条, by analogy: how periods are counted. The limits themselves are in `limits`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Generic, NamedTuple, TypeVar

from yinuo.rules.derivation import Step, derive, same_day_after
from yinuo.rules.limits import DIFFICULT, ORDINARY, Limit
from yinuo.rules.terms import Term
from yinuo.rules.workdays import Day, OutOfRange, WorkCalendar

__all__ = [
    "DIFFICULT",
    "ORDINARY",
    "Deadline",
    "Limit",
    "Moved",
    "Urgency",
    "capped",
    "deadline",
    "due_day",
    "latest_extension",
    "latest_request",
    "moved",
    "recounted",
    "reply_deadline",
    "same_day_after",
    "standing",
    "urgency",
]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due day that can say where it comes from (到期日及其来由)."""

    starts_on: date  # the day it starts, itself not counted
    nominal_on: date  # the corresponding day of the last month, or the last day counted
    due_on: date  # the same, or the first working day after it
    limit: Limit
    workdays: WorkCalendar = field(repr=False, compare=False)
    provisional: bool = False  # leans on a year whose holidays are not announced
    roll: bool = True
    cap: "Deadline | None" = None  # the later bound that decided, where it did

    @property
    def basis(self) -> str:
        return self.limit.basis

    @property
    def calendar(self) -> str:
        return self.workdays.version

    def steps(self) -> list[Step]:
        """How the due day was found, line by line (推算过程)."""
        if self.cap is None:
            return derive(self.starts_on, self.limit, self.nominal_on, self.due_on, self.workdays, roll=self.roll)
        own = deadline(self.starts_on, self.limit, self.workdays, roll=self.roll)
        return [*own.steps(), Step("cap", self.due_on), *self.cap.steps()]

    def day_by_day(self) -> list[tuple[Day, int]]:
        """Every day after the start up to the due day, with how many count so far (逐日推算).

        For a limit in working days the count stands still on days off.
        """
        counted, rows = 0, []
        for day in self.workdays.days(self.starts_on + timedelta(days=1), self.due_on):
            counted += day.works or self.limit.workdays is None
            rows.append((day, counted))
        return rows

    def sources(self) -> list[str]:
        """The holiday notices it leans on, as one cites them (节假日依据)."""
        years = range(
            self.nominal_on.year if self.limit.workdays is None else self.starts_on.year, self.due_on.year + 1
        )
        return [self.workdays.notices[year].label for year in years if self.workdays.covers(year)]


def deadline(starts_on: date, limit: Limit, workdays: WorkCalendar, *, roll: bool = True) -> Deadline:
    """The deadline of any limit from its first day, itself not counted (计算到期日).

    Months end on the corresponding day, days on the last, and with `roll` both move to the next working day
    (民法典第二百零三条); working days are counted one by one. OutOfRange past the year 9999.
    """
    nominal_on, due_on = _count(starts_on, limit, workdays, roll)
    if limit.workdays is not None:
        leans_from = starts_on + timedelta(days=1)
    elif roll:
        leans_from = nominal_on
    else:
        return Deadline(starts_on, nominal_on, due_on, limit, workdays, False, roll)
    if leans_from.year == due_on.year:
        provisional = not workdays.covers(due_on.year)
    else:
        provisional = bool(workdays.unknown_years(leans_from, due_on))
    return Deadline(starts_on, nominal_on, due_on, limit, workdays, provisional, roll)


def due_day(starts_on: date, limit: Limit, workdays: WorkCalendar, *, roll: bool = True) -> date:
    """Only the due day of `deadline`, for counting many (到期日)."""
    return _count(starts_on, limit, workdays, roll)[1]


def reply_deadline(assigned_on: date, limit: Limit, workdays: WorkCalendar, *, roll: bool = True) -> Deadline:
    """When the reply to a suggestion is due (答复期限，代表法第五十一条): ORDINARY or DIFFICULT from assignment."""
    return deadline(assigned_on, limit, workdays, roll=roll)


def latest_extension(
    first_assigned_on: date, workdays: WorkCalendar, *, limit: Limit = DIFFICULT, roll: bool = True
) -> Deadline:
    """The day no extension or re-assignment may pass: six months from the first assignment (延期上限)."""
    return deadline(first_assigned_on, limit, workdays, roll=roll)


def capped(own: Deadline, cap: Deadline) -> Deadline:
    """This deadline, no later than the other (封顶)."""
    if own.due_on <= cap.due_on:
        return own
    provisional = own.provisional or cap.provisional
    return replace(own, nominal_on=cap.nominal_on, due_on=cap.due_on, cap=cap, provisional=provisional)


def latest_request(due_on: date, workdays: WorkCalendar, *, before: int = 10) -> date:
    """The last day to ask for an extension, so many working days before it is due (申请延期截止日，建议值)."""
    return workdays.add_workdays(due_on, -before)


Key = TypeVar("Key")
Case = tuple[Key, date, Limit]  # whatever names the case, the day it starts, its limit


@dataclass(frozen=True, slots=True)
class Moved(Generic[Key]):
    """A case that a changed calendar dates anew (改期): the day before and after, and whether it still may move."""

    key: Key
    was_due_on: date
    due_on: date
    was_provisional: bool
    provisional: bool


def recounted(
    cases: Iterable[Case[Key]], old: WorkCalendar, new: WorkCalendar, *, roll: bool = True
) -> Iterator[Moved[Key]]:
    """The cases whose due day or provisional mark differs between two calendars (重算).

    All cases, not only the provisional: a notice may reach into the December before its year.
    """
    for key, starts_on, limit in cases:
        before = deadline(starts_on, limit, old, roll=roll)
        after = deadline(starts_on, limit, new, roll=roll)
        if before.due_on != after.due_on or before.provisional != after.provisional:
            yield Moved(key, before.due_on, after.due_on, before.provisional, after.provisional)


def moved(
    cases: Iterable[Case[Key]], old: WorkCalendar, new: WorkCalendar, *, roll: bool = True
) -> Iterator[Moved[Key]]:
    """Only those whose due day moves (到期日变动的事项)."""
    return (case for case in recounted(cases, old, new, roll=roll) if case.due_on != case.was_due_on)


class Urgency(Term):
    """How close a due day is (缓急)."""

    IN_TIME = "in-time", "期限内"
    DUE_SOON = "due-soon", "临期"
    DUE_TODAY = "due-today", "今天到期"
    OVERDUE = "overdue", "逾期"


def urgency(due_on: date, today: date, *, warn_within: int = 7) -> Urgency:
    """Overdue from the day after, never on the day itself (缓急); `warn_within` in calendar days."""
    if today > due_on:
        return Urgency.OVERDUE
    if today == due_on:
        return Urgency.DUE_TODAY
    return Urgency.DUE_SOON if (due_on - today).days <= warn_within else Urgency.IN_TIME


class Standing(NamedTuple):
    """How close a due day is, in words (余几日、逾期几日)."""

    zh: str
    en: str


def standing(due_on: date, today: date, workdays: WorkCalendar) -> Standing:
    """余7个工作日, 今天到期, 逾期2天: working days while it runs, calendar days once overdue."""
    days = (due_on - today).days
    if days < 0:
        return Standing(f"逾期{-days}天", f"{_many(-days, 'day')} overdue")
    if days == 0:
        return Standing("今天到期", "due today")
    left = workdays.workdays_between(today, due_on)
    if left == 0:  # a due day that was not rolled, over a weekend
        return Standing(f"余{days}天", f"{_many(days, 'day')} left")
    return Standing(f"余{left}个工作日", f"{_many(left, 'working day')} left")


def _count(starts_on: date, limit: Limit, workdays: WorkCalendar, roll: bool) -> tuple[date, date]:
    if limit.months is not None:
        nominal_on = same_day_after(starts_on, limit.months)
    elif limit.workdays is not None:
        due_on = workdays.add_workdays(starts_on, limit.workdays)
        return due_on, due_on
    elif limit.days is not None:
        nominal_on = _days_after(starts_on, limit.days)
    else:
        assert limit.until is not None  # Limit holds exactly one
        nominal_on = limit.until
    return nominal_on, workdays.next_workday(nominal_on) if roll else nominal_on


def _days_after(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise OutOfRange from None


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
