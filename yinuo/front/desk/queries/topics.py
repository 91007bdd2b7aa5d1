"""What topics and activities wait for (议题、视察调研): who screens, decides, plans; who goes, reports, answers."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from yinuo.briefings.models import Activity, Topic
from yinuo.front.desk.reader import Reader
from yinuo.front.desk.waits import SOME_DAY, Due, Wait, ahead_of, counted
from yinuo.rules import inspections as activity_law
from yinuo.rules import limits
from yinuo.rules import topics as topic_law
from yinuo.rules.terms import Role, Term

SCREENERS = {Role.OFFICE, Role.COMMITTEE}
COUNCIL = {Role.COUNCIL}
OFFICE = {Role.OFFICE}
SENDERS = {Role.COMMISSION, Role.OFFICE, Role.COUNTY_SC}
UNITS = {Role.UNIT_CLERK, Role.UNIT_LEADER}
REPORTERS = {Role.GROUP_CONVENER, Role.DELEGATION_HEAD}


@dataclass(frozen=True)
class Step:
    """One step of a topic or an activity, open to these roles in this state."""

    act: Term
    state: Term
    by: frozenset[Role]
    head: str
    why: str = ""
    open: Callable = lambda reader, thing: True
    due: Callable = lambda reader, thing: SOME_DAY


def row(act, state, by, head, why="", **rest) -> tuple[str, Step]:
    return str(state), Step(act, state, frozenset(by), head, why, **rest)


def notice(reader, activity) -> Due:
    days = reader.policy.inspections.notice_days
    return ahead_of(activity.from_on, days, _("活动%(days)s日前通知") % {"days": days})


def takes_part(reader, activity) -> bool:
    return any(deputy.pk == reader.standing.deputy_id for deputy in activity.participants.all())


def convenes(reader, activity) -> bool:
    return activity.group_id is None or activity.group_id in reader.group_ids


def over(reader, activity) -> bool:
    last = activity.until_on or activity.from_on
    return convenes(reader, activity) and (last is None or last <= reader.today)


def received(reader, activity) -> bool:
    return any(unit.pk in reader.unit_ids for unit in activity.forwarded_to.all())


def feedback(reader, activity) -> Due:
    return counted(activity.until_on or activity.from_on, limits.INSPECTION_FEEDBACK)


T, A = topic_law, activity_law

# the table reads better aligned
# fmt: off
OF_TOPICS = (
    row(T.Act.SHORTLIST, T.Status.PROPOSED,    SCREENERS, gettext_noop("议题建议等筛选")),
    row(T.Act.SHORTLIST, T.Status.POSTPONED,   SCREENERS, gettext_noop("缓议的议题等重新提出")),
    row(T.Act.APPROVE,   T.Status.SHORTLISTED, COUNCIL,   gettext_noop("备选议题等主任会议确定"), gettext_noop("确定以后才能列入计划。")),
    row(T.Act.PLAN,      T.Status.APPROVED,    OFFICE,    gettext_noop("已确定的议题等列入年度计划")),
    row(T.Act.PUBLISH,   T.Status.PLANNED,     OFFICE,    gettext_noop("年度计划等公布"),
        gettext_noop("公布后任何人都能看到。"), open=lambda reader, topic: not topic.published),
)
OF_ACTIVITIES = (
    row(A.Act.APPROVE,   A.Status.PLANNED,   COUNCIL | OFFICE, gettext_noop("视察调研方案等批准"), due=notice),
    row(A.Act.NOTIFY,    A.Status.APPROVED,  SENDERS,          gettext_noop("发出视察调研通知"), due=notice),
    row(A.Act.RECORD,    A.Status.NOTIFIED,  {Role.DEPUTY},    gettext_noop("记录调研看到的情况"),
        gettext_noop("一手情况以后可以在发言、提问里引用。"), open=takes_part, due=lambda reader, one: Due(one.from_on)),
    row(A.Act.CARRY_OUT, A.Status.NOTIFIED,  {Role.GROUP_CONVENER}, gettext_noop("调研结束，收尾"), open=over),
    row(A.Act.REPORT,    A.Status.DONE,      REPORTERS,        gettext_noop("提交调研报告"),
        gettext_noop("写明时间、内容、问题和建议。"), open=convenes),
    row(A.Act.FORWARD,   A.Status.REPORTED,  SENDERS,          gettext_noop("调研报告等转交有关单位"),
        gettext_noop("转交以后单位才有反馈的期限。")),
    row(A.Act.FEED_BACK, A.Status.FORWARDED, UNITS,            gettext_noop("反馈调研报告的办理情况"),
        gettext_noop("写明已经做了什么、打算做什么。"), open=received, due=feedback),
    row(A.Act.CLOSE,     A.Status.FED_BACK,  SENDERS,          gettext_noop("单位已反馈，可以办结"), due=feedback),
)
# fmt: on


def waits(reader: Reader) -> list[Wait]:
    """The steps of topics and activities open to this person now, in four queries at most."""
    found = []
    if states := [state for state, step in OF_TOPICS if step.by & reader.roles]:
        topics = Topic.objects.filter(congress=reader.congress, status__in=states)
        found += [wait for topic in topics for wait in steps_of(reader, topic, OF_TOPICS)]
    if states := [state for state, step in OF_ACTIVITIES if step.by & reader.roles]:
        activities = Activity.objects.filter(congress=reader.congress, status__in=states)
        for activity in activities.prefetch_related("participants", "forwarded_to"):
            found += steps_of(reader, activity, OF_ACTIVITIES)
    return found


def steps_of(reader: Reader, thing, steps) -> list[Wait]:
    return [
        Wait(
            head=_(step.head),
            quoted=thing.title,
            url=thing.get_absolute_url(),
            act=step.act,
            act_url=thing.act_url(step.act),
            due=step.due(reader, thing),
            why=_(step.why) if step.why else "",
        )
        for state, step in steps
        if state == thing.status and step.by & reader.roles and step.open(reader, thing)
    ]
