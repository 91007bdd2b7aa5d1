"""The ledger, one promise, and a page for every act on it."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders
from tests.builders import day
from yinuo.promises import actions
from yinuo.promises.models import Promise
from yinuo.promises.models.promises import PAGES
from yinuo.promises.offers import OFFERS
from yinuo.records.models import Entry
from yinuo.rules.promises import Act, Status

EVERYONE = ["lead", "stranger", "commission", "office", "government_office", "clerk", "head", "co_clerk", "other_clerk"]


def test_every_act_that_promises_a_page_has_one():
    assert set(OFFERS) == set(PAGES)


@pytest.mark.parametrize("status", list(Status))
def test_one_promise_opens_to_whom_it_concerns_with_the_acts_of_the_table(cast, client, status):
    made = builders.promise(cast, status)
    entries = Entry.objects.count()
    acts = {move.act for move in made.lifecycle.moves.values() if move.source == status and move.act in PAGES}
    for name in EVERYONE:
        user = getattr(cast, name)
        client.force_login(user)
        seen = name not in {"co_clerk", "other_clerk"}
        assert client.get(made.get_absolute_url()).status_code == (200 if seen else 404), name
        for act in acts:
            answer = client.get(f"{made.get_absolute_url()}{act}/")
            allowed = seen and made.may(act, user)
            assert answer.status_code == (200 if allowed else 409 if seen else 404), (name, act)
    assert Entry.objects.count() == entries


def test_a_published_one_is_seen_by_every_unit(cast, client):
    made = builders.promise(cast)
    actions.publish(made, by=cast.commission, at=day(70))
    client.force_login(cast.other_clerk)
    assert client.get(made.get_absolute_url()).status_code == 200


def test_what_it_lacks_is_said_openly(cast, client):
    made = builders.promise(cast, due_on=None, measure="")
    client.force_login(cast.commission)
    page = client.get(made.get_absolute_url()).content.decode()
    assert "不可核查" in page
    assert page.count('class="lacks"') == 2


def test_the_ledger_adds_up_and_filters(cast, client):
    made = [builders.promise(cast), builders.promise(cast, Status.KEPT), builders.promise(cast, due_on=None)]
    client.force_login(cast.commission)
    tally = client.get("/promises/").context["tally"]
    assert tally["all"] == tally["kept"] + tally["owed"] + tally["ended"] == 3
    numbers = {
        query: {one.number for one in client.get(f"/promises/?{query}").context["page"].object_list}
        for query in ("status=kept", "due=undated", "q=维护资金", f"unit={cast.co_unit.pk}")
    }
    assert list(numbers.values()) == [
        {made[1].number},
        {made[2].number},
        {one.number for one in made},
        set(),
    ]


def test_the_export_holds_what_is_seen(cast, client):
    builders.promise(cast)
    for name, rows in (("commission", 1), ("other_clerk", 0)):
        client.force_login(getattr(cast, name))
        text = client.get("/promises/export.csv").content.decode("utf-8-sig")
        assert len(list(csv.reader(io.StringIO(text)))) == rows + 1


def test_it_asks_as_much_of_the_database_for_three_as_for_one(cast, client):
    client.force_login(cast.commission)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get("/promises/")
        return len(asked)

    builders.promise(cast)
    one = queries()
    builders.promise(cast)
    builders.promise(cast, Status.KEPT)
    assert queries() == one


def test_evidence_comes_with_its_file_and_those_concerned_may_load_it(cast, client):
    made = builders.promise(cast)
    client.force_login(cast.clerk)
    proof = SimpleUploadedFile("办法.txt", "市甲规〔2026〕3号".encode(), content_type="text/plain")
    sent = {"text": "已印发", "kind_1": "document", "title_1": "使用办法", "file_1": proof}
    answer = client.post(f"{made.get_absolute_url()}claim/", sent)
    assert answer.status_code == 302, answer.content.decode()
    evidence = Promise.objects.get(pk=made.pk).progress.get().evidence.get()
    address = f"/records/files/{evidence.file_id}/{evidence.file.name}"
    client.force_login(cast.lead)
    loaded = client.get(address)
    assert "市甲规" in b"".join(loaded.streaming_content).decode()
    client.force_login(cast.other_clerk)
    assert client.get(address).status_code == 404


def test_a_change_form_asks_only_for_what_was_changed(cast, client):
    made = builders.promise(cast)
    client.force_login(cast.clerk)
    sent = {
        "reason": "上位法修订",
        "signed_by": "甲局局长",
        "words": made.words,
        "due_on": "2027-06-30",
        "measure": made.measure,
        "evidence_kind": made.evidence_kind,
    }
    assert client.post(f"{made.get_absolute_url()}ask-change/", sent).status_code == 302
    assert made.change_requests.get().values == {"due_on": "2027-06-30"}


def test_a_grade_without_words_is_refused_at_the_form(cast, client):
    made = builders.promise(cast, Status.KEPT)
    client.force_login(cast.lead)
    answer = client.post(f"{made.get_absolute_url()}{Act.GRADE}/", {"grade": "not-satisfied"})
    assert answer.status_code == 422
    assert "具体意见" in answer.content.decode()
