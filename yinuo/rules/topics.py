"""Topics for the year's sessions (议题), SM-1: proposed by many, screened by the office, decided by the council.

监督法第十二条 lists where topics come from; 安徽省、濮阳市专题询问办法第五条: who may propose, and until when.
"""

from yinuo.rules.checklist import missing
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term


class Act(Term):
    DRAFT = "draft", "起草"
    PROPOSE = "propose", "提出"
    SHORTLIST = "shortlist", "列为备选"
    SET_ASIDE = "set-aside", "不予采用"
    APPROVE = "approve", "确定"
    REJECT = "reject", "不予确定"
    POSTPONE = "postpone", "缓议"
    PLAN = "plan", "列入计划"
    PUBLISH = "publish", "公布计划"
    ADJUST = "adjust", "调整"
    DROP = "drop", "撤出计划"
    CONCLUDE = "conclude", "结束"


class Status(Term):
    DRAFT = "draft", "草拟"
    PROPOSED = "proposed", "已提出"
    SHORTLISTED = "shortlisted", "备选"
    NOT_TAKEN = "not-taken", "未采用"
    APPROVED = "approved", "已确定"
    REJECTED = "rejected", "未确定"
    POSTPONED = "postponed", "缓议"
    PLANNED = "planned", "已列入计划"
    DROPPED = "dropped", "已撤出计划"
    CONCLUDED = "concluded", "已结束"


PROPOSERS = {
    Role.DEPUTY,
    Role.DELEGATION_HEAD,
    Role.GROUP_CONVENER,
    Role.SC_MEMBER,
    Role.COMMITTEE,
    Role.COMMISSION,
    Role.OFFICE,
    Role.GOVERNMENT_OFFICE,
    Role.PUBLIC,  # through a public call (议题征集)
}
SCREENERS = {Role.OFFICE, Role.COMMITTEE}

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.TOPIC,
    # act            from                to                  by
    (Act.PROPOSE,    Status.DRAFT,       Status.PROPOSED,    PROPOSERS),
    (Act.SHORTLIST,  Status.PROPOSED,    Status.SHORTLISTED, SCREENERS),
    (Act.SET_ASIDE,  Status.PROPOSED,    Status.NOT_TAKEN,   SCREENERS),
    (Act.APPROVE,    Status.SHORTLISTED, Status.APPROVED,    {Role.COUNCIL}),
    (Act.REJECT,     Status.SHORTLISTED, Status.REJECTED,    {Role.COUNCIL}),
    (Act.POSTPONE,   Status.SHORTLISTED, Status.POSTPONED,   {Role.COUNCIL}),
    (Act.SHORTLIST,  Status.POSTPONED,   Status.SHORTLISTED, SCREENERS),
    (Act.SET_ASIDE,  Status.POSTPONED,   Status.NOT_TAKEN,   SCREENERS),
    (Act.PLAN,       Status.APPROVED,    Status.PLANNED,     {Role.OFFICE}),
    (Act.PUBLISH,    Status.PLANNED,     Status.PLANNED,     {Role.OFFICE}),
    (Act.ADJUST,     Status.PLANNED,     Status.PLANNED,     {Role.COUNCIL}),
    (Act.DROP,       Status.PLANNED,     Status.DROPPED,     {Role.COUNCIL}),
    (Act.CONCLUDE,   Status.PLANNED,     Status.CONCLUDED,   {Role.SYSTEM}),  # its session is completed
    start=Status.DRAFT,
    ends={Status.NOT_TAKEN, Status.REJECTED, Status.DROPPED, Status.CONCLUDED},
    begun=(Act.DRAFT, PROPOSERS),
)
# fmt: on


class Phase(Term):
    PROPOSING = "proposing", "征集"
    DECIDING = "deciding", "研究确定"
    PLANNED = "planned", "列入计划"
    ENDED = "ended", "结束"


PHASE_OF = {
    Status.DRAFT: Phase.PROPOSING,
    Status.PROPOSED: Phase.PROPOSING,
    Status.SHORTLISTED: Phase.DECIDING,
    Status.POSTPONED: Phase.DECIDING,
    Status.APPROVED: Phase.DECIDING,
    Status.PLANNED: Phase.PLANNED,
    Status.NOT_TAKEN: Phase.ENDED,
    Status.REJECTED: Phase.ENDED,
    Status.DROPPED: Phase.ENDED,
    Status.CONCLUDED: Phase.ENDED,
}


class Channel(Term):
    """Where a topic comes from (议题来源); 监督法第十二条, and the public call of 浙江省监督条例第九条."""

    INSPECTION = "law-enforcement-inspection", "执法检查中发现的问题"
    SUGGESTIONS = "suggestions", "代表建议集中反映的问题"
    SC_MEMBERS = "sc-members", "常委会组成人员集中反映的问题"
    RESEARCH = "committee-research", "专委、工委调研中发现的问题"
    PETITIONS = "petitions", "来信来访集中反映的问题"
    PUBLIC_CONCERN = "public-concern", "社会普遍关注的问题"
    PUBLIC_CALL = "public-call", "公开征集"


def missing_before_propose(*, title: str, reason: str, deputies: int | None, joint_min: int) -> list[str]:
    """What a proposal lacks (提出议题); `deputies` counts the joint proposers, None where a body proposes."""
    return missing(
        (title, "议题名称"),
        (reason, "提出理由"),
        (deputies is None or deputies >= joint_min, f"代表联名（现有{deputies}人，应有{joint_min}人以上）"),
    )


def missing_before_shortlist(*, channel: Channel | None) -> list[str]:
    """What shortlisting needs (列为备选): where the topic comes from (监督法第十二条)."""
    return missing((channel, "议题来源"))


def missing_before_set_aside(*, reason: str, told: bool) -> list[str]:
    """What setting a proposal aside needs (不予采用): a reason, and the proposer told it."""
    return missing((reason, "不予采用的理由"), (told, "告知提出人的记录"))


def missing_before_approve(*, decision: str) -> list[str]:
    """What the council's decision lacks (确定议题); `decision` names the meeting and its day."""
    return missing((decision, "主任会议决定（届次、日期）"))


def missing_before_adjust(*, reason: str, told: bool) -> list[str]:
    """浙江省监督条例第十条: a change of the plan is reasoned and everybody told; the same holds for dropping a topic."""
    return missing((reason, "调整理由"), (told, "告知有关各方的记录"))


missing_before_drop = missing_before_adjust
