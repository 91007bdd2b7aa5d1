"""The command `yinuo` (命令行): one table of commands, one thin function each.

A new command is one row in COMMANDS with its two functions: what it takes, what it does. What a command needs is
imported inside its function, so that `yinuo due` answers without starting Django.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

USAGE = 2  # the exit code for a command that was not understood

REFUSALS = (  # argparse's own sentences, said in Chinese too
    (re.compile(r"argument (\S+): not allowed with argument (\S+)"), r"\1不能与\2同时使用"),
    (re.compile(r"one of the arguments (.+) is required"), r"请从\1中选一个"),
    (re.compile(r"the following arguments are required: (.+)"), r"缺少\1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"不认识\1"),
    (re.compile(r"argument (.+): expected one argument"), r"\1后面要写一个值"),
    (re.compile(r"argument (.+): invalid choice: (\S+) \(choose from (.*)\)"), r"\1没有\2，可选\3"),
    (re.compile(r"argument (\S+): ignored explicit argument (\S+)"), r"\1不带值，多了\2"),
)


class Help(argparse.HelpFormatter):
    """Help with Chinese and English headings."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法 · usage: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that explains and refuses in Chinese and English, and does not guess shortened options."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, add_help=False, formatter_class=Help, **settings)
        self._positionals.title, self._optionals.title = "命令 · commands", "选项 · options"
        self.add_argument("-h", "--help", action="help", help="显示用法 · show this help")

    def error(self, message: str) -> NoReturn:
        said = message.removeprefix("argument ") if " · " in message else message
        for pattern, chinese in REFUSALS:
            if pattern.fullmatch(message):
                said = f"{pattern.sub(chinese, message)} · {message}"
        self.exit(USAGE, f"{self.prog}: {said}\n{self.prog} --help：查看用法 · how to use it\n")


