"""Objections to published results (异议申诉): what was corrected, and whom it moved – also among those who said nothing.

The course follows Bengbu 2022: publication, proof to the county, the supplier of the figure checks again, formal
letter; what comes after the last day is not accepted (evidence.md §1.5).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from yinuo.evidence.measures.per_mu.evaluation import Evaluation, evaluate
from yinuo.evidence.measures.per_mu.firms import Firms
from yinuo.evidence.measures.reasons import Reason, Unmeasurable, shown
from yinuo.rules.terms import Term


class Finding(Term):
    """What the re-check found (复核结论)."""

    PENDING = "pending", "复核中"
    UPHELD = "upheld", "采纳"
    REJECTED = "rejected", "不采纳"


@dataclass(frozen=True)
class Appeal:
    """One firm's objection to one raw figure (异议): the column of permu_firm, the figure claimed, the proof, the moment."""

    firm: str
    column: str
    claimed: float
    proof: str
    at: datetime
    finding: Finding = Finding.PENDING


@dataclass(frozen=True)
class Moved:
    """A firm whose class changed by the corrections (类别变动)."""

    firm: str
    before: str | None
    after: str | None
    appealed: bool


@dataclass(frozen=True)
class AppealsResult:
    """The evaluation with upheld objections put in, and its effect (异议处理结果)."""

    evaluation: Evaluation
    moved: tuple[Moved, ...]
    counts: dict[str, int]
    set_aside: tuple[tuple[Appeal, Reason], ...] = field(default=())


def hear(evaluation: Evaluation, appeals: Sequence[Appeal], *, closes_at: datetime | None = None) -> AppealsResult:
    """Evaluate again with the upheld corrections (异议复评); late ones are set aside with the reason.

    Baselines from last year stay; extremes and means of this year's participants are taken anew, as the rule demands.
    """
    firms, places = evaluation.firms, evaluation.firms.index()
    set_aside: list[tuple[Appeal, Reason]] = []
    corrections: dict[tuple[int, str], float] = {}
    for appeal in appeals:
        if appeal.firm not in places:
            raise Unmeasurable(f"名单中没有企业“{appeal.firm}”", f"firm {appeal.firm} is not on the list")
        reason = _why_set_aside(appeal, closes_at)
        if reason:
            set_aside.append((appeal, reason))
        else:
            corrections[places[appeal.firm], appeal.column] = appeal.claimed
    corrected = firms.with_raw(corrections) if corrections else firms
    again = _evaluate_again(evaluation, corrected)
    appealed = {appeal.firm for appeal in appeals}
    moved = tuple(
        Moved(firm, before or None, after or None, firm in appealed)
        for firm, before, after in zip(firms.ids, evaluation.grades.tolist(), again.grades.tolist(), strict=True)
        if before != after
    )
    counts = Counter(appeal.finding.value for appeal in appeals)
    return AppealsResult(again, moved, dict(counts), tuple(set_aside))


def _why_set_aside(appeal: Appeal, closes_at: datetime | None) -> Reason | None:
    if closes_at is not None and appeal.at > closes_at:
        return Reason("{at:%Y-%m-%d %H:%M}提出，已过{closes:%Y-%m-%d %H:%M}", at=appeal.at, closes=closes_at)
    if not appeal.proof:
        return Reason("未附书面证明")
    if appeal.finding is not Finding.UPHELD:
        return Reason("{finding}，仍用原值；企业主张{value}", finding=appeal.finding.label, value=shown(appeal.claimed))
    return None


def _evaluate_again(evaluation: Evaluation, firms: Firms) -> Evaluation:
    """With the same baselines where they come from elsewhere, with new extremes where they come from the firms."""
    if evaluation.scale.low:
        return evaluate(firms, evaluation.rule)
    return evaluate(firms, evaluation.rule, scale=evaluation.scale)
