"""Opening and closing accounts (账号)."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from yinuo.people.models import Act, User
from yinuo.people.permission import must_manage
from yinuo.people.standing import standing_of
from yinuo.records.actions import hold, note
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role


@transaction.atomic
def open_account(congress, *, username, name, password=None, email="", phone="", by, at) -> User:
    """Make an account (开通账号); without a password nobody can sign in to it before an invitation was accepted.

    An address given here counts as confirmed: staff know it, or the invitation reached it.
    """
    must_manage(by, congress.pk)
    hold(congress.pk)
    user = make_account(congress, username=username, name=name, password=password, email=email, phone=phone, at=at)
    note(user, Act.OPEN_ACCOUNT, by=by, at=at, username=user.username, name=user.name)
    return user


def make_account(congress, *, username, name, password, email, phone, at) -> User:
    """The rows of an account, inside the transaction of the act that makes it. Refuses a name or address already taken."""
    username = User.normalize_username(username.strip())
    if User.objects.filter(username__iexact=username).exists():
        raise NotAllowed(f"账号“{username}”已有人使用，请换一个")
    email = email.strip().lower()
    if email and User.objects.filter(email__iexact=email).exists():
        raise NotAllowed("这个邮箱已登记在另一个账号下")
    user = User(username=username, name=name, congress=congress, email=email, phone=phone, date_joined=at)
    user.set_password(password)
    user.save(force_insert=True)
    if email:
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


@transaction.atomic
def close_account(user, *, by, at, on) -> None:
    """Let nobody sign in with it any more, and end its posts on this day (停用账号). What was done with it stays."""
    must_manage(by, user.congress_id)
    must_not_be(by, user, "停用自己的账号")
    hold(user.congress_id)
    if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        raise NotAllowed("账号已经停用")
    user.is_active = False
    for post in user.posts.held_on(on):
        post.until_on = max(on, post.from_on)
        post.save(update_fields=["until_on"])
    sign_out_everywhere(user)
    note(user, Act.CLOSE_ACCOUNT, by=by, at=at, username=user.username, name=user.name)


@transaction.atomic
def drop_second_factor(user, *, by, at) -> None:
    """Remove the second step of somebody who lost their phone, after asking them in person (停用两步验证)."""
    must_manage(by, user.congress_id)
    must_not_be(by, user, "为自己停用两步验证")
    privileged = user.posts.filter(role=Role.ADMINISTRATOR, until_on__isnull=True).exists()
    if privileged and by is not None and Role.ADMINISTRATOR not in standing_of(by).roles:
        raise NotAllowed("系统管理员的两步验证只能由另一位系统管理员停用")
    hold(user.congress_id)
    removed, _ = Authenticator.objects.filter(user=user).delete()
    if not removed:
        raise NotAllowed("这个账号没有开启两步验证")
    sign_out_everywhere(user)
    note(user, Act.DROP_SECOND_FACTOR, by=by, at=at, username=user.username, name=user.name)


def must_not_be(by, user, what: str) -> None:
    if by is not None and by.pk == user.pk:
        raise NotAllowed(f"不能{what}，请另一位管理人员办理")


def sign_out_everywhere(user) -> None:
    """End every session of this account (退出所有设备)."""
    for session in UserSession.objects.filter(user=user):
        session.end()
