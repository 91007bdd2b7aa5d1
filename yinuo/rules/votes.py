"""The satisfaction vote (满意度测评), SM-13: secret, one choice of three, none or several marks = invalid and not counted.

A local invention, not in the Supervision Law; the counting rules are those of a published vote measure [SZ11]. No source read
gives a threshold, so there is none until the operator sets one.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction

from yinuo.rules.checklist import missing
from yinuo.rules.evaluations import Grade
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term


class Act(Term):
    PREPARE = "prepare", "准备测评"
    OPEN = "open", "开始测评"
    CAST = "cast", "投票"
    CLOSE = "close", "停止投票"
    COUNT = "count", "计票"
    ANNOUNCE = "announce", "宣布结果"
    CONCLUDE = "conclude", "结束"
    DEMAND_REPORT = "demand-report", "要求重新报告"
    REHANDLE = "rehandle", "要求重新办理"
    CANCEL = "cancel", "取消"


class Status(Term):
    PREPARED = "prepared", "准备中"
    OPEN = "open", "投票中"
    CLOSED = "closed", "已停止投票"
    COUNTED = "counted", "已计票"
    ANNOUNCED = "announced", "已宣布"
    CONCLUDED = "concluded", "已结束"
    CANCELLED = "cancelled", "已取消"


VOTERS = {Role.SC_MEMBER, Role.DEPUTY}  # deputies where a congress votes on its suggestions (固镇县2019年)
COUNTERS = {Role.OFFICE, Role.SYSTEM}

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.VOTE,
    # act               from              to                by
    (Act.OPEN,          Status.PREPARED,  Status.OPEN,      {Role.CHAIR}),
    (Act.CANCEL,        Status.PREPARED,  Status.CANCELLED, {Role.COUNCIL}),
    (Act.CAST,          Status.OPEN,      Status.OPEN,      VOTERS),
    (Act.CLOSE,         Status.OPEN,      Status.CLOSED,    {Role.CHAIR}),
    (Act.COUNT,         Status.CLOSED,    Status.COUNTED,   COUNTERS),
    (Act.ANNOUNCE,      Status.COUNTED,   Status.ANNOUNCED, {Role.CHAIR}),
    (Act.CONCLUDE,      Status.ANNOUNCED, Status.CONCLUDED, {Role.COUNCIL, Role.OFFICE}),
    (Act.DEMAND_REPORT, Status.ANNOUNCED, Status.CONCLUDED, {Role.COUNCIL}),
    (Act.REHANDLE,      Status.ANNOUNCED, Status.CONCLUDED, {Role.COUNCIL}),
    start=Status.PREPARED,
    ends={Status.CONCLUDED, Status.CANCELLED},
    begun=(Act.PREPARE, {Role.OFFICE, Role.COMMITTEE, Role.COMMISSION}),
)
# fmt: on


class Phase(Term):
    PREPARING = "preparing", "准备"
    VOTING = "voting", "投票"
    COUNTING = "counting", "计票"
    ENDED = "ended", "结果"


PHASE_OF = {
    Status.PREPARED: Phase.PREPARING,
    Status.OPEN: Phase.VOTING,
    Status.CLOSED: Phase.COUNTING,
    Status.COUNTED: Phase.COUNTING,
    Status.ANNOUNCED: Phase.ENDED,
    Status.CONCLUDED: Phase.ENDED,
    Status.CANCELLED: Phase.ENDED,
}


class InvalidRule(Term):
    """Which paper does not count (废票规则)."""

    NOT_EXACTLY_ONE = "not-exactly-one", "未选或者多选为无效票，不计入"


class Whole(Term):
    """What a share is a share of (计算基数)."""

    VALID = "valid", "有效票"
    RETURNED = "returned", "收回票"
    SENT = "sent", "发出票"


@dataclass(frozen=True)
class Threshold:
    """When a vote counts as passed (通过线), as the operator's own rule has it; `basis` names that rule."""

    grades: frozenset[Grade]
    whole: Whole
    share: Fraction
    more_than: bool
    basis: str

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1 or not self.grades or not self.basis.strip():
            raise ValueError(
                "通过线须写明等次、0到1之间的比例和依据 · a threshold needs grades, a share in (0, 1] and the rule it comes from"
            )

    @property
    def label(self) -> str:
        """The rule in words (通过线说明), as `read_threshold` reads it back: 满意、基本满意占有效票超过1/2（本地办法）."""
        named = "、".join(grade.label for grade in Grade if grade in self.grades)
        bound = "超过" if self.more_than else "达到"
        return f"{named}占{self.whole.label}{bound}{self.share.numerator}/{self.share.denominator}（{self.basis}）"


