"""公开: three decisions by three hands, the narrowest holds; promises of the reply go with it."""

import pytest

from tests import builders
from tests.builders import day
from yinuo.promises.models import Promise
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions
from yinuo.suggestions.models import Suggestion


@pytest.fixture
def made(cast):
    return builders.suggestion(cast, Status.REPLIED, promise=True)


def test_the_reviewer_checks_and_the_commission_publishes(cast, client, made):
    page = f"{made.get_absolute_url()}publication/"
    client.force_login(cast.commission)
    assert client.post(page, {"do": "publish"}).status_code == 422
    client.force_login(cast.reviewer)
    assert client.post(page, {"do": "check-secrecy", "finding": "passed"}).status_code == 302
    client.force_login(cast.publicity)
    assert client.post(page, {"do": "publish"}).status_code == 302
    assert Suggestion.objects.get(pk=made.pk).published
    assert Promise.objects.get().published


@pytest.mark.parametrize("who", ["clerk", "head", "lead", "government_office", "reviewer"])
def test_nobody_else_publishes(cast, client, made, who):
    client.force_login(getattr(cast, who))
    assert client.post(f"{made.get_absolute_url()}publication/", {"do": "publish"}).status_code == 404
    assert not Suggestion.objects.get(pk=made.pk).published


def test_a_passage_to_black_out_must_stand_in_the_text(cast, made):
    with pytest.raises(NotAllowed, match="原文中找得到"):
        actions.check_secrecy(
            made, finding="passed-in-part", passages=["没有这句"], ground="privacy", by=cast.reviewer, at=day(61)
        )


def test_what_may_not_be_shown_stays_out_of_sight(cast, made):
    actions.check_secrecy(made, finding="refused", ground="state-secret", by=cast.reviewer, at=day(61))
    with pytest.raises(NotAllowed):
        actions.publish(made, by=cast.commission, at=day(62))


def test_before_the_reply_there_is_nothing_to_review(cast, client):
    made = builders.suggestion(cast, Status.IN_HANDLING)
    client.force_login(cast.reviewer)
    assert client.get(made.get_absolute_url()).status_code == 404
    with pytest.raises(NotAllowed, match="答复之后"):
        actions.check_secrecy(made, finding="passed", by=cast.reviewer, at=day(61))


def test_it_is_taken_out_of_sight_with_a_reason(cast, made):
    actions.check_secrecy(made, finding="passed", by=cast.reviewer, at=day(61))
    actions.publish(made, by=cast.commission, at=day(62))
    with pytest.raises(NotAllowed, match="撤下的理由"):
        actions.unpublish(made, reason="", by=cast.commission, at=day(63))
    actions.unpublish(made, reason="有误", by=cast.commission, at=day(63))
    assert not Suggestion.objects.get(pk=made.pk).published
