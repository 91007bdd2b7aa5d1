"""The trail, files, documents, decisions and parameters are written once; numbers and chains only grow."""

from django.db import migrations

from yinuo.records.write_once import OnlyGrows, WriteOnce


class Migration(migrations.Migration):

    dependencies = [("records", "0001_records")]

    operations = [
        WriteOnce("records_entry"),
        WriteOnce("records_file"),
        WriteOnce("records_document"),
        WriteOnce("records_decision"),
        WriteOnce("records_parameteroverride"),
        OnlyGrows("records_chain", "length"),
        OnlyGrows("records_numberseries", "last"),
    ]
