"""Workbooks for tests, as cities make them."""

import io
import zipfile

import xlsxwriter

HEADER = ["姓名", "代表证号", "代表团", "手机"]


def workbook(rows, merged=(), sheets=("名册",)) -> io.BytesIO:
    """An .xlsx of these rows; `merged` are (first row, first column, last row, last column, text)."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            for place in merged:
                sheet.merge_range(*place)
    buffer.seek(0)
    return buffer


def roster(*rows, header=HEADER):
    return workbook([header, *rows])


def csv_file(text: str, encoding="utf-8") -> io.BytesIO:
    return io.BytesIO(text.encode(encoding))


def bomb() -> io.BytesIO:
    """A workbook whose sheet unfolds to a thousand times its size."""
    return repacked(workbook([HEADER, ["代表丁"]]), "xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 90_000_000)


def far_away_cell() -> io.BytesIO:
    """A small workbook with one cell in the last row of the last column: a grid of seventeen thousand million cells."""
    file = workbook([HEADER, ["代表丁"]])
    with zipfile.ZipFile(file) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return repacked(file, "xl/worksheets/sheet1.xml", sheet.replace(b"</sheetData>", far))


def long_sheet() -> io.BytesIO:
    """Two hundred thousand rows."""
    file = workbook([HEADER, ["代表丁"]])
    with zipfile.ZipFile(file) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(3, 200_000))
    return repacked(file, "xl/worksheets/sheet1.xml", sheet.replace(b"</sheetData>", rows.encode() + b"</sheetData>"))


def repacked(file, entry, content) -> io.BytesIO:
    buffer = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            new.writestr(one.filename, content if one.filename == entry else old.read(one))
    buffer.seek(0)
    return buffer
