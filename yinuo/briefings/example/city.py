"""Building 示例市 (建城): nothing if it stands already, else the whole year, act by act, in the order of time."""

import logging
from datetime import datetime
from decimal import Decimal

from yinuo.briefings.example import beginnings, cases, coming, sessions
from yinuo.briefings.example.folk import SLUG, City, found
from yinuo.briefings.example.year import Days, tell
from yinuo.evidence.models import Figure, FigureStatus, Source
from yinuo.people.models import Congress
from yinuo.records import tick

log = logging.getLogger(__name__)
START = -262  # working days: a little more than a year


def build(at: datetime) -> None:
    """Make 示例市 with a year of history up to this moment (建示例市); the second call does nothing."""
    if Congress.objects.filter(slug=SLUG).exists():
        return
    days = Days(at)
    city = found(days, days.moment(START))
    evidence(city)
    stories = [
        sessions.the_big_one(city),
        sessions.research(city),
        *sessions.floor_promises(city),
        *sessions.of_the_speeches(city),
        *sessions.topics_waiting(city),
        *coming.stories(city),
        *cases.stories(city, days),
        *beginnings.stories(city),
    ]
    tell(stories, until=at, timer=run_timer)


def run_timer(at: datetime) -> None:
    """The timer, as it runs in the field (定时办理)."""
    for swept in tick.run(at):
        if swept.error:
            raise RuntimeError(f"{swept.name}: {swept.error}")


def evidence(city: City) -> None:
    """A few invented figures behind the questions (产业证据)."""
    source = Source.objects.create(
        congress=city.congress,
        title="示例市加装电梯月报（示例）",
        publisher="示例市甲局",
        published_on=city.days.on(-190),
    )
    rows = (("受理加装电梯申请", 186), ("开工", 112), ("建成", 68), ("签订维护合同", 47))
    for indicator, value in rows:
        Figure.objects.create(
            congress=city.congress, indicator=indicator, value=Decimal(value), unit="部", period="年初至八月",
            place="示例市", status=FigureStatus.STATED, source=source,
        )  # fmt: skip
