"""Invitations, posts and accounts, for those who manage people (邀请、岗位、账号)."""

import segno
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from yinuo.people import actions
from yinuo.people.forms import staff as forms
from yinuo.people.mail import mail_invitation
from yinuo.people.models import Act, Invitation, Post, User
from yinuo.people.views.access import done, managers

A_PAGE = 50


@managers
def invitations(request):
    """Who was invited, and what became of it (邀请)."""
    found = Invitation.objects.visible_to(request.user).select_related("by", "deputy", "account", "accepted_by")
    waiting = "all" not in request.GET
    page = Paginator(found.unanswered() if waiting else found, A_PAGE).get_page(request.GET.get("page"))
    for invitation in page:
        invitation.state = invitation.state_at(request.at)
    return render(request, "people/invitations.html", {"page": page, "waiting": waiting})


@managers
@never_cache
def invite(request):
    """Invite a deputy or somebody to a post; the link is shown once (邀请)."""
    initial = {"deputy": request.GET.get("deputy")}
    form = forms.InviteForm(request.POST or None, by=request.user, today=request.today, initial=initial)
    by = {"by": request.user, "at": request.at}
    if made := done(request, form, lambda: actions.invite(request.congress, **form.who(), **by)):
        return slips(request, [made])
    return render(request, "people/invite.html", {"form": form})


@managers
@require_POST
@never_cache
def resend_invitation(request, pk):
    """A new link in place of the old (重发邀请)."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)
    token = actions.resend_invitation(invitation, by=request.user, at=request.at)
    return slips(request, [(invitation, token)])


@managers
@require_POST
def revoke_invitation(request, pk):
    """Let the link work no more (撤回邀请)."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)
    actions.revoke_invitation(invitation, by=request.user, at=request.at)
    messages.info(request, _("已撤回给%(name)s的邀请。") % {"name": invitation.name})
    return redirect("people:invitations")


@managers
def posts(request):
    """Who holds which role today, and who holds an account (岗位)."""
    found = Post.objects.visible_to(request.user).select_related("user", "unit", "delegation", "group")
    former = "former" in request.GET
    found = found.order_by("role", "unit__name", "user__name")
    page = Paginator(found if former else found.held_on(request.today), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "people/posts.html", {"page": page, "former": former})


@managers
def give_post(request):
    """Put a person into a role (任职)."""
    initial = {"user": request.GET.get("user")}
    form = forms.GivePostForm(request.POST or None, by=request.user, today=request.today, initial=initial)
    if done(request, form, lambda: actions.give_post(**form.cleaned_data, by=request.user, at=request.at)):
        return redirect("people:posts")
    return render(request, "people/give_post.html", {"form": form})


@managers
def end_post(request, pk):
    """The last day of a post (离任)."""
    post = get_object_or_404(Post.objects.visible_to(request.user).select_related("user", "unit"), pk=pk)
    form = forms.EndPostForm(request.POST or None, post=post, initial={"on": request.today})
    on = {"by": request.user, "at": request.at}
    if done(request, form, lambda: actions.end_post(post, **form.cleaned_data, **on)):
        return redirect("people:posts")
    return render(request, "people/end_post.html", {"form": form, "post": post})


@managers
def accounts(request):
    """Every account of the congress: who, since when, with a second step or without (账号)."""
    found = User.objects.filter(congress=request.congress).order_by("-is_active", "name")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    guarded = set(Authenticator.objects.filter(user__in=list(page)).values_list("user", flat=True))
    return render(request, "people/accounts.html", {"page": page, "guarded": guarded})


@managers
@never_cache
def account_act(request, pk, act):
    """Close an account, drop a lost second step, write a slip for a forgotten password (停用、重设)."""
    user = get_object_or_404(User.objects.filter(congress=request.congress), pk=pk)
    if act not in (Act.CLOSE_ACCOUNT, Act.DROP_SECOND_FACTOR, Act.INVITE):
        raise Http404
    if request.method != "POST":
        return render(request, "people/account_act.html", {"account": user, "act": Act(act)})
    if act == Act.INVITE:
        given = {"name": user.name, "email": user.email, "account": user}
        return slips(request, [actions.invite(request.congress, **given, by=request.user, at=request.at)])
    if act == Act.CLOSE_ACCOUNT:
        actions.close_account(user, by=request.user, at=request.at, on=request.today)
    else:
        actions.drop_second_factor(user, by=request.user, at=request.at)
    return redirect("people:accounts")


def slips(request, made):
    """The links, shown this once: mailed to those with an address, printed for the others (邀请单)."""
    ready = []
    for invitation, token in made:
        link = request.build_absolute_uri(reverse("people:accept-invitation", args=[token]))
        mailed = bool(invitation.email) and mail_invitation(invitation, link)
        code = segno.make(link, error="m").svg_data_uri(scale=4, border=2, dark="#14191c")
        ready.append({"invitation": invitation, "link": link, "mailed": mailed, "code": code})
    return render(request, "people/slips.html", {"slips": ready})
