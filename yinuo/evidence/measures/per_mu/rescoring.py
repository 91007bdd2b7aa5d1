"""Two years on one baseline (同一基准重评): what changed in the firms, apart from what changed in the rule.

Published baselines move (Huangyan 亩均税收 26.01 → 24.097, −7.4 %), so scores of two years are not comparable as
published; classes are relative and say nothing about a level (evidence.md §1.2, §1.6).
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from yinuo.evidence.measures.per_mu.evaluation import Evaluation, evaluate, known
from yinuo.evidence.measures.per_mu.firms import Firms
from yinuo.evidence.measures.per_mu.rule import RuleSet
from yinuo.evidence.measures.reasons import Reason


@dataclass(frozen=True)
class Rescoring:
    """Both years by the earlier year's rule and scale, firm by firm (可比重评)."""

    before: Evaluation
    after: Evaluation
    matched: tuple[str, ...]
    entered: tuple[str, ...]
    left: tuple[str, ...]
    migration: dict[tuple[str, str], int]
    mean_change: float | None
    notes: tuple[Reason, ...]

    def change(self, firm: str) -> float | None:
        """Points gained on the same scale (可比得分变化); None if either year's total is unknown."""
        one, other = self.before.firms.index().get(firm), self.after.firms.index().get(firm)
        if one is None or other is None:
            return None
        return known(self.after.total[other] - self.before.total[one])


def rescore(
    before: Firms, after: Firms, rule: RuleSet, *, reference: Firms | None = None, weighted: bool = False
) -> Rescoring:
    """Score both years with the same rule and the earlier year's scale, so that points can be compared (重评).

    Classes are still shares of each year's list; `migration` counts matched firms by (class before, class after).
    """
    first = evaluate(before, rule, reference=reference, weighted=weighted)
    second = evaluate(after, rule, scale=first.scale)
    places, later = before.index(), after.index()
    matched = tuple(firm for firm in before.ids if firm in later)
    one = np.array([places[firm] for firm in matched], dtype=np.intp)
    other = np.array([later[firm] for firm in matched], dtype=np.intp)
    changes = second.total[other] - first.total[one]
    changes = changes[~np.isnan(changes)]
    entered = tuple(firm for firm in after.ids if firm not in places)
    left = tuple(firm for firm in before.ids if firm not in later)
    notes = (
        Reason("两年均按“{rule}”和前一年度标尺计分", rule=rule.label),
        Reason("同一企业{n}户，新进{new}户，退出{gone}户", n=len(matched), new=len(entered), gone=len(left)),
        Reason("A、B、C、D类按各年名单的比例产生，类别增减不等于水平变化"),
    )
    moves = Counter(zip(first.grades[one].tolist(), second.grades[other].tolist(), strict=True))
    mean = float(changes.mean()) if len(changes) else None
    return Rescoring(first, second, matched, entered, left, dict(moves), mean, notes)


def fixed_lines(evaluation: Evaluation) -> dict[str, float]:
    """The lowest total that reached each class (入类最低分): hold next year's firms to it for an absolute class."""
    lines: dict[str, float] = {}
    for grade in dict.fromkeys(cut.grade for cut in evaluation.rule.cuts):
        reached = evaluation.total[(evaluation.grades == grade) & (evaluation.rank > 0)]
        if len(reached):
            lines[grade] = float(reached.min())
    return lines


def grades_by_lines(evaluation: Evaluation, lines: dict[str, float]) -> list[str | None]:
    """Classes by fixed totals instead of shares (按固定分数线定类), so that “A增加” means something; None if unranked."""
    ordered = sorted(lines.items(), key=lambda line: -line[1])
    grades: list[str | None] = []
    for total, rank in zip(evaluation.total, evaluation.rank, strict=True):
        met = next((grade for grade, line in ordered if total >= line - 1e-6), "D")
        grades.append(met if rank else None)
    return grades


def baseline_change(one: RuleSet, other: RuleSet) -> dict[str, float]:
    """By how much each published baseline moved, as a share (基准值变动)."""
    later = {each.code: each.baseline for each in other.indicators}
    moved: dict[str, float] = {}
    for each in one.indicators:
        new = later.get(each.code)
        if each.baseline and new is not None:
            moved[each.code] = new / each.baseline - 1
    return moved
