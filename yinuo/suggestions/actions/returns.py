"""Returns (退办): asked with ground, clause and a counter-nomination, ruled on within their limit.

A return moves the unit's clock and never the deputy's: nothing here writes `Suggestion.due_on`.
"""

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.records.actions import move
from yinuo.records.parameters import policy_for
from yinuo.rules import assignments as law
from yinuo.rules import handling
from yinuo.rules import suggestions as matter
from yinuo.rules.checklist import require
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role
from yinuo.suggestions import clocks, notices
from yinuo.suggestions.actions.assignments import begin_if_accepted, hand_to
from yinuo.suggestions.models import Assignment, ReturnRequest


@transaction.atomic
def ask_return(
    assignment, *, ground=handling.ReturnGround.NOT_OUR_DUTY, reason: str, clause: str, nominated, by, at, agreed=None
) -> ReturnRequest:
    """Ask to be relieved of it (申请退办): not our duty, by which clause, and whose it is instead.

    `agreed` says whether the unit's leader agrees; a leader who asks agrees by asking.
    """
    today = localdate(at)
    policy = policy_for(assignment.congress, today).returns
    leader = Role.UNIT_LEADER in assignment.roles_of(by) if agreed is None else agreed
    require(
        handling.missing_before_ask_return(
            ground=handling.ReturnGround(ground) if ground else None,
            clause=clause,
            nominated=nominated.name if nominated and nominated.pk != assignment.unit_id else "",
            leader_agreed=leader,
            asked_on=today,
            last_on=assignment.return_by,
            late_allowed=policy.late_allowed,
            refused_before=assignment.returns.filter(agreed=False).exists(),
        )
        + ([] if reason.strip() else ["退办说明"])
    )
    unit, suggestion = assignment.unit.name, assignment.suggestion
    move(assignment, law.Act.ASK_RETURN, by=by, at=at, unit=unit, reason=reason, nominated=nominated.name)
    told = notices.commission(assignment.congress_id, at)
    notices.about(suggestion, told, notices.RETURN_ASKED, at=at, key=f"return/{assignment.pk}", unit=unit)
    return assignment.returns.create(ground=ground, reason=reason, clause=clause, nominated=nominated, by=by, at=at)


@transaction.atomic
def agree_return(assignment, *, unit, ruling: str = "", by, at) -> Assignment:
    """Agree and hand it on at once (同意退办并改办): the new unit's clock starts, the deputy's runs on untouched."""
    suggestion = assignment.suggestion
    request = _open(assignment)
    former = tuple(one.unit.name for one in suggestion.assignments.filter(status__in=law.GONE).select_related("unit"))
    require(handling.missing_before_agree_return(unit=unit.name if unit else "", former=former))
    others = Assignment.objects.filter(suggestion=suggestion, unit=unit).live()
    if others.exists():
        raise NotAllowed(f"{unit.name}已经承办本件")
    move(assignment, law.Act.AGREE_RETURN, by=by, at=at, unit=assignment.unit.name, reason=ruling)
    move(assignment, law.Act.REASSIGN, by=by, at=at, unit=assignment.unit.name, to=unit.name)
    _rule(request, True, ruling, by=by, at=at)
    move(suggestion, matter.Act.REASSIGN, by=by, at=at, unit=assignment.unit.name, to=unit.name, reason=ruling)
    restart = policy_for(suggestion.congress, localdate(at)).returns.restart_clock
    inherit = None if restart else clocks.restored(assignment.due_basis)
    new = hand_to(
        suggestion, unit, assignment.share, task=assignment.task, replaces=assignment, inherit=inherit, by=by, at=at
    )
    begin_if_accepted(suggestion, at=at)
    _tell(assignment, f"已同意，改由{unit.short_name}承办", at=at)
    return new


@transaction.atomic
def refuse_return(assignment, *, reason: str, by, at):
    """Refuse the return (不同意退办): the unit must go on handling, and may not ask again."""
    require(handling.missing_before_refuse_return(reason=reason))
    request = _open(assignment)
    move(assignment, law.Act.REFUSE_RETURN, by=by, at=at, unit=assignment.unit.name, reason=reason)
    if assignment.accepted_at is None:
        assignment.accepted_at = at
        assignment.save(update_fields=["accepted_at"])
    _rule(request, False, reason, by=by, at=at)
    begin_if_accepted(assignment.suggestion, at=at)
    _tell(assignment, "未同意，请继续办理", at=at)


def _open(assignment) -> ReturnRequest:
    request = assignment.returns.filter(agreed__isnull=True).first()
    if request is None:
        raise NotAllowed("没有待裁定的退办申请")
    return request


def _rule(request, agreed, ruling, *, by, at):
    request.agreed, request.ruling, request.ruled_by, request.ruled_at = agreed, ruling, by, at
    request.save(update_fields=["agreed", "ruling", "ruled_by", "ruled_at"])


def _tell(assignment, ruling, *, at):
    told = notices.people_of(assignment.unit, at)
    key = f"ruled/{assignment.pk}"
    notices.about(assignment.suggestion, told, notices.RETURN_RULED, at=at, key=key, ruling=ruling)
