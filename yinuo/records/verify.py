"""Re-compute the trail (核验): every chain from its first entry, naming the first row that is not as it was written.

Who owns the database file can drop the triggers, change a row and re-compute all hashes after it. Heads kept
elsewhere (`yinuo verify --json`, printed, mailed, signed) and given back with `--against` show that too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from yinuo.records.models import Chain, Entry
from yinuo.records.models.trail import GENESIS

BATCH = 5000


class Damage(Enum):
    """What can be wrong with a chain, in both languages."""

    CHANGED = "内容被改动", "its content was changed"
    GAP = "此前有条目缺失", "entries before it are missing"
    LINK = "与前一条衔接不上", "it does not follow the entry before"
    TAIL = "末尾条目缺失", "the last entries are missing"
    HEAD = "链首登记与末条不符", "the chain's head does not fit the last entry"
    HISTORY = "与先前留存的链首不符", "it does not fit the head kept elsewhere"


@dataclass(frozen=True)
class Broken:
    """The first row of a chain that is not as it was written; `row` is None where it is missing."""

    congress_id: int
    seq: int
    damage: Damage
    row: int | None = None

    def __str__(self) -> str:
        chinese, english = self.damage.value
        which = f"records_entry.id={self.row}" if self.row else "无此行 · no such row"
        return (
            f"人大 {self.congress_id} 第{self.seq}条（{which}）：{chinese}"
            f" · congress {self.congress_id}, entry {self.seq}: {english}"
        )


@dataclass(frozen=True)
class Head:
    """Where a chain stands: how many entries, and the hash of the last."""

    congress_id: int
    length: int
    head: str


@dataclass
class Report:
    """What was read and what is broken."""

    heads: list[Head] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    rows: int = 0

    @property
    def is_whole(self) -> bool:
        return not self.broken


def verify(congress=None, *, against: Mapping[int, tuple[int, str]] | None = None) -> Report:
    """Re-compute every chain, or one congress's (核验办理记录).

    `against` holds, by congress, the length and head that were kept elsewhere. Writers may go on meanwhile.
    """
    report = Report()
    for congress_id in [getattr(congress, "pk", congress)] if congress else _congresses():
        walk = Walk(congress_id, (against or {}).get(congress_id))
        broken = walk.to_the_end()
        report.rows += walk.rows
        report.heads.append(Head(congress_id, walk.seq, walk.hash))
        if broken:
            report.broken.append(broken)
    return report


def _congresses() -> list[int]:
    with_entries = Entry.objects.order_by().values_list("congress_id", flat=True).distinct()
    return sorted({*with_entries, *Chain.objects.values_list("congress_id", flat=True)})


class Walk:
    """One walk along one chain, remembering the last entry that was whole."""

    def __init__(self, congress_id: int, kept: tuple[int, str] | None):
        self.congress_id = congress_id
        self.kept = kept
        self.seq, self.hash, self.rows = 0, GENESIS, 0

    def to_the_end(self) -> Broken | None:
        while True:
            before = self.seq
            for entry in self.entries():
                if broken := self.step(entry):
                    return broken
            chain = Chain.objects.filter(congress=self.congress_id).first()
            length, head = (chain.length, chain.head) if chain else (0, GENESIS)
            if length > self.seq and self.seq > before:
                continue  # written while we read
            return self.at_the_end(length, head)

    def entries(self) -> Iterator[Entry]:
        """All entries after the last one seen, in order."""
        last = self.seq
        while True:
            batch = list(Entry.objects.filter(congress=self.congress_id, seq__gt=last).order_by("seq")[:BATCH])
            yield from batch
            if len(batch) < BATCH:
                return
            last = batch[-1].seq

    def step(self, entry: Entry) -> Broken | None:
        self.rows += 1
        damage = None
        if entry.seal() != entry.hash:
            damage = Damage.CHANGED
        elif entry.seq != self.seq + 1:
            damage = Damage.GAP
        elif entry.previous != self.hash:
            damage = Damage.LINK
        elif self.kept and entry.seq == self.kept[0] and entry.hash != self.kept[1]:
            damage = Damage.HISTORY
        if damage:
            return Broken(self.congress_id, entry.seq, damage, entry.pk)
        self.seq, self.hash = entry.seq, entry.hash
        return None

    def at_the_end(self, length: int, head: str) -> Broken | None:
        if length > self.seq:
            return Broken(self.congress_id, self.seq + 1, Damage.TAIL)
        if (length, head) != (self.seq, self.hash):
            return Broken(self.congress_id, self.seq, Damage.HEAD)
        if self.kept and self.kept[0] > self.seq:
            return Broken(self.congress_id, self.seq + 1, Damage.TAIL)
        return None
