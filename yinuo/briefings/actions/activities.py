"""Inspection and research before a session (视察、专题调研): SM-3."""

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.briefings import notices
from yinuo.briefings.models import Activity, Finding
from yinuo.people.standing import standing_of
from yinuo.records.actions import move
from yinuo.records.actions.founding import begin
from yinuo.records.parameters import policy_for
from yinuo.rules import inspections as law
from yinuo.rules.checklist import require
from yinuo.rules.lifecycle import NotAllowed


@transaction.atomic
def plan(congress, *, form, title, from_on, until_on=None, sites=None, group=None, briefing=None, by, at) -> Activity:
    """Draw up the plan of an activity (拟订方案)."""
    if until_on and from_on and until_on < from_on:
        raise NotAllowed("结束日期早于开始日期，请改正")
    activity = Activity(
        congress=congress,
        briefing=briefing,
        form=form,
        title=title.strip(),
        from_on=from_on,
        until_on=until_on,
        sites=sites,
        group=group,
        organised_by=[congress.short_name],
    )
    return begin(activity, roles=standing_of(by).roles, by=by, at=at, title=activity.title)


def approve(activity, *, units, by, at):
    """Approve the plan (批准方案); the units to be visited are named."""
    require(law.missing_before_approve(kind=law.Kind(activity.form), units=tuple(unit.name for unit in units)))
    move(activity, law.Act.APPROVE, by=by, at=at, units=[unit.name for unit in units])


@transaction.atomic
def notify(activity, *, deputies, recusals_asked, by, at):
    """Tell the deputies and units (发出通知), ten days before."""
    days = (activity.from_on - localdate(at)).days if activity.from_on else 0
    early = policy_for(activity.congress, localdate(at)).inspections.notice_days
    require(law.missing_before_notify(recusals_asked=recusals_asked, days_before=days, notice_days=early))
    move(activity, law.Act.NOTIFY, by=by, at=at, deputies=[deputy.name for deputy in deputies])
    activity.participants.set(deputies)


def confirm(activity, *, by, at):
    """A deputy will come (确认参加)."""
    move(activity, law.Act.CONFIRM, by=by, at=at)


def ask_leave(activity, *, reason, by, at):
    """A deputy cannot come and says why (请假)."""
    require(law.missing_before_ask_leave(reason=reason))
    move(activity, law.Act.ASK_LEAVE, by=by, at=at, reason=reason)


@transaction.atomic
def record(activity, *, text, site="", on=None, by, at) -> Finding:
    """Write down what was seen first-hand (记录情况)."""
    if not text.strip():
        raise NotAllowed("还缺：看到、听到的情况")
    move(activity, law.Act.RECORD, by=by, at=at, text=text, site=site)
    return Finding.objects.create(
        activity=activity, text=text.strip(), site=site, on=on, deputy=getattr(by, "deputy", None), by=by, at=at
    )


def request_meeting(activity, *, text, by, at):
    """A deputy asks to see somebody responsible (提出约见，代表法第三十条): whom and about what."""
    require([] if text.strip() else ["约见对象和事由"])
    move(activity, law.Act.REQUEST_MEETING, by=by, at=at, text=text)


def carry_out(activity, *, by, at):
    """The group has been there (完成视察调研)."""
    move(activity, law.Act.CARRY_OUT, by=by, at=at)


@transaction.atomic
def report(activity, *, when, content, problems, suggestions, by, at):
    """Hand in the report (提交报告): time, content, problems, suggestions."""
    handed_in = law.Report(when=when, content=content, problems=problems, suggestions=suggestions)
    require(law.missing_before_report(handed_in))
    text = f"时间：{when}\n内容：{content}\n主要问题：{problems}\n建议：{suggestions}"
    move(activity, law.Act.REPORT, by=by, at=at, text=text)
    activity.report = text
    activity.save(update_fields=["report"])


@transaction.atomic
def forward(activity, *, units, by, at):
    """Pass the report on to the units it concerns (转交报告); they are told, and owe the deputies an answer."""
    require(law.missing_before_forward(units=tuple(unit.name for unit in units)))
    move(activity, law.Act.FORWARD, by=by, at=at, units=[unit.name for unit in units])
    activity.forwarded_to.set(units)
    told = notices.people_of(units, at)
    notices.about(activity, told, notices.REPORT_FORWARDED, key="forwarded", at=at, title=activity.title)


def feed_back(activity, *, text, by, at):
    """What the unit did about the report (反馈办理情况，代表法第三十一条)."""
    require(law.missing_before_feed_back(text=text))
    move(activity, law.Act.FEED_BACK, by=by, at=at, text=text)


def close(activity, *, by, at):
    """Nothing is left to do (办结)."""
    move(activity, law.Act.CLOSE, by=by, at=at)


def cancel(activity, *, reason, by, at):
    """It does not take place (取消)."""
    move(activity, law.Act.CANCEL, by=by, at=at, reason=reason)
