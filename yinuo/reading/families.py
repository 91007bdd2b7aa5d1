"""Families of matters over years (事项谱系): suggestions, questions, replies and promises about one thing.

Matters join while they are on average alike enough; what people joined stays joined and what they parted stays parted. The
result depends on the matters, never on the order in which they arrived.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from yinuo.reading.likeness import Likeness, shared

VERSION = "families 2026.11.1"
ENOUGH = 0.25
"""Mean likeness from which on two families become one."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class Matter:
    """Something said or filed (事项): its identifier, title, text, day (None: unknown) and kind (建议, 答复, 承诺 …)."""

    identifier: str
    title: str
    text: str = ""
    on: date | None = None
    kind: str = ""


@dataclass(frozen=True)
class Link:
    """Why two matters stand together (关联理由): the words they share, or a person's decision."""

    one: str
    other: str
    why: tuple[str, ...]
    by_person: bool = False


@dataclass(frozen=True)
class Family:
    """The matters of one family by date (谱系), with the links that hold them together."""

    matters: tuple[Matter, ...]
    links: tuple[Link, ...]


class Contradiction(ValueError):
    """People both joined and parted the same matters (合并与拆分相互矛盾)."""


def families(
    matters: Sequence[Matter],
    *,
    must: Iterable[Pair] = (),
    cannot: Iterable[Pair] = (),
    enough: float = ENOUGH,
    likeness: Callable[[Sequence[Matter]], Mapping[Pair, float]] | None = None,
) -> list[Family]:
    """The families (谱系), largest first; `must` and `cannot` are what people joined (合) and split (拆).

    Raises ValueError for identifiers that occur twice, Contradiction when `must` and `cannot` exclude each other.
    """
    ordered = sorted(matters, key=lambda matter: matter.identifier)
    known = {matter.identifier: matter for matter in ordered}
    if len(known) != len(ordered):
        raise ValueError("事项编号重复 · identifiers of matters occur twice")
    joined = [_pair(*pair) for pair in must if set(pair) <= known.keys()]
    parted = {_pair(*pair) for pair in cannot}
    scores = dict((likeness or _lexical)(ordered))
    groups = _Groups(list(known), scores, parted)
    for pair in sorted(joined):
        groups.join(*pair)
    for one, other in sorted(parted & {_pair(a, b) for a in known for b in groups.members(a) if a != b}):
        raise Contradiction(f"{one} 与 {other} 既被合并又被拆分 · joined and parted at once: {one}, {other}")
    groups.grow(enough)
    found = [_family([known[name] for name in group], scores, set(joined)) for group in groups.all()]
    return sorted(found, key=lambda family: (-len(family.matters), family.matters[0].identifier))


class _Groups:
    """Clusters that know the sum of likenesses between them; merging the best pair first, ties by name."""

    def __init__(self, names: list[str], scores: Mapping[Pair, float], parted: set[Pair]) -> None:
        self.group = {name: {name} for name in names}
        self.between: dict[str, dict[str, float]] = {name: {} for name in names}
        self.parted: dict[str, set[str]] = {name: set() for name in names}
        for (one, other), score in scores.items():
            self.between[one][other] = self.between[other][one] = score
        for one, other in parted:
            if one in self.parted and other in self.parted:
                self.parted[one].add(other)
                self.parted[other].add(one)
        self.head = {name: name for name in names}

    def members(self, name: str) -> set[str]:
        return self.group[self.head[name]]

    def all(self) -> list[set[str]]:
        return list(self.group.values())

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.head[one], self.head[other]))
        if first == second:
            return
        for name in self.group.pop(second):
            self.group[first].add(name)
            self.head[name] = first
        for far, score in self.between.pop(second).items():
            del self.between[far][second]
            if far != first:
                total = self.between[first].get(far, 0.0) + score
                self.between[first][far] = self.between[far][first] = total
        for far in self.parted.pop(second):
            self.parted[far].discard(second)
            if far != first:
                self.parted[first].add(far)
                self.parted[far].add(first)

    def grow(self, enough: float) -> None:
        """Merges until no two groups are alike enough on average; each round takes every pair that is mutually best."""
        while True:
            best = {head: choice for head in sorted(self.group) if (choice := self._best(head, enough))}
            pairs = sorted({_pair(head, far) for head, far in best.items() if best.get(far) == head})
            if not pairs:
                return
            for one, other in pairs:
                self.join(one, other)

    def _best(self, head: str, enough: float) -> str:
        size = len(self.group[head])
        ranked = [
            (-round(total / (size * len(self.group[far])), 9), min(head, far), max(head, far), far)
            for far, total in self.between[head].items()
            if far not in self.parted[head] and total / (size * len(self.group[far])) >= enough
        ]
        return min(ranked)[3] if ranked else ""


def _lexical(ordered: Sequence[Matter]) -> dict[Pair, float]:
    index = Likeness([(matter.title, matter.text) for matter in ordered], [matter.identifier for matter in ordered])
    names = index.identifiers
    return {_pair(names[one], names[other]): round(score, 6) for one, other, score in index.pairs(least=0.08)}


def _family(group: list[Matter], scores: Mapping[Pair, float], joined: set[Pair]) -> Family:
    matters = sorted(group, key=lambda matter: (matter.on or date.max, matter.identifier))
    links: list[Link] = []
    for place, matter in enumerate(matters[1:], start=1):
        pairs = [(_pair(matter.identifier, other.identifier), other) for other in matters[:place]]
        pair, other = max(pairs, key=lambda entry: (entry[0] in joined, scores.get(entry[0], 0.0), entry[1].identifier))
        words = shared(f"{other.title}\n{other.text}", f"{matter.title}\n{matter.text}")
        links.append(Link(other.identifier, matter.identifier, words, pair in joined))
    return Family(tuple(matters), tuple(links))


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)
