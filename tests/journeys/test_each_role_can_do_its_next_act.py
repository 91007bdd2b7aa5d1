"""示例市 after a year: whoever signs in finds their next act on the desk, one click away, and can do it."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.utils import timezone

from yinuo.briefings.example import LOGINS, PASSWORD, build
from yinuo.briefings.models import Briefing, Question, Speech
from yinuo.people.models import Congress, User
from yinuo.promises.models import Promise
from yinuo.records.models import Entry
from yinuo.records.verify import verify
from yinuo.suggestions.models import Suggestion

NEXT = {  # role → the acts that its desk must offer: each opens a page with a form
    "commission": ("register", "assign", "agree-return", "rehandle", "convert", "revise", "confirm-kept", "change"),
    "office": ("confirm", "schedule", "plan", "shortlist"),
    "committee": ("review", "shortlist"),
    "council": ("approve",),
    "chair": ("open", "lock"),
    "secretary": ("sign-minutes", "schedule"),
    "deputy-a": ("confirm", "cosign", "evaluate", "grade"),
    "deputy-b": ("submit",),
    "head": ("nominate",),
    "convener": ("report", "nominate"),
    "government": ("upload", "agree-return", "approve"),
    "unit-a": ("accept", "number", "draft", "claim"),
    "unit-a-head": ("sign", "claim"),
    "unit-c": ("contact", "plan", "claim", "confirm"),
    "reviewer": ("review", "publication"),
    "publicity": ("publish", "publication"),
    "archivist": ("archive",),
    "administrator": ("invite",),
}
READERS = {"auditor"}  # reads the trail and decides nothing: an empty desk is right
DONE = {  # role: the act done, and what the form is given
    "deputy-a": ("confirm", {}),
    "unit-a": ("accept", {}),
    "chair": ("open", {}),
    "secretary": ("sign-minutes", {"text": "会议听取了情况介绍，代表提出询问一个。"}),
}
ACT = re.compile(r'class="wait__act"><a class="[^"]*" href="([^"]+)"')


@pytest.fixture
def now():
    """A working morning."""
    return timezone.make_aware(datetime.fromisoformat("2026-11-20T09:20"))


@pytest.fixture
def city(db, now, monkeypatch):
    build(now)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def acts_on_the_desk(client, username) -> list[str]:
    assert client.login(username=username, password=PASSWORD), f"{username} cannot sign in"
    return [unescape(url) for url in ACT.findall(client.get("/desk/").content.decode())]


def test_each_role_can_do_its_next_act(city, client):
    """Sign in, the desk, the act's page: one click. Then some of the acts are done, and are gone from the desk."""
    assert {username for username, *_ in LOGINS} == {*NEXT, *READERS}
    for username, wanted in NEXT.items():
        offered = acts_on_the_desk(client, username)
        for act in wanted:
            page = next((url for url in offered if url.rstrip("/").endswith(f"/{act}")), None)
            assert page, f"{username}: no act {act} among {offered}"
            answer = client.get(page)
            assert answer.status_code == 200, f"{username} {page}: {answer.status_code}"
            assert b'method="post"' in answer.content
        for page in offered:
            assert client.get(page).status_code == 200, f"{username} {page}"
    for username in READERS:
        assert acts_on_the_desk(client, username) == []
    for username, (act, given) in DONE.items():
        page = next(url for url in acts_on_the_desk(client, username) if url.endswith(f"/{act}/"))
        assert client.post(page, given).status_code == 302, f"{username} {page}"
        assert page not in acts_on_the_desk(client, username)


def test_the_year_was_lived_and_not_written(city, now, client):
    """Every state was reached by acts: the trail holds together, in the order of time, and a second build does nothing."""
    assert 45 <= Suggestion.objects.count() <= 70
    assert set(Suggestion.objects.values_list("status", flat=True)) >= {
        "draft", "co-signing", "submitted", "registered", "assigned", "in-handling", "replied", "evaluated",
        "rehandling", "tracking", "closed", "not-accepted",
    }  # fmt: skip
    assert set(Promise.objects.values_list("status", flat=True)) >= {
        "recorded", "objected", "open", "change-asked", "claimed", "partly-kept", "kept",
    }  # fmt: skip
    assert Promise.objects.overdue(timezone.localdate(now)).exists()
    assert any(not promise.is_verifiable for promise in Promise.objects.all())
    assert Promise.objects.filter(drift__isnull=False).exists()
    held = Briefing.objects.get(title="既有住宅加装电梯推进情况政情通报会")
    asked = Question.objects.filter(briefing=held)
    assert held.published
    assert Speech.objects.filter(briefing=held).count() == 6
    assert asked.filter(parent=None).count() == 10
    assert asked.exclude(parent=None).count() == 2
    assert len(set(asked.values_list("deputy", flat=True))) == 8
    moments = list(Entry.objects.order_by("seq").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] < now
    assert moments[0] < now - timedelta(days=365)
    assert verify(Congress.objects.get(slug="shili")).is_whole
    build(now)
    assert Entry.objects.count() == len(moments)
    every_name_is_obviously_invented()
    the_public_pages_are_alive(client)


def every_name_is_obviously_invented():
    """代表甲, 干部乙, 市丙局: nobody can be taken for a real person."""
    stems = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
    for name in User.objects.values_list("name", flat=True):
        assert any(stem in name for stem in stems), name
    assert Congress.objects.get().invented


def the_public_pages_are_alive(client):
    for page in ("", "sessions/", "promises/", "suggestions/", "evidence/"):
        answer = client.get(f"/shili/{page}")
        assert answer.status_code == 200, page
    assert Promise.objects.filter(published=True).count() >= 10
    assert Suggestion.objects.filter(published=True).count() >= 10
