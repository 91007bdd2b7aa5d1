"""落实: progress, claim with evidence, a check from outside the unit, the deputy's grade, the look back."""

from datetime import date, timedelta

import pytest

from tests import builders
from tests.builders import PROOF, day
from yinuo.promises import actions, sweeps
from yinuo.promises.models import Promise
from yinuo.rules.evaluations import Grade
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.promises import Check, Status


def test_progress_is_added_and_nothing_is_overwritten(cast):
    made = builders.promise(cast)
    actions.report(made, text="草案已成", evidence=PROOF, by=cast.clerk, at=day(90))
    actions.report(made, text="已征求意见", by=cast.clerk, at=day(120))
    assert [one.text for one in made.progress.all()] == ["草案已成", "已征求意见"]
    assert made.progress.first().evidence.get().title == "市甲规〔2026〕3号"


def test_a_claim_needs_evidence_of_the_agreed_kind(cast):
    made = builders.promise(cast)
    with pytest.raises(NotAllowed, match="证据材料"):
        actions.claim(made, text="已完成", evidence=[], by=cast.clerk, at=day(200))
    with pytest.raises(NotAllowed, match="约定类型的证据（文件）"):
        actions.claim(made, text="已完成", evidence=[("site", "照片")], by=cast.clerk, at=day(200))
    actions.claim(made, text="已完成", evidence=PROOF, by=cast.clerk, at=day(200))
    assert made.status == Status.CLAIMED


@pytest.mark.parametrize("who", ["commission", "lead"])
def test_it_is_kept_when_somebody_outside_the_unit_found_it_so(cast, who):
    made = builders.promise(cast, Status.CLAIMED)
    actions.confirm_kept(made, how=Check.FIELD, finding="到现场看了", by=getattr(cast, who), at=day(210))
    assert made.is_kept
    assert made.checks.get().verdict == "kept"


@pytest.mark.parametrize("who", ["clerk", "head", "stranger", "cosigner", "office"])
def test_nobody_confirms_their_own_or_what_was_not_said_to_them(cast, who):
    made = builders.promise(cast, Status.CLAIMED)
    with pytest.raises(NotAllowed):
        actions.confirm_kept(made, how=Check.FIELD, finding="好", by=getattr(cast, who), at=day(210))


def test_an_officer_who_also_serves_the_unit_does_not_confirm(cast):
    from yinuo.people.models import Post

    made = builders.promise(cast, Status.CLAIMED)
    Post.objects.create(
        congress=cast.congress, user=cast.commission, role="unit-clerk", unit=cast.unit, from_on=date(2022, 1, 1)
    )
    officer = type(cast.commission).objects.get(pk=cast.commission.pk)
    with pytest.raises(NotAllowed, match="责任单位以外的核查人"):
        actions.confirm_kept(made, how=Check.OFFICER, finding="好", by=officer, at=day(210))


def test_kept_in_part_names_what_is_owed_and_may_get_a_new_day(cast):
    made = builders.promise(cast, Status.CLAIMED)
    actions.partly_kept(
        made,
        how=Check.OFFICER,
        finding="只有征求意见稿",
        remainder="正式印发",
        due_on=date(2027, 3, 31),
        by=cast.commission,
        at=day(210),
    )
    link = made.drift.get()
    assert (made.due_on, link.before, link.after) == (date(2027, 3, 31), "2026-12-31", "2027-03-31")
    assert link.weaker == "推后90天"


def test_sent_back_it_stays_owed(cast):
    made = builders.promise(cast, Status.CLAIMED)
    actions.send_back(made, how=Check.OFFICER, finding="没有印发", by=cast.commission, at=day(210))
    assert made.status == Status.OPEN


def test_the_deputy_it_was_said_to_grades_it(cast):
    made = builders.promise(cast, Status.KEPT)
    with pytest.raises(NotAllowed, match="具体意见"):
        actions.grade(made, grade=Grade.NOT_SATISFIED, by=cast.lead, at=day(220))
    actions.grade(made, grade=Grade.SATISFIED, by=cast.lead, at=day(220))
    assert made.checks.last().grade == Grade.SATISFIED
    with pytest.raises(NotAllowed):
        actions.grade(made, grade=Grade.SATISFIED, by=cast.stranger, at=day(220))


def test_a_look_back_that_finds_it_broken_opens_it_again(cast):
    made = builders.promise(cast, Status.KEPT)
    actions.look_back(made, how=Check.FIELD, finding="仍在执行", by=cast.commission, at=day(240))
    actions.reopen(made, reason="办法停止执行", by=cast.commission, at=day(250))
    assert made.status == Status.OPEN
    assert [one.verdict for one in made.checks.all()][-2:] == ["held", "broken"]


def test_sql_and_python_agree_on_what_is_overdue(cast):
    builders.promise(cast)
    for today in (date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1)):
        in_sql = set(Promise.objects.overdue(today))
        assert in_sql == {one for one in Promise.objects.all() if one.is_overdue(today)}


def test_the_day_after_it_is_noted_once_and_the_unit_told(cast):
    made = builders.promise(cast)
    after = builders.AT.replace(year=2027, month=1, day=1)
    assert sweeps.lapse(after - timedelta(days=1)) == 0
    assert [sweeps.lapse(after), sweeps.lapse(after)] == [1, 0]
    assert made.trail().filter(act="lapse").count() == 1
    assert cast.head.notices.filter(key__contains="lapsed").count() == 1


def test_before_the_day_the_unit_is_reminded_once_a_step(cast):
    builders.promise(cast)
    told = [sweeps.remind(builders.AT.replace(month=12, day=day_)) for day_ in (25, 26, 28)]
    assert cast.head.notices.filter(key__contains="due-soon").count() == 1
    assert told[0] > 0
    assert told[1:] == [0, 0]
