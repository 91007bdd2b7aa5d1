"""临期、逾期提醒: each step once, to the unit; overdue also to the commission; the timer run twice does no more."""

from datetime import timedelta

from tests import builders
from yinuo.records.models import Notice
from yinuo.rules.suggestions import Status
from yinuo.suggestions import sweeps


def told(user, key) -> int:
    return Notice.objects.filter(to=user, key__startswith="due/", key__endswith=key).count()


def test_each_step_is_told_once(cast):
    made = builders.suggestion(cast, Status.IN_HANDLING)
    due = builders.datetime.combine(made.due_on, builders.AT.timetz())
    counts = [sweeps.remind(due - timedelta(days=days)) for days in (50, 40, 39, 20, 6, 5, 0)]
    assert counts == [0, 1, 0, 1, 1, 0, 0]  # 30, 15 and 5 working days; the day itself is no news
    assert [told(cast.head, f"/{step}") for step in (30, 15, 5)] == [1, 1, 1]
    assert told(cast.commission, "/5") == 0


def test_the_day_after_the_commission_is_told_too(cast):
    made = builders.suggestion(cast, Status.IN_HANDLING)
    after = builders.datetime.combine(made.due_on, builders.AT.timetz()) + timedelta(days=1)
    assert [sweeps.remind(after), sweeps.remind(after)] == [1, 0]
    assert told(cast.commission, "/late") == told(cast.clerk, "/late") == 1


def test_what_is_answered_is_left_alone(cast):
    builders.suggestion(cast, Status.REPLIED)
    assert sweeps.remind(builders.day(200)) == 0


def test_it_asks_the_database_no_more_for_many_than_for_few(cast):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    at = builders.day(94)
    builders.suggestion(cast, Status.IN_HANDLING)
    with CaptureQueriesContext(connection) as one:
        sweeps.remind(at)
    Notice.objects.filter(key__startswith="due/").delete()
    for _ in range(3):
        builders.suggestion(cast, Status.IN_HANDLING)
    with CaptureQueriesContext(connection) as many:
        sweeps.remind(at)
    assert len(many) == len(one)
