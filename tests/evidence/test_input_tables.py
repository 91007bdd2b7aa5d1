"""导入表: wrong files are refused whole, by row and column, in both languages; right ones are read whatever their dress."""

import io
from datetime import date

import pytest
import xlsxwriter

from yinuo.evidence.measures.tables import TABLES, BadTable, is_credit_code, load, template

PERMU = TABLES["permu_firm"]
LINKS = TABLES["supply_links"]
GOOD = "统一社会信用代码,企业名称,用地面积（亩）,税收（万元）,年度\n甲,甲公司,20,540,2023\n乙,乙公司,30,,2023\n"


def refused(content, table=PERMU, **more):
    with pytest.raises(BadTable) as caught:
        load(content if isinstance(content, bytes) else content.encode(), table, **more)
    return caught.value


def workbook(*rows, merge=None, sheets=("表",)):
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    for name in sheets:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        if merge:
            sheet.merge_range(*merge, "合并")
    book.close()
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (GOOD.encode(), "utf-8"),
        (GOOD.encode("utf-8-sig"), "utf-8-bom"),
        (GOOD.encode("gbk"), "gbk"),
        (GOOD.encode("utf-16"), "utf-16"),
        (GOOD.replace(",", "\t").encode(), "utf-8"),
        (GOOD.replace(",", ";").replace("\n", "\r\n").encode(), "utf-8"),
    ],
)
def test_encodings_and_delimiters_are_recognised(content, encoding):
    found = load(content, PERMU)
    assert found.encoding == encoding
    assert found.column("tax_wan") == [540, None]
    assert found.column("land_mu") == [20, 30]
    assert found.column("county") == [None, None]


def test_english_headings_do_as_well_and_unused_columns_are_named():
    found = load(b"firm_id,tax_wan,Remark\nA,1,x\n", PERMU)
    assert found.column("tax_wan") == [1]
    assert "未用到的列：Remark" in found.notes


def test_a_heading_may_name_another_unit_of_the_same_kind():
    found = load("企业编号,税收（亿元）,用地面积（公顷）\n甲,0.5,2\n".encode(), PERMU)
    assert (found.column("tax_wan"), found.column("land_mu")) == ([5000], [pytest.approx(30)])
    error = refused("企业编号,税收（亩）\n甲,0.5\n")
    assert "不能换算" in str(error)


def test_a_missing_column_is_named():
    error = refused("企业名称,税收\n甲,1\n")
    assert (
        str(error)
        == "第1行“统一社会信用代码”：缺少这一列（firm_id） · row 1, 统一社会信用代码: this column is missing (firm_id)"
    )


def test_text_in_numbers_is_refused_at_its_row_and_column_with_the_remedy():
    error = refused("企业编号,税收\n甲,540万\n乙,12\n丙,约三百\n丁,1_000\n戊,nan\n")
    assert [(problem.row, problem.column) for problem in error.problems] == [
        (2, "税收"),
        (4, "税收"),
        (5, "税收"),
        (6, "税收"),
    ]
    assert "里有文字“万”" in error.problems[0].zh
    assert "put the unit into the heading" in error.problems[0].en
    assert "不详则留空" in error.problems[1].zh


def test_numbers_may_carry_commas_full_width_digits_and_minus_signs():
    found = load('企业编号,税收\n甲,"1,234.5"\n乙,１２\n丙,−5\n丁,—\n戊,/\n'.encode(), PERMU)
    assert found.column("tax_wan") == [1234.5, 12, -5, None, None]


def test_repeated_keys_are_refused_with_the_row_they_repeat():
    error = refused("企业编号,年度,税收\n甲,2023,1\n乙,2023,2\n甲,2023,3\n甲,2024,3\n")
    assert [str(problem).split(" · ")[0] for problem in error.problems] == [
        "第4行“统一社会信用代码＋年度”：与第2行重复（甲、2023）"
    ]


def test_a_heading_given_twice_is_refused():
    assert "表头重复" in str(refused("企业编号,税收,税收\n甲,1,2\n"))


def test_a_title_above_the_headings_is_pointed_out():
    error = refused("蚌埠市2023年企业数据,,\n企业编号,税收,年度\n甲,1,2023\n")
    assert "表头在第2行" in str(error)


def test_bytes_that_are_no_text_are_refused_by_row():
    error = refused("企业编号,税收\n".encode() + b"\xff\xfe\xff,1\n")
    assert "第2行的文字既不是UTF-8也不是GBK编码" in str(error)


@pytest.mark.parametrize("content", [b"", b"   \n", "企业编号,税收\n".encode(), b"\n\n,,\n"])
def test_a_file_without_rows_is_refused(content):
    assert refused(content).problems


