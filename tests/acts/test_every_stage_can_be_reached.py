"""The builders live through the real acts: every stage of a suggestion and of a promise can be reached."""

import pytest

from tests import builders
from yinuo.rules.promises import Status as Kept
from yinuo.rules.suggestions import Status

PASSING = {Status.UNRATED, Status.EXPLAINED, Status.UNDER_ASSESSMENT, Status.ARCHIVED}


@pytest.mark.parametrize("status", [status for status in Status if status not in PASSING | {Status.TRACKING}])
def test_a_suggestion_comes_as_far_as(cast, status):
    grade = builders.Grade.NOT_SATISFIED if status is Status.REHANDLING else builders.Grade.SATISFIED
    assert builders.suggestion(cast, status, grade=grade).status == status


def test_a_suggestion_with_a_promise_is_tracked_after_its_evaluation(cast):
    assert builders.suggestion(cast, Status.TRACKING, promise=True).status == Status.TRACKING


def test_a_suggestion_with_a_co_handler_gets_its_reply(cast):
    assert builders.suggestion(cast, Status.REPLIED, co=True).status == Status.REPLIED


@pytest.mark.parametrize("status", list(Kept))
def test_a_promise_comes_as_far_as(cast, status):
    assert builders.promise(cast, status).status == status
