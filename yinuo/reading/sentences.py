"""Sentences, clauses and offsets (句、分句、位置) that survive copying.

Everything in `reading` looks at `plain(text)`, which has exactly the length of the text: traditional characters become
simplified ones and full-width digits and letters become half-width, one for one. A start and an end found there can be
used on the original without a table of corrections.
"""

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from yinuo.reading.lexicons import simplified_table

AROUND = 24
"""How many characters before and after a quotation belong to its anchor."""

_SENTENCE_END = re.compile(
    r"[。！？!?；;\n\r]+[”’」』）)]*|(?<=[A-Za-z\)])(?<!hon)(?<!Mr)(?<!Mrs)(?<!Dr)(?<!No)\.(?=\s+[A-Z]|\s*$)|(?<=\d)\.(?=\s+[A-Z])"
)
_CLAUSE_END = re.compile(r"[，,：:]+(?!\d{3}(?!\d))|(?<=\S)\s+(?=[一二三四五六七八九十\d]{1,2}[、.．])")
_HIDDEN = re.compile(r"[\s\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text (片段): offsets in characters, end not included."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where exact words stand (锚点): offset, length, a hash of the words with their neighbourhood, one of the source."""

    start: int
    length: int
    digest: str
    source: str


@cache
def _widths() -> dict[int, str]:
    wide = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}
    return {**simplified_table(), **wide, 0x3000: " ", 0xFF05: "%", 0xFF0E: ".", 0xFE6A: "%"}


def plain(text: str) -> str:
    """The text in simplified characters and half-width digits (简体、半角), of the same length."""
    return text.translate(_widths())


def sentences(text: str) -> list[Span]:
    """The sentences (句) in order, without their final mark; blank ones are left out."""
    return _pieces(text, 0, len(text), _SENTENCE_END)


def clauses(text: str, sentence: Span) -> list[Span]:
    """The clauses (分句) of a sentence, parted by commas and colons; 1,000 stays whole."""
    return _pieces(text, sentence.start, sentence.end, _CLAUSE_END)


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without blanks and marks at its edges (去首尾空白与标点)."""
    while start < end and (text[start].isspace() or text[start] in "，,。；;：:、！!？?．"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "，,。；;：:、！!？?"):
        end -= 1
    return Span(start, end, text[start:end])


def anchor(source: str, start: int, end: int) -> Anchor:
    """Ties words to their place in a record (加锚). Raises ValueError for an empty or impossible span."""
    if not 0 <= start < end <= len(source):
        raise ValueError("引文位置不在原文之内 · the quotation lies outside its source; give 0 ≤ start < end")
    return Anchor(start, end - start, _digest(source, start, end), sha256(source.encode()).hexdigest())


def holds(anchor: Anchor, source: str) -> bool:
    """Whether the record is, to the last character, the one that was quoted (核对锚点)."""
    return sha256(source.encode()).hexdigest() == anchor.source and stands(anchor, source)


def stands(anchor: Anchor, source: str) -> bool:
    """Whether the quoted words and their neighbourhood still stand in their place, whatever changed elsewhere (引文尚存)."""
    end = anchor.start + anchor.length
    return end <= len(source) and _digest(source, anchor.start, end) == anchor.digest


def locate(quote: str, copy: str) -> Span | None:
    """Finds quoted words in a copy whose blanks, widths or script changed (在抄本中找回); None when they are not there."""
    places = [place for place, mark in enumerate(plain(copy)) if not _HIDDEN.fullmatch(mark)]
    squeezed = "".join(plain(copy)[place] for place in places)
    wanted = _HIDDEN.sub("", plain(quote))
    found = squeezed.find(wanted) if wanted else -1
    if found < 0:
        return None
    start, end = places[found], places[found + len(wanted) - 1] + 1
    return Span(start, end, copy[start:end])


def _digest(source: str, start: int, end: int) -> str:
    before, after = source[max(0, start - AROUND) : start], source[end : end + AROUND]
    return sha256("\0".join((str(start), before, source[start:end], after)).encode()).hexdigest()


def _pieces(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[Span]:
    found: list[Span] = []
    for stop in [*mark.finditer(text, start, end), None]:
        piece = trimmed(text, start, stop.start() if stop else end)
        if piece.text:
            found.append(piece)
        start = stop.end() if stop else end
    return found
