"""How concentrated output is (集中度): on few industries, in few areas, on few firms; and who leads.

Herfindahl–Hirschman; Shannon; Theil 1967 (total = between + within); Ellison & Glaeser 1997 (JPE 105:889);
CR1/CR4; lead firms (龙头、链主) by a threshold that is a setting – Anhui's and Bengbu's criteria were not found (§2.4).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yinuo.evidence.measures.reasons import Reason, Unmeasurable, shown

Floats = NDArray[np.float64]


def _shares(values: ArrayLike) -> Floats:
    sizes = np.asarray(values, dtype=np.float64)
    if not sizes.size or np.isnan(sizes).any() or (sizes < 0).any() or sizes.sum() <= 0:
        raise Unmeasurable(
            "占比需要一组完整、不为负且合计大于0的数",
            "shares need complete values, none negative, adding up to more than 0",
        )
    shares: Floats = sizes / sizes.sum()
    return shares


def herfindahl(values: ArrayLike) -> float:
    """H = Σ s², 1/n to 1 (赫芬达尔指数)."""
    return float((_shares(values) ** 2).sum())


def herfindahl_normalised(values: ArrayLike) -> float | None:
    """(H − 1/n)/(1 − 1/n), 0 to 1 (归一化赫芬达尔指数); None for a single value."""
    count = np.asarray(values).size
    return None if count < 2 else (herfindahl(values) - 1 / count) / (1 - 1 / count)


def entropy(values: ArrayLike) -> float:
    """E = −Σ s·ln s, 0 to ln n (香农熵)."""
    shares = _shares(values)
    shares = shares[shares > 0]
    return float(max(0.0, -(shares * np.log(shares)).sum()))


def theil(values: ArrayLike) -> float:
    """T = Σ (y/Y)·ln(n·y/Y), 0 (evenly spread) to ln n (泰尔指数)."""
    shares = _shares(values)
    held = shares[shares > 0]
    return float(max(0.0, (held * np.log(len(shares) * held)).sum()))


@dataclass(frozen=True)
class TheilParts:
    """Theil's index taken apart (泰尔分解): total = between + within."""

    total: float
    between: float
    within: float
    by_group: dict[str, float | None]


def theil_by_group(values: Sequence[float], groups: Sequence[str]) -> TheilParts:
    """How much of the inequality lies between groups of areas and how much inside them (泰尔分解).

    Between = Σ_g (Y_g/Y)·ln((Y_g/Y)/(n_g/n)); within = Σ_g (Y_g/Y)·T_g. A group with no output has T_g None.
    """
    shares = _shares(values)
    names = np.array(groups, dtype=object)
    between = within = 0.0
    by_group: dict[str, float | None] = {}
    for group in dict.fromkeys(groups):
        inside = shares[names == group]
        weight = float(inside.sum())
        by_group[group] = theil(inside) if weight > 0 else None
        if weight > 0:
            between += weight * float(np.log(weight / (len(inside) / len(shares))))
            within += weight * (by_group[group] or 0.0)
    return TheilParts(theil(values), between, within, by_group)


@dataclass(frozen=True)
class Clustering:
    """Ellison–Glaeser's index and its parts (空间集聚指数): about 0 random, above clustered, below dispersed."""

    gamma: float | None
    raw: float
    plant_herfindahl: float
    plants: int
    notes: tuple[Reason, ...]


def ellison_glaeser(plants: Mapping[str, Sequence[float]], reference: Mapping[str, float]) -> Clustering:
    """γ = [G − (1−Σx²)H] / [(1−Σx²)(1−H)] of one industry (埃里森—格莱泽指数).

    `plants`: sizes of the industry's plants by area; `reference`: each area's share of all industry, adding up to 1.
    γ is None for a single plant (H = 1) or a single area; unstable for few plants.
    """
    strange = sorted(set(plants) - set(reference))
    if strange:
        raise Unmeasurable(f"参照占比中没有地区“{strange[0]}”", f"area {strange[0]} has no reference share")
    against = _shares([reference[area] for area in reference])
    sizes = [size for area in reference for size in plants.get(area, ())]
    of_plants = _shares(sizes)
    by_area = np.array([sum(plants.get(area, ())) for area in reference]) / sum(sizes)
    raw = float(((by_area - against) ** 2).sum())
    lumpiness = float((of_plants**2).sum())
    room = 1 - float((against**2).sum())
    bottom = room * (1 - lumpiness)
    gamma = None if bottom <= 1e-12 else (raw - room * lumpiness) / bottom
    notes = [Reason("{n}家工厂、{m}个地区", n=len(sizes), m=len(against))]
    if gamma is None:
        notes.append(Reason("只有一家工厂或一个地区，无法判断"))
    elif len(sizes) < 10:
        notes.append(Reason("工厂不足10家，数值不稳定"))
    return Clustering(gamma, raw, lumpiness, len(sizes), tuple(notes))


@dataclass(frozen=True)
class Leaders:
    """Who leads a cluster (龙头企业): shares of the largest one and four, “equivalent firms”, and the threshold test."""

    firms: int
    cr1: float
    cr4: float
    herfindahl: float
    equivalent_firms: float
    leaders: tuple[str, ...]
    lacks_leader: bool
    notes: tuple[Reason, ...]


def lead_firms(revenues: Mapping[str, float | None], threshold: float, *, unit: str = "万元") -> Leaders:
    """Concentration among a cluster's firms and who reaches the threshold (龙头测定).

    Lacking a lead firm: nobody reaches the threshold and the largest has under 20 % (evidence.md §2.4, a setting there).
    Firms of unknown revenue are left out and counted in the notes. `unit` is that of revenues and threshold.
    """
    held = {firm: revenue for firm, revenue in revenues.items() if revenue is not None}
    shares = np.sort(_shares(list(held.values())))[::-1]
    leaders = tuple(sorted((firm for firm in held if held[firm] >= threshold), key=lambda firm: -held[firm]))
    index = float((shares**2).sum())
    largest = max(held, key=lambda firm: held[firm])
    notes = [
        Reason("最大一户{firm}营业收入{value}{unit}", firm=largest, value=shown(held[largest]), unit=unit),
        Reason("以{value}{unit}为龙头标准，达标{n}户", value=shown(threshold), unit=unit, n=len(leaders)),
    ]
    if len(held) < len(revenues):
        notes.append(Reason("{n}户营业收入不详，未计入", n=len(revenues) - len(held)))
    lacks = not leaders and float(shares[0]) < 0.2
    return Leaders(len(held), float(shares[0]), float(shares[:4].sum()), index, 1 / index, leaders, lacks, tuple(notes))
