"""One's own account, and coming in by an invitation (账号与安全、接受邀请)."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core.internal.ratelimit import consume_or_429
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from yinuo.people import second_factor
from yinuo.people.actions import accept_invitation
from yinuo.people.actions.invitations import invitation_of
from yinuo.people.forms.signing import AcceptInvitation, NewPassword
from yinuo.people.models import User
from yinuo.people.views.access import done
from yinuo.rules.lifecycle import NotAllowed


@login_required
def account(request):
    """Who I am here, what I hold, and how I sign in (账号与安全)."""
    posts = request.user.posts.held_on(request.today).select_related("unit", "delegation", "group")
    context = {
        "posts": posts,
        "deputy": getattr(request.user, "deputy", None),
        "lacking": second_factor.is_lacking(request.user),
    }
    return render(request, "people/account.html", context)


@never_cache
@sensitive_post_parameters("password", "again")
def accept(request, token):
    """The page behind the one-time link: name and password, and one is in (接受邀请)."""
    if refused := consume_or_429(request, app="allauth.account", action="reset_password_from_key"):
        return refused
    try:
        invitation = invitation_of(token, request.at)
    except NotAllowed as refusal:
        return render(request, "people/accept_refused.html", {"reason": str(refusal)}, status=410)
    kind = NewPassword if invitation.account_id else AcceptInvitation
    form = kind(request.POST or None, invitation=invitation, initial={"username": suggested(invitation)})
    if user := done(
        request, form, lambda: accept_invitation(token, **form.given(), at=request.at, today=request.today)
    ):
        return perform_login(request, Login(user=user))
    return render(request, "people/accept.html", {"form": form, "invitation": invitation})


def suggested(invitation) -> str:
    """A name to sign in with that people remember: their telephone number, if nobody has it (建议账号)."""
    phone = invitation.deputy.phone if invitation.deputy_id else ""
    return phone if phone.isdigit() and not User.objects.filter(username=phone).exists() else ""
