"""Search on PostgreSQL: a column of words with a GIN index; no extension is needed."""

from yinuo.records.search.words import spaced

COLUMN, INDEX = "words", "records_searchtext_words"
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
    """(kind, id, score) of the best, best first."""
    query = " && ".join(["phraseto_tsquery('simple', %s)"] * len(phrases))
    of_kind = "AND kind = ANY(%s)" if kinds else ""
    cursor.execute(
        f"SELECT kind, subject_id, MAX(ts_rank({COLUMN}, query, 1)) FROM records_searchtext, (SELECT {query} AS query) AS asked "
        f"WHERE congress_id = %s {of_kind} AND {COLUMN} @@ query "
        f"GROUP BY kind, subject_id ORDER BY 3 DESC, subject_id DESC LIMIT %s OFFSET %s",
        [*phrases, congress_id, *([list(kinds)] if kinds else []), limit, offset],
    )
    return cursor.fetchall()
