"""How far a suggestion and its reply are public (公开): the three decisions, what is missing, the reviewer's and our part."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from yinuo.records.parameters import policy_for
from yinuo.records.queries import decisions_on, missing_before_publish
from yinuo.rules.lifecycle import NotAllowed
from yinuo.suggestions import actions, forms
from yinuo.suggestions.actions.publication import PUBLISHERS, REVIEWERS
from yinuo.suggestions.views.acts import find

DOES = {
    "check-secrecy": (forms.CheckSecrecy, actions.check_secrecy, REVIEWERS),
    "publish": (forms.Plain, actions.publish, PUBLISHERS),
    "unpublish": (forms.Reason, actions.unpublish, PUBLISHERS),
}


@login_required
def publication(request, ref):
    suggestion = find(request, ref)
    roles = suggestion.roles_of(request.user)
    offered = {
        word: form(thing=suggestion, today=request.today) for word, (form, _act, by) in DOES.items() if by & roles
    }
    offered.pop("publish" if suggestion.published else "unpublish", None)
    if not suggestion.replies.exists():
        offered = {}
    if request.method == "POST":
        word = request.POST.get("do", "")
        if word not in offered:
            raise Http404
        form = offered[word] = DOES[word][0](request.POST, thing=suggestion, today=request.today)
        if form.is_valid():
            try:
                DOES[word][1](suggestion, **form.acted(), by=request.user, at=request.at)
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("已办理"))
                return redirect("suggestions:publication", suggestion.ref)
    consent = policy_for(suggestion.congress, localdate(request.at)).publishing.consent
    context = {
        "suggestion": suggestion,
        "decisions": decisions_on(suggestion),
        "missing": missing_before_publish(suggestion, consent_asked=consent),
        "offered": offered,
    }
    failed = any(form.errors for form in offered.values())
    return render(request, "suggestions/publication.html", context, status=422 if failed else 200)
