"""A suggestion (建议、批评和意见), its versions and its signers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from yinuo.people.models import Delegation, Deputy
from yinuo.people.standing import standing_of
from yinuo.records.models.trail import Tracked, status_known
from yinuo.rules import suggestions as law
from yinuo.rules.terms import Role

DRAFTS = [str(law.LIFECYCLE.start), "co-signing"]


class SuggestionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who may load a suggestion at all (可见范围): staff their congress's, deputies their own and the published,
        units what was assigned to them, anyone the published. Drafts belong to their signers and to who files them."""
        standing = standing_of(user)
        if standing.congress_id is None:
            return self.filter(published=True)
        mine = Q(lead=standing.deputy_id) | Q(cosigners__deputy=standing.deputy_id) if standing.deputy_id else Q(pk=None)
        mine |= Q(filed_by=user)
        if standing.units:
            mine |= Q(assignments__unit__in=standing.units)
        seen = Q(published=True) | mine
        if standing.is_staff or Role.GOVERNMENT_OFFICE in standing.roles:
            seen |= ~Q(status__in=DRAFTS)
        own = type(self)(self.model, using=self._db).filter(seen, congress=standing.congress_id).values("pk")
        return self.filter(pk__in=own)

    def with_deadline_before(self, day):
        return self.filter(due_on__lt=day)

    def overdue(self, today):
        """Not answered though its day has passed; the Python twin is `Suggestion.is_overdue`."""
        return self.filter(status__in=law.AWAITING_REPLY, due_on__lt=today)


class Suggestion(Tracked):
    """One matter that a deputy put before the organs of the state; `due_on` is the deputy's clock."""

    lifecycle = law.LIFECYCLE
    states = law.Status
    kind = "suggestion"

    number = models.CharField("编号", max_length=40, null=True)
    title = models.CharField("标题", max_length=200)
    grounds = models.TextField("案由", blank=True)  # situation and problem
    request = models.TextField("建议内容", blank=True)
    lead = models.ForeignKey(Deputy, models.PROTECT, null=True, related_name="suggestions")
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, related_name="suggestions")
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    for_deputy = models.BooleanField("代为录入", default=False)
    subject = models.CharField("类别", max_length=40, blank=True)
    wished_units = models.CharField("希望的承办单位", max_length=200, blank=True)
    publish_wish = models.CharField("公开意愿", max_length=20, default="full")
    reply_wanted = models.BooleanField("要求书面答复", default=True)
    source_kind = models.CharField("来源", max_length=40, blank=True)  # speech, question, submission
    source_id = models.BigIntegerField(null=True)
    source_label = models.CharField(max_length=300, blank=True)
    source_url = models.CharField(max_length=300, blank=True)
    drafted_at = models.DateTimeField("起草时间")
    submitted_at = models.DateTimeField("提交时间", null=True)
    registered_at = models.DateTimeField("登记时间", null=True)
    assigned_at = models.DateTimeField("首次交办时间", null=True)
    due_on = models.DateField("答复期限", null=True)
    due_basis = models.JSONField("期限推算", default=dict)
    key = models.BooleanField("重点督办", default=False)
    difficult = models.BooleanField("涉及面广、处理难度大", default=False)
    round = models.PositiveSmallIntegerField("办理轮次", default=1)
    closed_at = models.DateTimeField("办结时间", null=True)
    published = models.BooleanField("已公开", default=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["congress_id", "-id"]
        constraints = [
            status_known(law.Status, "suggestion_status_known"),
            models.UniqueConstraint(fields=["congress", "number"], name="suggestion_number_once"),
        ]
        indexes = [
            models.Index(fields=["congress", "status", "due_on"], name="suggestion_by_due"),
            models.Index(fields=["congress", "lead", "-id"], name="suggestion_by_lead"),
            models.Index(fields=["congress", "subject", "-id"], name="suggestion_by_subject"),
            models.Index(fields=["source_kind", "source_id"], name="suggestion_by_source"),
        ]

    def __str__(self):
        return f"{self.ref} {self.title}"

    @property
    def ref(self) -> str:
        """How it is called in links and lists: its number, or 草-<id> before it has one."""
        return self.number or f"草-{self.pk}"

    def get_absolute_url(self):
        return reverse("suggestions:detail", args=[self.ref])

    def roles_of(self, user):
        standing = standing_of(user)
        if standing.congress_id != self.congress_id:
            return frozenset()
        roles = set(standing.roles)
        if standing.deputy_id:
            if standing.deputy_id == self.lead_id:
                roles.add(Role.LEAD_DEPUTY)
            elif any(signer.deputy_id == standing.deputy_id for signer in self.cosigners.all()):
                roles.add(Role.COSIGNER)
        for assignment in self.assignments.all():
            roles |= standing.in_unit(assignment.unit_id)
        if self.for_deputy and user.pk == self.filed_by_id:
            roles.add(Role.LEAD_DEPUTY)
        return frozenset(roles)

    def is_overdue(self, today) -> bool:
        return self.status in law.AWAITING_REPLY and self.due_on is not None and self.due_on < today


class Version(models.Model):
    """The text as it stood when it was saved (版本); drafts are autosaved, submitted text is frozen."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    grounds = models.TextField(blank=True)
    request = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["suggestion", "number"], name="version_once")]


class Cosigner(models.Model):
    """A joint signer (联名代表): invited, then confirming or declining by their own will."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="cosigners")
    deputy = models.ForeignKey(Deputy, models.PROTECT, related_name="cosigned")
    invited_at = models.DateTimeField()
    answer = models.CharField("答复", max_length=20, default="invited")  # invited, confirmed, declined, removed
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["invited_at", "id"]
        constraints = [models.UniqueConstraint(fields=["suggestion", "deputy"], name="cosigner_once")]
