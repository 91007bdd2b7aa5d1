"""Congresses with something published, and what stands on the front page of one (公开记录)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from yinuo.briefings.models import Briefing
from yinuo.front.public.queries.briefings import Session, congress_briefings, session
from yinuo.front.public.queries.promises import Shown, promises, shown, tally
from yinuo.front.public.standing import Standing
from yinuo.people.models import Congress
from yinuo.promises.models import Promise

FEW = 5  # lines in a column of the front page


def congresses():
    """Every congress that has published a session or a promise; real ones first."""
    sessions = Briefing.objects.published().filter(congress=OuterRef("pk"))
    said = Promise.objects.published().filter(congress=OuterRef("pk"))
    return Congress.objects.filter(Q(Exists(sessions)) | Q(Exists(said))).order_by("invented", "name")


def latest(congress: Congress) -> Briefing | None:
    return congress_briefings(congress).order_by("-held_on", "-number").first()


@dataclass(frozen=True)
class Front:
    """The front page of one record: the last session, all promises as they stand, what is late, what was kept."""

    last: Session | None
    promises: list[Shown]

    @property
    def counts(self) -> list[tuple[Standing, int]]:
        return tally(self.promises)

    @property
    def since(self) -> date | None:
        return min((one.promise.said_on for one in self.promises), default=None)

    @property
    def overdue(self) -> list[Shown]:
        late = [one for one in self.promises if one.standing is Standing.OVERDUE]
        return sorted(late, key=lambda one: one.promise.due_on)[:FEW]

    @property
    def kept(self) -> list[Shown]:
        return [one for one in self.promises if one.standing is Standing.KEPT][-FEW:][::-1]

    @property
    def unverifiable(self) -> list[Shown]:
        return [one for one in self.promises if one.standing is Standing.UNVERIFIABLE][:FEW]

    @property
    def told_promises(self) -> list[Shown]:
        return self.last.promises if self.last else []

    @property
    def checkable(self) -> int:
        return sum(not one.promise.lacks for one in self.told_promises)


def front(congress: Congress, today: date) -> Front:
    last = latest(congress)
    everything = shown(promises(congress).order_by("said_on", "number"), today)
    order = list(Standing)
    return Front(session(last, today) if last else None, sorted(everything, key=lambda one: order.index(one.standing)))
