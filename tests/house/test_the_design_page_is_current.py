"""docs/design/components.html shows the parts as they are."""

import re
from pathlib import Path

from yinuo.config import design

STATIC = Path(design.__file__).parent / "static" / "css"


def test_it_is_what_the_parts_draw_now():
    assert design.TARGET.read_text() == design.page(), "run: python -m yinuo.config.design"


def test_no_stylesheet_uses_what_the_browsers_of_offices_do_not_know():
    for sheet in STATIC.glob("*.css"):
        rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S)
        assert not re.search(r":has\(|@container|@import|url\(", rules), sheet.name


def test_no_text_is_smaller_than_sixteen_pixels():
    sizes = [
        float(size)
        for sheet in STATIC.glob("*.css")
        for size in re.findall(r"font(?:-size)?:[^;{}]*?(\d*\.?\d+)rem", sheet.read_text())
    ]
    assert sizes
    assert min(sizes) >= 1
