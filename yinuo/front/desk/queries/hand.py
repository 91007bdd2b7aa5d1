"""Everything in hand (全部在办): numbers that add up, each of which opens its list; and the days on which it is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from yinuo.front.desk.reader import Reader
from yinuo.people.standing import COMMITTEE_SIDE
from yinuo.promises.models import Promise
from yinuo.rules.suggestions import Status
from yinuo.rules.terms import Role
from yinuo.suggestions.models import Assignment, Suggestion
from yinuo.suggestions.models.suggestions import AWAITING_REPLY, DRAFTS, FINISHED
from yinuo.suggestions.queries import concerning

IN_HAND = [state for state in Status if str(state) not in {*DRAFTS, *FINISHED}]


@dataclass(frozen=True)
class Line:
    """One number and the list behind it."""

    state: Status
    count: int
    url: str
    late: int = 0
    promises: int = 0

    @property
    def late_url(self) -> str:
        return f"{self.url}&due=overdue"


@dataclass(frozen=True)
class Hand:
    """The lines, in the order of a suggestion's life; their counts add up to the total (加得起来)."""

    lines: Sequence[Line]

    @property
    def total(self) -> int:
        return sum(line.count for line in self.lines)

    @property
    def sum(self) -> str:
        return "＋".join(str(line.count) for line in self.lines)


def hand(reader: Reader) -> Hand | None:
    """What is in hand as far as this person may know, in two queries; None where it is not theirs to follow (在办).

    Counted from the very rows of the list that each number opens. To the answering side a sealed evaluation counts as
    已答复, there as here.
    """
    if not (reader.standing.units or reader.roles & FOLLOWERS):
        return None
    seen = Suggestion.objects.visible_to(reader.user).shown_to(reader.user).filter(congress=reader.congress)
    url = f"{reverse('suggestions:list')}?"
    if reader.standing.units:
        seen, url = seen.filter(concerning(reader.user)), f"{url}mine=on&"
    late = Count("pk", filter=Q(status__in=AWAITING_REPLY, due_on__lt=reader.today))
    rows = seen.order_by().values("shown_status").annotate(count=Count("pk"), late=late)
    counts = {row["shown_status"]: row for row in rows}
    found = [Line(state, counts[state]["count"], f"{url}status={state}", counts[state]["late"], promised(reader, state))
             for state in IN_HAND if state in counts]  # fmt: skip
    return Hand(found)


def promised(reader: Reader, state: Status) -> int:
    """How many promises the matters in tracking still wait for; asked once, of the committee's side only."""
    if state is not Status.TRACKING or reader.standing.units:
        return 0
    return Promise.objects.visible_to(reader.user).filter(congress=reader.congress).unfinished().count()


FOLLOWERS = COMMITTEE_SIDE | {Role.GOVERNMENT_OFFICE}


def due_days(reader: Reader, first: date, last: date) -> list[date]:
    """The days on which replies are due in these weeks (到期日), one for each matter."""
    if reader.standing.units:
        rows = Assignment.objects.filter(congress=reader.congress, unit__in=reader.unit_ids).in_hand()
    else:
        rows = Suggestion.objects.filter(congress=reader.congress).awaiting_reply()
    return list(rows.filter(due_on__range=(first, last)).values_list("due_on", flat=True))
