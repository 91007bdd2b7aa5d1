"""A reply (答复): written once; a later one succeeds it, never overwrites it."""

from django.conf import settings
from django.db import models

from yinuo.suggestions.models.assignments import Assignment
from yinuo.suggestions.models.suggestions import Suggestion


class Reply(models.Model):
    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="replies")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="replies")
    round = models.PositiveSmallIntegerField("轮次", default=1)
    text = models.TextField("正文")
    outcome = models.CharField("办理结果分类", max_length=40)  # code of the local scheme, see rules
    scheme = models.CharField("分类办法", max_length=40)
    signer = models.CharField("签发人", max_length=100)
    signer_post = models.CharField("签发人职务", max_length=100, blank=True)
    number = models.CharField("文号", max_length=100, blank=True)
    publish = models.CharField("公开意见", max_length=20, default="full")  # the unit's own review
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("答复时间")

    class Meta:
        ordering = ["at", "id"]
        verbose_name_plural = "replies"

    kind = "reply"

    @property
    def congress_id(self):
        return self.suggestion.congress_id

    def __str__(self):
        return f"{self.suggestion.ref} 答复"
