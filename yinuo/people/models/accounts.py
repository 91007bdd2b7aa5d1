"""Accounts and invitations (账号、邀请)."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models

from yinuo.people.models.congresses import Congress


class User(AbstractUser):
    """A person who can sign in. What they may do comes from their posts and from being a deputy, never from here."""

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


class Invitation(models.Model):
    """A one-time link with which a named person makes their account (邀请). Only the hash of the link is kept."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+")
    name = models.CharField("姓名", max_length=100)
    email = models.EmailField("邮箱", blank=True)
    deputy = models.ForeignKey("people.Deputy", models.PROTECT, null=True, related_name="invitations")
    post = models.JSONField("拟任岗位", default=dict)
    token_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    def __str__(self):
        return self.name
