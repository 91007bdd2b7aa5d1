"""起草: a deputy begins a suggestion, or staff file one on paper for them."""

import pytest

from tests import builders
from tests.builders import day
from yinuo.people.models import Deputy
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions
from yinuo.suggestions.models import Suggestion

TITLE = "关于夜间公交延时的建议"


def test_a_deputy_begins_a_draft_with_its_first_version(cast):
    made = builders.suggestion(cast)
    assert made.status == Status.DRAFT
    assert [version.title for version in made.versions.all()] == [builders.TITLE]
    assert made.ref == f"草-{made.pk}"
    assert made.contact == cast.lead.deputy.phone


def test_staff_file_on_paper_for_a_deputy_and_the_trail_says_so(cast):
    made = actions.draft(cast.congress, title=TITLE, lead=cast.lead.deputy, by=cast.commission, at=day(0))
    entry = made.trail().get()
    assert made.for_deputy
    assert (entry.by_name, entry.for_name) == ("干部甲", "代表甲")


def test_a_deputy_without_an_account_can_be_filed_for_all_the_way(cast):
    deputy = Deputy.objects.create(congress=cast.congress, name="代表丁", certificate="示009", phone="示例电话009")
    made = actions.draft(
        cast.congress, title=TITLE, grounds="缺车", request="请延时", lead=deputy, by=cast.commission, at=day(0)
    )
    actions.submit(made, on_paper=True, by=cast.commission, at=day(1))
    assert made.status == Status.SUBMITTED
    assert made.trail().get(act="submit").for_name == "代表丁"


@pytest.mark.parametrize("who", ["stranger", "clerk", "head", "government_office", "reviewer"])
def test_nobody_else_writes_in_a_deputys_name(cast, who):
    with pytest.raises(NotAllowed):
        actions.draft(cast.congress, title=TITLE, lead=cast.lead.deputy, by=getattr(cast, who), at=day(0))
    assert not Suggestion.objects.exists()


def test_what_was_said_in_a_session_keeps_its_source(cast):
    speech = builders.suggestion(cast)  # anything with a kind, a number and an address
    made = actions.draft(
        cast.congress, title=TITLE, lead=cast.lead.deputy, source=speech, by=cast.commission, at=day(0)
    )
    assert (made.source_kind, made.source_id) == ("suggestion", speech.pk)
    assert made.source_url == speech.get_absolute_url()
