"""Changing a promise (变更): asked in writing with reasons, decided by our side, each link of the chain kept."""

from datetime import date

from django.db import transaction

from yinuo.people.models import Unit
from yinuo.promises import notices
from yinuo.promises.models import ChangeRequest, Drift
from yinuo.promises.notices import checking, owing, tell_of
from yinuo.promises.weakening import weaker
from yinuo.records.actions import move
from yinuo.rules import promises as law
from yinuo.rules.checklist import require
from yinuo.rules.lifecycle import NotAllowed

FIELDS = ("words", "measure", "due_on", "person", "evidence_kind", "unit")


@transaction.atomic
def ask_change(promise, *, reason: str, signed_by: str, by, at, release: bool = False, **values) -> ChangeRequest:
    """The unit asks to change elements, or with `release` to explain why it cannot keep it (申请变更).

    `values` are words, measure, due_on (date or None), person, evidence_kind, unit.
    """
    if unknown := sorted(set(values) - set(FIELDS)):
        raise TypeError(f"not elements of a promise: {', '.join(unknown)}")
    require(
        [
            sentence
            for given, sentence in ((reason.strip(), "变更理由"), (signed_by.strip(), "单位签发的书面说明"))
            if not given
        ]
        + (["改什么"] if not values and not release else [])
    )
    move(promise, law.Act.ASK_CHANGE, by=by, at=at, reason=reason, release=release)
    tell_of(promise, checking(promise, at), notices.CHANGE_ASKED, key=f"change/{at:%Y%m%d%H%M}", at=at)
    kept = {name: _as_text(value) for name, value in values.items()}
    return promise.change_requests.create(
        reason=reason, signed_by=signed_by, release=release, values=kept, by=by, at=at
    )


@transaction.atomic
def change(promise, *, by, at, deputy_told: bool, copied: bool = True) -> ChangeRequest:
    """Agree to the change (同意变更): a new link for every element, the words as said stay on record."""
    asked = _asked(promise)
    require(_owed(asked, deputy_told=deputy_told, copied=copied))
    if asked.release:
        raise NotAllowed("单位请求的是说明不能兑现，请用“说明不能兑现”或者“不同意变更”办理")
    move(promise, law.Act.CHANGE, by=by, at=at, reason=asked.reason, changed=sorted(asked.values))
    for name, value in asked.values.items():
        drift(promise, name, _from_text(name, value), reason=asked.reason, by=by, at=at)
    return _decide(asked, True, "", by=by, at=at)


@transaction.atomic
def refuse_change(promise, *, ruling: str, by, at) -> ChangeRequest:
    """Refuse the change (不同意变更): it stays as it was promised."""
    require(["不同意变更的理由"] if not ruling.strip() else [])
    asked = _asked(promise)
    move(promise, law.Act.REFUSE_CHANGE, by=by, at=at, reason=ruling)
    return _decide(asked, False, ruling, by=by, at=at)


@transaction.atomic
def withdraw(promise, *, by, at, deputy_told: bool, copied: bool = True, ruling: str = "") -> ChangeRequest:
    """Decide that it cannot be kept, for the reasons the unit signed (说明不能兑现)."""
    asked = _asked(promise)
    require(
        law.missing_before_withdraw(
            reason=asked.reason, signed=bool(asked.signed_by), deputy_told=deputy_told, copied=copied
        )
    )
    move(promise, law.Act.WITHDRAW, by=by, at=at, reason=asked.reason)
    return _decide(asked, True, ruling, by=by, at=at)


def drift(promise, field: str, value, *, reason: str, by, at) -> Drift:
    """Write one link and let the new value hold (漂移); the words themselves are never touched, `words_now` reads on."""
    before = promise.words_now if field == "words" else _as_text(getattr(promise, field))
    shown_before, shown_after = (
        (_named(getattr(promise, field)), _named(value)) if field == "unit" else (before, _as_text(value))
    )
    link = promise.drift.create(
        field=field,
        before=shown_before,
        after=shown_after,
        weaker=weaker(field, shown_before, shown_after),
        reason=reason,
        by=by,
        at=at,
    )
    if field != "words":
        setattr(promise, field, value)
        promise.save(update_fields=[field])
    return link


def _asked(promise) -> ChangeRequest:
    asked = promise.change_requests.filter(agreed__isnull=True).first()
    if asked is None:
        raise NotAllowed("没有待决定的变更申请")
    return asked


def _owed(asked, *, deputy_told, copied):
    return law.missing_before_change(
        reason=asked.reason, signed=bool(asked.signed_by), deputy_told=deputy_told, copied=copied
    )


def _decide(asked, agreed, ruling, *, by, at):
    asked.agreed, asked.ruling, asked.decided_by, asked.decided_at = agreed, ruling, by, at
    asked.save(update_fields=["agreed", "ruling", "decided_by", "decided_at"])
    promise, ruled = asked.promise, "同意" if agreed else "不同意"
    told = [*owing(promise, at), *checking(promise, at)]
    tell_of(promise, told, notices.CHANGE_RULED, key=f"change-ruled/{asked.pk}", at=at, ruling=ruled)
    return asked


def _as_text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return str(value.pk if isinstance(value, Unit) else value)


def _from_text(field, text):
    if field == "due_on":
        return date.fromisoformat(text) if text else None
    return Unit.objects.get(pk=text) if field == "unit" else text


def _named(unit) -> str:
    return unit.name if unit else ""
