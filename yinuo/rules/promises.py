"""What a unit said it would do, until it is done (承诺事项), SM-8: longer than the suggestion, the year and the term.

青岛市条例第二十六、二十七条 (ledger), 重庆市条例第二十四、二十八条 (receipt and grade), 上海市规定第十九、二十二条 (carried on,
changes in writing), 铜陵市2009年通知 (回头看). Overdue is what the calendar tells, not a state; LAPSE only notes the day.
"""

from dataclasses import dataclass

from yinuo.rules.checklist import missing
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term


class Act(Term):
    RECORD = "record", "记为承诺"
    OBJECT = "object", "提出异议"
    REVISE = "revise", "修改记录"
    CONFIRM = "confirm", "确认"
    DISCARD = "discard", "不作为承诺"
    REPORT = "report", "报告进展"
    LAPSE = "lapse", "到期未兑现"
    CLAIM = "claim", "申报兑现"
    CONFIRM_KEPT = "confirm-kept", "确认兑现"
    PARTLY_KEPT = "partly-kept", "认定部分兑现"
    SEND_BACK = "send-back", "退回继续落实"
    GRADE = "grade", "评价兑现情况"
    ASK_CHANGE = "ask-change", "申请变更"
    CHANGE = "change", "同意变更"
    REFUSE_CHANGE = "refuse-change", "不同意变更"
    WITHDRAW = "withdraw", "说明不能兑现"
    ROLL_OVER = "roll-over", "转入下年"
    CARRY_OVER = "carry-over", "转入下届"
    HAND_OVER = "hand-over", "移交责任单位"
    LOOK_BACK = "look-back", "回头看"
    REOPEN = "reopen", "恢复落实"


class Status(Term):
    RECORDED = "recorded", "待确认"
    OBJECTED = "objected", "有异议"
    OPEN = "open", "落实中"
    CHANGE_ASKED = "change-asked", "申请变更"
    CLAIMED = "claimed", "待核查"
    PARTLY_KEPT = "partly-kept", "部分兑现"
    KEPT = "kept", "已兑现"
    EXPLAINED = "explained", "已说明不能兑现"
    DISCARDED = "discarded", "不作为承诺"


