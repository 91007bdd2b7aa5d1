"""How a page performs one act (办理): refuse early, show the form, call one action, go back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinuo.rules.lifecycle import NotAllowed

ASIDE = {
    "send-back",
    "set-aside",
    "reject",
    "postpone",
    "unlock",
    "drop",
    "cancel",
    "reopen",
    "withdraw",
}  # no step onward


def perform(request, thing, word, offers, *, title):
    """Load the act's form, act once, answer. A refusal of the act itself is shown above the form, nothing is lost."""
    act = next((act for act in offers if str(act) == word), None)
    if act is None:
        raise Http404
    thing.step(act, request.user)
    offer = offers[act]
    form = offer.form(posted(request), thing=thing, standing=request.standing)
    if request.method == "POST" and form.is_valid():
        try:
            offer.action(thing, **form.cleaned_data, by=request.user, at=request.at)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已办理：%(act)s") % {"act": _(act.label)})
            return redirect(thing)
    context = {"thing": thing, "act": act, "form": form, "title": title, "hint": offer.hint}
    return render(request, "briefings/act.html", context, status=200 if not form.errors else 422)


def posted(request):
    """What was sent, be it nothing but a click; None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def waiting(thing, user, *, doors=()) -> dict:
    """For whoever has nothing to do here now: which step comes next, and whose it is (下一步)."""
    idle = not doors and not any(thing.act_url(move.act) for move in thing.moves(user))
    onward = [
        move
        for move in thing.lifecycle.moves.values()
        if move.source == thing.state != move.target and str(move.act) not in ASIDE
    ]
    return {
        "idle": idle,
        "next_move": onward[0] if onward else None,
        "next_by": thing.lifecycle.who(onward[0]) if onward else "",
    }


def fill_in(request, form, action, template, **context):
    """A page with one form that makes something new: the same manners, for what has no life cycle to ask yet."""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(action(**form.cleaned_data, by=request.user, at=request.at))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return render(request, template, {"form": form, **context}, status=200 if not form.errors else 422)
