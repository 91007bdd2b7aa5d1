"""What migrations say is written once is guarded in the database as it stands after all of them."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from yinuo.records.write_once import Guard, WriteOnce

EXPECTED = {
    "records_entry",
    "records_file",
    "records_document",
    "records_decision",
    "records_parameteroverride",
    "records_chain",
    "records_numberseries",
}


@pytest.fixture(scope="module")
def guards():
    migrations = MigrationLoader(None, ignore_no_migrations=True).disk_migrations.values()
    return [operation for one in migrations for operation in one.operations if isinstance(operation, Guard)]


def test_every_guard_of_the_migrations_stands(db, guards):
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }
    with connection.cursor() as cursor:
        cursor.execute(query[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    wanted = {name for guard in guards for name in guard.triggers(connection.vendor)}
    assert sorted(wanted - standing) == []


def test_the_trail_and_its_kin_are_guarded(guards):
    assert {guard.table for guard in guards} >= EXPECTED


def test_a_guard_names_columns_that_are_there(db, guards):
    with connection.cursor() as cursor:
        for guard in guards:
            columns = {column.name for column in connection.introspection.get_table_description(cursor, guard.table)}
            named = set(guard.columns) if isinstance(guard, WriteOnce) else {guard.column}
            assert named <= columns, guard.table
