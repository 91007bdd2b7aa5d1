"""What a suggestion must bring, and why one is refused (提出与受理): content, signatures, withdrawal, merging.

代表法第二十四、三十六条: clear and specific, about real situations. 一事一议 holds in every place read.
"""

from dataclasses import dataclass, field

from yinuo.rules.checklist import missing
from yinuo.rules.terms import Term


class Ground(Term):
    """Why a suggestion is refused or sent back (不予受理情形)."""

    PERSONAL = "personal-matter", "代表本人及其亲属的个人事务"
    LETTER = "passed-on-letter", "转交他人来信"
    PETITION = "petition", "申诉、控告、检举"
    CASE = "judicial-case", "具体的司法、监察案件"
    TENDER = "tender", "正在进行的招标投标"
    OWN_INTEREST = "own-interest", "与本人利益相关或者妨碍公平竞争"
    ENQUIRY = "enquiry", "法律、政策咨询"
    ACADEMIC = "academic-or-promotion", "学术探讨、产品推介"
    NO_CONTENT = "no-content", "没有具体内容"
    OUTSIDE_POWERS = "outside-powers", "不属于本级职权范围"
    OTHER = "other", "其他不宜作为代表建议的"


BASIS_OF_GROUND: dict[Ground, tuple[str, ...]] = {
    Ground.PERSONAL: ("BB19", "AH06", "QD21 11", "SD17 6", "BJ14 12", "SH15 8", "ZJ16 6", "CQ17 9"),
    Ground.LETTER: ("BB19", "AH06", "QD21 11", "SD17 6", "BJ14 12", "SH15 8", "ZJ16 6", "CQ17 9"),
    Ground.PETITION: ("QD21 11", "BJ14 12", "CQ17 9"),
    Ground.CASE: ("QD21 11", "BJ14 12", "SH15 8", "ZJ16 6", "CQ17 9"),
    Ground.TENDER: ("BJ14 12", "ZJ16 6"),
    Ground.OWN_INTEREST: ("BJ14 12",),
    Ground.ENQUIRY: ("BJ14 12",),
    Ground.ACADEMIC: ("BB19", "AH06", "QD21 11", "SD17 6", "BJ14 12", "SH15 8", "ZJ16 6", "CQ17 9"),
    Ground.NO_CONTENT: ("BB19", "AH06", "QD21 11", "SD17 6", "SH15 8", "ZJ16 6"),
    Ground.OUTSIDE_POWERS: ("SH15 8",),
    Ground.OTHER: ("BB19", "AH06", "QD21 11", "SD17 6", "SH15 8", "ZJ16 6", "CQ17 9"),
}


class RefusalOutcome(Term):
    """What becomes of it then (不予受理的处理)."""

    REVISE = "revise", "退回代表修改"
    LETTER = "letter", "按代表来信处理"
    REFERENCE = "reference", "转有关单位参考"
    END = "end", "终止"


class WithdrawUntil(Term):
    """Until when a deputy may withdraw (撤回期限)."""

    REPLY = "until-reply", "答复前"
    ASSIGNMENT = "until-assignment", "交办前"


class JointRule(Term):
    """Whose will a withdrawal needs when several signed (联名建议撤回)."""

    ALL = "all-signers", "全体联名代表同意"
    LEAD = "lead-only", "领衔代表决定"


@dataclass(frozen=True)
class Draft:
    """A suggestion as it is written (建议草稿); `matters` counts the matters found in it."""

    title: str
    situation: str
    proposal: str
    deputy: str
    certificate: str
    contact: str
    matters: int = 1
    signed: bool = False
    on_paper: bool = False
    waiting_for: tuple[str, ...] = field(default=())  # asked to co-sign, neither yes nor no


def missing_before_submit(draft: Draft, *, one_matter: bool, paper_required: bool) -> list[str]:
    """What a suggestion lacks before it is handed in (提交); 北京市条例第九条 lists the fields."""
    return [
        *missing(
            (draft.title, "标题"),
            (draft.situation, "情况和问题"),
            (draft.proposal, "具体建议"),
            (draft.deputy, "代表姓名"),
            (draft.certificate, "代表证号"),
            (draft.contact, "联系方式"),
            (not one_matter or draft.matters == 1, f"拆分为一事一议（现含{draft.matters}件事）"),
            (draft.signed, "代表签名"),
            (not paper_required or draft.on_paper, "专用纸原件"),
        ),
        *(f"{name}联名确认（或者移出联名名单）" for name in draft.waiting_for),
    ]


def missing_before_register(*, checked: bool, found: frozenset[Ground], subject: str) -> list[str]:
    """What is missing before a number is given (登记); `found` are the grounds for refusal the check turned up."""
    return [
        *missing((checked, "审核意见"), (subject, "内容分类")),
        *(f"处理不予受理情形（{ground.label}）" for ground in Ground if ground in found),
    ]


def missing_before_refuse(
    *, ground: Ground | None, allowed: frozenset[Ground], outcome: RefusalOutcome | None, explained: bool
) -> list[str]:
    """What a refusal lacks (不予受理): a ground that holds here, what becomes of it, and the deputy told."""
    return missing(
        (ground, "不予受理的情形"),
        (ground is None or ground in allowed, f"本地规定的情形（“{ground.label if ground else ''}”不在其中）"),
        (outcome, "处理方式（来信、参考或者终止）"),
        (outcome is not RefusalOutcome.REVISE, "改用“退回修改”办理"),
        (explained, "向代表说明的记录"),
    )


def missing_before_send_back(*, reason: str) -> list[str]:
    """What sending back to the deputy lacks (退回修改)."""
    return missing((reason, "退回修改的理由"))


def missing_before_merge(*, into: str, number: str, told: tuple[str, ...], deputies: tuple[str, ...]) -> list[str]:
    """What a merger lacks (并案): another suggestion to merge into, and every deputy told (重庆市条例第十三条)."""
    return [
        *missing((into, "并入的建议编号"), (not into or into != number, "并入的建议不能是本件")),
        *(f"告知{name}的记录" for name in deputies if name not in told),
    ]


def missing_before_withdraw(
    *,
    in_writing: bool,
    agreed: tuple[str, ...],
    signers: tuple[str, ...],
    rule: JointRule,
    assigned: bool,
    until: WithdrawUntil,
) -> list[str]:
    """What a withdrawal lacks (撤回): in writing, in time, and with all signers where the local rule says so."""
    needed = signers if rule is JointRule.ALL else ()
    return [
        *missing(
            (in_writing, "书面撤回申请"),
            (not assigned or until is WithdrawUntil.REPLY, "撤回期限（本地规定交办前可以撤回，本件已经交办）"),
        ),
        *(f"{name}同意撤回" for name in needed if name not in agreed),
    ]
