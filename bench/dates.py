"""How fast and how surely days are counted (时限计算): python bench/dates.py [--agree 1000000] [--data PATH]

Speed: deadlines, due days alone, and re-dating after a new notice, each beside counting day by day (the ratio).
Agreement: random periods counted by both implementations and read back from the explanation. With --data, the
calendar is compared with reference/cn_holidays_2007_2026.csv, day by day. Exit code 1 if anything disagrees.
"""

import argparse
import csv
import random
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.rules import second_opinion  # noqa: E402 – the path is needed first
from yinuo.rules.calendars.notice import Notice, SpecialDay  # noqa: E402
from yinuo.rules.deadlines import ORDINARY, Limit, deadline, due_day, moved  # noqa: E402
from yinuo.rules.derivation import evaluate  # noqa: E402
from yinuo.rules.limits import ASSIGN, CONTACT  # noqa: E402
from yinuo.rules.workdays import PUBLISHED  # noqa: E402

NEW_YEAR_2027 = Notice(2027, None, tuple(SpecialDay(date(2027, month, 1), False, "样例") for month in range(1, 13)))
REFERENCE = "reference/cn_holidays_2007_2026.csv"


def rate(count, work):
    """Per second, best of three."""
    best = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return count / best


def speed(starts):
    count, few = len(starts), starts[:5000]
    print(f"{'':34}{'per second':>14}{'× day by day':>14}")
    for name, limit, plain in (
        ("3 months", ORDINARY, {"months": 3}),
        ("5 working days", ASSIGN, {"workdays": 5}),
        ("20 working days", CONTACT, {"workdays": 20}),
    ):
        slow = rate(len(few), lambda plain=plain: [second_opinion.due(day, **plain) for day in few])
        whole = rate(count, lambda limit=limit: [deadline(day, limit, PUBLISHED) for day in starts])
        alone = rate(count, lambda limit=limit: [due_day(day, limit, PUBLISHED) for day in starts])
        print(f"deadline, {name:<24}{whole:>14,.0f}{whole / slow:>14.1f}")
        print(f"due day only, {name:<20}{alone:>14,.0f}{alone / slow:>14.1f}")
    newer = PUBLISHED.with_year(NEW_YEAR_2027)
    cases = [(number, day, ORDINARY) for number, day in enumerate(starts)]
    found = rate(count, lambda: list(moved(cases, PUBLISHED, newer)))
    print(
        f"{'re-dated after a new notice':<34}{found:>14,.0f}   {len(list(moved(cases, PUBLISHED, newer)))} of {count} moved"
    )
    explained = rate(len(few), lambda: [deadline(day, CONTACT, PUBLISHED).steps() for day in few])
    print(f"{'explained, 20 working days':<34}{explained:>14,.0f}")


def disagreements(count, seed):
    """Random periods on which the two implementations or the explanation differ."""
    rng = random.Random(seed)
    first, last = date(2006, 1, 1).toordinal(), date(2028, 12, 31).toordinal()
    for _ in range(count):
        start, roll = date.fromordinal(rng.randint(first, last)), rng.random() < 0.9
        unit = rng.choice(("months", "workdays", "days"))
        plain = {unit: rng.randint(1, {"months": 24, "workdays": 40, "days": 120}[unit])}
        found = deadline(start, Limit(**plain), PUBLISHED, roll=roll)
        expected = second_opinion.due(start, **plain, roll=roll)
        provisional = second_opinion.is_provisional(start, *expected, workdays=plain.get("workdays"), roll=roll)
        read_back = evaluate(found.steps())
        if (found.nominal_on, found.due_on, found.provisional, read_back) != (*expected, provisional, expected[1]):
            yield start, plain, roll, found, expected


def unlike_reference(path):
    """Days that the reference table names and our calendar has otherwise."""
    with path.open(encoding="utf-8-sig") as table:
        for row in csv.DictReader(table):
            day = date.fromisoformat(row["date"])
            if PUBLISHED.is_workday(day) == (row["is_off_day"] == "True"):
                yield day


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000, help="dates for the speed table")
    parser.add_argument("--agree", type=int, default=1_000_000, help="random periods to compare")
    parser.add_argument("--seed", type=int, default=20230926)
    parser.add_argument("--data", type=Path, help="folder that holds the reference data")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    first, last = date(2017, 1, 1).toordinal(), date(2026, 12, 31).toordinal()
    speed([date.fromordinal(rng.randint(first, last)) for _ in range(options.cases)])
    begun = time.perf_counter()
    wrong = list(disagreements(options.agree, options.seed))
    print(f"{options.agree:,} random periods in {time.perf_counter() - begun:.0f} s: {len(wrong)} disagree")
    for found in wrong[:5]:
        print("  ", *found)
    if options.data:
        unlike = list(unlike_reference(options.data / REFERENCE))
        print(f"reference table: {len(unlike)} days differ", *unlike[:5])
        wrong += unlike
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
