"""Parameters of time, pressure, reports, files (计时、督办、报告、归档)."""

# ruff: noqa: RUF009 (parameter() makes a dataclass field)

from dataclasses import dataclass

from yinuo.rules.escalation import Act as Rung
from yinuo.rules.pace import DUE_SOON
from yinuo.rules.policy.parameter import Unit, parameter
from yinuo.rules.terms import Term


class CalendarSource(Term):
    """Which calendar says what a working day is (工作日历)."""

    STATE_COUNCIL = "state-council", "国务院办公厅年度放假通知"


class Criterion(Term):
    """What a unit is assessed by (考核内容)."""

    FULFILMENT = "fulfilment", "落实"
    SATISFACTION = "satisfaction", "满意度"
    QUALITY = "quality", "答复质量"
    CONTACT = "contact", "与代表沟通"
    TIMELINESS = "timeliness", "按时"


class ReportTime(Term):
    """When the handling is reported to the standing committee (报告时间)."""

    NOVEMBER = "november", "每年11月向常委会报告，印发代表大会"
    FOURTH_QUARTER = "fourth-quarter", "第四季度"
    TWICE = "twice", "年中和代表大会前"


class IdentityRule(Term):
    """When a deputy's name is kept secret (代表身份保护)."""

    ON_REQUEST = "on-request-or-by-officer", "代表要求或者代表工委认为必要时"


class LayoutProfile(Term):
    """How documents are laid out (公文格式)."""

    GB9704 = "gb-t-9704-2012", "GB/T 9704-2012，答复用信函格式"


@dataclass(frozen=True)
class Time:
    """计时."""

    calendar: CalendarSource = parameter("calendar.source", "工作日历", CalendarSource.STATE_COUNCIL, "HOL26")
    roll_forward: bool = parameter("deadline.roll_forward", "期满日遇假日顺延至下一工作日", True, "CC 203", others="否")
    first_day_counts: bool = parameter(
        "deadline.first_day_counts", "起始日计入期限", False, "CC 201", choices=(False,), law="CC 201"
    )
    due_soon: tuple[int, ...] = parameter(
        "alert.due_soon", "期满前几个工作日预警", DUE_SOON, unit=Unit.LIST, proposed=True
    )


@dataclass(frozen=True)
class Escalation:
    """催办督办."""

    steps: tuple[Rung, ...] = parameter(
        "escalation.steps",
        "督促步骤",
        (Rung.WARN, Rung.REMIND, Rung.PRESS, Rung.NAME, Rung.ORDER),
        "KLE; QD21 39",
        others="可加约谈",
    )
    talk: bool = parameter("escalation.talk", "启用约谈", False, others="是；各地法规未见", proposed=True)


@dataclass(frozen=True)
class Office:
    """考核、报告、归档、格式."""

    assessment: tuple[Criterion, ...] = parameter(
        "assessment.formula", "考核内容，按权重从大到小", tuple(Criterion), "QD21 31", others="各地分值不同"
    )
    report_yearly: ReportTime = parameter(
        "report.yearly", "办理情况报告", ReportTime.NOVEMBER, "CQ17 34; DL25 51", others="第四季度；年中和代表大会前"
    )
    retention_years: int = parameter(
        "archive.retention_years", "归档保存年限", 30, "HLD", unit=Unit.YEARS, others="不少于20年", proposed=True
    )
    identity: IdentityRule = parameter("identity.protection", "代表身份保护", IdentityRule.ON_REQUEST, "QD21 18")
    layout: LayoutProfile = parameter("layout.profile", "公文格式", LayoutProfile.GB9704, "GB9704", others="本地变体")
