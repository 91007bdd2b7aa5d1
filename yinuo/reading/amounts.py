"""Amounts as officials write them (数量): 近3万个, 28万3,200元, 八成, 三分之二, 1,877."""

import re
from dataclasses import dataclass
from fractions import Fraction

from yinuo.reading.sentences import plain

MONEY = "元"
PERCENT = "%"
_SCALE = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
    "万亿": 10**12,
}
_DIGITS = {mark: value for value, mark in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_COUNTED = (
    "个百分点|平方公里|平方千米|平方米|平方公尺|立方米|立方公尺|万元|公里|千米|公尺|公顷|公分|公斤|小时|分钟|人次|人|户次|户|家次|家|个|处|座|栋|幢|套|间|条|"
    "件次|件|项|场次|场|次|台|辆|部|所|名|位|批|期|班|组|亩|吨|米|千瓦|盏|棵|株|块|份|张|篇|起|宗|笔|对|倍|天|日|支|只|门|类|种|路|站|村|镇|县|人大代表"
)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_HAN = r"[零〇一二两三四五六七八九十百千万亿]+"
_ARABIC = re.compile(
    rf"(?<![\d.A-Za-z第号])(?P<n>{_NUMBER})\s*(?P<scale>百万|千万|万亿|万|亿|千)?(?:(?P<rest>{_NUMBER})(?P<rest_scale>万|千)?)?余?多?"
    rf"(?P<unit>元|%|‰|{_COUNTED})?(?![\d]|\.\d)"
)
_WRITTEN = re.compile(rf"(?<![第星期周十百千万])(?P<n>{_HAN})余?多?(?P<unit>元|{_COUNTED})")
_TENTHS = re.compile(
    r"(?P<n>[一二三四五六七八九])成(?P<five>五)?(?![立为果效都员本])|(?P<below>[二三四五六七八九十百]+)分之(?P<above>[一二三四五六七八九十百零点\d.]+)"
)
_NOT_AMOUNT = re.compile(r"[年月号]|-\d|：|/\d|时\d|点\d|届|届|版|级|楼|层|栋")


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in a text (数量): value in the plain unit (3万个 is 30000 个; 8成 is 80 %)."""

    start: int
    end: int
    text: str
    value: Fraction
    unit: str


def written_number(word: str) -> Fraction:
    """The value of a number written in characters (汉字数字). Raises ValueError when it is none."""
    if not word or any(mark not in _DIGITS and mark not in "十百千万亿" for mark in word):
        raise ValueError(f"不是汉字数字：{word} · not a number in characters: {word}")
    if not any(mark in "十百千万亿" for mark in word):
        return Fraction("".join(str(_DIGITS[mark]) for mark in word))
    total, section, digit = 0, 0, 0
    for mark in word:
        if mark in _DIGITS:
            digit = _DIGITS[mark]
        elif mark in "万亿":
            total, section, digit = (total + section + digit) * _SCALE[mark], 0, 0
        else:
            section, digit = section + (digit or 1) * _SCALE[mark], 0
    return Fraction(total + section + digit)


def amounts(text: str) -> list[Amount]:
    """Every quantity with a unit, and every bare number of three digits or more, in order; dates are not quantities."""
    text = plain(text)
    found = [amount for match in _ARABIC.finditer(text) if (amount := _arabic(text, match))]
    found += [
        Amount(match.start(), match.end(), match.group(), written_number(match["n"]), match["unit"])
        for match in _WRITTEN.finditer(text)
        if any(mark in _DIGITS or mark == "十" for mark in match["n"])
    ]
    found += [_share(match) for match in _TENTHS.finditer(text)]
    kept: list[Amount] = []
    for amount in sorted(found, key=lambda amount: (amount.start, -amount.end)):
        if not kept or amount.start >= kept[-1].end:
            kept.append(amount)
    return kept


def _arabic(text: str, match: re.Match[str]) -> Amount | None:
    unit = match["unit"] or ""
    if not unit and _NOT_AMOUNT.match(text, match.end()):
        return None
    if unit in ("日", "路", "起") or (unit in ("月", "年")):
        return None
    value = Fraction(match["n"].replace(",", "")) * _SCALE[match["scale"] or ""]
    if match["rest"]:
        value += Fraction(match["rest"].replace(",", "")) * _SCALE[match["rest_scale"] or ""]
    if unit == "万元":
        value, unit = value * 10_000, MONEY
    return Amount(match.start(), match.end(), match.group(), value, unit)


def _share(match: re.Match[str]) -> Amount:
    if match["n"]:
        value = Fraction(10 * _DIGITS[match["n"]] + (5 if match["five"] else 0))
    else:
        above = match["above"]
        share = Fraction(above) if re.fullmatch(r"\d+(?:\.\d+)?", above) else _with_point(above)
        value = 100 * share / written_number(match["below"])
    return Amount(match.start(), match.end(), match.group(), value, PERCENT)


def _with_point(word: str) -> Fraction:
    whole, _, decimals = word.partition("点")
    value = written_number(whole) if whole else Fraction(0)
    for place, mark in enumerate(decimals, start=1):
        value += Fraction(_DIGITS.get(mark, 0), 10**place)
    return value
