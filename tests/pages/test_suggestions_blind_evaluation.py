"""背靠背评价: before the window has closed, nothing that a unit or the government office can load tells an evaluation.

Two instances of the same story are compared: in one the deputy has rated (the worst), in the other not yet. Every
address that answers a reader of the answering side must give byte for byte the same page.
"""

import re
from datetime import timedelta

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from tests import builders
from yinuo.promises.models import Promise
from yinuo.records import search
from yinuo.records.models import Notice
from yinuo.rules.evaluations import Grade
from yinuo.rules.suggestions import Act, Status
from yinuo.suggestions import actions
from yinuo.suggestions.models import Evaluation, Suggestion

ANSWERING_SIDE = ["clerk", "head", "co_clerk", "co_head", "government_office"]
OTHERS = ["stranger", "visitor"]
FEW = ["accept", "rehandle", "confirm-kept"]  # acts on units and promises, where an evaluation is no part of the case
SECRET = "第二点没有说资金来源"
FORM = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|csrf-token[^>]*|nonce-\w+')


@pytest.fixture
def made(cast):
    return builders.suggestion(cast, Status.REPLIED, promise=True, co=True)


@pytest.fixture
def during(made, monkeypatch):
    """The clock of every request stands inside the window: one day after the reply."""
    now = made.replied_at + timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return now


def addresses(made) -> list[str]:
    """Every address under /suggestions/, /promises/, /desk/, /records/ and the public site that this story fills in."""
    assignment = builders.lead_of(made)
    promise = Promise.objects.get()
    known = {
        "ref": [made.ref],
        "act": [str(act) for act in Act],
        "pk": [str(assignment.pk)],
        "form": ["csv", "xlsx"],
        "number": [promise.number, made.ref],
        "slug": [made.congress.slug],
        "kind": ["suggestion", "promise"],
    }
    found = []

    def walk(patterns, before):
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, route)
            elif isinstance(pattern, URLPattern):
                found.append(route)

    walk(get_resolver().url_patterns, "")
    filled = [
        "/" + address
        for route in found
        for address in fill(route, known if route.startswith("suggestions/<str:ref>") else known | {"act": FEW})
        if not address.startswith(("accounts/", "healthz", "live"))
    ]
    extra = [
        f"/suggestions/?{query}" for query in ("status=evaluated", "status=replied", "q=电梯", "sort=due", "mine=on")
    ]
    return sorted({*filled, *extra, "/suggestions/export.csv?status=evaluated", "/records/search/?q=资金来源"})


def fill(route, known):
    """A route with each of its places filled with what is known; nothing if a place is not known."""
    place = re.search(r"<(?:\w+:)?(\w+)>", route)
    if place is None:
        return [route] if not re.search(r"[\^$\\(]", route) else []
    values = known.get(place[1], [])
    return [done for value in values for done in fill(route.replace(place[0], value, 1), known)]


def read(client, user, pages) -> dict[str, tuple]:
    if user.is_authenticated:
        client.force_login(user)
    else:
        client.logout()
    said = {}
    for page in pages:
        client.raise_request_exception = False
        answer = client.get(page)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = FORM.sub("", body.decode("utf-8", "replace")) if not page.endswith(".xlsx") else len(body)
        said[page] = (answer.status_code, answer.headers.get("Location"), text)
    return said


@pytest.mark.parametrize("who", ["clerk", "co_head", "government_office", *OTHERS])
def test_no_page_differs_before_the_window_has_closed(cast, client, made, during, who):
    user, pages = getattr(cast, who), addresses(made)
    assert len(pages) > 60
    before = read(client, user, pages)
    builders.evaluate(cast, Suggestion.objects.get(pk=made.pk), grade=Grade.NOT_SATISFIED, at=during)
    after = read(client, user, pages)
    told = [page for page in pages if before[page] != after[page]]
    assert told == []
    assert not any(SECRET in str(said) for said in after.values())


def test_the_comparison_would_notice(cast, client, made, during):
    """The commission does see it: the same comparison finds differences there."""
    pages = addresses(made)
    before = read(client, cast.commission, pages)
    builders.evaluate(cast, Suggestion.objects.get(pk=made.pk), grade=Grade.NOT_SATISFIED, at=during)
    after = read(client, cast.commission, pages)
    assert any(before[page] != after[page] for page in pages)
    assert any(SECRET in str(said) for said in after.values())


@pytest.mark.parametrize("who", ANSWERING_SIDE)
def test_no_refusal_tells_it_either(cast, made, who):
    user = getattr(cast, who)

    def refusals():
        case, said = Suggestion.objects.get(pk=made.pk), {}
        for act in Act:
            try:
                case.step(act, user)
            except Exception as refusal:
                said[act] = str(refusal)
        return said, case.moves(user)

    before = refusals()
    builders.evaluate(cast, Suggestion.objects.get(pk=made.pk), grade=Grade.NOT_SATISFIED)
    assert refusals() == before


@pytest.mark.parametrize("who", ANSWERING_SIDE)
def test_rows_notices_and_search_keep_silent(cast, made, who):
    user = getattr(cast, who)
    notices = set(Notice.objects.filter(to=user).values_list("pk", flat=True))
    builders.evaluate(cast, Suggestion.objects.get(pk=made.pk), grade=Grade.NOT_SATISFIED)
    assert not Evaluation.objects.visible_to(user).exists()
    assert set(Notice.objects.filter(to=user).values_list("pk", flat=True)) == notices
    assert search.find(cast.congress, "资金来源 第二点没有说") == []
    shown = Suggestion.objects.visible_to(user).shown_to(user).get(pk=made.pk)
    assert shown.shown_status == Status.REPLIED


@pytest.mark.parametrize("who", ANSWERING_SIDE)
def test_once_the_window_has_closed_it_is_open_to_them(cast, client, made, who):
    builders.evaluate(cast, Suggestion.objects.get(pk=made.pk), grade=Grade.NOT_SATISFIED)
    actions.break_seal(made, at=builders.day(100))
    client.force_login(getattr(cast, who))
    assert SECRET in client.get(made.get_absolute_url()).content.decode()
