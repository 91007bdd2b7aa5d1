"""What a session waits for (政情通报会), step by step from its plan to its publication: one table, read by every role."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from yinuo.briefings.models import Briefing
from yinuo.front.desk.reader import Reader
from yinuo.front.desk.waits import SOME_DAY, Due, Wait, ahead_of, counted
from yinuo.records.models import Entry
from yinuo.rules import briefings as law
from yinuo.rules import speeches as speech_law
from yinuo.rules.briefings import Act, Status
from yinuo.rules.limits import Limit
from yinuo.rules.policy import Policy
from yinuo.rules.terms import Role, Term

INVITE, NOMINATE = "invite", "nominate"  # pages of a session that are no steps of its life
PREPARED_BY = {Role.OFFICE, Role.COMMITTEE}
FLOOR = {Role.CHAIR, Role.OFFICE}
LOCKERS = {Role.CHAIR, Role.SECRETARY_GENERAL}
UNDER_WAY = [str(state) for state in Status if state not in {Status.COMPLETED, Status.ARCHIVED, Status.CANCELLED}]
SPOKEN = {str(speech_law.Status.DELIVERED), str(speech_law.Status.RECORD_CONFIRMED)}


@dataclass
class Case:
    """One session as its steps look at it: what was done, who speaks, who has not signed."""

    briefing: Briefing
    done: set[str]
    speeches: list = field(default_factory=list)
    silent: list[str] = field(default_factory=list)  # delegations and groups without a speaker

    @property
    def invited(self) -> bool:
        return bool(self.briefing.participants.all())

    @property
    def unsigned(self) -> list[str]:
        return [str(one.deputy or one) for one in self.speeches if one.status == speech_law.Status.DELIVERED]

    @property
    def unconverted(self) -> list:
        return [one for one in self.speeches if one.status in SPOKEN]


@dataclass(frozen=True)
class Step:
    """One step: in which state, by whom, when it is open, until when, and whom it waits for."""

    act: Term | str
    state: Status
    by: set[Role]
    head: str
    why: str = ""
    open: Callable[[Case], bool] = lambda case: True
    due: Callable[[Case, Policy], Due] = lambda case, policy: SOME_DAY
    stuck: Callable[[Case], list[str]] = lambda case: []


def before(days: Callable[[Policy], int], basis: str) -> Callable[[Case, Policy], Due]:
    """So many days before the session, as the local rules say."""
    return lambda case, policy: ahead_of(case.briefing.held_on, days(policy), _(basis) % {"days": days(policy)})


def after(limit: Callable[[Policy], Limit]) -> Callable[[Case, Policy], Due]:
    """So long after the session."""
    return lambda case, policy: counted(case.briefing.held_on, limit(policy))


def on_the_day(case: Case, policy: Policy) -> Due:
    return Due(case.briefing.held_on)


notice = before(lambda policy: policy.sessions.notice_days, gettext_noop("会议召开%(days)s日前发出通知"))
drafted = before(lambda policy: policy.sessions.brief_draft_days, gettext_noop("会议召开%(days)s日前送通报稿"))
final = before(lambda policy: policy.sessions.brief_final_days, gettext_noop("会议召开%(days)s日前送修改稿"))
ready = before(lambda policy: 1, gettext_noop("会议前一个工作日准备就绪"))
signed = after(lambda policy: policy.floor.record)
converted = after(lambda policy: policy.intake.convert)
released = after(lambda policy: policy.publishing.release)

# the table reads better aligned
# fmt: off
STEPS = (
    Step(Act.SUBMIT,        Status.DRAFTED,           PREPARED_BY,              gettext_noop("会议方案还没有报批"), due=drafted),
    Step(Act.APPROVE,       Status.UNDER_APPROVAL,    {Role.COUNCIL},           gettext_noop("会议方案等主任会议批准"),
         gettext_noop("批准以后才能发通知、请代表。"), due=drafted),
    Step(Act.RESUME,        Status.POSTPONED,         PREPARED_BY,              gettext_noop("延期的会议等重新报批")),
    Step(Act.UPLOAD,        Status.PREPARING,         {Role.GOVERNMENT_OFFICE}, gettext_noop("送通报稿"),
         gettext_noop("代表要先看到稿子，才好准备问题。"), lambda case: not case.briefing.report_text, drafted),
    Step(Act.COMMENT,       Status.PREPARING,         {Role.COMMITTEE},         gettext_noop("对通报稿反馈意见"), "",
         lambda case: bool(case.briefing.report_text) and Act.COMMENT not in case.done, final),
    Step(INVITE,            Status.PREPARING,         PREPARED_BY,              gettext_noop("确定参会代表"), "",
         lambda case: not case.invited, notice),
    Step(Act.NOTIFY,        Status.PREPARING,         {Role.OFFICE},            gettext_noop("发出会议通知"), "",
         lambda case: case.invited and Act.NOTIFY not in case.done, notice),
    Step(Act.LOCK,          Status.PREPARING,         LOCKERS,                  gettext_noop("锁定会议议程"), "",
         lambda case: Act.NOTIFY in case.done, ready, lambda case: case.silent),
    Step(Act.OPEN,          Status.READY,             FLOOR,                    gettext_noop("准备就绪，到时开会"), due=on_the_day),
    Step(Act.CLOSE,         Status.LIVE,              FLOOR,                    gettext_noop("会议正在进行"), due=on_the_day),
    Step(Act.CONFIRM,       Status.CLOSED,            {Role.OFFICE},            gettext_noop("确认会议记录"), "",
         due=signed, stuck=lambda case: case.unsigned),
    Step(Act.CONVERT,       Status.RECORDS_CONFIRMED, {Role.COMMISSION},        gettext_noop("发言都有了去向，转入跟踪"), "",
         lambda case: not case.unconverted, converted),
    Step(Act.SIGN_MINUTES,  Status.IN_FOLLOW_UP,      {Role.SECRETARY_GENERAL}, gettext_noop("签发会议纪要"),
         gettext_noop("签发以后才能审查、发布。"), lambda case: Act.SIGN_MINUTES not in case.done),
    Step(Act.CHECK_SECRECY, Status.IN_FOLLOW_UP,      {Role.REVIEWER},          gettext_noop("会议公开前的保密审查"), "",
         lambda case: Act.SIGN_MINUTES in case.done and Act.CHECK_SECRECY not in case.done),
    Step(Act.PUBLISH,       Status.IN_FOLLOW_UP,      {Role.PUBLICITY},         gettext_noop("发布会议记录"), "",
         lambda case: Act.CHECK_SECRECY in case.done and not case.briefing.published, released),
)
# fmt: on


def waits(reader: Reader) -> list[Wait]:
    """The steps of every session under way that are open to this person now, in six queries."""
    return [
        step_of(reader, case, step)
        for case in cases(reader)
        for step in STEPS
        if step.state == case.briefing.status and step.by & reader.roles and step.open(case)
    ]


def cases(reader: Reader) -> list[Case]:
    found = list(
        Briefing.objects.filter(congress=reader.congress, status__in=UNDER_WAY)
        .exclude(Q(status=Status.IN_FOLLOW_UP) & Q(published=True))
        .prefetch_related("participants", "speeches__deputy", "speeches__delegation", "speeches__group")
    )
    rows = Entry.objects.filter(
        congress=reader.congress, kind=Briefing.kind, subject_id__in=[briefing.pk for briefing in found]
    )
    done: dict[int, set[str]] = {}
    for pk, act in rows.values_list("subject_id", "act").order_by().distinct():
        done.setdefault(pk, set()).add(act)
    bodies = [*reader.congress.delegations.all(), *reader.congress.groups.filter(professional=True)]
    return [case_of(briefing, done.get(briefing.pk, set()), bodies) for briefing in found]


def case_of(briefing: Briefing, done: set[str], bodies: list) -> Case:
    speeches = [one for one in briefing.speeches.all() if one.status != speech_law.Status.WITHDRAWN]
    speaking = {str(one.nominated_by) for one in speeches}
    silent = [str(body) for body in bodies if str(body) not in speaking] if briefing.speaker_rule else []
    return Case(briefing, done, speeches, silent)


def step_of(reader: Reader, case: Case, step: Step) -> Wait:
    briefing, stuck = case.briefing, step.stuck(case)
    return Wait(
        head=_(step.head),
        quoted=briefing.title,
        url=briefing.get_absolute_url(),
        act=_("确定参会代表") if step.act == INVITE else step.act,
        act_url=page_of(briefing, step.act),
        due=step.due(case, reader.policy),
        why=_(step.why) if step.why else when_held(briefing),
        by=tuple(stuck[:3]),
        detail=stuck_detail(step, stuck),
        awaited=AWAITED.get(step.act, step.act) if stuck else step.act,
    )


AWAITED = {Act.LOCK: speech_law.Act.NOMINATE, Act.CONFIRM: speech_law.Act.CONFIRM}


def stuck_detail(step: Step, stuck: list[str]) -> str:
    if not stuck:
        return ""
    words = {"count": len(stuck)}
    if step.act == Act.LOCK:
        return _("共%(count)s个代表团、小组还没有推荐发言人。") % words
    return _("共%(count)s人的发言记录还没有签认。") % words


def when_held(briefing: Briefing) -> str:
    if briefing.held_on is None:
        return _("会议日期未定。")
    day = {"day": date_format(briefing.held_on, _("n月j日"))}
    over = law.PHASE_OF[Status(briefing.status)] in {law.Phase.RECORDING, law.Phase.FOLLOW_UP}
    return _("会议已于%(day)s召开。") % day if over else _("会议定于%(day)s召开。") % day


def page_of(briefing: Briefing, act) -> str:
    """The page of a step (办理页面)."""
    if act in (INVITE, NOMINATE):
        return reverse(f"briefings:{act}", args=[briefing.number])
    return briefing.act_url(act)
