"""What was written, said to the deputy, replied and rated is written once."""

from django.db import migrations

from yinuo.records.write_once import WriteOnce

RETURNED = ["ground", "reason", "clause", "nominated_id", "by_id", "at"]


class Migration(migrations.Migration):

    dependencies = [("suggestions", "0001_suggestions")]

    operations = [
        WriteOnce("suggestions_version"),
        WriteOnce("suggestions_contact"),
        WriteOnce("suggestions_opinion", columns=["text", "signer", "by_id", "at"]),
        WriteOnce("suggestions_returnrequest", columns=RETURNED),
        WriteOnce("suggestions_extension", columns=["reason", "was_due_on", "wanted_on", "by_id", "at"]),
        WriteOnce("suggestions_reply"),
        WriteOnce("suggestions_coverage"),
        WriteOnce("suggestions_evaluation"),
    ]
