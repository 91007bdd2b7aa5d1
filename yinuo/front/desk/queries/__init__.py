"""What waits for whom (谁有什么待办): one row a role, merged for a person who holds several."""

from collections.abc import Callable

from yinuo.front.desk.queries import (
    administration,
    archive,
    commission,
    deputy,
    publication,
    rulings,
    sessions,
    speeches,
    topics,
    unit,
)
from yinuo.front.desk.reader import Reader
from yinuo.front.desk.waits import Wait
from yinuo.rules.terms import Role

UNIT = {Role.UNIT_CLERK, Role.UNIT_LEADER}
DEPUTIES = {Role.DEPUTY, Role.DELEGATION_HEAD}
OFFICERS = {Role.COMMISSION, Role.GOVERNMENT_OFFICE}
EVERYONE = set(Role)

WHOSE: tuple[tuple[set[Role], Callable[[Reader], list[Wait]]], ...] = (
    (DEPUTIES, deputy.waits),
    (OFFICERS, rulings.waits),
    ({Role.COMMISSION}, commission.waits),
    (UNIT, unit.waits),
    (set().union(*(step.by for step in sessions.STEPS)), sessions.waits),
    (EVERYONE, speeches.waits),
    (EVERYONE, topics.waits),
    ({Role.REVIEWER, Role.PUBLICITY, Role.COMMISSION}, publication.waits),
    ({Role.ADMINISTRATOR}, administration.waits),
    ({Role.ARCHIVIST}, archive.waits),
)


def waits_for(reader: Reader) -> list[Wait]:
    """Everything that waits for this person, each act once (全部待办)."""
    found: dict[str, Wait] = {}
    for roles, ask in WHOSE:
        if roles & reader.roles:
            for wait in ask(reader):
                found.setdefault(f"{wait.act_url} {wait.number}", wait)
    return list(found.values())
