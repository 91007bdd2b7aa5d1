"""One act, one transaction, one entry (办理记录).

Every writer of a congress queues at the head of its chain first. So entries commit in order, and two acts can never
wait for each other: whoever holds the head goes on to the rows it needs.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction

from yinuo.records import bell
from yinuo.records.models import Chain, Entry
from yinuo.records.models.trail import Tracked, plain
from yinuo.rules.lifecycle import Move, NotAllowed
from yinuo.rules.terms import Term

BATCH = 1000  # rows of one INSERT; SQLite's own limit on values makes smaller ones of it


@transaction.atomic
def move(subject: Tracked, act: Term, *, by, at, on_behalf_of: str = "", **detail) -> Move:
    """Take one step of the life cycle: check the table, claim the row, write the entry (办理).

    `by` is the person acting, None for the system; `on_behalf_of` names the deputy for whom staff files (代为录入).
    Raises NotAllowed with a sentence: not from this state, not by this role, or somebody was faster.
    """
    step = subject.step(act, by)
    hold(subject.congress_id)
    claimed = type(subject)._default_manager.filter(pk=subject.pk, status=step.source)
    if not claimed.update(status=step.target):
        raise NotAllowed("该事项刚刚被他人处理，请刷新后再试")
    subject.status = step.target.value
    note(subject, act, by=by, at=at, on_behalf_of=on_behalf_of, source=step.source, target=step.target, **detail)
    return step


def note(subject, act: Term, *, by, at, on_behalf_of: str = "", source: str = "", target: str = "", **detail) -> Entry:
    """Write one entry into the trail of the subject's congress, sealed to the one before (记录).

    `detail` holds plain values; dates and numbers with a fraction are kept as text (see `plain`).
    """
    line = Line(subject, act, on_behalf_of=on_behalf_of, source=source, target=target, detail=detail)
    return note_many([line], by=by, at=at)[0]


@dataclass(frozen=True)
class Line:
    """One entry to be written: an act on a subject, with what it changed."""

    subject: object
    act: Term
    on_behalf_of: str = ""
    source: str = ""
    target: str = ""
    detail: dict = field(default_factory=dict)


@transaction.atomic
def note_many(lines: Iterable[Line], *, by, at) -> list[Entry]:
    """Write many entries of one person and moment, in the order given, with one look at each chain's head (批量记录)."""
    of_congress = defaultdict(list)
    for line in lines:
        of_congress[line.subject.congress_id].append(line)
    entries = [
        entry for congress, mine in sorted(of_congress.items()) for entry in _append(congress, mine, by=by, at=at)
    ]
    return entries


def hold(congress_id: int) -> Chain:
    """Queue at the head of this congress's trail and keep it to the end of the transaction.

    An act that changes other rows before its first entry calls this first.
    """
    heads = Chain.objects.select_for_update()
    try:
        return heads.get(congress_id=congress_id)
    except Chain.DoesNotExist:
        pass
    try:
        with transaction.atomic():
            Chain.objects.create(congress_id=congress_id)
    except IntegrityError:  # somebody else began it in this moment
        pass
    return heads.get(congress_id=congress_id)


def _append(congress_id: int, lines: list[Line], *, by, at) -> list[Entry]:
    chain = hold(congress_id)
    entries = []
    for line in lines:
        entry = Entry(
            congress_id=congress_id,
            seq=chain.length + 1,
            kind=line.subject.kind,
            subject_id=line.subject.pk,
            act=str(line.act),
            at=at,
            by=by,
            by_name="系统" if by is None else by.name,
            for_name=line.on_behalf_of,
            source=str(line.source),
            target=str(line.target),
            room=getattr(line.subject, "room", ""),
            detail=plain(line.detail),
            previous=chain.head,
        )
        entry.hash = entry.seal()
        chain.length, chain.head = entry.seq, entry.hash
        entries.append(entry)
    if len(entries) == 1:
        entries[0].save(force_insert=True)
    else:
        Entry.objects.bulk_create(entries, batch_size=BATCH)
    chain.save(update_fields=["length", "head"])
    for entry in {entry.room: entry for entry in entries}.values():
        bell.ring_after_commit(entry)
    return entries
