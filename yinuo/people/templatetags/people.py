"""What pages of people ask in words (人员页面标签)."""

from django import template

from yinuo.people import standing
from yinuo.people.models.units import UnitKind
from yinuo.rules.terms import Role

register = template.Library()
register.filter("manages_people", standing.manages_people)


@register.filter
def role_term(value) -> Role:
    """The role behind a stored code."""
    return Role(value)


@register.filter
def unit_kind(unit) -> UnitKind:
    """The kind of a unit as a term, to be shown with {% label %}."""
    return UnitKind(unit.category)
