"""How well matters find their unit, how sure that is, and how fast it is learnt (交办建议).

Usage: python bench/reading_routing.py --data PATH [--big]
Near-duplicates stay on one side of the split; three of five folds are tried. `--big` also trains on 100,000 texts.
"""

import argparse
import csv
import gzip
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import md5
from pathlib import Path

import numpy as np
from sklearn.metrics import accuracy_score, f1_score

from yinuo.reading.routing import Router

Row = dict[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--big", action="store_true")
    options = parser.parse_args()
    messages = rows(options.data / "messages_labelled.csv.gz")
    for row in messages:
        row["any_body"] = row["body"] or row["body_segmented"]
    group = _by("dup_group")
    measure("messages, title", messages, ["title"], "label", "row", group, "aim: F1 0.88")
    measure(
        "messages, title + body",
        messages,
        ["title", "any_body"],
        "label",
        "row",
        group,
        "aim: F1 0.93, sure 0.90 at 0.95",
    )
    measure(
        "messages, title + raw body only", messages, ["title", "body"], "label", "row", group, "a third has no body"
    )
    suggestions = rows(options.data / "council_suggestions.csv.gz")
    for county, aim in (("臺北市", "aim: accuracy 0.75, F1 0.62"), ("高雄市", "")):
        part = common([row for row in suggestions if row["county"] == county], "handling_unit")
        measure(county, part, ["suggestion", "position"], "handling_unit", "uid", _by("suggestion", "position"), aim)
        for row in part:
            row["no_number"] = "0"
        measure(
            f"{county}, file number hidden",
            part,
            ["suggestion", "position"],
            "handling_unit",
            "no_number",
            _by("suggestion", "position"),
            "",
        )
    questions = common(rows(options.data / "uk_written_questions.csv.gz"), "body")
    for row in questions:
        row["asked"] = re.sub(r"^To ask .*?,\s*", "", row["question"], count=1)
        row["together"] = row["group"] or row["id"]
    measure("UK questions", questions, ["heading", "asked"], "body", "id", _by("together"), "floor: 0.742 / 0.587")
    if options.big:
        big(messages)


def measure(
    name: str, table: list[Row], columns: Sequence[str], label: str, number: str, group: Callable[[Row], str], aim: str
) -> None:
    fold = np.array([int(md5(group(row).encode(), usedforsecurity=False).hexdigest(), 16) % 5 for row in table])
    texts = [[row[column] for column in columns] for row in table]
    labels = np.array([row[label] for row in table])
    results = []
    for out in range(3):
        train, test = np.flatnonzero(fold != out), np.flatnonzero(fold == out)
        started = time.perf_counter()
        router = Router([texts[row] for row in train], labels[train].tolist(), [table[row][number] for row in train])
        seconds = time.perf_counter() - started
        routes = router.route([texts[row] for row in test], [table[row][number] for row in test], explain=False)
        said = np.array([route.proposals[0].unit for route in routes])
        sure = np.array([route.is_sure for route in routes])
        third = [labels[row] in [one.unit for one in route.proposals] for row, route in zip(test, routes, strict=True)]
        right = said == labels[test]
        macro = f1_score(labels[test], said, average="macro", zero_division=0)
        results.append(
            (accuracy_score(labels[test], said), macro, np.mean(third), sure.mean(), right[sure].mean(), seconds)
        )
    accuracy, macro, third, sure_share, sure_right, seconds = np.mean(results, axis=0)
    print(
        f"{name}: accuracy {accuracy:.3f} macro-F1 {macro:.3f} top-3 {third:.3f}; "
        f"sure on {sure_share:.3f}, right {sure_right:.3f}; learnt in {seconds:.1f} s ({aim})"
    )


def big(messages: list[Row]) -> None:
    rng = np.random.default_rng(1)
    texts, labels = [], []
    for at in range(100_000):
        one, other = messages[at % len(messages)], messages[int(rng.integers(len(messages)))]
        body = one["any_body"].replace(" ", "")
        texts.append([one["title"], body[int(rng.integers(1 + len(body) // 2)) :] + other["title"]])
        labels.append(one["label"])
    started = time.perf_counter()
    Router(texts, labels, [str(at) for at in range(len(texts))])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"100,000 texts learnt in {time.perf_counter() - started:.0f} s, {memory:.2f} GB (aim: 60 s, 2 GB)")


def common(table: list[Row], label: str) -> list[Row]:
    """Rows of labels that occur at least five times."""
    often = Counter(row[label] for row in table)
    return [row for row in table if row[label] and often[row[label]] >= 5]


def rows(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _by(*columns: str) -> Callable[[Row], str]:
    return lambda row: "".join(row[column] for column in columns)


if __name__ == "__main__":
    main()
