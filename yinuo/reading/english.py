"""Promises and their dates in English answers (英文答复中的承诺): will, plans to, subject to, no plans to."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from yinuo.reading.clauses import Reading
from yinuo.reading.dates import Due
from yinuo.reading.days import last_day, months_after, valid_day
from yinuo.reading.lexicons import lexicon
from yinuo.reading.sentences import Span, sentences, trimmed
from yinuo.reading.strengths import Strength

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = "|".join(_MONTHS)
_SEASONS = {"spring": (5, 31), "summer": (8, 31), "autumn": (11, 30), "winter": (12, 31)}
_SMALL = {
    word: at
    for at, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}
_PART = re.compile(
    r";\s*(?:and\s+)?|,\s+and\s+(?=(?:we|the|I|it|they)\b[^,]{0,40}\b(?:will|plan|intend|aim)\b)|,\s+but\s+"
)
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<dmonth>{_MONTH})\s+(?P<dyear>20\d\d)"
    rf"|(?:the\s+)?(?P<end>end|middle|beginning) of (?:the )?(?:(?P<eseason>spring|summer|autumn|winter|(?:calendar |financial )?year|month|Parliament)|(?P<emonth>{_MONTH})(?:\s+(?P<emyear>20\d\d))?|(?P<eyear>20\d\d))"
    rf"|(?P<month>{_MONTH})\s+(?P<myear>20\d\d)|Q(?P<quarter>[1-4])\s+(?P<qyear>20\d\d)"
    rf"|(?P<season>spring|summer|autumn|winter)(?:\s+(?:of\s+)?(?P<syear>20\d\d))?"
    rf"|(?P<fy>20\d\d)[-/–](?P<fyend>\d\d)"
    rf"|within (?:the next )?(?P<n>\d{{1,2}}|{'|'.join(_SMALL)}) (?P<unit>day|week|month|year)s?"
    rf"|(?P<rel>later this year|this (?:calendar )?year|next year|this financial year|later this month|this month|next month)"
    rf"|(?:by|in|during|before|until|for)\s+(?P<year>20\d\d))\b",
    re.IGNORECASE,
)  # fmt: skip – one alternative a line
_NAME_BEFORE = re.compile(
    r"(?:Act|Bill|Regulations|Order|Strategy|Review|Budget|since|from|on|dated|in|as of|between)\s*$"
)
_FUTURE_BEFORE = re.compile(r"\b(?:by|before|until|within|from|in|on|during|of|than|for)\s*(?:the\s+)?$")


def is_english(body: str) -> bool:
    """Whether the text is mostly in Latin letters (是否英文)."""
    return sum("\u3400" <= mark <= "\u9fff" for mark in body) * 8 < len(body.strip())


def read_english(body: str) -> Iterator[Reading]:
    """Judges every part of every sentence (逐句判读); one act is one part."""
    for sentence in sentences(body):
        for part in _parts(body, sentence):
            found = {
                group: match.group()
                for group in ("refusal", "hard", "soft", "hedge", "condition")
                if (match := _word(group, part.text))
            }
            if "refusal" in found:
                yield Reading(part.start, part.end, Strength.REFUSAL, (f"“{found['refusal']}”表示不能办理",))
            elif sign := found.get("hard") or found.get("soft"):
                strength = Strength.HARD if "hard" in found and "soft" not in found else Strength.SOFT
                strength = Strength.HEDGE if "hedge" in found else strength
                strength = Strength.CONDITIONAL if "condition" in found else strength
                words = [f"用语“{word}”" for word in (sign, found.get("condition"), found.get("hedge")) if word]
                yield Reading(part.start, part.end, strength, tuple(words))


def english_dates(body: str, said_on: date | None = None) -> list[Due]:
    """The times of an English text (时限): the last day each means, None where the day of speaking is needed and unknown."""
    found = []
    for match in _DATE.finditer(body):
        before = body[max(0, match.start() - 16) : match.start()]
        if _NAME_BEFORE.search(before) and not _FUTURE_BEFORE.search(before):
            continue
        on = _last(match, said_on)
        if on and said_on and on < said_on:
            if not (match["season"] and not match["syear"]):
                continue  # a day gone by is a report, not a term
            on = on.replace(year=on.year + 1)
        basis = f"按说话之日{said_on}推算" if said_on else "公历年份" if on else "未知说话之日"
        found.append(Due(match.start(), match.end(), match.group(), on, basis))
    return found


def english_owner(body: str, start: int, end: int) -> str:
    """Who promised (责任单位): the last actor named before the act, in its clause or its sentence."""
    matches = list(_pattern("owner").finditer(body, max(0, start - 200), end))
    inside = [match for match in matches if match.start() >= start]
    return (inside[0] if inside else matches[-1]).group() if matches else ""


def _last(match: re.Match[str], said_on: date | None) -> date | None:
    got = match.groupdict()
    year = said_on.year if said_on else None
    if got["dmonth"]:
        return valid_day(int(got["dyear"]), _month(got["dmonth"]), int(got["day"]))
    if got["month"]:
        return last_day(int(got["myear"]), _month(got["month"]))
    if got["quarter"]:
        return last_day(int(got["qyear"]), 3 * int(got["quarter"]))
    if got["fy"]:
        return date(int(got["fy"][:2] + got["fyend"]), 3, 31)
    if got["year"] or got["eyear"]:
        return date(int(got["year"] or got["eyear"]), 12, 31)
    if got["season"] and (season := int(got["syear"]) if got["syear"] else year):
        return date(season, *_SEASONS[got["season"].lower()])
    if got["emonth"] and (given := int(got["emyear"]) if got["emyear"] else year):
        return last_day(given, _month(got["emonth"]))
    if said_on is None:
        return None
    if got["n"]:
        count = int(got["n"]) if got["n"].isdigit() else _SMALL[got["n"].lower()]
        days = {"day": 1, "week": 7}.get(got["unit"].lower())
        months = 12 * count if got["unit"].lower() == "year" else count
        return date.fromordinal(said_on.toordinal() + days * count) if days else months_after(said_on, months)
    return _near((got["rel"] or got["eseason"] or "").lower(), said_on)


def _near(words: str, said_on: date) -> date | None:
    if words in _SEASONS:
        return date(said_on.year, *_SEASONS[words])
    if "financial" in words:
        return date(said_on.year + (said_on.month > 3), 3, 31)
    if "month" in words:
        ahead = months_after(said_on.replace(day=1), 1 if "next" in words else 0)
        return last_day(ahead.year, ahead.month)
    if "year" in words:
        return date(said_on.year + ("next" in words), 12, 31)
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name.capitalize()) + 1


def _parts(body: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for stop in [*_PART.finditer(body, sentence.start, sentence.end), None]:
        piece = trimmed(body, start, stop.start() if stop else sentence.end)
        if piece.text:
            yield piece
        start = stop.end() if stop else sentence.end


def _word(group: str, text: str) -> re.Match[str] | None:
    return _pattern(group).search(text)


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile(lexicon("promises")["english"][group])
