"""How well like matters are found: related UK questions, near-duplicate messages, paraphrases (相似与谱系).

Usage: python bench/reading_likeness.py --data PATH
With the extra `semantic` installed the paraphrases are ranked by meaning too.
"""

import argparse
import csv
import gzip
import time
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from yinuo.reading.embedding import Meaning, is_available
from yinuo.reading.families import Matter, families
from yinuo.reading.likeness import Likeness

Row = dict[str, str]
PARAPHRASES = Path(__file__).with_name("reading_paraphrases.csv")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    questions = rows(options.data / "uk_written_questions.csv.gz")
    related(questions, ["heading", "question"], "aim: MRR 0.75; floor 0.660")
    related(questions, ["question"], "without the heading")
    messages = rows(options.data / "messages_labelled.csv.gz")
    often = Counter(row["dup_group"] for row in messages)
    twins = [row for row in messages if often[row["dup_group"]] > 1]
    single = [row for row in messages if often[row["dup_group"]] == 1][:1500]
    family(
        "near-duplicate messages",
        [Matter(row["row"], row["title"], row["body"] or row["body_segmented"]) for row in twins + single],
        {row["row"]: row["dup_group"] for row in messages},
    )
    grouped = Counter(row["group"] for row in questions)
    together = [row for row in questions if row["group"] and grouped[row["group"]] > 1]
    family(
        "UK questions answered together",
        [Matter(row["id"], row["heading"], row["question"]) for row in together],
        {row["id"]: row["group"] for row in together},
    )
    paraphrases()


def related(table: list[Row], columns: list[str], aim: str) -> None:
    groups = np.array([row["group"] for row in table])
    often = Counter(groups.tolist())
    asked = [place for place, group in enumerate(groups) if group and often[group] > 1]
    started = time.perf_counter()
    index = Likeness([[row[column] for column in columns] for row in table], [row["id"] for row in table])
    scores = (index.vectors[asked] @ index.vectors.T).toarray()
    ranks, recalls = [], []
    for line, place in zip(scores, asked, strict=True):
        line[place] = -1
        wanted = np.flatnonzero(groups == groups[place])
        wanted = wanted[wanted != place]
        ranks.append(1 / (1 + (line > line[wanted].max()).sum()))
        recalls.append(np.isin(wanted, np.argsort(-line)[:10]).mean())
    seconds = time.perf_counter() - started
    print(
        f"UK questions by {', '.join(columns)}: MRR {np.mean(ranks):.3f} recall@10 {np.mean(recalls):.3f} in {seconds:.1f} s ({aim})"
    )


def family(name: str, matters: list[Matter], truth: dict[str, str]) -> None:
    """B-cubed precision, recall and F1 of the families."""
    started = time.perf_counter()
    found = families(matters)
    seconds = time.perf_counter() - started
    wanted: dict[str, set[str]] = defaultdict(set)
    for matter in matters:
        wanted[truth[matter.identifier]].add(matter.identifier)
    precision, recall = [], []
    for one in found:
        group = {matter.identifier for matter in one.matters}
        for identifier in group:
            both = len(group & wanted[truth[identifier]])
            precision.append(both / len(group))
            recall.append(both / len(wanted[truth[identifier]]))
    p, r = float(np.mean(precision)), float(np.mean(recall))
    print(
        f"{name}: B-cubed precision {p:.3f} recall {r:.3f} F1 {2 * p * r / (p + r):.3f} in {seconds:.1f} s (aim: 0.80)"
    )


def paraphrases() -> None:
    with PARAPHRASES.open(encoding="utf-8", newline="") as stream:
        pairs = list(csv.DictReader(stream))
    ones, others = [pair["one"] for pair in pairs], [pair["other"] for pair in pairs]
    _rank("words", ones, others, None)
    if is_available():
        _rank("words and meaning", ones, others, Meaning)


def _rank(name: str, ones: list[str], others: list[str], meaning: type[Meaning] | None) -> None:
    index = Likeness([(text,) for text in ones], [str(at) for at in range(len(ones))], meaning=meaning)
    found = index.like_all([(text,) for text in others], top=len(ones))
    ranks = [
        next((rank for rank, match in enumerate(line, start=1) if match.identifier == str(at)), len(ones))
        for at, line in enumerate(found)
    ]
    _say(name, np.array(ranks))


def _say(name: str, ranks: NDArray[np.int64]) -> None:
    print(
        f"{len(ranks)} paraphrases by {name}: accuracy@1 {(ranks == 1).mean():.2f} "
        f"accuracy@3 {(ranks <= 3).mean():.2f} MRR {(1 / ranks).mean():.2f}"
    )


def rows(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


if __name__ == "__main__":
    main()
