"""The live floor (会场): who speaks, for how long, who waits, what is still unanswered – folded from the record.

Every act in the hall is one entry, numbered. `floor(entries)` is what the screens show; the same entries always give
the same floor. A correcting entry takes the place of an earlier one and erases nothing: both stay readable.
全国人大常委会议事规则第四十四条 (ten minutes a speech), 青岛市条例第三十二条 (what cannot be answered now is answered
in writing); turns go round by delegation (SM-2, SM-4, SM-5). The seconds for question and answer are proposed values.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from yinuo.rules.hall import Act, Correction, Coverage, Entry, Floor, Hand, Question, QuestionState, Turn

__all__ = [
    "SECONDS",
    "Act",
    "Correction",
    "Coverage",
    "Entry",
    "Floor",
    "Hand",
    "Question",
    "QuestionState",
    "Turn",
    "floor",
    "missing_before_close",
]

SECONDS = {  # rules.md §8.3: report.max_minutes, speech.max_minutes, question.max_seconds, answer.max_seconds
    Act.BRIEF: 900,
    Act.SPEAK: 600,
    Act.ASK: 180,
    Act.FOLLOW_UP: 180,
    Act.ANSWER: 300,
}
UNSETTLED = frozenset({QuestionState.ASKED, QuestionState.ROUTED, QuestionState.ANSWERING})
BEFORE_OPENING = frozenset({Act.OPEN, Act.REGISTER, Act.WITHDRAW})


def floor(entries: Iterable[Entry], *, seconds: Mapping[Act, int] | None = None) -> Floor:
    """The floor after these entries (由现场记录推出会场), in the order of their numbers; it never fails.

    `seconds`: how long each kind of turn may take. An entry that fits nowhere is kept with its reason, so that
    nothing acknowledged is lost; an entry sent twice counts once.
    """
    ordered = sorted({entry.number: entry for entry in entries}.values(), key=lambda entry: entry.number)
    fold = _Fold({**SECONDS, **(seconds or {})})
    effective = fold.corrected(ordered)
    for entry in ordered:
        stands = effective.get(entry.number)
        if entry.act is Act.ASK or (stands and stands.act is Act.ASK):
            fold.ordinals[entry.number] = len(fold.ordinals) + 1
    for entry in effective.values():
        reason = fold.take(entry)
        if reason:
            fold.unplaced.append((entry, reason))
    return fold.floor()


def missing_before_close(now: Floor) -> list[str]:
    """What must be settled before the session closes (散会前尚缺): every question has a result."""
    return [
        f"{question.label}的结果：已答复，或会后书面答复"
        for question in now.questions.values()
        if question.state in UNSETTLED
    ]


class _Fold:
    """The state while the entries are read; each act has one method, which returns why it does not fit, if so."""

    def __init__(self, seconds: Mapping[Act, int]) -> None:
        self.seconds = seconds
        self.ordinals: dict[int, int] = {}
        self.opened_at: datetime | None = None
        self.closed_at: datetime | None = None
        self.turn: Turn | None = None
        self.turn_about: int | None = None  # the question the turn belongs to
        self.called: Entry | None = None
        self.turns: list[Turn] = []
        self.hands: dict[tuple[str, str], Entry] = {}
        self.asked = Counter[str]()
        self.questions: dict[int, Question] = {}
        self.promises: list[Entry] = []
        self.points: list[Entry] = []
        self.corrections: list[Correction] = []
        self.unplaced: list[tuple[Entry, str]] = []
        self.acts: dict[Act, Callable[[Entry], str | None]] = {
            Act.OPEN: self.open,
            Act.BRIEF: self.speak,
            Act.SPEAK: self.speak,
            Act.STOP: self.stop,
            Act.REGISTER: self.register,
            Act.WITHDRAW: self.withdraw,
            Act.CALL: self.call,
            Act.ASK: self.ask,
            Act.ROUTE: self.route,
            Act.ANSWER: self.answer,
            Act.FOLLOW_UP: self.follow_up,
            Act.MARK: self.mark,
            Act.DEFER: self.defer,
            Act.NOTE_PROMISE: self.note_promise,
            Act.POINT_OF_ORDER: self.point_of_order,
            Act.EXTEND: self.extend,
            Act.CLOSE: self.close,
        }

    def corrected(self, ordered: list[Entry]) -> dict[int, Entry]:
        """The entries as they stand after all corrections, by number; the last correction of one holds."""
        known = {entry.number: entry for entry in ordered}
        standing = {entry.number: entry for entry in ordered if entry.act is not Act.CORRECT}
        for entry in ordered:
            if entry.act is not Act.CORRECT:
                continue
            first = known.get(entry.about or 0)
            while first is not None and first.act is Act.CORRECT and first.number < entry.number:
                first = known.get(first.about or 0)  # a correction corrected: what the first one was about
            if first is None or first.number >= entry.number or (entry.instead and entry.instead.act is Act.CORRECT):
                self.unplaced.append((entry, "更正所指的记录不存在"))
                continue
            now = replace(entry.instead, number=first.number) if entry.instead else None
            self.corrections.append(Correction(first, entry, now))
            if now:
                standing[first.number] = now
            else:
                standing.pop(first.number, None)
        return dict(sorted(standing.items()))

    def take(self, entry: Entry) -> str | None:
        if self.closed_at:
            return "已经散会"
        if not self.opened_at and entry.act not in BEFORE_OPENING:
            return "尚未开会"
        return self.acts[entry.act](entry)

    def open(self, entry: Entry) -> str | None:
        if self.opened_at:
            return "已经开会"
        self.opened_at = entry.at
        return None

    def speak(self, entry: Entry) -> str | None:
        self._begin(entry, None)
        return None

    def stop(self, entry: Entry) -> str | None:
        if self.turn is None:
            return "没有人在讲"
        self._end(entry.at)
        return None

    def register(self, entry: Entry) -> str | None:
        if (entry.group, entry.who) in self.hands:
            return "已经举手"
        self.hands[entry.group, entry.who] = entry
        return None

    def withdraw(self, entry: Entry) -> str | None:
        return None if self.hands.pop((entry.group, entry.who), None) else "没有举手"

    def call(self, entry: Entry) -> str | None:
        self.called = self.hands.pop((entry.group, entry.who), entry)
        return None

    def ask(self, entry: Entry) -> str | None:
        self.hands.pop((entry.group, entry.who), None)
        if self.called and (self.called.group, self.called.who) == (entry.group, entry.who):
            self.called = None
        self.asked[entry.group or entry.who] += 1
        self._question(entry, None)
        return None

    def follow_up(self, entry: Entry) -> str | None:
        parent = self._about(entry)
        if parent is None:
            return "所指的问题不存在"
        own = replace(entry, who=entry.who or parent.who, group=entry.group or parent.group)
        self._question(own, parent)
        return None

    def route(self, entry: Entry) -> str | None:
        question = self._about(entry)
        if question is None:
            return "所指的问题不存在"
        if not entry.units:
            return "没有写应询单位"
        if self.turn_about == question.entry:
            self._end(entry.at)
        self.questions[question.entry] = replace(
            self.questions[question.entry], units=entry.units, state=QuestionState.ROUTED
        )
        return None

    def answer(self, entry: Entry) -> str | None:
        question = self._about(entry)
        if question is None:
            return "所指的问题不存在"
        unit = entry.units[0] if entry.units else entry.group or next(iter(question.units), "")
        self._begin(replace(entry, group=unit), question.entry)
        self._set(question.entry, QuestionState.ANSWERING)
        return None

    def mark(self, entry: Entry) -> str | None:
        question = self._about(entry)
        if question is None or not 1 <= entry.ask <= len(question.asks):
            return "所指的问点不存在"
        marks = tuple(entry.coverage if n == entry.ask else mark for n, mark in enumerate(question.marks, start=1))
        self.questions[question.entry] = replace(question, marks=marks)
        return None

    def defer(self, entry: Entry) -> str | None:
        question = self._about(entry)
        if question is None:
            return "所指的问题不存在"
        if self.turn_about == question.entry:
            self._end(entry.at)
        self._set(question.entry, QuestionState.DEFERRED)
        return None

    def note_promise(self, entry: Entry) -> str | None:
        self.promises.append(entry)
        return None

    def point_of_order(self, entry: Entry) -> str | None:
        self.points.append(entry)
        return None

    def extend(self, entry: Entry) -> str | None:
        if self.turn is None:
            return "没有人在讲"
        self.turn = replace(self.turn, seconds=self.turn.seconds + entry.seconds)
        return None

    def close(self, entry: Entry) -> str | None:
        self._end(entry.at)
        self.closed_at = entry.at
        return None

    def floor(self) -> Floor:
        called = self._hand(self.called) if self.called else None
        return Floor(
            opened_at=self.opened_at,
            closed_at=self.closed_at,
            turn=self.turn,
            called=called,
            turns=tuple(self.turns),
            queue=tuple(sorted(self._waiting(), key=lambda hand: (hand.turns, hand.entry))),
            questions=self.questions,
            promises=tuple(self.promises),
            points_of_order=tuple(self.points),
            corrections=tuple(self.corrections),
            unplaced=tuple(self.unplaced),
        )

    def _waiting(self) -> Iterator[Hand]:
        return (self._hand(entry) for entry in self.hands.values())

    def _hand(self, entry: Entry) -> Hand:
        key = entry.group or entry.who
        about_to_ask = (
            self.called is not None and self.called is not entry and key == (self.called.group or self.called.who)
        )
        return Hand(entry.number, entry.who, entry.group, entry.at, self.asked[key] + about_to_ask)

    def _question(self, entry: Entry, parent: Question | None) -> None:
        root = parent
        while root and root.parent is not None:
            root = self.questions[root.parent]
        before = (
            sum(question.follow_up > 0 and question.ordinal == root.ordinal for question in self.questions.values())
            if root
            else 0
        )
        asks = entry.asks or (entry.text,)
        self.questions[entry.number] = Question(
            entry=entry.number,
            ordinal=root.ordinal if root else self.ordinals[entry.number],
            follow_up=before + 1 if root else 0,
            who=entry.who,
            group=entry.group,
            text=entry.text,
            parent=parent.entry if parent else None,
            depth=parent.depth + 1 if parent else 0,
            asks=asks,
            marks=(None,) * len(asks),
        )
        self._begin(entry, entry.number)

    def _about(self, entry: Entry) -> Question | None:
        """The question an entry refers to: the one it names, else the latest."""
        if entry.about is not None:
            return self.questions.get(entry.about)
        return next(reversed(self.questions.values()), None)

    def _begin(self, entry: Entry, about: int | None) -> None:
        self._end(entry.at)
        self.turn = Turn(entry.act, entry.who, entry.group, entry.number, entry.at, self.seconds[entry.act])
        self.turn_about = about

    def _end(self, at: datetime) -> None:
        if self.turn is None:
            return
        ended = replace(self.turn, ended_at=at)
        self.turns.append(ended)
        if ended.act is Act.ANSWER and self.turn_about is not None:
            question = self.questions[self.turn_about]
            self.questions[question.entry] = replace(
                question, answers=(*question.answers, ended), state=QuestionState.ANSWERED
            )
        self.turn = self.turn_about = None

    def _set(self, entry: int, state: QuestionState) -> None:
        self.questions[entry] = replace(self.questions[entry], state=state)
