"""会办意见: given to the lead, refused as empty once."""

import pytest

from tests import builders
from tests.builders import day
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions


@pytest.fixture
def share(cast):
    made = builders.suggestion(cast, Status.IN_HANDLING, co=True)
    return made.assignments.get(part="co")


def test_a_co_handler_gives_it_and_the_lead_is_told(cast, share):
    actions.opinion(share, text="同意。", signer="丙局局长", by=cast.co_clerk, at=day(10))
    assert share.status == "opinion-given"
    assert cast.head.notices.filter(key__startswith="opinion/").exists()


def test_without_it_the_lead_cannot_reply(cast, share):
    lead = builders.lead_of(share.suggestion)
    with pytest.raises(NotAllowed, match="会办意见（市丙局）"):
        builders.reply(cast, lead)


def test_the_lead_refuses_an_empty_one_once(cast, share):
    actions.opinion(share, text="无。", signer="丙局局长", by=cast.co_clerk, at=day(10))
    actions.refuse_opinion(share, reason="没有实质内容", by=cast.head, at=day(11))
    assert share.status == "handling"
    actions.opinion(share, text="仍然无。", signer="丙局局长", by=cast.co_clerk, at=day(12))
    with pytest.raises(NotAllowed, match="只能退回一次"):
        actions.refuse_opinion(share, reason="还是没有", by=cast.head, at=day(13))


@pytest.mark.parametrize("who", ["co_head", "commission", "other_clerk", "government_office"])
def test_only_the_lead_unit_refuses_it(cast, share, who):
    actions.opinion(share, text="无。", signer="丙局局长", by=cast.co_clerk, at=day(10))
    with pytest.raises(NotAllowed, match="只有主办单位"):
        actions.refuse_opinion(share, reason="没有实质内容", by=getattr(cast, who), at=day(11))


def test_a_co_handler_does_not_reply_and_a_lead_gives_no_opinion(cast, share):
    lead = builders.lead_of(share.suggestion)
    with pytest.raises(NotAllowed):
        actions.draft_reply(share, text="答复", by=cast.co_clerk, at=day(10))
    with pytest.raises(NotAllowed):
        actions.opinion(lead, text="意见", signer="甲局局长", by=cast.clerk, at=day(10))
