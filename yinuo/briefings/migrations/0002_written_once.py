"""What was asked, answered and found is written once; a correction is a new entry of the trail."""

from django.db import migrations

from yinuo.records.write_once import WriteOnce

ASKED = ["briefing_id", "parent_id", "deputy_id", "text", "points", "verbatim", "asked_at"]


class Migration(migrations.Migration):

    dependencies = [("briefings", "0001_briefings")]

    operations = [
        WriteOnce("briefings_question", columns=ASKED),
        WriteOnce("briefings_answer"),
        WriteOnce("briefings_answeringunit"),
        WriteOnce("briefings_finding"),
    ]
