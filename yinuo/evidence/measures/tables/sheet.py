"""Bytes of a CSV or spreadsheet into rows of cells (读取表格文件): encodings, delimiters, merged headings.

UTF-8 with or without BOM, UTF-16 with BOM, GBK/GB 18030; comma, tab or semicolon; .xlsx, .xls, .ods. No I/O: bytes in.
"""

import csv
import io
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from yinuo.evidence.measures.reasons import Unmeasurable

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Sheet:
    """Rows of cells with their row numbers in the file (工作表), and how the file was read."""

    rows: list[list[Any]]
    numbers: list[int]
    encoding: str
    merged: tuple[tuple[int, int, int, int], ...] = ()


def open_sheet(content: bytes, name: str | None = None) -> Sheet:
    """The first – or the named – sheet of the file (打开表格). Unmeasurable with the remedy if it cannot be read."""
    if not content.strip():
        raise Unmeasurable("文件是空的", "the file is empty")
    return _workbook(content, name) if content[:4] in (ZIP, OLE) else _csv(content)


def _workbook(content: bytes, name: str | None) -> Sheet:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = book.sheet_names
        if name is not None and name not in names:
            raise Unmeasurable(
                f"没有工作表“{name}”，文件里有：{'、'.join(names)}",
                f"there is no sheet {name}; there are {', '.join(names)}",
            )
        sheet = book.get_sheet_by_name(name or names[0])
        rows = sheet.to_python(skip_empty_area=False)
        merged = sheet.merged_cell_ranges or []
    except PasswordError:
        raise Unmeasurable("文件有密码，请另存为不加密的文件", "the file is protected by a password") from None
    except (CalamineError, IndexError, OSError, ValueError) as refusal:
        if isinstance(refusal, Unmeasurable):
            raise
        raise Unmeasurable("表格文件打不开，请用 Excel 另存为 .xlsx 后重试", "the spreadsheet cannot be read") from None
    ranges = tuple((first[0], first[1], last[0], last[1]) for first, last in merged)
    return Sheet([list(row) for row in rows], list(range(1, len(rows) + 1)), "xlsx", ranges)


def _csv(content: bytes) -> Sheet:
    text, encoding = decode(content)
    head = text.split("\n", 1)[0]
    delimiter = max(",\t;", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[Any]] = []
    numbers: list[int] = []
    start = 1
    try:
        for row in reader:
            rows.append(list(row))
            numbers.append(start)
            start = reader.line_num + 1
    except csv.Error:
        raise Unmeasurable(
            f"第{start}行起引号不成对，请检查该行的双引号", f"the quotation marks from row {start} on do not match"
        ) from None
    return Sheet(rows, numbers, encoding)


def decode(content: bytes) -> tuple[str, str]:
    """Text and the name of its encoding (识别编码). Unmeasurable with the line if it is neither UTF-8 nor GB 18030."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return content.decode("utf-16"), "utf-16"
        except UnicodeDecodeError:
            pass
    try:
        return content.decode("utf-8-sig"), "utf-8-bom" if content[:3] == b"\xef\xbb\xbf" else "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError as refusal:
        row = content[: refusal.start].count(b"\n") + 1
        raise Unmeasurable(
            f"第{row}行的文字既不是UTF-8也不是GBK编码，请另存为“CSV UTF-8”",
            f"row {row} is neither UTF-8 nor GBK; save as CSV UTF-8",
        ) from None
    if "\x00" in text or any("\ue000" <= letter <= "\uf8ff" for letter in text[:10_000]):
        raise Unmeasurable(
            "文件不是文本表格，请另存为 CSV UTF-8 或 .xlsx", "this is not a text table; save as CSV UTF-8 or .xlsx"
        )
    return text, "gbk"
