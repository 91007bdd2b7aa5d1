"""The desk (/desk/): what waits, until when, why – first line the answer, numbers that add up and open their list."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse

from tests import builders, sessions
from tests.cast import TODAY
from yinuo.front.desk.queries import waits_for
from yinuo.front.desk.queries.hand import hand
from yinuo.front.desk.reader import Reader
from yinuo.people.models import Post
from yinuo.people.standing import standing_of
from yinuo.rules import assignments as handling
from yinuo.rules import inspections as activity_law
from yinuo.rules import topics as topic_law
from yinuo.rules.briefings import Status as SessionStatus
from yinuo.rules.evaluations import Grade
from yinuo.rules.promises import Status as Kept
from yinuo.rules.suggestions import Act, Status
from yinuo.rules.terms import Role
from yinuo.suggestions import actions
from yinuo.suggestions.models import Suggestion

DESK = "/desk/"


def reader(user, today=TODAY) -> Reader:
    return Reader(user, standing_of(user, today), user.congress, today)


def acts(user, today=TODAY) -> list[str]:
    """The addresses of the acts on this person's desk."""
    return [unescape(wait.act_url) for wait in waits_for(reader(user, today))]


def text(response) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode())))


@pytest.fixture
def clock(monkeypatch):
    """Requests are made at the moment given."""

    def stand_at(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return stand_at


@pytest.fixture
def desk_of(client, clock):
    def load(user, at=None, **cookies):
        clock(at or builders.day(0))
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        for name, value in cookies.items():
            client.cookies[name] = value
        return client.get(DESK)

    return load


def test_a_visitor_is_sent_to_sign_in(client, db):
    assert client.get(DESK).url.startswith(reverse("account_login"))


def test_an_empty_desk_says_so_and_names_the_next_thing(cast, desk_of):
    builders.suggestion(cast, Status.IN_HANDLING)
    page = text(desk_of(cast.reviewer))
    assert "没有事等着你" in page
    council = text(desk_of(cast.council))
    assert "下一件：6月8日" in council  # assigned on 6 March: three months end on Saturday 6 June


def test_the_first_line_is_the_answer(cast, desk_of):
    builders.suggestion(cast, Status.SUBMITTED)
    assert "1件事等着代表工委" in text(desk_of(cast.commission, builders.day(1)))
    late = text(desk_of(cast.commission, builders.day(14)))  # three working days to check it have passed
    assert "1件事等着代表工委，1件已逾期" in late


def test_the_first_line_is_said_in_english_too(cast, desk_of):
    builders.suggestion(cast, Status.SUBMITTED)
    page = text(desk_of(cast.commission, builders.day(14), language="en"))
    assert "1 matter waits, 1 overdue" in page


@pytest.mark.parametrize(
    ("status", "who", "act"),
    [
        (Status.DRAFT, "lead", Act.SUBMIT),  # a draft waits for its author
        (Status.COSIGNING, "cosigner", Act.COSIGN),  # an invitation for who was invited
        (Status.SUBMITTED, "commission", Act.REGISTER),
        (Status.REGISTERED, "commission", Act.ASSIGN),
        (Status.ASSIGNED, "clerk", handling.Act.ACCEPT),
        (Status.IN_HANDLING, "clerk", handling.Act.CONTACT),  # the law wants the deputy met before the reply
        (Status.REPLIED, "lead", Act.EVALUATE),
    ],
)
def test_each_step_of_a_suggestion_waits_for_whose_turn_it_is(cast, status, who, act):
    builders.suggestion(cast, status)
    assert any(url.endswith(f"/{act}/") for url in acts(getattr(cast, who), TODAY + timedelta(days=61)))


@pytest.mark.parametrize("status", [Status.DRAFT, Status.COSIGNING, Status.SUBMITTED, Status.ASSIGNED, Status.REPLIED])
def test_nothing_of_it_waits_for_who_has_nothing_to_do_with_it(cast, status):
    builders.suggestion(cast, status)
    for who in (cast.stranger, cast.other_clerk, cast.chair, cast.administrator):
        assert not [url for url in acts(who) if "/suggestions/" in url]


def test_a_lead_that_waits_for_an_opinion_is_told_who_holds_it_up(cast):
    made = builders.suggestion(cast, Status.IN_HANDLING, co=True)
    lead = builders.lead_of(made)
    actions.contact(
        lead,
        way="visit",
        on=date(2026, 3, 10),
        persons="代表甲",
        content="看了现场。",
        by=cast.clerk,
        at=builders.day(20),
    )
    actions.draft_reply(lead, text=builders.REPLY, mark="A", publish="full", by=cast.clerk, at=builders.day(40))
    actions.sign_reply(lead, by=cast.head, at=builders.day(41))
    actions.number_reply(lead, number="市甲函〔2026〕7号", by=cast.clerk, at=builders.day(41))
    actions.seal_reply(lead, by=cast.clerk, at=builders.day(41))
    waiting = [wait for wait in waits_for(reader(cast.clerk)) if wait.number == made.number]
    assert waiting[0].by == ("市丙局",)
    late = [wait for wait in waits_for(reader(cast.commission, date(2026, 6, 20))) if wait.number == made.number]
    assert late[0].by == ("市丙局",)
    assert late[0].act == handling.Act.COORDINATE


def test_a_reply_is_checked_for_secrets_before_it_can_be_published(cast):
    made = builders.suggestion(cast, Status.REPLIED)
    page = reverse("suggestions:publication", args=[made.ref])
    assert page in acts(cast.reviewer)
    assert page not in acts(cast.publicity)
    actions.check_secrecy(made, finding="passed", by=cast.reviewer, at=builders.day(61))
    assert page not in acts(cast.reviewer)
    assert page in acts(cast.publicity)
    actions.publish(made, by=cast.publicity, at=builders.day(62))
    assert page not in acts(cast.publicity)


def test_what_may_not_be_shown_waits_for_nobody(cast):
    made = builders.suggestion(cast, Status.REPLIED)
    actions.check_secrecy(made, finding="refused", ground="state-secret", by=cast.reviewer, at=builders.day(61))
    for who in (cast.reviewer, cast.publicity):
        assert reverse("suggestions:publication", args=[made.ref]) not in acts(who)


def test_a_ruling_that_we_owe_is_shown_as_held_up_by_us(cast, desk_of):
    made = builders.suggestion(cast, Status.ASSIGNED)
    actions.ask_return(
        builders.lead_of(made),
        reason="不属本局职责",
        clause="职能配置规定第四条",
        nominated=cast.other_unit,
        by=cast.head,
        at=builders.day(5),
    )
    page = text(desk_of(cast.commission, builders.day(8)))
    assert "退办申请待裁定" in page
    assert "卡在我们：裁定前两家都不会动手。" in page


def test_a_claim_waits_for_our_check_and_for_the_deputys_grade(cast):
    made = builders.promise(cast, Kept.CLAIMED)
    on = TODAY + timedelta(days=100)
    assert made.act_url("confirm-kept") in acts(cast.commission, on)
    assert made.act_url("grade") in acts(cast.lead, on)
    assert made.act_url("grade") not in acts(cast.stranger, on)


def test_a_promise_past_its_day_names_the_unit(cast):
    made = builders.promise(cast, Kept.OPEN)
    late = [wait for wait in waits_for(reader(cast.commission, date(2027, 1, 4))) if wait.number == made.number]
    assert [wait.by for wait in late] == [("市甲局",)]
    assert not [wait for wait in waits_for(reader(cast.commission, date(2026, 12, 31))) if wait.number == made.number]


@pytest.mark.parametrize(
    ("status", "who", "act"),
    [
        (SessionStatus.DRAFTED, "office", "submit"),
        (SessionStatus.UNDER_APPROVAL, "council", "approve"),
        (SessionStatus.PREPARING, "government_office", "upload"),
        (SessionStatus.READY, "chair", "open"),
        (SessionStatus.LIVE, "chair", "close"),
        (SessionStatus.CLOSED, "office", "confirm"),
    ],
)
def test_each_step_of_a_session_waits_for_whose_turn_it_is(cast, status, who, act):
    made = sessions.session(cast, at=status)
    assert made.act_url(act) in acts(getattr(cast, who), sessions.HELD_ON)


@pytest.mark.parametrize(
    ("status", "who", "act"),
    [
        (activity_law.Status.PLANNED, "council", "approve"),
        (activity_law.Status.APPROVED, "commission", "notify"),
        (activity_law.Status.REPORTED, "office", "forward"),
        (activity_law.Status.FORWARDED, "clerk", "feed-back"),
        (activity_law.Status.FED_BACK, "commission", "close"),
    ],
)
def test_each_step_of_an_activity_waits_for_whose_turn_it_is(cast, status, who, act):
    made = sessions.activity(cast, at=status)
    assert made.act_url(act) in acts(getattr(cast, who))
    assert made.act_url(act) not in acts(cast.other_clerk)


@pytest.mark.parametrize(
    ("status", "who", "act"),
    [
        (topic_law.Status.PROPOSED, "office", "shortlist"),
        (topic_law.Status.SHORTLISTED, "council", "approve"),
        (topic_law.Status.APPROVED, "office", "plan"),
        (topic_law.Status.PLANNED, "office", "publish"),
    ],
)
def test_each_step_of_a_topic_waits_for_whose_turn_it_is(cast, status, who, act):
    made = sessions.topic(cast, at=status)
    assert made.act_url(act) in acts(getattr(cast, who))


def test_a_person_with_several_roles_sees_one_list_and_each_act_once(cast):
    builders.suggestion(cast, Status.SUBMITTED)
    sessions.session(cast, at=SessionStatus.READY)
    both = cast.commission
    for role in (Role.OFFICE, Role.CHAIR):
        Post.objects.create(congress=cast.congress, user=both, role=role, from_on=date(2022, 1, 1))
    both = type(both).objects.get(pk=both.pk)
    found = acts(both)
    assert any(url.endswith("/register/") for url in found)
    assert sum(url.endswith("/open/") for url in found) == 1  # the office's and the chair's act is one


def test_the_numbers_in_hand_add_up_and_each_opens_exactly_that_many(cast, desk_of, client):
    builders.suggestion(cast, Status.SUBMITTED)
    builders.suggestion(cast, Status.IN_HANDLING)
    builders.suggestion(cast, Status.IN_HANDLING)
    builders.suggestion(cast, Status.TRACKING, promise=True)
    at = builders.day(120)
    desk_of(cast.commission, at)
    found = hand(reader(cast.commission, at.date()))
    assert found.total == sum(line.count for line in found.lines) == 4
    for line in found.lines:
        assert client.get(line.url).context["page"].paginator.count == line.count
        if line.late:
            assert client.get(line.late_url).context["page"].paginator.count == line.late
    assert {line.state: line.late for line in found.lines}[Status.IN_HANDLING] == 2  # due on 8 June, now 30 June


def test_a_units_numbers_open_exactly_that_many_of_its_own(cast, desk_of, client):
    builders.suggestion(cast, Status.ASSIGNED)
    builders.suggestion(cast, Status.IN_HANDLING, co=True)
    desk_of(cast.clerk, builders.day(6))
    for user, total in ((cast.clerk, 2), (cast.co_clerk, 1), (cast.other_clerk, 0)):
        desk_of(user, builders.day(6))
        found = hand(reader(user))
        assert found.total == total
        for line in found.lines:
            assert client.get(line.url).context["page"].paginator.count == line.count


@pytest.mark.parametrize("who", ["clerk", "head", "co_clerk", "co_head", "government_office"])
def test_no_unit_learns_from_its_desk_that_an_evaluation_was_given(cast, desk_of, who):
    made = builders.suggestion(cast, Status.REPLIED, promise=True, co=True)
    at = builders.day(66)
    before = text(desk_of(getattr(cast, who), at))
    builders.evaluate(cast, made, grade=Grade.NOT_SATISFIED, at=builders.day(65))
    assert text(desk_of(getattr(cast, who), at)) == before


def test_what_was_not_satisfactory_waits_for_our_check_once_the_window_has_closed(cast):
    made = builders.suggestion(cast, Status.EVALUATED, grade=Grade.NOT_SATISFIED)
    url = made.act_url(Act.REHANDLE)
    assert url not in acts(cast.commission, made.evaluate_by)  # on its last day it is still sealed
    assert url in acts(cast.commission, made.evaluate_by + timedelta(days=1))


def live_a_little(cast):
    """One more of everything that may stand on a desk."""
    for status in (Status.COSIGNING, Status.SUBMITTED, Status.REGISTERED, Status.ASSIGNED, Status.REPLIED):
        builders.suggestion(cast, status, co=status is not Status.REPLIED)
    builders.suggestion(cast, Status.IN_HANDLING, co=True)
    sessions.session(cast, at=SessionStatus.PREPARING)


@pytest.mark.parametrize("who", ["commission", "office", "lead", "clerk", "government_office", "chair", "council"])
def test_the_number_of_queries_does_not_grow_with_what_waits(cast, desk_of, who, django_assert_max_num_queries):
    user = getattr(cast, who)
    at = builders.day(120)
    for _ in range(4):  # so many that they stand as batches
        live_a_little(cast)
    desk_of(user, at)
    with django_assert_max_num_queries(50) as some:
        desk_of(user, at)
    for _ in range(4):
        live_a_little(cast)
    with django_assert_max_num_queries(len(some)):
        desk_of(user, at)


def test_one_act_of_all_is_the_primary_one(cast, desk_of):
    live_a_little(cast)
    page = desk_of(cast.commission, builders.day(120)).content.decode()
    assert page.count("button--primary") == 1


def test_a_deputy_reads_where_a_late_reply_is_held_up(cast, desk_of):
    builders.suggestion(cast, Status.IN_HANDLING, co=True)
    page = text(desk_of(cast.lead, builders.day(120)))
    assert "1件建议答复逾期" in page
    assert "卡在市丙局：会办意见未提交，市甲局的答复因此不能发出。" in page


def test_a_title_with_marks_of_html_stays_text(cast, desk_of):
    made = builders.suggestion(cast, Status.SUBMITTED)
    Suggestion.objects.filter(pk=made.pk).update(title="<script>alert(1)</script>")
    assert b"<script>alert" not in desk_of(cast.commission, builders.day(2)).content


def test_an_account_without_a_congress_is_told_what_is_missing(db, client, django_user_model):
    user = django_user_model.objects.create(username="nowhere", name="无名")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "请系统管理员指定" in client.get(DESK).content.decode()
