"""What happens when nothing happens (催办、督办), SM-9: a ladder that is climbed rung by rung, skipped only with a note.

青岛市条例第三十九条, 山东省条例第三十条: the council of chairpersons orders correction; a provincial measure [KLE]: notices
and bulletins. 约谈 was found in no regulation read, so it is a branch that a city may switch on.
"""

from dataclasses import dataclass

from yinuo.rules.checklist import missing
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term


class Act(Term):
    WARN = "warn", "预警"
    LAPSE = "lapse", "记为逾期"
    REMIND = "remind", "催办"
    PRESS = "press", "发督办通知书"
    TALK = "talk", "约谈"
    NAME = "name", "通报"
    ORDER = "order", "责成限期改正"
    HAND_ON = "hand-on", "移交有关机关"
    RENEW = "renew", "按新期限计时"
    SETTLE = "settle", "消除"


class Status(Term):
    NORMAL = "normal", "正常"
    DUE_SOON = "due-soon", "临期"
    OVERDUE = "overdue", "逾期"
    REMINDED = "reminded", "已催办"
    PRESSED = "pressed", "已督办"
    NAMED = "named", "已通报"
    ORDERED = "ordered", "已责成限期改正"
    HANDED_ON = "handed-on", "已移交"
    SETTLED = "settled", "已消除"


STAFF = {Role.COMMISSION, Role.GOVERNMENT_OFFICE}
COUNCIL = {Role.COUNCIL}
SETTLING = {Role.SYSTEM, Role.COMMISSION}

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.ESCALATION,
    # act         from             to                by
    (Act.WARN,    Status.NORMAL,   Status.DUE_SOON,  {Role.SYSTEM}),
    (Act.LAPSE,   Status.NORMAL,   Status.OVERDUE,   {Role.SYSTEM}),  # a limit too short for a warning
    (Act.LAPSE,   Status.DUE_SOON, Status.OVERDUE,   {Role.SYSTEM}),
    (Act.RENEW,   Status.DUE_SOON, Status.NORMAL,    {Role.SYSTEM}),
    (Act.RENEW,   Status.OVERDUE,  Status.NORMAL,    {Role.SYSTEM}),
    (Act.REMIND,  Status.DUE_SOON, Status.DUE_SOON,  STAFF),
    (Act.REMIND,  Status.OVERDUE,  Status.REMINDED,  STAFF),
    (Act.REMIND,  Status.REMINDED, Status.REMINDED,  STAFF),
    (Act.PRESS,   Status.OVERDUE,  Status.PRESSED,   STAFF),  # skips a rung
    (Act.PRESS,   Status.REMINDED, Status.PRESSED,   STAFF),
    (Act.TALK,    Status.PRESSED,  Status.PRESSED,   COUNCIL),
    (Act.TALK,    Status.NAMED,    Status.NAMED,     COUNCIL),
    (Act.NAME,    Status.OVERDUE,  Status.NAMED,     {Role.COMMISSION, Role.COUNCIL}),  # skips two
    (Act.NAME,    Status.REMINDED, Status.NAMED,     {Role.COMMISSION, Role.COUNCIL}),  # skips a rung
    (Act.NAME,    Status.PRESSED,  Status.NAMED,     {Role.COMMISSION, Role.COUNCIL}),
    (Act.ORDER,   Status.OVERDUE,  Status.ORDERED,   COUNCIL),  # skips three
    (Act.ORDER,   Status.REMINDED, Status.ORDERED,   COUNCIL),  # skips two
    (Act.ORDER,   Status.PRESSED,  Status.ORDERED,   COUNCIL),  # skips a rung
    (Act.ORDER,   Status.NAMED,    Status.ORDERED,   COUNCIL),
    (Act.HAND_ON, Status.ORDERED,  Status.HANDED_ON, COUNCIL),
    (Act.SETTLE,  Status.NORMAL,   Status.SETTLED,   SETTLING),
    (Act.SETTLE,  Status.DUE_SOON, Status.SETTLED,   SETTLING),
    (Act.SETTLE,  Status.OVERDUE,  Status.SETTLED,   SETTLING),
    (Act.SETTLE,  Status.REMINDED, Status.SETTLED,   SETTLING),
    (Act.SETTLE,  Status.PRESSED,  Status.SETTLED,   SETTLING),
    (Act.SETTLE,  Status.NAMED,    Status.SETTLED,   SETTLING),
    (Act.SETTLE,  Status.ORDERED,  Status.SETTLED,   SETTLING),
    start=Status.NORMAL,
    ends={Status.SETTLED, Status.HANDED_ON},
)
# fmt: on


class Phase(Term):
    IN_TIME = "in-time", "期限内"
    OVERDUE = "overdue", "逾期"
    PRESSED = "pressed", "督促"
    ENDED = "ended", "结束"


PHASE_OF = {
    Status.NORMAL: Phase.IN_TIME,
    Status.DUE_SOON: Phase.IN_TIME,
    Status.OVERDUE: Phase.OVERDUE,
    Status.REMINDED: Phase.PRESSED,
    Status.PRESSED: Phase.PRESSED,
    Status.NAMED: Phase.PRESSED,
    Status.ORDERED: Phase.PRESSED,
    Status.SETTLED: Phase.ENDED,
    Status.HANDED_ON: Phase.ENDED,
}

LADDER = (Status.OVERDUE, Status.REMINDED, Status.PRESSED, Status.NAMED, Status.ORDERED, Status.HANDED_ON)
RUNGS = (Act.REMIND, Act.PRESS, Act.NAME, Act.ORDER, Act.HAND_ON)  # RUNGS[n] leads from LADDER[n] to LADDER[n + 1]


def next_rung(state: Status) -> Act | None:
    """The next step up (下一步), None before anything is overdue and at the top."""
    return RUNGS[LADDER.index(state)] if state in LADDER[:-1] else None


def skipped(act: Act, state: Status) -> list[Status]:
    """The rungs this step leaves out (跳过的步骤)."""
    if act not in RUNGS or state not in LADDER:
        return []
    return list(LADDER[LADDER.index(state) + 1 : RUNGS.index(act) + 1])


@dataclass(frozen=True)
class Rung:
    """One step as it is about to be taken (督促措施)."""

    act: Act
    state: Status
    document_number: str
    new_date_set: bool
    note: str = ""


def missing_before(rung: Rung, *, talk_allowed: bool) -> list[str]:
    """What a step lacks (督促前尚缺): a document, a new date, a note where rungs are left out; 约谈 only where switched on."""
    left_out = "、".join(state.label for state in skipped(rung.act, rung.state))
    dated = rung.act in {Act.REMIND, Act.PRESS, Act.NAME, Act.ORDER}
    papered = rung.act in {Act.PRESS, Act.NAME, Act.ORDER, Act.HAND_ON}
    return missing(
        (rung.document_number or not papered, "文号"),
        (rung.new_date_set or not dated, "新的期限"),
        (rung.note or not left_out, f"跳过步骤的说明（未经{left_out}）"),
        (talk_allowed or rung.act is not Act.TALK, "本地未启用约谈"),
    )
