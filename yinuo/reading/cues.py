"""Which expressions of the approved list a clause holds (用语): future, hedge, condition, refusal, past, advice."""

import re
from functools import cache

from yinuo.reading.lexicons import lexicon

_LIST_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}(?:、|是(?=[\u4e00-\u9fff,]))|第[一二三四五六七八九十][,、是]|\d{1,2}[、.)](?!\d)|[(（][一二三四五六七八九十\d]{1,2}[)）]|"
    r"首先|其次|再次|最后|同时|此外|另外|并且|对此|因此|为此|故|[①-⑩])+[,，、:：]?"
)
_LEADING = re.compile(r"^(?:另(?![一外行])|并(?![联入轨网列行案购发未不])|且(?!末)|现(?=将|拟)|但是?|而|则)[,，、]?")
_VERBS = lexicon("promises")["verbs"]
ACT_BEGINS = re.compile(f"^{_VERBS['adverbs']}{_VERBS['acts']}")
ACT_ANYWHERE = re.compile(_VERBS["acts"])
_MODAL = f"(?:{_VERBS['modal_before']}|{_VERBS['acts']})"
"""What follows 将 when it means "shall" and not "take": an adverb, a preposition or the act itself."""


@cache
def _pattern(group: str) -> re.Pattern[str]:
    table, _, key = group.partition(".")
    words = lexicon("promises")[table][key]
    return re.compile(
        ("|".join(words) if isinstance(words, list) else words).replace("ACTS", _VERBS["acts"]).replace("ACT", _MODAL)
    )


def cue(group: str, clause: str) -> str:
    """The first expression of that group in the clause, or "" (用语命中)."""
    match = _pattern(group).search(clause)
    return (match.group() or clause[:2]) if match else ""


def cue_at(group: str, clause: str) -> re.Match[str] | None:
    """Where the first expression of the group stands (用语位置)."""
    return _pattern(group).search(clause)


def after_list_mark(clause: str) -> int:
    """How many characters at the head are counting words (一是, 2., 同时, 并) and not part of the act."""
    length = 0
    while match := _LIST_MARK.match(clause[length:]) or _LEADING.match(clause[length:]):
        length += match.end()
    return length


def is_listed(clause: str) -> bool:
    """Whether the clause opens an item of a list (一是…, 2.…)."""
    return bool(
        re.match(
            r"[一二三四五六七八九十]{1,2}(?:、|是)|第[一二三四五六]|\d{1,2}[、.)]|[(（][一二三四五六七八九十\d]", clause
        )
    )


def after_lead(clause: str) -> int:
    """How many characters at the head only point forward (下一步, 今后), 0 when there are none."""
    match = _pattern("future.lead").match(clause)
    return match.end() if match else 0


def hedges(body: str) -> list[tuple[int, int]]:
    """Where a text hedges (含糊用语): 研究, 适时, 视情, 力争 … as starts and ends, in `plain` characters."""
    spans = [match.span() for group in ("hedge.words", "future.vague_time") for match in _pattern(group).finditer(body)]
    return sorted(spans)
