"""Keeping a promise (落实): progress, the claim, the check, the grade, and the look back."""

from django.db import transaction

from yinuo.people.standing import standing_of
from yinuo.promises import notices
from yinuo.promises.actions.words import drift
from yinuo.promises.models import Check, Progress
from yinuo.promises.models.keeping import Verdict
from yinuo.promises.notices import checking, tell_of
from yinuo.records.actions import move
from yinuo.records.actions.files import attach
from yinuo.rules import promises as law
from yinuo.rules.checklist import require
from yinuo.rules.evaluations import Grade


@transaction.atomic
def report(promise, *, text: str, by, at, evidence=()) -> Progress:
    """The unit reports progress (报告进展). `evidence` are (kind, title) or (kind, title, file)."""
    require(["进展情况"] if not text.strip() else [])
    move(promise, law.Act.REPORT, by=by, at=at, text=text)
    return _progress(promise, text, evidence, by=by, at=at)


@transaction.atomic
def claim(promise, *, text: str, evidence, by, at) -> Progress:
    """The unit claims that it is kept (申报兑现), with evidence of the kind that was agreed."""
    kinds = frozenset(law.EvidenceKind(proof[0]) for proof in evidence)
    expected = law.EvidenceKind(promise.evidence_kind) if promise.evidence_kind else None
    require(law.missing_before_claim(files=kinds, expected=expected, account=text))
    move(promise, law.Act.CLAIM, by=by, at=at, text=text, evidence=[proof[1] for proof in evidence])
    tell_of(promise, checking(promise, at), notices.CLAIMED, key=f"claimed/{at:%Y%m%d%H%M}", at=at)
    return _progress(promise, text, evidence, by=by, at=at, claims_kept=True)


@transaction.atomic
def confirm_kept(promise, *, how, finding: str, by, at) -> Check:
    """A check by somebody outside the unit finds it kept (确认兑现). `how` is a rules.promises.Check."""
    require(law.missing_before_confirm_kept(check=how, finding=finding, from_unit=_of_unit(promise, by)))
    move(promise, law.Act.CONFIRM_KEPT, by=by, at=at, how=how, text=finding)
    return _check(promise, Verdict.KEPT, how, finding, by=by, at=at)


@transaction.atomic
def partly_kept(promise, *, how, finding: str, remainder: str, due_on=None, by, at) -> Check:
    """A check finds it kept in part (认定部分兑现): what is still owed is named, and may get a new day."""
    of_unit = _of_unit(promise, by)
    require(law.missing_before_partly_kept(check=how, finding=finding, from_unit=of_unit, remainder=remainder))
    move(promise, law.Act.PARTLY_KEPT, by=by, at=at, how=how, text=finding, remainder=remainder)
    if due_on and due_on != promise.due_on:
        drift(promise, "due_on", due_on, reason=f"部分兑现，尚欠：{remainder}", by=by, at=at)
    return _check(promise, Verdict.PARTLY_KEPT, how, finding, by=by, at=at, remainder=remainder)


@transaction.atomic
def send_back(promise, *, how, finding: str, by, at) -> Check:
    """A check finds it not kept (退回继续落实)."""
    require(law.missing_before_confirm_kept(check=how, finding=finding, from_unit=_of_unit(promise, by)))
    move(promise, law.Act.SEND_BACK, by=by, at=at, how=how, text=finding)
    return _check(promise, Verdict.SENT_BACK, how, finding, by=by, at=at)


@transaction.atomic
def grade(promise, *, grade, finding: str = "", by, at) -> Check:
    """The deputy it was promised to grades the keeping (评价兑现情况，重庆市条例第二十八条)."""
    grade = Grade(grade)
    require(["具体意见"] if grade is not Grade.SATISFIED and not finding.strip() else [])
    move(promise, law.Act.GRADE, by=by, at=at)
    return _check(promise, Verdict.GRADED, law.Check.DEPUTY, finding, by=by, at=at, grade=grade)


@transaction.atomic
def look_back(promise, *, how, finding: str, by, at) -> Check:
    """A look back finds that it still holds (回头看)."""
    require(law.missing_before_confirm_kept(check=how, finding=finding, from_unit=_of_unit(promise, by)))
    move(promise, law.Act.LOOK_BACK, by=by, at=at, how=how, text=finding)
    return _check(promise, Verdict.HELD, how, finding, by=by, at=at)


@transaction.atomic
def reopen(promise, *, reason: str, by, at) -> Check:
    """A look back finds that it does not hold (恢复落实)."""
    require(law.missing_before_reopen(reason=reason))
    move(promise, law.Act.REOPEN, by=by, at=at, reason=reason)
    return _check(promise, Verdict.BROKEN, law.Check.OFFICER, reason, by=by, at=at)


def lapse(promise, *, at):
    """Note that its day has passed (到期未兑现); overdue itself is computed, never stored."""
    move(promise, law.Act.LAPSE, by=None, at=at, due_on=promise.due_on)


def _progress(promise, text, evidence, *, by, at, claims_kept=False) -> Progress:
    made = promise.progress.create(text=text, claims_kept=claims_kept, by=by, at=at)
    for kind, title, *files in evidence:
        kind, file = law.EvidenceKind(kind), files[0] if files else None
        made.evidence.create(kind=kind, title=title, file=file)
        if file is not None:
            attach(file, promise, purpose=kind)
    return made


def _check(promise, verdict, how, finding, *, by, at, **rest) -> Check:
    told, key = notices.owing(promise, at), f"checked/{at:%Y%m%d%H%M}"
    tell_of(promise, told, notices.CHECKED, key=key, at=at, verdict=verdict.label)
    return promise.checks.create(verdict=verdict, how=law.Check(how), finding=finding, by=by, at=at, **rest)


def _of_unit(promise, by) -> bool:
    """Whether the checker belongs to a unit that owes the promise; nobody confirms their own."""
    standing = standing_of(by)
    owing = {promise.unit_id, *(unit.pk for unit in promise.with_units.all())}
    return bool(owing & set(standing.units))