def read_threshold(text: str) -> Threshold:
    """A threshold out of words (通过线识读), the share as a fraction or in percent; ValueError says how to write it."""
    match = re.fullmatch(r"\s*(\S+?)占(\S+?)(超过|达到)(\d+/\d+|\d+(?:\.\d+)?%)（(.+)）\s*", text, re.ASCII)
    grades = [grade for grade in Grade if match and grade.label in match[1].split("、")]
    whole = next((known for known in Whole if match and known.label == match[2]), None)
    if match is None or whole is None or len(grades) != len(match[1].split("、")) or match[4].endswith("/0"):
        raise ValueError(
            f"“{text}”须如“满意、基本满意占有效票超过1/2（某办法第几条）” · {text!r} must be like 满意占有效票达到60%（办法）"
        )
    share = Fraction(match[4].rstrip("%")) / (100 if match[4].endswith("%") else 1)
    return Threshold(frozenset(grades), whole, share, match[3] == "超过", match[5])


@dataclass(frozen=True)
class Tally:
    """A count (计票结果): sent = valid + invalid + not returned, valid = the sum of the grades."""

    sent: int
    grades: dict[Grade, int]
    invalid: int

    @property
    def valid(self) -> int:
        return sum(self.grades.values())

    @property
    def returned(self) -> int:
        return self.valid + self.invalid

    @property
    def not_returned(self) -> int:
        return self.sent - self.returned

    def whole(self, of: Whole) -> int:
        return {Whole.VALID: self.valid, Whole.RETURNED: self.returned, Whole.SENT: self.sent}[of]

    def share(self, grades: frozenset[Grade], of: Whole = Whole.VALID) -> Fraction | None:
        """The share of some grades (比例), None where the whole is empty."""
        whole = self.whole(of)
        return Fraction(sum(self.grades[grade] for grade in grades), whole) if whole else None


@dataclass(frozen=True)
class Verdict:
    """What the count means (测评结论): passed, not passed, or None where nobody set a threshold."""

    passed: bool | None
    reason: str


def count(papers: Iterable[Collection[Grade]], *, sent: int) -> Tally:
    """Counts the returned papers (计票); a paper is the set of grades marked on it, without any name.

    Raises ValueError where more papers came back than were given out.
    """
    grades = dict.fromkeys(Grade, 0)
    invalid = 0
    for paper in papers:
        if len(paper) == 1:
            (grade,) = paper
            grades[grade] += 1
        else:
            invalid += 1
    tally = Tally(sent, grades, invalid)
    if tally.not_returned < 0:
        raise ValueError(
            f"收回{tally.returned}张，多于发出的{sent}张，请核对 · {tally.returned} papers returned but only {sent} sent, check them"
        )
    return tally


def conclude(tally: Tally, threshold: Threshold | None) -> Verdict:
    """Whether the vote is passed (测评结论); without a threshold it says so and never guesses."""
    if threshold is None:
        return Verdict(None, "未设通过线：请使用单位依本地办法设定")
    share = tally.share(threshold.grades, threshold.whole)
    if share is None:
        return Verdict(None, f"没有{threshold.whole.label}，无从计算")
    passed = share > threshold.share if threshold.more_than else share >= threshold.share
    named = "、".join(grade.label for grade in Grade if grade in threshold.grades)
    bound = f"{'超过' if threshold.more_than else '达到'}{threshold.share.numerator}/{threshold.share.denominator}"
    counted = f"{named}占{threshold.whole.label}{share.numerator}/{share.denominator}"
    return Verdict(passed, f"{counted}，{'' if passed else '未'}{bound}（{threshold.basis}）")


def missing_before_open(*, items: int, voters: int, secret: bool, present: int) -> list[str]:
    """What a vote lacks before it opens (开始测评)."""
    return missing(
        (items, "测评事项"),
        (voters, "应投票人名单"),
        (secret, "无记名方式"),
        (present, "到会人数"),
    )


def missing_before_count(*, unopened_boxes: int) -> list[str]:
    """What is missing before counting (计票): every channel's papers in."""
    return missing((not unopened_boxes, f"尚未汇总的票箱{unopened_boxes}个"))


def missing_before_demand_report(verdict: Verdict) -> list[str]:
    """A demand for a new report (要求重新报告) follows a vote that was not passed, as far as a threshold exists."""
    return missing((verdict.passed is not True, "未通过的测评结果（本次已通过）"))
