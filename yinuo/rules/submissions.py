"""What is sent in writing or through the platform (书面或平台意见), SM-12: not a suggestion until somebody says so.

Bengbu 2023: further questions go in writing or through the deputies' platform to the standing committee, which forwards
them. 青岛市条例第三十二条: what is not answered on the spot is answered through the deputies body within one month.
"""

from yinuo.rules.checklist import missing
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term


class Act(Term):
    RECEIVE = "receive", "收件"
    REGISTER = "register", "登记"
    CONVERT = "convert", "转为代表建议"
    CLASSIFY = "classify", "确定去向"
    REFER = "refer", "转信访部门"
    KEEP = "keep", "留存参考"
    FORWARD = "forward", "转送单位"
    SEND_BACK = "send-back", "退回重新确定去向"
    ANSWER = "answer", "答复"
    TELL = "tell", "告知来件人"
    CLOSE = "close", "办结"


class Status(Term):
    RECEIVED = "received", "已收件"
    REGISTERED = "registered", "已登记"
    CONVERTED = "converted", "已转为代表建议"
    CLASSIFIED = "classified", "已定去向"
    REFERRED = "referred", "已转信访"
    KEPT = "kept-for-information", "留存参考"
    FORWARDED = "forwarded", "已转送"
    ANSWERED = "answered", "已答复"
    TOLD = "told", "已告知"
    CLOSED = "closed", "已办结"


SENDERS = {Role.DEPUTY, Role.DELEGATION_HEAD, Role.GROUP_CONVENER, Role.SC_MEMBER}
STAFF = {Role.COMMISSION, Role.OFFICE}

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.SUBMISSION,
    # act           from               to                 by
    (Act.REGISTER,  Status.RECEIVED,   Status.REGISTERED, STAFF),
    (Act.CONVERT,   Status.REGISTERED, Status.CONVERTED,  {Role.COMMISSION}),
    (Act.CLASSIFY,  Status.REGISTERED, Status.CLASSIFIED, STAFF),
    (Act.REFER,     Status.REGISTERED, Status.REFERRED,   STAFF),
    (Act.KEEP,      Status.REGISTERED, Status.KEPT,       STAFF),
    (Act.FORWARD,   Status.CLASSIFIED, Status.FORWARDED,  STAFF),
    (Act.SEND_BACK, Status.FORWARDED,  Status.CLASSIFIED, {Role.UNIT_CLERK, Role.UNIT_LEADER}),
    (Act.ANSWER,    Status.FORWARDED,  Status.ANSWERED,   {Role.UNIT_CLERK, Role.UNIT_LEADER}),
    (Act.TELL,      Status.ANSWERED,   Status.TOLD,       STAFF),
    (Act.TELL,      Status.REFERRED,   Status.TOLD,       STAFF),
    (Act.TELL,      Status.KEPT,       Status.TOLD,       STAFF),
    (Act.CLOSE,     Status.TOLD,       Status.CLOSED,     {*STAFF, Role.SYSTEM}),
    start=Status.RECEIVED,
    ends={Status.CLOSED, Status.CONVERTED},
    begun=(Act.RECEIVE, {*SENDERS, *STAFF}),
)
# fmt: on


class Phase(Term):
    RECEIVED = "received", "收件"
    HANDLING = "handling", "办理"
    ANSWERED = "answered", "答复"
    ENDED = "ended", "结束"


PHASE_OF = {
    Status.RECEIVED: Phase.RECEIVED,
    Status.REGISTERED: Phase.RECEIVED,
    Status.CLASSIFIED: Phase.HANDLING,
    Status.REFERRED: Phase.HANDLING,
    Status.KEPT: Phase.HANDLING,
    Status.FORWARDED: Phase.HANDLING,
    Status.ANSWERED: Phase.ANSWERED,
    Status.TOLD: Phase.ANSWERED,
    Status.CONVERTED: Phase.ENDED,
    Status.CLOSED: Phase.ENDED,
}


class Track(Term):
    """What becomes of a speech, a question or a letter (办理去向); an officer chooses, each has its own deadline."""

    SUGGESTION = "suggestion", "闭会期间代表建议"
    REMARK = "forwarded-remark", "转送意见"
    LETTER = "letter", "代表来信"
    PETITION = "petition", "信访事项"
    INFORMATION = "information", "仅供了解"


ACT_OF_TRACK = {
    Track.SUGGESTION: Act.CONVERT,
    Track.REMARK: Act.CLASSIFY,
    Track.LETTER: Act.CLASSIFY,
    Track.PETITION: Act.REFER,
    Track.INFORMATION: Act.KEEP,
}

LIMIT_OF_TRACK = {
    Track.SUGGESTION: "reply.deadline",
    Track.REMARK: "submission.reply",
    Track.LETTER: "submission.reply",
    Track.PETITION: None,  # the petition office keeps its own clock (信访工作条例)
    Track.INFORMATION: None,
}


def missing_before_register(*, sender: str, text: str) -> list[str]:
    """What a letter lacks (登记); who sent it must be known, or marked as unsigned."""
    return missing((sender, "来件人（或者注明未署名）"), (text, "来件内容"))


def missing_before_forward(*, units: tuple[str, ...], reply_by_known: bool) -> list[str]:
    """What forwarding lacks (转送)."""
    return missing((units, "接收单位"), (reply_by_known, "答复期限"))


def missing_before_answer(*, text: str, signer: str) -> list[str]:
    """What a unit's answer lacks (答复)."""
    return missing((text, "答复内容"), (signer, "签发人"))


def missing_before_send_back(*, reason: str) -> list[str]:
    """What sending back lacks (退回)."""
    return missing((reason, "退回理由（不属于本单位职责）"))
