"""How a text becomes what both engines index: characters set apart by blanks, Latin words and figures kept whole.

    亩均5G效益评价，GB/T9704  →  亩 均 5 g 效 益 评 价 gb t 9704

A word of any length is then a phrase of neighbouring characters, found exactly (stack.md §4.3: recall 1.000 for words
of 1, 2, 3 and more characters, on SQLite and PostgreSQL alike, without a segmenter). Punctuation separates nothing.
"""

import re
import unicodedata
from collections import Counter

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
TOKEN = re.compile(rf"[{HAN}]|\d+|[^\W\d_{HAN}]+")
MOST_UNITS, MOST_OF_ONE = 12_000, 150  # of one part; PostgreSQL keeps 16,383 positions of a text and 256 of a word
OVERLAP = 60  # units, so that no phrase is cut at the end of a part
MOST_PARTS = 5_000
LONGEST_WORD = 200  # letters; longer runs are not words but data, and both engines limit a word's length
BEFORE, AFTER = 24, 72  # characters of the text shown around a find


def tokens(text: str) -> list[str]:
    """The units of a text in the form in which they are indexed: full-width made half, capitals small."""
    return [token[:LONGEST_WORD] for token in TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())]


def spaced(text: str) -> str:
    return " ".join(tokens(text))


def parts(text: str) -> list[str]:
    """A long text in overlapping parts, each small enough that no engine forgets where its characters stand."""
    found = [(match.start(), match.group().casefold()) for match in TOKEN.finditer(text)]
    cut, begin = [], 0
    while len(cut) < MOST_PARTS:
        end = _end_of_part(found, begin)
        first = found[begin][0] if cut else 0
        if end == len(found):
            return [*cut, text[first:]]
        cut.append(text[first : found[end][0]])
        begin = max(end - OVERLAP, begin + 1)
    return cut


def _end_of_part(found: list[tuple[int, str]], begin: int) -> int:
    """Up to which unit a part may go: before one unit would stand in it too often."""
    end = min(begin + MOST_UNITS, len(found))
    units = [unit for _, unit in found[begin:end]]
    if max(Counter(units).values(), default=0) <= MOST_OF_ONE:
        return end
    often: Counter[str] = Counter()
    for place, unit in enumerate(units):
        often[unit] += 1
        if often[unit] > MOST_OF_ONE:
            return begin + place
    return end


def phrases(query: str, *, most: int = 8) -> list[str]:
    """What was asked for, split on blanks; each part is one phrase, and all must be found (检索词)."""
    parts = (spaced(part) for part in query.split())
    return list(dict.fromkeys(part for part in parts if part))[:most]


def highlighted(text: str, query: str, *, whole: bool = False) -> SafeString:
    """The original text around the first find, or all of it, escaped, the finds marked (摘要、高亮)."""
    pattern = _pattern(query)
    found = pattern.search(text) if pattern else None
    start = max(0, found.start() - BEFORE) if found and not whole else 0
    end = len(text) if whole else min(len(text), (found.end() if found else 0) + AFTER)
    piece = text[start:end]
    marked = _marked(piece, pattern) if pattern else format_html("{}", piece)
    return format_html("{}{}{}", "…" if start else "", marked, "…" if end < len(text) else "")


def _marked(piece: str, pattern: re.Pattern[str]) -> SafeString:
    """The piece with every find between <mark> and </mark>."""
    last, parts = 0, []
    for find in pattern.finditer(piece):
        parts.append((piece[last : find.start()], find.group()))
        last = find.end()
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", parts) or mark_safe(""), piece[last:])


def _pattern(query: str) -> re.Pattern[str] | None:
    """Finds the phrases in a text as it was written: whatever stands between the units may stand there."""
    wanted = [r"[\W_]*".join(re.escape(token) for token in phrase.split()) for phrase in phrases(query)]
    return re.compile("|".join(sorted(wanted, key=len, reverse=True)), re.IGNORECASE) if wanted else None
