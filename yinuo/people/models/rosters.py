"""Imports of a roster (名册导入): what was read, what it made and changed, so that it can be undone."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from yinuo.people.models.congresses import Congress
from yinuo.people.standing import manages_people, standing_of
from yinuo.rules.terms import Term


class Roster(Term):
    """What a table lists (名册种类)."""

    DEPUTIES = "deputies", "代表名册"
    UNITS = "units", "承办单位名册"
    POSTS = "posts", "工作人员名册"


class RosterImportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The imports of one's own congress, for those who manage people (导入记录)."""
        standing = standing_of(user)
        return self.filter(congress=standing.congress_id) if manages_people(standing) else self.none()


class RosterImport(models.Model):
    """One table as it was read: `table` {"columns", "notes", "rows"} is shown before anything is written. Confirming fills `made`:
    {"created": {model: [ids]}, "changed": [{model, id, old, new}]}."""

    kind = "roster"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    roster = models.CharField("名册", max_length=20, choices=Roster.choices())
    file_name = models.CharField(max_length=200)
    table = models.JSONField(default=dict)
    made = models.JSONField(default=dict)
    confirmed_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects = RosterImportQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [models.CheckConstraint(condition=models.Q(roster__in=Roster.values()), name="roster_known")]

    def __str__(self):
        return self.file_name

    def get_absolute_url(self):
        return reverse("people:roster", args=[self.pk])

    @property
    def term(self) -> Roster:
        return Roster(self.roster)
