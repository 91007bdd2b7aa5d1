"""A request for more time (延期申请), SM-11: asked before the due date, at most six months in all, the deputy told.

代表法第五十一条: within six months of assignment where the matter is broad and difficult. 上海市规定第十九条: consent.
"""

from datetime import date

from yinuo.rules.checklist import missing
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term


class Act(Term):
    ASK_EXTENSION = "ask-extension", "申请延期"
    APPROVE = "approve", "同意延期"
    REFUSE = "refuse", "不同意延期"
    TELL = "tell", "告知代表"
    WITHDRAW = "withdraw", "撤回申请"


class Status(Term):
    ASKED = "asked", "待审批"
    APPROVED = "approved", "已同意"
    REFUSED = "refused", "未同意"
    TOLD = "told", "已告知代表"
    WITHDRAWN = "withdrawn", "已撤回"


UNIT = {Role.UNIT_CLERK, Role.UNIT_LEADER}
APPROVERS = {Role.COMMISSION, Role.GOVERNMENT_OFFICE}

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.EXTENSION,
    # act          from             to                by
    (Act.APPROVE,  Status.ASKED,    Status.APPROVED,  APPROVERS),
    (Act.REFUSE,   Status.ASKED,    Status.REFUSED,   APPROVERS),
    (Act.WITHDRAW, Status.ASKED,    Status.WITHDRAWN, UNIT),
    (Act.TELL,     Status.APPROVED, Status.TOLD,      {*APPROVERS, *UNIT}),
    (Act.TELL,     Status.REFUSED,  Status.TOLD,      {*APPROVERS, *UNIT}),
    start=Status.ASKED,
    ends={Status.TOLD, Status.WITHDRAWN},
    begun=(Act.ASK_EXTENSION, UNIT),
)
# fmt: on


class Phase(Term):
    ASKED = "asked", "申请"
    DECIDED = "decided", "审批"
    ENDED = "ended", "结束"


PHASE_OF = {
    Status.ASKED: Phase.ASKED,
    Status.APPROVED: Phase.DECIDED,
    Status.REFUSED: Phase.DECIDED,
    Status.TOLD: Phase.ENDED,
    Status.WITHDRAWN: Phase.ENDED,
}


def missing_before_ask_extension(
    *, reason: str, asked_on: date, due_on: date, last_on: date, wanted_on: date | None, cap_on: date
) -> list[str]:
    """What a request lacks (申请延期): reasons, a new day after the due date and inside the cap, asked in time.

    `last_on` is the last day to ask by local rule, never after `due_on`; `cap_on` the end of six months from assignment.
    """
    in_time = asked_on <= min(last_on, due_on)
    later = wanted_on is None or wanted_on > due_on
    capped = wanted_on is None or wanted_on <= cap_on
    return missing(
        (reason, "延期理由"),
        (wanted_on, "延长到哪一天"),
        (in_time, f"申请时限（最迟{_day(min(last_on, due_on))}提出）"),
        (later, f"晚于原期限（{_day(due_on)}）的日期"),
        (capped, f"自交办之日起六个月内（{_day(cap_on)}前）的日期（代表法第五十一条）"),
    )


def missing_before_refuse(*, reason: str) -> list[str]:
    """What a refusal lacks (不同意延期)."""
    return missing((reason, "不同意延期的理由"))


def _day(when: date) -> str:
    return f"{when.year}年{when.month}月{when.day}日"
