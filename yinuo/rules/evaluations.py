"""How a deputy rates the handling (评价、征询意见), and what a satisfaction rate means.

山东省条例第二十三条, 上海市规定第二十一条: attitude and result apart, comments where not satisfied.
重庆市条例第二十九条: who does not rate is left out of the rate; here always shown beside it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from yinuo.rules.checklist import missing
from yinuo.rules.terms import Term


class Grade(Term):
    """重庆市条例第二十六条 and general practice."""

    SATISFIED = "satisfied", "满意"
    BASICALLY = "basically", "基本满意"
    NOT_SATISFIED = "not-satisfied", "不满意"


class Dimension(Term):
    """What is rated (评价内容)."""

    ATTITUDE = "attitude", "办理态度"
    PROCESS = "process", "办理过程"
    RESULT = "result", "办理结果"
    OVERALL = "overall", "总体评价"


@dataclass(frozen=True)
class Evaluation:
    """One deputy's evaluation (意见反馈表)."""

    grades: dict[Dimension, Grade]
    comments: str = ""
    signed: bool = False


def missing_before_evaluate(evaluation: Evaluation, dimensions: tuple[Dimension, ...]) -> list[str]:
    """What a feedback form lacks (评价): every grade, a reason for 基本满意, comments for 不满意."""
    given = evaluation.grades.values()
    said = evaluation.comments.strip()
    return [
        *(dimension.label for dimension in dimensions if dimension not in evaluation.grades),
        *missing(
            (said or Grade.NOT_SATISFIED not in given, "不满意的具体意见"),
            (said or Grade.BASICALLY not in given or Grade.NOT_SATISFIED in given, "基本满意的理由"),
            (evaluation.signed, "代表签名"),
        ),
    ]


@dataclass(frozen=True)
class Satisfaction:
    """How many rated how, and both rates (满意率): None where nobody rated."""

    satisfied: int
    basically: int
    not_satisfied: int
    unrated: int

    @property
    def rated(self) -> int:
        return self.satisfied + self.basically + self.not_satisfied

    @property
    def sent(self) -> int:
        """Everything asked for (发出): 满意 + 基本满意 + 不满意 + 未评价."""
        return self.rated + self.unrated

    @property
    def strict(self) -> Fraction | None:
        """满意 / 已评价, without 基本满意."""
        return Fraction(self.satisfied, self.rated) if self.rated else None

    @property
    def wide(self) -> Fraction | None:
        """（满意 + 基本满意）/ 已评价."""
        return Fraction(self.satisfied + self.basically, self.rated) if self.rated else None


def satisfaction(grades: Iterable[Grade | None]) -> Satisfaction:
    """Counts overall grades (满意度统计); None is one that nobody rated, never counted as satisfied."""
    tally = Counter(grades)
    return Satisfaction(tally[Grade.SATISFIED], tally[Grade.BASICALLY], tally[Grade.NOT_SATISFIED], tally[None])
