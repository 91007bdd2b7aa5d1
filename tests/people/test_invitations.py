"""Invitations: one link, one use, seven days; only its hash is kept."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.cast import AT, PASSWORD, TODAY, make_cast
from yinuo.people import actions
from yinuo.people.actions.invitations import VALID_FOR, invitation_of
from yinuo.people.models import Act, Deputy, Invitation, InvitationState, User
from yinuo.people.standing import standing_of
from yinuo.records.models import Entry, Notice
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role

pytestmark = pytest.mark.django_db
GOOD = {"password": "清风-明月-2026", "at": AT, "today": TODAY}


@pytest.fixture
def deputy(cast):
    return actions.add_deputy(
        cast.congress, name="代表丁", phone="13800000004", delegation=cast.delegation, by=cast.commission, at=AT
    )


@pytest.fixture
def invited(cast, deputy):
    return actions.invite(cast.congress, name=deputy.name, deputy=deputy, by=cast.commission, at=AT)


def test_a_deputy_comes_in_by_the_link_and_is_that_deputy(cast, deputy, invited):
    invitation, token = invited
    user = actions.accept_invitation(token, username="daibiaoding", **GOOD)
    assert user.name == "代表丁"
    assert user.check_password(GOOD["password"])
    assert standing_of(user, TODAY).deputy_id == deputy.pk
    invitation.refresh_from_db()
    assert invitation.accepted_by == user
    acts = Entry.objects.filter(kind="invitation", subject_id=invitation.pk).values_list("act", flat=True)
    assert list(acts) == [Act.INVITE, Act.ACCEPT_INVITATION]


def test_whoever_invited_is_told(cast, invited):
    actions.accept_invitation(invited[1], username="daibiaoding", **GOOD)
    assert [notice.to for notice in Notice.objects.all()] == [cast.commission]


def test_staff_come_in_with_the_post_they_were_invited_to(cast):
    who = {"name": "甲局新人", "role": Role.UNIT_CLERK, "unit": cast.unit, "title": "科员", "email": "new@example.cn"}
    _, token = actions.invite(cast.congress, **who, by=cast.commission, at=AT)
    user = actions.accept_invitation(token, username="xinren", **GOOD)
    assert standing_of(user, TODAY).in_unit(cast.unit.pk) == {Role.UNIT_CLERK}
    assert user.emailaddress_set.get().verified, "the link reached the address"


def test_the_link_itself_is_kept_nowhere(invited):
    invitation, token = invited
    kept = str(vars(Invitation.objects.get(pk=invitation.pk))) + str(list(Entry.objects.values()))
    assert token not in kept
    assert invitation_of(token, AT) == invitation


def test_a_link_works_once(cast, invited):
    actions.accept_invitation(invited[1], username="daibiaoding", **GOOD)
    with pytest.raises(NotAllowed, match="已经用过"):
        actions.accept_invitation(invited[1], username="another", **GOOD)
    assert User.objects.filter(name="代表丁").count() == 1


@pytest.mark.parametrize(
    ("after", "works"),
    [
        (VALID_FOR - timedelta(seconds=1), True),  # the last second of the seventh day
        (VALID_FOR, False),  # it ends then
    ],
)
def test_a_link_lasts_seven_days(invited, after, works):
    if works:
        assert invitation_of(invited[1], AT + after)
    else:
        with pytest.raises(NotAllowed, match="已过期"):
            invitation_of(invited[1], AT + after)


def test_a_link_sent_anew_replaces_the_old_one(cast, invited):
    invitation, old = invited
    new = actions.resend_invitation(invitation, by=cast.commission, at=AT + VALID_FOR)
    assert new != old
    with pytest.raises(NotAllowed, match="没有这个邀请"):
        invitation_of(old, AT + VALID_FOR)
    assert invitation_of(new, AT + VALID_FOR).state_at(AT + VALID_FOR) == InvitationState.OPEN


def test_a_revoked_link_opens_nothing(cast, invited):
    invitation, token = invited
    actions.revoke_invitation(invitation, by=cast.commission, at=AT)
    with pytest.raises(NotAllowed, match="已撤回"):
        actions.accept_invitation(token, username="daibiaoding", **GOOD)
    with pytest.raises(NotAllowed, match="已经接受或撤回"):
        actions.resend_invitation(invitation, by=cast.commission, at=AT)
    with pytest.raises(NotAllowed, match="已经接受或撤回"):
        actions.revoke_invitation(invitation, by=cast.commission, at=AT)


@pytest.mark.parametrize("password", ["12345678", "短", "password123"])
def test_a_weak_password_makes_no_account_and_spends_no_link(invited, password):
    with pytest.raises(ValidationError):
        actions.accept_invitation(invited[1], username="daibiaoding", **(GOOD | {"password": password}))
    assert not User.objects.filter(username="daibiaoding").exists()
    assert invitation_of(invited[1], AT)


def test_a_name_already_taken_spends_no_link(cast, invited):
    with pytest.raises(NotAllowed, match="已有人使用"):
        actions.accept_invitation(invited[1], username=cast.lead.username, **GOOD)
    assert invitation_of(invited[1], AT)


def test_a_deputy_with_an_account_is_not_invited_again(cast):
    with pytest.raises(NotAllowed, match="已经有账号"):
        actions.invite(cast.congress, name="代表甲", deputy=cast.lead.deputy, by=cast.commission, at=AT)


def test_of_two_links_to_one_deputy_the_second_is_refused(cast, deputy, invited):
    _, second = actions.invite(cast.congress, name=deputy.name, deputy=deputy, by=cast.commission, at=AT)
    actions.accept_invitation(invited[1], username="first", **GOOD)
    with pytest.raises(NotAllowed, match="已经有账号"):
        actions.accept_invitation(second, username="second", **GOOD)
    assert not User.objects.filter(username="second").exists()
    assert Deputy.objects.get(pk=deputy.pk).user.username == "first"


def test_a_forgotten_password_is_set_anew_by_a_slip(cast):
    _, token = actions.invite(cast.congress, name=cast.lead.name, account=cast.lead, by=cast.commission, at=AT)
    user = actions.accept_invitation(token, **GOOD)
    assert user == cast.lead
    assert user.check_password(GOOD["password"])
    assert not user.check_password(PASSWORD)


def test_nobody_writes_a_slip_for_themselves(cast):
    with pytest.raises(NotAllowed, match="另一位管理人员"):
        actions.invite(cast.congress, name="干部甲", account=cast.commission, by=cast.commission, at=AT)


def test_nobody_is_invited_to_nothing(cast):
    with pytest.raises(NotAllowed, match="请写明"):
        actions.invite(cast.congress, name="某人", by=cast.commission, at=AT)


def test_the_commission_invites_no_administrator(cast):
    with pytest.raises(NotAllowed, match="只能由系统管理员任命"):
        actions.invite(cast.congress, name="某人", role=Role.ADMINISTRATOR, by=cast.commission, at=AT)


def test_the_people_of_another_congress_are_not_invited(cast):
    other = make_cast("yangben", "样本市")
    with pytest.raises(NotAllowed, match="不属于本人大"):
        actions.invite(cast.congress, name="x", deputy=other.lead.deputy, by=cast.commission, at=AT)
    with pytest.raises(NotAllowed, match="不在本人大"):
        actions.invite(cast.congress, name="x", account=other.lead, by=cast.commission, at=AT)
