"""Parameters from the unit's desk to a kept promise (办理、答复、评价、承诺、公开)."""

# ruff: noqa: RUF009 (parameter() makes a dataclass field)

from dataclasses import dataclass

from yinuo.rules import limits
from yinuo.rules.evaluations import Dimension, Grade
from yinuo.rules.limits import DIFFICULT, ORDINARY, Limit
from yinuo.rules.outcomes import Scheme
from yinuo.rules.policy.parameter import Unit, parameter
from yinuo.rules.publication import Extent, Ground
from yinuo.rules.terms import Role, Term


class Approver(Term):
    """Who allows more time (延期审批)."""

    COMMISSION = "commission", "代表工委，告知政府办公室"
    SUPERVISOR = "supervising-unit", "督办单位"
    NOBODY = "nobody", "不需审批，说明理由"


class ClockStart(Term):
    """From which day the reply is due (答复期限起算)."""

    ASSIGNMENT = "assignment", "交办之日"
    CONGRESS_CLOSE = "congress-close", "大会闭幕之日"


class Signer(Term):
    """Who signs a reply (答复签发)."""

    HEAD = "head", "主要负责人"
    LEADER = "a-leader", "负责人"
    IN_CHARGE = "leader-in-charge", "分管负责人"


class Recipients(Term):
    """Who of several signers gets the reply (答复送达)."""

    EVERYONE = "every-cosigner", "每位联名代表"
    LEAD = "lead-only", "领衔代表，由其转告"


class Mode(Term):
    """How a reply is given (答复方式)."""

    WRITTEN = "written", "书面，重点件当面答复"
    FACE_FIRST = "face-first", "当面答复为主"


class Copy(Term):
    """Who gets a copy of the reply (抄送)."""

    COMMISSION = "commission", "代表工委"
    GOVERNMENT_OFFICE = "government-office", "政府办公室（政府部门答复的）"
    CO_HANDLERS = "co-handlers", "会办单位"
    ELECTING_SC = "electing-sc", "选举单位的常委会"


class PromiseFrom(Term):
    """What must be entered as a promise (应列承诺)."""

    OUTCOME = "outcome-in-hand", "正在解决或者列入计划的答复"
    SPOKEN = "spoken", "现场口头承诺"


class Cycle(Term):
    """How often a unit reports (报告周期)."""

    QUARTERLY = "quarterly", "每季度，第四季度附回执"
    HALF_YEARLY = "half-yearly", "每半年"
    YEARLY = "yearly", "每年"


@dataclass(frozen=True)
class Contact:
    """与代表沟通."""

    first: Limit = parameter("contact.first_wd", "首次沟通期限", limits.CONTACT, "CQ17 18")
    required: bool = parameter(
        "contact.required_before_reply", "答复前须有沟通记录", True, "DL25 51; AHP18", choices=(True,), law="DL25 51"
    )
    min_times: int = parameter(
        "contact.min_times", "最少沟通次数", 1, "DL25 51", unit=Unit.TIMES, others="3次（三见面，DJ15）", law="DL25 51"
    )


@dataclass(frozen=True)
class CoHandling:
    """会办."""

    deadline: Limit = parameter(
        "co.deadline", "会办意见期限", limits.CO_OPINION, "QD21 24; SD17 21", others="2个月、30个工作日、期满前20日"
    )
    redo: Limit = parameter("co.redo_wd", "退回后重提会办意见期限", limits.CO_REDO, "CQ17 20")


@dataclass(frozen=True)
class Replies:
    """答复."""

    deadline: Limit = parameter("reply.deadline", "答复期限", ORDINARY, "DL25 51", cap=ORDINARY, law="DL25 51")
    extended_max: Limit = parameter(
        "reply.extended_max",
        "延期后最长期限",
        DIFFICULT,
        "DL25 51",
        others="只可再延1个月",
        cap=DIFFICULT,
        law="DL25 51",
    )
    clock_start: ClockStart = parameter(
        "reply.clock_start", "答复期限从何时起算", ClockStart.ASSIGNMENT, "DL25 51", others="大会闭幕之日（SDR19 33）"
    )
    signer: Signer = parameter(
        "reply.signer", "谁签发答复", Signer.HEAD, "SD17 22", others="负责人（QD21 29）、分管负责人"
    )
    joint_recipients: Recipients = parameter(
        "reply.joint_recipients", "联名建议答复谁", Recipients.EVERYONE, "SH15 20", others="领衔代表（QD21 28）"
    )
    mode: Mode = parameter("reply.mode", "答复方式", Mode.WRITTEN, "SD17 20; QD21 28", others="当面答复为主")
    copies: tuple[Copy, ...] = parameter(
        "reply.copies",
        "答复抄送",
        (Copy.COMMISSION, Copy.GOVERNMENT_OFFICE, Copy.CO_HANDLERS),
        "SD17 22; ZJ16 25",
        others="加选举单位的常委会",
    )
    scheme: Scheme = parameter("outcome.scheme", "办理结果分类方案", Scheme.NPC, "NPCH", others="A/B/C三类；法定四类")


