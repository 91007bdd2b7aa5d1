"""Blacking out (遮盖): finds telephone, identity and account numbers, mail and street addresses in a text, each with its ground.

A person confirms every passage; what only people can see (names of third parties, business secrets) they mark themselves.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from yinuo.rules.publication import Ground
from yinuo.rules.terms import Term

MASK = "■"


class Datum(Term):
    """What kind of personal data (信息类别)."""

    PHONE = "phone", "电话号码"
    IDENTITY = "identity-number", "身份证号"
    BANK = "bank-card", "银行卡号"
    EMAIL = "email", "电子邮箱"
    ACCOUNT = "account", "微信号、QQ号"
    CERTIFICATE = "deputy-certificate", "代表证号"
    ADDRESS = "address", "住址"
    MARKED = "marked", "人工标注"


@dataclass(frozen=True, order=True)
class Span:
    """One passage to be blacked out (遮盖片段): offsets into the text, end not included."""

    start: int
    end: int
    datum: Datum
    ground: Ground


_GAP = r"[ \u3000\-－—]?"
_NOT_A_SUM = r"(?!\d|\.\d|[ \u3000]?[万亿千百]?[元吨亩]|[ \u3000]?[万亿%％])"
_MOBILE = rf"(?<!\d)(?:(?:\+|00)?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}{_NOT_A_SUM}"
_LANDLINE = rf"(?<!\d)[(（]?0(?:10|2\d|[3-9]\d{{2}})[)）]?{_GAP}[2-9]\d{{6,7}}(?:{_GAP}[转]\d{{1,5}})?{_NOT_A_SUM}"
_LABELLED = r"(?:电话|手机|传真|座机|热线)(?:号码)?[：:][\s\u3000]*(\d{7,8})(?!\d)"
_IDENTITY = (
    r"(?<![\dA-Za-z])([1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?![\dA-Za-z])"
)
_BANK = r"(?<!\d)([2-6]\d{3}(?:[ ]?\d{4}){3}(?:[ ]?\d{1,3})?)(?!\d)"
_EMAIL = r"[A-Za-z0-9][A-Za-z0-9._%+\-]*@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}"
_ACCOUNT = r"(?:微信|QQ|qq|扣扣)(?:号码|号)?[\s\u3000]*[：:][\s\u3000]*([A-Za-z0-9_\-]{5,20})"
_CERTIFICATE = r"代表证(?:件)?(?:编)?号(?:码)?[\s\u3000]*[：:][\s\u3000]*([\u4e00-\u9fff]{0,4}[A-Za-z0-9\-]{2,20})"
_ADDRESS = (
    r"(?:家庭住址|现住址|住址|通讯地址|通信地址|联系地址)[\s\u3000]*[：:][\s\u3000]*([^\s\u3000，。；;,\n]{4,60})"
)
_ROOM = r"[\u4e00-\u9fff]{2,20}(?:路|街|巷|道|村|小区|花园|家园|苑)\d{1,5}号?[^\s，。；;,\n]{0,12}?\d{1,5}(?:室|户)"

_PATTERNS: tuple[tuple[Datum, Ground, re.Pattern[str]], ...] = tuple(
    (datum, ground, re.compile(pattern, re.ASCII))
    for datum, ground, pattern in (
        (Datum.IDENTITY, Ground.PRIVACY, _IDENTITY),
        (Datum.BANK, Ground.PRIVACY, _BANK),
        (Datum.PHONE, Ground.CONTACT, _MOBILE),
        (Datum.PHONE, Ground.CONTACT, _LANDLINE),
        (Datum.PHONE, Ground.CONTACT, _LABELLED),
        (Datum.EMAIL, Ground.CONTACT, _EMAIL),
        (Datum.ACCOUNT, Ground.CONTACT, _ACCOUNT),
        (Datum.CERTIFICATE, Ground.CONTACT, _CERTIFICATE),
        (Datum.ADDRESS, Ground.CONTACT, _ADDRESS),
        (Datum.ADDRESS, Ground.PRIVACY, _ROOM),
    )
)
_HALF_WIDTH = {0xFF01 + code: 0x21 + code for code in range(94)}  # ！…～, one character for one, so offsets hold


def personal_data(text: str) -> list[Span]:
    """The passages that look like personal data (个人信息识别), in order, none overlapping; offsets into `text`."""
    plain = text.translate(_HALF_WIDTH)
    found = [
        Span(*match.span(match.lastindex or 0), datum, ground)
        for datum, ground, pattern in _PATTERNS
        for match in pattern.finditer(plain)
        if _holds(datum, match[match.lastindex or 0])
    ]
    return _without_overlap(found)


def redact(text: str, spans: Iterable[Span], mask: str = MASK) -> str:
    """The text with the passages blacked out (遮盖后文本), one mask for one character, so that lengths and offsets stay.

    Raises ValueError for a span outside the text.
    """
    shown = list(text)
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            raise ValueError(
                f"遮盖片段{span.start}–{span.end}超出文本（共{len(text)}字） · span {span.start}–{span.end} lies outside the {len(text)} characters"
            )
        shown[span.start : span.end] = [mask if letter != "\n" else letter for letter in text[span.start : span.end]]
    return "".join(shown)


def grounds(spans: Iterable[Span]) -> list[tuple[Ground, int]]:
    """How many passages per ground (遮盖理由统计), for the note under a published text."""
    listed = list(spans)
    return [(ground, number) for ground in Ground if (number := sum(span.ground is ground for span in listed))]


def _holds(datum: Datum, found: str) -> bool:
    if datum is Datum.IDENTITY:
        return _identity_checks(found.upper())
    if datum is Datum.BANK:
        return _luhn_checks(found.replace(" ", ""))
    return True


def _identity_checks(number: str) -> bool:
    """GB 11643: the last character of the eighteen is a check character."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], weights, strict=True))
    return "10X98765432"[total % 11] == number[17]


def _luhn_checks(number: str) -> bool:
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number))]
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0


def _without_overlap(spans: list[Span]) -> list[Span]:
    """Two that overlap become one that covers both, of the longer one's kind."""
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and span.start < kept[-1].end:
            last = kept.pop()
            longer = max(last, span, key=lambda span: span.end - span.start)
            span = replace(longer, start=last.start, end=max(last.end, span.end))
        kept.append(span)
    return kept
