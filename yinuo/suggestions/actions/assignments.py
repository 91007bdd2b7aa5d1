"""Handing over and beginning (交办、签收、落实承办人、与代表沟通): here both clocks start."""

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.records.actions import move, note
from yinuo.records.parameters import policy_for
from yinuo.rules import assignments as law
from yinuo.rules import handling
from yinuo.rules import suggestions as matter
from yinuo.rules.assignments import Part
from yinuo.rules.checklist import require
from yinuo.rules.limits import DIFFICULT
from yinuo.suggestions import clocks, notices
from yinuo.suggestions.models import Assignment, Contact


@transaction.atomic
def assign(
    suggestion,
    *,
    lead=None,
    co=(),
    separate=None,
    difficult: bool = False,
    protected: bool = False,
    task: str = "",
    document: str = "",
    by,
    at,
) -> list[Assignment]:
    """Hand the suggestion to the units that must reply, and start both clocks (交办，代表法第五十一条).

    One `lead` with any number of `co` units, or `separate` units with the part of each: {unit: "what"}. `difficult`
    gives six months instead of three, `protected` keeps the deputy's name from everybody on the answering side.
    """
    separate = separate or {}
    parts = dict.fromkeys(co, Part.CO) | dict.fromkeys(separate, Part.SEPARATE)
    if lead is not None:
        parts[lead] = Part.LEAD
    division = handling.Division(
        {unit.name: part for unit, part in parts.items()}, {unit.name: what for unit, what in separate.items()}
    )
    foreign = [unit.name for unit in parts if unit.congress_id != suggestion.congress_id]
    gone = [unit.name for unit in parts if unit.abolished_on and unit.abolished_on <= localdate(at)]
    require([f"{name}是本级承办单位" for name in foreign] + [f"{name}撤销后的承继单位" for name in gone])
    require(
        handling.missing_before_assign(
            division,
            publication_wish=bool(suggestion.publish_wish),
            secrecy_decided=protected is not None,
            reply_limit=True,
        )
    )
    named = [f"{unit.short_name}（{part.label}）" for unit, part in parts.items()]
    move(suggestion, matter.Act.ASSIGN, by=by, at=at, units=named, document=document)
    policy = policy_for(suggestion.congress, localdate(at))
    due = clocks.counted(localdate(at), DIFFICULT if difficult else policy.replies.deadline)
    suggestion.assigned_at, suggestion.due_on, suggestion.due_basis = at, due.due_on, clocks.stored(due)
    suggestion.difficult, suggestion.protected = difficult, protected
    suggestion.save(
        update_fields=["assigned_at", "due_on", "due_basis", "difficult", "protected"],
    )
    made = [
        hand_to(suggestion, unit, part, task=separate.get(unit, task if part is Part.LEAD else ""), by=by, at=at)
        for unit, part in parts.items()
    ]
    told = notices.signers(suggestion)
    notices.about(suggestion, told, notices.WHO_HANDLES, at=at, key="assigned", units="、".join(named))
    return made


def hand_to(suggestion, unit, part: Part, *, task="", replaces=None, inherit=None, by, at) -> Assignment:
    """One unit's share with its own clock (交办件); after a return never past six months from the first assignment."""
    policy = policy_for(suggestion.congress, localdate(at))
    today, first = localdate(at), localdate(suggestion.assigned_at)
    ordinary = DIFFICULT if suggestion.difficult else policy.replies.deadline
    limit = policy.co.deadline if part is Part.CO else ordinary
    due = inherit or clocks.unit_deadline(today, limit, first_assigned_on=first, longest=policy.replies.extended_max)
    assignment = Assignment.objects.create(
        congress_id=suggestion.congress_id,
        status=law.LIFECYCLE.start,
        suggestion=suggestion,
        unit=unit,
        part=part,
        task=task,
        round=suggestion.round,
        at=at,
        due_on=due.due_on,
        due_basis=clocks.stored(due),
        return_by=clocks.counted(today, policy.returns.deadline).due_on,
        replaces=replaces,
    )
    note(assignment, law.Act.ASSIGN, by=by, at=at, target=law.Status.SENT, unit=unit.name, part=part.label)
    told = notices.people_of(unit, at)
    key = f"handed/{assignment.pk}"
    notices.about(suggestion, told, notices.ASSIGNED, at=at, key=key, due=str(due.due_on))
    return assignment


@transaction.atomic
def accept(assignment, *, by, at):
    """The unit's clerk takes it over (签收); when every answering unit has, handling begins."""
    move(assignment, law.Act.ACCEPT, by=by, at=at, unit=assignment.unit.name)
    assignment.accepted_at = at
    assignment.save(update_fields=["accepted_at"])
    begin_if_accepted(assignment.suggestion, at=at)


def begin_if_accepted(suggestion, *, at):
    """Handling begins once every unit that owes a reply has accepted (转入办理)."""
    waiting = {str(law.Status.SENT), str(law.Status.RETURN_ASKED)}
    answering = [one for one in Assignment.objects.filter(suggestion=suggestion).live() if one.answers]
    suggestion.refresh_from_db(fields=["status"])
    if (
        suggestion.status == matter.Status.ASSIGNED
        and answering
        and all(one.status not in waiting for one in answering)
    ):
        move(suggestion, matter.Act.BEGIN, by=None, at=at)


@transaction.atomic
def name_person(assignment, *, person: str, leader: str, plan: str = "", head: bool = False, by, at):
    """Name who handles it, under which leader, how (落实承办人和方案); a key item is led by the head in person."""
    key = assignment.suggestion.key
    require(handling.missing_before_plan(person=person, leader=leader, head=head, key=key))
    move(assignment, law.Act.PLAN, by=by, at=at, unit=assignment.unit.name, person=person, leader=leader)
    assignment.person, assignment.leader, assignment.plan = person, leader, plan
    assignment.save(update_fields=["person", "leader", "plan"])


@transaction.atomic
def contact(assignment, *, way, on, persons: str, content: str, by, at) -> Contact:
    """Record one contact with the deputy (与代表沟通): way, day, who took part, what was said."""
    way = handling.Way(way) if way else None
    require(handling.missing_before_contact(way=way, on=on, persons=persons, content=content))
    require(["已经发生的沟通日期"] if on > localdate(at) else [])
    move(assignment, law.Act.CONTACT, by=by, at=at, unit=assignment.unit.name, way=way.label, on=on, text=content)
    return assignment.contacts.create(way=way, on=on, persons=persons, content=content, by=by, at=at)
