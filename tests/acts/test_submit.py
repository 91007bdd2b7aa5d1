"""提交: one matter, all fields, signed; the same list for the page, the refusal and this test."""

import pytest

from tests import builders
from tests.builders import day
from yinuo.records import search
from yinuo.records.models import Decision
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions
from yinuo.suggestions.actions.drafts import missing_for_submit
from yinuo.suggestions.models import Suggestion


def test_it_is_handed_in_and_can_be_found(cast):
    made = builders.suggestion(cast, Status.SUBMITTED)
    assert made.submitted_at == day(1)
    assert [pk for _, pk, _ in search.find(cast.congress, "加装电梯")] == [made.pk]


def test_the_deputys_wish_on_publication_is_kept_as_a_decision(cast):
    builders.suggestion(cast, Status.SUBMITTED)
    assert [(one.part, one.decision) for one in Decision.objects.all()] == [("wish", "full")]


def test_it_refuses_with_everything_that_is_missing(cast):
    made = actions.draft(cast.congress, title="", lead=cast.lead.deputy, by=cast.lead, at=day(0))
    missing = missing_for_submit(made, at=day(0), signed=False, matters=2)
    assert missing == ["标题", "情况和问题", "具体建议", "拆分为一事一议（现含2件事）", "代表签名"]
    with pytest.raises(NotAllowed) as refusal:
        actions.submit(made, by=cast.lead, at=day(0), signed=False, matters=2)
    assert all(sentence in str(refusal.value) for sentence in missing)


@pytest.mark.parametrize("who", ["cosigner", "stranger", "clerk", "office"])
def test_only_the_lead_deputy_hands_it_in(cast, who):
    made = builders.suggestion(cast)
    with pytest.raises(NotAllowed):
        actions.submit(made, by=getattr(cast, who), at=day(1))


def test_a_stale_copy_is_refused(cast):
    made = builders.suggestion(cast)
    stale = Suggestion.objects.get(pk=made.pk)
    actions.submit(made, by=cast.lead, at=day(1))
    with pytest.raises(NotAllowed, match="刚刚被他人处理"):
        actions.submit(stale, by=cast.lead, at=day(1))
