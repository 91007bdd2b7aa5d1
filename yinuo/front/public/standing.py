"""How a promise stands before the public (承诺现状): one of six groups, told by its state, its day and what it lacks."""

from datetime import date

from yinuo.promises.models import Promise
from yinuo.rules.promises import Status
from yinuo.rules.terms import Term


class Standing(Term):
    """The groups of the public count; every published promise is in exactly one."""

    KEPT = "kept", "已兑现"
    PARTLY = "partly", "部分兑现"
    OPEN = "open", "未到期"
    OVERDUE = "overdue", "逾期"
    UNVERIFIABLE = "unverifiable", "不可核查"
    ENDED = "ended", "已说明不能兑现"

    @property
    def shape(self) -> str:
        """The shape that goes with the word."""
        return {"open": "", "ended": "closed"}.get(self.value, self.value)

    @property
    def meaning(self) -> str:
        """When a promise is counted here (口径)."""
        return MEANINGS[self]

    @property
    def mark(self) -> str:
        return {"partly": "promise", "open": "promise", "ended": "promise"}.get(self.value, self.value)


MEANINGS = {
    Standing.KEPT: "经单位以外的人核查，确认做到了。",
    Standing.PARTLY: "经核查，做到了一部分，还欠的继续跟踪。",
    Standing.OPEN: "说到了何人、何时、何数、何证，期限没有到。",
    Standing.OVERDUE: "期限已过，没有确认兑现。到期当天不算逾期。",
    Standing.UNVERIFIABLE: "责任单位、期限、衡量标准、证据类型四样不全，无从核对。不是没有兑现。",
    Standing.ENDED: "单位书面说明不能兑现，代表工委已作决定；说明照样公开。",
}


def standing(promise: Promise, today: date) -> Standing:
    """Kept and ended by its state; overdue by its day; without what makes it checkable, 不可核查."""
    if promise.status == Status.KEPT:
        return Standing.KEPT
    if promise.status in (Status.EXPLAINED, Status.DISCARDED):
        return Standing.ENDED
    if promise.due_on and promise.due_on < today:
        return Standing.OVERDUE
    if promise.status == Status.PARTLY_KEPT:
        return Standing.PARTLY
    return Standing.UNVERIFIABLE if promise.lacks else Standing.OPEN
