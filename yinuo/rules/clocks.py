"""Two clocks for one suggestion (两个时钟): the deputy's, and one for each unit it was handed to.

代表法第五十一条: the reply is owed within three months of the day of assignment. The deputy's clock starts with the
first assignment, and no return or re-assignment touches it; only an extension granted for the whole suggestion moves
its due day, never past six months. Whether a new unit's clock starts afresh is written nowhere (rules.md §4): a
parameter, and then too within six months of the first assignment. Re-handling has a clock of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from yinuo.rules.deadlines import Deadline, capped, deadline, reply_deadline
from yinuo.rules.limits import DIFFICULT, ORDINARY, REHANDLE, Limit
from yinuo.rules.terms import Term
from yinuo.rules.workdays import WorkCalendar

DEPUTY = "代表"


class Duty(Term):
    """The part a unit has (职责)."""

    LEAD = "lead", "主办"
    SEPARATE = "separate", "分办"
    CO = "co", "会办"

    @property
    def answers(self) -> bool:
        """Whether this part owes the deputy a reply of its own (是否直接答复代表)."""
        return self is not Duty.CO


class Stop(Term):
    """Why a clock stopped (停止原因)."""

    REPLIED = "replied", "已答复"
    RETURNED = "returned", "已退办"
    REASSIGNED = "reassigned", "已改办"
    CLOSED = "closed", "已办结"


class ClockError(ValueError):
    """Events that cannot have happened in this order (办理经过有误)."""


@dataclass(frozen=True)
class Assigned:
    """Handed to a unit (交办): its part and its limit."""

    on: date
    unit: str
    duty: Duty = Duty.LEAD
    limit: Limit = ORDINARY


@dataclass(frozen=True)
class Returned:
    """A unit's return was agreed (准予退办)."""

    on: date
    unit: str


@dataclass(frozen=True)
class Reassigned:
    """Taken from one unit and handed to another (改办)."""

    on: date
    unit: str
    to: str
    limit: Limit = ORDINARY


@dataclass(frozen=True)
class Extended:
    """More time was granted (延期): for the whole suggestion, or for one unit only."""

    on: date
    limit: Limit = DIFFICULT  # counted from where the clock started, or a fixed day
    unit: str | None = None


@dataclass(frozen=True)
class Replied:
    """A unit replied, or gave its opinion to the lead (答复、提出会办意见)."""

    on: date
    unit: str


@dataclass(frozen=True)
class Rehandled:
    """Sent back for re-handling after “not satisfied” (重新办理)."""

    on: date
    limit: Limit = REHANDLE


@dataclass(frozen=True)
class Closed:
    """Withdrawn or closed (撤回、办结): every clock stops."""

    on: date


Event = Assigned | Returned | Reassigned | Extended | Replied | Rehandled | Closed


@dataclass(frozen=True)
class Clock:
    """One running or stopped clock (时钟); `round` counts the re-handlings, 0 the first handling."""

    holder: str
    deadline: Deadline
    duty: Duty | None = None  # None: the deputy's
    round: int = 0
    stopped_on: date | None = None
    stop: Stop | None = None

    @property
    def is_running(self) -> bool:
        return self.stopped_on is None

    @property
    def due_on(self) -> date:
        return self.deadline.due_on

    def late_by(self, today: date) -> int:
        """Calendar days past the due day, up to today or to the day it stopped (逾期天数); 0 if in time."""
        return max(0, ((self.stopped_on or today) - self.due_on).days)


@dataclass(frozen=True)
class Clocks:
    """Every clock a suggestion ever had (全部时钟), in the order they started."""

    deputy: Clock | None = None
    rehandling: tuple[Clock, ...] = ()  # the deputy's, one a round
    units: tuple[Clock, ...] = ()
    homeless: frozenset[str] = field(default_factory=frozenset)  # returned and not yet handed on

    @property
    def running(self) -> tuple[Clock, ...]:
        own = (self.deputy, *self.rehandling) if self.deputy else ()
        return tuple(clock for clock in (*own, *self.units) if clock and clock.is_running)

    @property
    def current(self) -> Clock | None:
        """The deputy's clock that counts now (代表当前的时钟): the last re-handling's, or the first."""
        return self.rehandling[-1] if self.rehandling else self.deputy

    def of(self, unit: str) -> Clock | None:
        """The latest clock of this unit (某单位的时钟)."""
        return next((clock for clock in reversed(self.units) if clock.holder == unit), None)


def clocks(
    events: Iterable[Event],
    workdays: WorkCalendar,
    *,
    restart_on_reassignment: bool = True,
    longest: Limit = DIFFICULT,
    roll: bool = True,
) -> Clocks:
    """Both clocks from what happened, oldest first (由办理经过推出两个时钟).

    ClockError if something comes before the first assignment, goes back in time, or names a unit without it.
    """
    fold = _Fold(workdays, restart_on_reassignment, longest, roll)
    for event in events:
        fold.take(event)
    return Clocks(fold.deputy, tuple(fold.rehandling), tuple(fold.units), frozenset(fold.homeless))


