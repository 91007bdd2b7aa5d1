"""Search on PostgreSQL: a column of words with a GIN index; no extension is needed."""

from yinuo.records.search.words import spaced

COLUMN, INDEX = "words", "records_searchtext_words"
BEST = (
    f"SELECT kind, subject_id, MAX(ts_rank({COLUMN}, query, 1)) AS best "
    f"FROM records_searchtext, phraseto_tsquery('simple', %s) AS query "
    f"WHERE congress_id = %s {{of_kind}} AND {COLUMN} @@ query GROUP BY kind, subject_id"
)
VECTOR = "setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'D')"


def make(schema_editor) -> None:
    schema_editor.execute(f"ALTER TABLE records_searchtext ADD COLUMN {COLUMN} tsvector")
    schema_editor.execute(f"CREATE INDEX {INDEX} ON records_searchtext USING gin ({COLUMN})")


def remove(schema_editor) -> None:
    schema_editor.execute(f"DROP INDEX IF EXISTS {INDEX}")
    schema_editor.execute(f"ALTER TABLE records_searchtext DROP COLUMN IF EXISTS {COLUMN}")


def write(cursor, rows) -> None:
    """Index these texts, replacing what was there."""
    cursor.executemany(
        f"UPDATE records_searchtext SET {COLUMN} = {VECTOR} WHERE id = %s",
        [[spaced(row.title), spaced(row.body), row.pk] for row in rows],
    )


def find(cursor, congress_id: int, phrases: list[str], kinds: list[str] | None, limit: int, offset: int) -> list[tuple]:
    """(kind, id, score) of what holds every phrase, be it in different parts, best first."""
    of_kind = "AND kind = ANY(%s)" if kinds else ""
    each = " UNION ALL ".join([BEST.format(of_kind=of_kind)] * len(phrases))
    values = [[phrase, congress_id, *([list(kinds)] if kinds else [])] for phrase in phrases]
    cursor.execute(
        f"SELECT kind, subject_id, SUM(best) FROM ({each}) AS bests GROUP BY kind, subject_id "
        f"HAVING COUNT(*) = %s ORDER BY 3 DESC, subject_id DESC LIMIT %s OFFSET %s",
        [*(value for of_phrase in values for value in of_phrase), len(phrases), limit, offset],
    )
    return cursor.fetchall()
