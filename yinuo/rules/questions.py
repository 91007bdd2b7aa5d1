"""A question asked in the hall (问询), SM-5: registered or raised, asked, answered, followed up, never left without a result.

青岛市代表建议工作条例第三十二条: answer on the spot if possible, otherwise within one month, in writing.
"""

from yinuo.rules.checklist import missing
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term


class Act(Term):
    REGISTER = "register", "登记问题"
    ASK = "ask", "提问"
    ROUTE = "route", "指定应询单位"
    ANSWER = "answer", "应询"
    FOLLOW_UP = "follow-up", "追问"
    DEFER = "defer", "会后书面答复"
    ANSWER_IN_WRITING = "answer-in-writing", "书面答复"
    MARK_SATISFIED = "mark-satisfied", "表示满意"
    NOTE_PROMISE = "note-promise", "记为承诺"
    WANT_HANDLING = "want-handling", "要求书面办理"
    CLOSE = "close", "结束"
    PASS_ON = "pass-on", "转为书面意见"
    WITHDRAW = "withdraw", "撤回"


class Status(Term):
    REGISTERED = "registered", "已登记"
    ASKED = "asked", "已提问"
    ANSWERING = "answering", "待答复"
    ANSWERED = "answered", "已答复"
    DEFERRED = "deferred", "待书面答复"
    CLOSED = "closed", "已结束"
    PASSED_ON = "passed-on", "已转书面意见"
    WITHDRAWN = "withdrawn", "已撤回"


ASKERS = {Role.DEPUTY, Role.SC_MEMBER}
FLOOR = {Role.CHAIR, Role.OFFICE}
ANSWERERS = {Role.UNIT_LEADER, Role.OFFICE}  # the clerk enters what was said
MARKERS = {Role.DEPUTY, Role.SC_MEMBER, Role.OFFICE}

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.QUESTION,
    # act                   from               to                 by
    (Act.ASK,               Status.REGISTERED, Status.ASKED,      {*ASKERS, *FLOOR}),
    (Act.PASS_ON,           Status.REGISTERED, Status.PASSED_ON,  {Role.OFFICE, Role.COMMISSION}),  # not reached in time
    (Act.WITHDRAW,          Status.REGISTERED, Status.WITHDRAWN,  ASKERS),
    (Act.ROUTE,             Status.ASKED,      Status.ANSWERING,  FLOOR),
    (Act.ANSWER,            Status.ANSWERING,  Status.ANSWERED,   ANSWERERS),
    (Act.DEFER,             Status.ANSWERING,  Status.DEFERRED,   {Role.UNIT_LEADER, *FLOOR}),
    (Act.ANSWER_IN_WRITING, Status.DEFERRED,   Status.ANSWERED,   {Role.UNIT_CLERK, Role.UNIT_LEADER}),
    (Act.FOLLOW_UP,         Status.ANSWERED,   Status.ANSWERED,   {*ASKERS, *FLOOR}),  # a child question, already asked
    (Act.MARK_SATISFIED,    Status.ANSWERED,   Status.ANSWERED,   MARKERS),
    (Act.NOTE_PROMISE,      Status.ANSWERED,   Status.ANSWERED,   MARKERS),
    (Act.WANT_HANDLING,     Status.ANSWERED,   Status.ANSWERED,   MARKERS),
    (Act.CLOSE,             Status.ANSWERED,   Status.CLOSED,     FLOOR),
    start=Status.REGISTERED,
    ends={Status.CLOSED, Status.PASSED_ON, Status.WITHDRAWN},
    begun=(Act.REGISTER, {*ASKERS, Role.OFFICE}),
)
# fmt: on

RESULTS = frozenset({Status.ANSWERED, Status.DEFERRED, Status.CLOSED, Status.PASSED_ON, Status.WITHDRAWN})


class Phase(Term):
    WAITING = "waiting", "候问"
    ASKED = "asked", "问"
    ANSWERED = "answered", "答"
    ENDED = "ended", "结束"


PHASE_OF = {
    Status.REGISTERED: Phase.WAITING,
    Status.ASKED: Phase.ASKED,
    Status.ANSWERING: Phase.ASKED,
    Status.DEFERRED: Phase.ASKED,
    Status.ANSWERED: Phase.ANSWERED,
    Status.CLOSED: Phase.ENDED,
    Status.PASSED_ON: Phase.ENDED,
    Status.WITHDRAWN: Phase.ENDED,
}


def missing_before_ask(*, entitled: bool, in_scope: bool) -> list[str]:
    """What a question needs to be put (提问): somebody entitled, and the topic of the session."""
    return missing((entitled, "提问资格（本次会议的参会代表）"), (in_scope, "问题属于本次会议议题"))


def missing_before_route(*, units: tuple[str, ...]) -> list[str]:
    """Who answers (指定应询单位); of several units the first named leads."""
    return missing((units, "应询单位"))


def missing_before_answer(*, name: str, post: str) -> list[str]:
    """What an answer's record needs (应询): who answered, in which post."""
    return missing((name, "应询人姓名"), (post, "应询人职务"))


def missing_before_defer(*, unit: str, by_known: bool) -> list[str]:
    """What must be said when the answer comes later (会后书面答复): who, and by which day."""
    return missing((unit, "书面答复单位"), (by_known, "书面答复期限"))


def missing_before_answer_in_writing(*, text: str, signer: str) -> list[str]:
    """What a written answer needs (书面答复)."""
    return missing((text, "书面答复正文"), (signer, "签发人"))


def missing_before_follow_up(*, depth: int, max_depth: int | None, same_asker: bool, consented: bool) -> list[str]:
    """What stands against one more follow-up (追问); `depth` is that of the new one, None means no limit."""
    return missing(
        (max_depth is None or depth <= max_depth, f"追问次数（已到第{depth - 1}次，最多{max_depth}次）"),
        (same_asker or consented, "主持人同意他人追问"),
    )
