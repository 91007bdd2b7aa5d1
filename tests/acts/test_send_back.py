"""退回修改: with the reason, and the deputy told."""

import pytest

from tests import builders
from tests.builders import day
from yinuo.records.models import Notice
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions


def test_it_goes_back_to_the_deputy_who_is_told_why(cast):
    made = builders.suggestion(cast, Status.SUBMITTED)
    actions.send_back(made, reason="请拆成两件", by=cast.commission, at=day(2))
    assert made.status == Status.DRAFT
    assert "请拆成两件" in str(Notice.objects.get(to=cast.lead, key__startswith="sent-back"))


def test_it_can_be_handed_in_again(cast):
    made = builders.suggestion(cast, Status.SUBMITTED)
    actions.send_back(made, reason="请拆成两件", by=cast.commission, at=day(2))
    actions.submit(made, by=cast.lead, at=day(3))
    assert made.status == Status.SUBMITTED


def test_it_needs_a_reason(cast):
    made = builders.suggestion(cast, Status.SUBMITTED)
    with pytest.raises(NotAllowed, match="退回修改的理由"):
        actions.send_back(made, reason=" ", by=cast.commission, at=day(2))


@pytest.mark.parametrize("who", ["lead", "office", "government_office", "clerk"])
def test_only_the_commission_sends_back(cast, who):
    made = builders.suggestion(cast, Status.SUBMITTED)
    with pytest.raises(NotAllowed):
        actions.send_back(made, reason="不清楚", by=getattr(cast, who), at=day(2))
