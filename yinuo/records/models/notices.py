"""Notices (通知): rows written in the transaction of the act, sent later by `tick` – the outbox."""

from django.conf import settings
from django.db import models


class NoticeQuerySet(models.QuerySet):
    def unsent(self):
        return self.filter(told_at__isnull=True)

    def unread_by(self, user):
        return self.filter(to=user, read_at__isnull=True)


class Notice(models.Model):
    """One thing one person should know: a sentence, a link, where it came from."""

    congress = models.ForeignKey("people.Congress", models.PROTECT, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    entry = models.ForeignKey("records.Entry", models.PROTECT, null=True, related_name="notices")
    key = models.CharField("唯一键", max_length=120)
    text = models.CharField(max_length=300)
    url = models.CharField(max_length=300)
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["to", "key"], name="told_once")]
        indexes = [
            models.Index(fields=["to", "read_at", "-at"], name="notice_inbox"),
            models.Index(fields=["id"], name="notice_outbox", condition=models.Q(told_at__isnull=True)),
        ]

    def __str__(self):
        return self.text
