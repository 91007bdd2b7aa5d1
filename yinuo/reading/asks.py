"""A suggestion, a speech or a question as its separate asks (诉求、问题): each must get its own answer.

A request word (建议, 请, 要…) or a question governs the clauses after it in its sentence; the items of a list are asks of their
own; (a), (b) and “; and” part an English question. What stands before the ask is kept as its context.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from yinuo.reading.cues import ACT_BEGINS, after_list_mark, is_listed
from yinuo.reading.lexicons import lexicon
from yinuo.reading.sentences import Span, clauses, plain, sentences, trimmed
from yinuo.rules.terms import Term

_PART = re.compile(r"\((?:[a-h]|i{1,3}|iv|v)\)\s*")
_ENGLISH_END = re.compile(r";\s*(?:and\s+)?|,\s+and\s+(?=what|how|whether|if|when|which|why|who|where)")


class Kind(Term):
    """What is wanted (诉求种类)."""

    QUESTION = "question", "询问"
    REQUEST = "request", "请求"
    SUGGESTION = "suggestion", "建议"


@dataclass(frozen=True)
class Ask:
    """One thing asked (一项诉求): exact words, kind, the words before it that say what it is about, and why it counts."""

    start: int
    end: int
    quote: str
    kind: Kind
    context: str
    reasons: tuple[str, ...]


def asks(text: str) -> list[Ask]:
    """Every separate ask of the text (逐项诉求), in order; a text without any sign is one ask as a whole."""
    body = plain(text)
    han = sum("\u4e00" <= mark <= "\u9fff" for mark in body)
    found = list(_english(text) if han * 4 < len(body.strip()) else _chinese(text, body))
    whole = trimmed(text, 0, len(text))
    if not found and whole.text:
        found = [Ask(whole.start, whole.end, whole.text, Kind.REQUEST, "", ("没有明确的诉求用语，整段视为一项",))]
    return found


def _chinese(text: str, body: str) -> Iterator[Ask]:
    before, listed = "", False
    for sentence in sentences(body):
        opened: Kind | None = Kind.SUGGESTION if listed and is_listed(sentence.text) else None
        pieces = clauses(body, sentence)
        about, asked_here = "", False
        mark = body[sentence.end : sentence.end + 1]
        for place, clause in enumerate(pieces):
            skip = after_list_mark(clause.text)
            clause = trimmed(body, clause.start + skip, clause.end)
            asked = mark in "？?" and mark != "" and place == len(pieces) - 1
            kind, word = _kind(clause.text + ("？" if asked else ""), opened)
            if kind is None or len(clause.text) < 4:
                about += text[clause.start : clause.end] + "，"
                continue
            if _word("lead", clause.text) and len(clause.text) <= 14:
                opened, listed = kind, True
                continue
            yield Ask(clause.start, clause.end, text[clause.start : clause.end], kind, about or before, (word,))
            asked_here = True
            opened = opened if kind is Kind.QUESTION else kind
        listed = listed or (bool(_word("lead", sentence.text)) and body[sentence.end : sentence.end + 1] in "：:\n")
        before = "" if asked_here else text[sentence.start : sentence.end]


def _kind(clause: str, opened: Kind | None) -> tuple[Kind | None, str]:
    if _word("not", clause):
        return None, ""
    for kind, group in ((Kind.QUESTION, "question"), (Kind.REQUEST, "request"), (Kind.SUGGESTION, "suggest")):
        if word := _word(group, clause):
            return kind, f"用语“{word}”"
    if opened is not None and ACT_BEGINS.match(clause):
        return opened, "承接上文的诉求"
    return None, ""


def _english(text: str) -> Iterator[Ask]:
    for sentence in sentences(text):
        frame = re.match(
            r"To ask [^,]*?,\s*(?=(?:pursuant|with|what|how|if|whether|when|which|for|on|why|who|where))", sentence.text
        )
        joint = frame or re.match(r"and\s+", sentence.text)
        start = sentence.start + (joint.end() if joint else 0)
        for part in _parted(text, start, sentence.end):
            asked, wanted = _found("english", "ask", part.text), _found("english", "request", part.text)
            if not (asked or wanted or sentence.text.startswith("To ask")):
                continue
            kind = Kind.QUESTION if asked or not wanted else Kind.REQUEST
            stem = text[start : part.start]
            yield from _lettered(part, kind, stem, asked or wanted or "To ask")


def _parted(text: str, start: int, end: int) -> Iterator[Span]:
    for stop in [*_ENGLISH_END.finditer(text, start, end), None]:
        piece = trimmed(text, start, stop.start() if stop else end)
        if piece.text:
            yield piece
        start = stop.end() if stop else end


def _lettered(part: Span, kind: Kind, stem: str, word: str) -> Iterator[Ask]:
    marks = list(_PART.finditer(part.text))
    if len(marks) < 2:
        yield Ask(part.start, part.end, part.text, kind, stem, (f"用语“{word}”",))
        return
    head = part.text[: marks[0].start()]
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        piece = trimmed(part.text, mark.end(), following.start() if following else len(part.text))
        words = re.sub(r",?\s*(?:and|or)$", "", piece.text)
        first = part.start + piece.start
        yield Ask(first, first + len(words), words, kind, head, (f"用语“{word}”，分项{mark.group().strip()}",))


def _word(group: str, clause: str) -> str:
    return _found("chinese", group, clause)


def _found(language: str, group: str, clause: str) -> str:
    match = _pattern(language, group).search(clause)
    return match.group() if match else ""


@cache
def _pattern(language: str, group: str) -> re.Pattern[str]:
    return re.compile("|".join(lexicon("asks")[language][group]), re.IGNORECASE)
