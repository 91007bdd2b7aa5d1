"""Deputies (人大代表)."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from yinuo.people.models.congresses import Congress, Delegation, Group, TermOfOffice
from yinuo.people.pinyin import pattern_of
from yinuo.people.standing import reads_directory, standing_of


class DeputyQuerySet(models.QuerySet):
    def serving(self, today):
        """Deputies in office on this day; an unknown first or last day does not exclude."""
        began = models.Q(from_on__isnull=True) | models.Q(from_on__lte=today)
        stays = models.Q(until_on__isnull=True) | models.Q(until_on__gte=today)
        return self.filter(began & stays)

    def visible_to(self, user):
        """The deputies of one's own congress, for whoever holds a role there (代表名录)."""
        standing = standing_of(user)
        return self.filter(congress=standing.congress_id) if reads_directory(standing) else self.none()

    def called(self, words):
        """Whose name holds these words, or whose pinyin or initials begin with these letters (按姓名、拼音、首字母)."""
        words = "".join(str(words).split())
        if not words:
            return self
        found = models.Q(name__contains=words) | models.Q(certificate__iexact=words)
        if pattern := pattern_of(words):
            found |= models.Q(pinyin__iregex=pattern)
        return self.filter(found)


class Deputy(models.Model):
    """A deputy of this congress, or of a higher one who takes part here (上级代表). May have no account."""

    kind = "deputy"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="deputies")
    term = models.ForeignKey(TermOfOffice, models.PROTECT, null=True, related_name="deputies")
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, related_name="deputies")
    groups = models.ManyToManyField(Group, related_name="deputies", blank=True)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="deputy")
    name = models.CharField("姓名", max_length=60)
    pinyin = models.CharField("拼音", max_length=120, blank=True)
    certificate = models.CharField("代表证号", max_length=40, blank=True)
    higher = models.BooleanField("上级代表", default=False)
    phone = models.CharField("电话", max_length=20, blank=True)
    email = models.EmailField("邮箱", blank=True)
    from_on = models.DateField("任职自", null=True, blank=True)
    until_on = models.DateField("任职至", null=True, blank=True)

    objects = DeputyQuerySet.as_manager()

    class Meta:
        ordering = ["congress_id", "pinyin", "name"]
        indexes = [models.Index(fields=["congress", "name"], name="deputy_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "certificate"], condition=~models.Q(certificate=""), name="certificate_once"
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("people:deputy", args=[self.pk])

    def serves_on(self, today) -> bool:
        """In office on this day; the twin of `serving` (在任)."""
        return (self.from_on is None or self.from_on <= today) and (self.until_on is None or self.until_on >= today)
