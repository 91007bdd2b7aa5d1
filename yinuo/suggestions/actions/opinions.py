"""Between the units (会办、协调): a co-handler's opinion for the lead, refused as empty once, and coordination."""

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.records.actions import move
from yinuo.records.parameters import policy_for
from yinuo.rules import assignments as law
from yinuo.rules import handling
from yinuo.rules.checklist import require
from yinuo.rules.lifecycle import NotAllowed
from yinuo.suggestions import clocks, notices
from yinuo.suggestions.models import Assignment, Opinion


@transaction.atomic
def opinion(assignment, *, text: str, signer: str, by, at) -> Opinion:
    """A co-handler gives the lead its opinion (提出会办意见)."""
    require(handling.missing_before_opinion(text=text, signer=signer))
    unit, suggestion = assignment.unit.name, assignment.suggestion
    move(assignment, law.Act.OPINION, by=by, at=at, unit=unit)
    assignment.done_at = at
    assignment.save(update_fields=["done_at"])
    given = assignment.opinions.create(text=text, signer=signer, by=by, at=at)
    for lead in Assignment.objects.filter(suggestion=suggestion, part=law.Part.LEAD).live():
        told = notices.people_of(lead.unit, at)
        notices.about(suggestion, told, notices.OPINION_GIVEN, at=at, key=f"opinion/{given.pk}", unit=unit)
    return given


@transaction.atomic
def refuse_opinion(assignment, *, reason: str, by, at) -> Opinion:
    """The lead sends an empty opinion back, once (退回会办意见，重庆市条例第二十条): five working days to redo it."""
    require(handling.missing_before_refuse_opinion(reason=reason))
    if assignment.opinions.filter(refused_at__isnull=False).exists():
        raise NotAllowed("会办意见只能退回一次；仍有分歧的，请提请协调")
    move(assignment, law.Act.REFUSE_OPINION, by=by, at=at, unit=assignment.unit.name, reason=reason)
    policy = policy_for(assignment.congress, localdate(at))
    due = clocks.counted(localdate(at), policy.co.redo)
    if due.due_on > assignment.due_on:
        assignment.due_on, assignment.due_basis = due.due_on, clocks.stored(due)
    assignment.done_at = None
    assignment.save(update_fields=["due_on", "due_basis", "done_at"])
    given = assignment.opinions.last()
    given.refused_at, given.refused_why = at, reason
    given.save(update_fields=["refused_at", "refused_why"])
    told, key = notices.people_of(assignment.unit, at), f"opinion-refused/{given.pk}"
    notices.about(assignment.suggestion, told, notices.OPINION_REFUSED, at=at, key=key, due=str(assignment.due_on))
    return given


def ask_coordination(assignment, *, reason: str, by, at):
    """Units do not agree (提请协调)."""
    require(["分歧所在"] if not reason.strip() else [])
    move(assignment, law.Act.ASK_COORDINATION, by=by, at=at, unit=assignment.unit.name, reason=reason)


def coordinate(assignment, *, result: str, by, at):
    """Our side or the government office settles it (协调)."""
    require(["协调结果"] if not result.strip() else [])
    move(assignment, law.Act.COORDINATE, by=by, at=at, unit=assignment.unit.name, text=result)
