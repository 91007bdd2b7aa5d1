"""Who should sign in with a second step (两步验证): advised or required for staff, by settings.STAFF_SECOND_FACTOR."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from yinuo.people.standing import COMMITTEE_SIDE, standing_of
from yinuo.rules.terms import Role

MEANS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
CONCERNED = COMMITTEE_SIDE - {Role.SC_MEMBER, Role.CHAIR} | {
    Role.ADMINISTRATOR,
    Role.AUDITOR,
    Role.REVIEWER,
    Role.ARCHIVIST,
    Role.GOVERNMENT_OFFICE,
}
OPEN_VIEWS = ("account_", "mfa_", "usersessions_", "public:", "preferences", "healthz", "account")


def is_concerned(user, today=None) -> bool:
    """Does a post of this person call for a second step? (应开启两步验证)"""
    return bool(standing_of(user, today).roles & CONCERNED)


def is_lacking(user, today=None) -> bool:
    """Concerned, and has none (应开启而未开启)."""
    return is_concerned(user, today) and not Authenticator.objects.filter(user=user, type__in=MEANS).exists()


def is_required(user) -> bool:
    return settings.STAFF_SECOND_FACTOR == "required" and is_concerned(user)


def second_factor(get_response):
    """Where it is required, staff without it reach nothing but the page on which they set it up (两步验证)."""

    def respond(request):
        return get_response(request)

    def process_view(request, view, args, kwargs):
        if settings.STAFF_SECOND_FACTOR != "required" or not request.user.is_authenticated:
            return None
        name = request.resolver_match.view_name or ""
        if name.startswith(OPEN_VIEWS) or not is_lacking(request.user):
            return None
        messages.warning(request, _("你的岗位要求两步验证，请先开启再继续。"))
        return redirect("mfa_index")

    respond.process_view = process_view
    return respond
