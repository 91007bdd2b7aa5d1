"""Inspection and special research before a session (视察、专题调研), SM-3.

代表法第二十九至三十一条: arranged by the standing committee; deputies do not deal with problems directly; the
report is passed on and the organ tells the deputies the outcome. 河南省视察办法第六、九条: notice, contents of a report.
"""

from dataclasses import dataclass

from yinuo.rules.checklist import missing
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term


class Act(Term):
    PLAN = "plan", "拟订方案"
    APPROVE = "approve", "批准方案"
    NOTIFY = "notify", "发出通知"
    CONFIRM = "confirm", "确认参加"
    ASK_LEAVE = "ask-leave", "请假"
    RECORD = "record", "记录情况"
    REQUEST_MEETING = "request-meeting", "提出约见"
    CARRY_OUT = "carry-out", "完成视察调研"
    REPORT = "report", "提交报告"
    FORWARD = "forward", "转交报告"
    FEED_BACK = "feed-back", "反馈办理情况"
    CLOSE = "close", "办结"
    CANCEL = "cancel", "取消"


class Status(Term):
    PLANNED = "planned", "方案拟订中"
    APPROVED = "approved", "已批准"
    NOTIFIED = "notified", "已通知"
    DONE = "done", "已完成视察调研"
    REPORTED = "reported", "已提交报告"
    FORWARDED = "forwarded", "已转交"
    FED_BACK = "fed-back", "已反馈"
    CLOSED = "closed", "已办结"
    CANCELLED = "cancelled", "已取消"


BODIES = {Role.COMMISSION, Role.OFFICE, Role.COUNTY_SC}
TAKING_PART = {Role.DEPUTY, Role.SC_MEMBER}

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.INSPECTION,
    # act                 from              to                by
    (Act.APPROVE,         Status.PLANNED,   Status.APPROVED,  {Role.COUNCIL, Role.OFFICE}),
    (Act.NOTIFY,          Status.APPROVED,  Status.NOTIFIED,  BODIES),
    (Act.CONFIRM,         Status.NOTIFIED,  Status.NOTIFIED,  TAKING_PART),
    (Act.ASK_LEAVE,       Status.NOTIFIED,  Status.NOTIFIED,  TAKING_PART),
    (Act.RECORD,          Status.NOTIFIED,  Status.NOTIFIED,  {Role.GROUP_CONVENER, *TAKING_PART}),
    (Act.REQUEST_MEETING, Status.NOTIFIED,  Status.NOTIFIED,  TAKING_PART),
    (Act.CARRY_OUT,       Status.NOTIFIED,  Status.DONE,      {Role.GROUP_CONVENER}),
    (Act.RECORD,          Status.DONE,      Status.DONE,      {Role.GROUP_CONVENER, *TAKING_PART}),
    (Act.REPORT,          Status.DONE,      Status.REPORTED,  {Role.GROUP_CONVENER, Role.DELEGATION_HEAD}),
    (Act.FORWARD,         Status.REPORTED,  Status.FORWARDED, BODIES),
    (Act.FEED_BACK,       Status.FORWARDED, Status.FED_BACK,  {Role.UNIT_CLERK, Role.UNIT_LEADER}),
    (Act.CLOSE,           Status.FED_BACK,  Status.CLOSED,    BODIES),
    (Act.CANCEL,          Status.PLANNED,   Status.CANCELLED, {Role.COUNCIL, Role.OFFICE}),
    (Act.CANCEL,          Status.APPROVED,  Status.CANCELLED, {Role.COUNCIL, Role.OFFICE}),
    (Act.CANCEL,          Status.NOTIFIED,  Status.CANCELLED, {Role.COUNCIL, Role.OFFICE}),
    start=Status.PLANNED,
    ends={Status.CLOSED, Status.CANCELLED},
    begun=(Act.PLAN, {Role.COMMITTEE, *BODIES}),
)
# fmt: on


class Phase(Term):
    PREPARING = "preparing", "准备"
    FIELD = "field", "视察调研"
    FEEDBACK = "feedback", "转交反馈"
    ENDED = "ended", "结束"


PHASE_OF = {
    Status.PLANNED: Phase.PREPARING,
    Status.APPROVED: Phase.PREPARING,
    Status.NOTIFIED: Phase.FIELD,
    Status.DONE: Phase.FIELD,
    Status.REPORTED: Phase.FEEDBACK,
    Status.FORWARDED: Phase.FEEDBACK,
    Status.FED_BACK: Phase.FEEDBACK,
    Status.CLOSED: Phase.ENDED,
    Status.CANCELLED: Phase.ENDED,
}


class Kind(Term):
    """河南省视察办法第三条."""

    CENTRALISED = "centralised", "集中视察"
    SPECIAL = "special", "专题视察（调研）"
    WITH_CERTIFICATE = "with-certificate", "持证视察"


@dataclass(frozen=True)
class Report:
    """What a group hands in (视察调研报告)."""

    when: str
    content: str
    problems: str
    suggestions: str
    settles_on_site: bool = False  # it decides a matter there and then


def missing_before_approve(*, kind: Kind | None, units: tuple[str, ...]) -> list[str]:
    """What an inspection plan lacks (批准方案): its kind and whom it visits."""
    return missing((kind, "视察种类（集中、专题、持证）"), (units, "受视察单位"))


def missing_before_notify(*, recusals_asked: bool, days_before: int, notice_days: int) -> list[str]:
    """What a notice lacks (视察通知); calendar days. 重庆市代表法实施办法第二十九条: who has an interest steps back."""
    return missing(
        (recusals_asked, "回避情况核对"),
        (days_before >= notice_days, f"提前{notice_days}日通知（距视察只有{days_before}日）"),
    )


def missing_before_ask_leave(*, reason: str) -> list[str]:
    """What asking for leave needs (请假): written reasons (北京市、河南省视察办法)."""
    return missing((reason, "请假的书面理由"))


def missing_before_report(report: Report) -> list[str]:
    """What a report lacks (视察报告)."""
    return missing(
        (report.when, "视察时间"),
        (report.content, "视察内容"),
        (report.problems, "干部群众反映的主要问题"),
        (report.suggestions, "建议"),
        (not report.settles_on_site, "改为建议：代表视察不直接处理问题（代表法第三十一条）"),
    )


def missing_before_forward(*, units: tuple[str, ...]) -> list[str]:
    """Who receives the report (转交报告); 代表法第三十一条."""
    return missing((units, "接收报告的单位"))


def missing_before_feed_back(*, text: str) -> list[str]:
    """What a unit owes the deputies for their report (反馈办理情况)."""
    return missing((text, "研究办理情况"))
