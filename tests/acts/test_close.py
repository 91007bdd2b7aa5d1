"""办结: when nothing is owed any more; reopened when a promise was broken; archived complete."""

import pytest

from tests import builders
from tests.builders import PROOF, day
from yinuo.promises import actions as promising
from yinuo.promises.models import Promise
from yinuo.rules.evaluations import Grade
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions, sweeps
from yinuo.suggestions.models import Suggestion


def again(made):
    return Suggestion.objects.get(pk=made.pk)


def test_an_open_promise_keeps_it_open_and_is_named(cast):
    made = builders.suggestion(cast, Status.TRACKING, promise=True)
    with pytest.raises(NotAllowed, match=Promise.objects.get().number):
        actions.close(made, by=cast.commission, at=day(120))


def test_when_the_last_promise_is_kept_the_timer_closes_it(cast):
    made = builders.suggestion(cast, Status.TRACKING, promise=True)
    assert sweeps.close_kept(day(120)) == 0
    promise = Promise.objects.get()
    promising.claim(promise, text="已印发", evidence=PROOF, by=cast.clerk, at=day(200))
    promising.confirm_kept(promise, how="officer", finding="属实", by=cast.commission, at=day(201))
    assert sweeps.close_kept(day(202)) == 1
    assert again(made).status == Status.CLOSED
    assert builders.lead_of(made).status == "closed"


def test_a_dissatisfied_deputys_matter_is_not_simply_closed(cast):
    made = builders.suggestion(cast, Status.EVALUATED, grade=Grade.NOT_SATISFIED)
    actions.break_seal(made, at=day(99))
    with pytest.raises(NotAllowed, match="现在应当重新办理、说明"):
        actions.close(again(made), by=cast.commission, at=day(100))


def test_it_is_reopened_with_a_reason(cast):
    made = builders.suggestion(cast, Status.CLOSED)
    with pytest.raises(NotAllowed, match="恢复跟踪的理由"):
        actions.reopen(made, reason="", by=cast.commission, at=day(200))
    actions.reopen(made, reason="维护又停了", by=cast.commission, at=day(200))
    assert made.status == Status.TRACKING


def test_a_closed_matter_may_be_handled_again(cast):
    made = builders.suggestion(cast, Status.CLOSED)
    actions.rehandle(made, check="出现新情况", by=cast.commission, at=day(200))
    assert (again(made).status, again(made).round) == (Status.REHANDLING, 2)
