"""不予受理: a ground that holds here, what becomes of it, and the deputy told."""

import pytest

from tests import builders
from tests.builders import day
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions


def test_it_is_treated_as_a_letter_on_a_ground_of_the_list(cast):
    made = builders.suggestion(cast, Status.NOT_ACCEPTED)
    assert (made.refusal_ground, made.refusal_outcome) == ("no-content", "letter")


def test_a_ground_that_does_not_hold_here_is_refused(cast):
    made = builders.suggestion(cast, Status.SUBMITTED)
    with pytest.raises(NotAllowed, match="不在其中"):
        actions.refuse(made, ground="petition", outcome="letter", explanation="已说明", by=cast.commission, at=day(2))


def test_the_deputy_has_been_spoken_to_first(cast):
    made = builders.suggestion(cast, Status.SUBMITTED)
    with pytest.raises(NotAllowed, match="向代表说明的记录"):
        actions.refuse(made, ground="no-content", outcome="letter", explanation="", by=cast.commission, at=day(2))


def test_what_should_be_revised_is_sent_back_instead(cast):
    made = builders.suggestion(cast, Status.SUBMITTED)
    with pytest.raises(NotAllowed, match="退回修改"):
        actions.refuse(made, ground="no-content", outcome="revise", explanation="说明", by=cast.commission, at=day(2))
