"""`yinuo evidence`: every measure on a file of one's own (产业证据命令); also `python -m yinuo.evidence.measures.cli`.

Exit code 0 answered, 1 the file or the rule does not allow it (each error by row, in Chinese and English), 2 not
understood. NumPy is loaded only when a measure runs.
"""

import argparse
import csv
import gettext
import io
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yinuo.evidence.measures.commands import Answer, Field, Measure

REFUSED, USAGE = 1, 2
HELP = "产业证据测算 · measures behind the industry evidence"
CATALOGUE = Path(__file__).parents[2] / "config" / "locale"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes (参数)."""
    parser.add_argument("measure", help="测算名称，或 list · a measure, or list")
    parser.add_argument("file", nargs="?", help="CSV 或 XLSX 文件，- 为标准输入 · a file, - for standard input")
    parser.add_argument("--rule", metavar="CODE", help="亩均规则集 · per-mu rule set")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="参数 · a setting")
    parser.add_argument(
        "--with", action="append", default=[], dest="companions", metavar="NAME=FILE", help="附表 · a second table"
    )
    parser.add_argument("--sheet", metavar="NAME", help="工作表 · sheet of the workbook")
    parser.add_argument("--today", type=_day, metavar="2025-01-31", help="按哪一天计算 · reckon as of this day")
    parser.add_argument("--template", action="store_true", help="只输出空表头 · print the empty table's headings")
    parser.add_argument("--out", metavar="FILE", help="写入文件 · write to a file")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 · language")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_const", const="json", dest="shape", help="JSON")
    shape.add_argument("--csv", action="store_const", const="csv", dest="shape", help="CSV")


def add_commands(subparsers: Any) -> None:
    """Register `evidence` among other commands (注册子命令)."""
    parser = subparsers.add_parser("evidence", help=HELP, description=HELP)
    arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run one measure, or list them (执行)."""
    from yinuo.evidence.measures.commands import MEASURES
    from yinuo.evidence.measures.reasons import Unmeasurable
    from yinuo.evidence.measures.tables import BadTable, template

    if options.measure == "list":
        return _give(_list(options.shape, options.lang), options)
    measure = MEASURES.get(options.measure)
    if measure is None:
        return _fail(f"没有测算“{options.measure}”，见 yinuo evidence list", "no such measure; see yinuo evidence list")
    if options.template:
        return _give(template(measure.table), options)
    if options.file is None:
        return _fail(f"请给出文件（{measure.table.label}）", f"name a file ({measure.table.code})")
    try:
        answer = _measure(measure, options)
    except BadTable as refusal:
        return _refuse(options, [_as_dict(problem) for problem in refusal.problems], str(refusal), refusal.count)
    except Unmeasurable as refusal:
        return _refuse(options, [{"row": None, "column": None, "zh": refusal.zh, "en": refusal.en}], str(refusal), 1)
    except _Misunderstood as refusal:
        return _fail(*refusal.args)
    return _give(_shaped(measure, answer, options), options)


class _Misunderstood(Exception):
    """The words of the command do not fit together (命令有误): a sentence in each language."""


def _measure(measure: "Measure", options: argparse.Namespace) -> "Answer":
    from yinuo.evidence.measures.commands import Request
    from yinuo.evidence.measures.tables import load

    settings = dict(_pair(each, "--set") for each in options.set)
    known = {companion.name: companion for companion in measure.companions}
    prefixes = {name.split(".")[0] if "." in name else name for name in measure.settings}
    for name in settings:
        if name.split(".")[0] not in prefixes:
            raise _Misunderstood(
                f"“{measure.code}”没有参数“{name}”，可用：{_names(measure.settings)}", f"no setting {name}"
            )
    if options.rule is not None and not measure.takes_rule:
        raise _Misunderstood(f"“{measure.code}”不用 --rule", f"{measure.code} takes no rule set")
    tables = {"main": load(_read(options.file), measure.table, sheet=options.sheet)}
    for name, file in (_pair(each, "--with") for each in options.companions):
        if name not in known:
            raise _Misunderstood(f"“{measure.code}”没有附表“{name}”，可用：{_names(known)}", f"no second table {name}")
        tables[name] = load(_read(file), known[name].table)
    for name, companion in known.items():
        if companion.is_required and name not in tables:
            raise _Misunderstood(
                f"还需要 --with {name}=文件（{companion.table.label}）", f"also needs --with {name}=FILE"
            )
    today = options.today or date.today()  # noqa: DTZ011 – a command may look at the calendar; --today overrides it
    answer = measure.run(Request(tables, today, options.rule, settings))
    notes = [note for table in tables.values() for note in table.notes]
    return type(answer)(answer.fields, answer.rows, answer.summary, [*answer.notes, *notes])


