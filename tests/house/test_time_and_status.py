"""Nobody reads the clock except the request and the command; nobody writes a status except `move`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PRODUCT = Path(__file__).parents[2] / "yinuo"
CLOCKS = {"timezone.now", "timezone.localdate", "timezone.localtime", "date.today", "datetime.now", "datetime.today"}
CLOCKS |= {"datetime.utcnow", "time.time", "datetime.date.today", "datetime.datetime.now"}
MAY_READ_THE_CLOCK = {
    "cli.py": "the clock of a command line",
    "config/middleware.py": "the clock of a request",
    "config/serving.py": "setting up, and the tick of a server that has no cron",
    "config/templatetags/yinuo.py": "pages without a request: the design page",
    "evidence/measures/cli.py": "the clock of a command line, overridden by --today",
}
MAY_WRITE_A_STATUS = {
    "records/actions/trail.py": "move",
    "records/actions/founding.py": "begin",
    "briefings/actions/loading.py": "a published record is entered as it stands",
}


def sources() -> Iterator[tuple[str, Path]]:
    for path in sorted(PRODUCT.rglob("*.py")):
        name = path.relative_to(PRODUCT).as_posix()
        if "/migrations/" not in name:
            yield name, path


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the dotted name of what is called, as far as it is written out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".removeprefix(".")
    return node.id if isinstance(node, ast.Name) else ""


def reads_the_clock(tree: ast.AST, source: str) -> list[int]:
    """The lines on which the clock is read; one argument makes localtime and localdate a conversion."""
    lines = source.splitlines()
    conversions = {"timezone.localdate", "timezone.localtime"}
    return [
        call.lineno
        for name, call in calls(tree)
        if name in CLOCKS and not (name in conversions and call.args) and "# clock:" not in lines[call.lineno - 1]
    ]


def writes_a_status(tree: ast.AST) -> list[int]:
    updates = [
        call.lineno
        for name, call in calls(tree)
        if name.rpartition(".")[2] in {"update", "bulk_update"} and any(word.arg == "status" for word in call.keywords)
    ]
    assigned = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AugAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Attribute) and target.attr == "status" and dotted(target.value) != "response"
    ]
    return updates + assigned


def test_only_the_request_and_commands_read_the_clock():
    found = [
        f"{name}:{line}"
        for name, path in sources()
        if name not in MAY_READ_THE_CLOCK and "/management/commands/" not in name
        for line in reads_the_clock(ast.parse(path.read_text()), path.read_text())
    ]
    assert found == [], "pass `at` or `today` in; a watch that is no date says so with `# clock: why`"


def test_only_move_and_begin_write_a_status():
    found = [
        f"{name}:{line}"
        for name, path in sources()
        if name not in MAY_WRITE_A_STATUS
        for line in writes_a_status(ast.parse(path.read_text()))
    ]
    assert found == [], "take the step with records.actions.move"


CAUGHT = [
    ("x = timezone.now()", True),
    ("x = timezone.localdate()", True),
    ("x = timezone.localdate(at)", False),
    ("x = date.today()", True),
    ("x = time.time()  # clock: how long it took", False),
]


@pytest.mark.parametrize(("source", "caught"), CAUGHT)
def test_the_test_itself_sees_a_clock(source, caught):
    assert bool(reads_the_clock(ast.parse(source), source)) == caught


@pytest.mark.parametrize("source", ["x.filter(pk=1).update(status='a')", "thing.status = 'a'", "a.b.status += 'x'"])
def test_the_test_itself_sees_a_status(source):
    assert writes_a_status(ast.parse(source)) == [1]
