"""The briefing session (政情通报会), SM-2: planned, prepared, held, recorded, followed up until its last promise is done.

监督法第四十七条: a special inquiry (专题询问) is held only inside a meeting of the standing committee.
全国人大常委会议事规则第九条: notice seven days before. No rule anywhere fixes a quorum for a 政情通报会.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from yinuo.rules.checklist import missing
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.questions import RESULTS
from yinuo.rules.questions import Status as QuestionStatus
from yinuo.rules.subjects import Subject
from yinuo.rules.submissions import Track
from yinuo.rules.terms import Role, Term


class Act(Term):
    DRAFT = "draft", "拟订方案"
    SUBMIT = "submit", "报批方案"
    SEND_BACK = "send-back", "退回修改"
    APPROVE = "approve", "批准方案"
    LINK = "link", "关联视察调研"
    COLLECT = "collect", "汇总意见交政府研究"
    UPLOAD = "upload", "上传通报稿"
    COMMENT = "comment", "反馈意见"
    NOTIFY = "notify", "发出会议通知"
    LOCK = "lock", "锁定议程"
    UNLOCK = "unlock", "解锁议程"
    OPEN = "open", "开会"
    CALL = "call", "请代表发言"
    BRIEF = "brief", "通报"
    SPEAK = "speak", "发言"
    ASK = "ask", "提问"
    ANSWER = "answer", "答复"
    FOLLOW_UP = "follow-up", "追问"
    WARN = "warn", "提示时间"
    EXTEND = "extend", "延时"
    STOP = "stop", "终止发言"
    CLOSE = "close", "散会"
    SIGN_RECORD = "sign-record", "核对签认发言记录"
    CONFIRM = "confirm", "确认会议记录"
    CONVERT = "convert", "转办发言和问题"
    SIGN_MINUTES = "sign-minutes", "签发会议纪要"
    CHECK_SECRECY = "check-secrecy", "保密审查"
    PUBLISH = "publish", "发布"
    COMPLETE = "complete", "办结"
    REOPEN = "reopen", "恢复跟踪"
    ARCHIVE = "archive", "归档"
    POSTPONE = "postpone", "延期召开"
    RESUME = "resume", "重新报批"
    CANCEL = "cancel", "取消"


class Status(Term):
    DRAFTED = "drafted", "方案拟订中"
    UNDER_APPROVAL = "under-approval", "方案待批"
    PREPARING = "preparing", "筹备中"
    READY = "ready", "准备就绪"
    LIVE = "live", "正在开会"
    CLOSED = "closed", "已散会"
    RECORDS_CONFIRMED = "records-confirmed", "记录已确认"
    IN_FOLLOW_UP = "in-follow-up", "跟踪落实"
    COMPLETED = "completed", "已办结"
    ARCHIVED = "archived", "已归档"
    POSTPONED = "postponed", "延期"
    CANCELLED = "cancelled", "已取消"


FLOOR = {Role.CHAIR, Role.OFFICE}  # the chair decides, the clerk at the console enters it
SPEAKERS = {Role.DEPUTY, Role.SC_MEMBER, Role.UNIT_LEADER, Role.GOVERNMENT_OFFICE}

# the table reads better aligned
# fmt: off
LIFECYCLE = Lifecycle(
    Subject.BRIEFING,
    # act               from                      to                        by
    (Act.SUBMIT,        Status.DRAFTED,           Status.UNDER_APPROVAL,    {Role.COMMITTEE, Role.OFFICE}),
    (Act.SEND_BACK,     Status.UNDER_APPROVAL,    Status.DRAFTED,           {Role.COUNCIL}),
    (Act.APPROVE,       Status.UNDER_APPROVAL,    Status.PREPARING,         {Role.COUNCIL}),
    (Act.LINK,          Status.PREPARING,         Status.PREPARING,         {Role.COMMITTEE, Role.GROUP_CONVENER, Role.COUNTY_SC}),
    (Act.COLLECT,       Status.PREPARING,         Status.PREPARING,         {Role.COMMITTEE, Role.OFFICE}),
    (Act.UPLOAD,        Status.PREPARING,         Status.PREPARING,         {Role.GOVERNMENT_OFFICE}),
    (Act.COMMENT,       Status.PREPARING,         Status.PREPARING,         {Role.COMMITTEE}),
    (Act.NOTIFY,        Status.PREPARING,         Status.PREPARING,         {Role.OFFICE}),
    (Act.LOCK,          Status.PREPARING,         Status.READY,             {Role.CHAIR, Role.SECRETARY_GENERAL}),
    (Act.UNLOCK,        Status.READY,             Status.PREPARING,         {Role.CHAIR, Role.SECRETARY_GENERAL}),
    (Act.OPEN,          Status.READY,             Status.LIVE,              FLOOR),
    (Act.CALL,          Status.LIVE,              Status.LIVE,              FLOOR),
    (Act.BRIEF,         Status.LIVE,              Status.LIVE,              FLOOR),
    (Act.SPEAK,         Status.LIVE,              Status.LIVE,              FLOOR),
    (Act.ASK,           Status.LIVE,              Status.LIVE,              FLOOR),
    (Act.ANSWER,        Status.LIVE,              Status.LIVE,              FLOOR),
    (Act.FOLLOW_UP,     Status.LIVE,              Status.LIVE,              FLOOR),
    (Act.WARN,          Status.LIVE,              Status.LIVE,              FLOOR),
    (Act.EXTEND,        Status.LIVE,              Status.LIVE,              FLOOR),
    (Act.STOP,          Status.LIVE,              Status.LIVE,              FLOOR),
    (Act.CLOSE,         Status.LIVE,              Status.CLOSED,            FLOOR),
    (Act.SIGN_RECORD,   Status.CLOSED,            Status.CLOSED,            SPEAKERS),
    (Act.CONFIRM,       Status.CLOSED,            Status.RECORDS_CONFIRMED, {Role.OFFICE}),
    (Act.CONVERT,       Status.RECORDS_CONFIRMED, Status.IN_FOLLOW_UP,      {Role.COMMISSION}),
    (Act.SIGN_MINUTES,  Status.IN_FOLLOW_UP,      Status.IN_FOLLOW_UP,      {Role.SECRETARY_GENERAL}),
    (Act.CHECK_SECRECY, Status.IN_FOLLOW_UP,      Status.IN_FOLLOW_UP,      {Role.REVIEWER}),
    (Act.PUBLISH,       Status.IN_FOLLOW_UP,      Status.IN_FOLLOW_UP,      {Role.PUBLICITY}),
    (Act.COMPLETE,      Status.IN_FOLLOW_UP,      Status.COMPLETED,         {Role.SYSTEM}),
    (Act.REOPEN,        Status.COMPLETED,         Status.IN_FOLLOW_UP,      {Role.SYSTEM, Role.COMMISSION}),
    (Act.ARCHIVE,       Status.COMPLETED,         Status.ARCHIVED,          {Role.ARCHIVIST}),
    (Act.POSTPONE,      Status.DRAFTED,           Status.POSTPONED,         {Role.COUNCIL}),
    (Act.POSTPONE,      Status.UNDER_APPROVAL,    Status.POSTPONED,         {Role.COUNCIL}),
    (Act.POSTPONE,      Status.PREPARING,         Status.POSTPONED,         {Role.COUNCIL}),
    (Act.POSTPONE,      Status.READY,             Status.POSTPONED,         {Role.COUNCIL}),
    (Act.RESUME,        Status.POSTPONED,         Status.UNDER_APPROVAL,    {Role.COMMITTEE, Role.OFFICE}),
    (Act.CANCEL,        Status.DRAFTED,           Status.CANCELLED,         {Role.COUNCIL}),
    (Act.CANCEL,        Status.UNDER_APPROVAL,    Status.CANCELLED,         {Role.COUNCIL}),
    (Act.CANCEL,        Status.PREPARING,         Status.CANCELLED,         {Role.COUNCIL}),
    (Act.CANCEL,        Status.READY,             Status.CANCELLED,         {Role.COUNCIL}),
    (Act.CANCEL,        Status.POSTPONED,         Status.CANCELLED,         {Role.COUNCIL}),
    start=Status.DRAFTED,
    ends={Status.ARCHIVED, Status.CANCELLED},
    begun=(Act.DRAFT, {Role.COMMITTEE, Role.OFFICE}),
)
# fmt: on


class Phase(Term):
    PLANNING = "planning", "计划"
    PREPARING = "preparing", "筹备"
    LIVE = "live", "会中"
    RECORDING = "recording", "整理转办"
    FOLLOW_UP = "follow-up", "跟踪落实"
    ENDED = "ended", "结束"


PHASE_OF = {
    Status.DRAFTED: Phase.PLANNING,
    Status.UNDER_APPROVAL: Phase.PLANNING,
    Status.POSTPONED: Phase.PLANNING,
    Status.PREPARING: Phase.PREPARING,
    Status.READY: Phase.PREPARING,
    Status.LIVE: Phase.LIVE,
    Status.CLOSED: Phase.RECORDING,
    Status.RECORDS_CONFIRMED: Phase.RECORDING,
    Status.IN_FOLLOW_UP: Phase.FOLLOW_UP,
    Status.COMPLETED: Phase.ENDED,
    Status.ARCHIVED: Phase.ENDED,
    Status.CANCELLED: Phase.ENDED,
}


class Kind(Term):
    """The legal kind of a session (会议法定种类); the four must not be mixed."""

    BRIEFING = "briefing", "政情通报会"
    QUESTIONING = "questioning", "询问"
    SPECIAL_INQUIRY = "special-inquiry", "专题询问"
    INTERPELLATION = "interpellation", "质询"


BASIS_OF_KIND = {
    Kind.BRIEFING: ("DL25 45", "DL25 46"),
    Kind.QUESTIONING: ("SL24 46", "DL25 19"),
    Kind.SPECIAL_INQUIRY: ("SL24 47",),
    Kind.INTERPELLATION: ("SL24 51", "OL22 24"),
}


@dataclass(frozen=True)
class Plan:
    """A session's plan as far as it is known (工作方案)."""

    kind: Kind | None
    title: str
    purpose: str
    place: str
    day_known: bool
    topic_approved: bool
    units: tuple[str, ...]
    inside_sc_meeting: bool = False
    askers: int = 0  # who signed an interpellation


