"""One year's State Council notice (节假日安排通知): its days off and its make-up working days (调休).

全国年节及纪念日放假办法（2024）: the holidays themselves. The yearly notice, about November, says which
weekend days are worked instead; nothing but the notice can tell.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple

ROWS_AT_MOST = 400  # a notice names some forty days; more is another file
FESTIVALS = {  # 放假办法第二条, with the words notices have used; a table without one of them is half a notice
    "元旦": ("元旦",),
    "春节": ("春节",),
    "清明节": ("清明",),
    "劳动节": ("劳动节", "五一"),
    "端午节": ("端午",),
    "中秋节": ("中秋",),
    "国庆节": ("国庆", "十一"),
}
WORDS = {"off": False, "放假": False, "休": False, "work": True, "上班": True, "班": True}
HEADER = {"date", "日期", "day"}
DAY = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
WEEKDAYS = "一二三四五六日"


class SpecialDay(NamedTuple):
    """A day the notice names (特殊日): a day off, or a weekend day that is worked for one."""

    on: date
    works: bool
    name: str


@dataclass(frozen=True)
class Notice:
    """The arrangement of one year (年度节假日安排), with its document number where known for certain."""

    year: int
    number: str | None
    days: tuple[SpecialDay, ...]
    title: str = ""
    amended_by: tuple[str, ...] = ()  # later notices already worked into the days

    def __post_init__(self) -> None:
        if not self.title:
            object.__setattr__(self, "title", f"国务院办公厅关于{self.year}年部分节假日安排的通知")
        object.__setattr__(self, "days", tuple(sorted(self.days)))

    @property
    def version(self) -> str:
        """The year and a fingerprint of its days (版本): the same days give the same version."""
        written = "".join(f"{day.on}{'+' if day.works else '-'}{day.name};" for day in self.days)
        return f"{self.year}.{sha256(written.encode()).hexdigest()[:8]}"

    @property
    def label(self) -> str:
        """Title, number and amendments as one cites them (通知名称和文号)."""
        numbers = [number for number in (self.number, *self.amended_by) if number]
        return self.title + (f"（{'、'.join(numbers)}）" if numbers else "")


class RowError(NamedTuple):
    """What is wrong in one row of a table, and what to write instead (行错误); row 0 is the table as a whole."""

    row: int
    field: str
    message: str

    def __str__(self) -> str:
        return self.message


class NoticeError(ValueError):
    """A table of holidays that cannot be used (节假日表有误), with every faulty row."""

    def __init__(self, errors: list[RowError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = errors


def read_day(text: str) -> date:
    """The day written as 2027-01-31, 2027/1/31 or 2027年1月31日 (日期); ValueError says how to write it."""
    match = DAY.fullmatch(text.strip())
    try:
        if match:
            return date(*map(int, match.groups()))
    except ValueError:
        pass
    shown = text.strip()[:40]
    raise ValueError(f"“{shown}”不是日期，请写成2027-01-31 · “{shown}” is not a date; write it as 2027-01-31")


def read_notice(text: str, *, year: int, number: str | None = None, title: str = "") -> Notice:
    """The notice of this year from a table of date, off/work, name (导入节假日表).

    One day a row; a header row is allowed. NoticeError lists every faulty row, in Chinese and English:
    no date, a date outside the notice's reach (the year itself and the December before), a day twice,
    a working day that was one anyway, or a festival missing.
    """
    days: dict[date, SpecialDay] = {}
    errors: list[RowError] = []
    for row, cells in _rows(text, errors):
        try:
            day = _special_day(cells, row, year)
        except NoticeError as error:
            errors += error.errors
            continue
        if day.on in days:
            errors.append(_error(row, "日期", "date", f"{day.on}已经写过", f"{day.on} is given twice"))
        days.setdefault(day.on, day)
    missing = [name for name, words in FESTIVALS.items() if not _names(days.values(), words)]
    if missing and not errors:
        zh, en = f"还缺{'、'.join(missing)}的放假日", f"no day off for {'、'.join(missing)}; is the table whole?"
        errors.append(_error(0, "节日", "name", zh, en))
    if errors:
        raise NoticeError(errors)
    return Notice(year, number, tuple(days.values()), title)


def written(year: int, number: str, *rows: tuple[str, str, str], amended_by: tuple[str, ...] = ()) -> Notice:
    """A notice from rows of holiday, days off, days worked, as `published` writes them: 02-15..02-23."""
    days: list[SpecialDay] = []
    for name, off, worked in rows:
        days += [SpecialDay(on, False, name) for on in _spans(off, year)]
        days += [SpecialDay(on, True, name) for on in _spans(worked, year)]
    return Notice(year, number, tuple(days), amended_by=amended_by)


def _spans(text: str, year: int) -> Iterator[date]:
    for span in text.split():
        first, _, last = span.partition("..")
        start, end = (date.fromisoformat(day if len(day) > 5 else f"{year}-{day}") for day in (first, last or first))
        yield from (start + timedelta(days=n) for n in range((end - start).days + 1))


def _rows(text: str, errors: list[RowError]) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, numbered as a spreadsheet numbers them."""
    lines = text.lstrip("\ufeff").splitlines()
    if len(lines) > ROWS_AT_MOST:
        zh, en = f"超过{ROWS_AT_MOST}行，不像一年的节假日表", f"more than {ROWS_AT_MOST} rows: not one year's table"
        errors.append(_error(0, "表", "table", zh, en))
        return
    try:
        for row, cells in enumerate(csv.reader(lines, strict=True), start=1):
            trimmed = [cell.strip() for cell in cells]
            if any(trimmed) and not (row == 1 and trimmed[0].lower() in HEADER):
                yield row, trimmed
    except csv.Error:
        errors.append(_error(0, "表", "table", "引号没有成对，读不下去", "quotation marks do not pair"))


