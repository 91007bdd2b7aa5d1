"""A deputy's own suggestions and the promises made to them (我的建议、我盯着的承诺)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from yinuo.front.desk.queries.deputy import led_by
from yinuo.front.desk.queries.rulings import holder
from yinuo.front.desk.reader import Reader
from yinuo.front.desk.waits import Due
from yinuo.promises.models import Promise
from yinuo.rules import promises as promise_law
from yinuo.rules import suggestions as law
from yinuo.suggestions.models import Suggestion
from yinuo.suggestions.models.suggestions import AWAITING_REPLY, DRAFTS, FINISHED

SHOWN = 8
WATCHED = [str(state) for state in promise_law.Status if state is not promise_law.Status.DISCARDED]


@dataclass(frozen=True)
class Case:
    """One suggestion of the deputy's: how much of its time has gone, and who holds it up once it is late."""

    suggestion: Suggestion
    today: date

    @property
    def due(self) -> Due:
        return Due(self.suggestion.due_on, self.suggestion.due_basis)

    @property
    def replied_on(self) -> date | None:
        return localdate(self.suggestion.replied_at) if self.suggestion.replied_at else None

    @property
    def span(self) -> int:
        """Days from the first assignment to the due day or to today, whichever is later."""
        start = self.suggestion.assigned_at
        if start is None or self.suggestion.due_on is None:
            return 0
        return max((max(self.suggestion.due_on, self.replied_on or self.today) - localdate(start)).days, 1)

    @property
    def gone(self) -> float:
        """The share of its time that has passed, 0 to 1 (已过的时间)."""
        if not self.span:
            return 0
        return ((self.replied_on or self.today) - localdate(self.suggestion.assigned_at)).days / self.span

    @property
    def late(self) -> float:
        """The share of it that is over time."""
        if not self.span:
            return 0
        return max(((self.replied_on or self.today) - self.suggestion.due_on).days, 0) / self.span

    @property
    def stuck(self):
        """Who holds it up, once its day has passed."""
        return holder(self.suggestion) if self.suggestion.is_overdue(self.today) else None


@dataclass(frozen=True)
class Mine:
    cases: Sequence[Case]
    promises: Sequence[Promise]
    late: int

    @property
    def under_way(self) -> int:
        return len(self.cases)


def mine(reader: Reader) -> Mine | None:
    """What this deputy has raised and was promised, in six queries; None for who is no deputy."""
    if reader.standing.deputy_id is None:
        return None
    led = Suggestion.objects.filter(led_by(reader), congress=reader.congress).exclude(status__in=[*DRAFTS, *FINISHED])
    cases = [Case(one, reader.today) for one in led.prefetch_related("assignments__unit").order_by("due_on", "pk")]
    promised = (
        Promise.objects.filter(deputies=reader.standing.deputy_id, congress=reader.congress, status__in=WATCHED)
        .select_related("unit")
        .prefetch_related("drift")
        .order_by("due_on", "pk")
    )
    late = sum(1 for case in cases if case.suggestion.status in AWAITING_REPLY and case.stuck)
    return Mine(cases, list(promised[:SHOWN]), late)


def phase(suggestion: Suggestion) -> law.Phase:
    return law.PHASE_OF[law.Status(suggestion.status)]
