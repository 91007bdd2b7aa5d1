"""Stand-ins for things of the upper apps: records knows a subject only by its kind, number and congress."""

from dataclasses import dataclass

from yinuo.rules.terms import Term


class Act(Term):
    DRAFT = "draft", "起草"
    SUBMIT = "submit", "提交"
    REPLY = "reply", "答复"


@dataclass
class Thing:
    """Something of a congress that can be written about."""

    congress_id: int
    pk: int = 1
    kind: str = "suggestion"
    room: str = ""
