"""评价: by the deputy alone, sealed until the window has closed, then by itself to its end."""

import pytest
from django.db import DatabaseError, transaction

from tests import builders
from tests.builders import day
from yinuo.records import tick
from yinuo.records.models import Entry, Notice
from yinuo.rules.evaluations import Grade
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions, sweeps
from yinuo.suggestions.models import Evaluation, Suggestion

AFTER = day(100)


def again(made):
    return Suggestion.objects.get(pk=made.pk)


def test_it_is_kept_sealed_with_each_scale_apart(cast):
    made = builders.suggestion(cast, Status.REPLIED)
    given = actions.evaluate(
        made,
        attitude="satisfied",
        process=Grade.BASICALLY,
        result=Grade.NOT_SATISFIED,
        overall=Grade.BASICALLY,
        comment="资金来源没有说",
        by=cast.lead,
        at=day(65),
    )
    assert (given.attitude, given.process, given.result) == (Grade.SATISFIED, Grade.BASICALLY, Grade.NOT_SATISFIED)
    assert again(made).sealed


@pytest.mark.parametrize(
    ("grade", "sentence"),
    [(Grade.BASICALLY, "基本满意的理由"), (Grade.NOT_SATISFIED, "不满意的具体意见")],
)
def test_less_than_satisfied_needs_words(cast, grade, sentence):
    made = builders.suggestion(cast, Status.REPLIED)
    with pytest.raises(NotAllowed, match=sentence):
        actions.evaluate(made, attitude=grade, result=grade, overall=grade, by=cast.lead, at=day(65))


@pytest.mark.parametrize("who", ["cosigner", "stranger", "commission", "clerk", "head", "government_office", "council"])
def test_nobody_rates_in_the_deputys_place(cast, who):
    made = builders.suggestion(cast, Status.REPLIED, cosigned=True)
    with pytest.raises(NotAllowed, match="只有领衔代表"):
        actions.evaluate(
            made, attitude="satisfied", result="satisfied", overall="satisfied", by=getattr(cast, who), at=day(65)
        )


def test_a_case_staff_filed_for_a_deputy_is_still_rated_by_the_deputy_alone(cast):
    made = builders.suggestion(cast, Status.REPLIED)
    Suggestion.objects.filter(pk=made.pk).update(for_deputy=True, filed_by=cast.commission)
    with pytest.raises(NotAllowed):
        actions.evaluate(
            again(made), attitude="satisfied", result="satisfied", overall="satisfied", by=cast.commission, at=day(65)
        )


def test_the_trail_tells_no_grade(cast):
    builders.suggestion(cast, Status.EVALUATED, grade=Grade.NOT_SATISFIED)
    entry = Entry.objects.get(act="evaluate")
    assert entry.detail == {"round": 1}


def test_nobody_on_the_answering_side_is_told(cast):
    before = Notice.objects.count()
    made = builders.suggestion(cast, Status.REPLIED)
    between = Notice.objects.count()
    builders.evaluate(cast, made, grade=Grade.NOT_SATISFIED)
    assert before < between == Notice.objects.count()


@pytest.mark.parametrize("act", ["rehandle", "explain", "track", "close"])
def test_nothing_may_follow_before_the_seal_is_broken(cast, act):
    made = builders.suggestion(cast, Status.EVALUATED, grade=Grade.NOT_SATISFIED)
    words = {"rehandle": {"check": "属实"}, "explain": {"reason": "已说明"}}.get(act, {})
    with pytest.raises(NotAllowed, match="评价期限届满"):
        getattr(actions, act)(made, **words, by=cast.commission, at=day(66))


def test_on_the_last_day_the_seal_still_holds(cast):
    made = builders.suggestion(cast, Status.EVALUATED)
    last = builders.datetime.combine(made.evaluate_by, day(0).timetz())
    assert not actions.break_seal(made, at=last)
    assert actions.break_seal(made, at=last + builders.timedelta(days=1))


def test_after_the_window_the_timer_opens_it_and_closes_what_is_settled(cast):
    made = builders.suggestion(cast, Status.EVALUATED)
    assert sweeps.break_seals(AFTER) == 1
    assert (again(made).status, again(made).sealed) == (Status.CLOSED, False)
    assert sweeps.break_seals(AFTER) == 0


def test_with_something_promised_it_is_tracked(cast):
    made = builders.suggestion(cast, Status.EVALUATED, promise=True)
    actions.break_seal(made, at=AFTER)
    assert again(made).status == Status.TRACKING


def test_not_satisfied_waits_for_the_commissions_check(cast):
    made = builders.suggestion(cast, Status.EVALUATED, grade=Grade.NOT_SATISFIED)
    actions.break_seal(made, at=AFTER)
    assert again(made).status == Status.EVALUATED
    assert cast.commission.notices.filter(key__startswith="not-satisfied").exists()


def test_silence_is_reminded_once_then_counts_as_unrated(cast):
    made = builders.suggestion(cast, Status.REPLIED)
    tick.run(day(90))
    assert again(made).status == Status.REPLIED
    assert cast.lead.notices.filter(key__startswith="evaluate/").exists()
    tick.run(day(90))
    assert again(made).trail().filter(act="ask-evaluation").count() == 1
    tick.run(day(120))
    assert again(made).status == Status.CLOSED
    assert again(made).trail().filter(act="lapse").exists()
    assert not Evaluation.objects.exists()


def test_it_is_written_once(cast):
    builders.suggestion(cast, Status.EVALUATED)
    with pytest.raises(DatabaseError), transaction.atomic():
        Evaluation.objects.update(overall="satisfied")
