"""Writing a suggestion (起草、联名、提交、撤回): one matter, the deputy's own words, own signatures."""

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.people.standing import standing_of
from yinuo.records import search
from yinuo.records.actions import move, note
from yinuo.records.actions.founding import begin
from yinuo.records.actions.publication import decide
from yinuo.records.models.publication import Part
from yinuo.records.parameters import policy_for
from yinuo.rules import assignments as handling
from yinuo.rules import intake
from yinuo.rules import suggestions as law
from yinuo.rules.checklist import require
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.policy.suggesting import PaperRule
from yinuo.rules.publication import Extent
from yinuo.rules.terms import Role
from yinuo.suggestions import notices
from yinuo.suggestions.models import Assignment, Cosigner, Suggestion, Version
from yinuo.suggestions.models.suggestions import DRAFTS, Answer

FIELDS = ("title", "grounds", "request", "contact", "wished_units", "publish_wish", "reply_wanted", "subject")
TEXT = ("title", "grounds", "request")


@transaction.atomic
def draft(
    congress,
    *,
    title: str,
    lead=None,
    delegation=None,
    grounds: str = "",
    request: str = "",
    contact: str = "",
    subject: str = "",
    wished_units: str = "",
    publish_wish: str = Extent.FULL,
    reply_wanted: bool = True,
    source=None,
    source_label: str = "",
    by,
    at,
) -> Suggestion:
    """Begin a suggestion (起草): one matter; call it once for every matter of a speech or a question.

    `lead` is the deputy, or `delegation` the delegation whose own it is. If `by` is not that deputy, staff file for them
    (代为录入) and the trail says so. `source` is the speech, question or submission it came from: `kind`, `pk`, address.
    """
    standing = standing_of(by)
    own = lead is not None and standing.deputy_id == lead.pk
    if not own and Role.COMMISSION not in standing.roles and lead is not None:
        raise NotAllowed("只有代表本人或者代表工委（代为录入）可以起草")
    suggestion = Suggestion(
        congress=congress,
        title=title.strip() or "未命名",
        grounds=grounds,
        request=request,
        lead=lead,
        delegation=delegation or (lead.delegation if lead else None),
        contact=contact or _contact(lead),
        filed_by=by,
        for_deputy=not own and lead is not None,
        subject=subject,
        wished_units=wished_units,
        publish_wish=publish_wish,
        reply_wanted=reply_wanted,
        source_kind=getattr(source, "kind", ""),
        source_id=getattr(source, "pk", None),
        source_label=(source_label or str(source or ""))[:300],
        source_url=source.get_absolute_url() if hasattr(source, "get_absolute_url") else "",
        drafted_at=at,
    )
    on_behalf_of = lead.name if suggestion.for_deputy else ""
    begin(suggestion, roles=standing.roles, by=by, at=at, on_behalf_of=on_behalf_of, title=suggestion.title)
    _keep_version(suggestion, by=by, at=at)
    return suggestion


@transaction.atomic
def revise(suggestion, *, by, at, **fields) -> Suggestion:
    """Save the text (修改): every new text is a version; what was co-signed must be co-signed again."""
    if unknown := sorted(set(fields) - set(FIELDS)):
        raise TypeError(f"not fields of a suggestion: {', '.join(unknown)}")
    changed = {name: value for name, value in fields.items() if getattr(suggestion, name) != value}
    new_text = any(name in TEXT for name in changed)
    if not new_text and suggestion.status == law.Status.COSIGNING:
        suggestion.step(law.Act.REVISE, by)  # details may change under the same signatures, by the same hands
        note(suggestion, law.Act.REVISE, by=by, at=at, on_behalf_of=_behalf(suggestion, by), changed=sorted(changed))
    else:
        move(suggestion, law.Act.REVISE, by=by, at=at, on_behalf_of=_behalf(suggestion, by), changed=sorted(changed))
    for name, value in changed.items():
        setattr(suggestion, name, value)
    suggestion.save(update_fields=[*changed])
    if new_text:
        _keep_version(suggestion, by=by, at=at)
        suggestion.cosigners.filter(answer=Answer.CONFIRMED).update(answer=Answer.INVITED, answered_at=None)
    return suggestion


@transaction.atomic
def ask_cosign(suggestion, *, deputies, by, at) -> list[Cosigner]:
    """Invite other deputies to sign (征集联名): each answers for themselves, on the text as it now stands."""
    deputies = [deputy for deputy in deputies if deputy.pk != suggestion.lead_id]
    strangers = [deputy.name for deputy in deputies if deputy.congress_id != suggestion.congress_id]
    require(["联名代表"] if not deputies else [])
    require([f"{name}是本级代表" for name in strangers])
    names = [deputy.name for deputy in deputies]
    if suggestion.status == law.Status.COSIGNING:
        if not {Role.LEAD_DEPUTY, Role.DELEGATION_HEAD} & suggestion.roles_of(by):
            raise NotAllowed("只有领衔代表可以增加联名代表")
        note(suggestion, law.Act.ASK_COSIGN, by=by, at=at, on_behalf_of=_behalf(suggestion, by), deputies=names)
    else:
        move(suggestion, law.Act.ASK_COSIGN, by=by, at=at, on_behalf_of=_behalf(suggestion, by), deputies=names)
    asked = []
    for deputy in deputies:
        fresh = {"invited_at": at, "answer": Answer.INVITED, "answered_at": None}
        asked.append(Cosigner.objects.update_or_create(suggestion=suggestion, deputy=deputy, defaults=fresh)[0])
    users = [deputy.user for deputy in deputies if deputy.user_id]
    key = f"cosign/{suggestion.versions.count()}"
    notices.about(suggestion, users, notices.COSIGN_ASKED, at=at, key=key, name=suggestion.proposer)
    return asked


