"""Promises (承诺事项): the exact words of a unit, held against it until they are kept."""

from yinuo.promises.models.keeping import Check, Evidence, Progress
from yinuo.promises.models.promises import Promise, PromiseQuerySet, Strength, anchor_holds
from yinuo.promises.models.words import ChangeRequest, Drift

__all__ = [
    "ChangeRequest",
    "Check",
    "Drift",
    "Evidence",
    "Progress",
    "Promise",
    "PromiseQuerySet",
    "Strength",
    "anchor_holds",
]
