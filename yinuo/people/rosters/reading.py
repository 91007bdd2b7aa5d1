"""Opening a roster (读名册): which sheet, which row is the header, which column is which; every refusal says what to do.

Refusals of the whole file carry both languages, “中文 · English”; what is wrong with one row is found in `checking`.
"""

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime

from python_calamine import CalamineError, load_workbook

from yinuo.people.models import Roster
from yinuo.people.rosters.columns import COLUMNS, EXAMPLE, YES, Column
from yinuo.records import uploads
from yinuo.records.uploads import Unacceptable

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_BYTES = 20 * 1024**2
HEADER_WITHIN = 15  # rows from the top in which the header may stand; titles often stand above it
LONGEST_CELL = 10_000
# a cell with content; calamine spans everything between the first and the last of them, so a lone one far out is a bomb
CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,4})(\d{1,9})"[^>]*?(?<!/)>')
NOISE = re.compile(r"[\s*＊　]+|[（(](?:必填|选填)[）)]")


class NoHeader(Unacceptable):
    """This sheet is no roster; another may be."""


@dataclass
class Table:
    """A roster as read: the codes of its columns, its rows with their numbers in the file, remarks on the whole."""

    columns: list[str]
    rows: list[tuple[int, dict[str, str]]]
    notes: list[str] = field(default_factory=list)
    merged: dict[int, str] = field(default_factory=dict)  # row number → the merged range it lies in


def read(roster: Roster, file, name: str) -> Table:
    """The table in this file (读取). Raises Unacceptable: wrong type, bomb, too long, no header, merged header."""
    size = file.seek(0, 2)
    if size > MOST_BYTES:
        raise Unacceptable(
            f"文件超过{MOST_BYTES // 1024**2}MB，请拆成几个表 · The file is over {MOST_BYTES // 1024**2} MB; split it"
        )
    kind = uploads.examine(file, name)
    file.seek(0)
    if kind.ending == "xlsx":
        return _from_workbook(roster, file)
    if kind.ending == "csv":
        return _table(roster, _csv_rows(file.read()), [])
    raise Unacceptable(
        f"名册须是 .xlsx 或 .csv 文件，这是 .{kind.ending} · A roster must be .xlsx or .csv; this is .{kind.ending}"
    )


# -- Excel ------------------------------------------------------------------------------------------------------------


def _from_workbook(roster: Roster, file) -> Table:
    _must_be_small(file)
    file.seek(0)
    try:
        book = load_workbook(file)
        refusal = None
        for meta in book.sheets_metadata[:10]:
            if "Visible" not in str(meta.visible) or "WorkSheet" not in str(meta.typ):
                continue
            sheet = book.get_sheet_by_name(meta.name)
            merged = [_range(*corners) for corners in sheet.merged_cell_ranges or []]
            rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
            try:
                return _table(roster, rows, merged)
            except NoHeader as error:
                refusal = refusal or error
    except CalamineError as error:
        raise Unacceptable(
            "表格打不开，请用 Excel 或 WPS 另存为 .xlsx 再传 · The workbook cannot be opened; save it again"
        ) from error
    raise refusal or Unacceptable("文件里没有工作表 · The workbook has no sheet")


def _must_be_small(file) -> None:
    """Look where the cells are before anybody unfolds the sheet."""
    with zipfile.ZipFile(file) as archive:
        for entry in archive.namelist():
            if not re.fullmatch(r"/?xl/worksheets/[^/]+\.xml", entry):
                continue
            with archive.open(entry) as xml:
                rest = b""
                while piece := xml.read(1 << 20):
                    for letters, number in CELL.findall(rest + piece):
                        _must_lie_within(int(number), _column_number(letters))
                    rest = (rest + piece)[-300:]


