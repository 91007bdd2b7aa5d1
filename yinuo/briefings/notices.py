"""Who is told of a session (告知): the proposer of its topic, the deputies invited, the people of the units asked."""

from django.utils.translation import gettext_noop

from yinuo.people.models import User
from yinuo.promises.notices import holders
from yinuo.records.actions.notices import tell
from yinuo.rules.terms import Role

TOPIC_DECIDED = gettext_noop("您提出的议题“%(title)s”：%(outcome)s")
TOPIC_NOT_TAKEN = gettext_noop("您提出的议题“%(title)s”：%(outcome)s，理由：%(reason)s")
INVITED = gettext_noop("请参加“%(title)s”，%(day)s，%(place)s；不能参加的，请在会议页面请假")
TO_ANSWER = gettext_noop("“%(title)s”定于%(day)s召开，你单位为应询单位，请做好准备")
SESSION_CHANGED = gettext_noop("“%(title)s”%(outcome)s，理由：%(reason)s")
LEAVE_ASKED = gettext_noop("%(name)s请假，不能参加“%(title)s”：%(reason)s")
SPEECH_CONVERTED = gettext_noop("您在“%(title)s”上的发言已转为%(count)s件代表建议，请核对后提交")
WRITTEN_DUE = gettext_noop("“%(title)s”上%(name)s的提问，请在%(due)s前书面答复")
PUBLISHED = gettext_noop("“%(title)s”的会议记录已发布")
REPORT_FORWARDED = gettext_noop("转交报告“%(title)s”，请研究办理并反馈")


def about(thing, users, text, *, key, at, **params) -> None:
    """Tell these people one thing about a session or what belongs to it (告知)."""
    told = [user for user in users if user is not None]
    tell(told, text, thing.get_absolute_url(), key=f"{thing.kind}/{thing.pk}/{key}", at=at, subject=thing, **params)


def invited(briefing) -> list[User]:
    """The accounts of the deputies on the list, those on leave left out (参会代表)."""
    coming = briefing.participants.exclude(attendance="leave").select_related("deputy__user")
    return [one.deputy.user for one in coming if one.deputy is not None and one.deputy.user_id]


def people_of(units, at) -> list[User]:
    """Clerks and leaders of these units today (应询单位人员)."""
    return holders(at, unit__in=units, role__in=[Role.UNIT_CLERK, Role.UNIT_LEADER])


def office_of(thing, at) -> list[User]:
    """The office that prepares the session (常委会办公室)."""
    return holders(at, congress=thing.congress_id, role=Role.OFFICE)


def account_of(deputy) -> list[User]:
    """The deputy's own account, if there is one."""
    return [deputy.user] if deputy is not None and deputy.user_id else []
