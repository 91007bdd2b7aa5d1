"""A congress and its parts (人民代表大会、届、代表团、代表小组). One instance serves a province, its cities and counties."""

from django.db import models
from django.urls import reverse

from yinuo.rules.terms import Term


class Level(Term):
    PROVINCE = "province", "省级"
    CITY = "city", "设区的市级"
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡级"


class Congress(models.Model):
    """One people's congress with its standing committee; every row of the main tables belongs to one."""

    kind = "congress"

    slug = models.SlugField("网址名", max_length=40, unique=True)
    name = models.CharField("名称", max_length=100)
    name_en = models.CharField("英文名称", max_length=200, blank=True)
    short_name = models.CharField("简称", max_length=20)
    level = models.CharField("级别", max_length=20, choices=Level.choices())
    region_code = models.CharField("行政区划代码", max_length=12, blank=True)  # GB/T 2260
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    place = models.CharField("规则包", max_length=40, blank=True)  # module in rules.places
    invented = models.BooleanField("虚构", default=False)
    about = models.TextField("说明", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(level__in=Level.values()), name="congress_level_known")
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("public:congress", args=[self.slug])

    @property
    def congress_id(self) -> int:
        """Its own: so an act on the congress itself finds its trail."""
        return self.pk

    def term_on(self, today) -> "TermOfOffice | None":
        """The term running on this day: the last that had begun; None if none is known (本届)."""
        began = models.Q(starts_on__isnull=True) | models.Q(starts_on__lte=today)
        return self.terms.filter(began).order_by("-number").first()


class TermOfOffice(models.Model):
    """A term of a congress (届)."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField("届次")
    starts_on = models.DateField("开始日期", null=True)
    ends_on = models.DateField("结束日期", null=True)

    class Meta:
        ordering = ["congress_id", "number"]
        constraints = [models.UniqueConstraint(fields=["congress", "number"], name="term_once")]

    def __str__(self):
        return f"第{self.number}届"


class PartQuerySet(models.QuerySet):
    def with_size(self, deputies):
        """Each with `size`, the number of these deputies in it (人数)."""
        within = models.Q(deputies__in=deputies)
        return self.annotate(size=models.Count("deputies", filter=within, distinct=True))


class Delegation(models.Model):
    """The deputies of one electing unit (代表团)."""

    kind = "delegation"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="delegations")
    name = models.CharField("名称", max_length=100)
    order = models.PositiveSmallIntegerField("次序", default=0)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["congress_id", "order", "id"]
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="delegation_once")]

    def __str__(self):
        return self.name


class Group(models.Model):
    """A deputies' group, by area or by profession (代表小组、专业代表小组)."""

    kind = "group"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="groups")
    name = models.CharField("名称", max_length=100)
    professional = models.BooleanField("专业小组", default=False)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["congress_id", "name"]
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="group_once")]

    def __str__(self):
        return self.name
