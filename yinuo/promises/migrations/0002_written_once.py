"""The words, the checks, the evidence and the chain of changes are written once."""

from django.db import migrations

from yinuo.records.write_once import WriteOnce

WORDS = ["number", "words", "source_kind", "source_id", '"start"', '"end"', "anchor", "said_on"]
REASONS = ["reason", "signed_by", "release", '"values"', "by_id", "at"]


class Migration(migrations.Migration):

    dependencies = [("promises", "0001_promises")]

    operations = [
        WriteOnce("promises_promise", columns=WORDS),
        WriteOnce("promises_progress"),
        WriteOnce("promises_evidence"),
        WriteOnce("promises_check"),
        WriteOnce("promises_drift"),
        WriteOnce("promises_changerequest", columns=REASONS),
    ]
