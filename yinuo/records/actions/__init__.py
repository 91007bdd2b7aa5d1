"""The verbs that every app stands on: move a thing along its life cycle, note it in the trail, tell people."""

from yinuo.records.actions.files import attach, store
from yinuo.records.actions.founding import begin
from yinuo.records.actions.notices import Word, mark_read, tell, tell_many
from yinuo.records.actions.numbers import issue_document, take_number, take_numbers
from yinuo.records.actions.overrides import override
from yinuo.records.actions.publication import decide, publish, unpublish
from yinuo.records.actions.trail import Line, hold, move, note, note_many

__all__ = [
    "Line",
    "Word",
    "attach",
    "begin",
    "decide",
    "hold",
    "issue_document",
    "mark_read",
    "move",
    "note",
    "note_many",
    "override",
    "publish",
    "store",
    "take_number",
    "take_numbers",
    "tell",
    "tell_many",
    "unpublish",
]
