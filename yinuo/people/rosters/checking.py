"""Comparing a roster with what is known (核对名册): every row is new, changed, the same, or wrong – and says why.

Nothing is written. A checked row is plain values, so that it can be kept until a person has looked and confirmed.
"""

from dataclasses import asdict, dataclass, field

from yinuo.people.models import Roster
from yinuo.people.rosters.cells import Wrong, clean, person
from yinuo.people.rosters.columns import COLUMNS, Column, column
from yinuo.people.rosters.reading import Table
from yinuo.rules.terms import Term


class RowState(Term):
    NEW = "new", "新增"
    CHANGED = "changed", "有变化"
    SAME = "same", "未变"
    WRONG = "wrong", "有错"


@dataclass
class Row:
    """One row as it will be shown: its number in the file, clean values, and what came of comparing it."""

    number: int
    values: dict[str, str]
    state: str = str(RowState.NEW)
    id: int | None = None  # of the one it is, if known already
    changes: dict[str, list[str]] = field(default_factory=dict)
    problems: list[dict[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    needs: dict[str, list[str]] = field(default_factory=dict)  # names to be created first, if the person agrees

    def wrong(self, at: Column | None, chinese: str, english: str) -> None:
        self.state = str(RowState.WRONG)
        self.problems.append({"column": at.title if at else "", "text": f"{chinese} · {english}"})

    @property
    def is_wrong(self) -> bool:
        return bool(self.problems)


def check(roster: Roster, table: Table, congress, *, by) -> list[Row]:
    """Every row of the table, compared with this congress (核对)."""
    from yinuo.people.rosters import deputies, posts, units

    rows = [_cleaned(roster, number, values, table) for number, values in table.rows]
    comparing = {Roster.DEPUTIES: deputies, Roster.UNITS: units, Roster.POSTS: posts}[roster]
    comparing.compare(rows, congress, by=by)
    return rows


def counted(rows: list[dict]) -> dict[str, int]:
    """How many rows are in each state (各有几行)."""
    return {str(state): sum(row["state"] == str(state) for row in rows) for state in RowState}


def wanted(rows: list[dict]) -> dict[str, list[str]]:
    """The names that rows need and nobody has entered: offered to be created (待新建)."""
    names: dict[str, list[str]] = {}
    for row in rows:
        for kind, needed in row["needs"].items():
            names.setdefault(kind, [])
            names[kind] += [name for name in needed if name not in names[kind]]
    return names


def as_values(rows: list[Row]) -> list[dict]:
    return [asdict(row) for row in rows]


def twice(rows: list[Row], key, at: Column, chinese: str, english: str) -> None:
    """Refuse rows that say the same about two (表内重复); each names the row number of the other."""
    first: dict[object, Row] = {}
    for row in rows:
        mark = key(row)
        if not mark:
            continue
        if mark in first:
            other = first[mark]
            row.wrong(
                at, f"与第{other.number}行{chinese}，请只留一行", f"row {other.number} has the same {english}; keep one"
            )
            if not other.problems:
                other.wrong(
                    at, f"与第{row.number}行{chinese}，请只留一行", f"row {row.number} has the same {english}; keep one"
                )
        else:
            first[mark] = row


def compared(row: Row, known: dict[str, str]) -> None:
    """Mark a row about somebody known as changed or the same; an empty cell changes nothing."""
    row.changes = {
        code: [old, row.values[code]] for code, old in known.items() if row.values.get(code) and row.values[code] != old
    }
    if not row.is_wrong:
        row.state = str(RowState.CHANGED if row.changes else RowState.SAME)


def _cleaned(roster: Roster, number: int, values: dict[str, str], table: Table) -> Row:
    row = Row(number, {})
    for one in COLUMNS[roster]:
        if one.code not in values:
            continue
        row.values[one.code] = values[one.code]
        try:
            row.values[one.code] = clean(one, values[one.code])
            if one.code == "name" and roster != Roster.UNITS:
                row.values["name"] = person(row.values["name"])
        except Wrong as wrong:
            chinese, english = str(wrong).split(" · ", 1)
            row.wrong(one, chinese, english)
    if number in table.merged:
        name = table.merged[number]
        row.wrong(
            None, f"{name}是合并单元格，请取消合并后逐行填写", f"{name} is merged; unmerge it and fill in each row"
        )
    early, late = row.values.get("from_on", ""), row.values.get("until_on", "")
    if early and late and late < early:
        row.wrong(
            column(roster, "until_on"), "任职至早于任职自，请改正", "the last day is before the first; correct it"
        )
    return row
