"""Suggestions under supervised handling (重点督办建议), SM-10: the council chooses, a leader handles, a committee supervises.

代表法第五十二条: the council of chairpersons may fix them. 青岛市条例第二十至二十二、三十五条: criteria, leader, plan.
"""

from yinuo.rules.checklist import missing
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term


class Act(Term):
    PROPOSE = "propose", "提出建议名单"
    CONSULT = "consult", "会商"
    CHOOSE_KEY = "choose-key", "确定为重点督办"
    DECLINE = "decline", "不列为重点督办"
    NAME_LEADER = "name-leader", "明确领办督办"
    PLAN = "plan", "制定督办方案"
    SUPERVISE = "supervise", "督办"
    REPORT = "report", "向主任会议报告"
    CONTINUE = "continue", "继续督办"
    CLOSE = "close", "结束督办"


class Status(Term):
    PROPOSED = "proposed", "已提出"
    CONSULTED = "consulted", "已会商"
    DECIDED = "decided", "已确定"
    LED = "led", "已明确领办督办"
    PLANNED = "planned", "已定方案"
    SUPERVISED = "supervised", "督办中"
    REPORTED = "reported", "已报告"
    CLOSED = "closed", "已结束"
    NOT_CHOSEN = "not-chosen", "未列入"


PROPOSERS = {Role.COMMISSION, Role.COMMITTEE}

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.KEY,
    # act             from               to                 by
    (Act.CONSULT,     Status.PROPOSED,   Status.CONSULTED,  PROPOSERS),
    (Act.CHOOSE_KEY,  Status.CONSULTED,  Status.DECIDED,    {Role.COUNCIL}),
    (Act.DECLINE,     Status.CONSULTED,  Status.NOT_CHOSEN, {Role.COUNCIL}),
    (Act.NAME_LEADER, Status.DECIDED,    Status.LED,        {Role.COUNCIL, Role.COMMISSION}),
    (Act.PLAN,        Status.LED,        Status.PLANNED,    {Role.COMMITTEE}),
    (Act.SUPERVISE,   Status.PLANNED,    Status.SUPERVISED, {Role.COMMITTEE, Role.COUNCIL}),
    (Act.SUPERVISE,   Status.SUPERVISED, Status.SUPERVISED, {Role.COMMITTEE, Role.COUNCIL}),  # visits, meetings
    (Act.REPORT,      Status.SUPERVISED, Status.REPORTED,   {Role.COMMITTEE}),
    (Act.CONTINUE,    Status.REPORTED,   Status.SUPERVISED, {Role.COUNCIL}),
    (Act.CLOSE,       Status.REPORTED,   Status.CLOSED,     {Role.COUNCIL}),
    start=Status.PROPOSED,
    ends={Status.CLOSED, Status.NOT_CHOSEN},
    begun=(Act.PROPOSE, PROPOSERS),
)
# fmt: on


class Phase(Term):
    CHOOSING = "choosing", "遴选"
    SUPERVISING = "supervising", "督办"
    ENDED = "ended", "结束"


PHASE_OF = {
    Status.PROPOSED: Phase.CHOOSING,
    Status.CONSULTED: Phase.CHOOSING,
    Status.DECIDED: Phase.SUPERVISING,
    Status.LED: Phase.SUPERVISING,
    Status.PLANNED: Phase.SUPERVISING,
    Status.SUPERVISED: Phase.SUPERVISING,
    Status.REPORTED: Phase.SUPERVISING,
    Status.CLOSED: Phase.ENDED,
    Status.NOT_CHOSEN: Phase.ENDED,
}


class Criterion(Term):
    """Why one is chosen (遴选标准): 代表法第五十二条, 青岛市条例第二十一条."""

    WEIGHTY = "weighty", "事关全局或者群众普遍关心"
    RAISED_OFTEN = "raised-often", "代表集中提出"
    DIFFICULT = "difficult", "涉及面广、办理难度大"
    YEARS_WORK = "years-work", "与年度重点工作相关"


def missing_before_propose(*, criteria: frozenset[Criterion], reason: str) -> list[str]:
    """What a proposal lacks (提出重点督办建议)."""
    return missing((criteria, "遴选标准"), (reason, "提出理由"))


def missing_before_choose_key(*, decision: str, chosen: int, maximum: int | None) -> list[str]:
    """What the council's choice lacks (确定重点督办); `chosen` are this year's so far, None means no limit."""
    return missing(
        (decision, "主任会议决定（届次、日期）"),
        (maximum is None or chosen < maximum, f"年度名额（已确定{chosen}件，最多{maximum}件）"),
    )


def missing_before_name_leader(*, leader: str, committee: str) -> list[str]:
    """Who handles and who supervises (明确领办督办)."""
    return missing((leader, "领办负责人"), (committee, "督办的专门委员会或者工委"))


def missing_before_plan(*, visits: str, report_by_known: bool) -> list[str]:
    """What a supervision plan lacks (督办方案)."""
    return missing((visits, "督办安排"), (report_by_known, "报告时间"))
