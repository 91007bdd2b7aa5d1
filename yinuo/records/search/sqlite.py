"""Search on SQLite: an FTS5 table beside the texts, under the same row numbers."""

from yinuo.records.search.words import spaced

TABLE = "records_searchtext_words"
TITLE_WEIGHT, BODY_WEIGHT = 4.0, 1.0
MATCH = f"SELECT rowid, -bm25({TABLE}, 0.0, %s, %s) AS score FROM {TABLE} WHERE {TABLE} MATCH %s"
BEST = (
    "SELECT text.kind, text.subject_id, MAX(score) AS best FROM found{0} "
    "JOIN records_searchtext AS text ON text.id = found{0}.rowid GROUP BY text.kind, text.subject_id"
)


def make(schema_editor) -> None:
    schema_editor.execute(f"CREATE VIRTUAL TABLE {TABLE} USING fts5(scope, title, body, tokenize = 'ascii')")
    schema_editor.execute(
        f"CREATE TRIGGER {TABLE}_follow AFTER DELETE ON records_searchtext "
        f"BEGIN DELETE FROM {TABLE} WHERE rowid = OLD.id; END",
        params=None,
    )


def remove(schema_editor) -> None:
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_follow")
    schema_editor.execute(f"DROP TABLE IF EXISTS {TABLE}")


def write(cursor, rows) -> None:
    """Index these texts, replacing what was there."""
    cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [[row.pk] for row in rows])
    cursor.executemany(
        f"INSERT INTO {TABLE} (rowid, scope, title, body) VALUES (%s, %s, %s, %s)",
        [[row.pk, scope(row.congress_id, row.kind), spaced(row.title), spaced(row.body)] for row in rows],
    )


def find(cursor, congress_id: int, phrases: list[str], kinds: list[str] | None, limit: int, offset: int) -> list[tuple]:
    """(kind, id, score) of what holds every phrase, be it in different parts, best first."""
    places = " OR ".join(f'scope : "{scope(congress_id, kind)}"' for kind in kinds or [""])
    made = ", ".join(f"found{n} AS MATERIALIZED ({MATCH})" for n in range(len(phrases)))  # bm25 is known only there
    each = " UNION ALL ".join(BEST.format(n) for n in range(len(phrases)))
    asked = [f'({{title body}} : "{phrase}") AND ({places})' for phrase in phrases]
    cursor.execute(
        f"WITH {made} SELECT kind, subject_id, SUM(best) FROM ({each}) GROUP BY kind, subject_id "
        f"HAVING COUNT(*) = %s ORDER BY 3 DESC, subject_id DESC LIMIT %s OFFSET %s",
        [*(value for match in asked for value in (TITLE_WEIGHT, BODY_WEIGHT, match)), len(phrases), limit, offset],
    )
    return cursor.fetchall()


def scope(congress_id: int, kind: str) -> str:
    """The congress, and the kind within it, as words of their own column: one instance serves many congresses."""
    return f"congress{congress_id}" + (f" kind{kind.replace('-', '')}" if kind else "")