class _Fold:
    """The state while the events are read; thrown away afterwards."""

    def __init__(self, workdays: WorkCalendar, restart: bool, longest: Limit, roll: bool) -> None:
        self.workdays, self.restart, self.longest, self.roll = workdays, restart, longest, roll
        self.deputy: Clock | None = None
        self.rehandling: list[Clock] = []
        self.units: list[Clock] = []
        self.homeless: dict[str, Duty] = {}
        self.last_on = date.min
        self.cap: Deadline | None = None

    @property
    def round(self) -> int:
        return len(self.rehandling)

    def take(self, event: Event) -> None:
        if event.on < self.last_on:
            raise ClockError(f"办理经过日期倒退：{event.on} · events go back in time: {event.on}")
        if self.deputy is None and not isinstance(event, Assigned):
            raise ClockError("第一件事应当是交办 · the first event must be an assignment")
        self.last_on = event.on
        match event:
            case Assigned():
                self._assigned(event)
            case Returned():
                self.homeless[event.unit] = self._stop(event.unit, event.on, Stop.RETURNED)
            case Reassigned():
                self._reassigned(event)
            case Extended():
                self._extended(event)
            case Replied():
                self._stop(event.unit, event.on, Stop.REPLIED)
                self._settle(event.on)
            case Rehandled():
                self._rehandled(event)
            case Closed():
                self._close(event.on)

    def _assigned(self, event: Assigned) -> None:
        if self.deputy is None:
            if not event.duty.answers:
                raise ClockError("首次交办应有主办或分办单位 · the first assignment needs a unit that answers")
            self.cap = deadline(event.on, self.longest, self.workdays, roll=self.roll)
            self.deputy = Clock(DEPUTY, reply_deadline(event.on, event.limit, self.workdays, roll=self.roll))
        self._start(event.unit, event.duty, event.on, event.limit)

    def _reassigned(self, event: Reassigned) -> None:
        if event.unit in self.homeless:
            duty = self.homeless.pop(event.unit)
        else:
            duty = self._stop(event.unit, event.on, Stop.REASSIGNED)
        if not any(clock.holder == event.to and clock.is_running for clock in self.units):
            self._start(event.to, duty, event.on, event.limit, inherit=not self.restart)

    def _extended(self, event: Extended) -> None:
        if event.unit is not None:
            index = self._running(event.unit)
            self.units[index] = self._longer(self.units[index], event.limit)
            return
        if self.rehandling:
            self.rehandling[-1] = self._longer(self.rehandling[-1], event.limit)
        elif self.deputy:
            self.deputy = self._longer(self.deputy, event.limit)
        for index, clock in enumerate(self.units):
            if clock.is_running and clock.duty and clock.duty.answers:
                self.units[index] = self._longer(clock, event.limit)

    def _rehandled(self, event: Rehandled) -> None:
        answered = [clock for clock in self.units if clock.stop is Stop.REPLIED and clock.round == self.round]
        if not any(clock.duty and clock.duty.answers for clock in answered):
            raise ClockError("还没有答复，谈不上重新办理 · nothing was replied yet that could be re-handled")
        due = deadline(event.on, event.limit, self.workdays, roll=self.roll)
        self.rehandling.append(Clock(DEPUTY, due, round=self.round + 1))
        for clock in answered:
            if clock.duty and clock.duty.answers:
                self.units.append(Clock(clock.holder, due, clock.duty, self.round))

    def _close(self, on: date) -> None:
        def closed(clock: Clock) -> Clock:
            return replace(clock, stopped_on=on, stop=Stop.CLOSED) if clock.is_running else clock

        self.deputy = closed(self.deputy) if self.deputy else None
        self.rehandling = [closed(clock) for clock in self.rehandling]
        self.units = [closed(clock) for clock in self.units]

    def _start(self, unit: str, duty: Duty, on: date, limit: Limit, *, inherit: bool = False) -> None:
        """A unit's clock; after re-handling began, or where it may not restart, the deputy's due day holds."""
        if duty.answers and (inherit or self.rehandling):
            current = self.rehandling[-1] if self.rehandling else self.deputy
            assert current is not None  # the first assignment made it
            due = current.deadline
        else:
            due = deadline(on, limit, self.workdays, roll=self.roll)
            due = capped(due, self.cap) if self.cap and not self.rehandling else due
        self.units.append(Clock(unit, due, duty, self.round))

    def _stop(self, unit: str, on: date, stop: Stop) -> Duty:
        index = self._running(unit)
        clock = self.units[index] = replace(self.units[index], stopped_on=on, stop=stop)
        assert clock.duty is not None  # a unit always has one
        return clock.duty

    def _settle(self, on: date) -> None:
        """The deputy's clock stops when every unit that owes a reply has given it."""
        answering = [clock for clock in self.units if clock.duty and clock.duty.answers and clock.round == self.round]
        if any(clock.is_running for clock in answering) or any(duty.answers for duty in self.homeless.values()):
            return
        if not any(clock.stop is Stop.REPLIED for clock in answering):
            return
        if self.rehandling:
            if self.rehandling[-1].is_running:
                self.rehandling[-1] = replace(self.rehandling[-1], stopped_on=on, stop=Stop.REPLIED)
        elif self.deputy and self.deputy.is_running:
            self.deputy = replace(self.deputy, stopped_on=on, stop=Stop.REPLIED)

    def _longer(self, clock: Clock, limit: Limit) -> Clock:
        longer = deadline(clock.deadline.starts_on, limit, self.workdays, roll=self.roll)
        if self.cap and clock.round == 0:
            longer = capped(longer, self.cap)
        return replace(clock, deadline=longer) if longer.due_on > clock.due_on else clock

    def _running(self, unit: str) -> int:
        for index in range(len(self.units) - 1, -1, -1):
            if self.units[index].holder == unit and self.units[index].is_running:
                return index
        raise ClockError(f"{unit}手上没有这件 · {unit} does not hold this matter")
