"""The page of one suggestion: who sees it, in which state; reading changes nothing; as many queries for one as for ten."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders
from yinuo.records.models import Entry
from yinuo.rules.evaluations import Grade
from yinuo.rules.suggestions import Status
from yinuo.suggestions.models import Suggestion

EVERY_STATE = [
    Status.DRAFT,
    Status.COSIGNING,
    Status.SUBMITTED,
    Status.REGISTERED,
    Status.MERGED,
    Status.ASSIGNED,
    Status.IN_HANDLING,
    Status.REPLIED,
    Status.EVALUATED,
    Status.REHANDLING,
    Status.CLOSED,
    Status.NOT_ACCEPTED,
    Status.WITHDRAWN,
]
SIGNERS = {"lead"}
COMMITTEE = {"commission", "office", "council", "chair", "secretary_general"}
GOVERNMENT = {"government_office"}
LEADING_UNIT = {"clerk", "head"}
NOBODY_ELSE = {
    Status.DRAFT: SIGNERS,
    Status.COSIGNING: SIGNERS | {"cosigner"},
    Status.SUBMITTED: SIGNERS | COMMITTEE | GOVERNMENT,
    Status.REGISTERED: SIGNERS | COMMITTEE | GOVERNMENT,
    Status.MERGED: SIGNERS | COMMITTEE | GOVERNMENT,
    Status.NOT_ACCEPTED: SIGNERS | COMMITTEE | GOVERNMENT,
    Status.WITHDRAWN: SIGNERS | COMMITTEE | GOVERNMENT,
}
ASSIGNED = SIGNERS | COMMITTEE | GOVERNMENT | LEADING_UNIT
ANSWERED = {Status.REPLIED, Status.EVALUATED, Status.REHANDLING, Status.CLOSED}


@pytest.mark.parametrize("status", EVERY_STATE)
def test_it_is_seen_by_those_concerned_and_by_nobody_else(cast, client, status):
    grade = Grade.NOT_SATISFIED if status is Status.REHANDLING else Grade.SATISFIED
    made = builders.suggestion(cast, status, grade=grade)
    seen = set()
    for name, user in cast.everyone.items():
        if name == "visitor":
            continue
        client.force_login(user)
        answer = client.get(made.get_absolute_url())
        assert answer.status_code in {200, 404}, name
        if answer.status_code == 200:
            seen.add(name)
    reviewing = {"reviewer", "publicity"} if status in ANSWERED else set()
    assert seen == NOBODY_ELSE.get(status, ASSIGNED) | reviewing


def test_a_visitor_is_asked_to_sign_in(cast, client):
    made = builders.suggestion(cast, Status.REGISTERED)
    assert client.get(made.get_absolute_url()).status_code == 302


def test_reading_it_changes_nothing(cast, client):
    made = builders.suggestion(cast, Status.REPLIED, promise=True, co=True)
    before = Entry.objects.count(), Suggestion.objects.values().get(pk=made.pk)
    for user in (cast.lead, cast.commission, cast.clerk, cast.co_clerk):
        client.force_login(user)
        client.get(made.get_absolute_url())
    assert before == (Entry.objects.count(), Suggestion.objects.values().get(pk=made.pk))


def test_a_suggestion_of_another_congress_is_not_found(cast, client):
    from tests.cast import make_cast

    other = make_cast("yangben", "样本市")
    made = builders.suggestion(cast, Status.REGISTERED)
    client.force_login(other.commission)
    assert client.get(made.get_absolute_url()).status_code == 404


def test_markup_in_a_title_is_shown_as_text(cast, client):
    made = builders.suggestion(cast)
    builders.actions.revise(made, title="<script>alert(1)</script>", by=cast.lead, at=builders.day(0))
    client.force_login(cast.lead)
    page = client.get(made.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_it_asks_as_much_of_the_database_with_many_contacts_as_with_one(cast, client):
    made = builders.suggestion(cast, Status.IN_HANDLING)
    lead = builders.lead_of(made)
    client.force_login(cast.commission)

    def contact(times):
        for _ in range(times):
            builders.actions.contact(
                lead,
                way="phone",
                on=builders.day(6).date(),
                persons="代表甲",
                content="通话",
                by=cast.clerk,
                at=builders.day(6),
            )

    contact(1)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(made.get_absolute_url())
    contact(5)
    with CaptureQueriesContext(connection) as many:
        client.get(made.get_absolute_url())
    assert len(many) == len(few)


def test_it_reads_in_english(cast, client):
    made = builders.suggestion(cast, Status.REPLIED, promise=True)
    client.force_login(cast.commission)
    client.cookies["language"] = "en"
    page = client.get(made.get_absolute_url()).content.decode()
    assert 'lang="en"' in page
    assert "Trail" in page
