"""退办: with ground, clause and a counter-nomination, in time; the deputy's clock never moves."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import builders
from tests.builders import day
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions
from yinuo.suggestions.models import Assignment, Suggestion

WHY = {"reason": "维护责任不在我局", "clause": "三定方案第四条"}


@pytest.fixture
def assignment(cast):
    return builders.lead_of(builders.suggestion(cast, Status.ASSIGNED))


def test_a_leader_asks_and_names_who_should_handle_it(cast, assignment):
    request = actions.ask_return(assignment, **WHY, nominated=cast.co_unit, by=cast.head, at=day(6))
    assert request.nominated == cast.co_unit
    assert assignment.status == "return-asked"


def test_a_clerk_asks_only_with_the_leaders_consent(cast, assignment):
    with pytest.raises(NotAllowed, match="单位负责人同意"):
        actions.ask_return(assignment, **WHY, nominated=cast.co_unit, by=cast.clerk, at=day(6))


@pytest.mark.parametrize(
    ("without", "sentence"),
    [("clause", "职责依据"), ("reason", "退办说明")],
)
def test_it_needs_its_grounds(cast, assignment, without, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        actions.ask_return(assignment, **{**WHY, without: ""}, nominated=cast.co_unit, by=cast.head, at=day(6))


def test_it_needs_another_unit_than_itself(cast, assignment):
    with pytest.raises(NotAllowed, match="建议改由哪个单位承办"):
        actions.ask_return(assignment, **WHY, nominated=cast.unit, by=cast.head, at=day(6))


def test_after_seven_working_days_it_is_too_late(cast, assignment):
    assert assignment.return_by == date(2026, 3, 17)  # 6 March is a Friday; the seventh working day after it
    with pytest.raises(NotAllowed, match="退办期限（最迟3月17日提出）"):
        actions.ask_return(assignment, **WHY, nominated=cast.co_unit, by=cast.head, at=day(16))


def test_agreed_the_new_units_clock_starts_and_the_deputys_runs_on(cast, assignment):
    due_on = assignment.suggestion.due_on
    actions.ask_return(assignment, **WHY, nominated=cast.co_unit, by=cast.head, at=day(6))
    new = actions.agree_return(assignment, unit=cast.co_unit, ruling="归市丙局", by=cast.commission, at=day(17))
    suggestion = Suggestion.objects.get(pk=new.suggestion_id)
    assert new.due_on == date(2026, 6, 22)  # 19 March + 3 months is 19 June, the Dragon Boat holiday
    assert suggestion.due_on == due_on == date(2026, 6, 8)
    assert suggestion.status == Status.ASSIGNED
    assert new.replaces == assignment


def test_who_returned_it_once_does_not_get_it_back(cast, assignment):
    actions.ask_return(assignment, **WHY, nominated=cast.co_unit, by=cast.head, at=day(6))
    new = actions.agree_return(assignment, unit=cast.co_unit, by=cast.commission, at=day(7))
    actions.ask_return(new, **WHY, nominated=cast.unit, by=cast.co_head, at=day(8))
    with pytest.raises(NotAllowed, match="已经退办过"):
        actions.agree_return(new, unit=cast.unit, by=cast.commission, at=day(9))


def test_refused_the_unit_must_go_on_and_may_not_ask_again(cast, assignment):
    actions.ask_return(assignment, **WHY, nominated=cast.co_unit, by=cast.head, at=day(6))
    actions.refuse_return(assignment, reason="职责明确", by=cast.commission, at=day(7))
    assert assignment.status == "accepted"
    assert Suggestion.objects.get(pk=assignment.suggestion_id).status == Status.IN_HANDLING
    with pytest.raises(NotAllowed, match="应当继续办理"):
        actions.ask_return(assignment, **WHY, nominated=cast.co_unit, by=cast.head, at=day(8))


@pytest.mark.parametrize("who", ["clerk", "head", "lead", "office"])
def test_units_do_not_rule_on_returns(cast, assignment, who):
    actions.ask_return(assignment, **WHY, nominated=cast.co_unit, by=cast.head, at=day(6))
    with pytest.raises(NotAllowed):
        actions.agree_return(assignment, unit=cast.co_unit, by=getattr(cast, who), at=day(7))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rulings=st.lists(st.booleans(), min_size=1, max_size=3))
def test_the_deputys_clock_never_moves_whatever_is_returned(cast, rulings):
    made = builders.suggestion(cast, Status.ASSIGNED)
    before = made.due_on, made.due_basis
    chain = [(cast.unit, cast.head, cast.co_unit), (cast.co_unit, cast.co_head, cast.other_unit)]
    for agreed, (unit, head, other) in zip(rulings, chain, strict=False):
        assignment = Assignment.objects.live().get(suggestion=made, unit=unit)
        actions.ask_return(assignment, **WHY, nominated=other, by=head, at=day(6))
        if agreed:
            actions.agree_return(assignment, unit=other, by=cast.commission, at=day(7))
        else:
            actions.refuse_return(assignment, reason="应当办理", by=cast.commission, at=day(7))
            break
    made = Suggestion.objects.get(pk=made.pk)
    assert (made.due_on, made.due_basis) == before
