"""Which local rules hold in a congress on a day (适用的本地规则): its place's pack, with what was changed on screen."""

from datetime import date
from functools import cache
from importlib import import_module

from yinuo.records.models import ParameterOverride
from yinuo.rules.policy import Override, Policy


def policy_of(congress, on: date) -> Policy:
    """The rules in force (本地规则): the pack is the default, dated overrides with their document come on top."""
    set_on_screen = ParameterOverride.objects.filter(congress=congress, from_on__lte=on)
    overrides = [Override(one.key, one.value, "screen", one.document, one.from_on) for one in set_on_screen]
    pack = pack_of(congress.place)
    return pack.on(on, overrides) if overrides else pack


@cache
def pack_of(place: str) -> Policy:
    """The pack of a place, by the name of its module in rules.places; the national defaults without one (规则包)."""
    return getattr(import_module(f"yinuo.rules.places.{place}"), place.upper()) if place else Policy()
