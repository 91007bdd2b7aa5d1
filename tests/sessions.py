"""Sessions as tests need them, reached by living through the real acts: `session(cast, at=Status.LIVE)`.

The topic is decided in March 2026; the session is held on Thursday 16 April 2026 at nine.
"""

from datetime import UTC, date, datetime, timedelta

from tests.cast import AT, Cast
from yinuo.briefings.actions import activities, attendance, questions, speeches, topics
from yinuo.briefings.actions import session as sessions
from yinuo.briefings.models import Activity, Briefing, Question, Speech, Topic
from yinuo.people.models import Post, User
from yinuo.rules import inspections as activity_law
from yinuo.rules import questions as question_law
from yinuo.rules import speeches as speech_law
from yinuo.rules import topics as topic_law
from yinuo.rules.briefings import Kind, Status
from yinuo.rules.publication import SecrecyCheck
from yinuo.rules.terms import Role

HELD_ON = date(2026, 4, 16)
IN_THE_HALL = datetime(2026, 4, 16, 1, 0, tzinfo=UTC)
SPEECH = "加装电梯移交后没有人修。建议明确维护责任，设立维护资金。"
ASKED = "维护资金什么时候能够设立？"
WORDS = "今年年底前设立维护资金"
ANSWER = f"已经作了测算。我局{WORDS}，并向代表通报。"
MATTERS = [
    {"title": "关于明确电梯维护责任的建议", "grounds": "移交后没有人修。", "request": "明确维护责任。"},
    {"title": "关于设立电梯维护资金的建议", "grounds": "维护没有资金。", "request": "设立维护资金。"},
]
OF_THE_CAST = {
    Role.DEPUTY: "lead",
    Role.COMMISSION: "commission",
    Role.OFFICE: "office",
    Role.COUNCIL: "council",
    Role.CHAIR: "chair",
    Role.SECRETARY_GENERAL: "secretary_general",
    Role.GOVERNMENT_OFFICE: "government_office",
    Role.REVIEWER: "reviewer",
    Role.PUBLICITY: "publicity",
    Role.ADMINISTRATOR: "administrator",
    Role.UNIT_CLERK: "clerk",
    Role.UNIT_LEADER: "head",
}


def holder(cast: Cast, role: Role) -> User:
    """Who holds this role in 示例市: one of the cast, else somebody who is given the post."""
    if role in OF_THE_CAST:
        return getattr(cast, OF_THE_CAST[role])
    username = f"{cast.congress.slug}-{role}"
    if known := User.objects.filter(username=username).first():
        return known
    made = User.objects.create(username=username, name=f"{role.label}甲", congress=cast.congress)
    where = {"delegation": cast.delegation} if role == Role.DELEGATION_HEAD else {}
    where |= {"group": cast.group} if role == Role.GROUP_CONVENER else {}
    Post.objects.create(
        congress=cast.congress, user=made, role=role, title=role.label, from_on=date(2022, 1, 1), **where
    )
    return made


def fresh(thing):
    return type(thing)._default_manager.get(pk=thing.pk)


def topic(cast: Cast, at=topic_law.Status.PLANNED) -> Topic:
    """A topic proposed by 代表甲, as far as `at`."""
    law = topic_law.Status
    made = topics.propose(cast.congress, title="加装电梯后续维护情况", reason="群众关切。", by=cast.lead, at=AT)
    if at == law.PROPOSED:
        return made
    if at == law.NOT_TAKEN:
        topics.set_aside(made, reason="已列入另一议题", by=cast.office, at=AT)
        return made
    topics.shortlist(made, channel=topic_law.Channel.SUGGESTIONS.value, by=cast.office, at=AT)
    if at == law.SHORTLISTED:
        return made
    if at in {law.REJECTED, law.POSTPONED}:
        refuse = topics.reject if at == law.REJECTED else topics.postpone
        refuse(made, reason="条件还不成熟", by=cast.council, at=AT)
        return made
    topics.approve(made, decision="第三十二次主任会议", decided_on=date(2026, 3, 3), by=cast.council, at=AT)
    if at == law.APPROVED:
        return made
    topics.plan(made, year=2026, by=cast.office, at=AT)
    if at == law.DROPPED:
        topics.drop(made, reason="年度计划调整", by=cast.council, at=AT)
    return made


