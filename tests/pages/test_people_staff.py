"""Invitations, posts, accounts on screen: the link is shown once, accepted by a page, revoked, sent anew."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from tests.cast import AT, PASSWORD, TODAY
from yinuo.people import actions
from yinuo.people.models import Invitation, Post, User
from yinuo.people.standing import standing_of
from yinuo.rules.terms import Role

pytestmark = pytest.mark.django_db
GOOD = "清风-明月-2026"


@pytest.fixture
def manager(client, cast):
    client.force_login(cast.commission, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def deputy(cast):
    return actions.add_deputy(cast.congress, name="代表丁", phone="13800000004", by=cast.commission, at=AT)


def link_in(page) -> str:
    return re.search(r"http://testserver(/people/accept-invitation/[\w-]+/)", page.content.decode())[1]


def test_a_deputy_is_invited_by_slip_and_comes_in(manager, cast, deputy):
    slip = manager.post("/people/invitations/invite/", {"deputy": deputy.pk})
    assert "邀请单" in slip.content.decode()
    assert "没有邮箱，请打印" in slip.content.decode()
    assert 'src="data:image/svg+xml' in slip.content.decode(), "a code to scan"
    assert "no-store" in slip.headers["Cache-Control"]
    visitor = Client()
    door = visitor.get(link_in(slip))
    assert door.context["form"].initial["username"] == "13800000004"
    done = visitor.post(link_in(slip), {"username": "13800000004", "password": GOOD, "again": GOOD})
    assert done.url == "/desk/"
    user = User.objects.get(username="13800000004")
    assert standing_of(user, TODAY).deputy_id == deputy.pk
    assert "已经用过" in Client().get(link_in(slip)).content.decode()


def test_the_link_is_shown_on_no_other_page(manager, cast, deputy):
    link = link_in(manager.post("/people/invitations/invite/", {"deputy": deputy.pk}))
    token = link.split("/")[-2]
    for address in ("/people/invitations/", "/people/invitations/?all=1", f"/people/deputies/{deputy.pk}/"):
        assert token not in manager.get(address).content.decode()


def test_staff_with_an_address_get_a_letter(manager, cast):
    given = {
        "name": "甲局新人",
        "email": "new@example.cn",
        "role": Role.UNIT_CLERK,
        "unit": cast.unit.pk,
        "title": "科员",
    }
    page = manager.post("/people/invitations/invite/", given)
    assert "已寄往 new@example.cn" in page.content.decode()
    [letter] = mail.outbox
    assert letter.to == ["new@example.cn"]
    assert link_in(page) in letter.body


def test_a_letter_that_cannot_be_sent_is_said_and_the_slip_remains(manager, cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    page = manager.post("/people/invitations/invite/", {"name": "甲", "email": "new@example.cn", "role": Role.OFFICE})
    assert "邮件没有寄出" in page.content.decode()
    assert link_in(page)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": "科员"}, "name"),
        ({"name": "甲"}, "role"),
        ({"name": "甲", "role": "unit-clerk"}, "unit"),
        ({"name": "甲", "role": "delegation-head"}, "delegation"),
        ({"name": "甲", "role": "group-convener"}, "group"),
        ({"name": "甲", "role": "administrator"}, "role"),  # not the commission's to give
        ({"name": "甲", "role": "office", "email": "x"}, "email"),
    ],
)
def test_an_invitation_to_nothing_certain_is_pointed_out(manager, cast, given, field):
    page = manager.post("/people/invitations/invite/", given)
    assert field in page.context["form"].errors
    assert not Invitation.objects.exists()


def test_a_deputy_with_an_account_is_not_offered(manager, cast, deputy):
    offered = manager.get("/people/invitations/invite/").context["form"].fields["deputy"].queryset
    assert list(offered) == [deputy]


def test_an_invitation_is_revoked_and_sent_anew(manager, cast, deputy):
    old = link_in(manager.post("/people/invitations/invite/", {"deputy": deputy.pk}))
    invitation = Invitation.objects.get()
    new = link_in(manager.post(f"/people/invitations/{invitation.pk}/resend-invitation/"))
    assert Client().get(old).status_code == 410
    assert Client().get(new).status_code == 200
    manager.post(f"/people/invitations/{invitation.pk}/revoke-invitation/")
    assert "已撤回" in Client().get(new).content.decode()
    again = manager.post(f"/people/invitations/{invitation.pk}/revoke-invitation/")
    assert again.status_code == 409
    assert "已经接受或撤回" in again.content.decode()


def test_revoking_needs_more_than_a_link(manager, cast, deputy):
    manager.post("/people/invitations/invite/", {"deputy": deputy.pk})
    invitation = Invitation.objects.get()
    assert manager.get(f"/people/invitations/{invitation.pk}/revoke-invitation/").status_code == 405


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"username": "xin", "password": GOOD, "again": "别的"}, "两次输入的密码不一样"),
        ({"username": "xin", "password": "12345678", "again": "12345678"}, "密码"),
        ({"username": "代表 丁", "password": GOOD, "again": GOOD}, "用户名"),
        ({"username": "SHILI-deputy-a", "password": GOOD, "again": GOOD}, "已有人使用"),
        ({"username": "", "password": GOOD, "again": GOOD}, "必填"),
    ],
)
def test_what_is_wrong_when_accepting_is_pointed_out_and_the_link_stays_good(manager, deputy, given, said):
    link = link_in(manager.post("/people/invitations/invite/", {"deputy": deputy.pk}))
    page = Client().post(link, given)
    assert page.status_code == 200
    assert said in page.content.decode()
    assert Client().get(link).status_code == 200


def test_a_forgotten_password_is_set_anew_by_a_slip(manager, cast):
    page = manager.get(f"/people/accounts/{cast.clerk.pk}/invite/")
    assert "先当面或电话确认是本人" in page.content.decode()
    link = link_in(manager.post(f"/people/accounts/{cast.clerk.pk}/invite/"))
    visitor = Client()
    assert "username" not in visitor.get(link).context["form"].fields
    visitor.post(link, {"password": GOOD, "again": GOOD})
    user = User.objects.get(pk=cast.clerk.pk)
    assert user.check_password(GOOD)
    assert not user.check_password(PASSWORD)


def test_a_slip_does_not_go_round_the_second_step(manager, cast):
    Authenticator.objects.create(user=cast.clerk, type="totp", data={"secret": "x"})
    link = link_in(manager.post(f"/people/accounts/{cast.clerk.pk}/invite/"))
    visitor = Client()
    assert visitor.post(link, {"password": GOOD, "again": GOOD}).url == "/accounts/2fa/authenticate/"
    assert "_auth_user_id" not in visitor.session


def test_a_post_is_given_and_ended(manager, cast):
    given = {"user": cast.stranger.pk, "role": Role.UNIT_CLERK, "unit": cast.unit.pk, "from_on": "2026-03-02"}
    assert manager.post("/people/posts/give-post/", given).url == "/people/posts/"
    post = Post.objects.get(user=cast.stranger)
    page = manager.get(f"/people/posts/{post.pk}/end-post/")
    assert "离任" in page.content.decode()
    assert "on" in manager.post(f"/people/posts/{post.pk}/end-post/", {"on": "2020-01-01"}).context["form"].errors
    manager.post(f"/people/posts/{post.pk}/end-post/", {"on": "2026-03-31"})
    assert str(Post.objects.get(pk=post.pk).until_on) == "2026-03-31"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"role": Role.UNIT_CLERK}, "这个岗位须填写"),
        ({"role": Role.OFFICE, "from_on": "2026-03-02", "until_on": "2026-03-01"}, "止日不能早于起日"),
        ({"role": Role.ADMINISTRATOR}, "选择一个有效的选项"),
    ],
)
def test_a_post_that_cannot_be_is_pointed_out(manager, cast, wrong, said):
    page = manager.post("/people/posts/give-post/", {"user": cast.stranger.pk, "from_on": "2026-03-02"} | wrong)
    assert said in page.content.decode()
    assert not Post.objects.filter(user=cast.stranger).exists()


def test_a_closed_account_is_out_at_once(manager, cast):
    clerk = Client()
    clerk.post("/accounts/login/", {"login": cast.clerk.username, "password": PASSWORD})
    assert clerk.get("/people/").status_code == 200
    manager.post(f"/people/accounts/{cast.clerk.pk}/close-account/")
    assert clerk.get("/people/").status_code == 302
    assert "已停用" in manager.get("/people/accounts/").content.decode()


def test_a_lost_second_step_is_dropped_by_another(manager, cast):
    Authenticator.objects.create(user=cast.clerk, type="totp", data={})
    assert "停用两步验证" in manager.get("/people/accounts/").content.decode()
    manager.post(f"/people/accounts/{cast.clerk.pk}/drop-second-factor/")
    assert not Authenticator.objects.filter(user=cast.clerk).exists()


def test_whoever_closes_their_own_account_is_refused_in_a_sentence(manager, cast):
    page = manager.post(f"/people/accounts/{cast.commission.pk}/close-account/")
    assert page.status_code == 409
    assert "不能停用自己的账号" in page.content.decode()


def test_one_sees_ones_own_posts(client, cast):
    client.force_login(cast.clerk, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get("/accounts/").content.decode()
    assert "承办人" in page
    assert "市甲局" in page