def test_an_unclosed_quotation_is_refused():
    assert "引号不成对" in str(refused('企业编号,税收\n甲,"1\n乙,2\n'))


def test_a_workbook_is_read_with_its_types():
    project = TABLES["projects"]
    content = workbook(
        ["项目编号", "签约日期", "协议投资（亿元）"],
        ["P1", date(2023, 5, 6).isoformat(), 2.5],
        [7, "2023-05", ""],
    )
    found = load(content, project)
    assert found.column("project_id") == ["P1", "7"]
    assert found.column("signed") == [date(2023, 5, 6), date(2023, 5, 31)]  # a month alone: its last day
    assert found.column("agreed_investment_wan") == [25000, None]


def test_merged_headings_and_merged_cells_are_refused():
    head = refused(workbook(["企业编号", "税收", "用地面积"], ["甲", 1, 2], merge=(0, 1, 0, 2)))
    assert str(head.problems[0]).startswith("第1行：表头第2—3列是合并单元格")
    body = refused(workbook(["企业编号", "税收"], ["甲", 1], ["", 2], merge=(1, 0, 2, 0)))
    assert str(body.problems[0]).startswith("第2行：有合并单元格")


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are():
    content = workbook(["企业编号"], ["甲"], sheets=("规上", "规下"))
    assert load(content, PERMU, sheet="规下").column("firm_id") == ["甲"]
    assert "文件里有：规上、规下" in str(refused(content, sheet="汇总"))


def test_a_broken_workbook_is_refused():
    assert "表格文件打不开" in str(refused(workbook(["企业编号"], ["甲"])[:300]))


def test_blank_rows_do_not_shift_the_row_numbers():
    error = refused("企业编号,税收\n\n甲,1\n,\n乙,x\n")
    assert error.problems[0].row == 5


def test_a_cell_over_several_lines_keeps_the_row_numbers_of_the_file():
    error = refused('企业编号,企业名称,税收\n甲,"甲\n公司",1\n乙,乙,x\n')
    assert error.problems[0].row == 4


def test_a_hundred_problems_are_shown_and_all_are_counted():
    error = refused("企业编号,税收\n" + "".join(f"企{n},x\n" for n in range(250)))
    assert (len(error.problems), error.count) == (100, 250)
    assert "共250处错误，只列前100处" in str(error)


def test_two_hundred_thousand_rows_are_read_and_one_more_is_refused_at_its_row():
    rows = "".join(f"e{n},1\n" for n in range(200_000))
    assert len(load(("企业编号,税收\n" + rows).encode(), PERMU)) == 200_000
    error = refused("企业编号,税收\n" + rows + "多,1\n")
    assert (error.problems[0].row, "超过200000行" in error.problems[0].zh) == (200_002, True)


@pytest.mark.parametrize(
    ("table", "row", "words"),
    [
        ("indicator_values", "蚌埠市,GDP,亿元,三年累计,5", "统计期“三年累计”写法不对"),
        ("indicator_values", "蚌埠市,GDP,担,2023,5", "单位“担”不在单位词典中"),
        ("indicator_values", "蚌埠市,GDP,亿元,2023,", "不能为空"),
    ],
)
def test_periods_units_and_required_cells_are_checked(table, row, words):
    assert words in str(refused(f"地区,指标,单位,统计期,数值\n{row}\n", TABLES[table]))


def test_amounts_of_supply_must_be_above_zero():
    assert "0须大于0" in str(refused("供应方,采购方,金额\n甲,乙,0\n", LINKS))


def test_a_credit_code_with_a_wrong_check_digit_is_a_slip_and_a_local_number_is_noted():
    assert is_credit_code("91350100M000100Y43")
    assert not is_credit_code("91350100M000100Y44")
    assert "校验位不对" in str(refused("企业编号\n91350100M000100Y44\n"))
    assert "统一社会信用代码：1行用的不是统一社会信用代码" in load("企业编号\n甲一\n".encode(), PERMU).notes


def test_phones_have_eleven_digits():
    from yinuo.evidence.measures.tables import Column, Kind, Table

    table = Table("t", "表", (Column("phone", "手机", Kind.PHONE),))
    assert load("手机\n13805520000\n".encode(), table).column("phone") == ["13805520000"]
    assert "手机号须为11位" in str(refused("手机\n0552-123\n", table))


@pytest.mark.parametrize("code", sorted(TABLES))
def test_every_template_is_a_table_that_only_lacks_rows(code):
    error = refused(template(TABLES[code]), TABLES[code])
    assert "只有表头，没有数据行" in str(error)
