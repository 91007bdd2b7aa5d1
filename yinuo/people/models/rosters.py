"""Imports of a roster (名册导入): what was read, what it made, so that it can be undone."""

from django.conf import settings
from django.db import models

from yinuo.people.models.congresses import Congress


class RosterImport(models.Model):
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    rows = models.JSONField(default=list)
    made = models.JSONField(default=dict)
    confirmed_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    def __str__(self):
        return self.file_name
