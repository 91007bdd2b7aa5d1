"""数字对账: what the source states in figures against what the record holds, row by row."""

from collections.abc import Iterable
from dataclasses import dataclass

from yinuo.briefings.models import Briefing
from yinuo.rules.terms import Term


class Figure(Term):
    """What is counted of a session; the codes are those of `Briefing.stated`."""

    SPEECHES = "speeches", "发言代表"
    QUESTIONERS = "questioners", "提问代表"
    QUESTIONS = "questions", "问题"
    FOLLOW_UPS = "follow_ups", "追问"


@dataclass(frozen=True)
class Line:
    """One figure: as stated (None: the source does not say), named in the record, and not named."""

    figure: Figure
    stated: int | None
    named: int
    held: int  # rows of the record without a name

    @property
    def unnamed(self) -> int:
        """What the source counts but does not name; the rows without a name if the source states nothing."""
        return self.held if self.stated is None else max(self.stated - self.named, 0)

    @property
    def total(self) -> int:
        return self.named + self.unnamed

    @property
    def agrees(self) -> bool:
        """stated = named + unnamed, and the record holds no more than that."""
        return self.stated is None or (self.stated == self.total and self.held <= self.unnamed)


def ledger(briefing: Briefing, speeches: Iterable, questions: Iterable) -> list[Line]:
    """The four lines of a session (数字对账); a line for which neither side has a figure is left out."""
    first = [question for question in questions if question.parent_id is None]
    follow_ups = [question for question in questions if question.parent_id is not None]
    asking = {question.deputy_id for question in questions if question.deputy_id}
    lines = [
        Line(Figure.SPEECHES, _stated(briefing, Figure.SPEECHES), *_named(speeches)),
        Line(Figure.QUESTIONERS, _stated(briefing, Figure.QUESTIONERS), len(asking), 0),
        Line(Figure.QUESTIONS, _stated(briefing, Figure.QUESTIONS), *_named(first)),
        Line(Figure.FOLLOW_UPS, _stated(briefing, Figure.FOLLOW_UPS), *_named(follow_ups)),
    ]
    return [line for line in lines if line.stated is not None or line.total]


def _named(rows: Iterable) -> tuple[int, int]:
    rows = list(rows)
    named = sum(1 for row in rows if row.deputy_id)
    return named, len(rows) - named


def _stated(briefing: Briefing, figure: Figure) -> int | None:
    value = briefing.stated.get(figure.value) if isinstance(briefing.stated, dict) else None
    return value if isinstance(value, int) else None
