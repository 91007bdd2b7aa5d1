"""docs/lifecycles.md is what the tables say."""

from pathlib import Path

from yinuo.rules.drawing import render_all

PAGE = Path(__file__).parents[2] / "docs" / "lifecycles.md"


def test_the_page_of_life_cycles_is_what_the_tables_say():
    assert PAGE.read_text(encoding="utf-8") == render_all(), "write it anew with the command at the head of the page"
