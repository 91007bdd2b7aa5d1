"""More time (延期), SM-11: asked in time, decided, at most six months from the first assignment, the deputy told."""

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.records.actions import move
from yinuo.records.actions.founding import begin
from yinuo.records.parameters import policy_for
from yinuo.rules import assignments as handing
from yinuo.rules import extensions as law
from yinuo.rules import suggestions as matter
from yinuo.rules.checklist import require
from yinuo.rules.deadlines import capped, latest_extension, latest_request
from yinuo.rules.limits import Limit
from yinuo.rules.workdays import PUBLISHED
from yinuo.suggestions import clocks, notices
from yinuo.suggestions.models import Extension


@transaction.atomic
def ask_extension(assignment, *, reason: str, wanted_on, by, at) -> Extension:
    """Ask to answer later (申请延期), at least ten working days before the day, never past six months in all."""
    today, suggestion = localdate(at), assignment.suggestion
    policy = policy_for(assignment.congress, today)
    require(
        law.missing_before_ask_extension(
            reason=reason,
            asked_on=today,
            due_on=assignment.due_on,
            last_on=latest_request(assignment.due_on, PUBLISHED, before=policy.extensions.latest_request),
            wanted_on=wanted_on,
            cap_on=cap_of(suggestion, policy).due_on,
        )
    )
    unit = assignment.unit.name
    move(assignment, handing.Act.ASK_EXTENSION, by=by, at=at, unit=unit, reason=reason, wanted_on=wanted_on)
    extension = Extension(
        congress_id=assignment.congress_id,
        assignment=assignment,
        reason=reason,
        was_due_on=assignment.due_on,
        wanted_on=wanted_on,
        by=by,
        at=at,
    )
    begin(extension, roles=extension.roles_of(by), by=by, at=at, wanted_on=wanted_on)
    told, key = notices.commission(assignment.congress_id, at), f"extension/{extension.pk}"
    notices.about(suggestion, told, notices.EXTENSION_ASKED, at=at, key=key, unit=unit, day=str(wanted_on))
    return extension


@transaction.atomic
def extend(extension, *, by, at, ruling: str = ""):
    """Allow it (同意延期): the unit's day moves, and the deputy's with it where this unit owes the reply."""
    assignment = extension.assignment
    suggestion = assignment.suggestion
    move(extension, law.Act.APPROVE, by=by, at=at, reason=ruling)
    _decided(extension, ruling, by=by, at=at)
    move(assignment, handing.Act.EXTEND, by=by, at=at, unit=assignment.unit.name, due_on=extension.wanted_on)
    due = _longer(assignment.due_basis, extension, suggestion)
    assignment.due_on, assignment.due_basis = due.due_on, clocks.stored(due)
    assignment.save(update_fields=["due_on", "due_basis"])
    if assignment.answers:
        move(suggestion, matter.Act.EXTEND, by=by, at=at, due_on=extension.wanted_on, reason=extension.reason)
        due = _longer(suggestion.due_basis, extension, suggestion)
        if due.due_on > suggestion.due_on:
            suggestion.due_on, suggestion.due_basis = due.due_on, clocks.stored(due)
            suggestion.save(update_fields=["due_on", "due_basis"])
    _tell(extension, f"同意延期到{extension.wanted_on}", by=by, at=at)


@transaction.atomic
def refuse_extension(extension, *, ruling: str, by, at):
    """Refuse it (不同意延期): the day stands."""
    require(law.missing_before_refuse(reason=ruling))
    move(extension, law.Act.REFUSE, by=by, at=at, reason=ruling)
    _decided(extension, ruling, by=by, at=at)
    _tell(extension, "未同意，按原期限办理", by=by, at=at)


def tell_extension(extension, *, by, at):
    """Note that a deputy without an account was told in another way (告知代表)."""
    move(extension, law.Act.TELL, by=by, at=at)


def withdraw_extension(extension, *, by, at):
    """The unit takes its request back (撤回申请)."""
    move(extension, law.Act.WITHDRAW, by=by, at=at)


def cap_of(suggestion, policy):
    """The day no extension may pass (延期上限)."""
    first = localdate(suggestion.assigned_at)
    return latest_extension(first, PUBLISHED, limit=policy.replies.extended_max)


def _longer(basis: dict, extension, suggestion):
    started = clocks.restored(basis).starts_on
    granted = Limit(
        until=extension.wanted_on,
        basis=f"经批准延期（原期限{extension.was_due_on}）；代表法第五十一条：最长六个月",
        basis_en=f"Extension granted (before: {extension.was_due_on}); Deputies Law art. 51: six months at most",
    )
    cap = cap_of(suggestion, policy_for(suggestion.congress, localdate(extension.at)))
    return capped(clocks.counted(started, granted), cap)


def _decided(extension, ruling, *, by, at):
    extension.ruling, extension.decided_by, extension.decided_at = ruling, by, at
    extension.save(update_fields=["ruling", "decided_by", "decided_at"])


def _tell(extension, ruling, *, by, at):
    """The deputy and the unit are told; with an account the deputy is told by that very notice."""
    suggestion = extension.assignment.suggestion
    signers = notices.signers(suggestion)
    told = [*signers, *notices.people_of(extension.assignment.unit, at)]
    key = f"extension-ruled/{extension.pk}"
    notices.about(suggestion, told, notices.EXTENSION_RULED, at=at, key=key, ruling=ruling)
    if signers:
        move(extension, law.Act.TELL, by=by, at=at)
