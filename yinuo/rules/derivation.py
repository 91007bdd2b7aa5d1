"""How a date was found, line by line (推算过程), in Chinese and English, so that anyone can check it.

民法典第二百零一条: the first day is not counted; 第二百零二条: the corresponding day, or the last of the month;
第二百零三条: a last day on a holiday moves. `evaluate` reads the lines back and arrives at the same date.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from yinuo.rules.limits import Limit
from yinuo.rules.workdays import Day, DayKind, OutOfRange, WorkCalendar, in_short

Value = str | int

LINES: dict[str, tuple[str, str]] = {
    "start": ("起算日，{weekday}，当日不计", "{weekday}, the day it starts; not itself counted"),
    "corresponding-day": ("期间{months}，对应日，{weekday}", "{months} later, the corresponding day, a {weekday}"),
    "month-end": (
        "期间{months}，当月没有{day}日，以月末日为准，{weekday}",
        "{months} later; that month has no day {day}, so its last day, a {weekday}",
    ),
    "last-day": ("期间{days}，末日，{weekday}", "{days} later, the last day, a {weekday}"),
    "fixed-day": ("定为这一天，{weekday}", "fixed for this day, a {weekday}"),
    "works": ("是工作日，不顺延", "a working day; it does not move"),
    "works-make-up": ("{holiday}调休上班，是工作日，不顺延", "worked in exchange for {holiday}; it does not move"),
    "stays": ("是休息日，按规则不顺延", "not a working day; by the rule chosen it does not move"),
    "skipped-holiday": ("{holiday}放假，顺延{count}", "{holiday}: moved on by {count}"),
    "skipped-weekend": ("周末，顺延{count}", "weekend: moved on by {count}"),
    "rolled": ("顺延到下一个工作日，{weekday}", "moved to the next working day, a {weekday}"),
    "holiday-not-counted": ("{holiday}放假，{count}不计", "{holiday}: {count} not counted"),
    "make-up-counted": ("{holiday}调休上班，{weekday}，计入", "{weekday}, worked in exchange for {holiday}; counted"),
    "weekends-not-counted": ("其间周末，{count}不计", "weekends in between: {count} not counted"),
    "workdays": ("第{workdays}，{weekday}", "{workdays} counted; a {weekday}"),
    "provisional": (
        "暂定：{years}年放假安排尚未公布，只按周末推算，公布后重算",
        "provisional: the arrangement of {years} is not announced; weekends only, to be counted again",
    ),
    "cap": ("最迟不超过下面推出的这一天，以此为准", "no later than the day found below, which decides"),
}
UNITS = {  # parameter: Chinese, English one, English many
    "months": ("{}个月", "{} month", "{} months"),
    "workdays": ("{}个工作日", "{} working day", "{} working days"),
    "days": ("{}日", "{} day", "{} days"),
    "count": ("{}天", "{} day", "{} days"),
}
WEEKDAYS = {
    "zh": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
HOLIDAYS = {
    "元旦": "New Year",
    "春节": "Spring Festival",
    "清明节": "Qingming",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
    "抗战胜利70周年纪念日": "the 70th Victory Day",
}


@dataclass(frozen=True)
class Step:
    """One line of a derivation (一步): the day or days it is about, a code, and what the line speaks of."""

    code: str
    on: date | None = None
    through: date | None = None
    params: dict[str, Value] = field(default_factory=dict)

    def render(self, lang: str = "zh") -> str:
        """The line in words, zh or en (文字); the dates stand beside it, see `when`."""
        chinese = not lang.startswith("en")
        words = {name: _in_words(name, value, chinese) for name, value in self.params.items()}
        if self.on:
            words["weekday"] = weekday(self.on, lang)
        return LINES[self.code][0 if chinese else 1].format(**words)

    def when(self, lang: str = "zh") -> str:
        """The day, or the first and last of several (日期); empty for a line about no day."""
        if self.through and self.through != self.on:
            return f"{self.on}{'至' if not lang.startswith('en') else ' to '}{self.through}"
        return str(self.on or "")

    def as_dict(self, lang: str = "zh") -> dict[str, object]:
        """For other systems (机读): code, dates as ISO text, parameters and the rendered line."""
        on, through = (day and day.isoformat() for day in (self.on, self.through))
        return {"code": self.code, "on": on, "through": through, "params": self.params, "text": self.render(lang)}


def weekday(day: date, lang: str = "zh") -> str:
    """星期一 … or Monday …"""
    return WEEKDAYS["en" if lang.startswith("en") else "zh"][day.weekday()]


def same_day_after(day: date, months: int) -> date:
    """The corresponding day so many months on, or the last day of that month (对应日，民法典第二百零二条)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OutOfRange
    if day.day <= 28:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def derive(
    starts_on: date, limit: Limit, nominal_on: date, due_on: date, workdays: WorkCalendar, *, roll: bool = True
) -> list[Step]:
    """The lines from the starting day to the due day (推算过程)."""
    steps = [Step("start", starts_on)]
    if limit.workdays is not None:
        steps += _counted(starts_on, due_on, limit.workdays, workdays)
        leant_on = starts_on + timedelta(days=1), due_on
    else:
        steps.append(_nominal(starts_on, limit, nominal_on))
        steps += _rolled(nominal_on, due_on, workdays, roll)
        leant_on = nominal_on, due_on
    unknown = workdays.unknown_years(*leant_on) if roll or limit.workdays is not None else []
    if unknown:
        steps.append(Step("provisional", params={"years": in_short(unknown)}))
    return steps


