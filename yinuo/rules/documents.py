"""An official document on its way (公文), SM-15: drafted, checked, signed, numbered, sealed, sent; numbers are never re-used.

Order of elements after GB/T 9704-2012 《党政机关公文格式》. What each kind must say is in `papers`, numbers in `numbering`.
"""

from yinuo.rules.checklist import missing
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term


class Act(Term):
    DRAFT = "draft", "拟稿"
    REVISE = "revise", "修改"
    CHECK = "check", "核稿"
    SEND_BACK = "send-back", "退回修改"
    COUNTERSIGN = "countersign", "会签"
    SIGN = "sign", "签发"
    NUMBER = "number", "编号"
    SEAL = "seal", "用印"
    SEND = "send", "发出"
    RECEIVE = "receive", "收文"
    WITHDRAW = "withdraw", "撤回"
    REPLACE = "replace", "另发替代"
    ARCHIVE = "archive", "归档"


class Status(Term):
    DRAFTED = "drafted", "拟稿"
    CHECKED = "checked", "已核稿"
    COUNTERSIGNED = "countersigned", "已会签"
    SIGNED = "signed", "已签发"
    NUMBERED = "numbered", "已编号"
    SEALED = "sealed", "已用印"
    SENT = "sent", "已发出"
    RECEIVED = "received", "已收文"
    ARCHIVED = "archived", "已归档"
    WITHDRAWN = "withdrawn", "已撤回"
    REPLACED = "replaced", "已被替代"


DRAFTERS = {
    Role.OFFICE,
    Role.COMMISSION,
    Role.COMMITTEE,
    Role.GOVERNMENT_OFFICE,
    Role.UNIT_CLERK,
    Role.COUNTY_SC,
    Role.PUBLICITY,
}
REGISTRY = {Role.OFFICE, Role.COMMISSION, Role.GOVERNMENT_OFFICE, Role.UNIT_CLERK, Role.COUNTY_SC}
COUNTERSIGNERS = {Role.COMMISSION, Role.COMMITTEE, Role.GOVERNMENT_OFFICE, Role.UNIT_LEADER}
SIGNERS = {Role.UNIT_LEADER, Role.SECRETARY_GENERAL, Role.COUNCIL}
RECEIVERS = {*REGISTRY, Role.DEPUTY, Role.LEAD_DEPUTY, Role.COSIGNER, Role.COMMITTEE, Role.SYSTEM}

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.DOCUMENT,
    # act             from                  to                    by
    (Act.REVISE,      Status.DRAFTED,       Status.DRAFTED,       DRAFTERS),
    (Act.CHECK,       Status.DRAFTED,       Status.CHECKED,       REGISTRY),
    (Act.COUNTERSIGN, Status.CHECKED,       Status.COUNTERSIGNED, COUNTERSIGNERS),
    (Act.COUNTERSIGN, Status.COUNTERSIGNED, Status.COUNTERSIGNED, COUNTERSIGNERS),  # the next office
    (Act.SIGN,        Status.CHECKED,       Status.SIGNED,        SIGNERS),  # nobody to countersign
    (Act.SIGN,        Status.COUNTERSIGNED, Status.SIGNED,        SIGNERS),
    (Act.NUMBER,      Status.SIGNED,        Status.NUMBERED,      REGISTRY),
    (Act.SEAL,        Status.NUMBERED,      Status.SEALED,        REGISTRY),
    (Act.SEND,        Status.SEALED,        Status.SENT,          REGISTRY),
    (Act.RECEIVE,     Status.SENT,          Status.RECEIVED,      RECEIVERS),
    (Act.ARCHIVE,     Status.RECEIVED,      Status.ARCHIVED,      {Role.ARCHIVIST}),
    (Act.SEND_BACK,   Status.CHECKED,       Status.DRAFTED,       {*SIGNERS, *COUNTERSIGNERS}),
    (Act.SEND_BACK,   Status.COUNTERSIGNED, Status.DRAFTED,       SIGNERS),
    (Act.WITHDRAW,    Status.DRAFTED,       Status.WITHDRAWN,     DRAFTERS),
    (Act.WITHDRAW,    Status.CHECKED,       Status.WITHDRAWN,     DRAFTERS),
    (Act.WITHDRAW,    Status.COUNTERSIGNED, Status.WITHDRAWN,     DRAFTERS),
    (Act.WITHDRAW,    Status.SIGNED,        Status.WITHDRAWN,     SIGNERS),
    (Act.WITHDRAW,    Status.NUMBERED,      Status.WITHDRAWN,     SIGNERS),  # the number stays used
    (Act.WITHDRAW,    Status.SEALED,        Status.WITHDRAWN,     SIGNERS),
    (Act.WITHDRAW,    Status.SENT,          Status.WITHDRAWN,     SIGNERS),
    (Act.WITHDRAW,    Status.RECEIVED,      Status.WITHDRAWN,     SIGNERS),
    (Act.REPLACE,     Status.SENT,          Status.REPLACED,      SIGNERS),
    (Act.REPLACE,     Status.RECEIVED,      Status.REPLACED,      SIGNERS),
    start=Status.DRAFTED,
    ends={Status.ARCHIVED, Status.WITHDRAWN, Status.REPLACED},
    begun=(Act.DRAFT, DRAFTERS),
)
# fmt: on


