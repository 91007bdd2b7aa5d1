"""A deadline written out (推算书): the days, the basis, the calendar and every step, as lines or for other systems."""

from unicodedata import east_asian_width

from yinuo.rules.deadlines import Deadline
from yinuo.rules.derivation import HOLIDAYS, weekday
from yinuo.rules.limits import Limit
from yinuo.rules.workdays import Day, DayKind

COUNTING = {  # by unit, Chinese and English; 民法典第二百条至第二百零三条, 行政许可法第八十二条 by analogy
    "months": (
        "民法典第二百零一条、第二百零二条：按月计，首日不计，到期月的对应日届满",
        "Civil Code arts. 201–202: by months; the first day is not counted; ends on the corresponding day",
    ),
    "days": (
        "民法典第二百零一条：按日计，首日不计",
        "Civil Code art. 201: by days; the first day is not counted",
    ),
    "workdays": (
        "民法典第二百零一条：首日不计；参照行政许可法第八十二条：以工作日计算，不含法定节假日，调休上班日计入",
        "Civil Code art. 201: the first day is not counted; after the Licensing Law art. 82: working days, "
        "without holidays, with make-up days",
    ),
}
ROLLING = (
    "第二百零三条：末日遇休息日，顺延到下一个工作日",
    "art. 203: a last day off moves to the next working day",
)
KINDS = {
    DayKind.WORKDAY: "working day",
    DayKind.MAKE_UP: "make-up working day",
    DayKind.WEEKEND: "weekend",
    DayKind.HOLIDAY: "day off",
}


def basis(due: Deadline, lang: str = "zh") -> str:
    """The law the limit rests on and the rules it was counted by (依据)."""
    index = _index(lang)
    rules = COUNTING[_unit(due.limit)][index] if due.limit.until is None else ""
    rolling = ROLLING[index] if due.roll and due.limit.workdays is None else ""
    own = (due.limit.basis, due.limit.basis_en)[index]
    return ("；", "; ")[index].join(part for part in (own, rules, rolling) if part)


def as_dict(due: Deadline, lang: str = "zh", *, day_by_day: bool = False) -> dict[str, object]:
    """For other systems (机读): start, nominal, due, basis, calendar, provisional, steps; dates as ISO text."""
    answer: dict[str, object] = {
        "start": due.starts_on.isoformat(),
        "nominal": due.nominal_on.isoformat(),
        "due": due.due_on.isoformat(),
        "basis": basis(due, lang),
        "calendar": due.calendar,
        "sources": due.sources(),
        "provisional": due.provisional,
        "steps": [step.as_dict(lang) for step in due.steps()],
    }
    if day_by_day:
        answer["days"] = [
            {
                "date": day.on.isoformat(),
                "kind": day.kind.value,
                "holiday": day.holiday,
                "counted": counted,
                "provisional": day.provisional,
            }
            for day, counted in due.day_by_day()
        ]
    return answer


def as_lines(due: Deadline, lang: str = "zh", *, day_by_day: bool = False) -> list[str]:
    """For people (文字): first the answer, then why."""
    index = _index(lang)
    state = (("已核定", "暂定"), ("settled", "provisional"))[index][due.provisional]
    facts = (
        ("起算日　", "Start    ", f"{due.starts_on} {weekday(due.starts_on, lang)}"),
        ("名义末日", "Nominal  ", f"{due.nominal_on} {weekday(due.nominal_on, lang)}"),
        ("到期日　", "Due      ", f"{due.due_on} {weekday(due.due_on, lang)}"),
        ("依据　　", "Basis    ", basis(due, lang)),
        ("日历　　", "Calendar ", f"{due.calendar} · {state}"),
        *(("　　　　", "         ", source) for source in due.sources()),
    )
    lines = [f"{labels[index]}  {fact}" for *labels, fact in facts]
    lines += ["", ("推算", "How")[index]]
    lines += [f"  {_wide(step.when(lang), 24)}  {step.render(lang)}" for step in due.steps()]
    if day_by_day:
        lines += ["", ("逐日", "Day by day")[index]]
        lines += [
            f"  {day.on} {_wide(weekday(day.on, lang), 9)} {counted:>3}  {_why(day, lang)}"
            for day, counted in due.day_by_day()
        ]
    return lines


def _why(day: Day, lang: str) -> str:
    if not _index(lang):
        return f"{day.holiday or ''}{day.kind.label}" + ("（暂定）" if day.provisional else "")
    holiday = ", ".join(HOLIDAYS.get(part, part) for part in (day.holiday or "").split("、") if part)
    return KINDS[day.kind] + (f" ({holiday})" if holiday else "") + (", provisional" if day.provisional else "")


def _wide(text: str, width: int) -> str:
    """Padded for a fixed-width screen, where a Chinese character takes two places."""
    return text + " " * (width - sum(1 + (east_asian_width(letter) in "WF") for letter in text))


def _unit(limit: Limit) -> str:
    return "months" if limit.months is not None else "workdays" if limit.workdays is not None else "days"


def _index(lang: str) -> int:
    return 1 if lang.startswith("en") else 0
