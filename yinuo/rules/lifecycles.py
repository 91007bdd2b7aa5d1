"""All fifteen life cycles in one place (办理流程总表): SM-1…SM-15, with their phases and where they come from."""

from collections.abc import Mapping
from typing import Any

from yinuo.rules import (
    assignments,
    briefings,
    documents,
    escalation,
    extensions,
    inspections,
    keys,
    opinions,
    promises,
    questions,
    speeches,
    submissions,
    suggestions,
    topics,
    votes,
)
from yinuo.rules.lifecycle import Lifecycle
from yinuo.rules.subjects import Subject
from yinuo.rules.terms import Term

_TABLES: tuple[tuple[Lifecycle, Mapping[Any, Term]], ...] = (
    (topics.LIFECYCLE, topics.PHASE_OF),
    (briefings.LIFECYCLE, briefings.PHASE_OF),
    (inspections.LIFECYCLE, inspections.PHASE_OF),
    (speeches.LIFECYCLE, speeches.PHASE_OF),
    (questions.LIFECYCLE, questions.PHASE_OF),
    (suggestions.LIFECYCLE, suggestions.PHASE_OF),
    (assignments.LIFECYCLE, assignments.PHASE_OF),
    (promises.LIFECYCLE, promises.PHASE_OF),
    (escalation.LIFECYCLE, escalation.PHASE_OF),
    (keys.LIFECYCLE, keys.PHASE_OF),
    (extensions.LIFECYCLE, extensions.PHASE_OF),
    (submissions.LIFECYCLE, submissions.PHASE_OF),
    (votes.LIFECYCLE, votes.PHASE_OF),
    (opinions.LIFECYCLE, opinions.PHASE_OF),
    (documents.LIFECYCLE, documents.PHASE_OF),
)

ALL: dict[str, Lifecycle] = {f"SM-{number}": table for number, (table, _) in enumerate(_TABLES, 1)}
PHASES: dict[str, Mapping[Any, Term]] = {f"SM-{number}": phases for number, (_, phases) in enumerate(_TABLES, 1)}
BASIS: dict[str, tuple[str, ...]] = {
    "SM-1": ("AHZX 5", "PY25 5", "SL24 12", "SL24 63", "ZJSUP 10"),
    "SM-2": ("SL24 14", "SL24 15", "SL24 47", "NPCSC22 9", "NPCSC22 44", "CQSC 48", "BB23"),
    "SM-3": ("DL25 29", "DL25 30", "DL25 31", "HAI 6", "HAI 9", "CQDL 29", "ZJDL 24"),
    "SM-4": ("BB23", "NPCSC22 44", "BJ14 11"),
    "SM-5": ("BB23", "PPL14", "QD21 32"),
    "SM-6": (
        "DL25 36",
        "DL25 51",
        "DL25 52",
        "QD21 9",
        "QD21 12",
        "BJ14 16",
        "SH15 21",
        "CQ17 27",
        "CQ17 29",
        "HA17 22",
    ),
    "SM-7": ("DL25 51", "QD21 16", "QD21 19", "QD21 24", "SD17 22", "CQ17 18", "CQ17 20", "YL19"),
    "SM-8": ("QD21 26", "QD21 27", "CQ17 24", "CQ17 28", "SH15 19", "SH15 22", "TL09"),
    "SM-9": ("KLE", "QD21 39", "SD17 30"),
    "SM-10": ("DL25 52", "QD21 20", "QD21 21", "QD21 22", "QD21 35"),
    "SM-11": ("DL25 51", "QD21 25", "SH15 19", "AHP18"),
    "SM-12": ("BB23", "QD21 32", "QD21 11"),
    "SM-13": ("SZ11", "AHCP", "GZX"),
    "SM-14": ("SL24 17", "SL24 50", "ZJSUP 43", "ZJSUP 44", "BJREP 14"),
    "SM-15": ("GB9704", "ARC 39"),
}


def number_of(subject: Subject) -> str:
    """The SM number of a thing (流程编号): its place in the order of `Subject`."""
    return f"SM-{list(Subject).index(subject) + 1}"
