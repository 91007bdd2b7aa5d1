"""What became of a forecast, a target or a promise (断言与实际): claim versus actual, once the actual is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from yinuo.evidence.measures.claims.claim import Claim, FigureStatus
from yinuo.evidence.measures.reasons import Reason, shown
from yinuo.evidence.measures.units import convert


@dataclass(frozen=True)
class Fate:
    """One claim beside the actual figures of its period (兑现情况): in the claim's unit; `actuals` may conflict."""

    claim: Claim
    actuals: tuple[Claim, ...]
    difference: float | None
    share: float | None
    reason: Reason


def against_actuals(claims: Sequence[Claim], actuals: Sequence[Claim]) -> list[Fate]:
    """Set forecasts and targets beside what came (预计、目标与实际).

    With several conflicting actual figures none is chosen: difference and share are None and all are listed.
    """
    return [
        _fate(claim, [each for each in actuals if _is_its_actual(claim, each)])
        for claim in claims
        if claim.status in (FigureStatus.FORECAST, FigureStatus.TARGET)
    ]


def _is_its_actual(claim: Claim, other: Claim) -> bool:
    return (
        other.status is FigureStatus.ACTUAL
        and other.subject == claim.subject
        and other.span is not None
        and other.span == claim.span
    )


def _fate(claim: Claim, actuals: list[Claim]) -> Fate:
    kind = claim.status.label
    if not actuals:
        return Fate(claim, (), None, None, Reason("{kind}{said}，实际数未见", kind=kind, said=claim.said()))
    values = {round(convert(each.value, each.unit, claim.unit), 9) for each in actuals}
    if len(values) > 1:
        figures = "、".join(dict.fromkeys(each.said() for each in actuals))
        text = "{kind}{said}，实际数有{figures}，互不一致"
        return Fate(claim, tuple(actuals), None, None, Reason(text, kind=kind, said=claim.said(), figures=figures))
    actual = values.pop()
    difference = round(actual - claim.value, 10)
    share = actual / claim.value if claim.value > 0 else None
    text = "{kind}{said}，实际{actual}{unit}，相差{difference}"
    reason = Reason(
        text, kind=kind, said=claim.said(), actual=shown(actual, 4), unit=claim.unit, difference=shown(difference, 4)
    )
    return Fate(claim, tuple(actuals), difference, share, reason)