def _must_lie_within(row: int, column: int) -> None:
    if row > MOST_ROWS + HEADER_WITHIN:
        raise Unacceptable(
            f"表有{row}行以上，一次最多{MOST_ROWS}行：请拆成几个表，或删去表后的空行 · "
            f"The sheet reaches row {row}; at most {MOST_ROWS} rows at once: split it"
        )
    if column > MOST_COLUMNS:
        raise Unacceptable(
            f"表超过{MOST_COLUMNS}列，请只留名册的列 · The sheet has over {MOST_COLUMNS} columns; keep the roster's own"
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


@dataclass(frozen=True)
class Range:
    first_row: int  # counted from 1, as the person sees it
    last_row: int
    name: str


def _range(start: tuple[int, int], end: tuple[int, int]) -> Range:
    def corner(place):
        letters, column = "", place[1]
        while column >= 0:
            letters, column = chr(65 + column % 26) + letters, column // 26 - 1
        return f"{letters}{place[0] + 1}"

    return Range(start[0] + 1, end[0] + 1, f"{corner(start)}:{corner(end)}")


def _text(cell) -> str:
    """What a person reads in the cell: no 13800000000.0, a date as ISO text."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, bool):
        return YES if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)[:LONGEST_CELL].strip()


# -- CSV --------------------------------------------------------------------------------------------------------------


def _csv_rows(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    mark = max(",\t;", key=first.count)
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            rows.append([cell[:LONGEST_CELL].strip() for cell in row])
            _must_lie_within(len(rows), len(row))
    except csv.Error as error:
        raise Unacceptable(
            f"第{len(rows) + 1}行读不懂，引号可能没有成对：请用 Excel 另存为 CSV 再传 · Row {len(rows) + 1} cannot be read; check its quotes"
        ) from error
    return rows


def _decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark, else the national encoding that Excel writes here (GB 18030)."""
    for encoding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unacceptable(
        "文字编码读不懂，请另存为 UTF-8 的 CSV 或 .xlsx · The encoding is unknown; save as UTF-8 CSV or .xlsx"
    )


# -- the header and what stands below ---------------------------------------------------------------------------------


def _table(roster: Roster, rows: list[list[str]], merged: list[Range]) -> Table:
    at, places, extra = _header(roster, rows)
    for one in merged:
        if one.first_row <= at + 1 <= one.last_row:
            raise Unacceptable(
                f"第{at + 1}行表头有合并单元格（{one.name}）：请取消合并，一列一个列名 · "
                f"The header in row {at + 1} has merged cells ({one.name}); unmerge them, one title a column"
            )
    table = Table(columns=list(places), rows=[])
    examples = 0
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        values = {code: row[place] if place < len(row) else "" for code, place in places.items()}
        if values["name"].startswith(EXAMPLE):
            examples += 1
        elif any(values.values()):
            table.rows.append((number, values))
    if not table.rows:
        raise Unacceptable("表头下面没有一行内容 · There is no row below the header")
    table.merged = {
        number: one.name for one in merged for number in range(max(one.first_row, at + 2), one.last_row + 1)
    }
    if examples:
        table.notes.append(f"跳过{examples}行示例 · {examples} example row(s) left out")
    table.notes += [
        f"“{title}”列不在模板里，不导入 · The column “{title}” is not in the template and is left out"
        for title in extra
    ]
    return table


def _header(roster: Roster, rows: list[list[str]]) -> tuple[int, dict[str, int], list[str]]:
    """(row, code → place, titles nobody knows) of the row that names most columns."""
    columns = COLUMNS[roster]
    found = [(_places(columns, row), at, row) for at, row in enumerate(rows[:HEADER_WITHIN])]
    places, at, row = max(found, key=lambda one: len(one[0]), default=({}, 0, []))
    missing = [column for column in columns if column.required and column.code not in places]
    if missing:
        titles, english = "、".join(f"“{one.title}”" for one in missing), ", ".join(one.english for one in missing)
        raise NoHeader(
            f"前{HEADER_WITHIN}行里没有找到含{titles}列的表头：请下载模板，把内容贴进去 · "
            f"No header with {english} in the first {HEADER_WITHIN} rows; download the template and paste into it"
        )
    titles = [_title(cell) for cell in row]
    for code, place in places.items():
        if sum(_column_of(columns, title) == code for title in titles) > 1:
            raise Unacceptable(
                f"表头里“{titles[place]}”一类的列有两个，请只留一个 · The column “{titles[place]}” stands twice; keep one"
            )
    return at, places, [title for title in titles if title and _column_of(columns, title) is None]


def _places(columns: tuple[Column, ...], row: list[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(row):
        code = _column_of(columns, _title(cell))
        if code:
            places.setdefault(code, place)
    return places


def _column_of(columns: tuple[Column, ...], title: str) -> str | None:
    return next((column.code for column in columns if title and column.named(title)), None)


def _title(cell: str) -> str:
    return cell.strip() if cell.isascii() else NOISE.sub("", cell)