def session(cast: Cast, at: Status = Status.PREPARING, *, spoken=True) -> Briefing:
    """A session as far as `at`; with a speech, a question answered and a promise unless not `spoken`."""
    made = sessions.draft(
        cast.congress,
        legal_kind=Kind.BRIEFING,
        title="加装电梯后续维护情况政情通报会",
        year=2026,
        held_on=HELD_ON,
        place="示例会议厅",
        why="听取后续维护情况",
        units=[cast.unit],
        topic=topic(cast),
        by=cast.office,
        at=AT,
    )
    for reached, step in STAGES:
        if fresh(made).state == at:
            break
        if at in {Status.POSTPONED, Status.CANCELLED} and reached == Status.PREPARING:
            put_off = sessions.postpone if at == Status.POSTPONED else sessions.cancel
            put_off(made, reason="日程冲突", by=cast.council, at=AT)
            break
        step(cast, made, spoken)
        made = fresh(made)
    made = fresh(made)
    assert made.status == at, f"wanted {at}, got {made.status}"
    return made


def _submitted(cast, made, spoken):
    sessions.submit(made, by=cast.office, at=AT)


def _preparing(cast, made, spoken):
    sessions.approve(made, by=cast.council, at=AT)


def _ready(cast, made, spoken):
    attendance.invite(made, [cast.lead.deputy, cast.cosigner.deputy], by=cast.office, at=AT)
    sessions.notify(made, matters="通报；发言；问询", by=cast.office, at=AT)
    if spoken:
        speech_at(cast, made, speech_law.Status.SCHEDULED)
    sessions.lock(made, by=cast.chair, at=AT)


def _live(cast, made, spoken):
    sessions.open_session(made, by=cast.chair, at=IN_THE_HALL)


def _closed(cast, made, spoken):
    if spoken:
        speeches.deliver(made.speeches.get(), by=cast.office, at=IN_THE_HALL)
        question = question_at(cast, made, question_law.Status.ANSWERED)
        questions.note_promise(question, answer=question.answers.get(), words=WORDS, by=cast.office, at=IN_THE_HALL)
    sessions.close(made, by=cast.chair, at=IN_THE_HALL + timedelta(hours=3))


def _confirmed(cast, made, spoken):
    for speech in made.speeches.filter(status=speech_law.Status.DELIVERED):
        speeches.confirm(speech, by=cast.lead, at=IN_THE_HALL + timedelta(days=1))
    sessions.confirm(made, by=cast.office, at=IN_THE_HALL + timedelta(days=1))


def _in_follow_up(cast, made, spoken):
    for speech in made.speeches.filter(status=speech_law.Status.RECORD_CONFIRMED):
        speeches.convert(
            speech, matters=MATTERS, split_confirmed=True, by=cast.commission, at=IN_THE_HALL + timedelta(days=2)
        )
    sessions.follow_up(made, by=cast.commission, at=IN_THE_HALL + timedelta(days=2))


def _completed(cast, made, spoken):
    publish(cast, made)
    assert sessions.complete_finished(IN_THE_HALL + timedelta(days=30)) == 1


def _archived(cast, made, spoken):
    sessions.archive(made, by=holder(cast, Role.ARCHIVIST), at=IN_THE_HALL + timedelta(days=31))


STAGES = [
    (Status.UNDER_APPROVAL, _submitted),
    (Status.PREPARING, _preparing),
    (Status.READY, _ready),
    (Status.LIVE, _live),
    (Status.CLOSED, _closed),
    (Status.RECORDS_CONFIRMED, _confirmed),
    (Status.IN_FOLLOW_UP, _in_follow_up),
    (Status.COMPLETED, _completed),
    (Status.ARCHIVED, _archived),
]


def publish(cast: Cast, made: Briefing) -> Briefing:
    """Minutes signed, secrecy checked, released."""
    at = IN_THE_HALL + timedelta(days=5)
    sessions.sign_minutes(made, text="会议纪要：听取通报，代表发言、问询。", by=cast.secretary_general, at=at)
    sessions.check_secrecy(made, finding=SecrecyCheck.PASSED, ground="不涉密", by=cast.reviewer, at=at)
    sessions.publish(made, by=cast.publicity, at=at)
    return fresh(made)


