"""One page per act: the form, its errors, what it does; reading it changes nothing; nobody else gets in."""

import pytest

from tests import builders
from tests.pages.test_suggestions_detail import EVERY_STATE
from yinuo.promises.models import Promise
from yinuo.records.models import Entry
from yinuo.rules import assignments as handing
from yinuo.rules.evaluations import Grade
from yinuo.rules.suggestions import Status
from yinuo.suggestions.models import Assignment, Suggestion
from yinuo.suggestions.models.assignments import PAGES as UNIT_PAGES
from yinuo.suggestions.models.suggestions import PAGES
from yinuo.suggestions.offers import OF_ASSIGNMENT, OF_SUGGESTION

EVERYONE = ["lead", "cosigner", "stranger", "commission", "government_office", "council", "clerk", "head", "co_clerk"]


def test_every_act_that_promises_a_page_has_one():
    assert set(OF_SUGGESTION) == set(PAGES)
    assert set(OF_ASSIGNMENT) == set(UNIT_PAGES)


@pytest.mark.parametrize("status", EVERY_STATE)
def test_it_opens_to_whom_the_table_allows_and_to_nobody_else(cast, client, status):
    grade = Grade.NOT_SATISFIED if status is Status.REHANDLING else Grade.SATISFIED
    made = builders.suggestion(cast, status, grade=grade)
    entries = Entry.objects.count()
    acts = {move.act for move in made.lifecycle.moves.values() if move.source == status and move.act in PAGES}
    for name in EVERYONE:
        user = getattr(cast, name)
        client.force_login(user)
        for act in acts:
            answer = client.get(f"{made.get_absolute_url()}{act}/")
            seen = Suggestion.objects.visible_to(user).filter(pk=made.pk).exists()
            allowed = seen and Suggestion.objects.get(pk=made.pk).may(act, user)
            assert answer.status_code == (200 if allowed else 409 if seen else 404), (name, act)
    assert Entry.objects.count() == entries


def test_an_act_nobody_knows_is_not_found(cast, client):
    made = builders.suggestion(cast)
    client.force_login(cast.lead)
    assert client.get(f"{made.get_absolute_url()}fly/").status_code == 404


def test_a_refusal_stands_above_the_form_and_nothing_typed_is_lost(cast, client):
    made = builders.suggestion(cast, Status.SUBMITTED)
    client.force_login(cast.commission)
    answer = client.post(f"{made.get_absolute_url()}send-back/", {"reason": "", "ground": "no-content"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "error-summary" in page
    assert 'value="no-content" selected' in page


def test_a_unit_drafts_signs_and_issues_a_reply_page_by_page(cast, client):
    made = builders.suggestion(cast, Status.IN_HANDLING)
    pk = builders.lead_of(made).pk

    def post(user, act, **data):
        client.force_login(user)
        answer = client.post(f"/suggestions/assignments/{pk}/{act}/", data)
        assert answer.status_code == 302, answer.content.decode()[:3000]

    post(cast.clerk, "contact", way="phone", on="2026-03-10", persons="代表甲", content="通话")
    post(
        cast.clerk,
        "draft",
        text=builders.REPLY,
        mark="B",
        publish="full",
        promise_0_words=builders.WORDS,
        promise_0_due_on="2026-12-31",
        promise_0_measure="印发",
        promise_0_evidence_kind="document",
    )
    post(cast.head, "check", remark="")
    post(cast.head, "sign")
    post(cast.clerk, "number", number="市甲函〔2026〕7号")
    post(cast.clerk, "seal")
    post(cast.head, "reply")
    assert Suggestion.objects.get(pk=made.pk).status == Status.REPLIED
    assert Promise.objects.get().words == builders.WORDS


def test_a_promise_that_is_not_in_the_text_is_marked_at_its_field(cast, client):
    made = builders.suggestion(cast, Status.IN_HANDLING)
    client.force_login(cast.clerk)
    page = f"/suggestions/assignments/{builders.lead_of(made).pk}/draft/"
    answer = client.post(page, {"text": "已办结。", "promise_0_words": "明年建成"})
    assert answer.status_code == 422
    assert "承诺须是正文中的原话" in answer.content.decode()


def test_a_deputy_drafts_submits_and_evaluates_on_the_phone(cast, client):
    client.force_login(cast.lead)
    fields = {"title": builders.TITLE, "grounds": builders.GROUNDS, "request": builders.REQUEST, "publish_wish": "full"}
    answer = client.post("/suggestions/new/", fields)
    made = Suggestion.objects.get()
    assert answer.headers["Location"] == made.get_absolute_url()
    refused = client.post(f"{made.get_absolute_url()}submit/", {"one_matter": "on"})
    assert refused.status_code == 422
    client.post(f"{made.get_absolute_url()}submit/", {"one_matter": "on", "signed": "on"})
    assert Suggestion.objects.get().status == Status.SUBMITTED


def test_staff_file_on_paper_and_choose_the_deputy(cast, client):
    client.force_login(cast.commission)
    client.post("/suggestions/new/", {"lead": cast.lead.deputy.pk, "title": "纸质建议", "publish_wish": "title"})
    made = Suggestion.objects.get()
    assert (made.lead, made.for_deputy) == (cast.lead.deputy, True)


@pytest.mark.parametrize("who", ["clerk", "office", "government_office", "reviewer"])
def test_who_is_no_deputy_and_files_for_none_does_not_begin_one(cast, client, who):
    client.force_login(getattr(cast, who))
    assert client.get("/suggestions/new/").status_code in {403, 409}


def test_a_return_is_asked_and_agreed_page_by_page(cast, client):
    made = builders.suggestion(cast, Status.ASSIGNED)
    Assignment.objects.update(return_by="2099-12-31")  # the request's clock is today's
    pk = builders.lead_of(made).pk
    client.force_login(cast.head)
    asked = {"ground": "not-our-duty", "reason": "不归我局", "clause": "第四条", "nominated": cast.co_unit.pk}
    assert client.post(f"/suggestions/assignments/{pk}/ask-return/", asked).status_code == 302
    client.force_login(cast.commission)
    page = client.get(f"/suggestions/assignments/{pk}/agree-return/").content.decode()
    assert f'<option value="{cast.co_unit.pk}" selected>' in page
    client.post(f"/suggestions/assignments/{pk}/agree-return/", {"unit": cast.co_unit.pk, "ruling": "归市丙局"})
    assert builders.lead_of(made).unit == cast.co_unit


@pytest.mark.parametrize("act", sorted(str(act) for act in UNIT_PAGES))
def test_another_unit_is_told_that_there_is_no_such_page(cast, client, act):
    made = builders.suggestion(cast, Status.IN_HANDLING)
    client.force_login(cast.other_clerk)
    assert client.get(f"/suggestions/assignments/{builders.lead_of(made).pk}/{act}/").status_code == 404
    assert handing.Act(act) in UNIT_PAGES


def test_very_long_text_is_refused_in_a_sentence(cast, client):
    client.force_login(cast.lead)
    answer = client.post("/suggestions/new/", {"title": "长", "grounds": "长" * 20_001, "publish_wish": "full"})
    assert answer.status_code == 422
    assert not Suggestion.objects.exists()
