"""A deputy's own suggestions and the promises made to them (我的建议、我盯着的承诺)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from yinuo.front.desk.queries.deputy import led_by
from yinuo.front.desk.queries.rulings import holder
from yinuo.front.desk.reader import Reader
from yinuo.front.desk.waits import Due
from yinuo.promises.models import Promise
from yinuo.rules import promises as promise_law
from yinuo.suggestions.models import Suggestion
from yinuo.suggestions.models.suggestions import AWAITING_REPLY, DRAFTS, FINISHED

SHOWN = 6
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
    def began_on(self) -> date | None:
        """The day this round's clock started (起算日)."""
        starts_on = self.suggestion.due_basis.get("starts_on")
        return date.fromisoformat(starts_on) if starts_on else None

    @property
    def span(self) -> int:
        """Days from there to the due day or to today, whichever is later; nothing before the assignment."""
        if self.began_on is None or self.suggestion.due_on is None:
            return 0
        return max((max(self.suggestion.due_on, self.replied_on or self.today) - self.began_on).days, 1)

    @property
    def gone(self) -> float:
        """The share of its time that has passed, 0 to 1 (已过的时间)."""
        if not self.span:
            return 0
        return ((self.replied_on or self.today) - self.began_on).days / self.span

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
class Watched:
    """One promise made to the deputy (我盯着的承诺), what is owed first."""

    promise: Promise
    today: date

    @property
    def due(self) -> Due:
        return Due(self.promise.due_on, {"basis": self.promise.due_words or _("单位自己说的期限")})

    @property
    def mark(self) -> str:
        if self.promise.is_kept:
            return "kept"
        if self.promise.is_overdue(self.today):
            return "overdue"
        return "promise" if self.promise.is_verifiable else "unverifiable"

    @property
    def rank(self) -> tuple:
        return (self.promise.is_finished, self.promise.due_on or date.max, self.promise.pk)


@dataclass(frozen=True)
class Mine:
    cases: Sequence[Case]
    promises: Sequence[Watched]
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
    )
    watched = sorted((Watched(one, reader.today) for one in promised), key=lambda one: one.rank)
    late = sum(1 for case in cases if case.suggestion.status in AWAITING_REPLY and case.stuck)
    return Mine(cases, watched[:SHOWN], late)
