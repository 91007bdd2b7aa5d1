"""An empty roster to fill in (名册模板): header, one row marked as an example, lists to choose from."""

import io

import xlsxwriter

from yinuo.people.models import Roster
from yinuo.people.rosters.columns import COLUMNS, ROLE_OF, Column
from yinuo.people.rosters.reading import MOST_ROWS

SHEET, GUIDE, LISTS = "名册", "填写说明", "选项"


def template(roster: Roster, congress) -> bytes:
    """The workbook, with this congress's own delegations and units as lists (下载模板)."""
    columns = COLUMNS[roster]
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bg_color": "#E8ECEC", "border": 1, "text_wrap": True})
        example = book.add_format({"italic": True, "font_color": "#626B71"})
        text = book.add_format({"num_format": "@"})
        sheet = book.add_worksheet(SHEET)
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width, text)
            sheet.write_string(0, place, column.title, head)
            if comment := comment_on(column):
                sheet.write_comment(0, place, comment)
            sheet.write_string(1, place, column.example, example)
        _lists(book, sheet, columns, own_names(congress))
        _guide(book, roster, columns, head)
    return buffer.getvalue()


def comment_on(column: Column) -> str:
    return "；".join(filter(None, ["必填" if column.required else "", column.help]))


def own_names(congress) -> dict[str, list[str]]:
    """What this congress already has, to choose from."""
    return {
        "delegation": list(congress.delegations.values_list("name", flat=True)),
        "group": list(congress.groups.values_list("name", flat=True)),
        "unit": list(congress.units.filter(abolished_on__isnull=True).values_list("name", flat=True)),
    }


def _lists(book, sheet, columns, names) -> None:
    """Choices come from a sheet of their own: Excel takes at most 255 characters in the cell rule itself."""
    lists = book.add_worksheet(LISTS)
    lists.hide()
    place = 0
    for position, column in enumerate(columns):
        choices = list(column.choices) or names.get(column.code, [])
        if not choices:
            continue
        lists.write_column(0, place, choices)
        letter = xlsxwriter.utility.xl_col_to_name(place)
        rule = {"validate": "list", "source": f"={LISTS}!${letter}$1:${letter}${len(choices)}"}
        if not column.choices:  # a new name is allowed, and offered to be created after upload
            rule |= {
                "error_type": "information",
                "error_title": "新名称",
                "error_message": "系统里还没有，上传后可选择新建",
            }
        sheet.data_validation(1, position, MOST_ROWS, position, rule)
        place += 1


def _guide(book, roster, columns, head) -> None:
    guide = book.add_worksheet(GUIDE)
    guide.set_column(0, 0, 16)
    guide.set_column(1, 1, 70)
    guide.write_row(0, 0, [roster.label, "怎么填"], head)
    lines = [(column.title, comment_on(column) or "选填") for column in columns]
    lines += [("示例行", "第2行是示例，姓名以“示例：”开头的行不会导入"), ("表头", "不要改列名，不要合并单元格")]
    if roster == Roster.POSTS:
        lines.append(("角色", "、".join(ROLE_OF)))
    for row, line in enumerate(lines, start=1):
        guide.write_row(row, 0, line)