def missing_before_submit(plan: Plan, *, interpellation_min: int) -> list[str]:
    """What a plan lacks before it goes to the council (报批方案); a special inquiry needs an SC meeting around it."""
    misplaced = plan.kind is Kind.SPECIAL_INQUIRY and not plan.inside_sc_meeting
    too_few = plan.kind is Kind.INTERPELLATION and plan.askers < interpellation_min
    return missing(
        (plan.kind, "会议法定种类（政情通报会、询问、专题询问、质询）"),
        (
            not misplaced,
            "专题询问只能在常委会会议（全体、联组、分组会议）中进行（监督法第四十七条），会外会议请改为政情通报会",
        ),
        (not too_few, f"质询案提案人（现有{plan.askers}人，应有{interpellation_min}人以上，监督法第五十一条）"),
        (plan.title, "会议名称"),
        (plan.purpose, "会议目的"),
        (plan.day_known, "会议日期"),
        (plan.place, "会议地点"),
    )


def missing_before_approve(plan: Plan) -> list[str]:
    """What the council still needs to approve (批准方案): a decided topic and the units that answer."""
    return missing((plan.topic_approved, "主任会议确定的议题"), (plan.units, "应询单位"))


def missing_before_notify(*, matters: str, participants: int, days_before: int | None, notice_days: int) -> list[str]:
    """What a notice lacks (会议通知); `days_before` are calendar days from sending to the session."""
    in_time = days_before is not None and days_before >= notice_days
    return missing(
        (days_before is not None, "会议日期"),
        (matters, "主要议程"),
        (participants, "参会人员"),
        (in_time or days_before is None, f"提前{notice_days}日通知（距会议只有{days_before}日）"),
    )


