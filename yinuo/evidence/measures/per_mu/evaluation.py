"""Scoring and classing firms by a rule set (亩均效益综合评价): totals, ranks, classes, and for each firm the reasons.

Class by cumulative share p = rank/n inside the comparison group; firms left out are removed before ranking; ties take
the better rank; a veto lowers the class afterwards (evidence.md §1.3). Totals are compared at six decimals.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yinuo.evidence.measures.per_mu import scoring
from yinuo.evidence.measures.per_mu.firms import Firms
from yinuo.evidence.measures.per_mu.rule import Cut, Form, Indicator, Missing, RuleSet, Treatment
from yinuo.evidence.measures.per_mu.scale import Flags, Floats, Scale, lacks, set_scale
from yinuo.evidence.measures.reasons import Reason, Unmeasurable

LAST = "D"


@dataclass(frozen=True)
class Evaluation:
    """The result for all firms, as columns (评价结果); `results.firm_result` tells one firm's with reasons."""

    rule: RuleSet
    scale: Scale
    firms: Firms
    places: NDArray[np.intp]
    points: dict[str, Floats]
    total: Floats
    rank: NDArray[np.int64]
    out_of: NDArray[np.int64]
    grades: NDArray[np.str_]
    notes: tuple[Reason, ...]

    def __len__(self) -> int:
        return len(self.firms)

    def counts(self) -> dict[str, int]:
        """How many firms in each class (各类户数); T is not suitable, “” has no class."""
        found = Counter(self.grades.tolist())
        return {grade: found[grade] for grade in sorted(found)}


def known(value: float) -> float | None:
    """The figure, or None for an unknown one (未知为空)."""
    return None if np.isnan(value) else float(value)


def evaluate(
    firms: Firms,
    rule: RuleSet,
    *,
    scale: Scale | None = None,
    reference: Firms | None = None,
    weighted: bool = False,
) -> Evaluation:
    """Score, rank and class the firms (评价).

    `scale` re-uses another year's baselines; else `reference` is last year's table. Unmeasurable says what the rule or
    the table still lacks.
    """
    lacking = rule.missing()
    if lacking:
        raise Unmeasurable(
            f"规则“{rule.label}”尚缺：{'、'.join(lacking)}",
            f"rule {rule.code} still lacks weights (they must add up to 100)",
        )
    unsuitable, ungraded = _left_out(firms, rule)
    scale = scale or set_scale(rule, firms, among=~unsuitable & ~ungraded, reference=reference, weighted=weighted)
    places = scale.places(firms)
    points = {each.code: _points(each, firms, scale, places, rule) for each in rule.indicators}
    total, notes = _totals(rule, firms, points, places, ~unsuitable & ~ungraded)
    ranked = ~unsuitable & ~ungraded & ~np.isnan(total)
    rank, out_of = rank_within(total, places, ranked, len(scale.groups))
    grades = _grades(rule, firms, rank, out_of, unsuitable, ungraded)
    if any(firms.vetoes) and rule.veto_to is None:
        notes.append(Reason("表中有一票否决情形，但规则未载明如何降类，未作处理"))
    return Evaluation(rule, scale, firms, places, points, total, rank, out_of, grades, tuple(notes))


def _left_out(firms: Firms, rule: RuleSet) -> tuple[Flags, Flags]:
    """Who is not suitable, and who takes part without a class."""
    treatment = {key: each.treatment for each in rule.exemptions for key in (each.code, each.label)}
    given = set(firms.exemptions) - {""}
    strange = sorted(given - set(treatment))
    if strange:
        allowed = "、".join(f"{each.code}（{each.label}）" for each in rule.exemptions) or "无"
        raise Unmeasurable(
            f"规则“{rule.label}”没有不参评类别“{strange[0]}”，可用：{allowed}",
            f"rule {rule.code} knows no exemption “{strange[0]}”",
        )
    if not given:
        nobody = np.zeros(len(firms), dtype=bool)
        return nobody, nobody.copy()
    kinds = [treatment.get(reason) for reason in firms.exemptions]
    unsuitable = np.array([kind is Treatment.UNSUITABLE for kind in kinds], dtype=bool)
    return unsuitable, np.array([kind is Treatment.UNGRADED for kind in kinds], dtype=bool)


