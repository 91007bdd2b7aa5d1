"""`yinuo verify`: re-compute the trail; exit code 1 and the first broken row of each chain if it was touched."""

import json
import sys
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from yinuo.records.verify import Report, verify


class Command(BaseCommand):
    help = "核验办理记录：重算每条哈希链，指出第一处异常 · re-compute the trail and name the first broken row"

    def add_arguments(self, parser):
        parser.add_argument("--congress", type=int, help="只核验这一个人大（编号） · one congress only, by id")
        parser.add_argument(
            "--json", action="store_true", help="输出链首，供另处留存 · print the heads, to be kept elsewhere"
        )
        parser.add_argument(
            "--against", type=Path, metavar="FILE", help="与先前留存的链首比对 · compare with heads kept before"
        )

    def handle(self, *, congress, json: bool, against, **options):
        began = time.perf_counter()
        report = verify(congress, against=read_heads(against) if against else None)
        seconds = time.perf_counter() - began
        self.stdout.write(as_json(report) if json else in_words(report, seconds))
        if not report.is_whole:
            sys.exit(1)


def in_words(report: Report, seconds: float) -> str:
    lines = [f"✗ {broken}" for broken in report.broken]
    verdict = "完整 · whole" if report.is_whole else "有异常 · damaged"
    rate = f"{report.rows / seconds:,.0f}/s" if seconds else ""
    lines.append(
        f"办理记录{verdict}：{len(report.heads)} 条链 chains，{report.rows:,} 条 entries，{seconds:.1f} s {rate}"
    )
    return "\n".join(lines)


def as_json(report: Report) -> str:
    return json.dumps(
        {
            "whole": report.is_whole,
            "broken": [str(broken) for broken in report.broken],
            "heads": [
                {"congress": head.congress_id, "length": head.length, "head": head.head} for head in report.heads
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def read_heads(path: Path) -> dict[int, tuple[int, str]]:
    try:
        heads = json.loads(path.read_text())["heads"]
        return {int(head["congress"]): (int(head["length"]), str(head["head"])) for head in heads}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(
            f"{path} 不是 `yinuo verify --json` 的输出：{error} · not the output of `yinuo verify --json`"
        ) from error
