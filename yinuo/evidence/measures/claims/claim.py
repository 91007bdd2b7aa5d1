"""A statement that can be checked (断言): a figure with its indicator, basis, period, unit, place and source.

“35场”, a growth rate, 亩均, 签约总额 said in a report, an answer or a reply (capabilities B12, P-16).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from yinuo.evidence.measures.periods import UNDATED, Period, period
from yinuo.evidence.measures.reasons import Reason
from yinuo.evidence.measures.units import is_unit, to_smallest
from yinuo.rules.terms import Term


class FigureStatus(Term):
    """What kind of figure it is (数据状态)."""

    ACTUAL = "actual", "实际"
    PRELIMINARY = "preliminary", "初步"
    FORECAST = "forecast", "预计"
    TARGET = "target", "目标"
    STATED = "stated", "所称"
    UNVERIFIED = "unverified", "未核实"


@dataclass(frozen=True)
class Part:
    """One summand of a total (分项): `key` identifies the thing counted, so that it is never counted twice."""

    key: str
    value: float
    place: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Claim:
    """One figure as somebody said it (断言): in the unit and for the period as said; firms maps a list to its figures."""

    number: str
    indicator: str
    value: float
    unit: str
    place: str
    period: str
    source: str = ""
    status: FigureStatus = FigureStatus.ACTUAL
    basis: str = ""
    compared_with: str = ""
    said_on: date | None = None
    parts: tuple[Part, ...] = ()
    firms: Mapping[str, float | None] | None = None

    @property
    def span(self) -> Period | None:
        """The period, None where it was not stated (统计期)."""
        return None if self.period in ("", UNDATED) else period(self.period)

    @property
    def size(self) -> float | None:
        """The value in the smallest unit of its kind, None for a unit in no dictionary (可比数值)."""
        return to_smallest(self.value, self.unit) if is_unit(self.unit) else None

    @property
    def subject(self) -> tuple[str, str]:
        """What and where (指标与地区): claims with the same subject may be compared."""
        return self.indicator, self.place

    def said(self) -> str:
        """The figure as said (所报数)."""
        return f"{self.value:.15g}{self.unit}"

    def about(self) -> str:
        """What it is about (所指)."""
        return f"{self.place}{self.period}{self.indicator}"


class Kind(Term):
    """What may be wrong with a claim (疑点)."""

    UNIT = "unit", "单位与指标不符"
    TEN_THOUSAND = "ten-thousand", "疑为万、亿混用"
    MU_HECTARE = "mu-hectare", "疑为亩、公顷混用"
    QUOTIENT = "quotient", "与总量、面积推算不符"
    OTHER_PERIOD = "other-period", "疑为其他时期的数"
    BASE_PERIOD = "base-period", "对比基期不是同期"
    SHRINKING = "shrinking", "累计数倒退"
    CONFLICT = "conflict", "同一事实数值不一"
    DOUBLE_COUNT = "double-count", "重复计算"
    SUM = "sum", "分项合计不等于总数"
    LIST_CHANGED = "list-changed", "名录变动，增速不可比"
    NOT_STATED = "not-stated", "要素未说明"


class Weight(Term):
    """How much a finding says (轻重)."""

    ALARM = "alarm", "疑点"
    NOTE = "note", "备注"


@dataclass(frozen=True)
class Doubt:
    """One doubt about one or more claims (疑点): the reason, and the question to ask – a question, not a finding."""

    kind: Kind
    claims: tuple[str, ...]
    reason: Reason
    question: Reason
    weight: Weight = Weight.ALARM


@dataclass(frozen=True)
class Dictionary:
    """What is known of the indicators (指标词典), for the checks that need it.

    `dimensions`: indicator → what its unit must measure; `quotients`: per-mu and other ratios → (total, divisor);
    `inside`: zone → the district it lies in, so that the two are never added.
    """

    dimensions: Mapping[str, str] = field(default_factory=dict)
    quotients: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    inside: Mapping[str, str] = field(default_factory=dict)
