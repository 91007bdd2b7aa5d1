"""The rules in force at a congress on a day (适用规则): the pack of the place, and what was set on screen since."""

from datetime import date
from importlib import import_module

from django.core.exceptions import ImproperlyConfigured

from yinuo.records.models import ParameterOverride
from yinuo.rules.limits import Limit
from yinuo.rules.policy import Override, Policy
from yinuo.rules.terms import Term
from yinuo.rules.votes import Threshold
from yinuo.rules.workdays import PUBLISHED, WorkCalendar


def policy_for(congress, on: date) -> Policy:
    """Every local parameter of this congress as it holds on this day (适用规则)."""
    overrides = overrides_of(congress)
    pack = pack_of(congress.place)
    return pack.on(on, overrides) if overrides else pack


def pack_of(place: str) -> Policy:
    """The pack of a place, `rules.places.bengbu.BENGBU` for "bengbu"; the defaults where none is named (规则包)."""
    if not place:
        return Policy()
    try:
        pack = getattr(import_module(f"yinuo.rules.places.{place}"), place.upper())
    except (ImportError, AttributeError, ValueError) as error:
        raise ImproperlyConfigured(
            f"没有规则包“{place}”：请改正该人大的规则包名称 · there is no pack {place!r} in yinuo/rules/places"
        ) from error
    return pack


def overrides_of(congress) -> list[Override]:
    """What was set on screen, in the order in which it came; of one day and key only the last counts."""
    rows = ParameterOverride.objects.filter(congress=congress).order_by("from_on", "at", "id")
    last = {(row.key, row.from_on): row for row in rows}
    return [Override(row.key, row.value, "", row.document, row.from_on) for row in last.values()]


def work_calendar() -> WorkCalendar:
    """The working days of all announced years (工作日历)."""
    return PUBLISHED


def as_stored(value):
    """A value of a parameter as plain JSON that `Parameter.read` understands again."""
    if isinstance(value, tuple):
        return [as_stored(item) for item in value]
    if isinstance(value, Term):
        return value.value
    return value.label if isinstance(value, (Limit, Threshold)) else value
