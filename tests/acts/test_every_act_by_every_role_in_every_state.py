"""Act × role × state: the product allows exactly what the tables of the law allow, to exactly these people.

Who is what towards one suggestion is written here a second time, by hand, beside the product's own `roles_of`.
"""

import itertools

import pytest

from tests import builders
from tests.pages.test_suggestions_detail import EVERY_STATE
from yinuo.promises.models import Promise
from yinuo.rules import assignments as handing
from yinuo.rules import promises as keeping
from yinuo.rules import suggestions as law
from yinuo.rules.assignments import Part
from yinuo.rules.evaluations import Grade
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.rules.terms import Role
from yinuo.suggestions.models import Assignment, Suggestion

BY_POST = {
    "commission": {Role.COMMISSION},
    "office": {Role.OFFICE},
    "council": {Role.COUNCIL},
    "chair": {Role.CHAIR},
    "secretary_general": {Role.SECRETARY_GENERAL},
    "government_office": {Role.GOVERNMENT_OFFICE},
    "reviewer": {Role.REVIEWER},
    "publicity": {Role.PUBLICITY},
    "administrator": {Role.ADMINISTRATOR},
}
TOWARDS_A_SUGGESTION = BY_POST | {
    "lead": {Role.DEPUTY, Role.LEAD_DEPUTY},
    "cosigner": {Role.DEPUTY, Role.COSIGNER},
    "stranger": {Role.DEPUTY},
    "clerk": {Role.UNIT_CLERK},
    "head": {Role.UNIT_LEADER},
    "co_clerk": {Role.UNIT_CLERK},
    "co_head": {Role.UNIT_LEADER},
    "other_clerk": set(),
    "visitor": set(),
}
WITH_UNITS = {Status.ASSIGNED, Status.IN_HANDLING, Status.REPLIED, Status.EVALUATED, Status.REHANDLING, Status.CLOSED}
WITH_COSIGNER = set(EVERY_STATE) - {Status.DRAFT, Status.WITHDRAWN}
SEALED = {"clerk", "head", "co_clerk", "co_head", "government_office", "stranger", "other_clerk", "visitor"}


def roles_towards(name, status):
    """The roles that the law gives these people towards the builders' suggestion."""
    roles = TOWARDS_A_SUGGESTION[name]
    if status not in WITH_UNITS:
        roles = roles - {Role.UNIT_CLERK, Role.UNIT_LEADER}
    return roles if status in WITH_COSIGNER else roles - {Role.COSIGNER}


def allowed(step) -> bool:
    try:
        step()
    except NotAllowed:
        return False
    return True


@pytest.mark.parametrize("status", EVERY_STATE)
def test_a_suggestion_obeys_its_table(cast, status):
    grade = Grade.NOT_SATISFIED if status is Status.REHANDLING else Grade.SATISFIED
    made = builders.suggestion(cast, status, grade=grade, co=True, cosigned=status in WITH_COSIGNER)
    made = Suggestion.objects.prefetch_related("cosigners", "assignments").select_related("lead").get(pk=made.pk)
    for name, act in itertools.product(TOWARDS_A_SUGGESTION, law.Act):
        known = Status.REPLIED if status is Status.EVALUATED and name in SEALED else status
        row = law.LIFECYCLE.moves.get((act, known))
        expected = row is not None and bool(row.by & roles_towards(name, status))
        assert allowed(lambda a=act, n=name: made.step(a, getattr(cast, n))) is expected, (name, act, status)


LIVED = [
    handing.Status.SENT,
    handing.Status.ACCEPTED,
    handing.Status.RETURN_ASKED,
    handing.Status.RETURNED,
    handing.Status.REASSIGNED,
    handing.Status.HANDLING,
    handing.Status.OPINION_GIVEN,
    handing.Status.REPLIED,
    handing.Status.CLOSED,
    handing.Status.ENDED,
]
ONLY_LEADS = {
    handing.Act.DRAFT,
    handing.Act.CHECK,
    handing.Act.SIGN,
    handing.Act.NUMBER,
    handing.Act.SEAL,
    handing.Act.REPLY,
}
ONLY_CO = {handing.Act.OPINION, handing.Act.REFUSE_OPINION}


@pytest.mark.parametrize(("part", "state"), list(itertools.product([Part.LEAD, Part.CO], LIVED)))
def test_an_assignment_obeys_its_table(cast, part, state):
    made = builders.suggestion(cast, Status.ASSIGNED, co=True)
    Assignment.objects.filter(suggestion=made, part=part).update(status=state)  # the table alone is asked here
    assignment = Assignment.objects.select_related("suggestion").get(suggestion=made, part=part)
    own = ("clerk", "head") if part is Part.LEAD else ("co_clerk", "co_head")
    towards = BY_POST | {
        "lead": {Role.DEPUTY},
        "stranger": {Role.DEPUTY},
        own[0]: {Role.UNIT_CLERK},
        own[1]: {Role.UNIT_LEADER},
        "other_clerk": set(),
    }
    if part is Part.CO:
        towards |= {"clerk": {Role.LEAD_UNIT}, "head": {Role.LEAD_UNIT}}
    foreign = ONLY_CO if part is Part.LEAD else ONLY_LEADS
    for name, act in itertools.product(towards, handing.Act):
        row = handing.LIFECYCLE.moves.get((act, state))
        expected = row is not None and bool(row.by & towards[name]) and act not in foreign
        assert allowed(lambda a=act, n=name: assignment.step(a, getattr(cast, n))) is expected, (name, act, state)


@pytest.mark.parametrize("state", list(keeping.Status))
def test_a_promise_obeys_its_table(cast, state):
    promise = Promise.objects.get(pk=builders.promise(cast, state).pk)
    towards = BY_POST | {
        "lead": {Role.DEPUTY},  # it was said to this deputy
        "stranger": set(),
        "cosigner": set(),
        "clerk": {Role.UNIT_CLERK},
        "head": {Role.UNIT_LEADER},
        "co_clerk": set(),
        "other_clerk": set(),
        "visitor": set(),
    }
    for name, act in itertools.product(towards, keeping.Act):
        row = keeping.LIFECYCLE.moves.get((act, state))
        expected = row is not None and bool(row.by & towards[name])
        assert allowed(lambda a=act, n=name: promise.step(a, getattr(cast, n))) is expected, (name, act, state)
