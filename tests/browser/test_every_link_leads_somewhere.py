"""Whoever follows the links of our own pages finds a page: never an error, a dead end or a refusal (逐页走查)."""

import urllib.error
import urllib.request
from collections import Counter, deque
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from lxml import html

from yinuo.briefings.example.folk import LOGINS

PAGES = 150  # at most, for one account
ALIKE = 2  # pages of one view, act and filter
HEAVY = 150 * 1024  # bytes
EVERYBODY = [None, *(login[0] for login in LOGINS)]


@pytest.mark.parametrize("who", EVERYBODY, ids=lambda who: who or "visitor")
def test_every_link_leads_to_a_sound_page(who, instance, signed_in):
    opener = urllib.request.build_opener()
    opener.addheaders = [("Cookie", "; ".join(f"{one['name']}={one['value']}" for one in signed_in(who)))]
    waiting = deque([("/desk/" if who else "/", "the start")])
    seen, alike, faults = set(), Counter(), []
    while waiting and len(seen) < PAGES:
        path, found_on = waiting.popleft()
        kind = kind_of(path)
        if path in seen or alike[kind] >= ALIKE:
            continue
        seen.add(path)
        alike[kind] += 1
        status, kind_of_file, body, arrived = load(opener, instance.address + path)
        if status >= 400:
            faults.append(f"{path} answers {status}, linked from {found_on}")
        elif kind_of_file == "text/html":
            tree = html.fromstring(body.decode())
            faults += [f"{path}: {fault}" for fault in faults_of(tree, body)]
            waiting += [(link, path) for link in links(tree, arrived, instance.address)]
    assert len(seen) > 5
    assert not faults, "\n".join(faults)


def load(opener, address: str) -> tuple[int, str, bytes, str]:
    try:
        with opener.open(address, timeout=30) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read(), answer.url
    except urllib.error.HTTPError as error:
        with error:
            return error.code, "", b"", address


def kind_of(path: str) -> tuple:
    """The view, its act and what it is filtered by: pages that are alike."""
    parts = urlsplit(path)
    try:
        match = resolve(unquote(parts.path))
    except Resolver404:
        return (parts.path,)
    named = [match.kwargs.get(name) for name in ("slug", "act", "form", "key", "roster")]
    return (
        match.view_name,
        *named[:-2],
        bool(named[-2]),
        named[-1],
        *sorted(part.split("=")[0] for part in parts.query.split("&")),
    )


def links(tree, page: str, site: str) -> list[str]:
    """Addresses on our own site that a reader of this page may follow."""
    found = []
    for href in tree.xpath("//a/@href"):
        whole = urljoin(page, href).split("#")[0]
        if whole.startswith(f"{site}/"):
            found.append(quote(unquote(whole.removeprefix(site)), safe="/?=&-_.~:,+"))
    return found


def faults_of(tree, body: bytes) -> list[str]:
    """What a page lacks that every page has, and what it has that none may have."""
    faults = []
    if not (tree.findtext(".//title") or "").strip(" ·\n"):
        faults.append("no title")
    if len(tree.xpath("//h1")) != 1:
        faults.append(f"{len(tree.xpath('//h1'))} h1")
    if not tree.get("lang"):
        faults.append("no lang")
    if inline := tree.xpath("//style | //*[@style] | //script[not(@src)][not(contains(@type, 'json'))]"):
        faults.append(f"inline style or script: {html.tostring(inline[0], encoding='unicode')[:120]}")
    if handlers := tree.xpath("//@*[starts-with(name(), 'on')]"):
        faults.append(f"inline handler: {handlers[0]}")
    ids = tree.xpath("//@id")
    faults += [f"id “{one}” twice" for one, times in Counter(ids).items() if times > 1]
    faults += [
        f"no “{href}” on the page" for href in tree.xpath("//a/@href") if href.startswith("#") and href[1:] not in ids
    ]
    if len(body) > HEAVY:
        faults.append(f"{len(body) // 1024} KiB")
    return faults
