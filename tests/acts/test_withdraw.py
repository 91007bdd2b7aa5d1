"""撤回: in writing, all signers, handling ends at once."""

import pytest

from tests import builders
from tests.builders import day
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions


def test_handling_ends_at_once_and_the_units_are_told(cast):
    made = builders.suggestion(cast, Status.IN_HANDLING, co=True)
    actions.withdraw(made, by=cast.lead, at=day(20))
    assert made.status == Status.WITHDRAWN
    assert {one.status for one in made.assignments.all()} == {"ended"}
    assert cast.clerk.notices.filter(key__startswith="withdrawn").exists()


def test_a_joint_one_needs_every_signer(cast):
    made = builders.suggestion(cast, Status.SUBMITTED, cosigned=True)
    with pytest.raises(NotAllowed, match="代表乙同意撤回"):
        actions.withdraw(made, by=cast.lead, at=day(3))
    actions.withdraw(made, agreed=["代表乙"], by=cast.lead, at=day(3))
    assert made.status == Status.WITHDRAWN


def test_it_is_in_writing(cast):
    made = builders.suggestion(cast, Status.SUBMITTED)
    with pytest.raises(NotAllowed, match="书面撤回申请"):
        actions.withdraw(made, in_writing=False, by=cast.lead, at=day(3))


def test_after_the_reply_it_is_too_late(cast):
    made = builders.suggestion(cast, Status.REPLIED)
    with pytest.raises(NotAllowed, match="“已答复”状态下不能撤回"):
        actions.withdraw(made, by=cast.lead, at=day(61))
