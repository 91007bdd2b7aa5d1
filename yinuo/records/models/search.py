"""What can be found (检索): one row of text per thing, indexed by each engine in its own way (see records/search)."""

from django.db import models


class SearchText(models.Model):
    congress = models.ForeignKey("people.Congress", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    title = models.TextField()
    body = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject_id"], name="found_once")]
