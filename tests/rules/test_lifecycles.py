"""All fifteen tables at once: no dead ends, nothing out of reach, and every event of the rules is a row."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinuo.rules import lifecycles
from yinuo.rules.lifecycle import Lifecycle, NotAllowed
from yinuo.rules.lifecycles import ALL, BASIS, PHASES
from yinuo.rules.sources import cite
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Role, Term

each = pytest.mark.parametrize("number", ALL)

LEAVING_AN_END = {  # what may still happen to a thing at rest, and why
    ("SM-7", "closed", "rehandle"),  # the suggestion was re-opened
    ("SM-8", "kept", "grade"),  # the deputy grades within twenty working days
    ("SM-8", "kept", "look-back"),  # 回头看: it held
    ("SM-8", "kept", "reopen"),  # 回头看: it did not
    ("SM-8", "explained", "look-back"),
    ("SM-8", "explained", "reopen"),
}


def after(lifecycle: Lifecycle, start: Term) -> set[Term]:
    reached, edge = {start}, [start]
    while edge:
        state = edge.pop()
        for move in lifecycle.moves.values():
            if move.source == state and move.target not in reached:
                reached.add(move.target)
                edge.append(move.target)
    return reached


def test_there_are_fifteen_in_the_order_of_the_subjects():
    assert list(ALL) == [f"SM-{number}" for number in range(1, 16)]
    assert [table.name for table in ALL.values()] == list(Subject)
    assert lifecycles.number_of(Subject.VOTE) == "SM-13"


@each
def test_every_state_is_declared_and_can_be_reached(number):
    lifecycle = ALL[number]
    assert after(lifecycle, lifecycle.start) == set(lifecycle.states) == set(type(lifecycle.start))


@each
def test_every_act_is_used(number):
    lifecycle = ALL[number]
    assert set(lifecycle.acts) == set(type(next(iter(lifecycle.moves.values())).act))


@each
def test_every_state_that_is_not_an_end_has_a_way_out_and_every_state_a_way_to_an_end(number):
    lifecycle = ALL[number]
    for state in lifecycle.states:
        leaving = {move.target for move in lifecycle.moves.values() if move.source == state} - {state}
        assert leaving or state in lifecycle.ends, state
        assert after(lifecycle, state) & lifecycle.ends, state


def test_nothing_leaves_an_end_but_what_is_said_here():
    leaving = {
        (number, str(move.source), str(move.act))
        for number, table in ALL.items()
        for move in table.moves.values()
        if move.source in table.ends
    }
    assert leaving == LEAVING_AN_END


@each
def test_every_move_has_somebody_who_may_make_it(number):
    assert all(move.by for move in ALL[number].moves.values())
    assert all(isinstance(role, Role) for move in ALL[number].moves.values() for role in move.by)


@each
def test_only_escalation_begins_without_anybody(number):
    founding = ALL[number].founding
    assert (founding is None) == (number == "SM-9")
    assert founding is None or (founding.by and founding.target == ALL[number].start)


@each
def test_codes_can_stand_in_an_address_and_labels_differ(number):
    lifecycle = ALL[number]
    for terms in (lifecycle.states, lifecycle.acts):
        assert all(str(term).replace("-", "").isalpha() and str(term).islower() for term in terms)
        assert len({term.label for term in terms}) == len(terms)


@each
def test_every_state_lies_in_one_phase_and_every_phase_holds_one(number):
    phase_of = PHASES[number]
    assert set(phase_of) == set(ALL[number].states)
    assert set(phase_of.values()) == set(type(next(iter(phase_of.values()))))


@each
def test_every_table_names_its_sources(number):
    assert BASIS[number]
    assert all(cite(basis) for basis in BASIS[number])


@each
@settings(max_examples=8, deadline=None)
@given(
    walk=st.lists(st.tuples(st.frozensets(st.sampled_from(list(Role)), max_size=5), st.integers(0, 9999)), max_size=20)
)
def test_a_walk_of_random_people_never_does_what_is_not_open_and_can_always_end(number, walk):
    lifecycle = ALL[number]
    state = lifecycle.start
    for roles, chance in walk:
        act = lifecycle.acts[chance % len(lifecycle.acts)]
        if act in {move.act for move in lifecycle.open_to(roles, state)}:
            state = lifecycle.step(act, state=state, roles=roles).target
            continue
        with pytest.raises(NotAllowed):
            lifecycle.step(act, state=state, roles=roles)
        open_to_all = lifecycle.open_to(Role, state)
        if open_to_all:
            move = open_to_all[chance % len(open_to_all)]
            state = lifecycle.step(move.act, state=state, roles=move.by).target
    assert after(lifecycle, state) & lifecycle.ends


# Every event of rules.md §8.1, one a line: table, from, act, to, who among others.
EVENTS = """
SM-1 draft propose proposed deputy
SM-1 draft propose proposed public
SM-1 proposed shortlist shortlisted office
SM-1 proposed set-aside not-taken committee
SM-1 shortlisted approve approved council
SM-1 shortlisted reject rejected council
SM-1 shortlisted postpone postponed council
SM-1 approved plan planned office
SM-1 planned publish planned office
SM-1 planned adjust planned council
SM-1 planned drop dropped council
SM-2 drafted submit under-approval committee
SM-2 under-approval approve preparing council
SM-2 preparing link preparing committee
SM-2 preparing collect preparing committee
SM-2 preparing upload preparing government-office
SM-2 preparing comment preparing committee
SM-2 preparing notify preparing office
SM-2 preparing lock ready chair
SM-2 preparing lock ready secretary-general
SM-2 ready open live chair
SM-2 live brief live office
SM-2 live speak live chair
SM-2 live ask live office
SM-2 live answer live office
SM-2 live follow-up live office
SM-2 live extend live chair
SM-2 live stop live chair
SM-2 live warn live chair
SM-2 live close closed chair
SM-2 closed sign-record closed deputy
SM-2 closed confirm records-confirmed office
SM-2 records-confirmed convert in-follow-up commission
SM-2 in-follow-up sign-minutes in-follow-up secretary-general
SM-2 in-follow-up check-secrecy in-follow-up reviewer
SM-2 in-follow-up publish in-follow-up publicity
SM-2 in-follow-up complete completed system
SM-2 completed archive archived archivist
SM-2 drafted postpone postponed council
SM-2 ready postpone postponed council
SM-2 drafted cancel cancelled council
SM-2 ready cancel cancelled council
SM-3 planned approve approved council
SM-3 approved notify notified county-sc
SM-3 notified confirm notified deputy
SM-3 notified ask-leave notified deputy
SM-3 notified record notified deputy
SM-3 notified request-meeting notified deputy
SM-3 notified carry-out done group-convener
SM-3 done report reported group-convener
SM-3 reported forward forwarded commission
SM-3 forwarded feed-back fed-back unit-clerk
SM-3 fed-back close closed commission
SM-4 nominated submit submitted deputy
SM-4 submitted review reviewed reviewer
SM-4 reviewed schedule scheduled office
SM-4 scheduled deliver delivered chair
SM-4 scheduled hand-in delivered deputy
SM-4 delivered confirm record-confirmed deputy
SM-4 record-confirmed convert converted commission
SM-4 converted link linked system
SM-5 registered ask asked deputy
SM-5 asked route answering chair
SM-5 answering answer answered unit-leader
SM-5 answered follow-up answered deputy
SM-5 answering defer deferred unit-leader
SM-5 answered mark-satisfied answered deputy
SM-5 answered note-promise answered office
SM-5 answered want-handling answered deputy
SM-5 deferred answer-in-writing answered unit-clerk
SM-5 answered close closed office
SM-6 draft ask-cosign co-signing lead-deputy
SM-6 co-signing cosign co-signing cosigner
SM-6 co-signing decline co-signing cosigner
SM-6 draft submit submitted lead-deputy
SM-6 draft submit submitted commission
SM-6 co-signing submit submitted delegation-head
SM-6 submitted register registered commission
SM-6 submitted send-back draft commission
SM-6 submitted refuse not-accepted commission
SM-6 submitted withdraw withdrawn lead-deputy
SM-6 registered withdraw withdrawn lead-deputy
SM-6 registered merge merged commission
SM-6 registered assign assigned commission
SM-6 registered assign assigned government-office
SM-6 registered assign assigned council
SM-6 assigned begin in-handling system
SM-6 in-handling choose-key in-handling council
SM-6 in-handling extend in-handling commission
SM-6 in-handling reply replied unit-leader
SM-6 replied evaluate evaluated lead-deputy
SM-6 replied lapse unrated system
SM-6 evaluated rehandle rehandling commission
SM-6 evaluated explain explained commission
SM-6 rehandling reply replied unit-leader
SM-6 evaluated assess under-assessment commission
SM-6 evaluated track tracking system
SM-6 evaluated close closed system
SM-6 unrated track tracking system
SM-6 unrated close closed system
SM-6 tracking close closed system
SM-6 closed reopen tracking commission
SM-6 closed rehandle rehandling commission
SM-6 closed archive archived archivist
SM-7 sent accept accepted unit-clerk
SM-7 sent ask-return return-asked unit-leader
SM-7 accepted ask-return return-asked unit-leader
SM-7 return-asked agree-return returned commission
SM-7 returned reassign reassigned government-office
SM-7 return-asked refuse-return accepted commission
SM-7 accepted plan handling unit-clerk
SM-7 handling contact handling unit-clerk
SM-7 handling opinion opinion-given unit-clerk
SM-7 opinion-given refuse-opinion handling lead-unit
SM-7 handling draft handling unit-clerk
SM-7 handling check handling unit-clerk
SM-7 handling sign handling unit-leader
SM-7 handling number handling unit-clerk
SM-7 handling seal handling unit-clerk
SM-7 handling reply replied unit-clerk
SM-7 handling ask-coordination handling unit-leader
SM-7 handling coordinate handling government-office
SM-8 recorded confirm open unit-leader
SM-8 recorded confirm open commission
SM-8 recorded object objected unit-clerk
SM-8 open report open unit-clerk
SM-8 open claim claimed unit-leader
SM-8 claimed confirm-kept kept commission
SM-8 claimed confirm-kept kept lead-deputy
SM-8 claimed partly-kept partly-kept commission
SM-8 claimed send-back open deputy
SM-8 claimed grade claimed lead-deputy
SM-8 open lapse open system
SM-8 open ask-change change-asked unit-leader
SM-8 change-asked change open commission
SM-8 change-asked withdraw explained commission
SM-8 open roll-over open system
SM-8 open carry-over open system
SM-8 open hand-over open commission
SM-8 kept look-back kept commission
SM-8 kept reopen open commission
SM-8 explained reopen open commission
SM-9 normal warn due-soon system
SM-9 due-soon lapse overdue system
SM-9 overdue remind reminded commission
SM-9 reminded press pressed government-office
SM-9 pressed name named commission
SM-9 named order ordered council
SM-9 ordered hand-on handed-on council
SM-9 pressed talk pressed council
SM-10 proposed consult consulted commission
SM-10 consulted choose-key decided council
SM-10 decided name-leader led council
SM-10 led plan planned committee
SM-10 planned supervise supervised committee
SM-10 supervised report reported committee
SM-10 reported close closed council
SM-11 asked approve approved commission
SM-11 asked refuse refused commission
SM-11 approved tell told commission
SM-12 received register registered commission
SM-12 registered convert converted commission
SM-12 registered classify classified office
SM-12 registered refer referred commission
SM-12 registered keep kept-for-information commission
SM-12 classified forward forwarded commission
SM-12 forwarded answer answered unit-clerk
SM-12 answered tell told commission
SM-12 told close closed commission
SM-13 prepared open open chair
SM-13 open cast open sc-member
SM-13 open close closed chair
SM-13 closed count counted office
SM-13 counted announce announced chair
SM-13 announced demand-report concluded council
SM-13 announced rehandle concluded council
SM-14 compiled approve approved council
SM-14 approved deliver delivered office
SM-14 delivered submit draft-submitted government-office
SM-14 draft-submitted comment commented committee
SM-14 commented file filed government-office
SM-14 filed deliberate deliberated sc-member
SM-14 deliberated vote deliberated office
SM-14 filed publish published office
SM-14 deliberated publish published publicity
SM-15 drafted check checked office
SM-15 checked countersign countersigned unit-leader
SM-15 countersigned sign signed secretary-general
SM-15 signed number numbered office
SM-15 numbered seal sealed unit-clerk
SM-15 sealed send sent unit-clerk
SM-15 sent receive received lead-deputy
SM-15 received archive archived archivist
SM-15 sent withdraw withdrawn unit-leader
SM-15 received replace replaced unit-leader
"""


def holds(lifecycle: Lifecycle, source: str, act: str, target: str, who: str) -> bool:
    move = lifecycle.moves.get((act, source))
    return move is not None and move.target == target and Role(who) in move.by


@each
def test_every_event_of_the_rules_is_a_row(number):
    events = [line.split()[1:] for line in EVENTS.strip().splitlines() if line.split()[0] == number]
    assert events
    assert [event for event in events if not holds(ALL[number], *event)] == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("SM-6 in-handling evaluate lead-deputy", "there is no reply yet"),
        ("SM-6 submitted assign commission", "it has no number yet"),
        ("SM-6 replied evaluate unit-leader", "no unit touches an evaluation (重庆市条例第三十八条)"),
        ("SM-6 replied withdraw lead-deputy", "withdrawn only until the reply"),
        ("SM-7 return-asked accept unit-clerk", "the request must be decided first"),
        ("SM-7 opinion-given refuse-opinion unit-clerk", "only the lead refuses, not the one who gave it"),
        ("SM-8 claimed confirm-kept unit-leader", "nobody confirms his own promise"),
        ("SM-8 open withdraw unit-leader", "dropping is decided by our side only"),
        ("SM-8 open confirm-kept commission", "the unit claims first"),
        ("SM-9 overdue hand-on council", "correction must have been ordered"),
        ("SM-11 told approve commission", "decided once"),
        ("SM-13 counted cast sc-member", "the ballot is closed"),
        ("SM-15 drafted sign secretary-general", "nobody has checked it"),
        ("SM-15 signed send office", "it has neither number nor seal"),
    ],
)
def test_what_the_rules_forbid_is_refused_in_a_sentence(line, why):
    number, source, act, who = line.split()
    lifecycle = ALL[number]
    state = next(state for state in lifecycle.states if state == source)
    word = next(known for known in lifecycle.acts if known == act)
    with pytest.raises(NotAllowed, match=word.label):
        lifecycle.step(word, state=state, roles={Role(who)})


def test_beginning_is_open_to_its_roles_only():
    assert ALL["SM-6"].begin({Role.DEPUTY}).act == "draft"
    with pytest.raises(NotAllowed, match=r"只有.*可以起草"):
        ALL["SM-6"].begin({Role.UNIT_CLERK})
    with pytest.raises(NotAllowed, match="系统自动建立"):
        ALL["SM-9"].begin({Role.COMMISSION})
