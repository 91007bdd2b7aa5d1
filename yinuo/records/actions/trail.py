"""One act, one transaction, one entry (办理记录)."""

from django.db import transaction

from yinuo.records import bell
from yinuo.records.models import Chain, Entry
from yinuo.records.models.trail import Tracked
from yinuo.rules.lifecycle import Move, NotAllowed
from yinuo.rules.terms import Term


@transaction.atomic
def move(subject: Tracked, act: Term, *, by, at, on_behalf_of: str = "", **detail) -> Move:
    """Take one step of the life cycle: check the table, claim the row, write the entry.

    `by` is the person acting, None for the system; `on_behalf_of` names the deputy for whom staff files (代为录入).
    Raises NotAllowed with a sentence: not from this state, not by this role, or somebody was faster.
    """
    step = subject.step(act, by)
    claimed = type(subject)._default_manager.filter(pk=subject.pk, status=step.source)
    if not claimed.update(status=step.target):
        raise NotAllowed("该事项刚刚被他人处理，请刷新后再试")
    subject.status = step.target.value
    note(subject, act, by=by, at=at, on_behalf_of=on_behalf_of, source=step.source, target=step.target, **detail)
    return step


@transaction.atomic
def note(subject, act: Term, *, by, at, on_behalf_of: str = "", source: str = "", target: str = "", **detail) -> Entry:
    """Write one entry into the trail of the subject's congress, sealed to the one before (记录).

    `detail` holds plain JSON values. The chain's head is locked, so entries of one congress commit in order.
    """
    Chain.objects.get_or_create(congress_id=subject.congress_id)
    chain = Chain.objects.select_for_update().get(congress_id=subject.congress_id)
    entry = Entry(
        congress_id=subject.congress_id,
        seq=chain.length + 1,
        kind=subject.kind,
        subject_id=subject.pk,
        act=str(act),
        at=at,
        by=by,
        by_name="系统" if by is None else by.name,
        for_name=on_behalf_of,
        source=str(source),
        target=str(target),
        room=getattr(subject, "room", ""),
        detail=detail,
        previous=chain.head,
    )
    entry.hash = entry.seal()
    entry.save(force_insert=True)
    chain.length, chain.head = entry.seq, entry.hash
    chain.save(update_fields=["length", "head"])
    bell.ring_after_commit(entry)
    return entry
