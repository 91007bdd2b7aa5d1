"""How well replies are read: planted reuse, swapped answers, false alarms of the figures, and how fast (答复比对).

Usage: python bench/reading_replies.py --data PATH [--big]
`--big` indexes 50,000 replies.
"""

import argparse
import csv
import gzip
import random
import re
import time
from pathlib import Path

from yinuo.reading.asks import asks
from yinuo.reading.coverage import coverage
from yinuo.reading.figures import figures
from yinuo.reading.fingerprint import Replies, Reply

Row = dict[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--big", action="store_true")
    options = parser.parse_args()
    messages = rows(options.data / "messages_replied.csv.gz")
    questions = [row for row in rows(options.data / "uk_written_questions.csv.gz") if len(row["answer"]) > 100]
    planted(messages)
    swapped("messages", [(f"{row['title']}。{row['body']}", row["reply"]) for row in messages])
    swapped("UK questions", [(row["question"], row["answer"]) for row in questions])
    texts = [row["reply"] for row in messages] + [row["answer"] for row in questions]
    flagged = [finding for text in texts for finding in figures(text)]
    print(f"figures: {len(flagged)} findings in {len(texts)} real replies, each to be looked at")
    for finding in flagged[:10]:
        print("   ", finding.kind, finding.reasons[0])
    if options.big:
        big(messages)


def planted(messages: list[Row]) -> None:
    """Sentences of an earlier reply planted among those of a new one; real replies without planting are the background."""
    rng = random.Random(4)
    texts = list(dict.fromkeys(row["reply"] for row in messages if len(row["reply"]) > 150))
    rng.shuffle(texts)
    earlier, fresh = texts[:900], texts[900:1200]
    known = Replies(Reply(str(at), text) for at, text in enumerate(earlier))
    background = sum(known.fingerprint(text).is_recycled for text in fresh)
    for share in (0.6, 0.8, 0.95):
        mixed = [_mixed(rng, new, old, share) for new, old in zip(fresh, earlier, strict=False)]
        hit = sum(known.fingerprint(text).is_recycled for text in mixed)
        precision, recall = hit / (hit + background), hit / len(mixed)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"reuse planted at {share:.0%}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} (aim: 0.90)")


def _mixed(rng: random.Random, new: str, old: str, share: float) -> str:
    kept = old[: round(min(len(old), 600) * share)]
    pieces = _sentences(kept) + _sentences(new[: round(len(kept) * (1 - share) / share)])
    rng.shuffle(pieces)
    return "".join(pieces)


def _sentences(text: str) -> list[str]:
    return [piece for piece in re.split("(?<=[。；！])", text) if piece]


def swapped(name: str, pairs: list[tuple[str, str]]) -> None:
    rng = random.Random(5)
    order = list(range(len(pairs)))
    rng.shuffle(order)
    part = [at for at in range(min(1000, len(pairs))) if order[at] != at]
    asked = {at: asks(pairs[at][0]) for at in part}
    false = sum(coverage(asked[at], pairs[at][1]).is_off_topic for at in part) / len(part)
    recall = sum(coverage(asked[at], pairs[order[at]][1]).is_off_topic for at in part) / len(part)
    print(f"swapped answers, {name}: recall {recall:.3f} false alarms {false:.3f} (aim: 0.80 at most 0.20)")


def big(messages: list[Row]) -> None:
    rng = random.Random(6)
    made = []
    for at in range(50_000):
        pieces = _sentences(messages[at % len(messages)]["reply"])
        rng.shuffle(pieces)
        made.append(Reply(str(at), f"{''.join(pieces)}{at}"))
    started = time.perf_counter()
    known = Replies(made)
    print(f"50,000 replies indexed in {time.perf_counter() - started:.0f} s (aim: 300)")
    times = []
    for row in messages[:100]:
        started = time.perf_counter()
        known.fingerprint(row["reply"])
        times.append(1000 * (time.perf_counter() - started))
    print(f"a query takes {sum(times) / len(times):.0f} ms, at most {max(times):.0f} ms (aim: 200)")


def rows(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


if __name__ == "__main__":
    main()
