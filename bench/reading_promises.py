"""How well promises are found: spans, due dates, refusals, and how fast (承诺识别).

Usage: python bench/reading_promises.py --data PATH [--part dev|held|all]
`held` is a third of the replies, chosen by the hash of their number, that the rules were not written on.
"""

import argparse
import json
import time
from collections import defaultdict
from datetime import date
from hashlib import md5
from pathlib import Path
from typing import Any

from yinuo.reading.promises import Promise, promises
from yinuo.reading.strengths import Strength


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("dev", "held", "all"), default="all")
    options = parser.parse_args()
    replies = [reply for reply in _lines(options.data / "replies.jsonl") if _in_part(reply["id"], options.part)]
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for span in _lines(options.data / "promises_annotated.jsonl"):
        gold[span["reply"]].append(span)
    found = {
        reply["id"]: promises(
            reply["text"], date.fromisoformat(reply["doc_date"]) if len(reply["doc_date"]) == 10 else None
        )
        for reply in replies
    }
    _report(found, gold)
    text = "".join(reply["text"] for reply in replies)[:3000]
    started = time.perf_counter()
    promises(text)
    print(f"3,000 characters read in {1000 * (time.perf_counter() - started):.1f} ms (aim: 50)")


def _report(found: dict[str, list[Promise]], gold: dict[str, list[dict[str, Any]]]) -> None:
    any_, dated, due, refused = [0, 0, 0, 0], [0, 0, 0, 0], [0, 0], [0, 0]
    for reply, spans in found.items():
        made = [span for span in spans if span.strength is not Strength.REFUSAL]
        wanted = [span for span in gold[reply] if span["type"] != "refusal"]
        _count(any_, made, wanted)
        dates = [span for span in wanted if span["type"] == "dated"]
        neutral = [span for span in wanted if span["type"] == "conditional" and span["due"]]
        with_due = [span for span in made if span.due_on and (_hits(span, dates) or not _hits(span, neutral))]
        _count(dated, with_due, dates)
        for span in dates:
            near = [one for one in with_due if _overlap(one, span)]
            due[0] += any(str(one.due_on) == span["due"] for one in near)
            due[1] += bool(near)
        refusals = [span for span in gold[reply] if span["type"] == "refusal"]
        refused[0] += sum(any(_overlap(one, span) for one in made) for span in refusals)
        refused[1] += len(refusals)
    print(f"any promise: {_scores(any_)} (aim: F1 0.80)")
    print(f"dated spans: {_scores(dated)} (aim: F1 0.85); exact due {due[0]}/{due[1]} (aim: 0.90)")
    print(f"refusals turned into promises: {refused[0]}/{refused[1]} (aim: at most 5 %)")


def _count(tally: list[int], made: list[Promise], wanted: list[dict[str, Any]]) -> None:
    tally[0] += sum(bool(_hits(one, wanted)) for one in made)
    tally[1] += len(made)
    tally[2] += sum(any(_overlap(one, span) for one in made) for span in wanted)
    tally[3] += len(wanted)


def _hits(one: Promise, spans: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [span for span in spans if _overlap(one, span)]


def _overlap(one: Promise, span: dict[str, Any]) -> bool:
    common = min(one.end, span["end"]) - max(one.start, span["start"])
    return 2 * common >= min(one.end - one.start, span["end"] - span["start"])


def _scores(tally: list[int]) -> str:
    precision, recall = tally[0] / max(1, tally[1]), tally[2] / max(1, tally[3])
    return (
        f"precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"
    )


def _in_part(identifier: str, part: str) -> bool:
    held = int(md5(identifier.encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0
    return part == "all" or held == (part == "held")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
