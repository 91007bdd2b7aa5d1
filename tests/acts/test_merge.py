"""并案: handled together, answered each."""

import pytest

from tests import builders
from tests.builders import day
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions
from yinuo.suggestions.models import Suggestion


def test_the_merged_one_gets_its_answer_with_the_other(cast):
    into = builders.suggestion(cast, Status.IN_HANDLING)
    merged = builders.suggestion(cast, Status.REGISTERED)
    actions.merge(merged, into=into, told=["代表甲"], by=cast.commission, at=day(6))
    builders.reply(cast, builders.lead_of(into))
    merged = Suggestion.objects.get(pk=merged.pk)
    assert merged.status == Status.REPLIED
    assert merged.replies.get().text == builders.REPLY
    assert merged.evaluate_by is not None


def test_every_signer_is_told_first(cast):
    into = builders.suggestion(cast, Status.REGISTERED)
    merged = builders.suggestion(cast, Status.REGISTERED, cosigned=True)
    with pytest.raises(NotAllowed, match="告知代表乙的记录"):
        actions.merge(merged, into=into, told=["代表甲"], by=cast.commission, at=day(6))


def test_it_does_not_merge_into_itself(cast):
    made = builders.suggestion(cast, Status.REGISTERED)
    with pytest.raises(NotAllowed, match="并入的建议不能是本件"):
        actions.merge(made, into=made, told=["代表甲"], by=cast.commission, at=day(6))


def test_it_can_be_separated_again(cast):
    made = builders.suggestion(cast, Status.MERGED)
    actions.separate(made, by=cast.commission, at=day(7))
    assert (made.status, made.merged_into) == (Status.REGISTERED, None)
