"""`yinuo read …` (命令行): the reading package on files, for batch work and for measuring.

Each command is one thin function over the same code that the pages use. Input errors end with code 2 and one line.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from yinuo.reading.tables import BadInput, json_lines, rows_of, text_of, write_rows

if TYPE_CHECKING:
    from yinuo.reading.asks import Ask
    from yinuo.reading.embedding import Meaning

USAGE = 2
MEANT = 5000
"""Up to so many texts the semantic extra is used unasked: it needs some ten milliseconds for each."""


def add_commands(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Registers the seven commands under `yinuo read` (登记子命令)."""
    command = _adder(subparsers)
    read = command("promises", "找出承诺、期限与缺项 · promises, due dates and what is missing", promises)
    read.add_argument("file", help="文本文件，- 为标准输入 · text file, - for standard input")
    read.add_argument(
        "--said-on", type=_day, default=None, metavar="DATE", help="说话之日 YYYY-MM-DD · day of speaking"
    )
    command("asks", "拆分诉求 · the separate asks", asks).add_argument("file")
    read = command("coverage", "逐点对照答复 · ask by ask against a reply", coverage)
    read.add_argument(
        "--asks", required=True, metavar="FILE", help="建议原文或 asks 的 JSON · the matter, or JSON of asks"
    )
    read.add_argument("--reply", required=True, metavar="FILE")
    read = command("fingerprint", "与既往答复重复的文字 · what was said before", fingerprint)
    read.add_argument("--corpus", required=True, metavar="FILE.jsonl", help="id, text, doc_date")
    read.add_argument("--text", required=True, metavar="FILE")
    command("figures", "核对数字 · figures that do not add up", figures).add_argument("file")
    read = command("route", "建议承办单位 · which unit should handle it", route)
    read.add_argument("--train", required=True, metavar="T.csv[.gz]")
    read.add_argument("--predict", required=True, metavar="P.csv[.gz]")
    _table_options(read)
    read.add_argument("--label", required=True, metavar="COL")
    read = command("similar", "相似事项 · the most similar matters", similar)
    read.add_argument("--corpus", required=True, metavar="C.csv[.gz]")
    read.add_argument("--queries", required=True, metavar="Q.csv[.gz]")
    _table_options(read)
    read.add_argument("--top", type=_count, default=10, metavar="N", help="每项条数 · how many for each")
    read.add_argument(
        "--meaning",
        choices=("auto", "on", "off"),
        default="auto",
        help=f"语义扩展：auto 在已安装且不超过{MEANT}条时使用 · the semantic extra; auto: if installed, up to {MEANT} texts",
    )


def run(options: argparse.Namespace) -> int:
    """Runs the chosen command (执行) and turns input errors into one line and code 2."""
    chosen: Callable[[argparse.Namespace], int] = options.read
    try:
        return chosen(options)
    except (BadInput, UnicodeDecodeError) as error:
        print(f"yinuo read: {error}", file=sys.stderr)
        return USAGE


def promises(options: argparse.Namespace) -> int:
    """Every promise of the text, one span per act (承诺)."""
    from yinuo.reading import answers
    from yinuo.reading.promises import promises as find

    found = [answers.of_promise(promise) for promise in find(text_of(options.file), options.said_on)]
    return _say(options, found, ("quote", "strength", "due_on", "owner", "missing"))


def asks(options: argparse.Namespace) -> int:
    """The separate asks of a suggestion, speech or question (诉求)."""
    from yinuo.reading import answers
    from yinuo.reading.asks import asks as find

    return _say(options, [answers.of_ask(ask) for ask in find(text_of(options.file))], ("quote", "kind"))


def coverage(options: argparse.Namespace) -> int:
    """Each ask bound to the words of the reply (逐点对照)."""
    from yinuo.reading import answers
    from yinuo.reading.coverage import coverage as cover

    result = cover(_asks_in(text_of(options.asks)), text_of(options.reply))
    said = answers.of_coverage(result)
    if options.json:
        return _dump(said)
    for one in result.asks:
        print(one.cover.label, one.ask.quote, "→", one.span.text if one.span else "—")
    print(*result.reasons, sep="\n")
    return 0


def fingerprint(options: argparse.Namespace) -> int:
    """The share of a reply that was said before, and where (套话指纹)."""
    from yinuo.reading import answers
    from yinuo.reading.fingerprint import Replies

    print_of = Replies(_replies(options.corpus)).fingerprint(text_of(options.text))
    said = answers.of_fingerprint(print_of)
    if options.json:
        return _dump(said)
    print(*print_of.reasons, sep="\n")
    return 0


def figures(options: argparse.Namespace) -> int:
    """Sums, shares and repeated numbers that fail (数字勾稽)."""
    from yinuo.reading import answers
    from yinuo.reading.figures import figures as check

    found = [answers.of_finding(finding) for finding in check(text_of(options.file))]
    return _say(options, found, ("kind", "quote", "reasons"))


