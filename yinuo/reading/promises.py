"""Promises in answers, replies and reports (承诺): what a unit says it will do, by when – and what it leaves open.

The lead follows the list of expressions in `lexicons/promises.toml`, in the manner of India's list of what counts as an
assurance: it is read clause by clause, a marked clause governs those after it, and each find says why. A person decides.
"""

from dataclasses import dataclass
from datetime import date

from yinuo.reading.amounts import amounts
from yinuo.reading.clauses import Reading, read
from yinuo.reading.cues import cue
from yinuo.reading.dates import Due, dates
from yinuo.reading.english import english_dates, english_owner, is_english, read_english
from yinuo.reading.owners import Owners
from yinuo.reading.sentences import Anchor, anchor, plain
from yinuo.reading.speaking import reported_until, signed_on, spoken_in, uses_roc_years
from yinuo.reading.strengths import Missing, Strength


@dataclass(frozen=True)
class Promise:
    """One act promised or refused (承诺事项候选): exact words, strength, and what is missing to verify it."""

    start: int
    end: int
    quote: str
    strength: Strength
    due_on: date | None
    due_text: str
    measure: str
    owner: str
    evidence: str
    reasons: tuple[str, ...]
    anchor: Anchor

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What it lacks to be verifiable (可核查性缺项), in the order of the ledger."""
        held = {
            Missing.OWNER: self.owner,
            Missing.DUE: self.due_on,
            Missing.MEASURE: self.measure,
            Missing.EVIDENCE: self.evidence,
        }
        return tuple(lack for lack, value in held.items() if not value)

    @property
    def is_verifiable(self) -> bool:
        """可核查 only with owner, date, measure and kind of evidence; else openly 不可核查."""
        return not self.missing


def promises(text: str, said_on: date | None = None) -> list[Promise]:
    """Every promise and refusal of the text (承诺、不能办理), in order, one span per act.

    `said_on` is the day of speaking or publication; the date at the foot of the letter goes before it.
    """
    body = plain(text)
    calendar = _Calendar(body, said_on)
    if is_english(body):
        readings = read_english(body)
        return [_promise(text, body, one, calendar, english_owner(body, one.start, one.end)) for one in readings]
    owners = Owners(body)
    readings = read(body, calendar.when)
    return [_promise(text, body, one, calendar, owners.of(one.start, one.end)) for one in readings]


class _Calendar:
    """The times of one text (文中时限), counted from the foot of the letter, else the day given, else the year it reports."""

    def __init__(self, body: str, said_on: date | None) -> None:
        self.said_on = signed_on(body) or said_on
        year = None if self.said_on else spoken_in(body)
        self.year = self.said_on.year if self.said_on else year
        self.reported = None if self.said_on else reported_until(body) or (date(year, 1, 1) if year else None)
        english = is_english(body)
        self.dues = (
            english_dates(body, self.said_on)
            if english
            else dates(body, self.said_on, year=year, roc=uses_roc_years(body))
        )

    def due(self, start: int, end: int) -> Due | None:
        """The last time named inside the span; one counted from an event makes the day unknown."""
        inside = [due for due in self.dues if start <= due.start and due.end <= end]
        unknown = [due for due in inside if due.on is None and "事件" in due.basis]
        chosen = unknown or inside
        return chosen[-1] if chosen else None

    def when(self, start: int, end: int) -> str:
        """ "ahead" when the span names a day to come, "gone" when only days past, else "" (时限在前或已过)."""
        days = [due.on for due in self.dues if start <= due.start and due.end <= end and due.on]
        if not days:
            return ""
        if self.said_on is not None:
            return "ahead" if max(days) >= self.said_on else "gone"
        if self.reported is None:
            return ""
        return "ahead" if max(days) > self.reported else "gone"


def _promise(text: str, body: str, reading: Reading, calendar: _Calendar, owner: str) -> Promise:
    start, end = reading.start, reading.end
    clause = body[start:end]
    due = calendar.due(start, end) if reading.strength != Strength.REFUSAL else None
    times = [(time.start - start, time.end - start) for time in calendar.dues]
    measures = [
        amount.text
        for amount in amounts(clause)
        if not any(first < amount.end and amount.start < last for first, last in times)
    ]
    return Promise(
        start,
        end,
        text[start:end],
        reading.strength,
        due.on if due else None,
        text[due.start : due.end] if due else "",
        "；".join(measures),
        owner,
        cue("evidence.words", clause) or cue("english.evidence", clause),
        (*reading.reasons, *([f"时限“{due.text}”：{due.basis}"] if due else [])),
        anchor(text, start, end),
    )
