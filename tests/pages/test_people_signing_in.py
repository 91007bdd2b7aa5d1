"""Signing in: password, wait after failures, second step, forgotten password, devices; nothing inline on any page."""

import re
import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.urls import reverse

from tests.cast import PASSWORD
from yinuo.people.models import User

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


def sign_in(client, user, password=PASSWORD):
    return client.post(LOGIN, {"login": user.username, "password": password})


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def code_of(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def open_second_step(client, user) -> str:
    """Through the pages, as a person does; returns the secret."""
    sign_in(client, user)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    answer = client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert answer.url == reverse("mfa_view_recovery_codes")
    return secret


def test_a_person_signs_in_with_name_and_password(client, cast):
    assert sign_in(client, cast.lead).status_code == 302
    assert signed_in(client)


def test_a_person_signs_in_with_their_address(client, cast):
    User.objects.filter(pk=cast.lead.pk).update(email="jia@example.cn")
    assert client.post(LOGIN, {"login": "JIA@example.cn", "password": PASSWORD}).status_code == 302
    assert signed_in(client)


def test_a_wrong_password_says_how_often_one_may_try(client, cast):
    page = sign_in(client, cast.lead, "错的").content.decode()
    assert "还可以试4次" in page
    assert not signed_in(client)


def test_names_that_exist_and_names_that_do_not_are_answered_alike(client, cast):
    client.post(LOGIN, {"login": "nobody-at-all", "password": "错的"})
    said = re.findall(
        r"error-summary.*?<li>(.*?)</li>",
        client.post(LOGIN, {"login": "nobody-2", "password": "x"}).content.decode(),
        re.S,
    )
    other = re.findall(r"error-summary.*?<li>(.*?)</li>", sign_in(client, cast.lead, "错的").content.decode(), re.S)
    assert said == other != []


def test_after_five_failures_even_the_right_password_must_wait(client, cast):
    pages = [sign_in(client, cast.lead, "错的").content.decode() for _ in range(5)]
    assert "请5分钟后再试" in pages[-1]
    assert "请5分钟后再试" in sign_in(client, cast.lead).content.decode()
    assert not signed_in(client)
    assert sign_in(client, cast.cosigner).status_code == 302, "another name is not held up"


def test_the_message_of_the_wait_is_english_for_who_reads_english(client, cast):
    client.cookies["language"] = "en"
    for _ in range(5):
        page = sign_in(client, cast.lead, "wrong").content.decode()
    assert "Too many failed attempts" in page


def test_a_closed_account_is_told_so(client, cast):
    User.objects.filter(pk=cast.lead.pk).update(is_active=False)
    sign_in(client, cast.lead)
    assert not signed_in(client)


def test_nobody_signs_up_by_themselves(client, db):
    assert "不开放注册" in client.get("/accounts/signup/").content.decode()
    client.post("/accounts/signup/", {"username": "x", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.filter(username="x").exists()


def test_with_a_second_step_the_password_alone_does_not_open(client, cast):
    secret = open_second_step(client, cast.commission)
    client.logout()
    answer = sign_in(client, cast.commission)
    assert answer.url == reverse("mfa_authenticate")
    assert not signed_in(client)
    assert "验证码不对" in client.post(answer.url, {"code": "000000"}).content.decode()
    assert not signed_in(client)
    client.post(answer.url, {"code": later_code(secret)})
    assert signed_in(client)


def later_code(secret: str) -> str:
    """A code is good once: the one used to set it up is spent, the next half minute's is within tolerance."""
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30 + 1))


def test_a_recovery_code_opens_once(client, cast):
    open_second_step(client, cast.commission)
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(codes) == 10
    client.logout()
    for tries, opens in ((codes[0], True), (codes[0], False)):
        sign_in(client, cast.commission)
        client.post(reverse("mfa_authenticate"), {"code": tries})
        assert signed_in(client) is opens
        client.logout()


def test_the_secret_of_the_second_step_is_not_kept_in_clear(client, cast):
    secret = open_second_step(client, cast.commission)
    kept = str([one.data for one in cast.commission.authenticator_set.all()])
    assert secret not in kept


def test_staff_without_a_second_step_are_advised(client, cast):
    sign_in(client, cast.commission)
    assert "建议开启两步验证" in client.get("/accounts/").content.decode()
    client.logout()
    sign_in(client, cast.lead)
    assert "建议开启两步验证" not in client.get("/accounts/").content.decode()


def test_where_it_is_required_staff_reach_nothing_before_they_set_it_up(client, cast, settings):
    settings.STAFF_SECOND_FACTOR = "required"
    sign_in(client, cast.commission)
    assert client.get("/people/").url == reverse("mfa_index")
    open_second_step(client, cast.commission)
    assert client.get("/people/").status_code == 200
    assert "不能停用" in client.get("/accounts/2fa/totp/deactivate/").content.decode()


def test_where_it_is_required_deputies_are_left_alone(client, cast, settings):
    settings.STAFF_SECOND_FACTOR = "required"
    sign_in(client, cast.lead)
    assert client.get("/people/").status_code == 200


def test_a_forgotten_password_is_reset_by_mail(client, cast):
    User.objects.filter(pk=cast.lead.pk).update(email="jia@example.cn")
    client.post("/accounts/password/reset/", {"email": "jia@example.cn"})
    letter = mail.outbox[0]
    assert letter.subject == "【一诺】重设密码"
    link = re.search(r"http://testserver(\S+)", letter.body)[1]
    page = client.get(link, follow=True)
    new = "新的-口令-2026"
    done = client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    assert done.status_code == 302
    assert sign_in(client, cast.lead, new).status_code == 302
    assert signed_in(client)


def test_an_unknown_address_is_answered_alike_and_told_by_letter(client, db):
    answer = client.post("/accounts/password/reset/", {"email": "nobody@example.cn"}, follow=True)
    assert "信已寄出" in answer.content.decode()
    assert "没有账号登记了它" in mail.outbox[0].body
    assert "signup" not in mail.outbox[0].body


def test_a_changed_password_is_confirmed_by_letter(client, cast):
    User.objects.filter(pk=cast.lead.pk).update(email="jia@example.cn")
    sign_in(client, cast.lead)
    new = "新的-口令-2026"
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert User.objects.get(pk=cast.lead.pk).check_password(new)


def test_other_devices_are_listed_and_signed_out(client, cast):
    from django.test import Client

    elsewhere = Client()
    sign_in(elsewhere, cast.lead)
    sign_in(client, cast.lead)
    assert "2处登录" in client.get("/accounts/sessions/").content.decode()
    client.post("/accounts/sessions/")
    assert elsewhere.get("/people/").status_code == 302
    assert client.get("/people/").status_code == 200


PAGES = [
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/signup/",
    "/accounts/inactive/",
]
OWN_PAGES = [
    "/accounts/",
    "/accounts/2fa/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/2fa/totp/deactivate/",
    "/accounts/2fa/recovery-codes/",
    "/accounts/2fa/recovery-codes/generate/",
    "/accounts/password/change/",
    "/accounts/email/",
    "/accounts/sessions/",
    "/accounts/logout/",
    "/accounts/reauthenticate/",
    "/accounts/2fa/reauthenticate/",
    "/accounts/2fa/webauthn/reauthenticate/",
]
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style|\sstyle=|\son\w+=|javascript:", re.I)


def test_no_page_of_signing_in_has_anything_inline(client, cast):
    for path in PAGES:
        page = client.get(path)
        assert not INLINE.search(page.content.decode()), path
    open_second_step(client, cast.commission)
    for path in OWN_PAGES:
        page = client.get(path, follow=True)
        assert page.status_code == 200, path
        assert not INLINE.search(page.content.decode()), path
        assert "default-src 'self'" in page.headers["Content-Security-Policy"]


ENGLISH_LEFT = re.compile(
    r"(?<![\w./@-])(Name|Password|Sign In|Email address|Remember|Code|Username|Authenticator|Submit)(?![\w./-])"
)


def test_no_english_is_left_on_the_chinese_pages(client, cast):
    for path in PAGES:
        assert not ENGLISH_LEFT.search(visible(client.get(path))), path
    open_second_step(client, cast.commission)
    for path in OWN_PAGES:
        assert not ENGLISH_LEFT.search(visible(client.get(path, follow=True))), path


def test_no_chinese_is_left_on_the_english_pages(client, cast):
    client.cookies["language"] = "en"
    for path in PAGES:
        assert not chinese_left(client.get(path)), path
    open_second_step(client, cast.commission)
    for path in OWN_PAGES:
        assert not chinese_left(client.get(path, follow=True)), path


def visible(page) -> str:
    text = re.sub(r"<script.*?</script>|<head>.*?</head>", "", page.content.decode(), flags=re.S)
    return re.sub(r"<[^>]+>", " ", text)


def chinese_left(page) -> list[str]:
    """Chinese outside of what is marked as such: names of the record, the switch of languages, the seal."""
    text = re.sub(
        r'<(\w+)[^>]*lang="zh-Hans"[^>]*>.*?</\1>', "", page.content.decode().split("<body", 1)[1], flags=re.S
    )
    text = re.sub(
        r'<span class="seal"[^>]*>.*?</span>|<summary>.*?</summary>|<script.*?</script>', "", text, flags=re.S
    )
    return re.findall(r"[\u4e00-\u9fff]{2,}", re.sub(r"<[^>]+>", " ", text))
