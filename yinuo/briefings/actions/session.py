"""The session itself (政情通报会), from plan to archive: SM-2."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.briefings import queries
from yinuo.briefings.models import Briefing, Participant
from yinuo.people.standing import standing_of
from yinuo.records.actions import decide, move
from yinuo.records.actions import publish as make_public
from yinuo.records.actions.founding import begin
from yinuo.records.models.publication import Part
from yinuo.records.parameters import policy_for
from yinuo.rules import briefings as law
from yinuo.rules.checklist import require
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.publication import Extent, SecrecyCheck
from yinuo.rules.terms import Role

INVITERS = {Role.OFFICE, Role.COMMITTEE, Role.COMMISSION}


@transaction.atomic
def draft(congress, *, legal_kind, title, year, held_on, place, why, units=(), topic=None, by, at, **facts) -> Briefing:
    """Draw up the plan of a session (拟订方案); its number is year and serial."""
    serial = Briefing.objects.filter(congress=congress, year=year).count() + 1
    briefing = Briefing(
        congress=congress,
        number=f"{year}-{serial}",
        legal_kind=legal_kind,
        title=title.strip(),
        topic=topic,
        year=year,
        held_on=held_on,
        place=place,
        why=why,
        convened_by=facts.pop("convened_by", congress.short_name),
        **facts,
    )
    begin(briefing, roles=standing_of(by).roles, by=by, at=at, title=briefing.title)
    briefing.units.set(units)
    return briefing


def plan_of(briefing) -> law.Plan:
    """The plan as the law looks at it (工作方案)."""
    topic = briefing.topic
    return law.Plan(
        kind=law.Kind(briefing.legal_kind) if briefing.legal_kind else None,
        title=briefing.title,
        purpose=briefing.why,
        place=briefing.place,
        day_known=briefing.held_on is not None,
        topic_approved=topic is not None and topic.decided_on is not None,
        units=tuple(unit.name for unit in briefing.units.all()),
    )


def submit(briefing, *, by, at):
    """Send the plan to the council of chairpersons (报批方案)."""
    minima = policy_for(briefing.congress, localdate(at)).interpellations
    least = minima.county if briefing.congress.level == "county" else minima.city
    require(law.missing_before_submit(plan_of(briefing), interpellation_min=least))
    move(briefing, law.Act.SUBMIT, by=by, at=at)


def send_back(briefing, *, reason, by, at):
    move(briefing, law.Act.SEND_BACK, by=by, at=at, reason=reason)


def approve(briefing, *, by, at):
    """The council approves the plan (批准方案): the topic is decided and units are named."""
    require(law.missing_before_approve(plan_of(briefing)))
    move(briefing, law.Act.APPROVE, by=by, at=at)


@transaction.atomic
def invite(briefing, deputies, *, by, at):
    """Put deputies on the list of those invited (参会人员)."""
    if not briefing.roles_of(by) & INVITERS:
        raise NotAllowed("只有常委会办公室、专门（工作）委员会、代表工委可以确定参会人员")
    for deputy in deputies:
        Participant.objects.get_or_create(briefing=briefing, deputy=deputy, defaults={"delegation": deputy.delegation})
    return briefing


def notify(briefing, *, matters, by, at):
    """Send the notice of the session (会议通知), seven days before or earlier."""
    days = (briefing.held_on - localdate(at)).days if briefing.held_on else None
    early = policy_for(briefing.congress, localdate(at)).sessions.notice_days
    require(
        law.missing_before_notify(
            matters=matters, participants=briefing.participants.count(), days_before=days, notice_days=early
        )
    )
    move(briefing, law.Act.NOTIFY, by=by, at=at, matters=matters)


@transaction.atomic
def upload(briefing, *, report_text, by, at):
    """The government's report, a version of it (通报稿); the trail keeps every version's length and hash."""
    move(briefing, law.Act.UPLOAD, by=by, at=at, text=report_text)
    briefing.report_text = report_text
    briefing.save(update_fields=["report_text"])


def comment(briefing, *, text, by, at):
    move(briefing, law.Act.COMMENT, by=by, at=at, text=text)


def collect(briefing, *, text, by, at):
    """Opinions compiled for the government to answer in its report (汇总意见)."""
    move(briefing, law.Act.COLLECT, by=by, at=at, text=text)


def lock(briefing, *, by, at):
    """Lock the agenda (锁定议程): a speaker for every group the plan calls on, units confirmed, notice sent."""
    require(
        law.missing_before_lock(
            speakers=queries.speakers_by_group(briefing),
            one_per_group=bool(briefing.speaker_rule),
            units={unit.short_name: True for unit in briefing.units.all()},
            notice_sent=briefing.trail().filter(act=law.Act.NOTIFY).exists(),
        )
    )
    move(briefing, law.Act.LOCK, by=by, at=at)


def unlock(briefing, *, reason, by, at):
    move(briefing, law.Act.UNLOCK, by=by, at=at, reason=reason)


@transaction.atomic
def open_session(briefing, *, by, at):
    """The chair opens (开会); those invited who asked no leave are counted as present unless noted otherwise."""
    quorum = policy_for(briefing.congress, localdate(at)).sessions.quorum
    present = briefing.participants.exclude(attendance__in=["leave", "absent"])
    require(law.missing_before_open(attendance_recorded=present.exists(), present=present.count(), quorum=quorum))
    present.update(attendance="present")
    move(briefing, law.Act.OPEN, by=by, at=at)


def close(briefing, *, by, at):
    """Close the session (散会): no question without a result."""
    states = {f"“{question}”": question.state for question in briefing.questions.all()}
    require(law.missing_before_close(states))
    move(briefing, law.Act.CLOSE, by=by, at=at)


@transaction.atomic
def confirm(briefing, *, by, at):
    """The record is confirmed once every speaker has signed theirs (确认会议记录); that is the deputies' wish to show it."""
    unsigned = tuple(str(speech.deputy or speech) for speech in queries.unsigned_speeches(briefing))
    require(law.missing_before_confirm(unsigned))
    move(briefing, law.Act.CONFIRM, by=by, at=at)
    decide(briefing, Part.WISH, Extent.FULL, remark="发言代表均已签认记录", by=by, at=at)


