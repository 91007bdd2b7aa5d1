"""Claims and what may be wrong with them (产业断言核验): figures with unit, period, place, basis and source."""

from collections.abc import Sequence

from yinuo.evidence.measures.claims import figures, sums, times
from yinuo.evidence.measures.claims.claim import Claim, Dictionary, Doubt, FigureStatus, Kind, Part, Weight
from yinuo.evidence.measures.claims.later import Fate, against_actuals

__all__ = [
    "Claim",
    "Dictionary",
    "Doubt",
    "Fate",
    "FigureStatus",
    "Kind",
    "Part",
    "Weight",
    "against_actuals",
    "check",
]


def check(
    claims: Sequence[Claim], *, earlier: Sequence[Claim] = (), dictionary: Dictionary | None = None
) -> list[Doubt]:
    """Every doubt about these claims, beside those made earlier (断言核验); empty for a clean set.

    A slip of unit explains the conflict it causes, so the same claims are not reported for both.
    """
    known = dictionary or Dictionary()
    slips = [*figures.units(claims, known), *figures.magnitudes(claims, earlier)]
    wrong = {number for doubt in slips for number in doubt.claims}
    slips += [doubt for doubt in figures.quotients(claims, known) if not wrong & set(doubt.claims)]
    slipped = {number for doubt in slips for number in doubt.claims[:1]}
    rest = [claim for claim in claims if claim.number not in slipped]
    mixed = times.other_periods(rest, earlier)
    named = {doubt.claims[1] for doubt in mixed if doubt.weight is Weight.ALARM}
    clear = [claim for claim in rest if claim.number not in named]
    return [
        *slips,
        *mixed,
        *times.base_periods(claims),
        *times.conflicts(clear, earlier),
        *times.shrinking(clear, earlier),
        *sums.totals(claims, known),
        *sums.shared_parts(claims),
        *sums.lists(claims, earlier),
        *figures.stated(claims),
    ]
