"""What is written once stays (只写一次): triggers on both engines, put in place by migrations.

    operations = [WriteOnce("suggestions_reply")]
    operations = [WriteOnce("suggestions_extension", columns=["reason", "by_id", "at"])]
    operations = [OnlyGrows("records_numberseries", "last")]

SQLite drops the triggers of a table when a later migration rebuilds it: repeat the operation after such a change.
The house test `test_what_is_written_once_is_guarded` reads every migration and finds a missing one.
"""

from collections.abc import Iterable

from django.db.migrations.operations.base import Operation

REFUSAL = "{table}：只写一次，不得修改、删除 · written once: no update, no delete"
SHRINKING = "{table}：{column} 只增不减 · only grows"


class Guard(Operation):
    """Triggers on one table; `sqlite` and `postgresql` give the statements that make them."""

    reversible = True
    reduces_to_sql = True
    atomic = True

    def __init__(self, table: str):
        self.table = table

    def state_forwards(self, app_label, state):
        pass  # models know nothing of triggers

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self.database_backwards(app_label, schema_editor, from_state, to_state)
        for statement in getattr(self, schema_editor.connection.vendor)():
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        vendor = schema_editor.connection.vendor
        for name in self.triggers(vendor):
            on = f" ON {self.table}" if vendor == "postgresql" else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{on}", params=None)
        if vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {self.function}()", params=None)

    def triggers(self, vendor: str) -> list[str]:
        """The names of the triggers on this engine."""
        raise NotImplementedError

    def postgresql_function(self, sentence: str) -> str:
        quoted = sentence.replace("'", "''").replace("%", "%%")
        return (
            f"CREATE FUNCTION {self.function}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{quoted}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )


class WriteOnce(Guard):
    """Refuse UPDATE, DELETE and TRUNCATE on a table; with `columns`, only those columns may never change."""

    def __init__(self, table: str, columns: Iterable[str] = ()):
        super().__init__(table)
        self.columns = [column.strip('"') for column in columns]
        self.function = f"{table}_is_written_once"

    def deconstruct(self):
        return type(self).__name__, [self.table], {"columns": self.columns} if self.columns else {}

    def describe(self):
        return f"Refuse UPDATE and DELETE on {self.table}" + (f" ({', '.join(self.columns)})" if self.columns else "")

    def triggers(self, vendor):
        acts = ["update", "delete", *(["truncate"] if vendor == "postgresql" else ["replace"])]
        return [f"{self.table}_no_{act}" for act in acts]

    def sqlite(self):
        refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL.format(table=self.table)}'); END"
        changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in self.columns)
        when = f"WHEN {changed} " if changed else ""
        there = f"WHEN EXISTS (SELECT 1 FROM {self.table} WHERE id = NEW.id) "
        yield f"CREATE TRIGGER {self.table}_no_update BEFORE UPDATE ON {self.table} {when}{refuse}"
        yield f"CREATE TRIGGER {self.table}_no_delete BEFORE DELETE ON {self.table} {refuse}"
        yield f"CREATE TRIGGER {self.table}_no_replace BEFORE INSERT ON {self.table} {there}{refuse}"

    def postgresql(self):
        changed = " OR ".join(f'OLD."{column}" IS DISTINCT FROM NEW."{column}"' for column in self.columns)
        when = f"WHEN ({changed}) " if changed else ""
        call = f"EXECUTE FUNCTION {self.function}()"
        yield self.postgresql_function(REFUSAL.format(table=self.table))
        yield f"CREATE TRIGGER {self.table}_no_update BEFORE UPDATE ON {self.table} FOR EACH ROW {when}{call}"
        yield f"CREATE TRIGGER {self.table}_no_delete BEFORE DELETE ON {self.table} FOR EACH ROW {call}"
        yield f"CREATE TRIGGER {self.table}_no_truncate BEFORE TRUNCATE ON {self.table} FOR EACH STATEMENT {call}"


class OnlyGrows(Guard):
    """Refuse that a counter goes down or that its row is removed: numbers, the length of a chain."""

    def __init__(self, table: str, column: str):
        super().__init__(table)
        self.column = column
        self.function = f"{table}_only_grows"

    def deconstruct(self):
        return type(self).__name__, [self.table, self.column], {}

    def describe(self):
        return f"Let {self.table}.{self.column} only grow"

    def triggers(self, vendor):
        acts = ["shrink", "delete", *(["truncate"] if vendor == "postgresql" else [])]
        return [f"{self.table}_no_{act}" for act in acts]

    def sqlite(self):
        refuse = f"BEGIN SELECT RAISE(ABORT, '{SHRINKING.format(table=self.table, column=self.column)}'); END"
        shrinks = f"WHEN NEW.{self.column} < OLD.{self.column} "
        yield f"CREATE TRIGGER {self.table}_no_shrink BEFORE UPDATE ON {self.table} {shrinks}{refuse}"
        yield f"CREATE TRIGGER {self.table}_no_delete BEFORE DELETE ON {self.table} {refuse}"

    def postgresql(self):
        shrinks = f"WHEN (NEW.{self.column} < OLD.{self.column}) "
        call = f"EXECUTE FUNCTION {self.function}()"
        yield self.postgresql_function(SHRINKING.format(table=self.table, column=self.column))
        yield f"CREATE TRIGGER {self.table}_no_shrink BEFORE UPDATE ON {self.table} FOR EACH ROW {shrinks}{call}"
        yield f"CREATE TRIGGER {self.table}_no_delete BEFORE DELETE ON {self.table} FOR EACH ROW {call}"
        yield f"CREATE TRIGGER {self.table}_no_truncate BEFORE TRUNCATE ON {self.table} FOR EACH STATEMENT {call}"
