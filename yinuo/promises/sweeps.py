"""What the timer does about promises (定时): silence confirms, days pass, years turn. Each sweep run twice does no more."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from yinuo.promises import actions
from yinuo.promises.models import Promise
from yinuo.promises.notices import owing, tell_of
from yinuo.records.models import Entry
from yinuo.records.parameters import policy_for
from yinuo.rules import promises as law
from yinuo.rules.pace import reminder_reached
from yinuo.rules.workdays import PUBLISHED

DUE_SOON = gettext_noop("承诺%(number)s“%(words)s”将在%(due)s到期")
LAPSED = gettext_noop("承诺%(number)s“%(words)s”已于%(due)s到期，尚未兑现")
KEEPING = [str(law.Status.OPEN), str(law.Status.PARTLY_KEPT)]


def confirm_by_silence(at) -> int:
    """Nobody objected within the window: the record stands as written (逾期视为确认); without a unit it waits for one."""
    silent = Promise.objects.filter(status=law.Status.RECORDED, object_by__lt=localdate(at), unit__isnull=False)
    return _each(silent, lambda promise: actions.confirm(promise, filed_uncheckable=True, by=None, at=at))


def lapse(at) -> int:
    """Note the day after a promise was due, once for each due day, and tell who owes it (到期未兑现)."""
    noted = Entry.objects.filter(
        congress=OuterRef("congress"), kind=Promise.kind, subject_id=OuterRef("pk"), act=law.Act.LAPSE
    )
    overdue = Promise.objects.filter(status__in=KEEPING, due_on__lt=localdate(at)).select_related("unit")
    done = 0
    for promise in overdue.annotate(lapsed=Exists(noted)):
        if promise.lapsed and any(
            entry.detail.get("due_on") == promise.due_on.isoformat()
            for entry in promise.trail().filter(act=law.Act.LAPSE)
        ):
            continue
        actions.lapse(promise, at=at)
        tell_of(promise, owing(promise, at), LAPSED, key=f"lapsed/{promise.due_on}", at=at)
        done += 1
    return done


def remind(at) -> int:
    """Thirty, fifteen and five working days before (临期提醒)."""
    today = localdate(at)
    coming = Promise.objects.filter(status__in=KEEPING, due_on__range=(today, today + timedelta(days=60)))
    done = 0
    for promise in coming.select_related("unit"):
        if (reached := reminder_reached(promise.due_on, today, PUBLISHED)) is not None:
            key = f"due-soon/{promise.due_on}/{reached}"
            done += tell_of(promise, owing(promise, at), DUE_SOON, key=key, at=at)
    return done


def roll_over(at) -> int:
    """An unfinished promise enters the new year's ledger (转入下年)."""
    year = localdate(at).year
    rolling = [str(move.source) for move in law.LIFECYCLE.moves.values() if move.act is law.Act.ROLL_OVER]
    left = Promise.objects.filter(status__in=rolling, ledger_year__lt=year).select_related("congress")
    return _each(
        [promise for promise in left if policy_for(promise.congress, localdate(at)).promises.rollover],
        lambda promise: actions.roll_over(promise, year=year, at=at),
    )


def _each(promises, act) -> int:
    return sum(1 for promise in promises if act(promise) is not False)


SWEEPS = (
    ("承诺逾期未提异议视为确认", confirm_by_silence),
    ("承诺到期", lapse),
    ("承诺临期提醒", remind),
    ("承诺跨年结转", roll_over),
)
