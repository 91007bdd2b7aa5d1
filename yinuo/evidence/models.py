"""Evidence behind the questions (产业证据): sources, figures with source, period and status, and claims made in words."""

from django.db import models
from django.urls import reverse

from yinuo.people.models import Congress, Unit
from yinuo.people.standing import standing_of
from yinuo.rules.terms import Term


class FigureStatus(Term):
    ACTUAL = "actual", "实际"
    PRELIMINARY = "preliminary", "初步"
    FORECAST = "forecast", "预计"
    TARGET = "target", "目标"
    STATED = "stated", "所称"


class OfCongress(models.QuerySet):
    def visible_to(self, user):
        standing = standing_of(user)
        if standing.congress_id is None:
            return self.filter(public=True)
        return self.filter(congress=standing.congress_id)


class Source(models.Model):
    """Where a figure comes from (来源): title, publisher, date, and how far it was checked."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="sources")
    title = models.CharField("标题", max_length=300)
    publisher = models.CharField("发布者", max_length=200, blank=True)
    published_on = models.DateField("发布日期", null=True)
    address = models.CharField("网址", max_length=500, blank=True)
    grade = models.CharField("核对程度", max_length=100, blank=True)  # e.g. 原件待核
    public = models.BooleanField(default=True)

    objects = OfCongress.as_manager()

    def __str__(self):
        return self.title


class Figure(models.Model):
    """One number about one place and period, never overwritten: a later delivery is a new row."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="figures")
    indicator = models.CharField("指标", max_length=120)
    value = models.DecimalField("数值", max_digits=20, decimal_places=4, null=True)
    text = models.CharField("原文", max_length=200, blank=True)
    unit = models.CharField("单位", max_length=40, blank=True)
    period = models.CharField("时期", max_length=60, blank=True)
    place = models.CharField("范围", max_length=100, blank=True)
    cluster = models.CharField("产业集群", max_length=60, blank=True)
    status = models.CharField("性质", max_length=20, choices=FigureStatus.choices())
    source = models.ForeignKey(Source, models.PROTECT, related_name="figures")
    note = models.CharField("备注", max_length=500, blank=True)
    public = models.BooleanField(default=True)

    objects = OfCongress.as_manager()

    class Meta:
        ordering = ["congress_id", "indicator", "period", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(status__in=FigureStatus.values()), name="figure_status_known")
        ]

    def __str__(self):
        return f"{self.indicator} {self.period} {self.value or self.text}{self.unit}"


class Claim(models.Model):
    """A figure said in a speech, answer or reply (所称数字), kept with its words until somebody checks it."""

    kind = "claim"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="claims")
    words = models.CharField("原话", max_length=300)
    source_kind = models.CharField(max_length=40)
    source_id = models.BigIntegerField()
    source_label = models.CharField("出处", max_length=300)
    indicator = models.CharField("指标", max_length=120, blank=True)
    value = models.DecimalField("数值", max_digits=20, decimal_places=4, null=True)
    unit_word = models.CharField("单位", max_length=40, blank=True)
    period = models.CharField("时期", max_length=60, blank=True)
    said_on = models.DateField("何日所说", null=True)
    said_by = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="claims")
    figure = models.ForeignKey(Figure, models.PROTECT, null=True, related_name="claims")
    note = models.CharField("核对情况", max_length=300, blank=True)
    public = models.BooleanField(default=True)

    objects = OfCongress.as_manager()

    class Meta:
        indexes = [models.Index(fields=["source_kind", "source_id"], name="claim_by_source")]

    def __str__(self):
        return self.words

    def get_absolute_url(self):
        return reverse("evidence:claim", args=[self.pk])
