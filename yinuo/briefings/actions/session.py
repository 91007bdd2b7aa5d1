"""The session itself (政情通报会), from plan to archive: SM-2."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.briefings import notices, queries
from yinuo.briefings.models import Briefing
from yinuo.people.standing import standing_of
from yinuo.records import search
from yinuo.records.actions import decide, hold, move
from yinuo.records.actions import publish as make_public
from yinuo.records.actions.founding import begin
from yinuo.records.models.publication import Part
from yinuo.records.parameters import policy_for
from yinuo.rules import briefings as law
from yinuo.rules import topics as topic_law
from yinuo.rules.checklist import require
from yinuo.rules.publication import Extent, SecrecyCheck


@transaction.atomic
def draft(congress, *, legal_kind, title, year, held_on, place, why, units=(), topic=None, by, at, **facts) -> Briefing:
    """Draw up the plan of a session (拟订方案); its number is year and serial."""
    hold(congress.pk)
    briefing = Briefing(
        congress=congress,
        number=f"{year}-{_last_serial(congress, year) + 1}",
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
    let_be_found(briefing)
    return briefing


def _last_serial(congress, year) -> int:
    taken = Briefing.objects.filter(congress=congress, number__startswith=f"{year}-").values_list("number", flat=True)
    return max((int(number.split("-")[1]) for number in taken), default=0)


def let_be_found(briefing) -> None:
    """Put a session into the search index (编入索引): its name, purpose, topic and report."""
    body = [briefing.why, str(briefing.topic or ""), briefing.place, *briefing.principles, briefing.report_text]
    search.index(briefing, f"{briefing.number} {briefing.title}", "\n".join(part for part in body if part))


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
    """The council wants the plan changed (退回修改)."""
    move(briefing, law.Act.SEND_BACK, by=by, at=at, reason=reason)


def approve(briefing, *, by, at):
    """The council approves the plan (批准方案): the topic is decided and units are named."""
    require(law.missing_before_approve(plan_of(briefing)))
    move(briefing, law.Act.APPROVE, by=by, at=at)


@transaction.atomic
def link(briefing, *, activity, by, at):
    """Join an inspection or research to the session it prepares (关联视察调研)."""
    move(briefing, law.Act.LINK, by=by, at=at, activity=activity.title)
    activity.briefing = briefing
    activity.save(update_fields=["briefing"])


@transaction.atomic
def notify(briefing, *, matters, by, at):
    """Send the notice of the session (会议通知), seven days before or earlier, to deputies and answering units."""
    days = (briefing.held_on - localdate(at)).days if briefing.held_on else None
    early = policy_for(briefing.congress, localdate(at)).sessions.notice_days
    require(
        law.missing_before_notify(
            matters=matters, participants=briefing.participants.count(), days_before=days, notice_days=early
        )
    )
    move(briefing, law.Act.NOTIFY, by=by, at=at, matters=matters)
    words = {"title": briefing.title, "day": briefing.held_on}
    told = notices.invited(briefing)
    notices.about(briefing, told, notices.INVITED, key="invited", at=at, place=briefing.place, **words)
    answering = notices.people_of(briefing.units.all(), at)
    notices.about(briefing, answering, notices.TO_ANSWER, key="to-answer", at=at, **words)


@transaction.atomic
def upload(briefing, *, report_text, by, at):
    """The government's report, a version of it (通报稿); the trail keeps every version."""
    move(briefing, law.Act.UPLOAD, by=by, at=at, report=report_text)
    briefing.report_text = report_text
    briefing.save(update_fields=["report_text"])
    let_be_found(briefing)


def comment(briefing, *, text, by, at):
    """What the committee says to the draft report (反馈意见)."""
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
    """Open the agenda again, with the reason (解锁议程)."""
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
    move(briefing, law.Act.SIGN_MINUTES, by=by, at=at, minutes=text)
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
    told = [*notices.invited(briefing), *notices.people_of(briefing.units.all(), at)]
    notices.about(briefing, told, notices.PUBLISHED, key="published", at=at, title=briefing.title)


@transaction.atomic
def postpone(briefing, *, reason, by, at):
    """Hold it later (延期召开); everybody is told why."""
    require(law.missing_before_postpone(reason=reason, told=True))
    move(briefing, law.Act.POSTPONE, by=by, at=at, reason=reason)
    _tell_all(briefing, reason, at)


def resume(briefing, *, by, at):
    """A session put off goes to the council again (重新报批)."""
    move(briefing, law.Act.RESUME, by=by, at=at)


@transaction.atomic
def cancel(briefing, *, reason, by, at):
    """It is not held (取消); everybody is told why."""
    require(law.missing_before_cancel(reason=reason, told=True))
    move(briefing, law.Act.CANCEL, by=by, at=at, reason=reason)
    _tell_all(briefing, reason, at)


def _tell_all(briefing, reason, at):
    told = [*notices.invited(briefing), *notices.people_of(briefing.units.all(), at)]
    words = {"title": briefing.title, "outcome": briefing.state.label, "reason": reason}
    notices.about(briefing, told, notices.SESSION_CHANGED, key=f"{briefing.status}/{at:%Y%m%d%H%M%S}", at=at, **words)


def reopen(briefing, *, reason, by, at):
    """Something is left to follow up after all (恢复跟踪)."""
    require([] if reason.strip() else ["恢复跟踪的理由"])
    move(briefing, law.Act.REOPEN, by=by, at=at, reason=reason)


def archive(briefing, *, by, at):
    """The file is closed (归档)."""
    move(briefing, law.Act.ARCHIVE, by=by, at=at)


def complete_finished(at) -> int:
    """The timer: published sessions in follow-up whose suggestions and promises are all finished are completed (办结).

    One that is not published yet still waits for its minutes, its secrecy check or its release.
    """
    done = 0
    for briefing in Briefing.objects.published().filter(status=law.Status.IN_FOLLOW_UP).select_related("topic"):
        cases, promises, reports = queries.unfinished(briefing)
        settled_for = briefing.held_on and localdate(at) > briefing.held_on + timedelta(days=1)
        if settled_for and not law.missing_before_complete(suggestions=cases, promises=promises, reports=reports):
            complete(briefing, at=at)
            done += 1
    return done


@transaction.atomic
def complete(briefing, *, at):
    """Nothing is owed any more (办结); its topic is concluded with it."""
    move(briefing, law.Act.COMPLETE, by=None, at=at)
    if briefing.topic is not None and briefing.topic.state == topic_law.Status.PLANNED:
        move(briefing.topic, topic_law.Act.CONCLUDE, by=None, at=at)