def _special_day(cells: list[str], row: int, year: int) -> SpecialDay:
    if len(cells) != 3:
        zh, en = "每行三列：日期,放假或上班,节日（用英文逗号）", "three columns a row: date,off or work,name"
        raise NoticeError([_error(row, "行", "row", zh, en)])
    found: list[RowError] = []
    on, works, name = None, WORDS.get(cells[1].lower()), cells[2]
    try:
        on = read_day(cells[0])
    except ValueError as error:
        found.append(_error(row, "日期", "date", *str(error).split(" · ")))
    if on and not date(year - 1, 12, 1) <= on <= date(year, 12, 31):
        zh, en = f"{on}不在{year}年，也不在前一年12月", f"{on} is neither in {year} nor in the December before"
        found.append(_error(row, "日期", "date", zh, en))
    if works is None:
        zh, en = f"“{cells[1][:20]}”请改为“放假”或“上班”", f"“{cells[1][:20]}” should be off or work"
        found.append(_error(row, "安排", "off/work", zh, en))
    if on and works and on.weekday() < 5:
        zh = f"{on}是星期{WEEKDAYS[on.weekday()]}，本来就上班，请核对日期"
        found.append(_error(row, "日期", "date", zh, f"{on} is a weekday and worked anyway; check the date"))
    if not name:
        found.append(_error(row, "节日", "name", "请写明是哪个节日", "say which holiday it is for"))
    if found or on is None or works is None:
        raise NoticeError(found)
    return SpecialDay(on, works, name[:40])


def _names(days: Iterable[SpecialDay], words: tuple[str, ...]) -> bool:
    return any(word in day.name for day in days for word in words if not day.works)


def _error(row: int, field_zh: str, field_en: str, zh: str, en: str) -> RowError:
    where_zh, where_en = (f"第{row}行", f"row {row}") if row else ("全表", "the table")
    return RowError(row, field_zh, f"{where_zh}“{field_zh}”：{zh} · {where_en}, {field_en}: {en}")
