"""The index of each engine beside the texts that can be found."""

from django.db import migrations

from yinuo.records.search import engine


def make(apps, schema_editor):
    engine(schema_editor.connection).make(schema_editor)


def remove(apps, schema_editor):
    engine(schema_editor.connection).remove(schema_editor)


class Migration(migrations.Migration):

    dependencies = [("records", "0002_written_once")]

    operations = [migrations.RunPython(make, remove)]