def follow_up(briefing, *, by, at):
    """Every speech has its track; from here the session is followed up (转办完成)."""
    require(law.missing_before_convert(queries.tracks(briefing)))
    move(briefing, law.Act.CONVERT, by=by, at=at)


@transaction.atomic
def sign_minutes(briefing, *, text, by, at):
    """The secretary-general signs the minutes (签发会议纪要); with that the office has reviewed them for publication."""
    move(briefing, law.Act.SIGN_MINUTES, by=by, at=at, text=text)
    decide(briefing, Part.REVIEW, Extent.FULL, remark="会议纪要签发", by=by, at=at)


@transaction.atomic
def check_secrecy(briefing, *, finding, ground, by, at):
    """The secrecy check of what is to be published (保密审查)."""
    move(briefing, law.Act.CHECK_SECRECY, by=by, at=at, ground=ground)
    decide(briefing, Part.SECRECY, SecrecyCheck(finding), remark=ground, redactions=[], by=by, at=at)


@transaction.atomic
def publish(briefing, *, by, at):
    """Make the session public (发布): minutes signed, secrecy checked, the three decisions made."""
    acts = set(briefing.trail().values_list("act", flat=True))
    require(
        law.missing_before_publish(
            minutes_signed=str(law.Act.SIGN_MINUTES) in acts, secrecy_checked=str(law.Act.CHECK_SECRECY) in acts
        )
    )
    move(briefing, law.Act.PUBLISH, by=by, at=at)
    make_public(briefing, by=by, at=at)


def postpone(briefing, *, reason, by, at):
    require(law.missing_before_postpone(reason=reason, told=True))
    move(briefing, law.Act.POSTPONE, by=by, at=at, reason=reason)


def resume(briefing, *, by, at):
    move(briefing, law.Act.RESUME, by=by, at=at)


def cancel(briefing, *, reason, by, at):
    require(law.missing_before_cancel(reason=reason, told=True))
    move(briefing, law.Act.CANCEL, by=by, at=at, reason=reason)


def complete_finished(at) -> int:
    """The timer: sessions in follow-up whose suggestions and promises are all finished are completed (办结)."""
    done = 0
    for briefing in Briefing.objects.filter(status=law.Status.IN_FOLLOW_UP):
        open_cases, open_promises = queries.unfinished(briefing)
        settled_for = briefing.held_on and localdate(at) > briefing.held_on + timedelta(days=1)
        if settled_for and not law.missing_before_complete(suggestions=open_cases, promises=open_promises, reports=0):
            move(briefing, law.Act.COMPLETE, by=None, at=at)
            done += 1
    return done
