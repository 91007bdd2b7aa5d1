"""Periods as the statistics bureau names them (统计期): 2023, 2023H1, 2023Q2, 2023-09, 2023-01/2023-09.

One form each, ordered, with what is comparable with what (evidence.md §7.1).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from yinuo.evidence.measures.reasons import Unmeasurable

PATTERN = re.compile(
    r"(?P<year>\d{4})(?:(?P<half>H[12])|(?P<quarter>Q[1-4])|-(?P<month>\d{2})(?:/(?P<to>\d{4})-(?P<end>\d{2}))?)?"
)
UNDATED = "未标注"


@dataclass(frozen=True, order=True)
class Period:
    """A run of whole months (统计期): the first and the last, counted from year 0."""

    start: int
    end: int

    @property
    def months(self) -> int:
        return self.end - self.start + 1

    @property
    def year(self) -> int:
        """The year it ends in (年度)."""
        return self.end // 12

    def is_same_season(self, other: "Period") -> bool:
        """Whether both cover the same months of their years, as year-on-year growth requires (同期可比)."""
        return self.months == other.months and self.start % 12 == other.start % 12

    def a_year_before(self) -> "Period":
        """The same months of the year before (上年同期)."""
        return Period(self.start - 12, self.end - 12)

    def holds(self, other: "Period") -> bool:
        """Whether the other lies wholly inside this one (包含)."""
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        """The period in the notation it is filed under."""
        year, first, last = self.year, self.start % 12, self.end % 12
        if self.start // 12 == year:
            if (first, last) == (0, 11):
                return str(year)
            if self.months == 6 and first in (0, 6):
                return f"{year}H{first // 6 + 1}"
            if self.months == 3 and first % 3 == 0:
                return f"{year}Q{first // 3 + 1}"
            if self.months == 1:
                return f"{year}-{first + 1:02d}"
        return f"{self.start // 12}-{first + 1:02d}/{year}-{last + 1:02d}"


@lru_cache(maxsize=4096)
def period(text: str) -> Period:
    """Read one period (统计期). Unmeasurable with the five accepted forms if it is none of them."""
    found = PATTERN.fullmatch(text.strip())
    if found:
        span = _months(found)
        if span is not None:
            return span
    raise Unmeasurable(
        f"统计期“{text}”写法不对，请写成 2023、2023H1、2023Q3、2023-09 或 2023-01/2023-09",
        f"“{text}” is not a period; write 2023, 2023H1, 2023Q3, 2023-09 or 2023-01/2023-09",
    )


def _months(found: re.Match[str]) -> Period | None:
    year = int(found["year"]) * 12
    if found["half"]:
        first = 6 * (int(found["half"][1]) - 1)
        return Period(year + first, year + first + 5)
    if found["quarter"]:
        first = 3 * (int(found["quarter"][1]) - 1)
        return Period(year + first, year + first + 2)
    if found["month"]:
        start = year + int(found["month"]) - 1
        end = start if found["to"] is None else int(found["to"]) * 12 + int(found["end"]) - 1
        months_ok = 1 <= int(found["month"]) <= 12 and (found["end"] is None or 1 <= int(found["end"]) <= 12)
        return Period(start, end) if months_ok and end >= start else None
    return Period(year, year + 11)
