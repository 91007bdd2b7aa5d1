"""A file against its table definition (按表导入): all of it or nothing, with every error by row, column and remedy."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yinuo.evidence.measures.reasons import Reason, Unmeasurable
from yinuo.evidence.measures.tables.column import Column, Kind, is_credit_code, read_cell
from yinuo.evidence.measures.tables.sheet import Sheet, open_sheet
from yinuo.evidence.measures.units import convert, is_unit

SHOWN = 100
WITH_UNIT = re.compile(r"(.+?)[(（\[【](.+)[)）\]】]")


@dataclass(frozen=True)
class Table:
    """The definition of one input table (表定义): columns, what makes a row unique, how many rows at most."""

    code: str
    label: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    most_rows: int = 200_000
    extra: bool = False


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a file (导入错误): row and column as in the file, None for the whole of it."""

    row: int | None
    column: str | None
    zh: str
    en: str

    def __str__(self) -> str:
        where = f"第{self.row}行" if self.row else ""
        where += f"“{self.column}”" if self.column else ""
        place = ", ".join(filter(None, (f"row {self.row}" if self.row else "", self.column or "")))
        zh = f"{where}：{self.zh}" if where else self.zh
        return f"{zh} · {place}: {self.en}" if place else f"{zh} · {self.en}"


class BadTable(ValueError):
    """The file is refused as a whole (整表退回): `problems` holds up to a hundred, `count` says how many there are."""

    def __init__(self, problems: list[Problem], count: int | None = None) -> None:
        self.problems = problems
        self.count = count if count is not None else len(problems)
        lines = [str(problem) for problem in problems]
        if self.count > len(problems):
            lines.append(
                f"共{self.count}处错误，只列前{len(problems)}处 · {self.count} errors, the first {len(problems)} shown"
            )
        super().__init__("\n".join(lines))


@dataclass(frozen=True)
class Loaded:
    """A table read whole (已读入的表): values by column, None where unknown; row numbers of the file; remarks."""

    table: Table
    columns: dict[str, list[Any]]
    rows: list[int]
    encoding: str
    notes: tuple[Reason, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, code: str) -> list[Any]:
        """The values of a column; all None where the file does not have it (取列)."""
        return self.columns.get(code) or [None] * len(self.rows)

    def records(self) -> Iterator[dict[str, Any]]:
        """Row by row (逐行)."""
        codes = list(self.columns)
        return (dict(zip(codes, values, strict=True)) for values in zip(*self.columns.values(), strict=True))


def load(content: bytes, table: Table, *, sheet: str | None = None) -> Loaded:
    """Read a file as this table (导入). BadTable with every problem found, and nothing read, if there is one."""
    try:
        opened = open_sheet(content, sheet)
    except Unmeasurable as refusal:
        raise BadTable([Problem(None, None, refusal.zh, refusal.en)]) from None
    head = _heading(opened, table)
    places, factors, others = _match(opened, table, head)
    body = [at for at in range(head + 1, len(opened.rows)) if not _is_blank(opened.rows[at])]
    _refuse_size_and_merges(opened, table, head, body)
    problems = _Problems()
    numbers = [opened.numbers[at] for at in body]
    columns = {
        column.code: _read(column, [opened.rows[at] for at in body], numbers, place, factors.get(column.code), problems)
        for column, place in places
    }
    if table.extra:
        for label, place in others.items():
            free = Column(label, label)
            columns[label] = _read(free, [opened.rows[at] for at in body], numbers, place, None, problems)
    _refuse_twice(table, columns, numbers, problems)
    problems.raise_any()
    return Loaded(table, columns, numbers, opened.encoding, tuple(_notes(table, columns, others, opened)))


