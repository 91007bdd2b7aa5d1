"""联名: invited, then confirming or declining of one's own will."""

import pytest

from tests import builders
from tests.builders import day
from yinuo.records.models import Notice
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions


def test_an_invited_deputy_is_told_and_signs(cast):
    made = builders.suggestion(cast, Status.COSIGNING)
    assert Notice.objects.filter(to=cast.cosigner).count() == 1
    signer = actions.cosign(made, by=cast.cosigner, at=day(1))
    assert signer.answer == "confirmed"
    assert made.status == Status.COSIGNING


def test_an_invited_deputy_declines_and_the_lead_goes_on_alone(cast):
    made = builders.suggestion(cast, Status.COSIGNING)
    actions.decline(made, by=cast.cosigner, at=day(1))
    actions.submit(made, by=cast.lead, at=day(2))
    assert made.status == Status.SUBMITTED


def test_nobody_signs_who_was_not_invited(cast):
    made = builders.suggestion(cast, Status.COSIGNING)
    with pytest.raises(NotAllowed, match="只有联名代表可以联名"):
        actions.cosign(made, by=cast.stranger, at=day(1))


def test_it_cannot_be_submitted_while_somebody_has_not_answered(cast):
    made = builders.suggestion(cast, Status.COSIGNING)
    with pytest.raises(NotAllowed, match="代表乙联名确认"):
        actions.submit(made, by=cast.lead, at=day(1))
    actions.remove_cosigner(made, deputy=cast.cosigner.deputy, by=cast.lead, at=day(1))
    actions.submit(made, by=cast.lead, at=day(1))


def test_a_removed_signer_sees_the_draft_no_more(cast):
    made = builders.suggestion(cast, Status.COSIGNING)
    seen = type(made).objects.visible_to
    assert seen(cast.cosigner).filter(pk=made.pk).exists()
    actions.remove_cosigner(made, deputy=cast.cosigner.deputy, by=cast.lead, at=day(1))
    assert not seen(cast.cosigner).filter(pk=made.pk).exists()


def test_a_deputy_of_another_congress_cannot_be_invited(cast):
    from tests.cast import make_cast

    other = make_cast("yangben", "样本市")
    made = builders.suggestion(cast)
    with pytest.raises(NotAllowed):
        actions.ask_cosign(made, deputies=[other.lead.deputy], by=cast.lead, at=day(1))