class Phase(Term):
    DRAFTING = "drafting", "起草"
    SIGNING = "signing", "签发用印"
    SENT = "sent", "发出"
    ENDED = "ended", "结束"


PHASE_OF = {
    Status.DRAFTED: Phase.DRAFTING,
    Status.CHECKED: Phase.DRAFTING,
    Status.COUNTERSIGNED: Phase.DRAFTING,
    Status.SIGNED: Phase.SIGNING,
    Status.NUMBERED: Phase.SIGNING,
    Status.SEALED: Phase.SIGNING,
    Status.SENT: Phase.SENT,
    Status.RECEIVED: Phase.SENT,
    Status.ARCHIVED: Phase.ENDED,
    Status.WITHDRAWN: Phase.ENDED,
    Status.REPLACED: Phase.ENDED,
}


class Element(Term):
    """The elements of an official document in the order of the standard (公文要素)."""

    COPY_NUMBER = "copy-number", "份号"
    SECRECY = "secrecy", "密级和保密期限"
    URGENCY = "urgency", "紧急程度"
    ISSUER_MARK = "issuer-mark", "发文机关标志"
    NUMBER = "number", "发文字号"
    SIGNER = "signer", "签发人"
    TITLE = "title", "标题"
    RECIPIENT = "recipient", "主送机关"
    BODY = "body", "正文"
    ANNEX_NOTE = "annex-note", "附件说明"
    ISSUER = "issuer", "发文机关署名"
    DATE = "date", "成文日期"
    SEAL = "seal", "印章"
    NOTE = "note", "附注"
    ANNEX = "annex", "附件"
    COPIES_TO = "copies-to", "抄送机关"
    PRINTED_BY = "printed-by", "印发机关和印发日期"
    PAGE_NUMBER = "page-number", "页码"


class Layout(Term):
    """How it is laid out (公文格式)."""

    FILE = "file", "文件格式"
    LETTER = "letter", "信函格式"
    MINUTES = "minutes", "纪要格式"


ALWAYS = (Element.ISSUER_MARK, Element.NUMBER, Element.TITLE, Element.BODY, Element.DATE)
REQUIRED = {
    Layout.FILE: (*ALWAYS, Element.RECIPIENT, Element.ISSUER, Element.SEAL, Element.PRINTED_BY, Element.PAGE_NUMBER),
    Layout.LETTER: (*ALWAYS, Element.RECIPIENT, Element.ISSUER, Element.SEAL),  # no printer line, no number on page 1
    Layout.MINUTES: (*ALWAYS, Element.PAGE_NUMBER),
}


def missing_elements(layout: Layout, there: frozenset[Element], *, to_superior: bool = False) -> list[str]:
    """Which required elements are not there (缺少的公文要素), in the standard's order; a superior also sees the signer."""
    required = {*REQUIRED[layout], *([Element.SIGNER] if to_superior else [])}
    return [element.label for element in Element if element in required and element not in there]


def missing_before_send(*, recipients: tuple[str, ...], copies_missing: tuple[str, ...]) -> list[str]:
    """What sending lacks (发出): somebody to receive it, and each copy due."""
    return [*missing((recipients, "主送机关")), *(f"抄送（{body}）" for body in copies_missing)]


def missing_before_withdraw(*, reason: str, told: bool, sent: bool) -> list[str]:
    """What withdrawing lacks (撤回公文): a reason, and the recipients told where it had gone out; its number stays used."""
    return missing((reason, "撤回理由"), (told or not sent, "告知收文单位的记录"))


def missing_before_replace(*, successor: str, reason: str) -> list[str]:
    """What replacing lacks (另发替代): the number of the new one and the reason."""
    return missing((successor, "替代公文的文号"), (reason, "替代理由"))
