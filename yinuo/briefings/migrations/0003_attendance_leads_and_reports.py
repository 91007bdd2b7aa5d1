import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("briefings", "0002_written_once"),
        ("people", "0001_people"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="briefing",
            options={"ordering": ["congress_id", "-year", "-held_on", "-id"]},
        ),
        migrations.AlterModelOptions(
            name="participant",
            options={"ordering": ["briefing_id", "delegation__order", "id"]},
        ),
        migrations.AddField(
            model_name="activity",
            name="forwarded_to",
            field=models.ManyToManyField(blank=True, related_name="reports_received", to="people.unit"),
        ),
        migrations.AddField(
            model_name="question",
            name="lead",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.unit",
                verbose_name="牵头应询单位",
            ),
        ),
        migrations.AlterField(
            model_name="participant",
            name="attendance",
            field=models.CharField(
                choices=[("invited", "已通知参会"), ("present", "出席"), ("leave", "请假"), ("absent", "缺席")],
                default="invited",
                max_length=20,
                verbose_name="出席情况",
            ),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.CheckConstraint(
                condition=models.Q(("attendance__in", ["invited", "present", "leave", "absent"])),
                name="participant_attendance_known",
            ),
        ),
    ]
