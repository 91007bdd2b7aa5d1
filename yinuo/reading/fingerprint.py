"""How much of a reply was said before, and where (套话指纹); how much of it hedges (含糊用语密度).

Runs of eight tokens of every earlier reply are kept as sorted hashes; a new reply's runs are looked up, and what they cover
is its reused share. Words that law or form requires (格式用语表) are taken out on both sides: they prove nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from yinuo.reading.cues import hedges
from yinuo.reading.lexicons import lexicon
from yinuo.reading.ngrams import Hashes, Numbers, runs, token_hashes
from yinuo.reading.sentences import Span, plain

VERSION = "fingerprint 2026.11.1"
RUN = 8
"""Tokens in a row that must be the same before anything counts as repeated."""
COMMON = 100
"""Of a run that stands in more replies than this, only so many are followed as sources."""
RECYCLED = 0.4
"""From this reused share on a reply is shown as largely repeated (重复较多)."""


@dataclass(frozen=True)
class Reply:
    """An earlier reply (既往答复): its identifier, text, day (None: unknown) and unit ("": unknown)."""

    identifier: str
    text: str
    on: date | None = None
    unit: str = ""


@dataclass(frozen=True)
class Source:
    """Where words come from (出处): the share of the new reply found in one earlier reply, and the places."""

    identifier: str
    share: float
    same_unit: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Fingerprint:
    """Of one reply: reused share, its sources, the words left out as formulae, hedges per hundred characters."""

    share: float
    is_recycled: bool
    sources: tuple[Source, ...]
    formulae: tuple[Span, ...]
    hedges: tuple[Span, ...]
    hedge_density: float
    reasons: tuple[str, ...]


class Replies:
    """All earlier replies, ready to be asked what was said before (答复指纹库)."""

    def __init__(self, replies: Iterable[Reply]) -> None:
        self.replies: list[Reply] = []
        hashes: list[Hashes] = []
        owners: list[NDArray[np.int32]] = []
        for row, reply in enumerate(replies):
            own = np.unique(_runs(reply.text)[0])
            self.replies.append(reply)
            hashes.append(own)
            owners.append(np.full(len(own), row, dtype=np.int32))
        joined = np.concatenate([*hashes, np.empty(0, dtype=np.uint64)])
        order = np.argsort(joined, kind="stable")
        self.hashes: Hashes = joined[order]
        self.owners = np.concatenate([*owners, np.empty(0, dtype=np.int32)])[order]
        self.days = np.array([reply.on.toordinal() if reply.on else 0 for reply in self.replies], dtype=np.int64)
        self.rows = {reply.identifier: row for row, reply in enumerate(self.replies)}

    def fingerprint(
        self, text: str, *, on: date | None = None, unit: str = "", identifier: str = "", top: int = 5
    ) -> Fingerprint:
        """The fingerprint of a reply (指纹): only replies before `on` count when it is given; itself is left out."""
        own, starts, ends, countable = _runs(text)
        found = _found(text)
        covered = np.zeros(countable, dtype=bool)
        places: dict[int, list[int]] = {}
        first = np.searchsorted(self.hashes, own, side="left")
        last = np.searchsorted(self.hashes, own, side="right")
        for at in np.flatnonzero(last > first):
            rows = self._earlier(self.owners[first[at] : last[at]], on, identifier)
            for row in rows[:COMMON]:
                places.setdefault(int(row), []).append(int(at))
            if len(rows):
                covered[at : at + RUN] = True
        share = float(covered.mean()) if countable else 0.0
        sources = [self._source(row, ats, starts, ends, text, unit) for row, ats in places.items()]
        sources.sort(key=lambda source: (-source.share, source.identifier))
        soft = hedges(plain(text))
        spans = tuple(Span(start, end, text[start:end]) for start, end in soft)
        density = round(100 * len(soft) / max(1, len(re.sub(r"\s", "", text))), 2)
        return Fingerprint(share, share >= RECYCLED, tuple(sources[:top]), found, spans, density, _why(share, sources))

    def twins(self, *, least: float = 0.8) -> list[tuple[str, str, float]]:
        """Replies of one day that repeat each other (同日雷同): pairs with the share they have in common."""
        pairs: list[tuple[str, str, float]] = []
        for reply in self.replies:
            if reply.on is None:
                continue
            for source in self.fingerprint(reply.text, identifier=reply.identifier, top=20).sources:
                other = self.replies[self.rows[source.identifier]]
                if other.on == reply.on and reply.identifier < other.identifier and source.share >= least:
                    pairs.append((reply.identifier, other.identifier, source.share))
        return pairs

    def _earlier(self, rows: NDArray[np.int32], on: date | None, identifier: str) -> NDArray[np.int32]:
        if on is not None:
            rows = rows[self.days[rows] < on.toordinal()]
        itself = self.rows.get(identifier) if identifier else None
        return rows if itself is None else rows[rows != itself]

    def _source(self, row: int, ats: list[int], starts: Numbers, ends: Numbers, text: str, unit: str) -> Source:
        covered = np.zeros(len(starts), dtype=bool)
        for at in ats:
            covered[at : at + RUN] = True
        edges = np.flatnonzero(np.diff(np.concatenate([[0], covered.view(np.int8), [0]])))
        spans = tuple(
            Span(int(starts[a]), int(ends[b - 1]), text[int(starts[a]) : int(ends[b - 1])])
            for a, b in zip(edges[::2], edges[1::2], strict=True)
        )
        reply = self.replies[row]
        return Source(reply.identifier, float(covered.mean()), bool(unit) and reply.unit == unit, spans)


def formulae(text: str) -> tuple[Span, ...]:
    """The words that law or form requires (格式用语), which no fingerprint counts."""
    return _found(text)


def _found(text: str) -> tuple[Span, ...]:
    body = plain(text)
    return tuple(
        Span(match.start(), match.end(), text[match.start() : match.end()]) for match in _whitelist().finditer(body)
    )


def _runs(text: str) -> tuple[Hashes, Numbers, Numbers, int]:
    """Hashes of the runs of the countable tokens, their places, and how many tokens count."""
    blank = plain(text)
    for span in _found(text):
        blank = blank[: span.start] + " " * (span.end - span.start) + blank[span.end :]
    hashes, starts, ends = token_hashes(blank)
    return runs(hashes, RUN), starts, ends, len(hashes)


@cache
def _whitelist() -> re.Pattern[str]:
    groups: Sequence[list[str]] = list(lexicon("formulae")["whitelist"].values())
    return re.compile("|".join(f"(?:{pattern})" for group in groups for pattern in group))


def _why(share: float, sources: list[Source]) -> tuple[str, ...]:
    if not sources:
        return ("未见与既往答复相同的文字（格式用语不计）",)
    first = sources[0]
    return (f"{share:.0%}的文字（格式用语不计）见于既往答复", f"最多的一件是{first.identifier}，占{first.share:.0%}")
