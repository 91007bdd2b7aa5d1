"""The pages of inspection and research: planned, announced, seen first-hand, reported, answered."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import make_cast
from tests.sessions import activity, fresh, holder, session
from yinuo.briefings.models import Activity
from yinuo.records.models import Entry
from yinuo.rules.inspections import Act, Status
from yinuo.rules.terms import Role


def load(address, who=None, *, method="get", **said):
    client = Client()
    if who is not None and who.is_authenticated:
        client.force_login(who)
    return getattr(client, method)(address, said)


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("state", list(Status))
def test_everybody_of_the_congress_sees_it_and_each_act_offered_has_a_page(cast, state):
    made = activity(cast, state)
    entries = Entry.objects.count()
    for user in [*cast.everyone.values(), holder(cast, Role.GROUP_CONVENER)]:
        answer = load(made.get_absolute_url(), user)
        if not user.is_authenticated:
            assert answer["Location"].startswith(reverse("account_login"))
            continue
        assert made.title in text(answer)
        assert made.title in text(load(reverse("briefings:activities"), user))
        for move in made.moves(user):
            assert load(made.act_url(move.act), user).status_code == 200, move.act
            assert f'href="{made.act_url(move.act)}"' in text(answer)
        if not made.moves(user):
            assert "你现在没有要办的事" in text(answer)
            assert load(made.act_url(Act.FORWARD), user).status_code == 409
    assert Entry.objects.count() == entries


def test_another_congress_sees_nothing(cast):
    made, other = activity(cast, Status.NOTIFIED), make_cast("yangben", "样本市")
    for address in (made.get_absolute_url(), made.act_url(Act.RECORD), made.act_url(Act.CANCEL)):
        assert load(address, other.office).status_code == 404
        assert load(address, other.lead, method="post", text="x", reason="x").status_code == 404
    assert made.title not in text(load(reverse("briefings:activities"), other.office))


REPORT = {"when": "3月20日", "content": "看现场", "problems": "没人修", "suggestions": "明确责任"}
POSTED = [
    (Status.PLANNED, Act.APPROVE, Role.OFFICE, "units", Status.APPROVED),
    (Status.NOTIFIED, Act.CONFIRM, Role.DEPUTY, {}, Status.NOTIFIED),
    (Status.NOTIFIED, Act.ASK_LEAVE, Role.DEPUTY, {"reason": "住院"}, Status.NOTIFIED),
    (Status.NOTIFIED, Act.REQUEST_MEETING, Role.DEPUTY, {"text": "约见局长"}, Status.NOTIFIED),
    (Status.NOTIFIED, Act.RECORD, Role.DEPUTY, {"text": "三号楼停梯", "on": "2026-03-20"}, Status.NOTIFIED),
    (Status.NOTIFIED, Act.CARRY_OUT, Role.GROUP_CONVENER, {}, Status.DONE),
    (Status.DONE, Act.REPORT, Role.GROUP_CONVENER, REPORT, Status.REPORTED),
    (Status.REPORTED, Act.FORWARD, Role.OFFICE, "units", Status.FORWARDED),
    (Status.FORWARDED, Act.FEED_BACK, Role.UNIT_CLERK, {"text": "正在办"}, Status.FED_BACK),
    (Status.FED_BACK, Act.CLOSE, Role.OFFICE, {}, Status.CLOSED),
    (Status.NOTIFIED, Act.CANCEL, Role.COUNCIL, {"reason": "天气"}, Status.CANCELLED),
]


@pytest.mark.parametrize(("state", "act", "role", "said", "target"), POSTED, ids=[row[1] for row in POSTED])
def test_an_acts_page_does_it_and_goes_back(cast, state, act, role, said, target):
    made = activity(cast, state)
    said = {"units": [cast.unit.pk]} if said == "units" else said
    answer = load(made.act_url(act), holder(cast, role), method="post", **said)
    assert (answer.status_code, answer["Location"]) == (302, made.get_absolute_url())
    assert fresh(made).state == target


def test_what_was_seen_and_reported_stands_on_the_page(cast):
    made = activity(cast, Status.NOTIFIED)
    said = {"text": "<b>三号楼</b>停梯", "site": "示例小区"}
    load(made.act_url(Act.RECORD), cast.lead, method="post", **said)
    html = text(load(made.get_absolute_url(), cast.clerk))
    assert "&lt;b&gt;三号楼&lt;/b&gt;停梯" in html
    assert "代表甲" in html


def test_a_plan_is_drawn_up_with_one_site_a_line(cast):
    address = reverse("briefings:new_activity")
    said = {"form": "special", "title": "调研", "from_on": "2026-05-20", "sites": "甲小区\n\n 乙小区 \n"}
    assert load(address, cast.lead).status_code == 409
    refused = load(address, cast.office, method="post", **said, until_on="2026-05-19")
    assert refused.status_code == 422
    assert "结束日期早于开始日期，请改正" in text(refused)
    assert load(address, cast.office, method="post", **said).status_code == 302
    assert Activity.objects.get().sites == ["甲小区", "乙小区"]


def test_research_is_joined_to_its_session_on_a_page(cast):
    briefing, made = session(cast), activity(cast)
    committee = holder(cast, Role.COMMITTEE)
    address = f"/briefings/{briefing.number}/link/"
    assert made.title in text(load(address, committee))
    assert load(address, committee, method="post", activity=made.pk).status_code == 302
    assert made.title in text(load(briefing.get_absolute_url(), cast.lead))
    assert f'href="{briefing.get_absolute_url()}"' in text(load(made.get_absolute_url(), cast.lead))
    assert load(address, committee, method="post", activity=made.pk).status_code == 422, "it belongs to one already"
