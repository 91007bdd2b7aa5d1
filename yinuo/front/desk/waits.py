"""One thing that waits (待办): what, until when, why, who holds it up, and the one act that moves it on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from yinuo.rules.deadlines import Urgency, deadline, urgency
from yinuo.rules.limits import Limit
from yinuo.rules.terms import Term
from yinuo.rules.workdays import PUBLISHED
from yinuo.suggestions.clocks import stored

NEVER = date.max
FEW = 3  # so many stand one by one; more are one batch


@dataclass(frozen=True)
class Due:
    """A day and how it was reached (期限及其来由), as the tag `deadline` shows it."""

    on: date | None = None
    basis: dict = field(default_factory=dict)


SOME_DAY = Due()


def counted(start: date | None, limit: Limit) -> Due:
    """So long after this day (自该日起计)."""
    if start is None:
        return SOME_DAY
    due = deadline(start, limit, PUBLISHED)
    return Due(due.due_on, stored(due))


def ahead_of(day: date | None, days: int, basis: str) -> Due:
    """So many days before this one (提前日数); a day off moves it forward, to the working day before."""
    if day is None:
        return SOME_DAY
    due = day - timedelta(days=days)
    while not PUBLISHED.is_workday(due):
        due -= timedelta(days=1)
    return Due(due, {"basis": basis} if basis else {})


@dataclass(frozen=True)
class Wait:
    """One row of the desk; `by` names whoever holds it up, and is empty where we do ourselves."""

    head: str  # in our words
    url: str
    act: Term | str
    act_url: str
    due: Due = SOME_DAY
    number: str = ""
    quoted: str = ""  # in words on record: a title, a topic
    why: str = ""
    by: tuple[str, ...] = ()
    detail: str = ""  # what they hold up, and how
    awaited: Term | str = ""  # what is waited for, in a word
    since: date | None = None  # since when they have it
    many: int = 1  # a batch counts as one thing

    @property
    def rank(self) -> tuple:
        return (self.due.on or NEVER, self.since or NEVER, self.number, self.head)


class Group(Term):
    """When it is to be done (先后)."""

    NOW = "now", "先办"
    WEEK = "week", "本周"
    LATER = "later", "以后"


@dataclass(frozen=True)
class Pile:
    """The waits of one group; what does not fit stands folded below (一组待办)."""

    group: Group
    waits: Sequence[Wait]
    shown: int = 12

    @property
    def first(self) -> Sequence[Wait]:
        return self.waits[: self.shown]

    @property
    def rest(self) -> Sequence[Wait]:
        return self.waits[self.shown :]


def piles(waits: Iterable[Wait], today: date) -> list[Pile]:
    """The waits by urgency (先办、本周、以后), the earliest first; groups without any are left out."""
    sorted_waits = sorted(waits, key=lambda wait: wait.rank)
    found = [Pile(group, [wait for wait in sorted_waits if group_of(wait, today) is group]) for group in Group]
    return [pile for pile in found if pile.waits]


def group_of(wait: Wait, today: date) -> Group:
    """Overdue or due today comes first; this week is that of the next working day, and ends on its Sunday."""
    if wait.due.on is None:
        return Group.LATER
    if wait.due.on <= today:
        return Group.NOW
    working = PUBLISHED.next_workday(today)
    sunday = working + timedelta(days=6 - working.weekday())
    return Group.WEEK if wait.due.on <= sunday else Group.LATER


def overdue(waits: Iterable[Wait], today: date) -> int:
    return sum(1 for wait in waits if wait.due.on and urgency(wait.due.on, today) is Urgency.OVERDUE)


@dataclass
class Block:
    """One line of who holds up what (谁卡住了什么): whom we wait for, how often, for what, how long."""

    names: tuple[str, ...]
    awaited: dict[str, int] = field(default_factory=dict)
    number: int = 0
    since: date | None = None
    late: int = 0

    @property
    def ours(self) -> bool:
        return not self.names

    def add(self, wait: Wait, today: date) -> None:
        self.number += 1
        word = str(getattr(wait.awaited, "label", wait.awaited) or getattr(wait.act, "label", wait.act))
        self.awaited[word] = self.awaited.get(word, 0) + wait.many
        self.since = min(filter(None, (self.since, wait.since)), default=None)
        if wait.due.on and wait.due.on < today:
            self.late = max(self.late, (today - wait.due.on).days)

    def days(self, today: date) -> int | None:
        """Calendar days since the longest held came to them."""
        return (today - self.since).days if self.since else None


def blocks(waits: Iterable[Wait], today: date) -> list[Block]:
    """Who holds up what, ourselves first (谁卡住了什么); the numbers add up to the waits."""
    found: dict[tuple[str, ...], Block] = {}
    for wait in sorted(waits, key=lambda wait: wait.rank):
        found.setdefault(wait.by, Block(wait.by)).add(wait, today)
    return sorted(found.values(), key=lambda block: (not block.ours, -block.number, block.names))


def each_or_all(rows, one, many) -> list[Wait]:
    """A few one by one, more as one batch (成批); two queries at most, however many there are."""
    first = list(rows[: FEW + 1])
    if len(first) <= FEW:
        return [one(row) for row in first]
    return [many(first[0], rows.count())]
