"""A reply (答复): prepared and signed as a draft, issued once; a later one succeeds it, never overwrites it."""

from django.conf import settings
from django.db import models

from yinuo.people.models import Deputy
from yinuo.rules.outcomes import Outcome, Scheme
from yinuo.rules.publication import Extent
from yinuo.rules.publication import Ground as PublicationGround
from yinuo.rules.terms import Term
from yinuo.suggestions.models.assignments import Assignment
from yinuo.suggestions.models.suggestions import Suggestion


class Ask(models.Model):
    """One thing the suggestion asks for (诉求点): each must be answered by a passage or by a coded reason."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="asks")
    order = models.PositiveSmallIntegerField("次序")
    text = models.CharField("诉求", max_length=300)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["suggestion", "order"], name="ask_order_once")]

    def __str__(self):
        return self.text


class Instead(Term):
    """Why an ask has no passage (未直接回应的理由)."""

    OUTSIDE = "outside-powers", "权限外"
    CONDITIONS = "conditions", "条件不足"
    ELSEWHERE = "elsewhere", "另案办理"
    CO_UNIT = "co-unit", "由会办单位回应"


class ReplyDraft(models.Model):
    """A reply being prepared (拟稿、核稿、签发、编号、用印): who did which step when; a new text undoes what followed."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="reply_drafts")
    round = models.PositiveSmallIntegerField("轮次")
    text = models.TextField("正文", blank=True)
    scheme = models.CharField("分类办法", max_length=40, choices=Scheme.choices(), default=Scheme.NPC)
    mark = models.CharField("办理结果分类", max_length=4, blank=True)
    coverage = models.JSONField("逐点答复", default=dict)  # ask id: {"passage": …} or {"instead": …}
    promises = models.JSONField("承诺", default=list)  # as `promises.actions.record` takes them, dates as ISO text
    publish = models.CharField("公开意见", max_length=20, blank=True, choices=Extent.choices())
    publish_ground = models.CharField(
        "不公开全文的理由", max_length=40, blank=True, choices=PublicationGround.choices()
    )
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField("拟稿时间", null=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField("核稿时间", null=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField("签发时间", null=True)
    signer_post = models.CharField("签发人职务", max_length=100, blank=True)
    number = models.CharField("文号", max_length=100, blank=True)
    sealed_at = models.DateTimeField("用印时间", null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assignment", "round"], name="one_reply_draft")]

    def __str__(self):
        return f"{self.assignment} 拟答复"

    @property
    def outcome(self) -> Outcome | None:
        return Outcome(Scheme(self.scheme), self.mark) if self.mark else None


class Reply(models.Model):
    """A reply as it was issued (答复). Written once."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="replies")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="replies")
    round = models.PositiveSmallIntegerField("轮次", default=1)
    text = models.TextField("正文")
    scheme = models.CharField("分类办法", max_length=40, choices=Scheme.choices())
    mark = models.CharField("办理结果分类", max_length=4)
    signer = models.CharField("签发人", max_length=100)
    signer_post = models.CharField("签发人职务", max_length=100, blank=True)
    number = models.CharField("文号", max_length=100)
    publish = models.CharField("公开意见", max_length=20, choices=Extent.choices())  # the unit's own review
    publish_ground = models.CharField("不公开全文的理由", max_length=40, blank=True)
    due_on = models.DateField("当时的期限", null=True)  # so that lateness of each round stays known
    recipients = models.ManyToManyField(Deputy, related_name="replies_received", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("答复时间")

    kind = "reply"

    class Meta:
        ordering = ["at", "id"]
        verbose_name_plural = "replies"
        indexes = [models.Index(fields=["suggestion", "round"], name="reply_of_round")]

    def __str__(self):
        return f"{self.assignment.unit}对{self.suggestion.ref}的答复"

    def get_absolute_url(self):
        return f"{self.suggestion.get_absolute_url()}#reply-{self.pk}"

    @property
    def congress_id(self):
        return self.suggestion.congress_id

    @property
    def outcome(self) -> Outcome:
        return Outcome(Scheme(self.scheme), self.mark)


class Coverage(models.Model):
    """How one ask is answered by one reply (逐点答复): the passage, or the reason instead. Written once."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="coverage")
    ask = models.ForeignKey(Ask, models.PROTECT, related_name="coverage")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    instead = models.CharField("理由", max_length=20, blank=True, choices=Instead.choices())

    class Meta:
        ordering = ["ask__order"]
        verbose_name_plural = "coverage"
        constraints = [
            models.UniqueConstraint(fields=["reply", "ask"], name="covered_once"),
            models.CheckConstraint(
                condition=models.Q(start__isnull=False, end__isnull=False) | ~models.Q(instead=""),
                name="an_ask_has_a_passage_or_a_reason",
            ),
        ]

    def __str__(self):
        return self.passage or Instead(self.instead).label

    @property
    def passage(self) -> str:
        return self.reply.text[self.start : self.end] if self.start is not None else ""
