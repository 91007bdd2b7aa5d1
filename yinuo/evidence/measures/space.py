"""Which plant or plot fits which firm (厂房、土地匹配): hard filters first, then a soft score, each with its reason.

Thresholds are settings of the park, not law. What the ledger does not say neither passes nor fails: it is “待核实”, and
the score is then a range (evidence.md §4, T22).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from yinuo.evidence.measures.reasons import Reason, Unmeasurable, shown
from yinuo.rules.terms import Term


class Readiness(Term):
    """How soon a firm can move in (交付状态)."""

    READY = "ready", "可即入驻"
    FITTING = "fitting", "需改造"
    BUILDING = "building", "在建"


READY_SCORE = {Readiness.READY: 1.0, Readiness.FITTING: 0.5, Readiness.BUILDING: 0.0}
WEIGHTS: dict[str, float] = {"area": 0.3, "price": 0.2, "power": 0.2, "cluster": 0.2, "ready": 0.1}
LABELS = {"area": "面积", "price": "价格", "power": "用电", "cluster": "产业契合", "ready": "交付"}


@dataclass(frozen=True)
class Space:
    """One plant or plot on offer (供给): area in m² (or 亩, the same as the demand's), None when the ledger is silent."""

    number: str
    area: float | None = None
    height_m: float | None = None
    load_kg_m2: float | None = None
    power_kva: float | None = None
    price: float | None = None
    environment_classes: frozenset[str] | None = None
    industries: frozenset[str] | None = None
    available_from: date | None = None
    tax_per_mu_from: float | None = None
    readiness: Readiness | None = None
    clusters: frozenset[str] | None = None
    place: str = ""


@dataclass(frozen=True)
class Need:
    """What one firm looks for (需求): `…_min` are conditions, the others wishes; None asks for nothing."""

    number: str
    area: float | None = None
    area_min: float | None = None
    height_m_min: float | None = None
    load_kg_m2_min: float | None = None
    power_kva: float | None = None
    power_kva_min: float | None = None
    price: float | None = None
    environment_class: str | None = None
    industry: str | None = None
    cluster: str | None = None
    needed_by: date | None = None
    promised_tax_per_mu: float | None = None


@dataclass(frozen=True)
class Fit:
    """One space for one need (匹配结果): score 0–1 as (low, high), equal when all is known; unfit ones have no score."""

    space: str
    need: str
    fits: bool
    low: float | None
    high: float | None
    parts: Mapping[str, float | None]
    failed: tuple[Reason, ...]
    unsure: tuple[Reason, ...]
    reasons: tuple[Reason, ...] = field(default=())


def match(need: Need, spaces: Iterable[Space], *, weights: Mapping[str, float] | None = None) -> list[Fit]:
    """Every space, the best fitting first, the unfit last with what they lack (匹配排序)."""
    weights = weights or WEIGHTS
    if set(weights) != set(WEIGHTS) or abs(sum(weights.values()) - 1) > 1e-9 or min(weights.values()) < 0:
        raise Unmeasurable(
            f"权重须包含{'、'.join(LABELS.values())}五项，不为负，合计为1",
            f"weights must be {', '.join(WEIGHTS)} and add up to 1",
        )
    fits = [_fit(need, space, weights) for space in spaces]
    return sorted(fits, key=lambda fit: (not fit.fits, -(fit.low or 0.0), -(fit.high or 0.0), fit.space))


def _fit(need: Need, space: Space, weights: Mapping[str, float]) -> Fit:
    failed, unsure = _filters(need, space)
    if failed:
        return Fit(space.number, need.number, False, None, None, {}, tuple(failed), tuple(unsure))
    parts = {
        "area": _near(space.area, need.area),
        "price": _within(space.price, need.price),
        "power": _enough(space.power_kva, need.power_kva),
        "cluster": _cluster(space, need),
        "ready": None if space.readiness is None else READY_SCORE[space.readiness],
    }
    low = sum(weights[name] * (part or 0.0) for name, part in parts.items())
    high = sum(weights[name] * (1.0 if part is None else part) for name, part in parts.items())
    text = "{label}{part}×{weight:g}"
    reasons = tuple(
        Reason(text, label=LABELS[name], part=shown(part, 3), weight=weights[name]) for name, part in parts.items()
    )
    return Fit(space.number, need.number, True, low, high, parts, (), tuple(unsure), reasons)


def _filters(need: Need, space: Space) -> tuple[list[Reason], list[Reason]]:
    """The conditions not met, and those the ledger leaves open."""
    failed: list[Reason] = []
    unsure: list[Reason] = []

    for label, least, size in (
        ("面积", need.area_min, space.area),
        ("层高（米）", need.height_m_min, space.height_m),
        ("承重（千克/平方米）", need.load_kg_m2_min, space.load_kg_m2),
        ("用电容量（千伏安）", need.power_kva_min, space.power_kva),
    ):
        if least is not None and size is None:
            unsure.append(_unsure(label, least))
        elif least is not None and size is not None and size < least:
            failed.append(_unmet(label, shown(least), shown(size)))
    for label, word, catalogue in (
        ("环评类别", need.environment_class, space.environment_classes),
        ("园区产业目录", need.industry, space.industries),
    ):
        if word is not None and catalogue is None:
            unsure.append(_unsure(label, word))
        elif word is not None and catalogue is not None and word not in catalogue:
            failed.append(_unmet(label, word, "、".join(sorted(catalogue))))
    if need.needed_by is not None and space.available_from is None:
        unsure.append(_unsure("交付时间", need.needed_by))
    elif need.needed_by is not None and space.available_from is not None and space.available_from > need.needed_by:
        failed.append(_unmet("交付时间", need.needed_by, space.available_from))
    threshold, promise = space.tax_per_mu_from, need.promised_tax_per_mu
    if threshold is not None and promise is None:
        unsure.append(Reason("亩均税收待核实：园区门槛{line}万元/亩，企业未承诺", line=shown(threshold)))
    elif threshold is not None and promise is not None and promise < threshold:
        text = "亩均税收不符：承诺{promise}万元/亩，园区门槛{line}万元/亩"
        failed.append(Reason(text, promise=shown(promise), line=shown(threshold)))
    return failed, unsure


def _unsure(label: str, wanted: object) -> Reason:
    return Reason("{label}待核实：需要{wanted}，台账未载", label=label, wanted=wanted)


def _unmet(label: str, wanted: object, offered: object) -> Reason:
    return Reason("{label}不符：需要{wanted}，现有{offered}", label=label, wanted=wanted, offered=offered)


def _near(have: float | None, want: float | None) -> float | None:
    """1 − |have − want|/want, not below 0; 1 if nothing is asked."""
    if want is None:
        return 1.0
    return None if have is None else max(0.0, 1 - abs(have - want) / want)


def _within(price: float | None, budget: float | None) -> float | None:
    """1 up to the budget, then falling by the excess share."""
    if budget is None:
        return 1.0
    return None if price is None else max(0.0, min(1.0, 1 - (price - budget) / budget))


def _enough(have: float | None, want: float | None) -> float | None:
    if want is None:
        return 1.0
    return None if have is None else max(0.0, min(1.0, have / want))


def _cluster(space: Space, need: Need) -> float | None:
    """1 if the place is specialised in the firm's cluster, or lacks its node (LQ > 1 or a gap); the caller lists them."""
    if need.cluster is None:
        return 1.0
    return None if space.clusters is None else float(need.cluster in space.clusters)
