"""Are unit and size right (单位与量级核对): 万 and 亿, 亩 and 公顷, and quotients that must follow from their totals.

A wrong 万/亿 is a factor of 10⁴, a wrong 亩/公顷 one of 15 (units.py); real figures of one place rarely move that much.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log10
from statistics import median

from yinuo.evidence.measures.claims.claim import Claim, Dictionary, Doubt, Kind, Weight
from yinuo.evidence.measures.reasons import Reason, Unmeasurable, shown
from yinuo.evidence.measures.units import unit

TEN_THOUSAND_ROOM = 0.65  # in powers of ten around 10^4: a yearly change up to 4.5-fold stays apart from a slip
HECTARE_ROOM = 0.11  # around 15: a change up to 1.29-fold
MU_PER_HECTARE = 15


def units(claims: Iterable[Claim], dictionary: Dictionary) -> list[Doubt]:
    """Units in no dictionary, and units that do not measure this indicator (单位核对)."""
    found: list[Doubt] = []
    for claim in claims:
        wanted = dictionary.dimensions.get(claim.indicator)
        try:
            given = unit(claim.unit).dimension
        except Unmeasurable as refusal:
            found.append(_doubt(Kind.UNIT, claim, Reason(refusal.zh)))
            continue
        if wanted is not None and given != wanted:
            text = "“{name}”应以{wanted}单位计，所报单位“{unit}”属{given}"
            reason = Reason(text, name=claim.indicator, wanted=wanted, unit=claim.unit, given=given)
            found.append(_doubt(Kind.UNIT, claim, reason))
    return found


def magnitudes(claims: Sequence[Claim], earlier: Sequence[Claim]) -> list[Doubt]:
    """Figures about 10⁴ or 15 times what the same indicator otherwise has (量级核对).

    Compared with earlier claims for the place, else with this batch, else – for 10⁴ only – with other places.
    """
    history: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    batch: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    elsewhere: dict[str, list[Claim]] = defaultdict(list)
    for claim in earlier:
        history[claim.subject].append(claim)
        elsewhere[claim.indicator].append(claim)
    for claim in claims:
        batch[claim.subject].append(claim)
        elsewhere[claim.indicator].append(claim)
    found: list[Doubt] = []
    for claim in claims:
        own = _usual(claim, history[claim.subject]) or _usual(claim, batch[claim.subject])
        usual = own or _usual(claim, elsewhere[claim.indicator])
        slip = None if usual is None else _slip(claim, usual, own is not None)
        if slip is not None and usual is not None:
            times = (claim.size or 0.0) / usual
            said = Reason(
                "{about}报{said}，约为可比数的{times}倍", about=claim.about(), said=claim.said(), times=shown(times, 4)
            )
            found.append(_doubt(slip, claim, said))
    return found


def _usual(claim: Claim, others: Sequence[Claim]) -> float | None:
    """The median size of comparable figures: of the same length of period if there are any."""
    size, span = claim.size, claim.span
    if not size:
        return None
    alike = [
        other
        for other in others
        if other is not claim and other.size and other.size * size > 0 and _measures_alike(claim, other)
    ]
    same = [other for other in alike if span and other.span and other.span.is_same_season(span)]
    sizes = [other.size for other in same or alike if other.size]
    return median(sizes) if sizes else None


def _measures_alike(one: Claim, other: Claim) -> bool:
    return unit(one.unit).dimension == unit(other.unit).dimension


def _slip(claim: Claim, usual: float, is_own: bool) -> Kind | None:
    power = abs(log10(abs((claim.size or 0.0) / usual)))
    dimension = unit(claim.unit).dimension
    if "金额" in dimension and abs(power - 4) <= TEN_THOUSAND_ROOM:
        return Kind.TEN_THOUSAND
    if (
        any(kind in dimension for kind in ("数量", "重量", "电量", "综合能耗", "人数", "面积"))
        and abs(power - 4) <= 0.3
    ):
        return Kind.TEN_THOUSAND
    if is_own and "面积" in dimension and abs(power - log10(MU_PER_HECTARE)) <= HECTARE_ROOM:
        return Kind.MU_HECTARE
    return None


def quotients(claims: Sequence[Claim], dictionary: Dictionary, *, tolerance: float = 0.02) -> list[Doubt]:
    """Ratios that do not follow from their total and divisor (比值推算): 亩均税收 = 税收 ÷ 用地.

    Compared for the same place, period and status; the tolerance allows for rounding.
    """
    at = {(claim.indicator, claim.place, claim.period, claim.status): claim for claim in claims}
    found: list[Doubt] = []
    for claim in claims:
        names = dictionary.quotients.get(claim.indicator)
        if names is None:
            continue
        total, divisor = (at.get((name, claim.place, claim.period, claim.status)) for name in names)
        if total is None or divisor is None or not claim.size or not total.size or not divisor.size:
            continue
        expected = total.size / divisor.size
        if abs(claim.size / expected - 1) <= tolerance:
            continue
        power = abs(log10(abs(claim.size / expected)))
        kind = Kind.QUOTIENT
        if abs(power - 4) < 0.05:
            kind = Kind.TEN_THOUSAND
        elif abs(power - log10(MU_PER_HECTARE)) < 0.05:
            kind = Kind.MU_HECTARE
        reason = Reason(
            "{total}÷{divisor}为{expected}{unit}，所报{said}",
            total=total.said(),
            divisor=divisor.said(),
            expected=shown(expected / unit(claim.unit).factor, 4),
            unit=claim.unit,
            said=claim.said(),
        )
        question = Reason("{about}按所报总量与面积推算不一致，是口径不同还是笔误？", about=claim.about())
        found.append(Doubt(kind, (claim.number, total.number, divisor.number), reason, question))
    return found


def stated(claims: Iterable[Claim]) -> list[Doubt]:
    """What a claim leaves unsaid (要素核对): period, source, the basis of a growth rate, the list behind a count."""
    found: list[Doubt] = []
    for claim in claims:
        lacking = [
            name
            for name, is_missing in (
                ("统计期", claim.span is None),
                ("来源", not claim.source),
                ("口径（现价或可比价、累计或当月）", "增速" in claim.indicator and not claim.basis),
            )
            if is_missing
        ]
        if lacking:
            names = "、".join(lacking)
            reason = Reason("{about}{said}未说明{names}", about=claim.about(), said=claim.said(), names=names)
            question = Reason("请说明“{said}”的{names}。", said=claim.said(), names=names)
            found.append(Doubt(Kind.NOT_STATED, (claim.number,), reason, question, Weight.NOTE))
    return found


def _doubt(kind: Kind, claim: Claim, reason: Reason) -> Doubt:
    question = Reason("{about}“{said}”的单位是否准确？请核对原始数据。", about=claim.about(), said=claim.said())
    return Doubt(kind, (claim.number,), reason, question)
