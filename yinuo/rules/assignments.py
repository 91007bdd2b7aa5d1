"""A suggestion in the hands of one unit (交办件: 主办、会办、分办), SM-7: accepted or returned, handled, answered.

代表法第五十一条: the unit contacts the deputy and replies. Local regulations: one lead answers, co-handlers give the lead
their opinion, separate handlers answer each for their part (青岛市条例第十六、二十四条).
"""

from yinuo.rules.lifecycle import Lifecycle, Move
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term


class Act(Term):
    ASSIGN = "assign", "交办"
    ACCEPT = "accept", "签收"
    ASK_RETURN = "ask-return", "申请退办"
    AGREE_RETURN = "agree-return", "同意退办"
    REFUSE_RETURN = "refuse-return", "不同意退办"
    REASSIGN = "reassign", "改办"
    PLAN = "plan", "落实承办人和方案"
    CONTACT = "contact", "记录与代表沟通"
    ASK_EXTENSION = "ask-extension", "申请延期"
    EXTEND = "extend", "延期"
    OPINION = "opinion", "提出会办意见"
    REFUSE_OPINION = "refuse-opinion", "退回会办意见"
    DRAFT = "draft", "拟稿"
    CHECK = "check", "核稿"
    SIGN = "sign", "签发"
    NUMBER = "number", "编号"
    SEAL = "seal", "用印"
    REPLY = "reply", "答复"
    ASK_COORDINATION = "ask-coordination", "提请协调"
    COORDINATE = "coordinate", "协调"
    REHANDLE = "rehandle", "重新办理"
    CLOSE = "close", "办结"
    END = "end", "终止办理"


class Status(Term):
    SENT = "sent", "待签收"
    ACCEPTED = "accepted", "已签收"
    RETURN_ASKED = "return-asked", "申请退办"
    RETURNED = "returned", "已退办"
    REASSIGNED = "reassigned", "已改办"
    HANDLING = "handling", "办理中"
    OPINION_GIVEN = "opinion-given", "已提会办意见"
    REPLIED = "replied", "已答复"
    CLOSED = "closed", "已办结"
    ENDED = "ended", "已终止"


