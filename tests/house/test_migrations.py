"""Migrations are complete, named, and can be undone and done again."""

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

OURS = {app.label for app in apps.get_app_configs() if app.name.startswith("yinuo.")}


def test_no_model_has_changed_without_a_migration(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_every_migration_has_a_name_that_says_what_it_does():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    mine = [(app, name) for app, name in loader.disk_migrations if app in OURS]
    assert [one for one in mine if "_auto_" in one[1] or one[1].endswith("_initial")] == []


def test_every_migration_can_be_undone_and_done_again(transactional_db):
    with connection.cursor() as cursor:
        before = {table.name for table in connection.introspection.get_table_list(cursor)}
    call_command("migrate", "records", "zero", verbosity=0)
    with connection.cursor() as cursor:
        left = {table.name for table in connection.introspection.get_table_list(cursor)}
    assert [name for name in left if name.startswith(("records_", "cache"))] == []
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        assert {table.name for table in connection.introspection.get_table_list(cursor)} == before
    call_command("verify")
