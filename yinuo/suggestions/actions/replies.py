"""The reply (答复): drafted, checked, signed, numbered, sealed, issued – each step by its own hand; issued once."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.promises import actions as promising
from yinuo.promises.actions.record import ELEMENTS
from yinuo.records import search
from yinuo.records.actions import move
from yinuo.records.actions.publication import decide
from yinuo.records.models.publication import Part as DecisionPart
from yinuo.records.parameters import policy_for
from yinuo.rules import assignments as law
from yinuo.rules import handling
from yinuo.rules import suggestions as matter
from yinuo.rules.checklist import require
from yinuo.rules.publication import Extent, Ground
from yinuo.rules.terms import Role
from yinuo.suggestions import clocks, notices
from yinuo.suggestions.models import Coverage, Instead, Reply, ReplyDraft

SIGNERS = frozenset({str(Role.UNIT_LEADER)})
UNDONE = {"checked_by": None, "checked_at": None, "signed_by": None, "signed_at": None, "signer_post": ""}


def draft_of(assignment) -> ReplyDraft:
    """This round's draft, empty before the first line is written (拟答复)."""
    found = assignment.reply_drafts.filter(round=assignment.round).first()
    scheme = policy_for(assignment.congress, localdate(assignment.at)).replies.scheme
    return found or ReplyDraft(assignment=assignment, round=assignment.round, scheme=scheme)


@transaction.atomic
def draft_reply(
    assignment,
    *,
    text: str,
    mark: str = "",
    coverage=None,
    promises=None,
    publish: str = "",
    publish_ground: str = "",
    by,
    at,
) -> ReplyDraft:
    """Write or rewrite the draft (拟稿): what was checked and signed before must be checked and signed again.

    `mark` is the outcome's letter in the local scheme. `coverage` is {ask id: {"passage": …} or {"instead": code}}.
    `promises` are mappings with `words` – a passage of the text – and what is known of due_on, measure, evidence_kind …
    """
    move(assignment, law.Act.DRAFT, by=by, at=at, unit=assignment.unit.name)
    reply = draft_of(assignment)
    reply.text, reply.mark = text, mark
    reply.coverage = {str(ask): answer for ask, answer in (coverage or {}).items()}
    reply.promises = [_kept(promise) for promise in promises or ()]
    reply.publish, reply.publish_ground = publish, publish_ground
    reply.drafted_by, reply.drafted_at, reply.sealed_at = by, at, None
    for name, value in UNDONE.items():
        setattr(reply, name, value)
    reply.save()
    return reply


@transaction.atomic
def check_reply(assignment, *, by, at, remark: str = ""):
    """Somebody else of the unit has read it (核稿)."""
    reply = _written(assignment)
    move(assignment, law.Act.CHECK, by=by, at=at, unit=assignment.unit.name, reason=remark)
    reply.checked_by, reply.checked_at = by, at
    reply.save(update_fields=["checked_by", "checked_at"])


@transaction.atomic
def sign_reply(assignment, *, by, at):
    """The unit's leader signs (签发)."""
    reply = _written(assignment)
    move(assignment, law.Act.SIGN, by=by, at=at, unit=assignment.unit.name)
    reply.signed_by, reply.signed_at, reply.signer_post = by, at, _title(by, assignment.unit_id)
    reply.save(update_fields=["signed_by", "signed_at", "signer_post"])


@transaction.atomic
def number_reply(assignment, *, number: str, by, at):
    """It gets the unit's document number (编号)."""
    require(["发文字号"] if not number.strip() else [])
    reply = _written(assignment)
    move(assignment, law.Act.NUMBER, by=by, at=at, unit=assignment.unit.name, number=number)
    reply.number = number.strip()
    reply.save(update_fields=["number"])


@transaction.atomic
def seal_reply(assignment, *, by, at):
    """The unit's seal is put on it (用印), after the signature."""
    reply = _written(assignment)
    require([] if reply.signed_at else ["签发"])
    move(assignment, law.Act.SEAL, by=by, at=at, unit=assignment.unit.name)
    reply.sealed_at = at
    reply.save(update_fields=["sealed_at"])


