"""The life of a deputies' suggestion (代表建议、批评和意见), SM-6: from a draft to a promise kept.

代表法（2025）第三十六、五十一、五十二条; where national law is silent, the local regulations named at each guard.
Who is satisfied is not a state: EVALUATE records the grades, `acts_after` says which moves they open.
"""

from yinuo.rules.evaluations import Grade
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term


class Act(Term):
    DRAFT = "draft", "起草"
    REVISE = "revise", "修改"
    ASK_COSIGN = "ask-cosign", "征集联名"
    COSIGN = "cosign", "联名"
    DECLINE = "decline", "不联名"
    SUBMIT = "submit", "提交"
    SEND_BACK = "send-back", "退回修改"
    REFUSE = "refuse", "不予受理"
    REGISTER = "register", "登记"
    MERGE = "merge", "并案"
    SEPARATE = "separate", "恢复单独办理"
    ASSIGN = "assign", "交办"
    REASSIGN = "reassign", "改办"
    OBJECT = "object", "对承办单位提出异议"
    BEGIN = "begin", "转入办理"
    CHOOSE_KEY = "choose-key", "确定为重点督办"
    EXTEND = "extend", "延期"
    REPLY = "reply", "答复"
    ASK_EVALUATION = "ask-evaluation", "提醒评价"
    EVALUATE = "evaluate", "评价"
    LAPSE = "lapse", "逾期未评价"
    REHANDLE = "rehandle", "重新办理"
    EXPLAIN = "explain", "说明不再重新办理"
    ASSESS = "assess", "组织评估会商"
    TRACK = "track", "转入跟踪落实"
    CLOSE = "close", "办结"
    REOPEN = "reopen", "恢复跟踪"
    ARCHIVE = "archive", "归档"
    WITHDRAW = "withdraw", "撤回"


class Status(Term):
    DRAFT = "draft", "草稿"
    COSIGNING = "co-signing", "联名中"
    SUBMITTED = "submitted", "已提交"
    REGISTERED = "registered", "已登记"
    MERGED = "merged", "已并案"
    ASSIGNED = "assigned", "已交办"
    IN_HANDLING = "in-handling", "办理中"
    REPLIED = "replied", "已答复"
    EVALUATED = "evaluated", "已评价"
    UNRATED = "unrated", "未评价"
    REHANDLING = "rehandling", "重新办理中"
    EXPLAINED = "explained", "已说明"
    UNDER_ASSESSMENT = "under-assessment", "评估会商中"
    TRACKING = "tracking", "跟踪落实"
    CLOSED = "closed", "已办结"
    ARCHIVED = "archived", "已归档"
    NOT_ACCEPTED = "not-accepted", "不予受理"
    WITHDRAWN = "withdrawn", "已撤回"


