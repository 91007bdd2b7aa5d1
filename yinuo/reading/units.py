"""One unit under several names (单位别名): 衛工處 is 衛生下水道工程處; which name is right depends on when.

Units are renamed, and clerks abbreviate. What belongs together is learnt together; of its names the one is given that the
precedents filed nearest in number used.
"""

import itertools
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence

Number = tuple[int, ...]


def is_short_for(short: str, long: str) -> bool:
    """Whether one name abbreviates the other (简称): same head or tail, same last character, letters in order."""
    if not 3 <= len(short) < len(long) or short[-1] != long[-1] or not re.search(r"[\u4e00-\u9fff]$", short):
        return False
    rest = iter(long)
    return (short[0] == long[0] or long.endswith(short)) and all(mark in rest for mark in short)


def same_units(names: Iterable[str]) -> dict[str, str]:
    """For each name the longest name of its unit (归并别名); names of which two longer ones are possible stay alone."""
    known = sorted(set(names), key=lambda name: (len(name), name))
    full = {name: name for name in known}
    for place, name in enumerate(known):
        longer = [other for other in known[place + 1 :] if is_short_for(name, other)]
        chain = all(is_short_for(a, b) for a, b in itertools.pairwise(longer))
        if longer and chain:
            full[name] = longer[-1]
    return full


def number_of(identifier: str) -> Number:
    """The numbers inside a file number (文号中的数字): 闭-2026-017 is (2026, 17)."""
    return tuple(int(part[:18]) for part in re.findall(r"\d+", identifier))


class Names:
    """Which name each unit bore, by file number (历次用名)."""

    def __init__(self, labels: Sequence[str], identifiers: Sequence[str]) -> None:
        self.unit_of = same_units(labels)
        self.used: dict[str, list[tuple[Number, str]]] = {}
        for label, identifier in zip(labels, identifiers, strict=True):
            self.used.setdefault(self.unit_of[label], []).append((number_of(identifier), label))
        for used in self.used.values():
            used.sort()

    def at(self, unit: str, identifier: str, *, nearest: int = 5) -> str:
        """The name the unit bore among the precedents filed nearest (就近用名); the commonest when numbers do not compare."""
        used = self.used[unit]
        number = number_of(identifier)
        same_year = [entry for entry in used if len(number) > 1 and entry[0][:1] == number[:1]]
        if same_year:
            place = bisect(same_year, (number, ""))
            used = same_year[max(0, place - nearest // 2 - 1) : place + nearest // 2 + 1]
        return Counter(label for _, label in used).most_common(1)[0][0]
