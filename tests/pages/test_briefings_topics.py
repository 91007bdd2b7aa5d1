"""The pages of topics: proposed, screened, decided, planned; who sees them, what each act's page does."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import make_cast
from tests.sessions import fresh, holder, session, topic
from yinuo.briefings.models import Topic
from yinuo.records.models import Entry
from yinuo.rules.terms import Role
from yinuo.rules.topics import Act, Status

STATES = [state for state in Status if state not in {Status.DRAFT, Status.CONCLUDED}]


def load(address, who=None, *, method="get", **said):
    client = Client()
    if who is not None and who.is_authenticated:
        client.force_login(who)
    return getattr(client, method)(address, said)


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("state", STATES)
def test_everybody_of_the_congress_sees_it_and_each_act_offered_has_a_page(cast, state):
    made = topic(cast, state)
    entries = Entry.objects.count()
    for user in [*cast.everyone.values(), holder(cast, Role.COMMITTEE)]:
        answer = load(made.get_absolute_url(), user)
        if not user.is_authenticated:
            assert answer["Location"].startswith(reverse("account_login"))
            continue
        assert made.title in text(answer)
        assert made.title in text(load(reverse("briefings:topics"), user))
        for move in made.moves(user):
            assert load(made.act_url(move.act), user).status_code == 200
            assert f'href="{made.act_url(move.act)}"' in text(answer)
        if not made.moves(user):
            assert "你现在没有要办的事" in text(answer)
            assert load(made.act_url(Act.APPROVE), user).status_code == 409
    assert Entry.objects.count() == entries


def test_another_congress_sees_nothing(cast):
    made, other = topic(cast), make_cast("yangben", "样本市")
    for address in (made.get_absolute_url(), made.act_url(Act.DROP), made.act_url(Act.PLAN)):
        assert load(address, other.council).status_code == 404
        assert load(address, other.office, method="post", reason="x", year=2026).status_code == 404
    assert made.title not in text(load(reverse("briefings:topics"), other.office))


POSTED = [
    (Status.PROPOSED, Act.SHORTLIST, Role.OFFICE, {"channel": "petitions"}, Status.SHORTLISTED),
    (Status.PROPOSED, Act.SET_ASIDE, Role.COMMITTEE, {"reason": "重复"}, Status.NOT_TAKEN),
    (
        Status.SHORTLISTED,
        Act.APPROVE,
        Role.COUNCIL,
        {"decision": "第三次主任会议", "decided_on": "2026-03-03"},
        Status.APPROVED,
    ),
    (Status.SHORTLISTED, Act.REJECT, Role.COUNCIL, {"reason": "不成熟"}, Status.REJECTED),
    (Status.SHORTLISTED, Act.POSTPONE, Role.COUNCIL, {"reason": "待查"}, Status.POSTPONED),
    (Status.APPROVED, Act.PLAN, Role.OFFICE, {"year": 2026}, Status.PLANNED),
    (Status.PLANNED, Act.PUBLISH, Role.OFFICE, {}, Status.PLANNED),
    (Status.PLANNED, Act.ADJUST, Role.COUNCIL, {"title": "新题", "reason": "扩大"}, Status.PLANNED),
    (Status.PLANNED, Act.DROP, Role.COUNCIL, {"reason": "调整"}, Status.DROPPED),
]


@pytest.mark.parametrize(("state", "act", "role", "said", "target"), POSTED, ids=[row[1] for row in POSTED])
def test_an_acts_page_does_it_and_goes_back(cast, state, act, role, said, target):
    made = topic(cast, state)
    answer = load(made.act_url(act), holder(cast, role), method="post", **said)
    assert (answer.status_code, answer["Location"]) == (302, made.get_absolute_url())
    assert fresh(made).state == target


WRONG = [
    (Status.SHORTLISTED, Act.APPROVE, {"decision": "第三次", "decided_on": "2026-02-30"}, "council"),
    (Status.SHORTLISTED, Act.APPROVE, {"decision": "", "decided_on": "2026-03-03"}, "council"),
    (Status.APPROVED, Act.PLAN, {"year": "明年"}, "office"),
    (Status.APPROVED, Act.PLAN, {"year": 20260}, "office"),
    (Status.PROPOSED, Act.SHORTLIST, {"channel": "hearsay"}, "office"),
    (Status.PLANNED, Act.DROP, {"reason": "长" * 2001}, "council"),
]


@pytest.mark.parametrize(("state", "act", "said", "who"), WRONG)
def test_what_is_typed_wrong_is_named_and_kept(cast, state, act, said, who):
    made = topic(cast, state)
    answer = load(made.act_url(act), getattr(cast, who), method="post", **said)
    assert answer.status_code == 422
    assert "有1处要改" in text(answer)
    assert fresh(made).state == state
    for value in said.values():
        if value and value != "hearsay":
            assert str(value) in text(answer)


def test_a_topic_is_proposed_on_its_page(cast):
    address = reverse("briefings:new_topic")
    assert load(address, cast.clerk).status_code == 409
    assert load(address, cast.lead, method="post", title="电梯", reason="").status_code == 422
    answer = load(address, cast.lead, method="post", title="电梯", reason="群众关切", channel="suggestions")
    made = Topic.objects.get()
    assert answer["Location"] == made.get_absolute_url()
    html = text(load(made.get_absolute_url(), cast.office))
    assert "代表建议集中反映的问题" in html


def test_a_topic_names_the_sessions_held_on_it(cast):
    made = session(cast)
    assert f'href="{made.get_absolute_url()}"' in text(load(made.topic.get_absolute_url(), cast.lead))


def test_html_in_a_topic_is_shown_as_typed(cast):
    made = topic(cast)
    evil = "<script>alert(1)</script>"
    Topic.objects.filter(pk=made.pk).update(title=evil, reason=evil, channel=evil, proposed_by=evil, decision=evil)
    for address in (made.get_absolute_url(), made.act_url(Act.DROP), reverse("briefings:topics")):
        html = text(load(address, cast.council))
        assert "<script>alert" not in html
        assert "&lt;script&gt;" in html
