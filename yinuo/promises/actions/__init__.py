"""The verbs of a promise, by noun: its record, its keeping, its words, its years."""

from yinuo.promises.actions.keeping import (
    claim,
    confirm_kept,
    grade,
    lapse,
    look_back,
    partly_kept,
    reopen,
    report,
    send_back,
)
from yinuo.promises.actions.record import confirm, discard, object_to, publish, record, revise
from yinuo.promises.actions.words import ask_change, change, refuse_change, withdraw
from yinuo.promises.actions.years import carry_over, hand_over, roll_over

__all__ = [
    "ask_change",
    "carry_over",
    "change",
    "claim",
    "confirm",
    "confirm_kept",
    "discard",
    "grade",
    "hand_over",
    "lapse",
    "look_back",
    "object_to",
    "partly_kept",
    "publish",
    "record",
    "refuse_change",
    "reopen",
    "report",
    "revise",
    "roll_over",
    "send_back",
    "withdraw",
]
