"""A year told in order (一年): many stories, each waiting for its next day, taken up in the order of time.

The trail is one chain: an act of March must be written before an act of April, whatever story it belongs to. A story is
a generator that yields the moment at which it goes on; what lies after today is left untold, and so the city stands
where it stands.
"""

import heapq
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from yinuo.rules.deadlines import due_day
from yinuo.rules.limits import ORDINARY
from yinuo.rules.workdays import PUBLISHED

Story = Generator[datetime, None, None]
MORNING = time(8, 0)


@dataclass(frozen=True)
class Days:
    """Moments counted in working days from today (工作日推算): minus is past."""

    at: datetime

    @property
    def today(self) -> date:
        """The last working day that is not after the given one: nothing happens on a Sunday."""
        day = timezone.localdate(self.at)
        while not PUBLISHED.is_workday(day):
            day -= timedelta(days=1)
        return day

    def on(self, workdays: int) -> date:
        return PUBLISHED.add_workdays(self.today, workdays) if workdays else self.today

    def moment(self, workdays: int, hour: int = 9, minute: int = 0) -> datetime:
        return of(self.on(workdays), hour, minute)

    def assigned_to_be_due(self, day: date) -> int:
        """How many working days ago a suggestion was assigned whose reply is due about this day, never after it."""
        offset = -1
        while due_day(self.on(offset), ORDINARY, PUBLISHED) > day:
            offset -= 1
        return offset


def of(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """That day at that hour, local time."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def later(moment: datetime, workdays: int, hour: int = 10, minute: int = 0) -> datetime:
    """So many working days after this moment."""
    return of(PUBLISHED.add_workdays(timezone.localdate(moment), workdays), hour, minute)


def tell(stories: Iterable[Story], *, until: datetime, timer: Callable[[datetime], object]) -> None:
    """Live through all stories in the order of time, up to this moment; the timer runs every Monday, and at the end."""
    waiting = [(next(story), place, story) for place, story in enumerate(stories)]
    heapq.heapify(waiting)
    day: date | None = None
    while waiting and waiting[0][0] < until:
        moment, place, story = heapq.heappop(waiting)
        day = wake(day, timezone.localdate(moment), timer)
        following = next(story, None)
        if following is not None:
            if following < moment:
                raise ValueError(f"{story.__name__}: {following} comes before {moment}")
            heapq.heappush(waiting, (following, place, story))
    wake(day, timezone.localdate(until), timer, end=True)


def wake(last: date | None, today: date, timer: Callable[[datetime], object], *, end: bool = False) -> date:
    """Run the timer on the Mondays since the last day, and on the last day itself (定时办理)."""
    day = last or today
    while day < today:
        day += timedelta(days=1)
        if day.weekday() == 0 or (end and day == today):
            timer(timezone.make_aware(datetime.combine(day, MORNING)))
    return today
