"""The nouns of the live floor (会场): what is entered, a turn, a question, a raised hand, the hall at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from yinuo.rules.terms import Term


class Act(Term):
    """What is entered at the console (现场动作)."""

    OPEN = "open", "开会"
    BRIEF = "brief", "通报"
    SPEAK = "speak", "发言"
    STOP = "stop", "讲完"
    REGISTER = "register", "举手"
    WITHDRAW = "withdraw", "放下"
    CALL = "call", "请"
    ASK = "ask", "提问"
    ROUTE = "route", "指定应询单位"
    ANSWER = "answer", "答复"
    FOLLOW_UP = "follow-up", "追问"
    MARK = "mark", "逐点核对"
    DEFER = "defer", "会后书面答复"
    NOTE_PROMISE = "note-promise", "记为承诺"
    POINT_OF_ORDER = "point-of-order", "程序性意见"
    EXTEND = "extend", "延时"
    CORRECT = "correct", "更正"
    CLOSE = "close", "散会"


class Coverage(Term):
    """How far an ask was answered, said neutrally (逐点答复情况)."""

    ANSWERED = "answered", "已回应"
    PARTLY = "partly", "部分回应"
    NOT_ANSWERED = "not-answered", "未直接回应"


class QuestionState(Term):
    ASKED = "asked", "已提问"
    ROUTED = "routed", "待答复"
    ANSWERING = "answering", "正在答复"
    ANSWERED = "answered", "已答复"
    DEFERRED = "deferred", "待书面答复"


@dataclass(frozen=True)
class Entry:
    """One act as it was entered (现场记录): its number in the record, the moment, and what the act needs."""

    number: int
    at: datetime
    act: Act
    who: str = ""  # deputy, or the person who speaks for a unit
    group: str = ""  # delegation or specialist group; for a unit's turn, the unit
    units: tuple[str, ...] = ()  # who answers; the first leads
    about: int | None = None  # the entry it refers to: a question, or the entry corrected
    text: str = ""
    asks: tuple[str, ...] = ()  # the separate points of a question
    ask: int = 0  # which of them a mark is about, from 1
    coverage: Coverage | None = None
    seconds: int = 0
    instead: "Entry | None" = None  # of a correction: what should have been entered; None takes it back


@dataclass(frozen=True)
class Turn:
    """Someone holds the floor (发言轮次): since when, how long they may, when they ended."""

    act: Act
    who: str
    group: str
    entry: int
    began_at: datetime
    seconds: int
    ended_at: datetime | None = None

    def used(self, now: datetime) -> int:
        """Whole seconds spoken so far, or in all (已用秒数)."""
        return max(0, int(((self.ended_at or now) - self.began_at).total_seconds()))

    def left(self, now: datetime) -> int:
        """Seconds left, negative when over (剩余秒数)."""
        return self.seconds - self.used(now)


@dataclass(frozen=True)
class Question:
    """A question or follow-up (问、追问), known by the number of its entry; ordinals never shift once given."""

    entry: int
    ordinal: int  # 第几问
    follow_up: int  # 第几次追问, 0 for the question itself
    who: str
    group: str
    text: str
    parent: int | None
    depth: int
    asks: tuple[str, ...]
    marks: tuple[Coverage | None, ...]
    state: QuestionState = QuestionState.ASKED
    units: tuple[str, ...] = ()
    answers: tuple[Turn, ...] = ()

    @property
    def label(self) -> str:
        return f"第{self.ordinal}问" + (f"追问{self.follow_up}" if self.follow_up else "")

    @property
    def open_asks(self) -> tuple[str, ...]:
        """The points not yet answered in full (还没答完的点); nothing marked counts as the answer counts."""
        if not any(self.marks) and self.state is QuestionState.ANSWERED:
            return ()
        return tuple(ask for ask, mark in zip(self.asks, self.marks, strict=True) if mark is not Coverage.ANSWERED)


@dataclass(frozen=True)
class Hand:
    """Someone waiting to ask (候问)."""

    entry: int
    who: str
    group: str
    at: datetime
    turns: int  # how often the group has asked already


@dataclass(frozen=True)
class Counts:
    """The figures of a session (场次数字): 发言、问询代表、问题、追问."""

    speeches: int = 0
    questioners: int = 0
    questions: int = 0
    follow_ups: int = 0
    promises: int = 0
    deferred: int = 0


@dataclass(frozen=True)
class Correction:
    """What was entered first, and what took its place (更正); None if it was taken back."""

    first: Entry
    by: Entry
    now: Entry | None


@dataclass(frozen=True)
class Floor:
    """The hall at one moment (会场此刻)."""

    opened_at: datetime | None = None
    closed_at: datetime | None = None
    turn: Turn | None = None
    called: Hand | None = None
    turns: tuple[Turn, ...] = ()  # ended ones, in order
    queue: tuple[Hand, ...] = ()
    questions: Mapping[int, Question] = field(default_factory=dict)
    promises: tuple[Entry, ...] = ()
    points_of_order: tuple[Entry, ...] = ()
    corrections: tuple[Correction, ...] = ()
    unplaced: tuple[tuple[Entry, str], ...] = ()  # entries that fit nowhere, with the reason

    @property
    def is_live(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    @property
    def counts(self) -> Counts:
        asked = [question for question in self.questions.values() if question.parent is None]
        turns = [*self.turns, *([self.turn] if self.turn else [])]
        return Counts(
            speeches=sum(turn.act is Act.SPEAK for turn in turns),
            questioners=len({(question.group, question.who) for question in asked}),
            questions=len(asked),
            follow_ups=len(self.questions) - len(asked),
            promises=len(self.promises),
            deferred=sum(question.state is QuestionState.DEFERRED for question in self.questions.values()),
        )

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """Questions not answered, or not in full (还没答完的问题), deferred ones included."""
        return tuple(
            question
            for question in self.questions.values()
            if question.state is not QuestionState.ANSWERED or question.open_asks
        )

    def follow_ups_of(self, entry: int) -> tuple[Question, ...]:
        """The follow-ups put to one question (某问的追问), in order."""
        return tuple(question for question in self.questions.values() if question.parent == entry)
