"""After the evaluation (评价之后): track, close, another round, an explanation, an assessment; later reopened, archived."""

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.records.actions import move
from yinuo.records.parameters import policy_for
from yinuo.rules import assignments as handing
from yinuo.rules import handling
from yinuo.rules import suggestions as law
from yinuo.rules.checklist import require
from yinuo.rules.lifecycle import NotAllowed
from yinuo.suggestions import clocks, notices
from yinuo.suggestions.models import Assignment, Suggestion
from yinuo.suggestions.queries import acts_now, is_over, open_promises

ROUND_DONE = [str(status) for status in (handing.Status.REPLIED, handing.Status.CLOSED)]


@transaction.atomic
def rehandle(suggestion, *, check: str, by, at):
    """Send it back for another round (重新办理，上海市规定第二十一条): after our check, with a clock of its own."""
    open_seal(suggestion, at)
    policy = policy_for(suggestion.congress, localdate(at)).evaluations
    said = suggestion.evaluations.filter(round=suggestion.round).last()
    reopened = suggestion.status in {law.Status.CLOSED, law.Status.UNDER_ASSESSMENT}
    require(
        handling.missing_before_rehandle(
            comments=check if reopened else said.comment if said else "",
            checked=bool(check.strip()),
            needs_check=policy.needs_check,
            rounds=0 if reopened else suggestion.round,
            max_rounds=policy.max_rounds,
        )
    )
    move(suggestion, law.Act.REHANDLE, by=by, at=at, text=check, round=suggestion.round + 1)
    due = clocks.counted(localdate(at), policy.rehandle)
    suggestion.round += 1
    suggestion.due_on, suggestion.due_basis = due.due_on, clocks.stored(due)
    suggestion.replied_at = suggestion.evaluate_by = suggestion.closed_at = None
    suggestion.save(update_fields=["round", "due_on", "due_basis", "replied_at", "evaluate_by", "closed_at"])
    for assignment in Assignment.objects.filter(suggestion=suggestion, status__in=ROUND_DONE):
        if assignment.answers:
            _again(assignment, due, round=suggestion.round, at=at)


def _again(assignment, due, *, round, at):
    move(assignment, handing.Act.REHANDLE, by=None, at=at, unit=assignment.unit.name)
    assignment.round, assignment.due_on, assignment.due_basis, assignment.done_at = (
        round,
        due.due_on,
        clocks.stored(due),
        None,
    )
    assignment.save(update_fields=["round", "due_on", "due_basis", "done_at"])
    told, key = notices.people_of(assignment.unit, at), f"rehandled/{assignment.pk}/{round}"
    notices.about(assignment.suggestion, told, notices.REHANDLED, at=at, key=key, due=str(due.due_on))


@transaction.atomic
def explain(suggestion, *, reason: str, by, at):
    """No further round, for this reason; the deputy is told (说明), and what was promised is tracked on."""
    open_seal(suggestion, at)
    told = notices.signers(suggestion)
    require(handling.missing_before_explain(reason=reason, told=True))  # told by the notice below
    move(suggestion, law.Act.EXPLAIN, by=by, at=at, reason=reason)
    notices.about(suggestion, told, notices.EXPLAINED, at=at, key=f"explained/{suggestion.round}", reason=reason)
    go_on(suggestion, at=at)


def assess(suggestion, *, arrangement: str, by, at):
    """After the last round, experts or a meeting (评估会商，河南省办法第二十二条)."""
    open_seal(suggestion, at)
    require([] if law.Act.ASSESS in acts_now(suggestion, at) else ["已用完重新办理次数"])
    require([] if arrangement.strip() else ["评估会商安排"])
    move(suggestion, law.Act.ASSESS, by=by, at=at, text=arrangement)


def track(suggestion, *, by, at):
    """Something is still promised: the matter stays open until it is kept (转入跟踪落实)."""
    open_seal(suggestion, at)
    _possible(suggestion, law.Act.TRACK, at)
    move(suggestion, law.Act.TRACK, by=by, at=at)


@transaction.atomic
def close(suggestion, *, by, at):
    """Nothing is owed any more (办结)."""
    open_seal(suggestion, at)
    require(handling.missing_before_close(open_promises=tuple(one.number for one in open_promises(suggestion))))
    _possible(suggestion, law.Act.CLOSE, at)
    move(suggestion, law.Act.CLOSE, by=by, at=at)
    suggestion.closed_at = at
    suggestion.save(update_fields=["closed_at"])
    closable = {str(handing.Status.REPLIED), str(handing.Status.OPINION_GIVEN)}
    for assignment in Assignment.objects.filter(suggestion=suggestion, status__in=closable):
        move(assignment, handing.Act.CLOSE, by=None, at=at, unit=assignment.unit.name)
    notices.about(suggestion, notices.signers(suggestion), notices.CLOSED, at=at, key=f"closed/{at:%Y%m%d}")


def reopen(suggestion, *, reason: str, by, at):
    """A promise was broken or a new fact came up (恢复跟踪)."""
    require([] if reason.strip() else ["恢复跟踪的理由"])
    move(suggestion, law.Act.REOPEN, by=by, at=at, reason=reason)


def archive(suggestion, *, by, at):
    """The file is complete and put away (归档)."""
    papers = {
        "答复": suggestion.replies.exists(),
        "公开决定": suggestion.trail().filter(act="decide-publication").exists(),
    }
    require(handling.missing_before_archive(papers))
    move(suggestion, law.Act.ARCHIVE, by=by, at=at)


def go_on(suggestion, *, at):
    """What follows by itself (自动转入): track while something is promised, else close."""
    acts = acts_now(suggestion, at)
    if law.Act.TRACK in acts:
        track(suggestion, by=None, at=at)
    elif law.Act.CLOSE in acts:
        close(suggestion, by=None, at=at)


def open_seal(suggestion, at) -> bool:
    """Break the seal if the window has closed; refuse to go on before, for what follows would tell the grade (启封)."""
    if not suggestion.sealed:
        return False
    if not is_over(suggestion, at):
        raise NotAllowed(f"评价期限届满（{suggestion.evaluate_by}止）后才能办理，在此之前评价不启封")
    opened = Suggestion.objects.filter(pk=suggestion.pk, sealed=True).update(sealed=False)
    suggestion.sealed = False
    return bool(opened)


def _possible(suggestion, act, at):
    if act not in (possible := acts_now(suggestion, at)):
        raise NotAllowed(f"现在应当{'、'.join(one.label for one in possible)}，不能{act.label}")
