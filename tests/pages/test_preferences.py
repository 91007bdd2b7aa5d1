"""Language and print size: chosen by the reader, kept in two cookies, or named in a shared link."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_page_is_chinese_whatever_the_browser_prefers(client):
    page = client.get("/accounts/login/", headers={"accept-language": "en"})
    assert page.headers["Content-Language"] == "zh-hans"


def test_a_shared_link_is_read_in_english_without_a_cookie(client):
    page = client.get("/accounts/login/?lang=en")
    assert page.headers["Content-Language"] == "en"
    assert "language" not in page.cookies


def test_a_language_that_we_do_not_speak_is_chinese(client):
    assert client.get("/accounts/login/?lang=tlh").headers["Content-Language"] == "zh-hans"


def test_choosing_chinese_on_a_shared_english_page_leaves_english(client):
    answer = client.post("/preferences/", {"language": "zh-hans", "next": "/accounts/login/?lang=en&next=/desk/"})
    assert answer.url == "/accounts/login/?next=%2Fdesk%2F"
    assert client.get("/accounts/login/").headers["Content-Language"] == "zh-hans"


def test_a_choice_is_kept(client):
    client.post("/preferences/", {"language": "en", "next": "/"})
    client.post("/preferences/", {"size": "large", "next": "/"})
    page = client.get("/accounts/login/")
    assert page.headers["Content-Language"] == "en"
    assert 'data-size="large"' in page.content.decode()


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_the_way_back_never_leads_to_another_site(client, elsewhere):
    assert client.post("/preferences/", {"language": "en", "next": elsewhere}).url == "/"
