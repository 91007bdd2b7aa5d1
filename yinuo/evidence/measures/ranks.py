"""Where a place stands among its peers (位次与差距): rank, points to the province, and what earlier figures follow.

A gap between two growth rates is in percentage points (百分点), never in per cent. A rank says among how many, and which
status its figures have – forecasts and targets are never ranked with actuals (evidence.md §2.6, T20).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yinuo.evidence.measures.reasons import Reason, Unmeasurable, listed, shown


@dataclass(frozen=True)
class Rank:
    """One place's rank (位次): `peers` is the number that should be compared, `known` the number with a figure."""

    place: str
    value: float | None
    rank: int | None
    known: int
    peers: int
    to_first: float | None
    to_next: float | None
    to_benchmark: float | None
    reasons: tuple[Reason, ...]


def ranking(
    values: Mapping[str, float | None], *, benchmark: float | None = None, high_is_first: bool = True
) -> list[Rank]:
    """Rank every place, ties sharing the better rank; those without a figure come last, unranked (排位).

    `benchmark` is the province's or city's own figure; gaps are in the unit of the values.
    """
    held = {place: value for place, value in values.items() if value is not None}
    sign = 1 if high_is_first else -1
    ordered = sorted(held, key=lambda place: -sign * held[place])
    absent = [place for place in values if place not in held]
    found = [_rank(place, held, ordered, len(values), benchmark, sign, absent) for place in ordered]
    nothing = (Reason("没有数据，不排位"),)
    return found + [Rank(place, None, None, len(held), len(values), None, None, None, nothing) for place in absent]


def _rank(
    place: str,
    held: Mapping[str, float],
    ordered: Sequence[str],
    peers: int,
    benchmark: float | None,
    sign: int,
    absent: Sequence[str],
) -> Rank:
    value = held[place]
    better = [other for other in ordered if sign * held[other] > sign * value]
    rank = len(better) + 1
    said = [Reason("{n}个中第{rank}位", n=len(held), rank=rank)]
    if absent:
        said.append(Reason("{names}没有数据，位次可能更靠后", names=listed(absent)))
    next_up = held[better[-1]] if better else None
    return Rank(
        place,
        value,
        rank,
        len(held),
        peers,
        value - held[ordered[0]],
        None if next_up is None else value - next_up,
        None if benchmark is None else gap(value, benchmark),
        tuple(said),
    )


def gap(value: float, benchmark: float) -> float:
    """The difference to the benchmark, in the unit of both – for rates, points (差距)."""
    return round(value - benchmark, 10)


@dataclass(frozen=True)
class Standing:
    """A figure and rank of one period (时点位次); `is_derived` when worked back from a later text."""

    period: str
    value: float | None
    rank: int | None
    is_derived: bool
    reason: Reason


def earlier(
    value: float, rank: int, changes: Sequence[tuple[str, float | None, int | None]], *, peers: int | None = None
) -> list[Standing]:
    """Earlier figures and ranks from “较一季度提高7.9个百分点、前移7位” (由变化倒推).

    `changes`: (period, points gained since, ranks gained since). Unmeasurable if a rank falls outside 1..peers.
    """
    found = []
    for period, points, places in changes:
        before = None if points is None else round(value - points, 10)
        was = None if places is None else rank + places
        if was is not None and (was < 1 or (peers is not None and was > peers)):
            raise Unmeasurable(
                f"由“{period}”倒推的位次为{was}，超出1—{peers or '?'}，请核对原文",
                f"the rank derived for {period} is {was}, outside 1–{peers or '?'}; check the text",
            )
        text = "由{value}和“较{period}”的变化倒推，非原文所载"
        found.append(Standing(period, before, was, True, Reason(text, value=shown(value), period=period)))
    return found


def movements(ranks: Sequence[tuple[str, int | None]]) -> list[tuple[str, int | None]]:
    """Change of rank from each period to the next, forward positive (位次变动); None where either is unknown."""
    moved: list[tuple[str, int | None]] = []
    for (_, before), (period, after) in pairwise(ranks):
        moved.append((period, None if before is None or after is None else before - after))
    return moved
