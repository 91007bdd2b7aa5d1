"""Accounts and invitations (账号、邀请)."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models

from yinuo.people.models.congresses import Congress
from yinuo.people.standing import manages_people, standing_of
from yinuo.rules.terms import Term


class User(AbstractUser):
    """A person who can sign in. What they may do comes from their posts and from being a deputy, never from here."""

    kind = "account"

    first_name = None
    last_name = None
    name = models.CharField("姓名", max_length=100)
    congress = models.ForeignKey(Congress, models.PROTECT, null=True, related_name="users")
    phone = models.CharField("手机", max_length=20, blank=True)

    REQUIRED_FIELDS = ["name"]

    def __str__(self):
        return self.name or self.username

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name


class InvitationState(Term):
    """Computed, never stored."""

    OPEN = "open", "等待接受"
    EXPIRED = "expired", "已过期"
    ACCEPTED = "accepted", "已接受"
    REVOKED = "revoked", "已撤回"


class InvitationQuerySet(models.QuerySet):
    def unanswered(self):
        """Neither accepted nor revoked, though perhaps expired (未接受)."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True)

    def open_at(self, at):
        """Those whose link still works at this moment (有效)."""
        return self.unanswered().filter(expires_at__gt=at)

    def visible_to(self, user):
        """The invitations of one's own congress, for those who manage people (邀请)."""
        standing = standing_of(user)
        return self.filter(congress=standing.congress_id) if manages_people(standing) else self.none()


class Invitation(models.Model):
    """A one-time link with which a named person makes their account, or sets the password of the one they have (邀请).

    Only the hash of the link is kept. `post` names the post to be given: {role, title, unit, delegation, group}.
    """

    kind = "invitation"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+")
    name = models.CharField("姓名", max_length=100)
    email = models.EmailField("邮箱", blank=True)
    deputy = models.ForeignKey("people.Deputy", models.PROTECT, null=True, related_name="invitations")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="invitations")
    post = models.JSONField("拟任岗位", default=dict)
    token_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(expires_at__gt=models.F("at")), name="invitation_lasts")
        ]

    def __str__(self):
        return self.name

    def state_at(self, at) -> InvitationState:
        """Where it stands at this moment; the twin of `open_at` says which can still be used (邀请状态)."""
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.revoked_at:
            return InvitationState.REVOKED
        return InvitationState.OPEN if self.expires_at > at else InvitationState.EXPIRED
