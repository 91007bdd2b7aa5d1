"""One page per act on a promise (办理): load what this person may see, refuse early, one form, one action."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from yinuo.promises.models import Promise
from yinuo.promises.offers import OFFERS
from yinuo.records.actions.files import store
from yinuo.records.uploads import Unacceptable
from yinuo.rules.lifecycle import NotAllowed


@login_required
def act(request, number, act):
    promise, word = at_hand(request, number, act)
    offer = OFFERS[word]
    sent = (request.POST, request.FILES) if request.method == "POST" else ()  # bound even where nothing is typed
    form = offer.form(*sent, thing=promise, today=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            words = form.acted() if not offer.proofs else _with_files(form, promise, request)
            offer.action(promise, **words, by=request.user, at=request.at)
        except (NotAllowed, Unacceptable) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已办理：%(act)s") % {"act": _(word.label)})
            return redirect(promise)
    context = {"promise": promise, "act": word, "form": form, "hint": offer.hint, "asked": _asked(promise)}
    return render(request, "promises/act.html", context, status=422 if form.errors else 200)


def at_hand(request, number, act):
    """The promise this person asked for and the act, if they may do this to it now."""
    promise = find(request, number)
    word = next((word for word in OFFERS if str(word) == act), None)
    if word is None:
        raise Http404
    promise.step(word, request.user)
    return promise, word


def find(request, number) -> Promise:
    """By its number, among what this person may see."""
    seen = Promise.objects.visible_to(request.user).filter(congress=request.congress)
    return get_object_or_404(seen.select_related("congress", "unit"), number=number)


def _with_files(form, promise, request) -> dict:
    """The account and its proofs; files are examined and kept before the act begins."""
    proofs = [
        (kind, title, store(upload, congress=promise.congress_id, by=request.user, at=request.at) if upload else None)
        for kind, title, upload in form.proofs()
    ]
    return {"text": form.cleaned_data["text"], "evidence": proofs}


def _asked(promise):
    return promise.change_requests.filter(agreed__isnull=True).first()
