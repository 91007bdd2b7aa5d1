from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinuo.rules.clocks import (
    Assigned,
    ClockError,
    Closed,
    Duty,
    Extended,
    Reassigned,
    Rehandled,
    Replied,
    Returned,
    Stop,
    clocks,
)
from yinuo.rules.derivation import evaluate
from yinuo.rules.limits import CO_OPINION, DIFFICULT, ORDINARY, Limit
from yinuo.rules.workdays import PUBLISHED

JIA, YI, BING, DING = "市甲局", "市乙局", "市丙局", "市丁局"

# the case of the design: handed to 乙, returned, handed to 甲, with 丙 co-handling
PASSED_ON = [
    Assigned(date(2026, 3, 6), YI),
    Returned(date(2026, 3, 18), YI),
    Reassigned(date(2026, 3, 19), YI, JIA),
    Assigned(date(2026, 5, 6), BING, Duty.CO, CO_OPINION),
]


def fold(*events, **settings):
    return clocks(events, PUBLISHED, **settings)


def test_a_re_assignment_starts_the_units_clock_and_leaves_the_deputys():
    found = fold(*PASSED_ON)
    assert (found.deputy.deadline.starts_on, found.deputy.due_on) == (date(2026, 3, 6), date(2026, 6, 8))
    assert (found.of(JIA).deadline.starts_on, found.of(JIA).due_on) == (date(2026, 3, 19), date(2026, 6, 22))
    assert (found.of(BING).due_on, found.of(BING).duty) == (date(2026, 6, 8), Duty.CO)
    assert (found.of(YI).stop, found.of(YI).stopped_on) == (Stop.RETURNED, date(2026, 3, 18))
    assert [clock.holder for clock in found.running] == ["代表", JIA, BING]
    assert found.deputy.late_by(date(2026, 6, 10)) == 2
    assert found.of(JIA).late_by(date(2026, 6, 10)) == 0


def test_where_the_clock_may_not_restart_the_new_unit_inherits_the_deputys_day():
    found = fold(*PASSED_ON, restart_on_reassignment=False)
    assert found.of(JIA).due_on == found.deputy.due_on == date(2026, 6, 8)


def test_a_restarted_clock_ends_six_months_after_the_first_assignment():
    found = fold(*PASSED_ON, Returned(date(2026, 7, 20), JIA), Reassigned(date(2026, 7, 20), JIA, DING))
    late = found.of(DING).deadline
    assert (late.starts_on, late.due_on) == (date(2026, 7, 20), date(2026, 9, 7))
    assert evaluate(late.steps()) == late.due_on
    assert "以此为准" in "".join(step.render() for step in late.steps())


def test_a_return_without_a_new_unit_leaves_the_matter_homeless_and_the_deputys_clock_running():
    found = fold(*PASSED_ON[:2])
    assert found.homeless == {YI}
    assert found.running == (found.deputy,)
    assert fold(*PASSED_ON[:3]).homeless == frozenset()


def test_an_authority_may_re_assign_without_a_return():
    found = fold(PASSED_ON[0], Reassigned(date(2026, 3, 10), YI, JIA))
    assert (found.of(YI).stop, found.of(JIA).is_running) == (Stop.REASSIGNED, True)


def test_a_unit_that_already_handles_keeps_its_clock_when_it_takes_over():
    found = fold(
        Assigned(date(2026, 3, 6), YI, Duty.SEPARATE),
        Assigned(date(2026, 3, 6), JIA, Duty.SEPARATE),
        Returned(date(2026, 3, 18), YI),
        Reassigned(date(2026, 3, 19), YI, JIA),
    )
    assert [clock.deadline.starts_on for clock in found.units if clock.holder == JIA] == [date(2026, 3, 6)]


def test_the_deputys_clock_stops_when_the_lead_replies_not_when_a_co_handler_does():
    assert fold(*PASSED_ON, Replied(date(2026, 6, 1), BING)).deputy.is_running
    found = fold(*PASSED_ON, Replied(date(2026, 6, 9), JIA))
    assert (found.deputy.stop, found.deputy.stopped_on) == (Stop.REPLIED, date(2026, 6, 9))
    assert found.deputy.late_by(date(2026, 12, 31)) == 1  # the delay stays what it was
    assert found.of(BING).is_running


def test_separate_handling_owes_every_reply():
    both = [Assigned(date(2026, 3, 6), unit, Duty.SEPARATE) for unit in (JIA, YI)]
    assert fold(*both, Replied(date(2026, 4, 1), JIA)).deputy.is_running
    assert fold(*both, Replied(date(2026, 4, 1), JIA), Returned(date(2026, 4, 2), YI)).deputy.is_running
    assert not fold(*both, Replied(date(2026, 4, 1), JIA), Replied(date(2026, 4, 2), YI)).deputy.is_running