@dataclass(frozen=True)
class Extensions:
    """延期."""

    approver: Approver = parameter(
        "extension.approver", "谁审批延期", Approver.COMMISSION, "QD21 25; AHP18", others="督办单位；不需审批"
    )
    latest_request: int = parameter(
        "extension.latest_request", "最迟在期满前几个工作日申请", 10, unit=Unit.WORKDAYS, proposed=True
    )


@dataclass(frozen=True)
class Evaluations:
    """评价和重新办理."""

    dimensions: tuple[Dimension, ...] = parameter(
        "eval.dimensions",
        "评价内容",
        (Dimension.ATTITUDE, Dimension.RESULT, Dimension.OVERALL),
        "SD17 23; SH15 21",
        others="只作总体评价；另评过程",
    )
    scale: tuple[Grade, ...] = parameter("eval.scale", "评价等次", tuple(Grade), "CQ17 26")
    deadline: Limit = parameter("eval.deadline", "评价期限", limits.EVALUATION, "BJ14 23", others="10个、20个工作日")
    grace: Limit = parameter(
        "eval.grace_wd", "提醒后列为未评价的期限", limits.EVALUATION_GRACE, "CQ17 29", proposed=True
    )
    both_rates: bool = parameter(
        "rate.satisfaction_includes_basic", "满意率同时列出含和不含基本满意", True, others="只列一种", proposed=True
    )
    recheck: Limit = parameter(
        "recheck_wd",
        "不满意件核查期限",
        Limit(workdays=5, basis="建议值：五个工作日内核查", basis_en="Proposed: checked within 5 working days"),
        "SH15 21",
        proposed=True,
    )
    rehandle: Limit = parameter("rehandle.months", "重新办理期限", limits.REHANDLE, "SD17 24; SH15 21", others="2个月")
    needs_check: bool = parameter("rehandle.needs_check", "重新办理前须核查", True, "SH15 21", others="自动重新办理")
    max_rounds: int = parameter(
        "rehandle.max_rounds", "最多重新办理次数（之后评估会商）", 2, "HA17 22; CQ17 27", unit=Unit.TIMES
    )


@dataclass(frozen=True)
class Promises:
    """承诺事项."""

    required_for: tuple[PromiseFrom, ...] = parameter(
        "promise.required_for", "哪些必须列为承诺", (PromiseFrom.OUTCOME, PromiseFrom.SPOKEN), "CQ17 24; QD21 27"
    )
    confirm: Limit = parameter(
        "promise.confirm_wd",
        "单位确认或者提出异议的期限（不提视为确认）",
        Limit(
            workdays=5,
            basis="建议值：五个工作日内确认或者提出异议",
            basis_en="Proposed: confirmed or objected to within 5 working days",
        ),
        proposed=True,
    )
    report_cycle: Cycle = parameter("promise.report_cycle", "报告周期", Cycle.QUARTERLY, "CQ17 24")
    evaluation: Limit = parameter("promise.eval_wd", "代表评价兑现的期限", limits.PROMISE_EVALUATION, "CQ17 28")
    rollover: bool = parameter("promise.rollover", "跨年、跨届继续跟踪", True, "SH15 19; SH15 22")
    look_back_months: tuple[int, ...] = parameter(
        "lookback.month", "回头看月份", (10, 11), "TL09", unit=Unit.LIST, least=1, most=12
    )


@dataclass(frozen=True)
class Keys:
    """重点督办建议."""

    decider: Role = parameter(
        "key.decider", "谁确定重点督办建议", Role.COUNCIL, "DL25 52", choices=(Role.COUNCIL,), law="DL25 52"
    )
    maximum: int | None = parameter(
        "key.max", "年度最多件数", None, "DL25 52", unit=Unit.PIECES, of=int, optional=True, others="8件、20件等"
    )


@dataclass(frozen=True)
class Publishing:
    """公开."""

    default: Extent = parameter(
        "publish.default", "答复公开范围", Extent.FULL, "AHO15", others="摘要、只公开标题、不公开"
    )
    deadline: Limit = parameter(
        "publish.deadline", "答复公开期限", limits.PUBLICATION, "AHO15; OGI 26", others="上传时同步公开"
    )
    consent: bool = parameter(
        "publish.deputy_consent", "征求代表公开意愿（全文或者只公开标题）", True, "HA17 29", others="不征求"
    )
    redact: tuple[Ground, ...] = parameter(
        "publish.redact",
        "公开前遮盖",
        (Ground.CONTACT, Ground.STATE_SECRET, Ground.TRADE_SECRET, Ground.PRIVACY),
        "AHO15",
    )
    release: Limit = parameter(
        "publish_release_wd",
        "会后新闻发布期限",
        Limit(workdays=2, basis="建议值：会后两个工作日内发布", basis_en="Proposed: released within 2 working days"),
        "SSL 35",
        proposed=True,
    )
