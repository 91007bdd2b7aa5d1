"""How fast the measures are (测算速度): per-mu scoring of 100,000 firms, one million supply links, claims, a file.

Each is timed against plain NumPy doing the bare arithmetic on the same data in the same run, best of three; the ratio
is what reasons, checks and unknown values cost. Peak memory is the whole process's.

    python bench/measures.py [--data FILE.csv] [--json]

`--data` scores a real table permu_firm instead of invented firms. Exit code 1 if a limit is missed.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from yinuo.evidence.measures import supply
from yinuo.evidence.measures.claims import Claim, check
from yinuo.evidence.measures.commands.per_mu import firms_of
from yinuo.evidence.measures.per_mu import Firms, evaluate, firm_result, rule_set
from yinuo.evidence.measures.per_mu.rule import RuleSet
from yinuo.evidence.measures.tables import TABLES, load

FIRMS, LINKS, LINKED = 100_000, 1_000_000, 50_000
LIMITS = {"per-mu": 1.0, "supply": 10.0, "memory": 500.0}
RULE = "huangyan-2022"


def best(run: Callable[[], Any], times: int = 3) -> tuple[float, Any]:
    """Seconds of the fastest run, and what it returned."""
    found: list[float] = []
    value = None
    for _ in range(times):
        start = time.perf_counter()
        value = run()
        found.append(time.perf_counter() - start)
    return min(found), value


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def invented_firms(rule: RuleSet) -> Firms:
    dice = np.random.default_rng(1)
    values = {each.code: (each.baseline or 1) * dice.lognormal(-0.3, 0.8, FIRMS) for each in rule.indicators}
    values["value_added_per_emission"][dice.random(FIRMS) < 0.1] = np.nan
    values["tax_per_mu"][dice.random(FIRMS) < 0.03] *= -1
    return Firms([f"F{n:06d}" for n in range(FIRMS)], values)


def plain_scores(firms: Firms, rule: RuleSet) -> Any:
    """The bare arithmetic: clip, weigh, mean for missing, add up, sort, cut."""
    total = np.zeros(len(firms))
    for each in rule.indicators:
        points = np.clip(firms.values[each.code] / each.baseline, 0, None) * each.weight
        total += np.where(np.isnan(points), np.nanmean(points), points)
    order = np.argsort(-total)
    rank = np.empty(len(total))
    rank[order] = np.arange(1, len(total) + 1)
    return np.array(["A", "B", "C", "D"])[np.searchsorted([0.2, 0.6, 0.95], rank / len(total))]


def per_mu(data: Path | None) -> dict[str, Any]:
    rule = rule_set(RULE).adjusted(cuts={"A": 0.2, "B": 0.6, "C": 0.95})
    firms = invented_firms(rule) if data is None else firms_of(load(data.read_bytes(), TABLES["permu_firm"]))
    took, result = best(lambda: evaluate(firms, rule))
    plain, grades = best(lambda: plain_scores(firms, rule))
    said, _ = best(lambda: [firm_result(result, place) for place in range(1000)], 1)
    same = float((result.grades == grades).mean())
    return {
        "what": f"{len(firms)} firms × {len(rule.indicators)} indicators, scored and classed",
        "seconds": took,
        "plain_numpy_seconds": plain,
        "ratio": took / plain,
        "same_class_as_plain": same,
        "reasons_of_1000_firms_seconds": said,
    }


def supply_links() -> dict[str, Any]:
    dice = np.random.default_rng(2)
    one = dice.integers(0, LINKED, LINKS)
    other = (one + dice.integers(1, LINKED, LINKS)) % LINKED
    suppliers, buyers = ([f"F{n:05d}" for n in column] for column in (one, other))
    amounts = dice.lognormal(3, 1, LINKS)
    local = [f"F{n:05d}" for n in range(0, LINKED, 3)]

    def measured() -> supply.Linkage:
        return supply.measure(supply.links(suppliers, buyers, amounts), local, boundary="市域")

    def plain() -> float:
        ids, places = np.unique(np.array(suppliers + buyers), return_inverse=True)
        inside = np.isin(ids, local)
        sellers, takers = places[:LINKS], places[LINKS:]
        both = inside[sellers] & inside[takers]
        np.bincount(takers, amounts * both, len(ids)) / np.maximum(np.bincount(takers, amounts, len(ids)), 1e-9)
        return float(amounts[both].sum() / amounts[inside[takers]].sum())

    took, found = best(measured)
    bare, rate = best(plain, 1)
    return {
        "what": f"{LINKS} links of {LINKED} firms: rates, density, isolates, component, reciprocity",
        "seconds": took,
        "plain_numpy_seconds": bare,
        "ratio": took / bare,
        "same_rate_as_plain": abs(found.local_procurement_rate - rate) < 1e-9,
    }


def claims() -> dict[str, Any]:
    dice = np.random.default_rng(3)

    def quarter(name: str) -> list[Claim]:
        return [
            Claim(
                f"{place}-{n}-{name}",
                f"指标{n}",
                round(float(dice.lognormal(4, 0.1)), 2),
                "亿元",
                f"县{place}",
                name,
                "季报",
            )
            for place in range(20)
            for n in range(25)
        ]

    earlier = [claim for year in range(2019, 2024) for claim in quarter(f"{year}Q1")]
    said = quarter("2024Q1")
    took, _ = best(lambda: check(said, earlier=earlier))
    return {"what": f"{len(said)} claims beside {len(earlier)} earlier ones", "seconds": took}


def file() -> dict[str, Any]:
    rows = "".join(f"企{n},规上,{20 + n % 7},{n % 900}.5,{n % 5000}\n" for n in range(200_000))
    content = ("企业编号,规模,用地面积,税收,营业收入\n" + rows).encode("gbk")
    took, _ = best(lambda: load(content, TABLES["permu_firm"]), 1)
    return {"what": "a GBK file of 200,000 rows read and checked", "seconds": took}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = {"per-mu": per_mu(options.data)}
    found["per-mu"]["megabytes"] = megabytes()
    found |= {"supply": supply_links(), "claims": claims(), "file": file()}
    missed = [name for name in ("per-mu", "supply") if found[name]["seconds"] > LIMITS[name]]
    missed += ["memory"] if found["per-mu"]["megabytes"] > LIMITS["memory"] else []
    if options.json:
        print(json.dumps(found | {"missed": missed}, ensure_ascii=False, indent=2))
    else:
        for name, figures in found.items():
            print(f"{name}: {figures.pop('what')}")
            for label, value in figures.items():
                print(f"  {label:<32}{value:.4g}" if not isinstance(value, bool) else f"  {label:<32}{value}")
        print(f"limits missed: {', '.join(missed) or 'none'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
