"""Topics for the year's sessions (议题), from proposal to plan: SM-1."""

from django.db import transaction

from yinuo.briefings import notices
from yinuo.briefings.models import Topic
from yinuo.people.standing import standing_of
from yinuo.records.actions import move
from yinuo.records.actions.founding import begin
from yinuo.rules import topics as law
from yinuo.rules.checklist import require


@transaction.atomic
def propose(congress, *, title, reason, subject="", channel="", by, at, proposed_by="") -> Topic:
    """Put a topic forward (提出议题); the channel says where it comes from (监督法第十二条)."""
    require(law.missing_before_propose(title=title, reason=reason, deputies=None, joint_min=1))
    topic = Topic(
        congress=congress,
        title=title.strip(),
        reason=reason.strip(),
        subject=subject,
        channel=channel,
        proposed_by=proposed_by or by.name,
        filed_by=by,
        at=at,
    )
    begin(topic, roles=standing_of(by).roles, by=by, at=at, title=topic.title)
    move(topic, law.Act.PROPOSE, by=by, at=at)
    return topic


@transaction.atomic
def shortlist(topic, *, channel="", by, at):
    """Keep it for the council to decide (列为备选)."""
    topic.channel = channel or topic.channel
    known = next((term for term in law.Channel if topic.channel in (term.value, term.label)), None)
    require(law.missing_before_shortlist(channel=known))
    move(topic, law.Act.SHORTLIST, by=by, at=at, channel=topic.channel)
    topic.save(update_fields=["channel"])


@transaction.atomic
def set_aside(topic, *, reason, by, at):
    """Not taken (不予采用); the proposer is told why."""
    require(law.missing_before_set_aside(reason=reason, told=True))
    move(topic, law.Act.SET_ASIDE, by=by, at=at, reason=reason)
    _tell_proposer(topic, at=at, reason=reason)


@transaction.atomic
def approve(topic, *, decision, decided_on, by, at):
    """The council of chairpersons decides (确定议题); the proposer is told."""
    require(law.missing_before_approve(decision=decision))
    move(topic, law.Act.APPROVE, by=by, at=at, decision=decision, decided_on=decided_on)
    topic.decision, topic.decided_on = decision, decided_on
    topic.save(update_fields=["decision", "decided_on"])
    _tell_proposer(topic, at=at)


@transaction.atomic
def reject(topic, *, reason, by, at):
    """The council does not take it (不予确定); the proposer is told why."""
    move(topic, law.Act.REJECT, by=by, at=at, reason=reason)
    _tell_proposer(topic, at=at, reason=reason)


@transaction.atomic
def postpone(topic, *, reason, by, at):
    """The council leaves it for later (缓议); the proposer is told why."""
    move(topic, law.Act.POSTPONE, by=by, at=at, reason=reason)
    _tell_proposer(topic, at=at, reason=reason)


@transaction.atomic
def plan(topic, *, year, by, at):
    """Into the plan of a year (列入计划)."""
    move(topic, law.Act.PLAN, by=by, at=at, year=year)
    topic.year = year
    topic.save(update_fields=["year"])


@transaction.atomic
def publish(topic, *, by, at):
    """The plan is made public (公布计划)."""
    move(topic, law.Act.PUBLISH, by=by, at=at)
    topic.published = True
    topic.save(update_fields=["published"])


@transaction.atomic
def adjust(topic, *, title, reason, by, at):
    """Change a planned topic, with the reason told to all (调整)."""
    require(law.missing_before_adjust(reason=reason, told=True))
    move(topic, law.Act.ADJUST, by=by, at=at, before=topic.title, after=title, reason=reason)
    topic.title = title.strip()
    topic.save(update_fields=["title"])
    _tell_proposer(topic, at=at, reason=reason)


@transaction.atomic
def drop(topic, *, reason, by, at):
    """Take a planned topic out of the plan again (撤出计划), with the reason told to all."""
    require(law.missing_before_drop(reason=reason, told=True))
    move(topic, law.Act.DROP, by=by, at=at, reason=reason)
    _tell_proposer(topic, at=at, reason=reason)


def _tell_proposer(topic, *, at, reason=""):
    text = notices.TOPIC_NOT_TAKEN if reason else notices.TOPIC_DECIDED
    params = {"title": topic.title, "outcome": topic.state.label} | ({"reason": reason} if reason else {})
    notices.about(topic, [topic.filed_by], text, key=f"{topic.status}/{at:%Y%m%d%H%M%S}", at=at, **params)
