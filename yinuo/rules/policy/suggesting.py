"""Parameters from the draft to the unit's desk (提出、受理、交办、退办)."""

# ruff: noqa: RUF009 (parameter() makes a dataclass field)

from dataclasses import dataclass

from yinuo.rules import limits
from yinuo.rules.intake import Ground, JointRule, RefusalOutcome, WithdrawUntil
from yinuo.rules.limits import Limit
from yinuo.rules.numbering import CLOSED_FORMAT, SESSION_FORMAT, NumberFormat
from yinuo.rules.policy.parameter import Unit, parameter
from yinuo.rules.terms import Role, Term


class PaperRule(Term):
    """In which form a suggestion is handed in (提交形式)."""

    ELECTRONIC = "electronic-signed", "电子件加签名，纸质可选"
    BOTH = "paper-and-electronic", "专用纸签名件加电子件"


class DelegationRule(Term):
    """Whether a whole delegation may submit (代表团提出建议)."""

    IN_SESSION = "in-session", "大会期间可以，由团长签名"
    NEVER = "never", "不可以"


@dataclass(frozen=True)
class Suggestions:
    """代表建议的提出."""

    paper: PaperRule = parameter(
        "suggestion.paper_required",
        "提交形式",
        PaperRule.ELECTRONIC,
        "QD21 10; ZJ16 7",
        others="专用纸加电子件（CQ17 10）",
    )
    papers: tuple[str, ...] = parameter(
        "suggestion.papers", "专用纸名称", ("代表建议、批评和意见",), "BB19", others="闭会期间另用一种", proposed=True
    )
    one_matter: bool = parameter("suggestion.one_matter", "一事一议", True, "BB19")
    joint_min: int | None = parameter(
        "suggestion.joint_min",
        "联名最少人数",
        None,
        "QD21 9; SD17 7; SH15 4",
        unit=Unit.PERSONS,
        of=int,
        optional=True,
        others="各地均不设",
    )
    delegation: DelegationRule = parameter(
        "suggestion.delegation_allowed", "代表团可否提出", DelegationRule.IN_SESSION, "CQ17 8", others="不可以"
    )
    refusal_grounds: tuple[Ground, ...] = parameter(
        "suggestion.refusal_grounds",
        "不予受理情形",
        (
            Ground.PERSONAL,
            Ground.LETTER,
            Ground.ACADEMIC,
            Ground.NO_CONTENT,
            Ground.CASE,
            Ground.TENDER,
            Ground.OTHER,
        ),
        "BB19; BJ14 12",
        others="各地不同",
    )
    refusal_outcomes: tuple[RefusalOutcome, ...] = parameter(
        "suggestion.refusal_outcome",
        "不予受理的处理",
        (RefusalOutcome.REVISE, RefusalOutcome.LETTER, RefusalOutcome.REFERENCE),
        "QD21 11; SH15 8",
        others="终止",
    )


@dataclass(frozen=True)
class Withdrawal:
    """撤回."""

    until: WithdrawUntil = parameter(
        "withdraw.until", "何时前可以撤回", WithdrawUntil.REPLY, "QD21 12", others="交办前（BJ14 13）"
    )
    joint_rule: JointRule = parameter(
        "withdraw.joint_rule", "联名建议由谁撤回", JointRule.ALL, "SH15 10", others="领衔代表决定"
    )


@dataclass(frozen=True)
class Numbering:
    """编号."""

    session: str = parameter("numbering.session", "大会期间编号", SESSION_FORMAT, proposed=True, check=NumberFormat)
    closed: str = parameter("numbering.closed", "闭会期间编号", CLOSED_FORMAT, proposed=True, check=NumberFormat)


@dataclass(frozen=True)
class Classes:
    """内容分类."""

    table: tuple[str, ...] = parameter(
        "class.table",
        "内容分类",
        ("财政经济", "工业交通", "农业农村", "城建环资", "教科文卫", "监察司法", "社会建设", "其他"),
        others="全国人大10类120项；各市6类不等",
        proposed=True,
    )


@dataclass(frozen=True)
class Intake:
    """联名、受理、转办."""

    cosign: Limit = parameter("cosign_days", "联名确认期限", limits.COSIGN, proposed=True)
    check: Limit = parameter("intake.check_wd", "审核登记期限", limits.INTAKE, proposed=True)
    convert: Limit = parameter("convert_wd", "发言转为建议的期限", limits.CONVERT, proposed=True)


@dataclass(frozen=True)
class Assigning:
    """交办."""

    deadline: Limit = parameter(
        "assign.deadline", "交办期限", limits.ASSIGN, "QD21 14", others="5日、7个工作日、10个工作日"
    )
    authority_closed: Role = parameter(
        "assign.authority_closed",
        "闭会期间由谁交办",
        Role.COMMISSION,
        "QD21 14",
        others="主任会议（BJ14 16）",
        choices=(Role.COMMISSION, Role.COUNCIL),
    )
    meeting: Limit = parameter("assign.meeting_within", "交办会期限", Limit(days=30), "SH15 15; CRS", others="1个月")
    accept: Limit = parameter("accept_wd", "签收期限", limits.ACCEPT, proposed=True)


@dataclass(frozen=True)
class Returns:
    """退办和改办."""

    deadline: Limit = parameter(
        "return.deadline", "申请退办期限", limits.RETURN, "SH15 14; YL19", others="5日、5个工作日、10日、10个工作日"
    )
    late_allowed: bool = parameter("return.late_allowed", "逾期申请是否受理", False, "YL19", others="是")
    reassign: Limit = parameter("reassign.deadline", "改办期限", limits.REASSIGN, "HA17 14; CQ17 16")
    restart_clock: bool = parameter(
        "reassign.restart_clock",
        "改办后新单位期限重新计算（总计不超过首次交办后6个月）",
        True,
        others="否",
        proposed=True,
    )