def evaluate(steps: Iterable[Step]) -> date:
    """The due day that these lines lead to (复算), from the lines alone.

    ValueError if a line does not follow from those before it.
    """
    ends: list[date] = []  # of the derivation, and of the cap's after it
    not_counted = 0
    for step in steps:
        if step.code == "start":
            ends.append(_known(step))
            not_counted = 0
        elif step.code in ("holiday-not-counted", "weekends-not-counted"):
            not_counted += int(step.params["count"])
        elif step.code == "workdays":
            ends[-1] += timedelta(days=int(step.params["workdays"]) + not_counted)
        elif step.code in ("corresponding-day", "month-end"):
            ends[-1] = same_day_after(ends[-1], int(step.params["months"]))
        elif step.code == "last-day":
            ends[-1] += timedelta(days=int(step.params["days"]))
        elif step.code == "fixed-day":
            ends[-1] = _known(step)
        elif step.code in ("skipped-holiday", "skipped-weekend"):
            _agree(step, ends[-1])
            ends[-1] = (step.through or _known(step)) + timedelta(days=1)
        if step.code in ("workdays", "corresponding-day", "month-end", "last-day", "rolled", "works", "stays"):
            _agree(step, ends[-1])
    return min(ends)


def _nominal(starts_on: date, limit: Limit, nominal_on: date) -> Step:
    if limit.months is not None:
        exact = nominal_on.day == starts_on.day
        params: dict[str, Value] = {"months": limit.months}
        return Step("corresponding-day" if exact else "month-end", nominal_on, params=params | {"day": starts_on.day})
    if limit.days is not None:
        return Step("last-day", nominal_on, params={"days": limit.days})
    return Step("fixed-day", nominal_on)


def _rolled(nominal_on: date, due_on: date, workdays: WorkCalendar, roll: bool) -> Iterator[Step]:
    day = workdays.day(nominal_on)
    if not roll:
        if not day.works:
            yield Step("stays", nominal_on)
        return
    if day.works:
        make_up = day.kind is DayKind.MAKE_UP and day.holiday
        yield Step("works-make-up", nominal_on, params={"holiday": make_up}) if make_up else Step("works", nominal_on)
        return
    for first, last, holiday in _runs(workdays.days(nominal_on, due_on)):
        count = (last - first).days + 1
        if holiday:
            yield Step("skipped-holiday", first, last, {"holiday": holiday, "count": count})
        else:
            yield Step("skipped-weekend", first, last, {"count": count})
    yield Step("rolled", due_on)


def _counted(starts_on: date, due_on: date, count: int, workdays: WorkCalendar) -> Iterator[Step]:
    days = list(workdays.days(starts_on + timedelta(days=1), due_on))
    holidays = (
        Step("holiday-not-counted", first, last, {"holiday": name, "count": (last - first).days + 1})
        for first, last, name in _runs(days)
        if name
    )
    make_ups = (
        Step("make-up-counted", day.on, params={"holiday": day.holiday or ""})
        for day in days
        if day.kind is DayKind.MAKE_UP
    )
    yield from sorted([*holidays, *make_ups], key=_known)
    weekends = sum(day.kind is DayKind.WEEKEND for day in days)
    if weekends:
        yield Step("weekends-not-counted", params={"count": weekends})
    yield Step("workdays", due_on, params={"workdays": count})


def _runs(days: Iterable[Day]) -> Iterator[tuple[date, date, str | None]]:
    """Days off in a row that have the same reason: first, last, holiday."""
    for (works, name), run in groupby(days, key=lambda day: (day.works, day.holiday)):
        if not works:
            on = [day.on for day in run]
            yield on[0], on[-1], name


def _in_words(name: str, value: Value, chinese: bool) -> str:
    if name == "holiday" and not chinese:
        return ", ".join(HOLIDAYS.get(part, part) for part in str(value).split("、"))
    if name not in UNITS:
        return str(value)
    zh, one, many = UNITS[name]
    return (zh if chinese else one if value == 1 else many).format(value)


def _known(step: Step) -> date:
    if step.on is None:
        raise ValueError(f"推算过程缺日期：{step.code} · the derivation lacks a date: {step.code}")
    return step.on


def _agree(step: Step, day: date) -> None:
    if step.on != day:
        raise ValueError(f"推算过程前后不一致：{day}，{step.on} · the derivation disagrees: {day}, {step.on}")
