"""One page per act (办理): load what this person may see, refuse early, one form, one action, back to the case."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from yinuo.rules import suggestions as law
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role
from yinuo.suggestions import actions, forms
from yinuo.suggestions.models import Assignment, Extension, Suggestion
from yinuo.suggestions.offers import OF_ASSIGNMENT, OF_EXTENSION, OF_SUGGESTION, Offer

WITHOUT_NUMBER = "草-"


@login_required
def act(request, ref, act):
    suggestion, word = at_hand(request, ref, act)
    return perform(request, suggestion, word, OF_SUGGESTION[word], suggestion=suggestion)


@login_required
def assignment_act(request, pk, act):
    seen = Assignment.objects.visible_to(request.user).select_related("suggestion__lead", "unit", "congress")
    assignment = get_object_or_404(seen, pk=pk)
    word = _word(OF_ASSIGNMENT, act)
    assignment.step(word, request.user)
    return perform(request, assignment, word, OF_ASSIGNMENT[word], suggestion=assignment.suggestion)


@login_required
def extension_act(request, pk, act):
    seen = Extension.objects.visible_to(request.user).select_related("assignment__suggestion__lead", "assignment__unit")
    extension = get_object_or_404(seen, pk=pk)
    word = _word(OF_EXTENSION, act)
    extension.step(word, request.user)
    suggestion = extension.assignment.suggestion
    return perform(request, extension, word, OF_EXTENSION[word], suggestion=suggestion)


@login_required
def draft(request):
    """A new suggestion, one's own or, for staff, on paper for a deputy (起草、代为录入)."""
    standing = request.standing
    law.LIFECYCLE.begin(standing.roles)
    own = getattr(request.user, "deputy", None) if Role.DEPUTY in standing.roles else None
    if own is None and Role.COMMISSION not in standing.roles:
        raise PermissionDenied(_("只有代表本人或者代表工委（代为录入）可以起草"))
    wanted = forms.Draft if own else forms.DraftFor
    form = wanted(_posted(request), congress=request.congress, today=request.today)
    if request.method == "POST" and form.is_valid():
        fields = form.cleaned_data
        lead = own or fields.pop("lead")
        made = actions.draft(request.congress, lead=lead, **fields, by=request.user, at=request.at)
        messages.success(request, _("草稿已保存"))
        return redirect(made)
    return render(request, "suggestions/draft.html", {"form": form, "own": own}, status=_status(form))


def at_hand(request, ref, act):
    """The suggestion this person asked for and the act, if they may do this to it now."""
    suggestion = find(request, ref)
    word = _word(OF_SUGGESTION, act)
    suggestion.step(word, request.user)
    return suggestion, word


def find(request, ref) -> Suggestion:
    """By its number, or by 草-<id> before it has one; only among what this person may see."""
    seen = Suggestion.objects.visible_to(request.user).select_related(
        "congress", "lead__user", "lead__delegation", "delegation"
    )
    if ref.startswith(WITHOUT_NUMBER) and ref.removeprefix(WITHOUT_NUMBER).isdecimal():
        return get_object_or_404(seen, pk=ref.removeprefix(WITHOUT_NUMBER), number=None)
    return get_object_or_404(seen.filter(congress=request.congress), number=ref)


def perform(request, thing, word, offer: Offer, *, suggestion):
    """Show the form, act once, go back; a refusal stands above the form and nothing typed is lost."""
    form = offer.form(_posted(request), thing=thing, today=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            offer.action(thing, **form.acted(), by=request.user, at=request.at)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已办理：%(act)s") % {"act": _(word.label)})
            return redirect(suggestion)
    context = {
        "suggestion": suggestion,
        "proposer": suggestion.proposer_shown_to(request.user),
        "thing": thing,
        "act": word,
        "form": form,
        "hint": offer.hint,
        "missing": offer.missing(thing, at=request.at) if offer.missing else [],
    }
    return render(request, f"suggestions/{offer.template}.html", context, status=_status(form))


def _word(offers, act):
    found = next((word for word in offers if str(word) == act), None)
    if found is None:
        raise Http404
    return found


def _status(form):
    return 422 if form.errors else 200


def _posted(request):
    """What was sent; an act that needs no words is sent as an empty form, which is bound all the same."""
    return request.POST if request.method == "POST" else None
