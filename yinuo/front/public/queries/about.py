"""What was changed after it was published, and the rules that hold in one place (更正记录、规则一览)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from yinuo.people.models import Congress
from yinuo.people.policy import policy_of
from yinuo.promises.models import Drift
from yinuo.rules.policy import Row
from yinuo.rules.sources import cite_english


def drift(congress: Congress):
    """Every change to a published promise, newest first; what it said before stays (漂移)."""
    found = Drift.objects.filter(promise__congress=congress, promise__published=True)
    return found.select_related("promise").order_by("-at", "-pk")


@dataclass(frozen=True)
class Rule:
    """One rule as the page shows it: what it is, what holds here, where that comes from (一条规则)."""

    label: str
    values: list[str]
    basis: list[str]
    changed: bool


def parameters(congress: Congress, on: date) -> list[dict]:
    """All rules in force here on this day, by groups (规则一览)."""
    groups: dict[str, list[Rule]] = {}
    for row in policy_of(congress, on).rows():
        values = [row.parameter.show(item) for item in row.value] if isinstance(row.value, tuple) else [row.shown]
        rule = Rule(row.parameter.label, values, _basis(row), row.override is not None)
        groups.setdefault(row.group, []).append(rule)
    return [{"label": label, "rules": rules} for label, rules in groups.items()]


def _basis(row: Row) -> list[str]:
    if row.override is None and row.parameter.basis and (get_language() or "").startswith("en"):
        return [cite_english(basis) for basis in row.parameter.basis]
    return row.basis
