"""Files for the command line (输入输出文件): texts, JSON lines and CSV tables, plain or .gz, in UTF-8."""

import csv
import gzip
import io
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

LONGEST_FIELD = 1 << 26  # characters; the body of a reply is longer than csv expects


class BadInput(ValueError):
    """A file that cannot be used (输入有误): says which file, row or column, and what to do."""


def text_of(name: str) -> str:
    """The text of a file, or of standard input for "-" (读文本). Raises BadInput."""
    if name == "-":
        return sys.stdin.buffer.read().decode("utf-8-sig")
    with _opened(name) as stream:
        return _decoded(name, stream).removeprefix("\ufeff")


def rows_of(name: str, columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a CSV file that has these columns (读表). Raises BadInput naming the missing ones."""
    with _opened(name) as stream, long_fields():
        reader = csv.DictReader(io.StringIO(_decoded(name, stream).removeprefix("\ufeff"), newline=""))
        missing = [column for column in columns if column not in (reader.fieldnames or [])]
        if missing:
            has = "、".join(reader.fieldnames or [])
            raise BadInput(
                f"{Path(name).name} 缺少列：{'、'.join(missing)}（现有：{has}）"
                f" · {Path(name).name} lacks columns: {', '.join(missing)}; check --id, --text, --label"
            )
        return [{column: row[column] or "" for column in columns} for row in reader]


@contextmanager
def long_fields() -> Iterator[None]:
    """Let csv read long fields, and only here: its limit belongs to the whole process (长字段)."""
    before = csv.field_size_limit(LONGEST_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def json_lines(name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a .jsonl file with their line numbers (读 JSON 行). Raises BadInput for a line that is none."""
    for number, line in enumerate(text_of(name).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadInput(
                f"{Path(name).name} 第{number}行不是 JSON · line {number} is not JSON: {error.msg}"
            ) from error
        if not isinstance(record, dict):
            raise BadInput(f"{Path(name).name} 第{number}行不是对象 · line {number} is not an object with fields")
        yield number, record


def write_rows(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Writes a CSV file (写表), "-" for standard output; .gz is compressed. Raises BadInput when it cannot be written."""
    if name == "-":
        csv.writer(sys.stdout, lineterminator="\n").writerows([header, *rows])
        return
    try:
        with (
            gzip.open(name, "wt", encoding="utf-8", newline="")
            if name.endswith(".gz")
            else open(name, "w", encoding="utf-8", newline="") as stream
        ):
            csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    except OSError as error:
        raise BadInput(f"无法写入 {name} · cannot write {name}: {error.strerror}") from error


def _opened(name: str) -> gzip.GzipFile | io.BufferedReader:
    try:
        return gzip.open(name, "rb") if name.endswith(".gz") else open(name, "rb")
    except OSError as error:
        raise BadInput(f"无法打开文件 {name} · cannot open {name}: {error.strerror}") from error


def _decoded(name: str, stream: gzip.GzipFile | io.BufferedReader) -> str:
    try:
        return stream.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(f"{Path(name).name} 不是 UTF-8 编码，请另存为 UTF-8 · not UTF-8, save it as UTF-8") from error
    except (OSError, EOFError) as error:
        raise BadInput(f"{Path(name).name} 不是完整的 gzip 文件 · not a complete gzip file") from error
