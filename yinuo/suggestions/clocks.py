"""The two clocks as they are stored (期限的存储): each due day with everything needed to derive it again."""

from datetime import date

from yinuo.rules import reckoning
from yinuo.rules.deadlines import Deadline, capped, deadline, latest_extension
from yinuo.rules.limits import DIFFICULT, Limit
from yinuo.rules.workdays import PUBLISHED

PARTS = ("months", "workdays", "days")


def stored(due: Deadline) -> dict:
    """A deadline as plain values for a JSON column (期限推算): the tag `deadline` shows it, `restored` reads it back."""
    limit = {part: getattr(due.limit, part) for part in PARTS if getattr(due.limit, part) is not None}
    if due.limit.until:
        limit["until"] = due.limit.until.isoformat()
    return {
        "starts_on": due.starts_on.isoformat(),
        "nominal_on": due.nominal_on.isoformat(),
        "due_on": due.due_on.isoformat(),
        "basis": reckoning.basis(due),
        "basis_en": reckoning.basis(due, "en"),
        "calendar": due.calendar,
        "provisional": due.provisional,
        "limit": limit | {"basis": due.limit.basis, "basis_en": due.limit.basis_en},
        "steps": [step.as_dict() for step in due.steps()],
    }


def restored(basis: dict) -> Deadline:
    """The deadline behind a stored basis, counted anew (复算)."""
    return deadline(date.fromisoformat(basis["starts_on"]), limit_of(basis), PUBLISHED)


def limit_of(basis: dict) -> Limit:
    """The limit a stored basis was counted with (时限)."""
    kept = dict(basis["limit"])
    if "until" in kept:
        kept["until"] = date.fromisoformat(kept["until"])
    return Limit(**kept)


def unit_deadline(on: date, limit: Limit, *, first_assigned_on: date, longest: Limit = DIFFICULT) -> Deadline:
    """A unit's own due day, never past six months from the first assignment (承办单位期限)."""
    return capped(deadline(on, limit, PUBLISHED), latest_extension(first_assigned_on, PUBLISHED, limit=longest))


def counted(on: date, limit: Limit) -> Deadline:
    """Any other due day (期限)."""
    return deadline(on, limit, PUBLISHED)
