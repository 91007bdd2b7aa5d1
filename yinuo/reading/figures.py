"""Figures inside a text that do not add up (数字勾稽): parts and totals, shares, counts of a list.

Three checks, each with its arithmetic: parts named after a total must sum to it; a share given in percent must be the share
of its numbers; two numbers given for one thing must agree. Rounding to the last digit shown is allowed; where the text says
“其中” or “including” the parts may be fewer. What cannot be decided is not flagged.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from yinuo.reading.amounts import PERCENT, Amount, amounts
from yinuo.reading.sentences import Span, plain, sentences

VERSION = "figures 2026.11.1"

_TOTAL_BEFORE = re.compile(
    r"(?:共有?|总共|合计|共计|总计|总数|总量|全部|累计|一共|收到|办理|发出|回收|交办|total(?:led|ling)?|out of|all|altogether|of the|sum of)[^，。；,;\d]{0,24}$",
    re.I,
)
_TOTAL_AFTER = re.compile(
    r"^[^，。；,;\d]{0,12}(?:in all|in total|altogether|assurances in|合计|总计)|^[^，。；,;\d]{0,10}中[，,]", re.I
)
_DIMENSIONS = {
    "分类": re.compile(r"(?:[A-D]|[甲乙丙丁])\s*类"),
    "满意度": re.compile(r"满意|satisf|未评|弃权", re.I),
    "办理状态": re.compile(
        r"(?:已|正在|正)?(?:解决|办结|采纳|落实|兑现|完成)|列入(?:计划|规划)|留作参考|未(?:解决|办结|完成|落实|兑现)|"
        r"fulfilled|implemented|pending|dropped|kept|remain|outstanding|withdrawn",
        re.I,
    ),
}
"""Divisions that leave nothing over: their parts must sum to the total, “其中” or not."""


@dataclass(frozen=True)
class Finding:
    """An identity that fails (不符之处): where, the words, what was reckoned, and the difference."""

    start: int
    end: int
    quote: str
    kind: str
    stated: Fraction
    reckoned: Fraction
    reasons: tuple[str, ...]


def figures(text: str) -> list[Finding]:
    """Every sum, share or repeated number of the text that fails (数字不符), in order; an empty list when all agree."""
    body = plain(text)
    found = [finding for passage in _passages(body) for finding in _check(body, passage)]
    unique = {(finding.start, finding.end, finding.kind): finding for finding in found}
    return sorted(unique.values(), key=lambda finding: (finding.start, finding.kind))


def _passages(body: str) -> Iterator[Span]:
    """Each sentence, and each two in a row: a total often stands in the sentence before its parts."""
    spans = sentences(body)
    yield from spans
    for first, second in itertools.pairwise(spans):
        if "\n" not in body[first.end : second.start]:
            yield Span(first.start, second.end, body[first.start : second.end])


def _check(body: str, passage: Span) -> Iterator[Finding]:
    asides = [match.span() for match in re.finditer(r"[(（]\s*[\d,]+\s+(?:in|据|按)[^)）]*[)）]", passage.text)]
    counted = [
        amount
        for amount in amounts(passage.text)
        if _is_count(passage.text, amount) and not any(start <= amount.start < end for start, end in asides)
    ]
    yield from _sums(passage, [amount for amount in counted if amount.unit != PERCENT])
    yield from _shares(passage, counted)
    yield from _twice(passage)
    yield from _equations(passage)


def _is_count(text: str, amount: Amount) -> bool:
    """Years, dates, document numbers and bare small numbers in the wrong place are not figures."""
    after = text[amount.end : amount.end + 2]
    before = text[max(0, amount.start - 2) : amount.start]
    if amount.unit == "" and (
        re.match(r"\s*[年月日号届条款]", after) or (1900 <= amount.value <= 2100 and "," not in amount.text)
    ):
        return False
    return not re.search(r"[第〔\[]\s*$", before)


def _sums(passage: Span, counted: list[Amount]) -> Iterator[Finding]:
    for place, total in enumerate(counted):
        if not _is_total(passage.text, total):
            continue
        for parts in _groups(passage.text, counted, place):
            finding = _sum(passage, total, parts)
            if finding is not None and not any(amount.value == finding.reckoned for amount in counted):
                yield finding


def _is_total(text: str, amount: Amount) -> bool:
    return bool(_TOTAL_BEFORE.search(text[: amount.start]) or _TOTAL_AFTER.match(text[amount.end :]))


def _groups(text: str, counted: list[Amount], place: int) -> Iterator[list[Amount]]:
    """The runs of parts that must sum to the total: after it, else before it, one run for each division."""
    total = counted[place]
    after: list[Amount] = []
    for amount in counted[place + 1 :]:
        if amount.unit == PERCENT:
            continue
        if amount.value > total.value or not _same_kind(total, amount) or _is_total(text, amount):
            break
        after.append(amount)
    before: list[Amount] = []
    for amount in reversed(counted[:place]):
        if amount.value > total.value or not _same_kind(total, amount) or _is_total(text, amount):
            break
        before.insert(0, amount)
    for run in (after, before):
        divided = [(part, _dimension(text, part)) for part in run]
        for name in _DIMENSIONS:
            parts = [part for part, dimension in divided if dimension == name]
            if len(parts) >= 2:
                yield parts
    if re.match(r"[^，。；,;\d]{0,8}(?:[:：]|[，,]分别)", text[total.end :]) and len(after) >= 2:
        inside = [part for part in after if "。" not in text[total.end : part.start] and part.unit == total.unit != ""]
        if len(inside) >= 2 and all(_dimension(text, part) == "" for part in inside):
            yield inside


def _dimension(text: str, part: Amount) -> str:
    """To which division a part belongs: by the word in its own clause, before it or right after it."""
    before = re.split(r"[，。；、,;]|\band\b", text[: part.start])[-1][-14:]
    rest = re.sub(r"^\s*[(（][^)）]*[)）]", "", text[part.end :])
    after = re.split(r"[，。；、,;]|\band\b", rest)[0][:24]
    for name, words in _DIMENSIONS.items():
        if words.search(before) or words.search(after):
            return name
    return ""


def _same_kind(total: Amount, part: Amount) -> bool:
    return part.unit == total.unit or part.unit == "" or total.unit == ""


def _sum(passage: Span, total: Amount, parts: list[Amount]) -> Finding | None:
    values = [part.value for part in parts]
    reckoned = sum(values, Fraction(0))
    if abs(reckoned - total.value) <= _slack([*parts, total]):
        return None
    start, end = min(part.start for part in [total, *parts]), max(part.end for part in [total, *parts])
    words = " + ".join(part.text for part in parts)
    reason = f"{words} = {_shown(reckoned)}，与总数 {total.text} 相差 {_shown(reckoned - total.value)}"
    return Finding(
        passage.start + start, passage.start + end, passage.text[start:end], "sum", total.value, reckoned, (reason,)
    )


def _slack(numbers: list[Amount]) -> Fraction:
    """Half a unit of the last digit for each number that was written with decimals or in 万, 亿 (四舍五入)."""
    return sum((_half_digit(number) for number in numbers), Fraction(0))


def _half_digit(number: Amount) -> Fraction:
    match = re.match(r"[\d,]+(?:\.(\d+))?\s*(万亿|千万|百万|亿|万|千)?", number.text)
    if match is None or not (match[1] or match[2]):
        return Fraction(0)
    scale = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 1000}.get(match[2] or "", 1)
    return Fraction(scale, 2 * 10 ** len(match[1] or ""))


def _shares(passage: Span, counted: list[Amount]) -> Iterator[Finding]:
    """A percentage must be some number of the passage divided by the total before it."""
    totals = [amount for amount in counted if amount.unit != PERCENT and _is_total(passage.text, amount)]
    for place, percent in enumerate(counted):
        if percent.unit != PERCENT or percent.value > 100 or not place or not totals:
            continue
        part = counted[place - 1]
        between = passage.text[part.end : percent.start]
        total = next((amount for amount in reversed(totals) if amount.start < part.start), None)
        if (
            total is None
            or part is total
            or part.unit == PERCENT
            or part.value > total.value
            or part.unit != total.unit
        ):
            continue
        if (
            len(between) > 8
            or not re.search(r"占|[（(,，]|率", between)
            or re.search(r"增长|下降|同比|提高|超|完成|报销", between)
        ):
            continue
        reckoned = 100 * part.value / total.value
        if abs(reckoned - percent.value) > _percent_slack(percent):
            start, end = total.start, percent.end
            reason = f"{part.text} ÷ {total.text} = {float(reckoned):.2f}%，文中为 {percent.text}"
            yield Finding(
                passage.start + start,
                passage.start + end,
                passage.text[start:end],
                "share",
                percent.value,
                reckoned,
                (reason,),
            )


def _percent_slack(percent: Amount) -> Fraction:
    decimals = re.search(r"\.(\d+)", percent.text)
    return Fraction(6, 10 ** (len(decimals[1]) + 1 if decimals else 1))


def _equations(passage: Span) -> Iterator[Finding]:
    """“a + b = c of d” written out: c must be the sum and cannot exceed d."""
    number = r"\d[\d,\u00a0\u202f]*"
    for match in re.finditer(
        rf"((?:{number}[^\d=≠+＋。]{{0,16}}[+＋]\s*)+{number})[^\d=＝。]{{0,16}}[=＝]\s*({number})(?:\s*(?:of|/)\s*({number}))?",
        passage.text,
    ):
        reckoned = sum((_value(word) for word in re.findall(number, match[1])), Fraction(0))
        stated, limit = _value(match[2]), _value(match[3]) if match[3] else None
        start, end = passage.start + match.start(), passage.start + match.end()
        if reckoned != stated:
            reason = f"{match[1]} = {_shown(reckoned)}，文中为 {match[2]}"
            yield Finding(start, end, match.group(), "sum", stated, reckoned, (reason,))
        elif limit is not None and stated > limit:
            reason = f"部分 {_shown(stated)} 超过总数 {_shown(limit)}"
            yield Finding(start, end, match.group(), "exceeds", limit, stated, (reason,))


def _value(word: str) -> Fraction:
    return Fraction(re.sub(r"\D", "", word))


def _twice(passage: Span) -> Iterator[Finding]:
    """“552 (522 …)”: one thing given with two numbers."""
    for match in re.finditer(
        r"(?<![\d.,])([\d,]+)\s*[(（]\s*([\d,]+)\s+(?:in its own|据|按|in the)[^)）]{0,40}[)）]", passage.text
    ):
        one, other = (Fraction(group.replace(",", "")) for group in match.groups())
        if one != other:
            reason = f"同一事项两个数：{match[1]} 与 {match[2]}"
            yield Finding(
                passage.start + match.start(),
                passage.start + match.end(),
                match.group(),
                "twice",
                one,
                other,
                (reason,),
            )


def _shown(value: Fraction) -> str:
    return str(int(value)) if value.denominator == 1 else f"{float(value):g}"
