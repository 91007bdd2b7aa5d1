"""Parameters of topics, sessions, the live floor, inspections, votes (议题、会议、现场、视察、测评)."""

# ruff: noqa: RUF009 (parameter() makes a dataclass field)

import re
from dataclasses import dataclass
from datetime import date

from yinuo.rules import limits
from yinuo.rules.evaluations import Grade
from yinuo.rules.limits import Limit
from yinuo.rules.policy.parameter import Unit, parameter
from yinuo.rules.submissions import Track
from yinuo.rules.terms import Term
from yinuo.rules.votes import InvalidRule, Threshold, read_threshold


def _month_and_day(text: str) -> None:
    """Refuse what is not a day of any year."""
    try:
        if not re.fullmatch(r"\d\d-\d\d", text, re.ASCII):
            raise ValueError
        date.fromisoformat(f"2023-{text}")
    except ValueError:
        raise ValueError(f"“{text}”须如12-31 · {text!r} must be like 12-31") from None


class SpeakerRule(Term):
    """Who speaks (发言人推荐)."""

    ONE_PER_GROUP = "one-per-group", "每个代表团和专业代表小组推荐1人"
    FREE = "free", "自由报名"


@dataclass(frozen=True)
class Topics:
    """议题."""

    proposal_cutoff: str = parameter(
        "topic.proposal_cutoff",
        "次年议题提出截止（月-日）",
        "12-31",
        "AHZX 5; PY25 5",
        others="01-20（计划草案）",
        check=_month_and_day,
    )
    joint_min: int = parameter(
        "topic.joint_min", "代表联名提出议题的最少人数", 5, "PY25 5", unit=Unit.PERSONS, others="10人（AHCP）"
    )


@dataclass(frozen=True)
class Sessions:
    """政情通报会."""

    per_year: int = parameter("session.per_year", "每年次数", 1, "BB23", unit=Unit.TIMES, others="2次（JM06）")
    notice_days: int = parameter("session.notice_days", "会议通知提前日数", 7, "NPCSC22 9", unit=Unit.DAYS)
    brief_draft_days: int = parameter(
        "session.brief_draft_days", "通报稿送征求意见提前日数", 20, "SL24 15", unit=Unit.DAYS
    )
    brief_final_days: int = parameter("session.brief_final_days", "修改稿送达提前日数", 10, "SL24 15", unit=Unit.DAYS)
    material_days: int = parameter(
        "session.material_days", "材料送代表提前日数", 7, "SL24 15", unit=Unit.DAYS, others="5日（ZJSC 7）"
    )
    quorum: int | None = parameter(
        "session.quorum", "最少到会人数", None, unit=Unit.PERSONS, of=int, optional=True, others="未见规定"
    )
    speaker_rule: SpeakerRule = parameter(
        "session.speaker_rule", "发言人产生", SpeakerRule.ONE_PER_GROUP, "BB23", others="自由报名"
    )
    scripted: bool = parameter("session.scripted", "问题事先送单位", False, "BB23; PPL14", others="只送问题方向")


@dataclass(frozen=True)
class Floor:
    """现场."""

    speech_minutes: int = parameter(
        "speech.max_minutes", "发言时限", 10, "NPCSC22 44", unit=Unit.MINUTES, others="15分钟（ZJSC 42）"
    )
    second_speech_minutes: int = parameter(
        "speech.second_max_minutes", "第二次发言时限", 5, "BJSC 33; SHSC 35", unit=Unit.MINUTES, others="10分钟"
    )
    report_minutes: int = parameter("report.max_minutes", "通报时限", 15, "CQSC 32", unit=Unit.MINUTES)
    question_seconds: int = parameter(
        "question.max_seconds", "提问时限（主持人可以延长）", 180, unit=Unit.SECONDS, proposed=True
    )
    answer_seconds: int = parameter(
        "answer.max_seconds", "应询时限（主持人可以延长）", 300, unit=Unit.SECONDS, proposed=True
    )
    follow_up_depth: int | None = parameter(
        "followup.max_depth", "最多追问次数", None, "PPL14", unit=Unit.TIMES, of=int, optional=True, proposed=True
    )
    follow_up_warn: int = parameter("followup.warn_at", "追问到第几次提示", 2, unit=Unit.TIMES, proposed=True)
    deferred: Limit = parameter("question.deferred_days", "会后书面答复期限", limits.DEFERRED_ANSWER, "QD21 32")
    record: Limit = parameter("record.confirm_wd", "发言记录签认期限", limits.RECORD, "NPCSC22 44", proposed=True)
    track: Track = parameter(
        "speech.track", "发言怎样办理", Track.SUGGESTION, "BB23", others="转送意见，1个月答复（QD21 32）"
    )


@dataclass(frozen=True)
class Submissions:
    """书面和平台意见."""

    forward: Limit = parameter(
        "submission.forward_wd",
        "转送期限",
        Limit(workdays=3, basis="建议值：三个工作日内转送", basis_en="Proposed: forwarded within 3 working days"),
        "BB23",
        proposed=True,
    )
    reply: Limit = parameter("submission.reply", "转送意见答复期限", limits.SUBMISSION_REPLY, "QD21 32")


@dataclass(frozen=True)
class Inspections:
    """视察调研."""

    notice_days: int = parameter("inspect.notice_days", "视察通知提前日数", 10, "HAI 6", unit=Unit.DAYS)
    report: Limit = parameter(
        "inspect.report_days",
        "提交视察报告期限",
        Limit(days=15, basis="建议值：视察后十五日内提交报告", basis_en="Proposed: reported within 15 days"),
        proposed=True,
    )
    feedback: Limit = parameter(
        "inspect.feedback_months",
        "视察报告反馈期限",
        limits.INSPECTION_FEEDBACK,
        "ZJDL 24; SDDL 23",
        others="1个月、及时",
    )


@dataclass(frozen=True)
class Opinions:
    """审议意见."""

    deliver: Limit = parameter(
        "opinion.deliver_days", "审议意见交付期限", limits.OPINION_DELIVERY, "ZJSUP 43", others="10日"
    )
    report: Limit = parameter(
        "opinion.report_months",
        "研究处理情况报告期限",
        limits.OPINION_REPORT,
        "HASUP 11; ZJSUP 44",
        others="2个月、6个月；3个月方案加1年结果",
    )


@dataclass(frozen=True)
class Votes:
    """满意度测评."""

    grades: tuple[Grade, ...] = parameter("vote.grades", "测评等次", tuple(Grade), "SZ11")
    invalid_rule: InvalidRule = parameter("vote.invalid_rule", "废票规则", InvalidRule.NOT_EXACTLY_ONE, "SZ11")
    threshold: Threshold | None = parameter(
        "vote.thresholds",
        "通过线（须由使用单位设定）",
        None,
        unit=Unit.RULE,
        of=Threshold,
        parse=read_threshold,
        optional=True,
        others="未见规定",
    )


@dataclass(frozen=True)
class Interpellations:
    """质询案提案人数，法定。"""

    city: int = parameter(
        "interpellation.min",
        "省、设区的市常委会组成人员",
        5,
        "SL24 51",
        unit=Unit.PERSONS,
        least=5,
        most=5,
        law="SL24 51",
    )
    county: int = parameter(
        "interpellation.min_county",
        "县级常委会组成人员",
        3,
        "SL24 51",
        unit=Unit.PERSONS,
        least=3,
        most=3,
        law="SL24 51",
    )
    congress: int = parameter(
        "interpellation.min_congress", "大会代表", 10, "OL22 24", unit=Unit.PERSONS, least=10, most=10, law="OL22 24"
    )
