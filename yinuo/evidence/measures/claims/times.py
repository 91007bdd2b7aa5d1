"""Do figures and periods belong together (时期核对), and does one fact have one value (前后一致)?

Conflicting values are shown side by side, never overwritten (evidence.md §5.2); a forecast beside an actual figure is
no conflict.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from yinuo.evidence.measures.claims.claim import Claim, Doubt, FigureStatus, Kind, Weight
from yinuo.evidence.measures.periods import period
from yinuo.evidence.measures.reasons import Reason, Unmeasurable
from yinuo.evidence.measures.units import convert, unit

TELLING, LIKELY = 5e-5, 1e-3  # last digit over value: how finely a figure is written before equality is no chance


def same_value(one: Claim, other: Claim) -> bool:
    """Whether two claims give the same quantity, whatever the unit (数值相同)."""
    if one.size is None or other.size is None:
        return one.value == other.value and one.unit == other.unit
    if unit(one.unit).dimension != unit(other.unit).dimension:
        return False
    return abs(one.size - other.size) <= 1e-9 * max(abs(one.size), abs(other.size))


def is_rounding(one: Claim, other: Claim) -> bool:
    """Whether one value is the other, written with fewer digits (四舍五入之差)."""
    try:
        then = convert(other.value, other.unit, one.unit)
        back = convert(one.value, one.unit, other.unit)
    except Unmeasurable:
        return False
    return _rounds_to(then, one.value) or _rounds_to(back, other.value)


def _rounds_to(exact: float, written: float) -> bool:
    _, _, decimals = f"{written:.12g}".partition(".")
    return abs(exact - written) <= 0.5 * 0.1 ** len(decimals) + 1e-12


def conflicts(claims: Sequence[Claim], earlier: Sequence[Claim]) -> list[Doubt]:
    """The same fact with another value (同一事实数值不一), among these claims and against earlier ones.

    Same indicator, place, period and status, and no two different bases. A difference of rounding only is a note.
    """
    known: dict[tuple[str, str, str, FigureStatus], list[Claim]] = defaultdict(list)
    for claim in earlier:
        known[_fact(claim)].append(claim)
    found: list[Doubt] = []
    for claim in claims:
        if claim.span is None:
            continue
        other = next(
            (held for held in known[_fact(claim)] if _may_share_basis(held, claim) and not same_value(held, claim)),
            None,
        )
        if other is not None:
            found.append(_conflict(other, claim))
        known[_fact(claim)].append(claim)
    return found


def _fact(claim: Claim) -> tuple[str, str, str, FigureStatus]:
    return claim.indicator, claim.place, str(claim.span), claim.status


def _may_share_basis(one: Claim, other: Claim) -> bool:
    return one.basis == other.basis or not one.basis or not other.basis


def _conflict(one: Claim, other: Claim) -> Doubt:
    shared = {"about": other.about(), "one": one.said(), "other": other.said()}
    sources = {"first": one.source or "来源不详", "second": other.source or "来源不详"}
    if is_rounding(one, other):
        reason = Reason("{about}有{one}（{first}）与{other}（{second}），可能是四舍五入之差", **shared, **sources)
        question = Reason("{about}是{one}还是{other}？", **shared)
        return Doubt(Kind.CONFLICT, (one.number, other.number), reason, question, Weight.NOTE)
    reason = Reason("{about}有{one}（{first}）与{other}（{second}）两个数", **shared, **sources)
    question = Reason("{about}先后有{one}、{other}两个数，以哪个为准，差别从何而来？", **shared)
    return Doubt(Kind.CONFLICT, (one.number, other.number), reason, question)


def other_periods(claims: Sequence[Claim], earlier: Sequence[Claim]) -> list[Doubt]:
    """Figures that are really another period's (张冠李戴): the value is known for another period, and not for its own.

    Where nothing is known of its own period, a figure of some five digits is telling, one of four worth a note.
    """
    known: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in earlier:
        known[claim.subject].append(claim)
    found: list[Doubt] = []
    for claim in claims:
        span = claim.span
        if span is None or claim.value == 0:
            continue
        alike = [held for held in known[claim.subject] if held.status is claim.status and held.span is not None]
        own = [held for held in alike if held.span == span]
        if any(same_value(held, claim) or is_rounding(held, claim) for held in own):
            continue
        twin = next((held for held in alike if held.span != span and same_value(held, claim)), None)
        if twin is not None and (own or _fineness(claim.value) <= LIKELY):
            weight = Weight.ALARM if own or _fineness(claim.value) <= TELLING else Weight.NOTE
            text = "{about}报{said}，与{period}的数相同"
            reason = Reason(text, about=claim.about(), said=claim.said(), period=twin.period)
            question = Reason(
                "“{said}”是{one}还是{other}的数？", said=claim.said(), one=claim.period, other=twin.period
            )
            found.append(Doubt(Kind.OTHER_PERIOD, (twin.number, claim.number), reason, question, weight))
    return found


def _fineness(value: float) -> float:
    """The last digit written, as a share of the value."""
    _, _, decimals = f"{value:.12g}".partition(".")
    return float(0.1 ** len(decimals) / abs(value))


def base_periods(claims: Iterable[Claim]) -> list[Doubt]:
    """Growth against a period that is not the same months of the year (基期核对): half a year against a whole one."""
    found: list[Doubt] = []
    for claim in claims:
        span = claim.span
        if span is None or not claim.compared_with:
            continue
        against = period(claim.compared_with)
        if span.is_same_season(against) and against < span:
            continue
        text = "{about}与{other}相比，不是同期"
        reason = Reason(text, about=claim.about(), other=claim.compared_with)
        question = Reason(
            "{about}{said}与上年同期（{base}）相比是多少？",
            about=claim.about(),
            said=claim.said(),
            base=span.a_year_before(),
        )
        found.append(Doubt(Kind.BASE_PERIOD, (claim.number,), reason, question))
    return found


def shrinking(claims: Sequence[Claim], earlier: Sequence[Claim]) -> list[Doubt]:
    """Running totals that fall within the year (累计数倒退): what a longer period holds cannot be less.

    Only for figures whose basis is 累计 and that are not negative.
    """
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in (*earlier, *claims):
        if claim.basis == "累计" and claim.status is FigureStatus.ACTUAL and claim.span and (claim.size or -1) >= 0:
            groups[claim.subject].append(claim)
    new = {claim.number for claim in claims}
    found: list[Doubt] = []
    for held in groups.values():
        for one in held:
            for other in held:
                if {one.number, other.number} & new and _fell(one, other):
                    text = "{one_about}{one}，{other_about}却为{other}"
                    shared = {
                        "one_about": one.about(),
                        "one": one.said(),
                        "other_about": other.about(),
                        "other": other.said(),
                    }
                    question = Reason("累计数为何由{one}减为{other}？", one=one.said(), other=other.said())
                    found.append(Doubt(Kind.SHRINKING, (one.number, other.number), Reason(text, **shared), question))
    return found


def _fell(one: Claim, other: Claim) -> bool:
    if one.span is None or other.span is None or one.size is None or other.size is None:
        return False
    longer = one.span.start == other.span.start and other.span.end > one.span.end
    return longer and other.size < one.size * (1 - 1e-9) and unit(one.unit).dimension == unit(other.unit).dimension
