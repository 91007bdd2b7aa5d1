"""Promises outlive the year, the term and the unit (结转、移交): same number, same words, a new line in the ledger."""

from django.db import transaction

from yinuo.promises.actions.words import drift
from yinuo.records.actions import move
from yinuo.rules import promises as law
from yinuo.rules.checklist import require


@transaction.atomic
def roll_over(promise, *, year: int, at):
    """Carry an unfinished promise into the next year's ledger (转入下年，上海市规定第二十二条)."""
    move(promise, law.Act.ROLL_OVER, by=None, at=at, from_year=promise.ledger_year, year=year)
    promise.ledger_year = year
    promise.save(update_fields=["ledger_year"])


def carry_over(promise, *, explanation: str, by, at):
    """Carry it into the next term, with a written explanation to the deputy (转入下届，上海市规定第十九、二十二条)."""
    require(law.missing_before_carry_over(explained=bool(explanation.strip())))
    move(promise, law.Act.CARRY_OVER, by=by, at=at, text=explanation)


@transaction.atomic
def hand_over(promise, *, unit, accepted: bool, reason: str, by, at):
    """Hand it to the unit that answers for it now (移交责任单位); the chain names both."""
    require(law.missing_before_hand_over(unit=unit.name if unit else "", accepted=accepted))
    move(promise, law.Act.HAND_OVER, by=by, at=at, unit=unit.name, reason=reason)
    drift(promise, "unit", unit, reason=reason or "职责承继", by=by, at=at)