class _Problems:
    """Collects problems, keeping the first hundred in the order of rows."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, row: int | None, column: str | None, zh: str, en: str) -> None:
        self.found.append(Problem(row, column, zh, en))

    def raise_any(self) -> None:
        if self.found:
            self.found.sort(key=lambda problem: problem.row or 0)
            raise BadTable(self.found[:SHOWN], len(self.found))


def _is_blank(row: list[Any]) -> bool:
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row)


def _plain(text: Any) -> str:
    return unicodedata.normalize("NFKC", str(text)).strip().lower().replace(" ", "").replace("\n", "")


def _names(table: Table) -> dict[str, Column]:
    return {_plain(name): column for column in table.columns for name in (column.code, column.label, *column.aliases)}


def _split(cell: Any) -> tuple[str, str | None]:
    """A heading and the unit in its brackets, if that is one."""
    text = unicodedata.normalize("NFKC", str(cell)).strip()
    found = WITH_UNIT.fullmatch(text)
    return (found[1].strip(), found[2].strip()) if found and is_unit(found[2].strip()) else (text, None)


def _find(names: dict[str, Column], cell: Any) -> tuple[Column | None, str | None]:
    text, given = _split(cell)
    return names.get(_plain(cell)) or names.get(_plain(text)), given


def _heading(opened: Sheet, table: Table) -> int:
    """Which row holds the headings: the first that is not blank; a title above them is pointed out."""
    names = _names(table)
    rows = [at for at, row in enumerate(opened.rows[:20]) if not _is_blank(row)]
    if not rows:
        raise BadTable([Problem(None, None, "文件里没有数据", "the file holds no rows")])
    hits = {at: sum(_find(names, cell)[0] is not None for cell in opened.rows[at]) for at in rows[:6]}
    best = max(hits, key=lambda at: hits[at])
    if best != rows[0] and hits[best] > hits[rows[0]]:
        row = opened.numbers[best]
        zh = f"表头在第{row}行，上面有标题或说明，请删去第{row}行以上的内容"
        raise BadTable([Problem(row, None, zh, f"the headings are in row {row}; delete the rows above it")])
    return rows[0]


def _match(
    opened: Sheet, table: Table, head: int
) -> tuple[list[tuple[Column, int]], dict[str, tuple[str, str]], dict[str, int]]:
    names, problems, row = _names(table), _Problems(), opened.numbers[head]
    places: dict[str, tuple[Column, int]] = {}
    factors: dict[str, tuple[str, str]] = {}
    others: dict[str, int] = {}
    for first, left, last, right in opened.merged:
        if first <= head <= last:
            zh = f"表头第{left + 1}—{right + 1}列是合并单元格，请取消合并，每列一个表头"
            problems.add(row, None, zh, f"the headings of columns {left + 1}–{right + 1} are merged; unmerge them")
    for place, cell in enumerate(opened.rows[head]):
        column, given = _find(names, cell)
        if column is None:
            if str(cell).strip():
                others[str(cell).strip()] = place
            continue
        if column.code in places:
            problems.add(row, str(cell), "表头重复，请只保留一列", "this heading appears twice")
        places[column.code] = (column, place)
        if given and column.unit and given != column.unit:
            try:
                convert(1.0, given, column.unit)
                factors[column.code] = (given, column.unit)
            except Unmeasurable as refusal:
                problems.add(row, str(cell), refusal.zh, refusal.en)
    for column in table.columns:
        if column.is_required and column.code not in places:
            problems.add(row, column.label, f"缺少这一列（{column.code}）", f"this column is missing ({column.code})")
    problems.raise_any()
    return list(places.values()), factors, others


def _refuse_size_and_merges(opened: Sheet, table: Table, head: int, body: list[int]) -> None:
    if not body:
        raise BadTable([Problem(None, None, "只有表头，没有数据行", "there are headings but no rows")])
    if len(body) > table.most_rows:
        row = opened.numbers[body[table.most_rows]]
        zh = f"超过{table.most_rows}行，请从这一行起拆成另一个文件"
        raise BadTable([Problem(row, None, zh, f"more than {table.most_rows} rows; start another file from this one")])
    merged = [each for each in opened.merged if each[0] > head]
    if merged:
        problems = [
            Problem(
                opened.numbers[first],
                None,
                "有合并单元格，请取消合并并逐行填写",
                "merged cells; unmerge them and fill every row",
            )
            for first, *_ in merged[:SHOWN]
        ]
        raise BadTable(problems, len(merged))


def _read(
    column: Column,
    rows: list[list[Any]],
    numbers: list[int],
    place: int,
    units: tuple[str, str] | None,
    problems: _Problems,
) -> list[Any]:
    values: list[Any] = []
    factor = convert(1.0, *units) if units else None
    for row, at in zip(rows, numbers, strict=True):
        value = None
        try:
            value = read_cell(column, row[place] if place < len(row) else None)
            if value is None and column.is_filled:
                problems.add(at, column.label, "不能为空", "must not be blank")
        except Unmeasurable as refusal:
            problems.add(at, column.label, refusal.zh, refusal.en)
        values.append(value * factor if factor is not None and value is not None else value)
    return values


def _refuse_twice(table: Table, columns: dict[str, list[Any]], numbers: list[int], problems: _Problems) -> None:
    held = [columns[code] for code in table.key if code in columns]
    if not held:
        return
    labels = "＋".join(column.label for column in table.columns if column.code in table.key)
    seen: dict[tuple[Any, ...], int] = {}
    for at, *key in zip(numbers, *held, strict=True):
        first = seen.setdefault(tuple(key), at)
        if first != at:
            said = "、".join(str(part) for part in key if part is not None)
            problems.add(at, labels, f"与第{first}行重复（{said}）", f"repeats row {first} ({said})")


def _notes(table: Table, columns: dict[str, list[Any]], others: dict[str, int], opened: Sheet) -> Iterator[Reason]:
    if opened.encoding == "gbk":
        yield Reason("文件为GBK编码，已自动识别")
    if others and not table.extra:
        yield Reason("未用到的列：{names}", names="、".join(others))
    for column in table.columns:
        values = columns.get(column.code)
        if column.kind is Kind.FIRM and values:
            local = sum(1 for value in values if value is not None and not is_credit_code(value))
            if local:
                yield Reason("{label}：{n}行用的不是统一社会信用代码", label=column.label, n=local)
