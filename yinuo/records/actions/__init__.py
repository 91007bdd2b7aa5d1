"""The verbs that every app stands on: move a thing along its life cycle, note it in the trail, tell people."""

from yinuo.records.actions.trail import move, note

__all__ = ["move", "note"]
