"""Language and print size: two cookies, a form on every page, nothing else."""

import pytest

pytestmark = pytest.mark.django_db


def choose(client, **chosen):
    return client.post("/preferences/", {"next": "/bengbu/", **chosen})


def test_the_page_comes_back_in_the_chosen_language(client, bengbu):
    answer = choose(client, language="en")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/bengbu/")
    assert '<html lang="en"' in client.get("/bengbu/").content.decode()
    choose(client, language="zh-hans")
    assert '<html lang="zh-Hans"' in client.get("/bengbu/").content.decode()


def test_large_print_stays_until_it_is_turned_off(client, bengbu):
    choose(client, size="large")
    page = client.get("/bengbu/").content.decode()
    assert 'data-size="large"' in page
    assert 'value="normal"' in page


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_it_never_leads_off_the_site(client, target):
    assert client.post("/preferences/", {"next": target, "language": "en"}).headers["Location"] == "/"


def test_nonsense_is_not_remembered(client):
    assert not client.post("/preferences/", {"language": "xx", "size": "huge"}).cookies


def test_reading_it_changes_nothing(client):
    assert client.get("/preferences/").status_code == 405


def test_the_browser_is_not_asked_for_its_language(client, bengbu):
    page = client.get("/bengbu/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="zh-Hans"' in page
