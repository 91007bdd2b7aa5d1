"""Official documents and their numbers (公文、编号): a number once taken is never used again."""

from django.conf import settings
from django.db import models


class NumberSeries(models.Model):
    """One run of numbers of one congress and year, e.g. 闭-2026 or 蚌人常办函〔2026〕; it only ever grows."""

    congress = models.ForeignKey("people.Congress", models.PROTECT, related_name="+")
    code = models.CharField(max_length=80)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "code"], name="one_series")]

    def __str__(self):
        return f"{self.code}: {self.last}"


class Document(models.Model):
    """One issued document: what kind, from whom to whom, number, text as issued. A new version is a new row."""

    congress = models.ForeignKey("people.Congress", models.PROTECT, related_name="+")
    kind = models.CharField("文种", max_length=60)
    number = models.CharField("发文字号", max_length=100)
    title = models.CharField("标题", max_length=300)
    issuer = models.CharField("发文机关", max_length=200)
    recipient = models.CharField("主送", max_length=300)
    copies = models.JSONField("抄送", default=list)
    body = models.TextField("正文")
    signer = models.CharField("签发人", max_length=100, blank=True)
    issued_at = models.DateTimeField("签发时间")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "number"], name="number_once")]
        indexes = [models.Index(fields=["congress", "subject_kind", "subject_id"], name="document_of_subject")]

    def __str__(self):
        return f"{self.number} {self.title}"