UNIT = {Role.UNIT_CLERK, Role.UNIT_LEADER}
RECORDERS = {Role.COMMISSION, Role.OFFICE, *UNIT}
DEPUTY = {Role.DEPUTY, Role.LEAD_DEPUTY}  # who asked, or whose suggestion it is
CHECKERS = {Role.COMMISSION, *DEPUTY}
TURN_OF_YEAR = {Role.SYSTEM}
TURN_OF_TERM = {Role.SYSTEM, Role.COMMISSION}
HANDERS = {Role.COMMISSION, Role.GOVERNMENT_OFFICE}  # a unit is split, merged, or a matter moves

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.PROMISE,
    # act               from                 to                   by
    (Act.REVISE,        Status.RECORDED,     Status.RECORDED,     {Role.COMMISSION, Role.OFFICE}),
    (Act.CONFIRM,       Status.RECORDED,     Status.OPEN,         {*UNIT, Role.COMMISSION, Role.SYSTEM}),  # silence confirms
    (Act.OBJECT,        Status.RECORDED,     Status.OBJECTED,     UNIT),
    (Act.DISCARD,       Status.RECORDED,     Status.DISCARDED,    {Role.COMMISSION}),
    (Act.REVISE,        Status.OBJECTED,     Status.RECORDED,     {Role.COMMISSION}),
    (Act.CONFIRM,       Status.OBJECTED,     Status.OPEN,         {Role.COMMISSION}),
    (Act.DISCARD,       Status.OBJECTED,     Status.DISCARDED,    {Role.COMMISSION}),
    (Act.REPORT,        Status.OPEN,         Status.OPEN,         UNIT),
    (Act.LAPSE,         Status.OPEN,         Status.OPEN,         {Role.SYSTEM}),
    (Act.CLAIM,         Status.OPEN,         Status.CLAIMED,      UNIT),
    (Act.CONFIRM_KEPT,  Status.CLAIMED,      Status.KEPT,         CHECKERS),
    (Act.PARTLY_KEPT,   Status.CLAIMED,      Status.PARTLY_KEPT,  CHECKERS),
    (Act.SEND_BACK,     Status.CLAIMED,      Status.OPEN,         CHECKERS),
    (Act.GRADE,         Status.CLAIMED,      Status.CLAIMED,      DEPUTY),
    (Act.REPORT,        Status.PARTLY_KEPT,  Status.PARTLY_KEPT,  UNIT),
    (Act.LAPSE,         Status.PARTLY_KEPT,  Status.PARTLY_KEPT,  {Role.SYSTEM}),
    (Act.CLAIM,         Status.PARTLY_KEPT,  Status.CLAIMED,      UNIT),
    (Act.ASK_CHANGE,    Status.OPEN,         Status.CHANGE_ASKED, UNIT),
    (Act.ASK_CHANGE,    Status.PARTLY_KEPT,  Status.CHANGE_ASKED, UNIT),
    (Act.CHANGE,        Status.CHANGE_ASKED, Status.OPEN,         {Role.COMMISSION}),  # a new link, the old words stay
    (Act.REFUSE_CHANGE, Status.CHANGE_ASKED, Status.OPEN,         {Role.COMMISSION}),
    (Act.WITHDRAW,      Status.CHANGE_ASKED, Status.EXPLAINED,    {Role.COMMISSION}),  # decided by our side alone
    (Act.ROLL_OVER,     Status.OPEN,         Status.OPEN,         TURN_OF_YEAR),
    (Act.ROLL_OVER,     Status.PARTLY_KEPT,  Status.PARTLY_KEPT,  TURN_OF_YEAR),
    (Act.ROLL_OVER,     Status.CLAIMED,      Status.CLAIMED,      TURN_OF_YEAR),
    (Act.ROLL_OVER,     Status.CHANGE_ASKED, Status.CHANGE_ASKED, TURN_OF_YEAR),
    (Act.CARRY_OVER,    Status.OPEN,         Status.OPEN,         TURN_OF_TERM),
    (Act.CARRY_OVER,    Status.PARTLY_KEPT,  Status.PARTLY_KEPT,  TURN_OF_TERM),
    (Act.CARRY_OVER,    Status.CLAIMED,      Status.CLAIMED,      TURN_OF_TERM),
    (Act.CARRY_OVER,    Status.CHANGE_ASKED, Status.CHANGE_ASKED, TURN_OF_TERM),
    (Act.HAND_OVER,     Status.RECORDED,     Status.RECORDED,     HANDERS),
    (Act.HAND_OVER,     Status.OPEN,         Status.OPEN,         HANDERS),
    (Act.HAND_OVER,     Status.PARTLY_KEPT,  Status.PARTLY_KEPT,  HANDERS),
    (Act.HAND_OVER,     Status.CLAIMED,      Status.CLAIMED,      HANDERS),
    (Act.HAND_OVER,     Status.CHANGE_ASKED, Status.CHANGE_ASKED, HANDERS),
    (Act.GRADE,         Status.KEPT,         Status.KEPT,         DEPUTY),
    (Act.LOOK_BACK,     Status.KEPT,         Status.KEPT,         {Role.COMMISSION, Role.COMMITTEE}),  # it held
    (Act.LOOK_BACK,     Status.EXPLAINED,    Status.EXPLAINED,    {Role.COMMISSION, Role.COMMITTEE}),
    (Act.REOPEN,        Status.KEPT,         Status.OPEN,         {Role.COMMISSION}),  # it did not
    (Act.REOPEN,        Status.EXPLAINED,    Status.OPEN,         {Role.COMMISSION}),
    start=Status.RECORDED,
    ends={Status.KEPT, Status.EXPLAINED, Status.DISCARDED},
    begun=(Act.RECORD, RECORDERS),
)
# fmt: on


class Phase(Term):
    RECORDED = "recorded", "记录"
    KEEPING = "keeping", "落实"
    CHECKING = "checking", "核查"
    KEPT = "kept", "兑现"
    ENDED = "ended", "结束"


PHASE_OF = {
    Status.RECORDED: Phase.RECORDED,
    Status.OBJECTED: Phase.RECORDED,
    Status.OPEN: Phase.KEEPING,
    Status.CHANGE_ASKED: Phase.KEEPING,
    Status.PARTLY_KEPT: Phase.KEEPING,
    Status.CLAIMED: Phase.CHECKING,
    Status.KEPT: Phase.KEPT,
    Status.EXPLAINED: Phase.ENDED,
    Status.DISCARDED: Phase.ENDED,
}


class Source(Term):
    """Where it was said (承诺出处)."""

    ANSWER = "answer", "现场答复"
    REPLY = "reply", "书面答复"
    REPORT = "report", "报告"


