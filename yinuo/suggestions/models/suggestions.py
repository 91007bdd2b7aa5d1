"""A suggestion (建议、批评和意见), its versions and its signers."""

from datetime import date

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils.timezone import localdate

from yinuo.people.models import Delegation, Deputy
from yinuo.people.standing import UNIT_ROLES, standing_of
from yinuo.records.models.trail import Tracked, status_known
from yinuo.rules import suggestions as law
from yinuo.rules.evaluations import Grade
from yinuo.rules.intake import Ground, RefusalOutcome
from yinuo.rules.publication import Extent
from yinuo.rules.terms import Role, Term

DRAFTS = [str(law.Status.DRAFT), str(law.Status.COSIGNING)]
AWAITING_REPLY = law.AWAITING_REPLY
FINISHED = [str(law.Status.CLOSED), *(str(status) for status in law.LIFECYCLE.ends)]
ANSWERED = [  # from the reply on: what is reviewed for publication
    str(status)
    for status in law.Status
    if law.PHASE_OF[status] in {law.Phase.REPLY, law.Phase.EVALUATION, law.Phase.KEEPING}
] + [str(law.Status.CLOSED), str(law.Status.ARCHIVED), str(law.Status.REHANDLING)]
OWN_HAND = frozenset(  # what staff may do in a deputy's name from paper; an evaluation is never among it
    {*DRAFTS, str(law.Status.SUBMITTED), str(law.Status.REGISTERED), str(law.Status.MERGED)}
)


def on_answering_side(standing) -> bool:
    """Units and the government office: an evaluation is sealed to them until its window has closed (背靠背评价)."""
    return bool(standing.units) or Role.GOVERNMENT_OFFICE in standing.roles


def running(basis: dict, due_on, stopped_at) -> tuple:
    """Start, due day and day stopped of a stored clock (时钟)."""
    start = date.fromisoformat(basis["starts_on"]) if basis else None
    return start, due_on, localdate(stopped_at) if stopped_at else None


class SuggestionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who may load a suggestion at all (可见范围): staff their congress's, deputies their own and the published,
        units what was assigned to them, reviewers what is answered, anyone the published. Drafts belong to their
        signers and to who files them."""
        standing = standing_of(user)
        if standing.congress_id is None:
            return self.filter(published=True)
        seen = Q(published=True) | Q(filed_by=user)
        if standing.is_staff or Role.GOVERNMENT_OFFICE in standing.roles:
            seen |= ~Q(status__in=DRAFTS)
            if Role.COMMISSION in standing.roles:
                seen |= Q(for_deputy=True)
        if {Role.REVIEWER, Role.PUBLICITY, Role.ARCHIVIST, Role.AUDITOR} & standing.roles:
            seen |= Q(status__in=ANSWERED)
        if standing.units:
            assigned = apps.get_model("suggestions", "Assignment").objects.filter(unit__in=standing.units)
            seen |= Q(pk__in=assigned.values("suggestion"))
        if not standing.is_staff:
            if standing.deputy_id:
                signed = Cosigner.objects.filter(deputy=standing.deputy_id).exclude(answer=Answer.REMOVED)
                seen |= Q(lead=standing.deputy_id) | Q(pk__in=signed.values("suggestion"))
            if standing.delegations and Role.DELEGATION_HEAD in standing.roles:
                seen |= Q(lead__isnull=True, delegation__in=standing.delegations)
        return self.filter(seen, congress=standing.congress_id)

    def shown_to(self, user):
        """With `shown_status`: what this person may know of where it stands; a sealed evaluation shows as 已答复."""
        standing = standing_of(user)
        if standing.is_staff and not on_answering_side(standing):
            return self.annotate(shown_status=F("status"))
        open_to = Q(sealed=False)
        if standing.deputy_id and not on_answering_side(standing):
            signed = Cosigner.objects.filter(deputy=standing.deputy_id, answer=Answer.CONFIRMED)
            open_to |= Q(lead=standing.deputy_id) | Q(pk__in=signed.values("suggestion"))
        return self.annotate(shown_status=Case(When(open_to, then=F("status")), default=Value(str(law.Status.REPLIED))))

    def awaiting_reply(self):
        return self.filter(status__in=AWAITING_REPLY)

    def overdue(self, today):
        """Not answered though its day has passed; the Python twin is `Suggestion.is_overdue`."""
        return self.awaiting_reply().filter(due_on__lt=today)


class Suggestion(Tracked):
    """One matter that a deputy put before the organs of the state; `due_on` is the deputy's clock."""

    lifecycle = law.LIFECYCLE
    states = law.Status
    kind = "suggestion"

    number = models.CharField("编号", max_length=40, null=True)  # noqa: DJ001 – unique, and unknown before registration
    title = models.CharField("标题", max_length=200)
    grounds = models.TextField("情况和问题", blank=True)
    request = models.TextField("具体建议", blank=True)
    lead = models.ForeignKey(Deputy, models.PROTECT, null=True, related_name="suggestions")
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, related_name="suggestions")
    contact = models.CharField("联系方式", max_length=100, blank=True)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    for_deputy = models.BooleanField("代为录入", default=False)
    subject = models.CharField("类别", max_length=40, blank=True)
    wished_units = models.CharField("希望的承办单位", max_length=200, blank=True)
    publish_wish = models.CharField("公开意愿", max_length=20, choices=Extent.choices(), default=Extent.FULL)
    reply_wanted = models.BooleanField("要求书面答复", default=True)
    protected = models.BooleanField("保护代表身份", null=True)  # None: not decided yet
    source_kind = models.CharField("来源", max_length=40, blank=True)  # speech, question, submission
    source_id = models.BigIntegerField(null=True)
    source_label = models.CharField("来源", max_length=300, blank=True)
    source_url = models.CharField(max_length=300, blank=True)
    drafted_at = models.DateTimeField("起草时间")
    submitted_at = models.DateTimeField("提交时间", null=True)
    registered_at = models.DateTimeField("登记时间", null=True)
    assigned_at = models.DateTimeField("首次交办时间", null=True)
    due_on = models.DateField("答复期限", null=True)
    due_basis = models.JSONField("期限推算", default=dict)
    replied_at = models.DateTimeField("答复时间", null=True)
    evaluate_by = models.DateField("评价截止日", null=True)
    evaluate_basis = models.JSONField("评价期限推算", default=dict)
    sealed = models.BooleanField("评价未启封", default=False)  # from the evaluation until its window has closed
    key = models.BooleanField("重点督办", default=False)
    difficult = models.BooleanField("涉及面广、处理难度大", default=False)
    round = models.PositiveSmallIntegerField("办理轮次", default=1)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    refusal_ground = models.CharField("不予受理情形", max_length=40, blank=True, choices=Ground.choices())
    refusal_outcome = models.CharField("不予受理的处理", max_length=20, blank=True, choices=RefusalOutcome.choices())
    closed_at = models.DateTimeField("办结时间", null=True)
    published = models.BooleanField("已公开", default=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["congress_id", "-id"]
        constraints = [
            status_known(law.Status, "suggestion_status_known"),
            models.UniqueConstraint(fields=["congress", "number"], name="suggestion_number_once"),
            models.CheckConstraint(
                condition=Q(lead__isnull=False) | Q(delegation__isnull=False), name="suggestion_has_a_proposer"
            ),
        ]
        indexes = [
            models.Index(fields=["congress", "status", "due_on"], name="suggestion_by_due"),
            models.Index(fields=["congress", "lead", "-id"], name="suggestion_by_lead"),
            models.Index(fields=["congress", "subject", "-id"], name="suggestion_by_subject"),
            models.Index(fields=["source_kind", "source_id"], name="suggestion_by_source"),
            models.Index(fields=["evaluate_by"], name="suggestion_sealed", condition=Q(sealed=True)),
        ]

    def __str__(self):
        return f"{self.ref} {self.title}"

    @property
    def ref(self) -> str:
        """How it is called in links and lists: its number, or 草-<id> before it has one."""
        return self.number or f"草-{self.pk}"

    @property
    def proposer(self) -> str:
        """Who raised it (提出人): the lead deputy, or the delegation."""
        return self.lead.name if self.lead_id else self.delegation.name

    def proposer_shown_to(self, user) -> str | None:
        """The proposer's name, None where it is protected from this person; units that handle it keep it secret
        (青岛市条例第十八条)."""
        standing = standing_of(user)
        handling = any(one.is_live and standing.in_unit(one.unit_id) for one in self.assignments.all())
        if not self.protected or standing.is_staff or self.is_signed_by(user) or handling:
            return self.proposer
        return None

    def get_absolute_url(self):
        return reverse("suggestions:detail", args=[self.ref])

    def act_url(self, act) -> str | None:
        """The page of an act on this suggestion, if it has one (办理页面)."""
        return reverse("suggestions:act", args=[self.ref, act]) if act in PAGES else None

    def is_signed_by(self, user) -> bool:
        """Whether this person leads or confirmed it (领衔、联名)."""
        deputy_id = standing_of(user).deputy_id
        return deputy_id is not None and (
            deputy_id == self.lead_id
            or any(one.deputy_id == deputy_id and one.answer == Answer.CONFIRMED for one in self.cosigners.all())
        )

    def roles_of(self, user):
        """What somebody is towards this suggestion (对本件的角色).

        The head acts for a delegation's own suggestion only. Staff act for a deputy who filed on paper up to the
        assignment, and say so; nobody but the deputy evaluates, unless the deputy has no account (纸质评价).
        """
        standing = standing_of(user)
        if standing.congress_id != self.congress_id:
            return frozenset()
        roles = set(standing.roles) - UNIT_ROLES - {Role.DELEGATION_HEAD}
        if standing.deputy_id and standing.deputy_id == self.lead_id:
            roles.add(Role.LEAD_DEPUTY)
        elif standing.deputy_id and any(one.is_asked(standing.deputy_id) for one in self.cosigners.all()):
            roles.add(Role.COSIGNER)
        if (
            Role.DELEGATION_HEAD in standing.roles
            and self.lead_id is None
            and self.delegation_id in standing.delegations
        ):
            roles.add(Role.DELEGATION_HEAD)
        for assignment in self.assignments.all():
            roles |= standing.in_unit(assignment.unit_id) if assignment.is_live else set()
        if Role.COMMISSION in standing.roles and self.is_on_paper:
            roles.add(Role.LEAD_DEPUTY)
        return frozenset(roles)

    @property
    def is_on_paper(self) -> bool:
        """Whether staff may act for the deputy now: filed for them before assignment, or always if they cannot sign in."""
        without_account = self.lead_id is not None and self.lead.user_id is None
        return without_account or (self.for_deputy and self.status in OWN_HAND)

    def opens_evaluation_to(self, user) -> bool:
        """Whether this person sees an evaluation even under its seal: the signers and the committee's side."""
        standing = standing_of(user)
        if on_answering_side(standing) or standing.congress_id != self.congress_id:
            return False
        return standing.is_staff or self.is_signed_by(user)

    def hides_evaluation_from(self, user) -> bool:
        """Whether the seal still holds for this person (未启封)."""
        return self.sealed and user is not None and not self.opens_evaluation_to(user)

    def state_for(self, user) -> law.Status:
        """Where it stands as far as this person may know."""
        return law.Status.REPLIED if self.hides_evaluation_from(user) else law.Status(self.status)

    def step(self, act: Term, user):
        roles = frozenset({Role.SYSTEM}) if user is None else self.roles_of(user)
        return self.lifecycle.step(act, state=self.state_for(user), roles=roles)

    def moves(self, user):
        return self.lifecycle.open_to(self.roles_of(user), self.state_for(user))

    def is_overdue(self, today) -> bool:
        return self.status in AWAITING_REPLY and self.due_on is not None and self.due_on < today

    @property
    def clock(self) -> tuple:
        """The deputy's clock as a ruler draws it: name, start, due day, day it stopped."""
        return "代表的时钟", *running(self.due_basis, self.due_on, self.replied_at)

    @property
    def grade(self) -> Grade | None:
        """The overall grade of this round, None if nobody rated."""
        given = [one for one in self.evaluations.all() if one.round == self.round]
        return Grade(given[-1].overall) if given else None


class Version(models.Model):
    """The text as it stood when it was saved (版本); written once."""

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

    def __str__(self):
        return f"第{self.number}版"


class Answer(Term):
    """What an invited deputy answered (联名答复)."""

    INVITED = "invited", "待确认"
    CONFIRMED = "confirmed", "已联名"
    DECLINED = "declined", "未联名"
    REMOVED = "removed", "已移出"


class Cosigner(models.Model):
    """A joint signer (联名代表): invited, then confirming or declining by their own will."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="cosigners")
    deputy = models.ForeignKey(Deputy, models.PROTECT, related_name="cosigned")
    invited_at = models.DateTimeField()
    answer = models.CharField("答复", max_length=20, choices=Answer.choices(), default=Answer.INVITED)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["invited_at", "id"]
        constraints = [models.UniqueConstraint(fields=["suggestion", "deputy"], name="cosigner_once")]

    def __str__(self):
        return self.deputy.name

    def is_asked(self, deputy_id) -> bool:
        """Whether this deputy was invited and is still on the list."""
        return self.deputy_id == deputy_id and self.answer != Answer.REMOVED


PAGES = frozenset(
    {
        law.Act.REVISE,
        law.Act.ASK_COSIGN,
        law.Act.COSIGN,
        law.Act.DECLINE,
        law.Act.SUBMIT,
        law.Act.SEND_BACK,
        law.Act.REFUSE,
        law.Act.REGISTER,
        law.Act.MERGE,
        law.Act.SEPARATE,
        law.Act.ASSIGN,
        law.Act.OBJECT,
        law.Act.CHOOSE_KEY,
        law.Act.ASK_EVALUATION,
        law.Act.EVALUATE,
        law.Act.REHANDLE,
        law.Act.EXPLAIN,
        law.Act.ASSESS,
        law.Act.TRACK,
        law.Act.CLOSE,
        law.Act.REOPEN,
        law.Act.ARCHIVE,
        law.Act.WITHDRAW,
    }
)  # re-assignment, extension and reply are acts on one unit's assignment and have their pages there
