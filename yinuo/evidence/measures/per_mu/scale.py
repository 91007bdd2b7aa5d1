"""What the scores are measured against (计分标尺): baselines, extremes – per comparison group, with where they come from.

Kept apart from the evaluation so that two years can be scored on the same scale (evidence.md §1.2: baselines move).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yinuo.evidence.measures.per_mu.firms import Firms, mean_of
from yinuo.evidence.measures.per_mu.rule import Form, Indicator, RuleSet
from yinuo.evidence.measures.reasons import Reason, Unmeasurable

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Scale:
    """Per indicator code and group: `high` (baseline, maximum) and, for min–max, `low` (minimum); `basis` says whence."""

    groups: tuple[str, ...]
    high: dict[str, Floats]
    low: dict[str, Floats]
    basis: tuple[Reason, ...]

    def places(self, firms: Firms) -> NDArray[np.intp]:
        """The group number of each firm (分组序号). Unmeasurable if a group has no scale."""
        if not len(firms.groups):
            return np.zeros(len(firms), dtype=np.intp)
        place = {name: number for number, name in enumerate(self.groups)}
        strange = sorted(set(firms.groups) - set(place))
        if strange:
            raise Unmeasurable(
                f"分组“{strange[0]}”在标尺中没有基准，请改用含该分组的参照年度",
                f"group “{strange[0]}” has no baseline in this scale; use a reference year that has it",
            )
        return np.fromiter((place[group] for group in firms.groups), dtype=np.intp, count=len(firms))


def set_scale(
    rule: RuleSet, firms: Firms, *, among: Flags, reference: Firms | None = None, weighted: bool = False
) -> Scale:
    """Baselines and extremes for this rule (确定标尺).

    `among` marks the participants; `reference` is last year's table (上年度), whose means MEAN_RATIO needs and RATIO uses
    where no baseline was published; `weighted` takes Σ numerator ÷ Σ denominator instead of the plain mean.
    """
    groups = tuple(dict.fromkeys(firms.groups)) or ("",)
    high: dict[str, Floats] = {}
    low: dict[str, Floats] = {}
    basis: list[Reason] = []
    number = {name: place for place, name in enumerate(groups)}
    places = np.fromiter((number[group] for group in firms.groups), np.intp, len(firms.groups))
    for each in rule.indicators:
        values = firms.values.get(each.code)
        if values is None:
            raise lacks(each)
        if each.form in (Form.MINMAX, Form.BEST, Form.INVERSE):
            low[each.code], high[each.code] = _span(each, values, among, places, len(groups))
            basis.append(Reason("{name}：以本次参评企业为准（{form}）", name=each.label, form=each.form.label))
        else:
            high[each.code], said = _baselines(each, groups, reference, weighted)
            basis.append(said)
    return Scale(groups, high, low, tuple(basis))


def _span(each: Indicator, values: Floats, among: Flags, places: NDArray[np.intp], count: int) -> tuple[Floats, Floats]:
    """Lowest and highest – or mean twice, for INVERSE – of the participants in each group."""
    known = among & ~np.isnan(values)
    where = places[known] if len(places) else np.zeros(int(known.sum()), np.intp)
    held = values[known]
    low, high = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(low, where, held)
    np.maximum.at(high, where, held)
    if each.form is Form.INVERSE and each.baseline is not None:
        low = high = np.full(count, each.baseline)
    elif each.form is Form.INVERSE:
        sums, counts = np.bincount(where, held, count), np.bincount(where, minlength=count)
        low = high = np.divide(sums, counts, out=np.full(count, np.nan), where=counts > 0)
    low, high = np.where(np.isfinite(low), low, np.nan), np.where(np.isfinite(high), high, np.nan)
    if each.form is Form.INVERSE and np.any(high <= 0):
        raise _no_baseline(each)
    return low, high


def _baselines(
    each: Indicator, groups: Sequence[str], reference: Firms | None, weighted: bool
) -> tuple[Floats, Reason]:
    if each.baseline is not None:
        if each.baseline <= 0:
            raise _no_baseline(each)
        said = Reason("{name}：基准值{value:g}{unit}", name=each.label, value=each.baseline, unit=each.unit)
        return np.full(len(groups), each.baseline), said
    if reference is None:
        raise _no_baseline(each)
    means = [_mean(each, reference, group, weighted) for group in groups]
    how = "总量之比" if weighted else "企业平均值"
    said = Reason(
        "{name}：参照年度{how}{means}的{multiple:g}倍",
        name=each.label,
        how=how,
        means="、".join(f"{mean:.6g}" for mean in means),
        multiple=each.multiple,
    )
    return np.array(means) * each.multiple, said


def _mean(each: Indicator, reference: Firms, group: str, weighted: bool) -> float:
    among = np.array([not reason for reason in reference.exemptions], dtype=bool)
    if not len(among):
        among = np.ones(len(reference), dtype=bool)
    if group and len(reference.groups):
        among &= np.array([name == group for name in reference.groups], dtype=bool)
    mean = mean_of(reference, each.code, weighted=weighted, among=among)
    if mean is None or mean <= 0:
        raise _no_baseline(each)
    return mean


def lacks(each: Indicator) -> Unmeasurable:
    """The refusal for a table without an indicator of the rule (缺指标)."""
    return Unmeasurable(f"数据缺少指标“{each.label}”", f"the table has no values for {each.code} ({each.label})")


def _no_baseline(each: Indicator) -> Unmeasurable:
    return Unmeasurable(
        f"“{each.label}”没有大于0的基准值：请给出基准值，或提供参照年度数据",
        f"{each.label} has no baseline above zero: give one, or a table of the reference year",
    )