CLERK = {Role.UNIT_CLERK}
UNIT = {Role.UNIT_CLERK, Role.UNIT_LEADER}
OFFICERS = {Role.COMMISSION, Role.GOVERNMENT_OFFICE}

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.ASSIGNMENT,
    # act                  from                  to                    by
    (Act.ACCEPT,           Status.SENT,          Status.ACCEPTED,      CLERK),
    (Act.ASK_RETURN,       Status.SENT,          Status.RETURN_ASKED,  UNIT),
    (Act.ASK_RETURN,       Status.ACCEPTED,      Status.RETURN_ASKED,  UNIT),
    (Act.AGREE_RETURN,     Status.RETURN_ASKED,  Status.RETURNED,      OFFICERS),
    (Act.REFUSE_RETURN,    Status.RETURN_ASKED,  Status.ACCEPTED,      OFFICERS),  # and must go on handling
    (Act.REASSIGN,         Status.RETURNED,      Status.REASSIGNED,    OFFICERS),
    (Act.PLAN,             Status.ACCEPTED,      Status.HANDLING,      UNIT),
    (Act.CONTACT,          Status.ACCEPTED,      Status.ACCEPTED,      UNIT),
    (Act.CONTACT,          Status.HANDLING,      Status.HANDLING,      UNIT),
    (Act.ASK_EXTENSION,    Status.ACCEPTED,      Status.ACCEPTED,      UNIT),
    (Act.ASK_EXTENSION,    Status.HANDLING,      Status.HANDLING,      UNIT),
    (Act.EXTEND,           Status.ACCEPTED,      Status.ACCEPTED,      OFFICERS),
    (Act.EXTEND,           Status.HANDLING,      Status.HANDLING,      OFFICERS),
    (Act.OPINION,          Status.HANDLING,      Status.OPINION_GIVEN, UNIT),
    (Act.REFUSE_OPINION,   Status.OPINION_GIVEN, Status.HANDLING,      {Role.LEAD_UNIT}),
    (Act.DRAFT,            Status.HANDLING,      Status.HANDLING,      CLERK),  # the order of these five is the document's
    (Act.CHECK,            Status.HANDLING,      Status.HANDLING,      UNIT),
    (Act.SIGN,             Status.HANDLING,      Status.HANDLING,      {Role.UNIT_LEADER}),
    (Act.NUMBER,           Status.HANDLING,      Status.HANDLING,      CLERK),
    (Act.SEAL,             Status.HANDLING,      Status.HANDLING,      CLERK),
    (Act.REPLY,            Status.HANDLING,      Status.REPLIED,       UNIT),
    (Act.ASK_COORDINATION, Status.SENT,          Status.SENT,          UNIT),
    (Act.ASK_COORDINATION, Status.ACCEPTED,      Status.ACCEPTED,      UNIT),
    (Act.ASK_COORDINATION, Status.HANDLING,      Status.HANDLING,      UNIT),
    (Act.COORDINATE,       Status.SENT,          Status.SENT,          OFFICERS),
    (Act.COORDINATE,       Status.ACCEPTED,      Status.ACCEPTED,      OFFICERS),
    (Act.COORDINATE,       Status.RETURN_ASKED,  Status.RETURN_ASKED,  OFFICERS),
    (Act.COORDINATE,       Status.HANDLING,      Status.HANDLING,      OFFICERS),
    (Act.REHANDLE,         Status.REPLIED,       Status.HANDLING,      {*OFFICERS, Role.SYSTEM}),
    (Act.REHANDLE,         Status.OPINION_GIVEN, Status.HANDLING,      {*OFFICERS, Role.SYSTEM}),
    (Act.REHANDLE,         Status.CLOSED,        Status.HANDLING,      {*OFFICERS, Role.SYSTEM}),
    (Act.CLOSE,            Status.REPLIED,       Status.CLOSED,        {Role.SYSTEM}),
    (Act.CLOSE,            Status.OPINION_GIVEN, Status.CLOSED,        {Role.SYSTEM}),
    (Act.END,              Status.SENT,          Status.ENDED,         {Role.SYSTEM}),  # the suggestion was withdrawn
    (Act.END,              Status.ACCEPTED,      Status.ENDED,         {Role.SYSTEM}),
    (Act.END,              Status.RETURN_ASKED,  Status.ENDED,         {Role.SYSTEM}),
    (Act.END,              Status.RETURNED,      Status.ENDED,         {Role.SYSTEM}),
    (Act.END,              Status.HANDLING,      Status.ENDED,         {Role.SYSTEM}),
    (Act.END,              Status.OPINION_GIVEN, Status.ENDED,         {Role.SYSTEM}),
    start=Status.SENT,
    ends={Status.CLOSED, Status.REASSIGNED, Status.ENDED},
    begun=(Act.ASSIGN, {*OFFICERS, Role.COUNCIL}),
)
# fmt: on

GONE = (Status.RETURNED.value, Status.REASSIGNED.value, Status.ENDED.value)  # no longer in this unit's hands
DONE = (Status.OPINION_GIVEN.value, Status.REPLIED.value, Status.CLOSED.value, *GONE)  # nothing more is due


class Phase(Term):
    ASSIGNING = "assigning", "交办"
    HANDLING = "handling", "办理"
    REPLIED = "replied", "答复"
    ENDED = "ended", "结束"


PHASE_OF = {
    Status.SENT: Phase.ASSIGNING,
    Status.ACCEPTED: Phase.ASSIGNING,
    Status.RETURN_ASKED: Phase.ASSIGNING,
    Status.RETURNED: Phase.ASSIGNING,
    Status.HANDLING: Phase.HANDLING,
    Status.OPINION_GIVEN: Phase.REPLIED,
    Status.REPLIED: Phase.REPLIED,
    Status.REASSIGNED: Phase.ENDED,
    Status.CLOSED: Phase.ENDED,
    Status.ENDED: Phase.ENDED,
}


class Part(Term):
    """A unit's share in one suggestion (承办方式)."""

    LEAD = "lead", "主办"
    CO = "co", "会办"
    SEPARATE = "separate", "分办"


ANSWERING = frozenset({Part.LEAD, Part.SEPARATE})
_REPLYING = frozenset({Act.DRAFT, Act.CHECK, Act.SIGN, Act.NUMBER, Act.SEAL, Act.REPLY})
_OPINING = frozenset({Act.OPINION, Act.REFUSE_OPINION})


def open_to(part: Part, roles: frozenset[Role], state: Status) -> list[Move]:
    """The moves open for this share (可办事项): a co-handler gives an opinion, never a reply; the others the reverse."""
    foreign = _OPINING if part in ANSWERING else _REPLYING
    return [move for move in LIFECYCLE.open_to(roles, state) if move.act not in foreign]
