"""A figure is never overwritten: a later delivery is a new row."""

from django.db import migrations

from yinuo.records.write_once import WriteOnce

GIVEN = ["congress_id", "indicator", "value", "text", "unit", "period", "place", "cluster", "status", "source_id"]
SAID = ["congress_id", "words", "source_kind", "source_id", "indicator", "value", "unit_word", "period", "said_on"]


class Migration(migrations.Migration):

    dependencies = [("evidence", "0001_evidence")]

    operations = [
        WriteOnce("evidence_figure", columns=GIVEN),
        WriteOnce("evidence_claim", columns=SAID),
    ]
