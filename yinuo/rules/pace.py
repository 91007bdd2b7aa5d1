"""Signs before a due day passes (节奏提醒): nothing done by a third, reminders at 30, 15 and 5 working days.

The thirds and the reminders (alert.due_soon) are proposed in rules.md; no text read has them.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from yinuo.rules.deadlines import Deadline
from yinuo.rules.workdays import WorkCalendar

DUE_SOON = (30, 15, 5)  # working days before the due day


class PaceAlarm(NamedTuple):
    """A third of the time went by without a logged act (节奏预警): which third, the day, when silence ended."""

    third: int
    on: date
    ended_on: date | None


def pace_points(due: Deadline) -> tuple[date, date]:
    """The days on which one third and two thirds of the time are used (三分之一点、三分之二点), rounded up."""
    days = (due.due_on - due.starts_on).days
    first, second = (due.starts_on + timedelta(days=-(-days * third // 3)) for third in (1, 2))
    return first, second


def pace_alarms(due: Deadline, acts: Iterable[date], today: date) -> list[PaceAlarm]:
    """The thirds passed by today before any act was logged after the start (节奏预警)."""
    first_act = min((on for on in acts if due.starts_on < on <= today), default=None)
    points = enumerate(pace_points(due), start=1)
    return [
        PaceAlarm(third, on, first_act) for third, on in points if on <= today and (not first_act or first_act > on)
    ]


def reminders(due: Deadline, *, before: tuple[int, ...] = DUE_SOON) -> dict[int, date]:
    """The day of each reminder that falls after the start, by working days before the due day (临期提醒)."""
    days = {count: due.workdays.add_workdays(due.due_on, -count) for count in before}
    return {count: on for count, on in days.items() if on > due.starts_on}


def reminder_reached(
    due_on: date, today: date, workdays: WorkCalendar, *, before: tuple[int, ...] = DUE_SOON
) -> int | None:
    """The closest reminder already reached (已到的提醒档), None before the first and once overdue."""
    if today > due_on:
        return None
    left = workdays.workdays_between(today, due_on)
    return min((count for count in before if left <= count), default=None)
