"""Putting a promise on record (记为承诺): the exact words, where they were said, who owes them."""

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.people.standing import UNIT_ROLES, standing_of
from yinuo.promises import notices
from yinuo.promises.models import Promise, Strength
from yinuo.promises.notices import checking, owing, tell_of
from yinuo.records import search
from yinuo.records.actions import move, note
from yinuo.records.actions.founding import begin
from yinuo.records.actions.numbers import take_number
from yinuo.records.models.publication import Act as Publishing
from yinuo.records.models.trail import sm3
from yinuo.records.parameters import policy_for
from yinuo.rules import promises as law
from yinuo.rules.checklist import require
from yinuo.rules.deadlines import deadline
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role
from yinuo.rules.workdays import PUBLISHED

PUBLISHERS = frozenset({Role.COMMISSION, Role.OFFICE, Role.PUBLICITY})
ELEMENTS = ("unit", "person", "measure", "due_on", "due_words", "evidence_kind", "strength")


@transaction.atomic
def record(
    words: str,
    *,
    source,
    source_text: str,
    unit=None,
    with_units=(),
    said_on=None,
    said_by: str = "",
    to=(),
    start: int | None = None,
    verbatim: bool = True,
    person: str = "",
    measure: str = "",
    due_on=None,
    due_words: str = "",
    evidence_kind: str = "",
    strength: str = Strength.HARD,
    by,
    at,
) -> Promise:
    """Put a promise on record (记为承诺), anchored in the text it was said in.

    `source` is the answer, reply or report: its `kind`, `pk`, `congress_id`, words and address are kept. `to` are the
    deputies to whom it was said; only they may grade it. Where the words stand twice, `start` says which is meant.
    Raises NotAllowed if the text does not contain the words; unknown elements stay empty and are shown as lacking.
    """
    words = words.strip()
    start = source_text.find(words) if start is None else start
    quoted = bool(words) and source_text[start : start + len(words)] == words and start >= 0
    said_in = law.Source(source.kind) if source.kind in law.Source.values() else None
    require(law.missing_before_record(law.Wording(words), source=said_in, quoted=quoted))
    today = localdate(at)
    year = (said_on or today).year
    promise = Promise(
        congress_id=source.congress_id,
        number=f"诺-{year}-{take_number(source.congress_id, f'诺-{year}'):03d}",
        words=words,
        verbatim=verbatim,
        source_kind=said_in,
        source_id=source.pk,
        source_label=str(source)[:300],
        source_url=_address(source),
        start=start,
        end=start + len(words),
        anchor=sm3(source_text),
        said_on=said_on or today,
        said_by=said_by,
        unit=unit,
        person=person,
        measure=measure,
        due_on=due_on,
        due_words=due_words,
        evidence_kind=evidence_kind,
        strength=strength,
        ledger_year=today.year,
        recorded_at=at,
    )
    promise.object_by = deadline(today, policy_for(promise.congress, today).promises.confirm, PUBLISHED).due_on
    roles = {Role.SYSTEM, Role.COMMISSION} if by is None else _recording(by, promise)
    begin(promise, roles=roles, by=by, at=at, words=words, said_in=promise.source_label)
    promise.with_units.set(with_units)
    promise.deputies.set([deputy for deputy in to if deputy is not None])
    due = str(promise.object_by)
    tell_of(promise, owing(promise, at), notices.RECORDED, key="recorded", at=at, due=due)
    search.index(promise, promise.words, f"{promise.number} {unit or ''} {promise.source_label} {measure}")
    return promise


@transaction.atomic
def revise(promise, *, by, at, reason: str = "", **elements):
    """Complete or correct the record before it is confirmed (修改记录): its elements, never its words.

    `elements` are unit, person, measure, due_on, due_words, evidence_kind, strength. Words taken wrongly are discarded
    and recorded anew.
    """
    _known(elements)
    changed = {name: value for name, value in elements.items() if getattr(promise, name) != value}
    move(promise, law.Act.REVISE, by=by, at=at, reason=reason, changed=sorted(changed))
    for name, value in changed.items():
        setattr(promise, name, value)
    promise.save(update_fields=[*changed])
    return promise


def confirm(promise, *, by, at, filed_uncheckable: bool = False):
    """Confirm wording, owner, day and measure (确认): complete, or openly filed as 不可核查; never without a unit."""
    require(law.missing_before_confirm(promise.wording(), filed_uncheckable=filed_uncheckable))
    move(promise, law.Act.CONFIRM, by=by, at=at, lacks=promise.lacks)


def object_to(promise, *, reason: str, by, at):
    """The unit objects to the record, within its window (提出异议)."""
    late = promise.object_by is not None and localdate(at) > promise.object_by
    window = [f"异议期限（{promise.object_by}止，已过）"] if late else []
    require(law.missing_before_object(reason=reason) + window)
    move(promise, law.Act.OBJECT, by=by, at=at, reason=reason)
    tell_of(promise, checking(promise, at), notices.OBJECTED, key=f"objected/{at:%Y%m%d%H%M}", at=at)


def discard(promise, *, reason: str, by, at):
    """It was no promise (不作为承诺): the record stays, with the reason."""
    require(["不作为承诺的理由"] if not reason.strip() else [])
    move(promise, law.Act.DISCARD, by=by, at=at, reason=reason)


@transaction.atomic
def publish(promise, *, by, at):
    """Show it on the public site (公开), with what it lacks; by our side, or with its source by the system."""
    if by is not None and not PUBLISHERS & promise.roles_of(by):
        raise NotAllowed(f"只有{'、'.join(role.label for role in Role if role in PUBLISHERS)}可以公开承诺")
    require(["已确认的承诺"] if promise.status == law.Status.DISCARDED else [])
    if not promise.published:
        Promise.objects.filter(pk=promise.pk).update(published=True)
        promise.published = True
        note(promise, Publishing.PUBLISH, by=by, at=at)


def _recording(by, promise) -> frozenset[Role]:
    """Clerk and leader record only what their own unit said."""
    standing = standing_of(by)
    if standing.congress_id != promise.congress_id:
        return frozenset()
    return (standing.roles - UNIT_ROLES) | standing.in_unit(promise.unit_id)


def _address(source) -> str:
    return source.get_absolute_url() if hasattr(source, "get_absolute_url") else ""


def _known(elements):
    if unknown := sorted(set(elements) - set(ELEMENTS)):
        raise TypeError(f"not elements of a promise: {', '.join(unknown)}")
