"""What a column of an input table holds (列定义), and how one cell is read or refused.

Blank, “—”, “/”, “不详” mean unknown: None, never 0 (evidence.md §7.4).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any

from yinuo.evidence.measures.periods import UNDATED, period
from yinuo.evidence.measures.reasons import Unmeasurable
from yinuo.evidence.measures.units import unit
from yinuo.rules.terms import Term

UNKNOWN = frozenset(
    {"", "-", "--", "—", "——", "－", "–", "/", "…", "……", "不详", "未知", "无数据", "N/A", "n/a", "NA", "null"}
)
THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
UNITED = re.compile(r"(-?[\d.,]+)\s*(\D+)")
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
PARTIAL_DAY = re.compile(r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?)?月?)?年?")


class Kind(Term):
    """What a cell must be (单元格类型)."""

    TEXT = "text", "文字"
    NUMBER = "number", "数字"
    INTEGER = "integer", "整数"
    DAY = "day", "日期"
    PERIOD = "period", "统计期"
    UNIT = "unit", "单位"
    WORDS = "words", "多个词（用;分隔）"
    YES_NO = "yes-no", "是或否"
    FIRM = "firm", "统一社会信用代码或本地编号"
    PHONE = "phone", "手机号"


@dataclass(frozen=True)
class Column:
    """One column: its code, its Chinese heading, what it holds, whether it and each cell must be there (列)."""

    code: str
    label: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    is_required: bool = False
    is_filled: bool = False
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    least: float | None = None
    above: float | None = None


def must(
    code: str,
    label: str,
    kind: Kind = Kind.TEXT,
    unit: str = "",
    *aliases: str,
    least: float | None = None,
    above: float | None = None,
) -> Column:
    """A column that must be there, every cell filled (必填列)."""
    return Column(code, label, kind, unit, True, True, aliases, least=least, above=above)


def may(
    code: str,
    label: str,
    kind: Kind = Kind.TEXT,
    unit: str = "",
    *aliases: str,
    least: float | None = None,
    above: float | None = None,
) -> Column:
    """A column that may be absent, and its cells blank (选填列)."""
    return Column(code, label, kind, unit, False, False, aliases, least=least, above=above)


def read_cell(column: Column, cell: Any) -> Any:
    """The value of one cell, None if unknown (读单元格). Unmeasurable with the remedy if it is not what it must be."""
    if isinstance(cell, str):
        cell = cell.strip()
        if cell in UNKNOWN:
            return None
    elif cell is None:
        return None
    value = READERS[column.kind](cell)
    if column.choices and value is not None and value not in column.choices:
        allowed = "、".join(column.choices)
        raise Unmeasurable(f"“{value}”不在可选值中，请填：{allowed}", f"“{value}” is not one of {allowed}")
    if column.least is not None and value is not None and value < column.least:
        raise Unmeasurable(f"{value:g}小于{column.least:g}", f"{value:g} is below {column.least:g}")
    if column.above is not None and value is not None and value <= column.above:
        raise Unmeasurable(f"{value:g}须大于{column.above:g}", f"{value:g} must be above {column.above:g}")
    return value


def number(cell: Any) -> float:
    """A finite number, however it is written in a sheet (数字); text in a number is refused with its remedy."""
    if isinstance(cell, (bool, date, datetime)) or (isinstance(cell, str) and "_" in cell):
        raise Unmeasurable(f"“{cell}”不是数字", f"“{cell}” is not a number")
    try:
        value = float(cell)
    except (TypeError, ValueError):
        value = _written(str(cell))
    if not isfinite(value):
        raise Unmeasurable(f"“{cell}”不是有限的数", f"“{cell}” is not a finite number")
    return value


def _written(text: str) -> float:
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").strip()
    if THOUSANDS.fullmatch(plain):
        return float(plain.replace(",", ""))
    try:
        return float(plain)
    except ValueError:
        pass
    united = UNITED.fullmatch(plain)
    if united:
        raise Unmeasurable(
            f"“{text}”里有文字“{united[2]}”，数字列只填数字，单位写在表头的括号里",
            f"“{text}” has text in a number; write figures only and put the unit into the heading",
        )
    raise Unmeasurable(
        f"“{text}”不是数字，请填数字，不详则留空", f"“{text}” is not a number; leave unknown cells blank"
    )


def _integer(cell: Any) -> int:
    value = number(cell)
    if value != int(value):
        raise Unmeasurable(f"“{cell}”不是整数", f"“{cell}” is not a whole number")
    return int(value)


def _day(cell: Any) -> date:
    """A day; a year or month alone becomes its last day, so that ages are never overstated."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = _text(cell)
    found = PARTIAL_DAY.fullmatch(text)
    if found:
        year, month = int(found[1]), int(found[2] or 12)
        try:
            if found[3]:
                return date(year, month, int(found[3]))
            return date(year + month // 12, month % 12 + 1, 1) - date.resolution
        except ValueError:
            pass
    raise Unmeasurable(f"“{text}”不是日期，请写成 2024-03-05", f"“{text}” is not a day; write 2024-03-05")


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return str(cell)


def _period(cell: Any) -> str:
    text = _text(cell)
    return UNDATED if text == UNDATED else str(period(text))


def _unit(cell: Any) -> str:
    return unit(_text(cell)).name


def _words(cell: Any) -> tuple[str, ...]:
    parts = re.split(r"[;；、]", _text(cell))
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _yes_no(cell: Any) -> bool:
    text = _text(cell).lower()
    if text in ("是", "有", "yes", "true", "1", "y"):
        return True
    if text in ("否", "无", "no", "false", "0", "n"):
        return False
    raise Unmeasurable(f"“{text}”不是“是”或“否”", f"“{text}” is neither yes nor no")


def _firm(cell: Any) -> str:
    """A firm's number; one of 18 characters must carry the right check digit (GB 32100-2015)."""
    text = _text(cell).upper()
    if len(text) == 18 and text.isascii() and text.isalnum() and not is_credit_code(text):
        raise Unmeasurable(
            f"统一社会信用代码“{text}”校验位不对，请核对是否抄错",
            f"the check digit of {text} is wrong; look for a typing slip",
        )
    return text


def is_credit_code(text: str) -> bool:
    """Whether 18 characters form a valid 统一社会信用代码: Σ value·3^i mod 31 (GB 32100-2015)."""
    if len(text) != 18 or any(letter not in CREDIT_ALPHABET for letter in text):
        return False
    total = sum(CREDIT_ALPHABET.index(letter) * pow(3, place, 31) for place, letter in enumerate(text[:17]))
    return CREDIT_ALPHABET[(31 - total % 31) % 31] == text[17]


def _phone(cell: Any) -> str:
    text = _text(cell)
    if not re.fullmatch(r"1[3-9]\d{9}", text):
        raise Unmeasurable("手机号须为11位", "a mobile number has eleven digits")
    return text


READERS: dict[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: _text,
    Kind.NUMBER: number,
    Kind.INTEGER: _integer,
    Kind.DAY: _day,
    Kind.PERIOD: _period,
    Kind.UNIT: _unit,
    Kind.WORDS: _words,
    Kind.YES_NO: _yes_no,
    Kind.FIRM: _firm,
    Kind.PHONE: _phone,
}
