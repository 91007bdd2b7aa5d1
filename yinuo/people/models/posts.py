"""Posts (岗位): who holds which role, where, from when to when."""

from django.conf import settings
from django.db import models

from yinuo.people.models.congresses import Congress, Delegation, Group
from yinuo.people.models.units import Unit
from yinuo.people.standing import manages_people, standing_of
from yinuo.rules.terms import Role


class PostQuerySet(models.QuerySet):
    def held_on(self, today):
        stays = models.Q(until_on__isnull=True) | models.Q(until_on__gte=today)
        return self.filter(stays, from_on__lte=today)

    def visible_to(self, user):
        """The posts of one's own congress, for those who manage people (岗位)."""
        standing = standing_of(user)
        return self.filter(congress=standing.congress_id) if manages_people(standing) else self.none()


class Post(models.Model):
    """One person in one role. A unit's clerk or leader names the unit; a head of delegation the delegation."""

    kind = "post"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="posts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts")
    role = models.CharField("角色", max_length=30, choices=Role.choices())
    title = models.CharField("职务", max_length=60, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="posts")
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, blank=True, related_name="posts")
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="posts")
    from_on = models.DateField("自")
    until_on = models.DateField("至", null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["user", "until_on"], name="posts_of_user")]
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values()), name="post_role_known"),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="post_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return f"{self.user} {self.term.label}"

    @property
    def term(self) -> Role:
        return Role(self.role)

    @property
    def where(self):
        """The unit, delegation or group the post belongs to, if any (所在)."""
        return self.unit or self.delegation or self.group
