"""What a project promised per mu, against what it pays (亩均承诺与实际): 签约承诺、达效兑现.

promised tax ÷ land, compared with the city's mean and, after full output (达效), with the actual figure – what the
standard-land agreements (标准地) hold a firm to (evidence.md §4, T21).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from yinuo.evidence.measures.reasons import Reason, Unmeasurable, shown

MEASURES: dict[str, tuple[str, str]] = {
    "tax": ("亩均税收", "万元/亩"),
    "output": ("亩均产值", "万元/亩"),
    "investment": ("亩均投资", "万元/亩"),
}


@dataclass(frozen=True)
class LandPromise:
    """What was promised for a piece of land (用地承诺): money in 万元, land in 亩, None when unknown."""

    number: str
    name: str
    land_mu: float | None
    promised: Mapping[str, float | None]
    actual: Mapping[str, float | None] = field(default_factory=dict)
    full_output_on: date | None = None


@dataclass(frozen=True)
class PerMu:
    """One measure of one project (单项对照), 万元/亩; `kept` is actual over promised, None before it is due or known."""

    number: str
    measure: str
    promised: float | None
    benchmark: float | None
    ratio: float | None
    actual: float | None
    kept: float | None
    shortfall_wan: float | None
    reasons: tuple[Reason, ...]


def promised_per_mu(promise: LandPromise, today: date, *, benchmarks: Mapping[str, float] | None = None) -> list[PerMu]:
    """Promise and result per mu for each measure that was promised (亩均承诺核对).

    `benchmarks` in 万元/亩. A project not yet at full output has no result yet, which the reasons say.
    """
    land = promise.land_mu
    if land is not None and land <= 0:
        raise Unmeasurable(f"{promise.name}用地面积须大于0", f"the land of {promise.name} must be above zero")
    strange = sorted(set(promise.promised) - set(MEASURES))
    if strange:
        raise Unmeasurable(f"没有承诺项“{strange[0]}”，可用：{'、'.join(MEASURES)}", f"no measure {strange[0]}")
    return [_one(promise, code, land, today, (benchmarks or {}).get(code)) for code in promise.promised]


def _one(promise: LandPromise, code: str, land: float | None, today: date, benchmark: float | None) -> PerMu:
    label, unit = MEASURES[code]
    said, real = promise.promised[code], promise.actual.get(code)
    per_mu = None if said is None or land is None else said / land
    reasons: list[Reason] = []
    if per_mu is None:
        reasons.append(Reason("{label}承诺值或用地面积不详", label=label))
    else:
        text = "承诺{said}万元÷{land}亩＝{value}{unit}"
        reasons.append(Reason(text, said=shown(said), land=shown(land), value=shown(per_mu), unit=unit))
    ratio = per_mu / benchmark if per_mu is not None and benchmark else None
    if ratio is not None:
        reasons.append(
            Reason("为参照水平{benchmark}{unit}的{ratio:.2f}倍", benchmark=shown(benchmark), unit=unit, ratio=ratio)
        )
    is_due = promise.full_output_on is not None and promise.full_output_on <= today
    actual = None if real is None or land is None else real / land
    kept = shortfall = None
    if not is_due:
        reasons.append(_not_due(promise))
    elif actual is None:
        reasons.append(Reason("已到达效日，实际数不详"))
    elif said is not None and real is not None and said > 0:
        kept, shortfall = real / said, max(0.0, said - real)
        reasons.append(Reason("实际{value}{unit}，为承诺的{kept:.1%}", value=shown(actual), unit=unit, kept=kept))
    return PerMu(promise.number, code, per_mu, benchmark, ratio, actual, kept, shortfall, tuple(reasons))


def _not_due(promise: LandPromise) -> Reason:
    if promise.full_output_on is None:
        return Reason("承诺达效日不详，无法判断是否到期")
    return Reason("承诺{day}达效，尚未到期", day=promise.full_output_on)
