"""The next thing (下一件): what an empty desk has to look forward to."""

from dataclasses import dataclass
from datetime import date

from yinuo.briefings.models import Briefing
from yinuo.front.desk.reader import Reader
from yinuo.rules.briefings import Status as SessionStatus
from yinuo.suggestions.models import Assignment, Suggestion

AHEAD = [str(state) for state in (SessionStatus.UNDER_APPROVAL, SessionStatus.PREPARING, SessionStatus.READY)]


@dataclass(frozen=True)
class Coming:
    on: date
    title: str
    url: str


def coming(reader: Reader) -> Coming | None:
    """The earliest of the next session and the next reply due that this person may see, in two queries."""
    session = (
        Briefing.objects.filter(congress=reader.congress, status__in=AHEAD, held_on__gte=reader.today)
        .order_by("held_on")
        .first()
    )
    found = [Coming(session.held_on, session.title, session.get_absolute_url())] if session else []
    if reply := next_reply(reader):
        found.append(reply)
    return min(found, key=lambda one: one.on, default=None)


def next_reply(reader: Reader) -> Coming | None:
    if reader.standing.units:
        rows = Assignment.objects.filter(unit__in=reader.unit_ids).in_hand().select_related("suggestion")
        one = rows.filter(due_on__gte=reader.today).order_by("due_on").first()
        return Coming(one.due_on, str(one.suggestion), one.get_absolute_url()) if one else None
    seen = Suggestion.objects.visible_to(reader.user).filter(congress=reader.congress).awaiting_reply()
    one = seen.filter(due_on__gte=reader.today).order_by("due_on").first()
    return Coming(one.due_on, str(one), one.get_absolute_url()) if one else None
