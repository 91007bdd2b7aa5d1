"""No file grows past its topic, and no drawer opens for the rest."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 600
DRAWERS = {"utils", "common", "helpers", "helper", "misc", "base", "core", "manager", "managers", "handler", "handlers"}
OURS = [
    path
    for folder in ("yinuo", "tests", "bench")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".html", ".css", ".js"} and "vendor" not in path.parts
]


def test_no_file_is_longer_than_six_hundred_lines():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in OURS
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) > LONGEST
    }
    assert long == {}


def test_no_module_is_a_drawer_for_the_rest():
    drawers = [
        str(path.relative_to(ROOT))
        for path in OURS
        if path.suffix == ".py" and {path.stem, path.parent.name} & DRAWERS and path.parent.name != "sqlite"
    ]
    assert drawers == []


@pytest.mark.parametrize("folder", ["yinuo/config/templates", "yinuo"])
def test_no_template_carries_script_or_style_of_its_own(folder):
    """The strict policy would refuse them: no <style>, no style=, no on…=, no inline <script>."""
    guilty = []
    for path in (ROOT / folder).rglob("*.html"):
        text = path.read_text().lower()
        inline_script = any(
            "src=" not in tag.split(">")[0]
            for tag in text.split("<script")[1:]
            if 'type="application/json"' not in tag.split(">")[0]
        )
        if "<style" in text or " style=" in text or " onclick=" in text or " onload=" in text or inline_script:
            guilty.append(str(path.relative_to(ROOT)))
    assert guilty == []