@dataclass(frozen=True)
class Command:
    """One sub-command (子命令): its name, its help, the arguments it takes and the function that runs it."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    passes_on: bool = False  # its words are read by somebody else


def due_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="start",
        metavar="2025-11-15",
        required=True,
        type=_day,
        help="起算日（如交办之日），当日不计 · the day it starts, itself not counted",
    )  # fmt: skip – one line of argument, one of help
    limit = parser.add_mutually_exclusive_group(required=True)
    limit.add_argument("--months", type=_count, metavar="N", help="按月 · calendar months")
    limit.add_argument("--workdays", type=_count, metavar="N", help="按工作日 · working days")
    limit.add_argument("--days", type=_count, metavar="N", help="按日 · calendar days")
    parser.add_argument("--no-roll", action="store_true", help="末日遇休息日不顺延 · a last day off does not move")
    parser.add_argument("--days-list", action="store_true", help="逐日列出 · list every day")
    parser.add_argument("--json", action="store_true", help="机读输出 · for machines")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="推算过程的语言 · language of the steps")


def due(options: argparse.Namespace) -> int:
    """Work out a due date and say how (计算到期日)."""
    from yinuo.rules.deadlines import deadline
    from yinuo.rules.limits import DIFFICULT, ORDINARY, Limit
    from yinuo.rules.reckoning import as_dict, as_lines
    from yinuo.rules.workdays import PUBLISHED, OutOfRange

    given = Limit(months=options.months, workdays=options.workdays, days=options.days)
    limit = {3: ORDINARY, 6: DIFFICULT}.get(options.months, given)
    try:
        answer = deadline(options.start, limit, PUBLISHED, roll=not options.no_roll)
    except OutOfRange as error:
        print(f"yinuo due: {error}", file=sys.stderr)
        return USAGE
    if options.json:
        print(json.dumps(as_dict(answer, options.lang, day_by_day=options.days_list), ensure_ascii=False, indent=2))
    else:
        print("\n".join(as_lines(answer, options.lang, day_by_day=options.days_list)))
    return 0


def demo_arguments(parser: argparse.ArgumentParser) -> None:
    port_argument(parser)
    parser.add_argument("--reset", action="store_true", help="清空演示数据重来 · start over")


def demo(options: argparse.Namespace) -> int:
    """Set everything up and serve the demo (演示)."""
    from yinuo.config import serving

    return serving.demo(options.port, reset=options.reset)


def serve_arguments(parser: argparse.ArgumentParser) -> None:
    port_argument(parser)
    parser.add_argument("--host", default="127.0.0.1", metavar="127.0.0.1", help="监听地址 · address to listen on")
    parser.add_argument("--no-tick", action="store_true", help="定时办理由 cron 调用 · cron calls `yinuo tick`")


def serve(options: argparse.Namespace) -> int:
    """Serve the instance (运行)."""
    from yinuo.config import serving

    return serving.serve(options.port, host=options.host, tick=not options.no_tick)


def port_argument(parser: argparse.ArgumentParser) -> None:
    default = os.environ.get("PORT") or "8000"
    parser.add_argument("--port", type=_port, default=default, metavar="8000", help="端口 · port")


def messages(options: argparse.Namespace) -> int:
    """Compile the English catalogues (编译英文)."""
    from yinuo.config.messages import compile_all

    compile_all()
    return 0


def managed(name: str, help: str) -> Command:
    """A command whose words go to the management command of the same name (后台命令)."""

    def run(options: argparse.Namespace) -> int:
        from django.core.management import execute_from_command_line

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinuo.config.settings")
        execute_from_command_line(["yinuo", name.replace("-", "_"), *options.words])
        return 0

    return Command(name, help, lambda parser: None, run, passes_on=True)


def evidence_arguments(parser: argparse.ArgumentParser) -> None:
    from yinuo.evidence.measures import cli

    cli.arguments(parser)


def evidence(options: argparse.Namespace) -> int:
    """Run one measure of the industry evidence on a file (产业证据测算)."""
    from yinuo.evidence.measures import cli

    return cli.run(options)


def read_arguments(parser: argparse.ArgumentParser) -> None:
    from yinuo.reading import cli

    cli.add_commands(parser.add_subparsers(dest="reading", metavar="读什么 what", required=True, parser_class=Parser))


def read(options: argparse.Namespace) -> int:
    """Read official texts: promises, asks, coverage, fingerprint, figures, units, likeness (阅读)."""
    from yinuo.reading import cli

    return cli.run(options)


COMMANDS = (
    Command("demo", "演示：装载真实记录与示例市并启动 · load the demo and serve it", demo_arguments, demo),
    Command("serve", "启动 · serve the instance", serve_arguments, serve),
    managed("migrate", "更新数据表 · bring the tables up to date"),
    managed("tick", "定时办理 · the only timer: notices and sweeps"),
    managed("verify", "校验办理记录 · re-compute the trail"),
    managed("load-record", "载入会议记录文件 · load a session from a record file"),
    Command("messages", "编译英文 · compile the English catalogues", lambda parser: None, messages),
    Command("evidence", "产业证据测算 · measures behind the industry evidence", evidence_arguments, evidence),
    Command("read", "读公文：承诺、诉求、数字、分办 · read official texts", read_arguments, read),
    Command("due", "计算到期日并说明来由 · work out a due date and say how", due_arguments, due),
)


def parser() -> Parser:
    """All commands in one parser (全部命令)."""
    whole = Parser(prog="yinuo", description="一诺：说过的，跟踪到办成 · what was said, tracked until it is done")
    commands = whole.add_subparsers(dest="command", metavar="命令 command", required=True, parser_class=Parser)
    for command in COMMANDS:
        own = commands.add_parser(command.name, help=command.help, description=command.help)
        command.arguments(own)
        own.set_defaults(run=command.run)
    return whole


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (入口); 2 means the command was not understood."""
    said = list(sys.argv[1:] if words is None else words)
    elsewhere = {command.name for command in COMMANDS if command.passes_on}
    rest = said[1:] if said and said[0] in elsewhere else []
    options = parser().parse_args(said[:1] if rest else said, argparse.Namespace(words=rest))
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _day(text: str) -> object:
    from yinuo.rules.calendars.notice import read_day

    try:
        return read_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 9 and int(text) > 0:
        return int(text)
    shown = text[:20]
    raise argparse.ArgumentTypeError(f"“{shown}”请改为1以上的整数 · “{shown}” should be a whole number from 1")


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"端口“{text[:20]}”应为1至65535 · the port must be 1 to 65535")


if __name__ == "__main__":
    sys.exit(main())
