"""Search (检索) behind one name, on both engines: spaced characters and phrase queries.

An act that changes what people read of a thing calls `index` in the same transaction; `remove` when it goes out of sight.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from yinuo.records.models import SearchText
from yinuo.records.search import postgres, sqlite
from yinuo.records.search.words import highlighted, parts, phrases, spaced

__all__ = ["Text", "engine", "find", "highlighted", "index", "index_many", "phrases", "remove", "spaced"]

BATCH = 500


@dataclass(frozen=True)
class Text:
    """What is to be found of one subject: its title and the rest of its words."""

    subject: object
    title: str
    body: str


def engine(connection):
    """The module that knows this database."""
    return postgres if connection.vendor == "postgresql" else sqlite


def index(subject, title: str, body: str) -> None:
    """Let a thing be found by these words, instead of those before (编入索引)."""
    index_many([Text(subject, title, body)])


@transaction.atomic
def index_many(texts: Iterable[Text]) -> None:
    """Let many things be found (批量编入索引)."""
    texts = list(texts)
    subjects = defaultdict(list)
    for text in texts:
        subjects[text.subject.kind].append(text.subject.pk)
    for kind, ids in subjects.items():
        for start in range(0, len(ids), BATCH):
            SearchText.objects.filter(kind=kind, subject_id__in=ids[start : start + BATCH]).delete()
    rows = [
        SearchText(
            congress_id=text.subject.congress_id,
            kind=text.subject.kind,
            subject_id=text.subject.pk,
            part=part,
            title=text.title.replace("\0", ""),
            body=body.replace("\0", ""),
        )
        for text in texts
        for part, body in enumerate(parts(text.body))
    ]
    SearchText.objects.bulk_create(rows, batch_size=BATCH)
    with connection.cursor() as cursor:
        engine(connection).write(cursor, rows)


def remove(subject) -> None:
    """Let a thing be found no more (移出索引)."""
    SearchText.objects.filter(kind=subject.kind, subject_id=subject.pk).delete()


def find(
    congress, query: str, kinds: Iterable[str] | None = None, limit: int = 20, offset: int = 0
) -> list[tuple[str, int, float]]:
    """(kind, id, score) of what holds every part of the query, best first; it says nothing about who may see it (检索)."""
    wanted = phrases(query)
    kinds = list(kinds) if kinds is not None else None
    if not wanted or kinds == []:
        return []
    congress_id = getattr(congress, "pk", congress)
    with connection.cursor() as cursor:
        rows = engine(connection).find(cursor, congress_id, wanted, kinds, limit, offset)
    return [(kind, pk, float(score)) for kind, pk, score in rows]
