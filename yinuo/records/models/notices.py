"""Notices (通知): rows written in the transaction of the act, sent later by `tick` – the outbox."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext


def in_words(sentence: str, params: dict, translate=str) -> str:
    """A sentence with its places filled; words among the values, such as 满意, are translated too."""
    if not params:
        return sentence
    said = {name: translate(value) if value and isinstance(value, str) else value for name, value in params.items()}
    return sentence % said


class NoticeQuerySet(models.QuerySet):
    def unsent(self, at):
        """Not yet told, and not waiting for a later try."""
        ready = models.Q(retry_at__isnull=True) | models.Q(retry_at__lte=at)
        return self.filter(ready, told_at__isnull=True)

    def unread_by(self, user):
        return self.filter(to=user, read_at__isnull=True)


class Notice(models.Model):
    """One thing one person should know: a sentence, a link, where it came from.

    `text` is a Chinese message whose %(places)s are filled from `params` when it is read, in the reader's language.
    It stands in the inbox from the moment of the act; `told_at` says when nothing more has to be sent.
    """

    congress = models.ForeignKey("people.Congress", models.PROTECT, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    entry = models.ForeignKey("records.Entry", models.PROTECT, null=True, related_name="notices")
    key = models.CharField("唯一键", max_length=120)
    text = models.CharField(max_length=300)
    params = models.JSONField(default=dict)
    url = models.CharField(max_length=300)
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)
    claim = models.CharField(max_length=16, blank=True)  # the tick that is mailing it now
    failure = models.CharField(max_length=300, blank=True)  # why the last e-mail was not accepted

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["to", "key"], name="told_once")]
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["to", "read_at", "-at"], name="notice_inbox"),
            models.Index(fields=["to", "-at"], name="notice_inbox_all"),
            models.Index(fields=["id"], name="notice_outbox", condition=models.Q(told_at__isnull=True)),
        ]

    def __str__(self):
        return self.in_words()

    def in_words(self) -> str:
        """The sentence in the language of whoever reads it now."""
        return in_words(gettext(self.text), self.params, translate=gettext)
