"""One promise (承诺): the words, what they lack, where they were said, what became of them, and what you can do now."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from yinuo.promises.models import Promise
from yinuo.promises.views.acts import find
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.promises import Act

LATER = (Act.CONFIRM, Act.CLAIM, Act.CONFIRM_KEPT, Act.CHANGE)


@login_required
def detail(request, number):
    promise = find(request, number)
    said_with = Promise.objects.visible_to(request.user).said_in(promise.source_kind, [promise.source_id])
    return render(
        request,
        "promises/detail.html",
        {
            "promise": promise,
            "overdue": promise.is_overdue(request.today),
            "elements": elements(promise),
            "deputies": promise.deputies.all(),
            "with_units": promise.with_units.all(),
            "progress": promise.progress.prefetch_related("evidence__file").order_by("-at", "-pk"),
            "checks": promise.checks.select_related("by").order_by("-at", "-pk"),
            "drift": promise.drift.all(),
            "asked": promise.change_requests.filter(agreed__isnull=True).first(),
            "others": said_with.exclude(pk=promise.pk),
            "trail": promise.trail().order_by("-seq"),
            "doable": [
                (move.act, promise.act_url(move.act))
                for move in promise.moves(request.user)
                if promise.act_url(move.act)
            ],
            "refused": refused(promise, request.user),
        },
    )


def elements(promise) -> list[tuple[str, str]]:
    """The four things that make it checkable, with what is known of each (承诺要素)."""
    return [
        ("谁来做", promise.unit.name if promise.unit_id else ""),
        ("到什么时候", promise.due_on or ""),
        ("做到多少算数", promise.measure),
        ("拿什么证明", promise.get_evidence_kind_display() if promise.evidence_kind else ""),
    ]


def refused(promise, user) -> list[tuple[Act, str]]:
    """What this person's roles may do to a promise, but not now, each with the reason (现在不能)."""
    roles, found = promise.roles_of(user), []
    for act in LATER:
        if any(move.act is act and move.by & roles for move in promise.lifecycle.moves.values()):
            try:
                promise.step(act, user)
            except NotAllowed as reason:
                found.append((act, str(reason)))
    return found