def _pair(text: str, flag: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise _Misunderstood(f"{flag} 要写成 名称=值，不是“{text}”", f"{flag} takes NAME=VALUE")
    return name, value


def _names(words: Mapping[str, Any]) -> str:
    return "、".join(words) or "无"


def _read(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as refusal:
        raise _Misunderstood(f"打不开文件“{file}”", f"cannot read {file}: {refusal.strerror}") from None


def _list(shape: str | None, lang: str) -> str:
    from yinuo.evidence.measures.commands import MEASURES
    from yinuo.evidence.measures.per_mu import RULE_SETS

    measures = [
        {
            "measure": each.code,
            "label": each.label,
            "formula": each.formula,
            "table": each.table.code,
            "required": [column.code for column in each.table.columns if column.is_required],
            "with": {one.name: "required" if one.is_required else "optional" for one in each.companions},
            "settings": dict(each.settings),
        }
        for each in MEASURES.values()
    ]
    rules = [
        {
            "rule": each.code,
            "label": each.label,
            "document": each.document,
            "source": each.source,
            "open": each.open_points,
        }
        for each in RULE_SETS.values()
    ]
    if shape == "json":
        return json.dumps({"measures": measures, "rules": rules}, ensure_ascii=False, indent=2) + "\n"
    if shape == "csv":
        lines = [[each["measure"], each["label"], each["formula"], each["table"]] for each in measures]
        return _csv(["measure", "label", "formula", "table"], lines)
    lines_ = [f"{each['measure']:<16} {each['label']}：{each['formula']}" for each in measures]
    return "\n".join([*lines_, "", *(f"--rule {each['rule']:<22} {each['label']}" for each in rules)]) + "\n"


def _shaped(measure: "Measure", answer: "Answer", options: argparse.Namespace) -> str:
    say = _translator(options.lang)
    if options.shape == "json":
        whole = {
            "measure": measure.code,
            "label": measure.label,
            "formula": measure.formula,
            "rule": options.rule,
            "fields": [{"code": each.code, "label": each.label, "unit": each.unit} for each in answer.fields],
            "rows": answer.rows,
            "summary": answer.summary,
            "notes": answer.notes,
        }
        return json.dumps(_plain(whole, say), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    heads = [_heading(each, options.lang) for each in answer.fields]
    rows = [[_cell(row.get(each.code), say) for each in answer.fields] for row in answer.rows]
    if options.shape == "csv":
        return _csv(heads, rows)
    blocks = ["\t".join(heads), *("\t".join(row) for row in rows), ""]
    blocks += [f"{name}: {_cell(value, say)}" for name, value in answer.summary.items()]
    return "\n".join([*blocks, *(f"* {say(note)}" for note in answer.notes)]) + "\n"


def _heading(each: "Field", lang: str) -> str:
    if lang == "en":
        return each.code
    return f"{each.label}（{each.unit}）" if each.unit else each.label


def _translator(lang: str) -> Any:
    """Turns a reason into the language asked for: by its template, from the catalogue if there is one."""
    if lang == "zh":
        return str
    words = gettext.translation("django", CATALOGUE, [lang], fallback=True)

    def say(text: str) -> str:
        template, values = getattr(text, "template", text), getattr(text, "values", {})
        said = words.gettext(template)
        return said.format(**values) if values else said

    return say


def _plain(value: Any, say: Any) -> Any:
    """Values as JSON knows them; unknown stays null."""
    if isinstance(value, Mapping):
        return {str(name): _plain(each, say) for name, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(each, say) for each in value]
    if isinstance(value, str):
        return say(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, float):
        return round(value, 10) if isfinite(value) else None
    return value


def _cell(value: Any, say: Any) -> str:
    plain = _plain(value, say)
    if plain is None:
        return ""
    if isinstance(plain, bool):
        return "是" if plain else "否"
    if isinstance(plain, list):
        return "；".join(
            str(each) if not isinstance(each, dict) else json.dumps(each, ensure_ascii=False) for each in plain
        )
    if isinstance(plain, dict):
        return "；".join(f"{name} {_cell(each, say)}" for name, each in plain.items())
    return f"{plain:.10g}" if isinstance(plain, float) else str(plain)


def _csv(heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """CSV in which no text can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([_harmless(str(cell)) for cell in row] for row in rows)
    return out.getvalue()


def _harmless(cell: str) -> str:
    if cell[:1] in ("=", "+", "@", "\t", "\r") or (cell[:1] == "-" and not cell[1:2].isdigit()):
        return "'" + cell
    return cell


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = f"日期写成 2025-01-31，不是“{text[:20]}” · write the day as 2025-01-31"
        raise argparse.ArgumentTypeError(said) from None


def _as_dict(problem: Any) -> dict[str, Any]:
    return {"row": problem.row, "column": problem.column, "zh": problem.zh, "en": problem.en}


def _give(text: str, options: argparse.Namespace) -> int:
    if options.out:
        encoding = "utf-8-sig" if options.shape == "csv" or options.template else "utf-8"  # Excel needs the mark
        Path(options.out).write_text(text, encoding=encoding, newline="")
    else:
        sys.stdout.write(text)
    return 0


def _refuse(options: argparse.Namespace, errors: list[dict[str, Any]], text: str, count: int) -> int:
    if options.shape == "json":
        print(json.dumps({"errors": errors, "count": count}, ensure_ascii=False, indent=2))
    print(text, file=sys.stderr)
    return REFUSED


def _fail(zh: str, en: str) -> int:
    print(f"yinuo evidence: {zh} · {en}", file=sys.stderr)
    return USAGE


def main(words: Sequence[str] | None = None) -> int:
    """The command on its own (入口)."""
    parser = argparse.ArgumentParser(prog="yinuo evidence", description=HELP)
    arguments(parser)
    return run(parser.parse_args(words))


if __name__ == "__main__":
    sys.exit(main())