LEAD = {Role.LEAD_DEPUTY, Role.DELEGATION_HEAD}  # the head signs for a delegation
WRITERS = {*LEAD, Role.COMMISSION}  # the commission converts a speech
OFFICERS = {Role.COMMISSION, Role.GOVERNMENT_OFFICE}  # the government office sub-assigns to departments
ASSIGNERS = {*OFFICERS, Role.COUNCIL}  # the council where assign.authority_closed says so (北京市条例第十六条)
UNIT = {Role.UNIT_CLERK, Role.UNIT_LEADER, Role.SYSTEM}  # the system when the last of several units has answered
DERIVED = {Role.SYSTEM, Role.COMMISSION}

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.SUGGESTION,
    # act                from                     to                       by
    (Act.REVISE,         Status.DRAFT,            Status.DRAFT,            WRITERS),
    (Act.ASK_COSIGN,     Status.DRAFT,            Status.COSIGNING,        LEAD),
    (Act.COSIGN,         Status.COSIGNING,        Status.COSIGNING,        {Role.COSIGNER}),
    (Act.DECLINE,        Status.COSIGNING,        Status.COSIGNING,        {Role.COSIGNER}),
    (Act.REVISE,         Status.COSIGNING,        Status.DRAFT,            LEAD),  # a new text needs new signatures
    (Act.SUBMIT,         Status.DRAFT,            Status.SUBMITTED,        WRITERS),
    (Act.SUBMIT,         Status.COSIGNING,        Status.SUBMITTED,        LEAD),
    (Act.SEND_BACK,      Status.SUBMITTED,        Status.DRAFT,            {Role.COMMISSION}),
    (Act.REFUSE,         Status.SUBMITTED,        Status.NOT_ACCEPTED,     {Role.COMMISSION}),
    (Act.REGISTER,       Status.SUBMITTED,        Status.REGISTERED,       {Role.COMMISSION}),
    (Act.MERGE,          Status.REGISTERED,       Status.MERGED,           {Role.COMMISSION}),
    (Act.SEPARATE,       Status.MERGED,           Status.REGISTERED,       {Role.COMMISSION}),
    (Act.REPLY,          Status.MERGED,           Status.REPLIED,          UNIT),  # each merged one still gets an answer
    (Act.ASSIGN,         Status.REGISTERED,       Status.ASSIGNED,         ASSIGNERS),
    (Act.REASSIGN,       Status.ASSIGNED,         Status.ASSIGNED,         OFFICERS),
    (Act.REASSIGN,       Status.IN_HANDLING,      Status.ASSIGNED,         OFFICERS),
    (Act.OBJECT,         Status.ASSIGNED,         Status.ASSIGNED,         LEAD),
    (Act.BEGIN,          Status.ASSIGNED,         Status.IN_HANDLING,      {Role.SYSTEM}),  # every answering unit accepted
    (Act.CHOOSE_KEY,     Status.ASSIGNED,         Status.ASSIGNED,         {Role.COUNCIL}),
    (Act.CHOOSE_KEY,     Status.IN_HANDLING,      Status.IN_HANDLING,      {Role.COUNCIL}),
    (Act.EXTEND,         Status.IN_HANDLING,      Status.IN_HANDLING,      OFFICERS),
    (Act.REPLY,          Status.IN_HANDLING,      Status.REPLIED,          UNIT),
    (Act.ASK_EVALUATION, Status.REPLIED,          Status.REPLIED,          DERIVED),
    (Act.EVALUATE,       Status.REPLIED,          Status.EVALUATED,        LEAD),
    (Act.LAPSE,          Status.REPLIED,          Status.UNRATED,          {Role.SYSTEM}),  # 重庆市条例第二十九条
    (Act.REHANDLE,       Status.EVALUATED,        Status.REHANDLING,       {*OFFICERS, Role.SYSTEM}),
    (Act.EXPLAIN,        Status.EVALUATED,        Status.EXPLAINED,        {Role.COMMISSION}),
    (Act.ASSESS,         Status.EVALUATED,        Status.UNDER_ASSESSMENT, {Role.COMMISSION}),
    (Act.REPLY,          Status.REHANDLING,       Status.REPLIED,          UNIT),
    (Act.REHANDLE,       Status.UNDER_ASSESSMENT, Status.REHANDLING,       OFFICERS),
    (Act.EXPLAIN,        Status.UNDER_ASSESSMENT, Status.EXPLAINED,        {Role.COMMISSION}),
    (Act.TRACK,          Status.EVALUATED,        Status.TRACKING,         DERIVED),
    (Act.TRACK,          Status.UNRATED,          Status.TRACKING,         DERIVED),
    (Act.TRACK,          Status.EXPLAINED,        Status.TRACKING,         DERIVED),
    (Act.CLOSE,          Status.EVALUATED,        Status.CLOSED,           DERIVED),
    (Act.CLOSE,          Status.UNRATED,          Status.CLOSED,           DERIVED),
    (Act.CLOSE,          Status.EXPLAINED,        Status.CLOSED,           DERIVED),
    (Act.CLOSE,          Status.TRACKING,         Status.CLOSED,           DERIVED),
    (Act.REOPEN,         Status.CLOSED,           Status.TRACKING,         {Role.COMMISSION}),
    (Act.REHANDLE,       Status.CLOSED,           Status.REHANDLING,       {Role.COMMISSION}),
    (Act.ARCHIVE,        Status.CLOSED,           Status.ARCHIVED,         {Role.ARCHIVIST}),
    (Act.WITHDRAW,       Status.DRAFT,            Status.WITHDRAWN,        LEAD),
    (Act.WITHDRAW,       Status.COSIGNING,        Status.WITHDRAWN,        LEAD),
    (Act.WITHDRAW,       Status.SUBMITTED,        Status.WITHDRAWN,        LEAD),
    (Act.WITHDRAW,       Status.REGISTERED,       Status.WITHDRAWN,        LEAD),
    (Act.WITHDRAW,       Status.MERGED,           Status.WITHDRAWN,        LEAD),
    (Act.WITHDRAW,       Status.ASSIGNED,         Status.WITHDRAWN,        LEAD),
    (Act.WITHDRAW,       Status.IN_HANDLING,      Status.WITHDRAWN,        LEAD),
    start=Status.DRAFT,
    ends={Status.ARCHIVED, Status.NOT_ACCEPTED, Status.WITHDRAWN},
    begun=(Act.DRAFT, {Role.DEPUTY, *WRITERS}),
)
# fmt: on

