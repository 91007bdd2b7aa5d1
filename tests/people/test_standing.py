"""Where a person stands: from posts and from being a deputy, on a day, in their own congress only."""

from datetime import date

import pytest

from tests.cast import TODAY, make_cast
from yinuo.people.models import Post, User
from yinuo.people.standing import NOBODY, manages_people, reads_contacts, reads_directory, standing_of
from yinuo.rules.terms import Role

pytestmark = pytest.mark.django_db

#                      directory contacts manages staff
WHAT_EACH_MAY = {
    "lead": (True, False, False, False),
    "commission": (True, True, True, True),
    "office": (True, True, False, True),
    "council": (True, False, False, True),
    "chair": (True, False, False, True),
    "secretary_general": (True, True, False, True),
    "government_office": (True, False, False, False),
    "reviewer": (True, False, False, False),
    "administrator": (True, True, True, False),
    "clerk": (True, False, False, False),
    "head": (True, False, False, False),
    "visitor": (False, False, False, False),
}


@pytest.mark.parametrize(("who", "may"), WHAT_EACH_MAY.items())
def test_each_role_reads_and_manages_what_it_should(cast, who, may):
    standing = standing_of(getattr(cast, who), TODAY)
    assert (reads_directory(standing), reads_contacts(standing), manages_people(standing), standing.is_staff) == may


def test_an_account_without_any_post_is_nobody(cast):
    user = User.objects.create(username="nobody", name="无岗位", congress=cast.congress)
    assert not reads_directory(standing_of(user, TODAY))


def test_a_post_in_another_congress_counts_for_nothing(cast):
    other = make_cast("yangben", "样本市")
    Post.objects.create(congress=other.congress, user=cast.stranger, role=Role.COMMISSION, from_on=date(2022, 1, 1))
    assert standing_of(cast.stranger, TODAY).roles == {Role.DEPUTY}


@pytest.mark.parametrize(
    ("from_on", "until_on", "serves"),
    [
        (None, None, True),  # unknown days exclude nobody
        (date(2026, 3, 2), None, True),  # the first day counts
        (date(2026, 3, 3), None, False),
        (None, date(2026, 3, 2), True),  # the last day counts
        (None, date(2026, 3, 1), False),
    ],
)
def test_a_deputy_is_one_from_the_first_day_to_the_last(cast, from_on, until_on, serves):
    deputy = cast.lead.deputy
    deputy.from_on, deputy.until_on = from_on, until_on
    deputy.save()
    standing = standing_of(User.objects.get(pk=cast.lead.pk), TODAY)
    assert (standing.deputy_id == deputy.pk) is serves
    assert (Role.DEPUTY in standing.roles) is serves
    assert type(deputy).objects.serving(TODAY).filter(pk=deputy.pk).exists() is serves, "SQL and Python agree"


def test_standing_is_read_once_for_a_request(cast, django_assert_num_queries):
    user = User.objects.select_related("deputy").get(pk=cast.lead.pk)
    with django_assert_num_queries(1):
        standing_of(user, TODAY)
    with django_assert_num_queries(0):
        standing_of(user)


def test_the_visitor_is_nobody(cast):
    assert standing_of(cast.visitor, TODAY) is NOBODY
