"""Delegations stand in for the things of the upper apps: their deputies see them, nobody else does."""

import pytest

from yinuo.people.models import Delegation
from yinuo.records import subjects


def visible_to(user):
    return Delegation.objects.filter(deputies__user=user) if user.is_authenticated else Delegation.objects.none()


@pytest.fixture
def kinds(monkeypatch):
    """Only two kinds are known: delegations, and things that nobody may see."""
    monkeypatch.setattr(subjects, "KINDS", {})
    monkeypatch.setattr(Delegation, "kind", "delegation", raising=False)
    subjects.register(Delegation, "代表团", visible=visible_to, url=lambda one: f"/delegations/{one.pk}/")
    subjects.register(Delegation, "密件", kind="secret", visible=lambda user: Delegation.objects.none())
    return subjects.KINDS