AWAITING_REPLY = (Status.ASSIGNED.value, Status.IN_HANDLING.value, Status.REHANDLING.value)


class Phase(Term):
    """The eight steps that people see (阶段)."""

    RAISING = "raising", "提出"
    REVIEW = "review", "审核"
    ASSIGNING = "assigning", "交办"
    HANDLING = "handling", "办理"
    REPLY = "reply", "答复"
    EVALUATION = "evaluation", "评价"
    KEEPING = "keeping", "落实"
    CLOSED = "closed", "办结"


PHASE_OF = {
    Status.DRAFT: Phase.RAISING,
    Status.COSIGNING: Phase.RAISING,
    Status.SUBMITTED: Phase.REVIEW,
    Status.REGISTERED: Phase.ASSIGNING,
    Status.MERGED: Phase.ASSIGNING,
    Status.ASSIGNED: Phase.ASSIGNING,
    Status.IN_HANDLING: Phase.HANDLING,
    Status.REHANDLING: Phase.HANDLING,
    Status.REPLIED: Phase.REPLY,
    Status.EVALUATED: Phase.EVALUATION,
    Status.UNRATED: Phase.EVALUATION,
    Status.EXPLAINED: Phase.EVALUATION,
    Status.UNDER_ASSESSMENT: Phase.EVALUATION,
    Status.TRACKING: Phase.KEEPING,
    Status.CLOSED: Phase.CLOSED,
    Status.ARCHIVED: Phase.CLOSED,
    Status.NOT_ACCEPTED: Phase.CLOSED,
    Status.WITHDRAWN: Phase.CLOSED,
}


def acts_after(grade: Grade | None, *, open_promises: int, rounds: int, max_rounds: int) -> tuple[Act, ...]:
    """The moves an evaluation opens (评价之后): satisfied or not rated goes on by itself, not satisfied needs an officer.

    `grade` is the overall grade, None if nobody rated; `rounds` counts the replies so far; after `max_rounds` the
    matter goes to experts or a meeting instead of one more round (河南省办法第二十二条, 重庆市条例第二十七条).
    """
    if grade is Grade.NOT_SATISFIED:
        return (Act.ASSESS, Act.EXPLAIN) if rounds > max_rounds else (Act.REHANDLE, Act.EXPLAIN)
    return (Act.TRACK,) if open_promises else (Act.CLOSE,)
