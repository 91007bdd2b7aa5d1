"""Invitations (邀请): the only way to an account. A link works once, for seven days; only its hash is kept."""

import secrets
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext_noop

from yinuo.people.actions.accounts import make_account, must_not_be, sign_out_everywhere
from yinuo.people.actions.posts import place, save_post
from yinuo.people.models import Act, Deputy, Invitation, InvitationState, User
from yinuo.people.permission import missing_for_post, must_grant, must_manage
from yinuo.records.actions import hold, note, tell
from yinuo.records.models.trail import sm3
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role

VALID_FOR = timedelta(days=7)
REFUSALS = {
    InvitationState.ACCEPTED: "这个邀请已经用过，请直接登录",
    InvitationState.REVOKED: "这个邀请已撤回，请与代表工委联系",
    InvitationState.EXPIRED: "这个邀请已过期，请代表工委重发",
}
UNKNOWN = "没有这个邀请。链接可能不完整，或已重发了新的"


@transaction.atomic
def invite(
    congress,
    *,
    name,
    email="",
    deputy=None,
    account=None,
    role=None,
    by,
    at,
    title="",
    unit=None,
    delegation=None,
    group=None,
) -> tuple[Invitation, str]:  # fmt: skip – one line a meaning
    """Invite a named person (邀请), as this deputy, to this post, or to set anew the password of this account.

    Returns the invitation and its secret, which is kept nowhere: show it, print it or mail it now.
    """
    must_manage(by, congress.pk)
    post = {}
    if account is not None:
        must_not_be(by, account, "给自己重发邀请")
        if account.congress_id != congress.pk or not account.is_active:
            raise NotAllowed("这个账号不在本人大，或已停用")
    elif deputy is not None:
        _must_need_account(deputy, congress)
    elif role is not None:
        must_grant(role, by)
        if missing := missing_for_post(role, unit=unit, delegation=delegation, group=group):
            raise NotAllowed(f"“{role.label}”须写明{'、'.join(missing)}")
        post = {"role": str(role), "title": title} | place(unit=unit, delegation=delegation, group=group)
    else:
        raise NotAllowed("请写明邀请的是哪位代表，或担任什么岗位")
    hold(congress.pk)
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        congress=congress,
        name=name,
        email=email.strip().lower(),
        deputy=deputy,
        account=account,
        post=post,
        token_hash=sm3(token),
        by=by,
        at=at,
        expires_at=at + VALID_FOR,
    )  # fmt: skip – one line a meaning
    note(invitation, Act.INVITE, by=by, at=at, name=name, post=post, deputy=deputy and deputy.pk)
    return invitation, token


@transaction.atomic
def resend_invitation(invitation, *, by, at) -> str:
    """A new link for another seven days; the old one stops working (重发邀请). Returns the new secret."""
    must_manage(by, invitation.congress_id)
    hold(invitation.congress_id)
    token = secrets.token_urlsafe(24)
    fresh = {"token_hash": sm3(token), "expires_at": at + VALID_FOR}
    if not Invitation.objects.unanswered().filter(pk=invitation.pk).update(**fresh):
        raise NotAllowed("这个邀请已经接受或撤回，不能重发")
    invitation.token_hash, invitation.expires_at = fresh["token_hash"], fresh["expires_at"]
    note(invitation, Act.RESEND_INVITATION, by=by, at=at, name=invitation.name)
    return token


@transaction.atomic
def revoke_invitation(invitation, *, by, at) -> None:
    """Let the link work no more (撤回邀请)."""
    must_manage(by, invitation.congress_id)
    hold(invitation.congress_id)
    if not Invitation.objects.unanswered().filter(pk=invitation.pk).update(revoked_at=at):
        raise NotAllowed("这个邀请已经接受或撤回")
    invitation.revoked_at = at
    note(invitation, Act.REVOKE_INVITATION, by=by, at=at, name=invitation.name)


def invitation_of(token: str, at) -> Invitation:
    """The invitation this secret opens at this moment, or a refusal that says why not (凭链接)."""
    invitation = (
        Invitation.objects.filter(token_hash=sm3(token)).select_related("congress", "deputy", "account").first()
    )
    if invitation is None:
        raise NotAllowed(UNKNOWN)
    if refusal := REFUSALS.get(invitation.state_at(at)):
        raise NotAllowed(refusal)
    return invitation


@transaction.atomic
def accept_invitation(token, *, username="", password, at, today) -> User:
    """Make the account, link it with the deputy or give the post; the link is spent (接受邀请).

    Of two who use the link at once, one gets the account. The password must pass the instance's validators.
    """
    invitation = invitation_of(token, at)
    hold(invitation.congress_id)
    spent = Invitation.objects.open_at(at).filter(pk=invitation.pk, token_hash=invitation.token_hash)
    if not spent.update(accepted_at=at):
        raise NotAllowed(REFUSALS[InvitationState.ACCEPTED])
    user = (
        _set_password_anew(invitation, password)
        if invitation.account
        else _make_user(invitation, username, password, at)
    )
    if invitation.deputy_id and not Deputy.objects.filter(pk=invitation.deputy_id, user=None).update(user=user):
        raise NotAllowed("这位代表已经有账号，请直接登录")
    if invitation.post:
        _give_promised_post(invitation, user, today)
    Invitation.objects.filter(pk=invitation.pk).update(accepted_by=user)
    entry = note(invitation, Act.ACCEPT_INVITATION, by=user, at=at, name=invitation.name, username=user.username)
    text = gettext_noop("%(name)s已接受邀请")
    tell(
        [invitation.by],
        text,
        "/people/invitations/",
        key=f"accepted/{invitation.pk}",
        at=at,
        entry=entry,
        name=invitation.name,
    )
    return user


def _must_need_account(deputy, congress) -> None:
    if deputy.congress_id != congress.pk:
        raise NotAllowed("这位代表不属于本人大")
    if deputy.user_id:
        raise NotAllowed(f"{deputy.name}已经有账号")


def _make_user(invitation, username, password, at) -> User:
    draft = User(username=username, name=invitation.name, email=invitation.email)
    validate_password(password, draft)
    phone = invitation.deputy.phone if invitation.deputy else ""
    return make_account(
        invitation.congress,
        username=username,
        name=invitation.name,
        password=password,
        email=invitation.email,
        phone=phone,
        at=at,
    )  # fmt: skip – one line a meaning


def _set_password_anew(invitation, password) -> User:
    user = invitation.account
    if not user.is_active:
        raise NotAllowed("账号已经停用")
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    sign_out_everywhere(user)
    return user


def _give_promised_post(invitation, user, today) -> None:
    post = invitation.post
    places = {f"{name}_id": post[name] for name in ("unit", "delegation", "group") if post.get(name)}
    save_post(user, role=Role(post["role"]), title=post.get("title", ""), from_on=today, **places)
