"""One suggestion (办理情况): phases, two clocks, units, contacts, replies, evaluation, trail, and what you can do now."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from yinuo.promises.models import Promise
from yinuo.records.queries import files_of
from yinuo.rules.assignments import Part
from yinuo.rules.assignments import Status as Share
from yinuo.rules.suggestions import Status
from yinuo.suggestions import case
from yinuo.suggestions.actions.drafts import missing_for_submit
from yinuo.suggestions.actions.replies import missing_for_reply
from yinuo.suggestions.models import Contact, Evaluation, Extension
from yinuo.suggestions.models.suggestions import DRAFTS
from yinuo.suggestions.views.acts import find


@login_required
def detail(request, ref):
    suggestion, user = find(request, ref), request.user
    assignments = list(
        suggestion.assignments.select_related("unit", "replaces__unit").prefetch_related("opinions", "returns")
    )
    for one in assignments:
        one.suggestion = suggestion
    extensions = Extension.objects.filter(assignment__suggestion=suggestion).select_related(
        "assignment__unit", "decided_by"
    )
    replies = list(suggestion.replies.select_related("assignment__unit").prefetch_related("coverage__ask"))
    promises = Promise.objects.visible_to(user).said_in("reply", [reply.pk for reply in replies])
    live = [one for one in assignments if one.is_live]
    state = suggestion.state_for(user)
    return render(
        request,
        "suggestions/detail.html",
        {
            "suggestion": suggestion,
            "state": state,
            "proposer": suggestion.proposer_shown_to(user),
            "cosigners": suggestion.cosigners.select_related("deputy").exclude(answer="removed"),
            "phases": case.phases(suggestion, state),
            "clocks": [suggestion.clock, *(one.clock for one in live)] if suggestion.due_on else [],
            "assignments": assignments,
            "live": live,
            "extensions": extensions,
            "contacts": Contact.objects.filter(assignment__suggestion=suggestion).select_related("assignment__unit"),
            "replies": replies,
            "asks": suggestion.asks.all(),
            "promises": promises.select_related("unit").prefetch_related("drift"),
            "evaluations": Evaluation.objects.visible_to(user).filter(suggestion=suggestion),
            "evaluate_by": suggestion.evaluate_by if suggestion.opens_evaluation_to(user) else None,
            "trail": case.trail(suggestion, user, request.today),
            "doable": case.doable(suggestion, assignments, extensions, user),
            "refused": case.refused(suggestion, user),
            "waiting": case.waiting(suggestion, assignments, user),
            "missing": _missing(suggestion, live, request),
            "merged": suggestion.merged.all() if suggestion.number else [],
            "files": files_of(suggestion),
        },
    )


def _missing(suggestion, live, request) -> dict:
    """What is still missing before the next big step, and who has to bring it (尚缺)."""
    if suggestion.status in DRAFTS and suggestion.roles_of(request.user) & {
        "lead-deputy",
        "commission",
        "delegation-head",
    }:
        return {"before": "提交", "who": "代表", "items": missing_for_submit(suggestion, at=request.at)}
    if suggestion.status in {Status.IN_HANDLING, Status.REHANDLING}:
        for one in live:
            if one.share is not Part.CO and one.status == Share.HANDLING:
                return {"before": "答复", "who": str(one.unit), "items": missing_for_reply(one, at=request.at)}
    return {}
