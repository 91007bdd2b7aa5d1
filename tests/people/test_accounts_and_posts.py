"""Accounts and posts: who may give them, what the trail keeps, what a person then holds."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator

from tests.cast import AT, TODAY, make_cast
from yinuo.people import actions
from yinuo.people.models import Act, Post, User
from yinuo.people.standing import standing_of
from yinuo.records.models import Entry
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role

pytestmark = pytest.mark.django_db


def fresh(user):
    return User.objects.get(pk=user.pk)


def entries(thing):
    return list(Entry.objects.filter(kind=thing.kind, subject_id=thing.pk).values_list("act", flat=True))


def test_an_account_is_opened_with_its_entry(cast):
    user = actions.open_account(
        cast.congress, username="xin", name="新人甲", email="Xin@Example.cn", by=cast.administrator, at=AT
    )
    assert user.email == "xin@example.cn"
    assert not user.has_usable_password()
    assert entries(user) == [Act.OPEN_ACCOUNT]


@pytest.mark.parametrize(
    ("username", "email", "said"),
    [
        ("SHILI-DEPUTY-A", "", "已有人使用"),  # names differ by more than letter case
        ("xin", "LEAD@example.cn", "另一个账号"),  # one address, one account: it is used to sign in
    ],
)
def test_a_name_or_address_already_taken_is_refused(cast, username, email, said):
    User.objects.filter(pk=cast.lead.pk).update(email="lead@example.cn")
    with pytest.raises(NotAllowed, match=said):
        actions.open_account(cast.congress, username=username, name="新人甲", email=email, by=None, at=AT)
    assert not User.objects.filter(name="新人甲").exists()


@pytest.mark.parametrize("who", ["lead", "clerk", "head", "office", "chair", "government_office", "reviewer"])
def test_only_the_commission_and_the_administrator_manage_people(cast, who):
    by = getattr(cast, who)
    with pytest.raises(NotAllowed, match="只有代表工委、系统管理员"):
        actions.open_account(cast.congress, username="xin", name="新人甲", by=by, at=AT)
    with pytest.raises(NotAllowed, match="只有代表工委、系统管理员"):
        actions.give_post(cast.stranger, role=Role.OFFICE, from_on=TODAY, by=by, at=AT)


def test_a_post_gives_its_role_from_its_first_day_to_its_last(cast):
    post = actions.give_post(
        cast.stranger, role=Role.UNIT_CLERK, unit=cast.unit, from_on=date(2026, 3, 10), by=cast.commission, at=AT
    )
    actions.end_post(post, on=date(2026, 6, 30), by=cast.commission, at=AT)
    held = {
        day: Role.UNIT_CLERK in standing_of(fresh(cast.stranger), day).in_unit(cast.unit.pk)
        for day in (date(2026, 3, 9), date(2026, 3, 10), date(2026, 6, 30), date(2026, 7, 1))
    }
    assert list(held.values()) == [False, True, True, False]
    assert entries(post) == [Act.GIVE_POST, Act.END_POST]


@pytest.mark.parametrize(
    ("role", "missing"),
    [
        (Role.UNIT_CLERK, "承办单位"),
        (Role.UNIT_LEADER, "承办单位"),
        (Role.DELEGATION_HEAD, "代表团"),
        (Role.GROUP_CONVENER, "代表小组"),
    ],
)
def test_a_post_that_has_a_place_must_name_it(cast, role, missing):
    with pytest.raises(NotAllowed, match=missing):
        actions.give_post(cast.stranger, role=role, from_on=TODAY, by=cast.commission, at=AT)


@pytest.mark.parametrize(
    "role", [Role.DEPUTY, Role.LEAD_DEPUTY, Role.COSIGNER, Role.SYSTEM, Role.PUBLIC, Role.LEAD_UNIT]
)
def test_what_one_is_towards_a_matter_is_no_post(cast, role):
    with pytest.raises(NotAllowed, match="不是岗位"):
        actions.give_post(cast.stranger, role=role, from_on=TODAY, by=cast.administrator, at=AT)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_the_commission_makes_no_administrator_and_no_auditor(cast, role):
    with pytest.raises(NotAllowed, match="只能由系统管理员任命"):
        actions.give_post(cast.stranger, role=role, from_on=TODAY, by=cast.commission, at=AT)
    assert actions.give_post(cast.stranger, role=role, from_on=TODAY, by=cast.administrator, at=AT)


def test_nobody_appoints_themselves(cast):
    with pytest.raises(NotAllowed, match="另一位管理人员"):
        actions.give_post(cast.administrator, role=Role.OFFICE, from_on=TODAY, by=cast.administrator, at=AT)


def test_the_same_post_is_not_given_twice(cast):
    with pytest.raises(NotAllowed, match="已经是"):
        actions.give_post(cast.clerk, role=Role.UNIT_CLERK, unit=cast.unit, from_on=TODAY, by=cast.commission, at=AT)


def test_a_unit_of_another_congress_is_no_place_for_a_post(cast):
    other = make_cast("yangben", "样本市")
    with pytest.raises(NotAllowed, match="不属于本人大"):
        actions.give_post(
            cast.stranger, role=Role.UNIT_CLERK, unit=other.unit, from_on=TODAY, by=cast.commission, at=AT
        )
    with pytest.raises(NotAllowed, match="只有代表工委"):
        actions.give_post(other.stranger, role=Role.OFFICE, from_on=TODAY, by=cast.commission, at=AT)


def test_an_abolished_unit_takes_nobody_and_names_its_successor(cast):
    actions.abolish_unit(cast.other_unit, on=TODAY, succeeded_by=cast.unit, by=cast.commission, at=AT)
    with pytest.raises(NotAllowed, match="承继单位“示例市甲局”"):
        actions.give_post(
            cast.stranger, role=Role.UNIT_CLERK, unit=cast.other_unit, from_on=TODAY, by=cast.commission, at=AT
        )


def test_a_post_does_not_end_before_it_began_nor_twice(cast):
    post = Post.objects.get(user=cast.clerk)
    with pytest.raises(NotAllowed, match="不能早于"):
        actions.end_post(post, on=date(2021, 12, 31), by=cast.commission, at=AT)
    actions.end_post(post, on=TODAY, by=cast.commission, at=AT)
    with pytest.raises(NotAllowed, match="已经有止日"):
        actions.end_post(Post.objects.get(pk=post.pk), on=TODAY, by=cast.commission, at=AT)


def test_closing_an_account_ends_its_posts_and_keeps_its_name(cast):
    actions.close_account(cast.clerk, by=cast.commission, at=AT, on=TODAY)
    clerk = fresh(cast.clerk)
    assert not clerk.is_active
    assert clerk.name == "甲局承办人"
    assert [post.until_on for post in clerk.posts.all()] == [TODAY]
    with pytest.raises(NotAllowed, match="已经停用"):
        actions.close_account(clerk, by=cast.commission, at=AT, on=TODAY)
    with pytest.raises(NotAllowed, match="不能停用自己的账号"):
        actions.close_account(cast.commission, by=cast.commission, at=AT, on=TODAY)


def test_the_second_step_of_an_administrator_is_not_the_commissions_to_drop(cast):
    Authenticator.objects.create(user=cast.administrator, type="totp", data={})
    with pytest.raises(NotAllowed, match="另一位系统管理员"):
        actions.drop_second_factor(cast.administrator, by=cast.commission, at=AT)
    Authenticator.objects.create(user=cast.clerk, type="totp", data={})
    actions.drop_second_factor(cast.clerk, by=cast.commission, at=AT)
    assert not Authenticator.objects.filter(user=cast.clerk).exists()
    with pytest.raises(NotAllowed, match="没有开启"):
        actions.drop_second_factor(cast.clerk, by=cast.commission, at=AT)
