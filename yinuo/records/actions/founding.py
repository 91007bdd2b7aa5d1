"""Bringing a tracked thing into being (起办): the first row and the first entry, in one transaction."""

from collections.abc import Iterable

from django.db import transaction

from yinuo.records.actions.trail import hold, note
from yinuo.records.models.trail import Tracked
from yinuo.rules.terms import Role


@transaction.atomic
def begin(thing: Tracked, *, roles: Iterable[Role], by, at, on_behalf_of: str = "", **detail) -> Tracked:
    """Save a new thing in its first state and note who began it (起办).

    `roles` are what the person holds before the thing exists. Raises NotAllowed when none of them may begin one.
    """
    founding = thing.lifecycle.begin(roles)
    hold(thing.congress_id)
    thing.status = thing.lifecycle.start.value
    thing.save(force_insert=True)
    note(thing, founding.act, by=by, at=at, on_behalf_of=on_behalf_of, target=founding.target, **detail)
    return thing