def test_an_extension_of_the_suggestion_moves_both_clocks_within_six_months():
    found = fold(*PASSED_ON, Extended(date(2026, 5, 20)))
    assert found.deputy.due_on == found.of(JIA).due_on == date(2026, 9, 7)
    assert found.of(BING).due_on == date(2026, 6, 8)  # a co-handler's month is not the suggestion's
    beyond = Limit(until=date(2026, 12, 1), basis="经批准延期")
    assert fold(*PASSED_ON, Extended(date(2026, 5, 20), beyond)).deputy.due_on == date(2026, 9, 7)
    nearer = Limit(until=date(2026, 7, 4), basis="经批准延期")
    assert fold(*PASSED_ON, Extended(date(2026, 5, 20), nearer)).deputy.due_on == date(2026, 7, 6)


def test_an_extension_for_one_unit_leaves_the_deputys_clock():
    found = fold(*PASSED_ON, Extended(date(2026, 5, 20), DIFFICULT, JIA))
    assert found.of(JIA).due_on == date(2026, 9, 7)
    assert found.deputy.due_on == date(2026, 6, 8)


def test_what_would_shorten_is_no_extension():
    sooner = Limit(until=date(2026, 5, 1), basis="…")
    assert fold(*PASSED_ON[:3], Extended(date(2026, 4, 1), sooner)) == fold(*PASSED_ON[:3])


def test_re_handling_has_a_clock_of_its_own():
    events = [*PASSED_ON, Replied(date(2026, 6, 9), JIA), Rehandled(date(2026, 7, 1))]
    found = fold(*events)
    assert (found.current.round, found.current.due_on) == (1, date(2026, 8, 3))
    assert (found.of(JIA).round, found.of(JIA).due_on) == (1, date(2026, 8, 3))
    assert found.deputy == fold(*events[:-1]).deputy
    again = fold(*events, Replied(date(2026, 7, 20), JIA), Rehandled(date(2026, 8, 10)))
    assert [(clock.round, clock.stopped_on) for clock in again.rehandling] == [(1, date(2026, 7, 20)), (2, None)]
    passed_on = fold(*events, Returned(date(2026, 7, 10), JIA), Reassigned(date(2026, 7, 13), JIA, YI))
    assert passed_on.of(YI).due_on == date(2026, 8, 3)  # a round does not start again


def test_closing_stops_every_clock():
    found = fold(*PASSED_ON, Replied(date(2026, 6, 1), BING), Closed(date(2026, 6, 2)))
    assert found.running == ()
    assert (found.of(JIA).stop, found.of(BING).stop) == (Stop.CLOSED, Stop.REPLIED)


@pytest.mark.parametrize(
    ("events", "zh"),
    [
        ([Returned(date(2026, 3, 6), JIA)], "第一件事应当是交办"),
        ([Assigned(date(2026, 3, 6), JIA, Duty.CO)], "首次交办应有主办或分办单位"),
        ([PASSED_ON[0], Replied(date(2026, 3, 5), YI)], "办理经过日期倒退"),
        ([PASSED_ON[0], Replied(date(2026, 3, 9), JIA)], "市甲局手上没有这件"),
        ([PASSED_ON[0], Extended(date(2026, 3, 9), unit=JIA)], "市甲局手上没有这件"),
        ([PASSED_ON[0], Rehandled(date(2026, 3, 9))], "还没有答复"),
    ],
)
def test_events_that_cannot_be_are_refused_in_both_languages(events, zh):
    with pytest.raises(ClockError, match=f"{zh}.* · "):
        fold(*events)


# any sequence of handings-on: each number picks what happens next among what can happen
@settings(max_examples=80, deadline=None)
@given(
    st.dates(date(2007, 1, 1), date(2026, 6, 30)),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9), st.integers(0, 40)), max_size=14),
    st.booleans(),
)
def test_no_sequence_of_returns_and_re_assignments_touches_the_deputys_clock(first, picks, restart):
    events = [Assigned(first, "单位0")]
    untouched = clocks(events, PUBLISHED).deputy
    holding, homeless, on = ["单位0"], [], first
    for number, (act, which, gap) in enumerate(picks, start=1):
        on += timedelta(days=gap)
        new = f"单位{number}"
        if act == 0 and holding:
            homeless.append(holding.pop(which % len(holding)))
            events.append(Returned(on, homeless[-1]))
        elif act == 1 and homeless:
            events.append(Reassigned(on, homeless.pop(which % len(homeless)), new))
            holding.append(new)
        elif act == 2 and holding:
            events.append(Reassigned(on, holding.pop(which % len(holding)), new))
            holding.append(new)
        elif act == 3:
            events.append(Assigned(on, new, Duty.CO, CO_OPINION))
        elif act == 4:
            events.append(Assigned(on, new, Duty.SEPARATE, ORDINARY))
            holding.append(new)
        elif act == 5 and holding:
            events.append(Extended(on, DIFFICULT, holding[which % len(holding)]))
    found = clocks(events, PUBLISHED, restart_on_reassignment=restart)
    assert found.deputy == untouched
    cap = clocks([Assigned(first, "x", limit=DIFFICULT)], PUBLISHED).deputy.due_on
    for clock in found.units:
        assert clock.due_on <= cap
        assert evaluate(clock.deadline.steps()) == clock.due_on


def test_folding_again_gives_the_same_clocks():
    assert fold(*PASSED_ON) == fold(*(replace(event) for event in PASSED_ON))
