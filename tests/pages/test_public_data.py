"""The rest of the public site: front pages, lists, downloads, feed, site map – and that each reads well in English."""

import csv
import io
import xml.etree.ElementTree as ElementTree

import pytest

from tests.pages.public_site import read, text
from yinuo.promises.models import Promise

pytestmark = pytest.mark.django_db
PAGES = (
    "",
    "sessions/",
    "promises/",
    "suggestions/",
    "evidence/",
    "open-data/",
    "corrections/",
)


@pytest.mark.parametrize(
    "path", [*(f"/bengbu/{path}" for path in PAGES), "/about/definitions/", "/about/accessibility/"]
)
def test_each_page_opens_and_in_english_marks_its_chinese(english, bengbu, path):
    answer = english.get(path)
    assert answer.status_code == 200
    assert read(answer).unmarked == []


def test_the_only_record_is_the_home_page(client, bengbu):
    assert client.get("/").headers["Location"] == "/bengbu/"


def test_of_several_the_invented_one_says_so(client, bengbu, cast):
    from yinuo.briefings.models import Briefing

    Briefing.objects.create(
        congress=cast.congress,
        number="2026-1",
        legal_kind=bengbu.legal_kind,
        title="示例政情通报会",
        year=2026,
        status=bengbu.status,
        published=True,
    )
    said = text(client.get("/"))
    assert said.index("真实记录") < said.index("虚构的示例")
    assert "示例市为虚构城市" in text(client.get(f"/{cast.congress.slug}/"))


def test_a_record_that_is_not_the_committees_own_says_so_on_every_page(client, bengbu):
    for path in PAGES:
        assert "不是蚌埠市人大常委会的官方页面" in text(client.get(f"/bengbu/{path}")), path


def test_csv_and_json_hold_the_same_rows(client, bengbu):
    rows = client.get("/bengbu/open-data/promises.json").json()
    table = client.get("/bengbu/open-data/promises.csv").content.decode("utf-8-sig")
    read_back = list(csv.DictReader(io.StringIO(table)))
    assert [row["number"] for row in read_back] == [row["number"] for row in rows]
    assert rows[0]["due_on"] is None
    assert read_back[0]["due_on"] == ""


@pytest.mark.parametrize("name", ["sessions", "promises", "suggestions", "figures"])
def test_every_table_downloads_both_ways(client, bengbu, name):
    for form in ("csv", "json"):
        assert client.get(f"/bengbu/open-data/{name}.{form}").status_code == 200


@pytest.mark.parametrize("name", ["promises.xml", "people.csv", "entries.json"])
def test_what_is_not_open_is_not_there(client, bengbu, name):
    assert client.get(f"/bengbu/open-data/{name}").status_code == 404


def test_a_cell_that_a_spreadsheet_would_run_is_quoted(client, bengbu):
    Promise.objects.filter(pk=Promise.objects.first().pk).update(measure='=HYPERLINK("http://x")')
    assert "'=HYPERLINK" in client.get("/bengbu/open-data/promises.csv").content.decode()


def test_the_feed_is_xml_with_full_addresses(client, bengbu):
    channel = ElementTree.fromstring(client.get("/bengbu/feed.xml").content).find("channel")
    links = [item.findtext("link") for item in channel.findall("item")]
    assert len(links) == 4
    assert all(link.startswith("http://testserver/bengbu/") for link in links)


def test_every_address_of_the_site_map_opens(client, bengbu):
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    addresses = [
        element.text.removeprefix("http://testserver") for element in tree.iter() if element.tag.endswith("loc")
    ]
    assert any("/promises/" in address for address in addresses)
    for address in addresses:
        assert client.get(address).status_code in (200, 302), address


def test_every_link_of_the_public_pages_leads_somewhere(client, bengbu):
    seen, waiting = set(), ["/bengbu/", bengbu.get_public_url()]
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith("/accounts/"):
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code in (200, 302), path
        if "html" in answer.headers.get("Content-Type", "") and answer.status_code == 200:
            for link in read(answer).links:
                target = link.split("#")[0]
                if target.startswith("?"):
                    target = path.split("?")[0] + target
                if target.startswith("/") and "?" not in target:
                    waiting.append(target)
    assert len(seen) > 15


def test_robots_may_read_the_record_and_not_the_desk(client, bengbu):
    said = client.get("/robots.txt").content.decode()
    assert "Disallow: /desk/" in said
    assert "Disallow: /bengbu" not in said
    assert "http://testserver/sitemap.xml" in said


def test_an_unknown_congress_is_not_there(client, bengbu):
    for path in PAGES:
        assert client.get(f"/nowhere/{path}").status_code == 404
