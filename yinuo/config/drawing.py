"""Where the strokes of small drawings stand (图形): rulers, strips, bars. Numbers in, attributes out; no style.

Horizontal places are percent of the width, so that text keeps its size on a phone.
"""

from datetime import date, timedelta

SIGNS = {  # 字标: kind: Chinese, English
    "ask": ("问", "Q"),
    "answer": ("答", "A"),
    "follow": ("追", "F"),
    "speech": ("言", "S"),
    "promise": ("诺", "P"),
    "unverifiable": ("诺", "P"),
    "overdue": ("逾", "P"),
    "kept": ("兑", "K"),
    "unnamed": ("缺", "–"),
}
ROW, TOP = 84, 68  # pixels from one ruler to the next, and where the first lies
EDGE = 1.0  # percent left free on both sides


def sign(kind: str, *, english: bool) -> str:
    return SIGNS[kind][1 if english else 0]


def bar(share: float, late: float = 0) -> dict:
    """A bar filled to its share, the last part of it late; both between 0 and 1."""
    share = min(max(share, 0), 1)
    late = min(max(late, 0), share)
    return {
        "gone": _percent(100 * (share - late)),
        "late_from": _percent(100 * (share - late)),
        "late": _percent(100 * late),
    }


def ruler(clocks, today: date) -> dict:
    """Rulers on one scale (期限尺): `clocks` are (name, starts_on, due_on, done_on or None)."""
    clocks = [(name, start, due, done) for name, start, due, done in clocks if start and due]
    if not clocks:
        return {"rows": [], "months": [], "height": 0}
    first = min(start for _, start, _, _ in clocks) - timedelta(days=3)
    last = max([today, *(due for _, _, due, _ in clocks), *(done for *_, done in clocks if done)]) + timedelta(days=7)
    place = _scale(first, last)
    rows = []
    for index, (name, start, due, done) in enumerate(clocks):
        y = TOP + index * ROW
        now = min(done or today, last)
        rows.append(
            {
                "name": name,
                "start": start,
                "due": due,
                "done": done,
                "y": y,
                "name_y": y - 16,
                "word_y": y + 30,
                "notch_from": y - 10,
                "notch_to": y + 10,
                "from": place(start),
                "ran_to": place(min(now, due)),
                "due_at": place(due),
                "late_to": place(now) if now > due else None,
                "left_from": place(now) if now < due and not done else None,
                "notches": [place(start + (due - start) * third / 3) for third in (1, 2)],
                "late_days": max(0, (now - due).days),
                "near_end": (due - first) > (last - first) / 2,
            }
        )
    height = TOP + (len(rows) - 1) * ROW + 38
    months = [{"x": place(day), "day": day} for day in _firsts_of_months(first, last)]
    return {
        "rows": rows,
        "months": months,
        "today": today,
        "today_at": place(today),
        "height": height,
        "end": height - 28,
    }


def strip(due_days, today: date, first: date, last: date, workdays) -> dict:
    """One square a due day over these weeks (到期日历); `due_days` are days, one for each matter."""
    place = _scale(first, last)
    counts: dict[date, int] = {}
    for day in due_days:
        if first <= day <= last:
            counts[day] = counts.get(day, 0) + 1
    width = (100 - 2 * EDGE) / ((last - first).days + 1)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    rest = [_percent(float(place(day)[:-1]) - width / 2) for day in days if not workdays.is_workday(day)]
    squares = [
        {"x": place(day), "y": 46 - 16 * level, "late": day < today}
        for day, count in counts.items()
        for level in range(min(count, 3))
    ]
    labelled = [day for day in days if day in counts and day != today]
    roomy = _apart(labelled, today)
    return {
        "days": [
            {"x": place(day), "day": day, "labelled": day in labelled, "narrow": day not in roomy} for day in days
        ],
        "rest": rest,
        "rest_width": _percent(width),
        "squares": squares,
        "counts": [{"day": day, "count": count} for day, count in sorted(counts.items())],
        "today": today,
        "today_at": place(today) if first <= today <= last else None,
    }


def _apart(days: list[date], today: date) -> set[date]:
    """Those of these days whose labels do not touch on a phone: two days between them, three from today's word."""
    found: list[date] = []
    for day in days:
        if abs((day - today).days) > 2 and (not found or (day - found[-1]).days > 2):
            found.append(day)
    return set(found)


def _scale(first: date, last: date):
    """From a day to its place: the middle of its share of the width."""
    days = (last - first).days + 1

    def place(day: date) -> str:
        return _percent(EDGE + (100 - 2 * EDGE) * ((day - first).days + 0.5) / days)

    return place


def _percent(number: float) -> str:
    return f"{number:.2f}%"


def _firsts_of_months(first: date, last: date) -> list[date]:
    day, found = first.replace(day=1), []
    while day <= last:
        if day >= first:
            found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found
