"""Numbers of suggestions and documents (编号): written from a local format, read back, never zero, never re-used.

Session suggestions count within congress and session, closed-period ones within the year (no rule found, proposed).
发文字号: code of the organ, year in 〔〕, serial without 第 and without leading zeros.
"""

import re
from dataclasses import dataclass

SESSION_FORMAT = "{congress}-{session}-{serial:03d}"
CLOSED_FORMAT = "闭-{year}-{serial:03d}"

_FIELD = re.compile(r"\{(\w+)(?::0(\d)d)?\}")
_DOCUMENT = re.compile(r"(?P<organ>[^\d\s〔〕]+)〔(?P<year>\d{4})〕(?P<serial>\d+)号")


@dataclass(frozen=True)
class NumberFormat:
    """A local format of numbers (编号格式): text with named whole numbers in braces, `serial` among them."""

    pattern: str

    def __post_init__(self) -> None:
        rest = _FIELD.sub("", self.pattern)
        if "serial" not in self.fields or len(set(self.fields)) < len(self.fields) or set("{}") & set(rest):
            raise ValueError(
                f"编号格式“{self.pattern}”须含一个{{serial}}，花括号成对、字段不重复"
                f" · number format {self.pattern!r} needs one {{serial}}, paired braces and no field twice"
            )
        if re.search(r"\}\{", self.pattern):
            raise ValueError(
                f"编号格式“{self.pattern}”的两个数字之间须有分隔 · {self.pattern!r} needs a mark between two numbers"
            )

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(match[1] for match in _FIELD.finditer(self.pattern))

    def write(self, **numbers: int) -> str:
        """A number in this format (编号); every field must be given and positive."""
        if sorted(numbers) != sorted(self.fields):
            wanted = "、".join(self.fields)
            raise ValueError(f"编号需要{wanted} · a number in {self.pattern!r} needs exactly {', '.join(self.fields)}")
        for name, number in numbers.items():
            _refuse_below_one(name, number)
        return self.pattern.format(**numbers)

    def read(self, text: str) -> dict[str, int]:
        """The whole numbers behind a written one (编号识读); raises ValueError where it was not written this way."""
        match = self._reader().fullmatch(text.strip())
        numbers = {name: int(match[name]) for name in self.fields} if match else {}
        if not match or self.pattern.format(**numbers) != text.strip():
            raise ValueError(f"“{text}”不合编号格式“{self.pattern}” · {text!r} is not of the form {self.pattern!r}")
        for name, number in numbers.items():
            _refuse_below_one(name, number)
        return numbers

    def _reader(self) -> re.Pattern[str]:
        parts = _FIELD.split(self.pattern)  # text, name, width, text, name, width, …, text
        expression = [re.escape(parts[0])]
        for name, text in zip(parts[1::3], parts[3::3], strict=True):
            expression += [f"(?P<{name}>\\d+)", re.escape(text)]
        return re.compile("".join(expression), re.ASCII)


@dataclass(frozen=True)
class DocumentNumber:
    """A document number (发文字号), for instance 蚌人常办函〔2026〕3号."""

    organ: str
    year: int
    serial: int

    def __post_init__(self) -> None:
        _refuse_below_one("serial", self.serial)
        if not self.organ or re.search(r"[\d\s〔〕\[\]（）()]", self.organ) or not 1949 <= self.year <= 9999:
            raise ValueError(
                f"发文字号的机关代字“{self.organ}”或者年份“{self.year}”不对"
                f" · the organ code {self.organ!r} or the year {self.year} of a document number is not right"
            )

    def __str__(self) -> str:
        return f"{self.organ}〔{self.year}〕{self.serial}号"


def read_document_number(text: str) -> DocumentNumber:
    """A written document number taken apart (发文字号识读); says what is wrong with one that is not by the rule."""
    match = _DOCUMENT.fullmatch(text.strip())
    if match is None:
        raise ValueError(
            f"“{text}”不是规范的发文字号，应如“蚌人常办函〔2026〕3号”（年份用六角括号，不加“第”）"
            f" · {text!r} is not a document number like 蚌人常办函〔2026〕3号 (hexagonal brackets, no 第)"
        )
    if match["serial"].startswith("0"):
        raise ValueError(f"“{text}”的序号不编虚位 · the serial in {text!r} must not begin with 0")
    if match["organ"].endswith("第"):
        raise ValueError(f"“{text}”的序号前不加“第” · no 第 in {text!r}")
    return DocumentNumber(match["organ"], int(match["year"]), int(match["serial"]))


def next_serial(used: frozenset[int]) -> int:
    """The number after the highest ever used (下一个序号): a withdrawn document keeps its number, gaps stay gaps."""
    return max(used, default=0) + 1


def _refuse_below_one(name: str, number: int) -> None:
    if number < 1:
        raise ValueError(f"编号{name}须为正整数，现为{number} · {name} must be a positive whole number, not {number}")
