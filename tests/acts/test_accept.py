"""签收: by the unit's clerk; handling begins when every answering unit has accepted."""

import pytest

from tests import builders
from tests.builders import day
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions
from yinuo.suggestions.models import Suggestion


def test_handling_begins_when_the_only_lead_accepts(cast):
    made = builders.suggestion(cast, Status.ASSIGNED)
    actions.accept(builders.lead_of(made), by=cast.clerk, at=day(5))
    assert Suggestion.objects.get(pk=made.pk).status == Status.IN_HANDLING


def test_it_waits_for_every_unit_that_owes_a_reply(cast):
    made = builders.suggestion(cast, Status.REGISTERED)
    first, second = actions.assign(
        made, separate={cast.unit: "维护", cast.co_unit: "公布"}, by=cast.commission, at=day(4)
    )
    actions.accept(first, by=cast.clerk, at=day(5))
    assert Suggestion.objects.get(pk=made.pk).status == Status.ASSIGNED
    actions.accept(second, by=cast.co_clerk, at=day(5))
    assert Suggestion.objects.get(pk=made.pk).status == Status.IN_HANDLING


@pytest.mark.parametrize("who", ["head", "co_clerk", "other_clerk", "commission", "lead"])
def test_only_the_clerk_of_this_unit_accepts(cast, who):
    made = builders.suggestion(cast, Status.ASSIGNED)
    with pytest.raises(NotAllowed, match="只有承办人可以签收"):
        actions.accept(builders.lead_of(made), by=getattr(cast, who), at=day(5))