def route(options: argparse.Namespace) -> int:
    """Trains on one table and proposes units for another (交办建议)."""
    from yinuo.reading.routing import Router

    columns = options.text.split(",")
    train = [row for row in rows_of(options.train, [options.id, *columns, options.label]) if row[options.label]]
    if not train:
        raise BadInput(
            f"{options.train} 没有带 {options.label} 的行 · no row of the training table has a {options.label}"
        )
    router = Router(
        [[row[column] for column in columns] for row in train],
        [row[options.label] for row in train],
        [row[options.id] for row in train],
    )
    wanted = rows_of(options.predict, [options.id, *columns])
    routes = router.route(
        [[row[column] for column in columns] for row in wanted], [row[options.id] for row in wanted], explain=False
    )
    lines = []
    for row, found in zip(wanted, routes, strict=True):
        units = [proposal.unit for proposal in found.proposals] + ["", ""]
        score = f"{found.proposals[0].score:.4f}"
        lines.append((row[options.id], units[0], score, units[1], units[2], "true" if found.is_sure else "false"))
    write_rows(options.out, ("id", "label1", "score1", "label2", "label3", "sure"), lines)
    return 0


def similar(options: argparse.Namespace) -> int:
    """The matters of one table most like those of another (相似事项)."""
    from yinuo.reading.likeness import Likeness

    columns = options.text.split(",")
    corpus, queries = (rows_of(name, [options.id, *columns]) for name in (options.corpus, options.queries))
    texts = {row[options.id]: [row[column] for column in columns] for row in corpus}
    meaning = _meaning(options.meaning, len(corpus) + len(queries))
    names = [row[options.id] for row in corpus]
    index = Likeness([[row[column] for column in columns] for row in corpus], names, meaning=meaning)
    asked = [[row[column] for column in columns] for row in queries]
    itself = [
        row[options.id] if texts.get(row[options.id]) == text else "" for row, text in zip(queries, asked, strict=True)
    ]
    lines = [
        (row[options.id], rank, match.identifier, f"{match.score:.4f}", "；".join(match.why))
        for row, matches in zip(queries, index.like_all(asked, top=options.top, identifiers=itself), strict=True)
        for rank, match in enumerate(matches, start=1)
    ]
    write_rows(options.out, ("query", "rank", "id", "score", "why"), lines)
    return 0


def _adder(subparsers: Any) -> Callable[[str, str, Callable[[argparse.Namespace], int]], argparse.ArgumentParser]:
    def add(name: str, help: str, function: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = subparsers.add_parser(name, help=help, description=help)
        parser.set_defaults(read=function)
        parser.add_argument("--json", action="store_true", help="机读输出 · for machines")
        return parser

    return add


def _meaning(wanted: str, texts: int) -> "type[Meaning] | None":
    from yinuo.reading.embedding import Meaning, is_available

    if wanted == "on" and not is_available():
        raise BadInput("未安装语义扩展：pip install 'yinuo[semantic]' · the semantic extra is not installed")
    return Meaning if is_available() and (wanted == "on" or (wanted == "auto" and texts <= MEANT)) else None


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) < 10_000:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text[:20]}”请改为1以上的整数 · should be a whole number from 1")


def _table_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--id", required=True, metavar="COL", help="编号列 · column of identifiers")
    parser.add_argument(
        "--text", required=True, metavar="COL[,COL]", help="文本列，标题在前 · columns of text, title first"
    )
    parser.add_argument("--out", required=True, metavar="OUT.csv")


def _replies(name: str) -> Iterable[Any]:
    from yinuo.reading.fingerprint import Reply

    for number, record in json_lines(name):
        if not isinstance(record.get("text"), str) or "id" not in record:
            raise BadInput(f"{name} 第{number}行缺 id 或 text · line {number} lacks id or text")
        on = str(record.get("doc_date") or "")
        day = date.fromisoformat(on) if len(on) == 10 and _is_day(on) else None
        yield Reply(str(record["id"]), record["text"], day, str(record.get("unit") or ""))


def _asks_in(text: str) -> "list[Ask]":
    from yinuo.reading.asks import Ask, Kind
    from yinuo.reading.asks import asks as find

    if not text.lstrip().startswith("["):
        return find(text)
    try:
        given = json.loads(text)
        return [
            Ask(
                int(one.get("start", 0)),
                int(one.get("end", 0)),
                str(one["quote"]),
                Kind[str(one.get("kind", "request")).upper()],
                str(one.get("context") or ""),
                (),
            )
            for one in (one if isinstance(one, dict) else {"quote": one} for one in given)
        ]
    except (ValueError, KeyError, TypeError):
        return find(text)


def _say(options: argparse.Namespace, found: list[dict[str, Any]], shown: tuple[str, ...]) -> int:
    if options.json:
        return _dump(found)
    for one in found:
        cells = [one[key] for key in shown]
        print(" · ".join("、".join(map(str, cell)) if isinstance(cell, list) else str(cell or "—") for cell in cells))
    if not found:
        print("没有找到 · nothing found")
    return 0


def _dump(said: object) -> int:
    print(json.dumps(said, ensure_ascii=False, indent=1))
    return 0


def _day(text: str) -> date | None:
    """A day; of a year or a month alone the first day, from which 年内 and 月底 are reckoned alike; "" is unknown."""
    padded = text.strip() + "-01-01"[(len(text.strip()) - 4) :] if len(text.strip()) in (4, 7) else text.strip()
    if not padded:
        return None
    if not _is_day(padded):
        raise argparse.ArgumentTypeError(f"日期“{text[:20]}”应为 YYYY-MM-DD · a date should be YYYY-MM-DD")
    return date.fromisoformat(padded)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def main(words: list[str] | None = None) -> int:
    """`python -m yinuo.reading.cli …`, the same commands without the frame (直接运行)."""
    parser = argparse.ArgumentParser(prog="yinuo read", allow_abbrev=False)
    add_commands(parser.add_subparsers(dest="reading", required=True))
    return run(parser.parse_args(words))


if __name__ == "__main__":
    sys.exit(main())