def missing_before_lock(
    *, speakers: Mapping[str, int], one_per_group: bool, units: Mapping[str, bool], notice_sent: bool
) -> list[str]:
    """What the agenda lacks before it is locked (锁定议程).

    `speakers` counts the scheduled speakers of each group that the plan calls on; `units` says who confirmed coming.
    """
    silent = [f"发言人（{group}）" for group, number in speakers.items() if one_per_group and number < 1]
    unsure = [f"应询单位到会确认（{unit}）" for unit, confirmed in units.items() if not confirmed]
    return [
        *missing((notice_sent, "会议通知")),
        *missing((not one_per_group or speakers, "推荐发言人的代表团和代表小组")),
        *silent,
        *missing((units, "应询单位")),
        *unsure,
    ]


def missing_before_open(*, attendance_recorded: bool, present: int, quorum: int | None) -> list[str]:
    """What is missing before the chair opens (开会); no legal quorum is known, a city may set one."""
    return missing(
        (attendance_recorded, "到会情况登记"),
        (quorum is None or present >= quorum, f"到会人数（现有{present}人，应有{quorum}人以上）"),
    )


def missing_before_close(questions: Mapping[str, QuestionStatus]) -> list[str]:
    """Which questions have no result yet (散会): each must be answered, deferred to writing, passed on or withdrawn."""
    return [f"{name}的结果（现为“{state.label}”）" for name, state in questions.items() if state not in RESULTS]


def missing_before_confirm(unsigned: tuple[str, ...]) -> list[str]:
    """Whose record is not signed (确认会议记录); 全国人大常委会议事规则第四十四条: the speaker checks and signs."""
    return [f"{name}核对签认发言记录" for name in unsigned]


def missing_before_convert(tracks: Mapping[str, Track | None]) -> list[str]:
    """Which speeches or open questions have no track yet (转办)."""
    return [f"{name}的办理去向" for name, track in tracks.items() if track is None]


def missing_before_publish(*, minutes_signed: bool, secrecy_checked: bool) -> list[str]:
    """What a release needs (发布): signed minutes and the secrecy check (保守国家秘密法第三十五条)."""
    return missing((minutes_signed, "签发的会议纪要"), (secrecy_checked, "保密审查"))


def missing_before_complete(*, suggestions: int, promises: int, reports: int) -> list[str]:
    """What keeps a session open (办结); the arguments count what is not finished yet."""
    return missing(
        (not suggestions, f"未办结的代表建议{suggestions}件"),
        (not promises, f"未办结的承诺事项{promises}项"),
        (not reports, f"未办结的研究处理报告{reports}件"),
    )


def missing_before_postpone(*, reason: str, told: bool) -> list[str]:
    """What postponing or cancelling needs (延期召开、取消): a reason, and everybody told."""
    return missing((reason, "理由"), (told, "告知全体参会人员的记录"))


missing_before_cancel = missing_before_postpone
