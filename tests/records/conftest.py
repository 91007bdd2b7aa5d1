"""Units stand in for the things of the upper apps: a unit's people see it, nobody else does."""

import pytest

from yinuo.people.models import Unit
from yinuo.records import subjects


def visible_to(user):
    return Unit.objects.filter(posts__user=user) if user.is_authenticated else Unit.objects.none()


@pytest.fixture
def kinds(monkeypatch):
    """Only two kinds are known: units, and things that nobody may see."""
    monkeypatch.setattr(subjects, "KINDS", {})
    monkeypatch.setattr(Unit, "kind", "unit", raising=False)
    subjects.register(Unit, "单位", visible=visible_to, url=lambda unit: f"/units/{unit.pk}/")
    subjects.register(Unit, "密件", kind="secret", visible=lambda user: Unit.objects.none(), url=lambda unit: "/no/")
    return subjects.KINDS
