"""Importing a roster (名册导入): read and shown first, written in one transaction when confirmed, undone while nothing refers to it."""

from yinuo.people.actions.rosters.importing import confirm_roster, discard_roster, read_roster
from yinuo.people.actions.rosters.undoing import refusing_undo, undo_roster

__all__ = ["confirm_roster", "discard_roster", "read_roster", "refusing_undo", "undo_roster"]
