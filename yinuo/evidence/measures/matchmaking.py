"""What became of matchmaking events (产业对接、产选活动): signed on the day, carried out after 90 and 180 days.

“35 场” alone cannot be checked; an event counts with its list, and a match counts when its contract is carried out
(evidence.md §3.4). A follow-up that nobody made is unknown, not a failure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from yinuo.evidence.measures.reasons import Reason

FOLLOW_UPS = (90, 180)


@dataclass(frozen=True)
class Match:
    """One match signed at an event (签约对接): amounts in 万元; `carried_out` by days after, None when not asked."""

    buyer: str
    seller: str
    signed_wan: float | None
    carried_out: dict[int, bool | None]
    paid_wan: float | None = None


@dataclass(frozen=True)
class Event:
    """One event (活动): with its matches; `has_evidence` when a file supports it."""

    number: str
    held_on: date
    name: str
    matches: tuple[Match, ...] = ()
    has_evidence: bool = False


@dataclass(frozen=True)
class FollowUp:
    """The state of all matches so many days after (回访结果): `rate` among those with an answer, None if none has."""

    days: int
    due: int
    answered: int
    carried_out: int
    not_yet_due: int
    rate: float | None
    answered_share: float | None


@dataclass(frozen=True)
class Outcome:
    """Events with what came of them (活动成效)."""

    events: int
    with_matches: int
    with_evidence: int
    matches: int
    signed_wan: float
    amounts_unknown: int
    paid_wan: float
    follow_ups: tuple[FollowUp, ...]
    notes: tuple[Reason, ...]


def outcomes(events: Iterable[Event], today: date, *, claimed: int | None = None) -> Outcome:
    """Count events, matches and what was carried out by the follow-up days (活动成效统计).

    `claimed` is the number the department reports; a difference to the list is noted.
    """
    held = list({event.number: event for event in events if event.held_on <= today}.values())
    every = [(event, match) for event in held for match in event.matches]
    unknown = sum(1 for _, match in every if match.signed_wan is None)
    notes = []
    if claimed is not None and claimed != len(held):
        notes.append(Reason("所报{claimed}场，清单中可查{n}场", claimed=claimed, n=len(held)))
    if unknown:
        notes.append(Reason("{n}项对接金额不详，合计只含已知数", n=unknown))
    rounds = tuple(_follow_up(every, days, today) for days in FOLLOW_UPS)
    notes += [
        Reason("满{days}天的{due}项中{gap}项没有回访记录", days=each.days, due=each.due, gap=each.due - each.answered)
        for each in rounds
        if each.answered < each.due
    ]
    return Outcome(
        len(held),
        sum(1 for event in held if event.matches),
        sum(1 for event in held if event.has_evidence),
        len(every),
        sum(match.signed_wan or 0.0 for _, match in every),
        unknown,
        sum(match.paid_wan or 0.0 for _, match in every),
        rounds,
        tuple(notes),
    )


def _follow_up(every: list[tuple[Event, Match]], days: int, today: date) -> FollowUp:
    due = [match for event, match in every if event.held_on + timedelta(days=days) <= today]
    answers = [match.carried_out.get(days) for match in due]
    known = [answer for answer in answers if answer is not None]
    kept = sum(known)
    return FollowUp(
        days,
        len(due),
        len(known),
        kept,
        len(every) - len(due),
        kept / len(known) if known else None,
        len(known) / len(due) if due else None,
    )
