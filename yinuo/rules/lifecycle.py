"""A life cycle written as one table (生命周期): who may do what, from which state to which.

Guard, buttons, refusals, trail, diagram and test matrix all read the same rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from yinuo.rules.terms import Role, Term


class NotAllowed(Exception):
    """A refusal in one sentence that a person can read (不能办理)."""


@dataclass(frozen=True)
class Move:
    """One row of a table: an act leads from one state to another, by these roles."""

    act: Term
    source: Term
    target: Term
    by: frozenset[Role]


Row = tuple[Term, Term, Term, set[Role]]


class Lifecycle:
    """The table of one life cycle: rows of (act, from, to, by), where it starts and where it may rest for good.

    `begun` is the act that brings one into being, and by whom; without it the system makes one by itself.
    """

    def __init__(
        self, name: Term, *rows: Row, start: Term, ends: set[Term], begun: tuple[Term, set[Role]] | None = None
    ) -> None:
        self.name = name
        self.start = start
        self.ends = frozenset(ends)
        self.founding = Move(begun[0], start, start, frozenset(begun[1])) if begun else None
        self.moves: dict[tuple[Term, Term], Move] = {}
        for act, source, target, by in rows:
            if (act, source) in self.moves:
                raise ValueError(f"{name.label}: two rows for {act.label} from {source.label}")
            self.moves[act, source] = Move(act, source, target, frozenset(by))

    def begin(self, roles: Iterable[Role]) -> Move:
        """The move that brings one into being (起办), or a refusal that says who may make it."""
        if self.founding is None:
            raise NotAllowed(f"{self.name.label}由系统自动建立")
        if not self.founding.by & frozenset(roles):
            raise NotAllowed(f"只有{self.who(self.founding)}可以{self.founding.act.label}")
        return self.founding

    def open_to(self, roles: Iterable[Role], state: Term) -> list[Move]:
        """The moves that these roles may make from this state, in the order of the table."""
        held = frozenset(roles)
        return [move for move in self.moves.values() if move.source == state and move.by & held]

    def step(self, act: Term, *, state: Term, roles: Iterable[Role]) -> Move:
        """The move this act makes now, or a refusal that says why."""
        move = self.moves.get((act, state))
        if move is None:
            raise NotAllowed(f"“{state.label}”状态下不能{act.label}")
        if not move.by & frozenset(roles):
            raise NotAllowed(f"只有{self.who(move)}可以{act.label}")
        return move

    def who(self, move: Move) -> str:
        return "、".join(role.label for role in Role if role in move.by)

    @property
    def states(self) -> list[Term]:
        """Every state the table names, the starting one first."""
        named = [self.start, *(state for move in self.moves.values() for state in (move.source, move.target))]
        return list(dict.fromkeys(named))

    @property
    def acts(self) -> list[Term]:
        """Every act of the table, the founding one first."""
        founding = [self.founding.act] if self.founding else []
        return list(dict.fromkeys([*founding, *(move.act for move in self.moves.values())]))