def missing_for_reply(assignment, *, at) -> list[str]:
    """What is missing before this unit's reply goes out (答复前尚缺): the checklist of the page and the refusal."""
    reply, suggestion = draft_of(assignment), assignment.suggestion
    policy = policy_for(assignment.congress, localdate(at))
    co = [one for one in suggestion.assignments.all() if one.share is law.Part.CO and one.is_live]
    decided = bool(reply.publish) and (reply.publish == Extent.FULL or bool(reply.publish_ground))
    return handling.missing_before_reply(
        handling.Reply(
            part=assignment.share,
            text=reply.text,
            outcome=reply.outcome,
            contacts=assignment.contacts.count(),
            opinions={one.unit.short_name: one.is_done for one in co} if assignment.share is law.Part.LEAD else {},
            unmet_asks=tuple(ask.text for ask in suggestion.asks.all() if not _covers(reply, ask)),
            promises=len(reply.promises),
            signer_post=str(Role.UNIT_LEADER) if reply.signed_at else None,
            numbered=bool(reply.number),
            sealed=reply.sealed_at is not None,
            publication_decided=decided,
        ),
        contact_min=policy.contact.min_times if policy.contact.required else 0,
        signers=SIGNERS,
        signer_name=policy.replies.signer.label,
    ) + [f"正文中找得到的承诺原话（“{one['words']}”）" for one in reply.promises if one["words"] not in reply.text]


@transaction.atomic
def reply(assignment, *, by, at) -> Reply:
    """Issue the reply (答复): written once, every signer gets it, its promises go on record, the evaluation window opens."""
    require(missing_for_reply(assignment, at=at))
    suggestion, ready = assignment.suggestion, draft_of(assignment)
    move(assignment, law.Act.REPLY, by=by, at=at, unit=assignment.unit.name, number=ready.number)
    assignment.done_at = at
    assignment.save(update_fields=["done_at"])
    issued = _issue(suggestion, assignment, ready, by=by, at=at)
    for ask in suggestion.asks.all():
        _cover(issued, ask, ready.coverage.get(str(ask.pk), {}))
    _promise(issued, ready, by=by, at=at)
    publish, ground = Extent(issued.publish), Ground(issued.publish_ground) if issued.publish_ground else None
    decide(suggestion, DecisionPart.REVIEW, publish, ground=ground, by=by, at=at)
    _all_replied(suggestion, by=by, at=at)
    return issued


def reply_in_one_sitting(
    assignment,
    *,
    clerk,
    leader,
    text,
    mark,
    number,
    promises=(),
    coverage=None,
    publish=Extent.FULL,
    publish_ground="",
    at,
) -> Reply:
    """All five steps one after another, each under the name of who takes it (拟稿至答复一次办完)."""
    draft_reply(
        assignment,
        text=text,
        mark=mark,
        coverage=coverage,
        promises=promises,
        publish=publish,
        publish_ground=publish_ground,
        by=clerk,
        at=at,
    )
    sign_reply(assignment, by=leader, at=at)
    number_reply(assignment, number=number, by=clerk, at=at)
    seal_reply(assignment, by=clerk, at=at)
    return reply(assignment, by=clerk, at=at)


def _issue(suggestion, assignment, ready, *, by, at) -> Reply:
    issued = Reply.objects.create(
        suggestion=suggestion,
        assignment=assignment,
        round=assignment.round,
        text=ready.text,
        scheme=ready.scheme,
        mark=ready.mark,
        signer=ready.signed_by.name,
        signer_post=ready.signer_post,
        number=ready.number,
        publish=ready.publish,
        publish_ground=ready.publish_ground,
        due_on=suggestion.due_on,
        by=by,
        at=at,
    )
    signers = [suggestion.lead, *(one.deputy for one in notices.confirmed(suggestion))]
    issued.recipients.set([deputy for deputy in signers if deputy is not None])
    search.index(issued, str(issued), issued.text)
    return issued