class EvidenceKind(Term):
    """What would prove it (证据类型)."""

    DOCUMENT = "document", "文件"
    FIGURES = "figures", "统计数据"
    LIST = "list", "名单、台账"
    MONEY = "money", "资金凭证"
    ACCEPTANCE = "acceptance", "验收材料"
    SITE = "site", "现场照片或者查看记录"
    SURVEY = "survey", "第三方评估或者问卷"


class Check(Term):
    """Who looked (核查方式)."""

    OFFICER = "officer", "代表工委核查"
    DEPUTY = "deputy", "代表核查"
    FIELD = "field", "现场核查"


UNCHECKABLE = "不可核查"


@dataclass(frozen=True)
class Wording:
    """A promise in four things that make it checkable (承诺要素); what is not known stays empty, never guessed."""

    text: str
    unit: str | None = None
    due_known: bool = False
    measure: str | None = None
    evidence: EvidenceKind | None = None


def lacks(wording: Wording) -> list[str]:
    """Which of the four is missing (所缺要素); with any of them missing a promise is 不可核查."""
    return missing(
        (wording.due_known, "期限"),
        (wording.measure or "", "衡量标准"),
        (wording.evidence, "证据类型"),
        (wording.unit or "", "责任单位"),
    )


def verdict(wording: Wording) -> str:
    """可核查, or 不可核查 with what it lacks (可核查性)."""
    missed = lacks(wording)
    return f"{UNCHECKABLE}：缺{'、'.join(missed)}" if missed else "可核查"


def missing_before_record(wording: Wording, *, source: Source | None, quoted: bool) -> list[str]:
    """What a record lacks (记为承诺): the words as said and where; the four elements may still be open."""
    return missing((wording.text, "承诺内容"), (source, "出处（现场答复、书面答复或者报告）"), (quoted, "原话位置"))


def missing_before_confirm(wording: Wording, *, filed_uncheckable: bool) -> list[str]:
    """What a confirmation lacks (确认承诺): all four elements, or openly filed as 不可核查; never without a unit."""
    return missing((wording.text, "承诺内容")) + [
        element for element in lacks(wording) if not filed_uncheckable or element == "责任单位"
    ]


def missing_before_object(*, reason: str) -> list[str]:
    """What an objection lacks (提出异议)."""
    return missing((reason, "异议理由"))


def missing_before_claim(*, files: frozenset[EvidenceKind], expected: EvidenceKind | None, account: str) -> list[str]:
    """What a claim lacks (申报兑现): an account and evidence, of the kind that was agreed where one was."""
    right = expected is None or expected in files
    return missing(
        (account, "落实情况说明"),
        (files, "证据材料"),
        (right or not files, f"约定类型的证据（{expected.label if expected else ''}）"),
    )


def missing_before_confirm_kept(*, check: Check | None, finding: str, from_unit: bool) -> list[str]:
    """What a finding lacks (确认兑现): how it was checked, what was found, and by somebody not of the unit."""
    return missing(
        (check, "核查方式"),
        (finding, "核查结论"),
        (not from_unit, "责任单位以外的核查人"),
    )


def missing_before_partly_kept(*, check: Check | None, finding: str, from_unit: bool, remainder: str) -> list[str]:
    """The same, and what is still owed (部分兑现)."""
    return [
        *missing_before_confirm_kept(check=check, finding=finding, from_unit=from_unit),
        *missing((remainder, "尚未兑现的部分")),
    ]


def missing_before_change(*, reason: str, signed: bool, deputy_told: bool, copied: bool) -> list[str]:
    """What a change needs (变更承诺); 上海市规定第二十二条: a signed written report to the deputy, copied to our side."""
    return missing(
        (reason, "变更理由"),
        (signed, "单位签发的书面说明"),
        (deputy_told, "送达代表的记录"),
        (copied, "抄送代表工委"),
    )


missing_before_withdraw = missing_before_change


def missing_before_carry_over(*, explained: bool) -> list[str]:
    """What is owed at the end of a term (转入下届); 上海市规定第二十二条."""
    return missing((explained, "向原提出代表的书面说明"))


def missing_before_hand_over(*, unit: str, accepted: bool) -> list[str]:
    """What handing over needs (移交): the new unit and its agreement, so that nothing falls between two."""
    return missing((unit, "接收单位"), (accepted, "接收单位确认"))


def missing_before_reopen(*, reason: str) -> list[str]:
    """What reopening needs (恢复落实)."""
    return missing((reason, "回头看发现的情况"))
