"""Growth that can be compared (可比增长): matched lists, shift-share, distance to a goal.

Matched growth: cluster output is a sum over a list the city chooses, so it also grows when the list does (§2.6).
Shift-share: Dunn 1960; Δx_k = x_k·g + x_k(g_k − g) + x_k(g_rk − g_k). It needs output or sales: official value added
of 规上工业 is published as a rate only.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from yinuo.evidence.measures.reasons import Reason, Unmeasurable, listed


@dataclass(frozen=True)
class MatchedGrowth:
    """Growth as reported and on the firms in both lists (名录可比增长): rates as shares of 1, None if not computable."""

    reported: float | None
    matched: float | None
    composition: float | None
    both: tuple[str, ...]
    entered: tuple[str, ...]
    left: tuple[str, ...]
    unknown: tuple[str, ...]
    notes: tuple[Reason, ...]


def matched_growth(before: Mapping[str, float | None], after: Mapping[str, float | None]) -> MatchedGrowth:
    """How much of the growth is the firms', how much the list's (同口径增速与名录变动影响).

    matched = Σ y1/Σ y0 − 1 over firms in both lists; composition = reported − matched, in the same units. A firm whose
    figure is unknown in either year is left out of the matched sum, and the reported rate is then None.
    """
    both = [firm for firm in before if firm in after]
    entered = tuple(firm for firm in after if firm not in before)
    left = tuple(firm for firm in before if firm not in after)
    unknown = tuple(dict.fromkeys(firm for year in (before, after) for firm, output in year.items() if output is None))
    known = [firm for firm in both if firm not in unknown]
    matched = _rate(sum(before[firm] or 0.0 for firm in known), sum(after[firm] or 0.0 for firm in known))
    reported = None
    if not unknown:
        reported = _rate(sum(each or 0.0 for each in before.values()), sum(each or 0.0 for each in after.values()))
    composition = None if reported is None or matched is None else reported - matched
    notes = [Reason("两年名录中都有的企业{n}户", n=len(known))]
    if entered:
        notes.append(Reason("新进名录{n}户：{names}", n=len(entered), names=listed(entered)))
    if left:
        notes.append(Reason("退出名录{n}户：{names}", n=len(left), names=listed(left)))
    if unknown:
        notes.append(Reason("{n}户数值不详，未计入：{names}", n=len(unknown), names=listed(unknown)))
    return MatchedGrowth(reported, matched, composition, tuple(known), entered, left, unknown, tuple(notes))


def _rate(before: float, after: float) -> float | None:
    return after / before - 1 if before > 0 else None


@dataclass(frozen=True)
class Shift:
    """One industry's change taken apart (偏离—份额), in the unit of the input: the three add up to `change`."""

    industry: str
    change: float
    reference_growth: float
    industry_mix: float
    competitive: float


def shift_share(
    local: Mapping[str, tuple[float, float]], reference: Mapping[str, tuple[float, float]]
) -> tuple[list[Shift], Shift]:
    """Change by industry: what the province grew, what the industry did, what is local (偏离—份额分析); and the total.

    Both map industry → (before, after). `reference` must hold every local industry; what it holds besides counts for g.
    """
    strange = sorted(set(local) - set(reference))
    if strange:
        raise Unmeasurable(f"参照地区没有行业“{strange[0]}”的数据", f"the reference has no figures for {strange[0]}")
    whole = _growth("合计", sum(pair[0] for pair in reference.values()), sum(pair[1] for pair in reference.values()))
    rows = []
    for industry, (before, after) in local.items():
        of_industry = _growth(industry, *reference[industry])
        share = before * whole
        mix = before * (of_industry - whole)
        rows.append(Shift(industry, after - before, share, mix, after - before - share - mix))
    total = Shift(
        "合计",
        sum(row.change for row in rows),
        sum(row.reference_growth for row in rows),
        sum(row.industry_mix for row in rows),
        sum(row.competitive for row in rows),
    )
    return rows, total


def _growth(name: str, before: float, after: float) -> float:
    rate = _rate(before, after)
    if rate is None:
        raise Unmeasurable(f"参照地区“{name}”基期为0，无法算增速", f"the reference's {name} is zero in the base year")
    return rate


@dataclass(frozen=True)
class GoalDistance:
    """How far a goal is (目标距离): rates as shares of 1; `reached` is the latest value over the goal."""

    at_promised_rate: float | None
    needed_rate: float
    actual_rate: float | None
    needed_from_now: float | None
    reached: float | None
    gap: float | None
    notes: tuple[Reason, ...]


def goal_distance(
    start: float,
    goal: float,
    years: int,
    *,
    promised_rate: float | None = None,
    latest: float | None = None,
    years_since: int | None = None,
) -> GoalDistance:
    """What the promised rate leads to, what the goal needs, where the latest figure stands (目标可达性).

    start·(1+r)^n; (goal/start)^(1/n) − 1; latest/goal. Rates are compound per year; mind that a promised rate is often
    real and the goal nominal, which the notes say.
    """
    if start <= 0 or goal <= 0 or years <= 0:
        raise Unmeasurable("起点、目标和年数须大于0", "start, goal and years must be above zero")
    if (latest is None) != (years_since is None):
        raise Unmeasurable("最新值与已过年数须同时给出", "give the latest value and the years since together")
    needed = (goal / start) ** (1 / years) - 1
    promised = None if promised_rate is None else start * (1 + promised_rate) ** years
    notes = [Reason("年均需增长{rate:.2%}才能达到目标", rate=needed)]
    if promised is not None:
        notes.append(Reason("按年均{rate:.1%}推算为{value:.1f}", rate=promised_rate, value=promised))
        if (promised < goal * 0.95) or (promised > goal * 1.05):
            notes.append(Reason("承诺增速与目标值互不相符，可能一为可比价、一为现价"))
    actual = from_now = reached = gap = None
    if latest is not None and years_since is not None:
        reached, gap = latest / goal, goal - latest
        actual = (latest / start) ** (1 / years_since) - 1 if years_since > 0 and latest > 0 else None
        from_now = (goal / latest) ** (1 / (years - years_since)) - 1 if years > years_since and latest > 0 else None
        notes.append(Reason("最新值为目标的{share:.1%}", share=reached))
    return GoalDistance(promised, needed, actual, from_now, reached, gap, tuple(notes))
