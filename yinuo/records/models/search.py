"""What can be found (检索): the text of each thing, indexed by each engine in its own way (see records/search)."""

from django.db import models


class SearchText(models.Model):
    """The text of one thing, or one part of a long one: engines remember only so many places of a word in one row."""

    congress = models.ForeignKey("people.Congress", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    part = models.PositiveSmallIntegerField(default=0)
    title = models.TextField()
    body = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject_id", "part"], name="found_once")]

    def __str__(self):
        return self.title
