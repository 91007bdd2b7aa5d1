"""Questions, follow-ups and answers (问询、追问、应询): SM-5. Entered from the record here; the live hall uses the same acts."""

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.briefings import notices
from yinuo.briefings.actions.speeches import suggestion_from
from yinuo.briefings.models import Answer, AnsweringUnit, Question
from yinuo.people.standing import standing_of
from yinuo.promises.actions import record as record_promise
from yinuo.records import search
from yinuo.records.actions import hold, move
from yinuo.records.actions.founding import begin
from yinuo.records.parameters import policy_for, work_calendar
from yinuo.rules import briefings as session_law
from yinuo.rules import promises as promise_law
from yinuo.rules import questions as law
from yinuo.rules.checklist import require
from yinuo.rules.deadlines import deadline
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role
from yinuo.suggestions.models import Suggestion


def may_ask(briefing, user) -> bool:
    """May this person enter a question now: a deputy their own, the floor anybody's (可否提问)."""
    roles = standing_of(user).roles if standing_of(user).congress_id == briefing.congress_id else frozenset()
    return briefing.state == session_law.Status.LIVE and bool(roles & (law.ASKERS | law.FLOOR))


def ask(briefing, *, deputy, text, delegation=None, parent=None, consented=False, by, at) -> Question:
    """A deputy asks (提问); with a parent it is a follow-up (追问), by somebody else only if the chair consents."""
    if briefing.state != session_law.Status.LIVE:
        raise NotAllowed("开会期间才能提问")
    if not text.strip():
        raise NotAllowed("还缺：问题内容")
    require(law.missing_before_ask(entitled=briefing.participants.filter(deputy=deputy).exists(), in_scope=True))
    if parent is not None:
        require(missing_for_follow_up(parent, deputy, consented=consented, at=at))
    return _ask(briefing, deputy, text, delegation, parent, by, at)


def missing_for_follow_up(parent, deputy, *, consented, at) -> list[str]:
    """What stands against one more follow-up under this question (追问前尚缺)."""
    depth, above = 1, parent
    while above.parent_id is not None:
        depth, above = depth + 1, above.parent
    return law.missing_before_follow_up(
        depth=depth,
        max_depth=policy_for(parent.congress, localdate(at)).floor.follow_up_depth,
        same_asker=deputy.pk == parent.deputy_id,
        consented=consented,
    )


@transaction.atomic
def _ask(briefing, deputy, text, delegation, parent, by, at):
    hold(briefing.congress_id)
    question = Question(
        congress=briefing.congress,
        briefing=briefing,
        order=briefing.questions.filter(parent__isnull=parent is None).count() + 1,
        parent=parent,
        deputy=deputy,
        delegation=delegation or deputy.delegation,
        text=text.strip(),
        asked_at=at,
    )
    roles = standing_of(by).roles & (law.ASKERS | law.FLOOR)
    begin(question, roles=roles | ({Role.OFFICE} if Role.CHAIR in roles else set()), by=by, at=at)
    move(question, law.Act.ASK, by=by, at=at, text=question.text, deputy=deputy.name)
    if parent is not None:
        move(parent, law.Act.FOLLOW_UP, by=by, at=at, question=question.pk)
    let_be_found(question)
    return question


def let_be_found(question) -> None:
    """Put a question into the search index (编入索引)."""
    search.index(question, f"{question.briefing.title}　{question.deputy or ''}{question}", question.text)


@transaction.atomic
def route(question, *, units, by, at):
    """The chair names who answers (指定应询单位); the first leads."""
    require(law.missing_before_route(units=tuple(unit.name for unit in units)))
    move(question, law.Act.ROUTE, by=by, at=at, units=[unit.name for unit in units])
    question.units.set(units)
    question.lead = units[0]
    question.save(update_fields=["lead"])


@transaction.atomic
def answer(question, *, text, answered_by, by, at) -> Answer:
    """Answered on the spot (应询). `answered_by`: (unit, person, post) for each who spoke, the lead first."""
    for _unit, person, post in answered_by:
        require(law.missing_before_answer(name=person, post=post))
    if not text.strip():
        raise NotAllowed("还缺：答复内容")
    move(question, law.Act.ANSWER, by=by, at=at, text=text, units=[unit.name for unit, _, _ in answered_by])
    return _answer(question, text, answered_by, at, written=False)


