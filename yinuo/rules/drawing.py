"""The life cycles as pages (流程图): a Mermaid state diagram and a matrix of roles from every table. Text in, text out.

`docs/lifecycles.md` is `render_all()`; a house test holds the two together.
"""

from collections.abc import Mapping

from yinuo.rules.lifecycle import Lifecycle, Move
from yinuo.rules.lifecycles import ALL, BASIS, PHASES
from yinuo.rules.sources import cite, cite_english
from yinuo.rules.terms import Role, Term

INTRODUCTION = """\
# Life cycles · 办理流程

Generated from the tables in `yinuo/rules/` – do not edit; a test compares. To write it anew:

    .venv/bin/python -c "from yinuo.rules.drawing import render_all; print(render_all(), end='')" > docs/lifecycles.md

Each of the fifteen things below moves through its states only by the acts of its table, and only by the roles marked there.
An arrow that leads back to its own state is an act that is recorded and changes no state. A role may be held by post
(the commission) or towards one matter only (the lead deputy, the clerk of the unit that has it). The system (系统) makes
the moves that follow from others or from the calendar. An officer never approves a matter of his own unit; that is
checked where the act is done, not here. `begins` in a matrix is the act that brings one into being.
"""


def english(term: Term) -> str:
    """The English words of a term (英文): its code with spaces."""
    return " ".join("SC" if word == "sc" else word for word in str(term).split("-"))


def diagram(lifecycle: Lifecycle) -> str:
    """A Mermaid state diagram (状态图): states by both names, one arrow per pair of states with all acts that lead along it."""
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{_state(state)}" as {_name(state)}' for state in lifecycle.states]
    begun = lifecycle.founding
    lines.append(f"    [*] --> {_name(lifecycle.start)}" + (f" : {_act(begun)}" if begun else ""))
    for (source, target), moves in _arrows(lifecycle).items():
        lines.append(f"    {_name(source)} --> {_name(target)} : {'<br/>'.join(_act(move) for move in moves)}")
    lines += [f"    {_name(state)} --> [*]" for state in lifecycle.states if state in lifecycle.ends]
    return "\n".join(lines)


def matrix(lifecycle: Lifecycle) -> str:
    """A table of moves by roles (角色与办理动作), the founding act first, only the roles that occur."""
    rows = [*([lifecycle.founding] if lifecycle.founding else []), *lifecycle.moves.values()]
    roles = [role for role in Role if any(role in move.by for move in rows)]
    head = ["动作 act", "从 from", "到 to", *(f"{role.label}<br>{english(role)}" for role in roles)]
    lines = [_line(head), _line(["---", "---", "---", *(":-:" for _ in roles)])]
    for move in rows:
        source = "*begins*" if move is lifecycle.founding else _state(move.source)
        stays = move.source == move.target and move is not lifecycle.founding
        target = "（不变）" if stays else _state(move.target)
        lines.append(_line([_act(move), source, target, *("●" if role in move.by else "" for role in roles)]))
    return "\n".join(lines)


def phases(lifecycle: Lifecycle, phase_of: Mapping[Term, Term]) -> str:
    """The phases people see, each with its states (阶段)."""
    lines = []
    for phase in dict.fromkeys(phase_of.values()):
        held = "、".join(state.label for state in lifecycle.states if phase_of[state] == phase)
        lines.append(f"- **{phase.label}** {english(phase)}: {held}")
    return "\n".join(lines)


def render(number: str) -> str:
    """One section of the page (一节): heading, phases, diagram, matrix, sources."""
    lifecycle = ALL[number]
    ends = "、".join(_state(state) for state in lifecycle.states if state in lifecycle.ends)
    sources = "\n".join(f"- {cite(basis)} · {cite_english(basis)}" for basis in BASIS[number])
    return "\n\n".join(
        (
            f"## {number} {lifecycle.name.label} · {english(lifecycle.name)}",
            f"Starts as {_state(lifecycle.start)}; rests at {ends}.",
            phases(lifecycle, PHASES[number]),
            f"```mermaid\n{diagram(lifecycle)}\n```",
            matrix(lifecycle),
            f"Sources · 依据\n\n{sources}",
        )
    )


def render_all() -> str:
    """The whole page `docs/lifecycles.md` (办理流程页)."""
    contents = "\n".join(
        f"- [{number} {table.name.label} · {english(table.name)}](#{_anchor(number, table)})"
        for number, table in ALL.items()
    )
    return "\n\n".join((INTRODUCTION.rstrip(), contents, *(render(number) for number in ALL))) + "\n"


def _arrows(lifecycle: Lifecycle) -> dict[tuple[Term, Term], list[Move]]:
    arrows: dict[tuple[Term, Term], list[Move]] = {}
    for move in lifecycle.moves.values():
        arrows.setdefault((move.source, move.target), []).append(move)
    return arrows


def _act(move: Move) -> str:
    return f"{move.act.label} {english(move.act)}"


def _state(state: Term) -> str:
    return f"{state.label} {english(state)}"


def _name(state: Term) -> str:
    return "s_" + str(state).replace("-", "_")  # a bare "end" would be a word of Mermaid's own


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _anchor(number: str, lifecycle: Lifecycle) -> str:
    heading = f"{number} {lifecycle.name.label} · {english(lifecycle.name)}".lower()
    return "".join("-" if letter == " " else letter for letter in heading if letter not in "·")