def speech_at(cast: Cast, made: Briefing, at: speech_law.Status) -> Speech:
    """代表甲's speech at a session that is being prepared, as far as its being put in order."""
    law = speech_law.Status
    speech = speeches.nominate(made, deputy=cast.lead.deputy, title="电梯维护", by=cast.office, at=AT)
    steps = [
        (law.SUBMITTED, lambda: speeches.submit(speech, text=SPEECH, by=cast.lead, at=AT)),
        (
            law.REVIEWED,
            lambda: speeches.review(speech, facts_checked=True, secrecy_checked=True, by=cast.commission, at=AT),
        ),
        (law.SCHEDULED, lambda: speeches.schedule(speech, order=1, by=cast.office, at=AT)),
    ]
    for _reached, step in steps:
        if speech.state == at:
            break
        step()
    if at == law.WITHDRAWN:
        speeches.withdraw(speech, reason="出差", by=cast.lead, at=AT)
    return speech


def spoken_speech(cast: Cast, at: speech_law.Status) -> Speech:
    """代表甲's speech in any of its states, with the session around it that belongs to that state."""
    law = speech_law.Status
    before = {law.NOMINATED, law.SUBMITTED, law.REVIEWED, law.WITHDRAWN}
    if at in before:
        return speech_at(cast, session(cast), at)
    if at == law.SCHEDULED:
        return session(cast, Status.READY).speeches.get()
    if at == law.DELIVERED:
        return session(cast, Status.CLOSED).speeches.get()
    if at == law.RECORD_CONFIRMED:
        return session(cast, Status.RECORDS_CONFIRMED).speeches.get()
    return session(cast, Status.IN_FOLLOW_UP).speeches.get()


def question_at(cast: Cast, made: Briefing, at: question_law.Status) -> Question:
    """代表甲's question in an open session, as far as `at`."""
    law = question_law.Status
    asked = questions.ask(made, deputy=cast.lead.deputy, text=ASKED, by=cast.office, at=IN_THE_HALL)
    if at == law.ASKED:
        return asked
    questions.route(asked, units=[cast.unit], by=cast.chair, at=IN_THE_HALL)
    if at == law.ANSWERING:
        return asked
    if at == law.DEFERRED:
        questions.defer(asked, by=cast.chair, at=IN_THE_HALL)
        return asked
    answered_by = [(cast.unit, "甲局局长", "局长")]
    questions.answer(asked, text=ANSWER, answered_by=answered_by, by=cast.office, at=IN_THE_HALL)
    if at == law.CLOSED:
        questions.close(asked, by=cast.chair, at=IN_THE_HALL)
    return asked


def activity(cast: Cast, at: activity_law.Status = activity_law.Status.PLANNED, *, briefing=None) -> Activity:
    """A special research visit with 代表甲, as far as `at`."""
    law = activity_law.Status
    convener = holder(cast, Role.GROUP_CONVENER)
    made = activities.plan(
        cast.congress,
        form=activity_law.Kind.SPECIAL,
        title="加装电梯维护情况专题调研",
        from_on=date(2026, 3, 20),
        sites=["示例小区"],
        group=cast.group,
        briefing=briefing,
        by=cast.office,
        at=AT,
    )
    report = {"when": "3月20日", "content": "看现场", "problems": "没有人修", "suggestions": "明确责任"}
    steps = [
        (law.APPROVED, lambda: activities.approve(made, units=[cast.unit], by=cast.office, at=AT)),
        (
            law.NOTIFIED,
            lambda: activities.notify(made, deputies=[cast.lead.deputy], recusals_asked=True, by=cast.office, at=AT),
        ),
        (law.DONE, lambda: activities.carry_out(made, by=convener, at=AT)),
        (law.REPORTED, lambda: activities.report(made, **report, by=convener, at=AT)),
        (law.FORWARDED, lambda: activities.forward(made, units=[cast.unit], by=cast.office, at=AT)),
        (law.FED_BACK, lambda: activities.feed_back(made, text="正在研究办理。", by=cast.clerk, at=AT)),
        (law.CLOSED, lambda: activities.close(made, by=cast.office, at=AT)),
    ]
    if at == law.CANCELLED:
        activities.cancel(made, reason="天气", by=cast.council, at=AT)
    for _reached, step in steps:
        if made.state == at:
            break
        step()
    assert made.status == at, f"wanted {at}, got {made.status}"
    return made


def acted(thing, action, act, *, by, at=AT, **said):
    """Do it, and hold that the trail of the thing got one entry for it: this act, this person, these states."""
    before, source = thing.trail().count(), thing.status
    result = action(thing, **said, by=by, at=at)
    steps = [entry for entry in thing.trail().order_by("seq")[before:] if entry.source]  # notes beside it have no state
    assert [step.act for step in steps] == [act]
    now = fresh(thing)
    assert (steps[0].by, steps[0].at, steps[0].source, steps[0].target) == (by, at, source, now.status)
    return result