def cosign(suggestion, *, by, at) -> Cosigner:
    """Sign jointly, of one's own will (联名，青岛市条例第九条)."""
    return _answer(suggestion, law.Act.COSIGN, Answer.CONFIRMED, by=by, at=at)


def decline(suggestion, *, by, at) -> Cosigner:
    """Do not sign (不联名)."""
    return _answer(suggestion, law.Act.DECLINE, Answer.DECLINED, by=by, at=at)


@transaction.atomic
def remove_cosigner(suggestion, *, deputy, by, at):
    """Take a deputy off the list, who asked for it or has not answered (移出联名名单)."""
    if not {Role.LEAD_DEPUTY, Role.DELEGATION_HEAD} & suggestion.roles_of(by) or suggestion.status not in DRAFTS:
        raise NotAllowed("只有领衔代表可以在提交前移出联名代表")
    suggestion.cosigners.filter(deputy=deputy).update(answer=Answer.REMOVED, answered_at=at)
    behalf = _behalf(suggestion, by)
    note(suggestion, law.Act.REVISE, by=by, at=at, on_behalf_of=behalf, removed=deputy.name)


def missing_for_submit(suggestion, *, at, signed=True, on_paper=False, matters=1) -> list[str]:
    """What this draft lacks before it is handed in (提交前尚缺)."""
    policy = policy_for(suggestion.congress, localdate(at)).suggestions
    waiting = suggestion.cosigners.filter(answer=Answer.INVITED).select_related("deputy")
    lead = suggestion.lead
    return intake.missing_before_submit(
        intake.Draft(
            title="" if suggestion.title == "未命名" else suggestion.title,
            situation=suggestion.grounds,
            proposal=suggestion.request,
            deputy=suggestion.proposer,
            certificate=lead.certificate if lead else "代表团",
            contact=suggestion.contact,
            matters=matters,
            signed=signed,
            on_paper=on_paper,
            waiting_for=tuple(one.deputy.name for one in waiting),
        ),
        one_matter=policy.one_matter,
        paper_required=policy.paper is PaperRule.BOTH and suggestion.for_deputy,  # the platform is the other way
    )


@transaction.atomic
def submit(suggestion, *, by, at, signed: bool = True, on_paper: bool = False, matters: int = 1):
    """Hand it in (提交): one matter, all fields, signed; the text is frozen from here on."""
    require(missing_for_submit(suggestion, at=at, signed=signed, on_paper=on_paper, matters=matters))
    behalf = _behalf(suggestion, by)
    move(suggestion, law.Act.SUBMIT, by=by, at=at, on_behalf_of=behalf, on_paper=on_paper)
    suggestion.submitted_at = at
    suggestion.save(update_fields=["submitted_at"])
    decide(suggestion, Part.WISH, Extent(suggestion.publish_wish), by=by, at=at, on_behalf_of=behalf)
    let_be_found(suggestion)


@transaction.atomic
def withdraw(suggestion, *, by, at, in_writing: bool = True, agreed=()):
    """Withdraw (撤回): in writing, handling ends at once; `agreed` are the signers who consented in writing."""
    policy = policy_for(suggestion.congress, localdate(at)).withdrawal
    signers = tuple(one.deputy.name for one in notices.confirmed(suggestion))
    require(
        intake.missing_before_withdraw(
            in_writing=in_writing,
            agreed=tuple(agreed),
            signers=signers,
            rule=policy.joint_rule,
            assigned=suggestion.assigned_at is not None,
            until=policy.until,
        )
    )
    told = [user for one in suggestion.assignments.live() for user in notices.people_of(one.unit, at)]
    move(suggestion, law.Act.WITHDRAW, by=by, at=at, on_behalf_of=_behalf(suggestion, by))
    for assignment in Assignment.objects.filter(suggestion=suggestion).live():
        move(assignment, handling.Act.END, by=None, at=at)
    notices.about(suggestion, told, notices.WITHDRAWN, at=at, key="withdrawn")


def let_be_found(suggestion) -> None:
    """Put its words into the search index (编入索引); an evaluation's never."""
    body = f"{suggestion.grounds}\n{suggestion.request}"
    search.index(suggestion, f"{suggestion.ref} {suggestion.title}", body)


@transaction.atomic
def _answer(suggestion, act, answer, *, by, at) -> Cosigner:
    signer = suggestion.cosigners.filter(deputy=standing_of(by).deputy_id).exclude(answer=Answer.REMOVED).first()
    move(suggestion, act, by=by, at=at, version=suggestion.versions.count())
    signer.answer, signer.answered_at = answer, at
    signer.save(update_fields=["answer", "answered_at"])
    told = [suggestion.lead.user] if suggestion.lead_id else []
    key = f"{answer}/{signer.pk}/{suggestion.versions.count()}"
    notices.about(
        suggestion, told, notices.COSIGN_ANSWERED, at=at, key=key, name=signer.deputy.name, answer=answer.label
    )
    return signer


def _keep_version(suggestion, *, by, at):
    Version.objects.create(
        suggestion=suggestion,
        number=suggestion.versions.count() + 1,
        title=suggestion.title,
        grounds=suggestion.grounds,
        request=suggestion.request,
        by=by,
        at=at,
    )


def _behalf(suggestion, by) -> str:
    """Whose act this is when staff do it for the deputy (代为录入)."""
    own = standing_of(by).deputy_id == suggestion.lead_id
    return "" if own or suggestion.lead_id is None else suggestion.lead.name


def _contact(lead) -> str:
    if lead is None:
        return ""
    user = lead.user
    return lead.phone or lead.email or (user.phone or user.email if user else "")
