"""What a per-mu rule set says (亩均评价规则): indicators, weights, baselines, classes, who is left out – dated data.

A rule set belongs to one place, one year and one scope; comparing years means re-scoring on one baseline
(`rescoring.py`), because published baselines move (Huangyan's 亩均税收 baseline fell from 26.01 to 24.097).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from yinuo.evidence.measures.reasons import Reason, Unmeasurable
from yinuo.rules.terms import Term


class Form(Term):
    """How a value becomes points (计分方式), evidence.md §1.2."""

    RATIO = "ratio", "与公布基准值之比"
    MEAN_RATIO = "mean-ratio", "与上年均值倍数之比"
    MINMAX = "minmax", "最小值—最大值（20分起）"
    INVERSE = "inverse", "越低越好（2－比值）"
    BEST = "best", "最优值得满分"


class Missing(Term):
    """What a firm without a value gets (缺数处理)."""

    UNRATED = "unrated", "不计总分"
    MEAN = "mean", "按全体平均得分赋分"
    ZERO = "zero", "计零分"
    RENORMALISE = "renormalise", "其余指标按权重折算"


class Flat(Term):
    """What min–max gives when all values are equal (最大值等于最小值时). No retrieved rule says."""

    FULL = "full", "得满分"
    FLOOR = "floor", "得20分"


class Treatment(Term):
    """What becomes of a firm the rule leaves out (不参评的处理)."""

    UNSUITABLE = "T", "不适合评价"
    UNGRADED = "ungraded", "参评不定级"


@dataclass(frozen=True)
class Indicator:
    """One scored indicator (评价指标): weight in points of 100, baseline in `unit`, cap as a multiple of the baseline."""

    code: str
    label: str
    unit: str
    weight: float | None
    form: Form = Form.RATIO
    baseline: float | None = None
    multiple: float = 1.0
    cap: float | None = None
    missing: Missing = Missing.UNRATED


@dataclass(frozen=True)
class Cut:
    """The share of ranked firms at which a class ends (分档线), and where that is written."""

    grade: str
    upto: float
    basis: str
    is_assumed: bool = False


@dataclass(frozen=True)
class Exemption:
    """A kind of firm that is not ranked (不参评类别)."""

    code: str
    label: str
    treatment: Treatment


@dataclass(frozen=True)
class RuleSet:
    """One place's rule for one year and scope (规则集), with its document and what its text leaves open."""

    code: str
    label: str
    year: int
    scope: str
    document: str
    source: str
    indicators: tuple[Indicator, ...]
    cuts: tuple[Cut, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    ungraded_as: str | None = None
    veto_to: str | None = None
    flat: Flat | None = None
    open_points: tuple[str, ...] = ()
    settings: tuple[Reason, ...] = field(default=())

    def missing(self) -> list[Reason]:
        """What must be given before anyone can be scored (尚缺的参数); empty when ready."""
        lacking = [Reason("{name}的权重", name=each.label) for each in self.indicators if each.weight is None]
        weights = [each.weight for each in self.indicators if each.weight is not None]
        if not lacking and abs(sum(weights) - 100) > 1e-6:
            lacking.append(Reason("权重合计应为100，现为{total:g}", total=sum(weights)))
        return lacking

    def assumptions(self) -> list[Reason]:
        """What was set here because no retrieved text states it (设定而非规定)."""
        cuts = [
            Reason("{grade}类止于前{share:.1%}：{basis}", grade=cut.grade, share=cut.upto, basis=cut.basis)
            for cut in self.cuts
            if cut.is_assumed
        ]
        return [*map(Reason, self.open_points), *cuts, *self.settings]

    def adjusted(
        self,
        *,
        weights: Mapping[str, float] | None = None,
        baselines: Mapping[str, float] | None = None,
        cap: float | None = None,
        cuts: Mapping[str, float] | None = None,
        flat: Flat | None = None,
        veto_to: str | None = None,
    ) -> "RuleSet":
        """The same rule with local settings (调整参数); each one is listed among the assumptions."""
        weights, baselines = dict(weights or {}), dict(baselines or {})
        self._refuse_unknown([*weights, *baselines])
        said: list[Reason] = []
        indicators = []
        for each in self.indicators:
            if each.code in weights:
                said.append(Reason("{name}权重设为{value:g}", name=each.label, value=weights[each.code]))
                each = replace(each, weight=weights[each.code])
            if each.code in baselines:
                said.append(Reason("{name}基准值设为{value:g}", name=each.label, value=baselines[each.code]))
                each = replace(each, baseline=baselines[each.code])
            indicators.append(replace(each, cap=cap) if cap is not None else each)
        if cap is not None:
            said.append(Reason("单项得分上限设为权重的{value:g}倍", value=cap))
        if flat is not None:
            said.append(Reason("最大值等于最小值时{how}", how=flat.label))
        if veto_to is not None:
            said.append(Reason("一票否决的企业不高于{grade}类", grade=veto_to))
        changed = replace(
            self,
            indicators=tuple(indicators),
            flat=flat or self.flat,
            veto_to=veto_to or self.veto_to,
            settings=(*self.settings, *said),
        )
        return replace(changed, cuts=set_cuts(cuts)) if cuts else changed

    def _refuse_unknown(self, codes: list[str]) -> None:
        known = {each.code for each in self.indicators}
        strange = [code for code in codes if code not in known]
        if strange:
            raise Unmeasurable(
                f"规则“{self.label}”没有指标 {'、'.join(strange)}，可用：{'、'.join(sorted(known))}",
                f"the rule has no indicator {', '.join(strange)}; it has {', '.join(sorted(known))}",
            )


def set_cuts(shares: Mapping[str, float]) -> tuple[Cut, ...]:
    """Class limits given by hand (自定分档线): ascending shares of 1; the class after the last one is D."""
    upto = list(shares.values())
    if not upto or upto != sorted(set(upto)) or upto[0] <= 0 or upto[-1] > 1:
        raise Unmeasurable(
            "分档线须为递增的比例，如 A=0.2 B=0.6 C=0.95", "cuts must be ascending shares, such as A=0.2 B=0.6 C=0.95"
        )
    return tuple(Cut(grade, share, "使用者设定", is_assumed=True) for grade, share in shares.items())
