"""A place's per-mu result beside its classes (亩均总体情况): ratio of sums, without the top firm, median, spread.

A mean of sums can be made by one plant, and 20 % A exist by construction: so three figures, never one (evidence.md §1.6).
"""

from dataclasses import dataclass

import numpy as np

from yinuo.evidence.measures.per_mu.evaluation import Evaluation
from yinuo.evidence.measures.per_mu.firms import Firms, sides
from yinuo.evidence.measures.reasons import Reason, Unmeasurable, shown


@dataclass(frozen=True)
class Summary:
    """One indicator over a set of firms (汇总): None where unknown; `top_share` is the top firm's share of the sum."""

    group: str
    firms: int
    known: int
    ratio_of_sums: float | None
    without_top: float | None
    top_firm: str | None
    top_share: float | None
    median: float | None
    lower_quartile: float | None
    upper_quartile: float | None
    notes: tuple[Reason, ...]


def summarise(firms: Firms, code: str, *, by: list[str] | None = None) -> list[Summary]:
    """Ratio of sums, the same without the firm with the largest numerator, and quartiles, per group (分组汇总)."""
    above, below = sides(firms, code)
    groups = np.array(by if by is not None else [""] * len(firms), dtype=object)
    found = []
    for group in dict.fromkeys(groups.tolist()):
        inside = np.flatnonzero(groups == group)
        found.append(_summary(str(group), inside, firms, above, below))
    return found


def _summary(
    group: str,
    inside: np.ndarray[tuple[int], np.dtype[np.intp]],
    firms: Firms,
    above: np.ndarray[tuple[int], np.dtype[np.float64]],
    below: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> Summary:
    held = inside[~np.isnan(above[inside]) & (below[inside] > 0)]
    if not len(held):
        nothing = (Reason("没有可计算的企业"),)
        return Summary(group, len(inside), 0, None, None, None, None, None, None, None, nothing)
    top = held[np.argmax(above[held])]
    rest = held[held != top]
    total = above[held].sum()
    low, middle, high = np.quantile(above[held] / below[held], [0.25, 0.5, 0.75])
    without = float(above[rest].sum() / below[rest].sum()) if len(rest) else None
    ratio = float(total / below[held].sum())
    notes = [Reason("{n}户中{m}户有数据", n=len(inside), m=len(held))]
    if without is not None and ratio > 0 and without < ratio * 0.8:
        notes.append(
            Reason("去掉最大一户后由{one}降为{other}，总体水平靠少数企业", one=shown(ratio), other=shown(without))
        )
    share = float(above[top] / total) if total > 0 else None
    return Summary(
        group,
        len(inside),
        len(held),
        ratio,
        without,
        firms.ids[top],
        share,
        float(middle),
        float(low),
        float(high),
        tuple(notes),
    )


def class_table(evaluation: Evaluation, by: list[str]) -> dict[str, dict[str, int]]:
    """How many firms of each class in each county, park or industry (分类统计)."""
    if len(by) != len(evaluation):
        raise Unmeasurable("分组列与企业数不一致", "the grouping column and the firms differ in length")
    table: dict[str, dict[str, int]] = {}
    for group, grade in zip(by, evaluation.grades.tolist(), strict=True):
        row = table.setdefault(group, {})
        row[grade or "未定级"] = row.get(grade or "未定级", 0) + 1
    return table
