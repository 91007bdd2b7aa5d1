"""Who may do what in which state: the whole cast against the five life cycles, by the tables of the law.

The roles of each person are written down here by hand; the tables say the rest.
"""

import pytest

from tests.cast import make_cast
from tests.sessions import activity, holder, question_at, session, spoken_speech, topic
from yinuo.rules import briefings, inspections, questions, speeches, topics
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role

ROLES = {
    "lead": {Role.DEPUTY},
    "cosigner": {Role.DEPUTY},
    "stranger": {Role.DEPUTY},
    "commission": {Role.COMMISSION},
    "office": {Role.OFFICE},
    "council": {Role.COUNCIL},
    "chair": {Role.CHAIR},
    "secretary_general": {Role.SECRETARY_GENERAL},
    "government_office": {Role.GOVERNMENT_OFFICE},
    "reviewer": {Role.REVIEWER},
    "publicity": {Role.PUBLICITY},
    "administrator": {Role.ADMINISTRATOR},
    "clerk": set(),
    "head": set(),
    "co_clerk": set(),
    "co_head": set(),
    "other_clerk": set(),
    "visitor": set(),
}
POSTS = [
    Role.COMMITTEE,
    Role.DELEGATION_HEAD,
    Role.GROUP_CONVENER,
    Role.SC_MEMBER,
    Role.COUNTY_SC,
    Role.ARCHIVIST,
    Role.AUDITOR,
]
OF_THE_UNIT = {"clerk": {Role.UNIT_CLERK}, "head": {Role.UNIT_LEADER}}
NOT_THEIRS = {
    "cosigner": set(),
    "stranger": set(),
}  # a deputy is one only towards their own words, or where they take part


def a_question(cast, state):
    made = session(cast, briefings.Status.LIVE, spoken=False)
    return question_at(cast, made, state)


AFTER_ROUTING = {
    questions.Status.ANSWERING,
    questions.Status.DEFERRED,
    questions.Status.ANSWERED,
    questions.Status.CLOSED,
}
FORWARDED = {inspections.Status.FORWARDED, inspections.Status.FED_BACK, inspections.Status.CLOSED}
ANNOUNCED = {inspections.Status.NOTIFIED, inspections.Status.DONE, inspections.Status.REPORTED, *FORWARDED}


def roles_in_activity(state):
    takes_part = {} if state in ANNOUNCED else {"lead": set()}
    return NOT_THEIRS | takes_part | (OF_THE_UNIT if state in FORWARDED else {})


NOUNS = [
    *(
        pytest.param(topics, topic, state, {}, id=f"topic-{state}")
        for state in topics.Status
        if state not in {topics.Status.DRAFT, topics.Status.CONCLUDED}
    ),
    *(
        pytest.param(
            briefings, lambda cast, at: session(cast, at, spoken=False), state, OF_THE_UNIT, id=f"session-{state}"
        )
        for state in briefings.Status
    ),
    *(
        pytest.param(speeches, spoken_speech, state, NOT_THEIRS, id=f"speech-{state}")
        for state in speeches.Status
        if state != speeches.Status.LINKED
    ),
    *(
        pytest.param(
            questions,
            a_question,
            state,
            NOT_THEIRS | (OF_THE_UNIT if state in AFTER_ROUTING else {}),
            id=f"question-{state}",
        )
        for state in questions.Status
        if state not in {questions.Status.REGISTERED, questions.Status.PASSED_ON, questions.Status.WITHDRAWN}
    ),
    *(
        pytest.param(inspections, activity, state, roles_in_activity(state), id=f"activity-{state}")
        for state in inspections.Status
    ),
]


@pytest.mark.parametrize(("law", "build", "state", "own"), NOUNS)
def test_the_table_of_the_law_holds_for_everybody(cast, law, build, state, own):
    thing = build(cast, state)
    assert thing.state == state
    people = {name: (getattr(cast, name), roles) for name, roles in (ROLES | own).items()}
    people |= {str(role): (holder(cast, role), {role}) for role in POSTS}
    for name, (user, roles) in people.items():
        assert thing.roles_of(user) == roles, name
        for act in law.LIFECYCLE.acts:
            move = law.LIFECYCLE.moves.get((act, state))
            allowed = move is not None and bool(move.by & roles)
            assert thing.may(act, user) == allowed, (name, act)
            if not allowed:
                said = f"“{state.label}”状态下不能{act.label}" if move is None else f"可以{act.label}"
                with pytest.raises(NotAllowed, match=said):
                    thing.step(act, user)


@pytest.mark.parametrize(("law", "build", "state", "own"), NOUNS)
def test_people_of_another_congress_may_nothing(cast, law, build, state, own):
    thing, other = build(cast, state), make_cast("yangben", "样本市")
    assert all(thing.moves(user) == [] for user in other.everyone.values())


def test_everybody_of_the_cast_is_tried(cast):
    assert set(ROLES) == set(cast.everyone)


BEGINNING = [
    (topics.LIFECYCLE, {"lead", "cosigner", "stranger", "commission", "office", "government_office"}),
    (briefings.LIFECYCLE, {"office"}),
    (speeches.LIFECYCLE, {"office"}),
    (inspections.LIFECYCLE, {"commission", "office"}),
]


@pytest.mark.parametrize(("lifecycle", "who"), BEGINNING)
def test_who_begins_one(cast, lifecycle, who):
    assert {name for name, roles in ROLES.items() if roles & lifecycle.founding.by} == who
