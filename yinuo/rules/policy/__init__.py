"""The local rules as one typed pack (规则一览): every number a city may set, with its default and where that comes from.

`Policy()` is the default; a city's pack (`places/`) and the dated overrides set on screen are made with `replace`, which
checks every value and keeps who says so: `policy.returns.deadline`, `policy.replace({"return.deadline": 5}, …)`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from dataclasses import replace as changed
from datetime import date
from difflib import get_close_matches
from functools import cache
from itertools import groupby
from typing import Any

from yinuo.rules.limits import Limit
from yinuo.rules.policy.answering import (
    CoHandling,
    Contact,
    Evaluations,
    Extensions,
    Keys,
    Promises,
    Publishing,
    Replies,
)
from yinuo.rules.policy.meeting import (
    Floor,
    Inspections,
    Interpellations,
    Opinions,
    Sessions,
    Submissions,
    Topics,
    Votes,
)
from yinuo.rules.policy.office import Escalation, Office, Time
from yinuo.rules.policy.parameter import Parameter, PolicyError, parameters_of, with_basis
from yinuo.rules.policy.suggesting import Assigning, Classes, Intake, Numbering, Returns, Suggestions, Withdrawal

__all__ = ["Override", "Parameter", "Policy", "PolicyError", "Row"]


@dataclass(frozen=True)
class Override:
    """One parameter set by a document (本地规定): from which day, by which source key, under which title."""

    key: str
    value: object
    source: str
    document: str
    from_on: date


@dataclass(frozen=True)
class Row:
    """One line of the page of rules (规则一览)."""

    group: str
    parameter: Parameter
    value: object
    override: Override | None

    @property
    def shown(self) -> str:
        return self.parameter.show(self.value)

    @property
    def default_shown(self) -> str:
        return self.parameter.show(self.parameter.default)

    @property
    def basis(self) -> list[str]:
        """Where the value in force comes from (依据): the document that set it, else the sources of the default."""
        if self.override:
            return [self.override.document]
        return self.parameter.cited or ["建议值" if self.parameter.proposed else "未见规定"]


@dataclass(frozen=True)
class Policy:
    """All parameters in force for one place (本地规则)."""

    suggestions: Suggestions = field(default_factory=Suggestions)
    withdrawal: Withdrawal = field(default_factory=Withdrawal)
    numbering: Numbering = field(default_factory=Numbering)
    classes: Classes = field(default_factory=Classes)
    intake: Intake = field(default_factory=Intake)
    assigning: Assigning = field(default_factory=Assigning)
    returns: Returns = field(default_factory=Returns)
    contact: Contact = field(default_factory=Contact)
    co: CoHandling = field(default_factory=CoHandling)
    replies: Replies = field(default_factory=Replies)
    extensions: Extensions = field(default_factory=Extensions)
    evaluations: Evaluations = field(default_factory=Evaluations)
    promises: Promises = field(default_factory=Promises)
    keys: Keys = field(default_factory=Keys)
    publishing: Publishing = field(default_factory=Publishing)
    topics: Topics = field(default_factory=Topics)
    sessions: Sessions = field(default_factory=Sessions)
    floor: Floor = field(default_factory=Floor)
    submissions: Submissions = field(default_factory=Submissions)
    inspections: Inspections = field(default_factory=Inspections)
    opinions: Opinions = field(default_factory=Opinions)
    votes: Votes = field(default_factory=Votes)
    interpellations: Interpellations = field(default_factory=Interpellations)
    time: Time = field(default_factory=Time)
    escalation: Escalation = field(default_factory=Escalation)
    office: Office = field(default_factory=Office)
    overrides: tuple[Override, ...] = ()

    def rows(self) -> list[Row]:
        """Every parameter with its value in force (规则一览), in the order of the groups."""
        by_key = {override.key: override for override in self.overrides}
        return [
            Row(_title(group), known, getattr(group, inside.name), by_key.get(known.key))
            for group in self._groups()
            for inside, known in parameters_of(group)
        ]

    def value(self, key: str) -> Any:
        """The value in force of one parameter (取值) by its key; PolicyError for an unknown key."""
        place, name, _ = _find(key)
        return getattr(getattr(self, place), name)

    def replace(self, values: Mapping[str, object], *, source: str, document: str, from_on: date) -> "Policy":
        """The same rules with some parameters set by a document (设定), all checked; PolicyError lists every fault.

        A whole number given for a time keeps the unit of the default; text like "5个工作日" may change it.
        """
        faults: list[str] = []
        groups: dict[str, dict[str, Any]] = {}
        made: list[Override] = []
        for key, given in values.items():
            try:
                place, name, known = _find(key)
                value = with_basis(known.read(given), f"{document}：{known.label}")
            except PolicyError as fault:
                faults.append(str(fault))
                continue
            groups.setdefault(place, {})[name] = value
            made.append(Override(key, value, source, document, from_on))
        if faults:
            raise PolicyError("\n".join(faults))
        kept = tuple(override for override in self.overrides if override.key not in values)
        new_groups: dict[str, Any] = {place: changed(getattr(self, place), **set_) for place, set_ in groups.items()}
        policy = changed(self, overrides=(*kept, *made), **new_groups)
        if contradictions := policy.contradictions():
            raise PolicyError("\n".join(contradictions))
        return policy

    def on(self, day: date, overrides: Iterable[Override]) -> "Policy":
        """These rules with the overrides in force on a day (某日适用的规则); of several for one key the latest holds.

        What one document sets from one day is set together, so that its parts may depend on one another.
        """
        policy = self
        in_force = sorted((one for one in overrides if one.from_on <= day), key=lambda one: one.from_on)
        for (from_on, source, document), together in groupby(
            in_force, lambda one: (one.from_on, one.source, one.document)
        ):
            values = {one.key: one.value for one in together}
            policy = policy.replace(values, source=source, document=document, from_on=from_on)
        return policy

    def contradictions(self) -> list[str]:
        """Where two parameters cannot both hold (相互矛盾), in Chinese and English."""
        replies, sessions = self.replies, self.sessions
        found = []
        if _rough_days(replies.extended_max) < _rough_days(replies.deadline):
            found.append(
                "延期后最长期限（reply.extended_max）短于答复期限（reply.deadline）"
                " · reply.extended_max is shorter than reply.deadline"
            )
        if not sessions.brief_draft_days >= sessions.brief_final_days >= sessions.material_days:
            found.append(
                "通报稿、修改稿、材料的提前日数须依次递减（session.brief_draft_days、brief_final_days、material_days）"
                " · session.brief_draft_days, brief_final_days and material_days must not increase"
            )
        return found

    def _groups(self) -> list[Any]:
        return [getattr(self, known.name) for known in fields(self) if known.name != "overrides"]


@cache
def _places() -> dict[str, tuple[str, str, Parameter]]:
    """Where each key stands: attribute of the policy, field of the group, what is known of it."""
    policy = Policy()
    named = [known.name for known in fields(policy) if known.name != "overrides"]
    return {
        known.key: (place, inside.name, known)
        for place in named
        for inside, known in parameters_of(getattr(policy, place))
    }


def _find(key: str) -> tuple[str, str, Parameter]:
    if key in _places():
        return _places()[key]
    near = get_close_matches(key, _places(), n=1)
    zh, en = (f"，是否指“{near[0]}”", f", did you mean {near[0]}") if near else ("", "")
    raise PolicyError(f"没有参数“{key}”{zh} · there is no parameter {key!r}{en}")


def _title(group: object) -> str:
    return (type(group).__doc__ or "").strip().rstrip(".。")


def _rough_days(limit: Limit) -> float:
    """How long about (大致日数), good enough to compare a quarter with half a year."""
    return (limit.months or 0) * 30.4 + (limit.workdays or 0) * 1.4 + (limit.days or 0)
