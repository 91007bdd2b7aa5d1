"""Reading a roster: every way cities write one is understood, every other refused with what to do, in both languages."""

import io

import pytest

from tests.people.sheets import HEADER, bomb, csv_file, far_away_cell, long_sheet, roster, workbook
from yinuo.people.models import Roster
from yinuo.people.rosters.reading import read
from yinuo.records.uploads import Unacceptable


def names(table):
    return [values["name"] for _, values in table.rows]


CSV = "姓名,代表证号,代表团,手机\n代表丁,示004,示例县代表团,13800000004\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_csv_is_read_in_every_usual_encoding(encoding):
    table = read(Roster.DEPUTIES, csv_file(CSV, encoding), "名册.csv")
    assert table.rows == [
        (2, {"name": "代表丁", "certificate": "示004", "delegation": "示例县代表团", "phone": "13800000004"})
    ]


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_csv_is_read_with_every_usual_separator(mark):
    assert names(read(Roster.DEPUTIES, csv_file(CSV.replace(",", mark)), "名册.csv")) == ["代表丁"]


def test_a_telephone_number_that_excel_took_for_a_number_stays_itself():
    table = read(Roster.DEPUTIES, roster(["代表丁", 4, "", 13800000004]), "名册.xlsx")
    assert table.rows[0][1]["phone"] == "13800000004"
    assert table.rows[0][1]["certificate"] == "4"


def test_titles_above_the_header_and_empty_rows_below_do_not_shift_the_row_numbers():
    rows = [["示例市第十七届人大代表名册"], [], HEADER, ["代表丁"], [], ["代表戊"]]
    table = read(Roster.DEPUTIES, workbook(rows, merged=[(0, 0, 0, 3, "示例市第十七届人大代表名册")]), "名册.xlsx")
    assert [number for number, _ in table.rows] == [4, 6]


@pytest.mark.parametrize("title", ["姓名", " 姓 名 ", "姓名*", "姓名（必填）", "代表姓名", "name", "Name", "姓\n名"])
def test_a_column_is_known_by_the_titles_people_write(title):
    assert names(read(Roster.DEPUTIES, roster(["代表丁", "", "", ""], header=[title, *HEADER[1:]]), "a.xlsx")) == [
        "代表丁"
    ]


def test_the_example_row_is_left_out_and_said_so():
    table = read(Roster.DEPUTIES, roster(["示例：代表甲"], ["代表丁"]), "名册.xlsx")
    assert names(table) == ["代表丁"]
    assert any("跳过1行示例" in note for note in table.notes)


def test_extra_columns_are_left_out_and_named():
    table = read(Roster.DEPUTIES, roster(["代表丁", "", "", "", "汉"], header=[*HEADER, "民族"]), "名册.xlsx")
    assert "nation" not in table.columns
    assert any("“民族”" in note and "left out" in note for note in table.notes)


def test_merged_cells_below_the_header_are_remembered_by_row():
    rows = [HEADER, ["代表丁", "", "示例县代表团"], ["代表戊"]]
    table = read(Roster.DEPUTIES, workbook(rows, merged=[(1, 2, 2, 2, "示例县代表团")]), "名册.xlsx")
    assert table.merged == {2: "C2:C3", 3: "C2:C3"}


REFUSED = [
    # (file, its name, what the sentence says in Chinese, in English, why it must be so)
    (lambda: io.BytesIO(b""), "名册.xlsx", "空的", "", "an empty file"),
    (lambda: io.BytesIO(b"%PDF-1.7 ..."), "名册.xlsx", ".pdf", "", "a PDF renamed: the content decides"),
    (lambda: io.BytesIO(b"\xd0\xcf\x11\xe0" + b"\0" * 600), "名册.xls", "旧版", "", "Excel 97: save it anew"),
    (lambda: io.BytesIO(b"PK\x03\x04broken"), "名册.xlsx", "打不开", "", "a broken archive"),
    (bomb, "名册.xlsx", "压缩炸弹", "", "a zip bomb"),
    (far_away_cell, "名册.xlsx", "1048576行", "at most 20000 rows", "one cell far out would span the memory"),
    (long_sheet, "名册.xlsx", "一次最多20000行", "split it", "200,000 rows"),
    (lambda: csv_file("姓名\n" + "代表\n" * 20_100), "名册.csv", "一次最多20000行", "split it", "a long CSV too"),
    (lambda: roster(["x"], header=["编号", "名单", "", ""]), "a.xlsx", "“姓名”列", "Name", "no header we know"),
    (lambda: workbook([HEADER]), "a.xlsx", "没有一行内容", "no row", "a header alone"),
    (
        lambda: workbook([[], ["代表丁"]], merged=[(0, 0, 0, 1, "姓名")]),
        "a.xlsx",
        "第1行表头有合并单元格（A1:B1）",
        "A1:B1",
        "merged header cells: which column is which?",
    ),
    (
        lambda: workbook([HEADER, [], ["代表丁"]], merged=[(0, 1, 1, 1, "代表证号")]),
        "a.xlsx",
        "第1行表头有合并单元格（B1:B2）",
        "B1:B2",
        "a header over two rows",
    ),
    (
        lambda: roster(["代表丁"], header=["姓名", "手机", "电话", "代表团"]),
        "a.xlsx",
        "有两个",
        "keep one",
        "two columns of one meaning",
    ),
    (
        lambda: csv_file('姓名,手机\n"代表丁,138\n' + "x" * 200_000),
        "a.csv",
        "引号",
        "quotes",
        "an unclosed quotation mark",
    ),
    (lambda: io.BytesIO("姓名\n".encode() + b"\x00\x01\x02\xff\xfe"), "a.csv", "a.csv", "", "bytes that are no text"),
]


@pytest.mark.parametrize(("file", "name", "chinese", "english", "why"), REFUSED, ids=[row[4] for row in REFUSED])
def test_a_file_that_cannot_be_a_roster_is_refused_with_a_remedy(file, name, chinese, english, why):
    with pytest.raises(Unacceptable) as refusal:
        read(Roster.DEPUTIES, file(), name)
    assert chinese in str(refusal.value)
    assert english in str(refusal.value)
