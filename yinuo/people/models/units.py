"""Handling units (承办单位), their other names, what they came from and what took over from them."""

from django.db import models
from django.urls import reverse

from yinuo.people.models.congresses import Congress
from yinuo.people.standing import reads_directory, standing_of
from yinuo.rules.terms import Term


class UnitKind(Term):
    GOVERNMENT = "government", "人民政府"
    GOVERNMENT_OFFICE = "government-office", "政府办公室"
    DEPARTMENT = "department", "政府部门"
    SUPERVISION = "supervision", "监察委员会"
    COURT = "court", "人民法院"
    PROCURATORATE = "procuratorate", "人民检察院"
    COMMITTEE_BODY = "committee-body", "人大机构"
    ENTERPRISE = "enterprise", "国有企业"
    OTHER = "other", "其他组织"


class UnitQuerySet(models.QuerySet):
    def in_being(self, today):
        """Units that exist on this day; an abolished one keeps its record but gets nothing new."""
        return self.filter(models.Q(abolished_on__isnull=True) | models.Q(abolished_on__gt=today))

    def visible_to(self, user):
        """The units of one's own congress, for whoever holds a role there (单位名录)."""
        standing = standing_of(user)
        return self.filter(congress=standing.congress_id) if reads_directory(standing) else self.none()

    def containing(self, words):
        """Those with these words in any of their names or in their duties (查找)."""
        own = models.Q(name__contains=words) | models.Q(short_name__contains=words) | models.Q(duties__contains=words)
        return self.filter(own | models.Q(pk__in=UnitName.objects.filter(name__contains=words).values("unit")))

    def called(self, name):
        """Those that bear exactly this name: full, short, other or former (名称、简称、别名、曾用名)."""
        own = models.Q(name=name) | models.Q(short_name=name)
        other = UnitName.objects.filter(name=name).values("unit")
        return self.filter(own | models.Q(pk__in=other))


class Unit(models.Model):
    """One unit that may be asked, assigned and held to its word."""

    kind = "unit"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="units")
    name = models.CharField("全称", max_length=100)
    short_name = models.CharField("简称", max_length=40)
    category = models.CharField("类别", max_length=20, choices=UnitKind.choices())
    duties = models.TextField("职责", blank=True)
    abolished_on = models.DateField("撤销日期", null=True, blank=True)
    succeeded_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["congress_id", "name"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "name"], name="unit_once"),
            models.CheckConstraint(condition=models.Q(category__in=UnitKind.values()), name="unit_category_known"),
        ]

    def __str__(self):
        return self.short_name or self.name

    def get_absolute_url(self):
        return reverse("people:unit", args=[self.pk])

    def exists_on(self, today) -> bool:
        """Still there on this day; the twin of `in_being` (存续)."""
        return self.abolished_on is None or self.abolished_on > today

    def answering_today(self) -> "Unit":
        """The unit that answers for this one now: itself, or the last of its successors (职责承继)."""
        unit, seen = self, {self.pk}
        while unit.succeeded_by_id and unit.succeeded_by_id not in seen:
            seen.add(unit.succeeded_by_id)
            unit = unit.succeeded_by
        return unit


class UnitName(models.Model):
    """Another name of a unit (别名、曾用名): how texts call it."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="other_names")
    name = models.CharField("名称", max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="other_name_once")]

    def __str__(self):
        return self.name