def _promise(issued, ready, *, by, at):
    """Every promise of the reply goes on record with its place in the text; the signed words are the unit's own."""
    assignment = issued.assignment
    for kept in ready.promises:
        known = {name: value for name, value in kept.items() if name != "words" and value}
        if "due_on" in known:
            known["due_on"] = date.fromisoformat(known["due_on"])
        promise = promising.record(
            kept["words"],
            source=issued,
            source_text=issued.text,
            unit=assignment.unit,
            said_by=f"{ready.signed_by.name}（{ready.signer_post}）" if ready.signer_post else ready.signed_by.name,
            to=issued.recipients.all(),
            by=by,
            at=at,
            **known,
        )
        promising.confirm(promise, filed_uncheckable=True, by=by, at=at)


def _all_replied(suggestion, *, by, at):
    """When the last unit that owes a reply has given it, the suggestion is answered, and all merged into it."""
    live = [one for one in suggestion.assignments.model.objects.filter(suggestion=suggestion).live() if one.answers]
    if handling.missing_answers({str(one.unit): one.is_done for one in live}):
        return
    move(suggestion, matter.Act.REPLY, by=by, at=at)
    open_window(suggestion, at=at)
    for merged in suggestion.merged.filter(status=matter.Status.MERGED):
        last = suggestion.replies.filter(round=suggestion.round)
        for one in last:
            copy = Reply.objects.create(
                **{name: getattr(one, name) for name in COPIED}, suggestion=merged, round=merged.round, by=by, at=at
            )
            copy.recipients.set([merged.lead] if merged.lead_id else [])
        move(merged, matter.Act.REPLY, by=None, at=at, into=suggestion.number)
        open_window(merged, at=at)


def open_window(suggestion, *, at):
    """The deputy has fifteen working days to evaluate (评价期限，北京市条例第二十三条)."""
    policy = policy_for(suggestion.congress, localdate(at)).evaluations
    window = clocks.counted(localdate(at), policy.deadline)
    suggestion.replied_at, suggestion.evaluate_by = at, window.due_on
    suggestion.evaluate_basis = clocks.stored(window)
    suggestion.save(update_fields=["replied_at", "evaluate_by", "evaluate_basis"])
    told, key = notices.signers(suggestion), f"replied/{suggestion.round}"
    notices.about(suggestion, told, notices.REPLIED, at=at, key=key, due=str(window.due_on))


COPIED = (
    "assignment",
    "text",
    "scheme",
    "mark",
    "signer",
    "signer_post",
    "number",
    "publish",
    "publish_ground",
    "due_on",
)


def _written(assignment) -> ReplyDraft:
    reply = draft_of(assignment)
    require([] if reply.pk and reply.text.strip() else ["答复正文"])
    return reply


def _covers(reply, ask) -> bool:
    answer = reply.coverage.get(str(ask.pk), {})
    passage = answer.get("passage", "").strip()
    return bool(passage and passage in reply.text) or answer.get("instead") in Instead.values()


def _cover(issued, ask, answer):
    passage = answer.get("passage", "").strip()
    start = issued.text.find(passage) if passage else None
    Coverage.objects.create(
        reply=issued,
        ask=ask,
        start=start,
        end=None if start is None else start + len(passage),
        instead="" if passage else answer.get("instead", ""),
    )


def _kept(promise) -> dict:
    unknown = set(promise) - {"words", *ELEMENTS}
    if unknown:
        raise TypeError(f"not elements of a promise: {', '.join(sorted(unknown))}")
    return {name: value.isoformat() if isinstance(value, date) else str(value or "") for name, value in promise.items()}


def _title(user, unit_id) -> str:
    post = user.posts.filter(unit=unit_id, role=Role.UNIT_LEADER).first()
    return post.title if post else ""
