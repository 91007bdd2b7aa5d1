"""The drawing shows every move of the table, and nothing else."""

import pytest

from yinuo.rules.drawing import diagram, english, matrix, render
from yinuo.rules.lifecycles import ALL
from yinuo.rules.terms import Role


@pytest.mark.parametrize("number", ALL)
def test_every_move_is_an_arrow_and_a_line(number):
    lifecycle = ALL[number]
    drawn, table = diagram(lifecycle), matrix(lifecycle)
    for move in lifecycle.moves.values():
        assert f"{move.act.label} {english(move.act)}" in drawn
    assert len(table.splitlines()) == 2 + len(lifecycle.moves) + (lifecycle.founding is not None)
    marks = sum(len(move.by) for move in lifecycle.moves.values()) + len(
        lifecycle.founding.by if lifecycle.founding else ()
    )
    assert table.count("●") == marks
    assert drawn.count("--> [*]") == len(lifecycle.ends)


def test_words_stand_in_both_languages():
    assert english(Role.SC_MEMBER) == "SC member"
    section = render("SM-6")
    assert section.startswith("## SM-6 代表建议 · suggestion")
    assert "| 交办 assign | 已登记 registered | 已交办 assigned |" in section
    assert "领衔代表<br>lead deputy" in section
    assert "- 代表法第五十一条 · Deputies Law (2025) art. 51" in section
