"""How waits are put in order: by urgency, and by who holds them up. No database."""

from datetime import date

import pytest

from yinuo.front.desk.waits import Due, Group, Wait, ahead_of, blocks, each_or_all, group_of, overdue, piles

TODAY = date(2026, 6, 10)  # a Wednesday


def wait(due=None, *, by=(), awaited="", since=None, head="事", many=1):
    return Wait(
        head=head, url="/", act="办理", act_url="/", due=Due(due), by=by, awaited=awaited, since=since, many=many
    )


@pytest.mark.parametrize(
    ("due", "today", "group"),
    [
        (date(2026, 6, 9), TODAY, Group.NOW),  # yesterday: overdue
        (date(2026, 6, 10), TODAY, Group.NOW),  # today
        (date(2026, 6, 12), TODAY, Group.WEEK),  # Friday of this week
        (date(2026, 6, 14), TODAY, Group.WEEK),  # its Sunday
        (date(2026, 6, 15), TODAY, Group.LATER),  # next Monday
        (None, TODAY, Group.LATER),  # no day was ever set
        (date(2026, 6, 19), date(2026, 6, 14), Group.WEEK),  # read on a Sunday: the week to come
        (date(2026, 6, 26), date(2026, 6, 19), Group.WEEK),  # read on a holiday (端午): the next working week
        (date(2026, 6, 29), date(2026, 6, 19), Group.LATER),  # and not the one after
    ],
)
def test_a_wait_stands_in_the_group_of_its_day(due, today, group):
    assert group_of(wait(due), today) is group


def test_the_earliest_stands_first_and_what_has_no_day_last():
    later, sooner, never = wait(date(2026, 6, 30)), wait(date(2026, 6, 20)), wait(None)
    assert list(piles([never, later, sooner], TODAY)[0].waits) == [sooner, later, never]


def test_a_group_without_waits_is_left_out():
    assert [pile.group for pile in piles([wait(date(2026, 6, 1)), wait(None)], TODAY)] == [Group.NOW, Group.LATER]


def test_what_does_not_fit_is_folded_and_nothing_is_lost():
    pile = piles([wait(None, head=str(number)) for number in range(20)], TODAY)[0]
    assert len(pile.first) == 12
    assert [*pile.first, *pile.rest] == list(pile.waits)


def test_the_day_itself_is_not_overdue():
    assert overdue([wait(TODAY), wait(date(2026, 6, 9)), wait(None)], TODAY) == 1


def test_who_holds_up_what_names_us_first_and_adds_up_to_the_waits():
    waits = [
        wait(date(2026, 6, 8), by=("市丙局",), awaited="会办意见", since=date(2026, 5, 8)),
        wait(None, awaited="裁定", since=date(2026, 5, 27)),
        wait(None, awaited="交办", many=7),
    ]
    ours, theirs = blocks(waits, TODAY)
    assert ours.ours
    assert ours.awaited == {"裁定": 1, "交办": 7}
    assert (theirs.names, theirs.late, theirs.days(TODAY)) == (("市丙局",), 2, 33)
    assert ours.number + theirs.number == len(waits)


def test_nothing_is_said_about_how_long_where_nobody_knows_since_when():
    assert blocks([wait(None)], TODAY)[0].days(TODAY) is None


@pytest.mark.parametrize(
    ("day", "days", "due"),
    [
        (date(2026, 6, 30), 7, date(2026, 6, 23)),  # a Tuesday
        (date(2026, 6, 29), 7, date(2026, 6, 22)),  # a Monday
        (date(2026, 6, 28), 7, date(2026, 6, 18)),  # 21 June is a holiday (端午), the 19th and 20th too: the day before
        (None, 7, None),  # the session has no day yet
    ],
)
def test_a_day_before_a_session_moves_forward_to_a_working_day(day, days, due):
    assert ahead_of(day, days, "").on == due


class Rows(list):
    def count(self):
        return len(self)


@pytest.mark.parametrize(("number", "made"), [(0, []), (3, [0, 1, 2]), (4, [(0, 4)]), (40, [(0, 40)])])
def test_a_few_stand_one_by_one_and_many_as_one_batch(number, made):
    assert each_or_all(Rows(range(number)), lambda row: row, lambda first, many: (first, many)) == made