def _answer(question, text, answered_by, at, *, written):
    made = Answer.objects.create(question=question, text=text.strip(), answered_at=at, written=written)
    AnsweringUnit.objects.bulk_create(
        AnsweringUnit(answer=made, unit=unit, person=person, post=post, order=place)
        for place, (unit, person, post) in enumerate(answered_by)
    )
    search.index(made, str(made), made.text)
    return made


@transaction.atomic
def defer(question, *, by, at):
    """To be answered in writing (会后书面答复), within a month by the nearest rule."""
    due = deadline(localdate(at), policy_for(question.congress, localdate(at)).floor.deferred, work_calendar())
    require(law.missing_before_defer(unit=question.lead.name if question.lead else "", by_known=True))
    move(question, law.Act.DEFER, by=by, at=at, due_on=due.due_on)
    question.written_due_on = due.due_on
    question.save(update_fields=["written_due_on"])
    words = {"title": question.briefing.title, "name": str(question.deputy or ""), "due": due.due_on}
    told = notices.people_of(question.units.all(), at)
    notices.about(question, told, notices.WRITTEN_DUE, key="written-due", at=at, **words)


@transaction.atomic
def answer_in_writing(question, *, text, signer, by, at) -> Answer:
    """The written answer after the session (书面答复)."""
    require(law.missing_before_answer_in_writing(text=text, signer=signer))
    unit = next((unit for unit in question.units.all() if standing_of(by).in_unit(unit.pk)), None)
    move(question, law.Act.ANSWER_IN_WRITING, by=by, at=at, text=text, signer=signer)
    return _answer(question, text, [(unit or question.lead, signer, "")], at, written=True)


def mark_satisfied(question, *, by, at):
    """The deputy is satisfied with the answer (表示满意)."""
    move(question, law.Act.MARK_SATISFIED, by=by, at=at)


@transaction.atomic
def note_promise(question, *, answer, words, due_on=None, measure="", evidence_kind="", by, at):
    """A promise in the words just said (记为承诺): the words must stand in the answer, letter for letter.

    A deputy may note one; on the promises' own ledger it is then entered by the system, and the unit may object.
    """
    if answer.question_id != question.pk:
        raise NotAllowed("承诺须出自本问题的答复")
    start = answer.text.find(words.strip())
    if not words.strip() or start < 0:
        raise NotAllowed("承诺须是答复中的原话，请从答复里选取")
    lead = answer.by_units.select_related("unit").first()
    move(question, law.Act.NOTE_PROMISE, by=by, at=at, words=words.strip())
    recorder = by if standing_of(by).roles & promise_law.RECORDERS else None
    return record_promise(
        words,
        source=answer,
        source_text=answer.text,
        said_on=localdate(answer.answered_at or at),
        said_by=answer.said_by,
        to=[question.deputy],
        unit=lead.unit if lead else None,
        due_on=due_on,
        measure=measure,
        evidence_kind=evidence_kind,
        by=recorder,
        at=at,
    )


def want_handling(question, *, by, at):
    """The deputy wants it handled in writing (要求书面办理); it is converted after the session."""
    move(question, law.Act.WANT_HANDLING, by=by, at=at)


def check_convertible(question, by):
    """Refuse unless this person may turn this question into a suggestion now (可否转办)."""
    if Role.COMMISSION not in question.roles_of(by):
        raise NotAllowed("只有代表工委可以转为代表建议")
    if question.state not in {law.Status.ANSWERED, law.Status.CLOSED}:
        raise NotAllowed("问题有答复之后才能转为代表建议")


@transaction.atomic
def convert(question, *, matter, by, at):
    """Turn a question into a suggestion, one matter (转为代表建议); staff do, after the session."""
    check_convertible(question, by)
    require([] if matter["title"].strip() else ["标题"])
    hold(question.congress_id)
    if Suggestion.objects.filter(source_kind=question.kind, source_id=question.pk, title=matter["title"].strip()):
        raise NotAllowed("该问题已经转为同一标题的代表建议")
    return suggestion_from(question, question.deputy, matter, by=by, at=at)


def close(question, *, by, at):
    """The floor goes on to the next question (结束)."""
    move(question, law.Act.CLOSE, by=by, at=at)


def withdraw(question, *, by, at):
    """The deputy takes a registered question back (撤回)."""
    move(question, law.Act.WITHDRAW, by=by, at=at)