def _points(each: Indicator, firms: Firms, scale: Scale, places: NDArray[np.intp], rule: RuleSet) -> Floats:
    values, weight = firms.values.get(each.code), each.weight or 0.0
    if values is None:
        raise lacks(each)

    def on(column: Floats) -> Floats:
        return column if len(scale.groups) == 1 else column[places]

    high = on(scale.high[each.code])
    match each.form:
        case Form.MINMAX:
            return scoring.by_minmax(values, on(scale.low[each.code]), high, weight, rule.flat)
        case Form.INVERSE:
            return scoring.by_inverse(values, high, weight)
        case Form.BEST:
            return scoring.by_best(values, high, weight)
        case _:
            return scoring.by_ratio(values, high, weight, each.cap)


def _totals(
    rule: RuleSet, firms: Firms, points: dict[str, Floats], places: NDArray[np.intp], among: Flags
) -> tuple[Floats, list[Reason]]:
    """Σ points + bonus − penalty; fills `points` where the rule says what a missing value gets."""
    notes: list[Reason] = []
    total = np.zeros(len(firms))
    shared = np.zeros(len(firms))
    for each in rule.indicators:
        column = points[each.code]
        blank = np.isnan(column)
        missing = int((blank & among).sum())
        if missing:
            text = "{name}：{count}户无数据，{how}"
            notes.append(Reason(text, name=each.label, count=missing, how=each.missing.label))
        if each.missing is Missing.MEAN and blank.any():
            column[blank] = _mean_points(column, places, among & ~blank)[places[blank]]
        elif each.missing is Missing.ZERO:
            column[blank] = 0.0
        if each.missing is Missing.RENORMALISE:
            shared[blank] += each.weight or 0.0
            total += np.where(blank, 0.0, column)
        else:
            total += column
    if shared.any():
        with np.errstate(divide="ignore", invalid="ignore"):
            total = np.where(shared < 100, total * 100 / (100 - shared), np.nan)
    if firms.bonus is not None:
        total += np.nan_to_num(firms.bonus)
    if firms.penalty is not None:
        total -= np.nan_to_num(firms.penalty)
    return total, notes


def _mean_points(column: Floats, places: NDArray[np.intp], among: Flags) -> Floats:
    count = int(places.max(initial=0)) + 1
    sums = np.bincount(places[among], column[among], count)
    counts = np.bincount(places[among], minlength=count)
    means: Floats = np.divide(sums, counts, out=np.full(count, np.nan), where=counts > 0)
    return means


def rank_within(
    total: Floats, places: NDArray[np.intp], ranked: Flags, count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rank by total, best first, inside each group (组内排名); ties take the better rank; 0 for those not ranked."""
    rank = np.zeros(len(total), dtype=np.int64)
    sizes = np.bincount(places[ranked], minlength=count).astype(np.int64)
    who = np.flatnonzero(ranked)
    score = np.round(total[who], 6)
    order = np.argsort(-score)
    if count > 1:
        order = order[np.argsort(places[who][order], kind="stable")]
    who, score, group = who[order], score[order], places[who][order]
    position = np.arange(len(who))
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    is_new = np.ones(len(who), dtype=bool)
    is_new[1:] = (score[1:] != score[:-1]) | (group[1:] != group[:-1])
    rank[who] = np.maximum.accumulate(np.where(is_new, position, 0)) - starts[group] + 1
    return rank, sizes[places]


def grade_of(rank: int, out_of: int, cuts: tuple[Cut, ...]) -> str:
    """The class of a rank among so many (定类): the first class whose share holds rank ÷ n, D after the last."""
    share = rank / out_of
    return next((cut.grade for cut in cuts if share <= cut.upto + 1e-9), LAST)


def _grades(
    rule: RuleSet,
    firms: Firms,
    rank: NDArray[np.int64],
    out_of: NDArray[np.int64],
    unsuitable: Flags,
    ungraded: Flags,
) -> NDArray[np.str_]:
    names = np.array([*(cut.grade for cut in rule.cuts), LAST, ""])
    if rule.cuts:
        limits = np.array([cut.upto for cut in rule.cuts]) + 1e-9
        chosen = np.searchsorted(limits, rank / np.maximum(out_of, 1))
        grades = names[np.where(rank > 0, chosen, len(names) - 1)]
        if rule.veto_to is not None and any(firms.vetoes):
            vetoed = np.array([bool(reason) for reason in firms.vetoes]) & (rank > 0)
            grades[vetoed & (chosen < names.tolist().index(rule.veto_to))] = rule.veto_to
    else:
        grades = np.full(len(firms), "", dtype=names.dtype)
    grades[ungraded] = rule.ungraded_as or ""
    grades[unsuitable] = Treatment.UNSUITABLE.value
    return grades
