"""The English of everything said in Chinese (译文): what has to be translated, and catalogues made ready to use.

`compile_all` writes each `locale/en/LC_MESSAGES/django.mo` that is older than its `.po`; the command `yinuo messages`,
the tests and the server call it first. `extract` lists every message of templates, code, terms and rules; a house
test holds the catalogues against it.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract as babel_extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import yinuo

PACKAGE = Path(yinuo.__file__).parent
KEYWORDS = {
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop", "_"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}
CHINESE = re.compile(r"[\u3001\u3002\u3400-\u9fff\uff01-\uff5e]")  # letters and punctuation
BILINGUAL = " · "
CONTEXT = "\x04"  # between a context and its message, as gettext joins them
OWN_ENGLISH = {"derivation.py", "sources.py", "reckoning.py"}  # files that carry both languages
COUNTED = {"个工作日", "日", "个月", "年", "分钟", "秒", "次", "件", "人"}  # units that stand behind a number
NOT_SHOWN = {"drawing.py", "numbering.py"}  # diagrams for docs; formats of numbers
REFUSALS = {"NotAllowed", "PermissionDenied", "ValidationError"}  # what they say is shown to people

Found = tuple[str, str]  # the message, and where it stands


def catalogues() -> list[Path]:
    return sorted(PACKAGE.glob("**/locale/en/LC_MESSAGES/django.po"))


def compile_all() -> list[Path]:
    """Make every stale catalogue ready (编译译文) and return those that were made."""
    made = []
    for po in catalogues():
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as source:
            catalogue = read_po(source, locale="en", abort_invalid=True)
        written = BytesIO()
        write_mo(written, catalogue)
        mo.write_bytes(written.getvalue())
        made.append(mo)
    return made


def english() -> dict[str, tuple[str, ...]]:
    """Every message that has English, with its one or more forms; an empty form counts as none."""
    known: dict[str, tuple[str, ...]] = {}
    for po in catalogues():
        with po.open("rb") as source:
            for message in read_po(source, locale="en"):
                one = message.id if isinstance(message.id, str) else message.id[0]
                forms = (message.string,) if isinstance(message.string, str) else tuple(message.string)
                if one and all(forms) and not message.fuzzy:
                    known[f"{message.context}{CONTEXT}{one}" if message.context else one] = forms
    return known


def extract() -> list[Found]:
    """Every message of the product with the place that says it first (全部文字), in the order found."""
    found: dict[str, str] = {}
    for source in (of_templates, of_code, of_refusals, of_rules, of_terms, of_parameters, of_forms, of_public):
        for message, place in source():
            if CHINESE.search(message) and BILINGUAL not in message:
                found.setdefault(message, place)
    return list(found.items())


def of_templates() -> Iterator[Found]:
    from django.utils.translation.template import templatize

    for path in sorted(
        [
            *PACKAGE.glob("**/templates/**/*.html"),
            *PACKAGE.glob("**/templates/**/*.txt"),
            *PACKAGE.glob("**/templates/**/*.xml"),
        ]
    ):
        python = templatize(path.read_text(), origin=str(path))
        yield from _babel(python, _name(path))


def of_code() -> Iterator[Found]:
    for path in _modules():
        yield from _babel(path.read_text(), _name(path))


def of_refusals() -> Iterator[Found]:
    """The sentences of refusals; what a sentence is filled with becomes {} (拒绝的理由)."""
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and _called(node) in REFUSALS and node.args:
                yield from _sentences(node.args[0], path)


def of_rules() -> Iterator[Found]:
    """Sentences that functions of the rules compose, such as what is still missing (尚缺)."""
    for path in sorted((PACKAGE / "rules").glob("**/*.py")):
        if path.name in OWN_ENGLISH | NOT_SHOWN or {"calendars", "policy"} & set(path.parts):
            continue
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef):
                yield from _sentences(function, path)


def of_terms() -> Iterator[Found]:
    from yinuo.rules.terms import Term

    for name in _importable():
        importlib.import_module(name)
    for terms in _below(Term):
        for term in terms:
            yield term.label, f"{terms.__module__}.{terms.__name__}"


def of_parameters() -> Iterator[Found]:
    """Labels, values and sources of the local rules, and the limits with a basis (规则一览)."""
    from yinuo.rules import limits
    from yinuo.rules.policy import Policy
    from yinuo.rules.policy.parameter import Unit
    from yinuo.rules.terms import Term

    for row in Policy().rows():
        yield row.group, "rules.policy"
        yield row.parameter.label, "rules.policy"
        for value in row.value if isinstance(row.value, tuple) else (row.value,):
            if isinstance(value, bool | Term) or value is None:
                yield row.parameter.show(value), "rules.policy"
    for unit in Unit:
        if unit.label in COUNTED:
            yield f"{{}}{unit.label}", "rules.policy.parameter.Unit"
    for name, limit in vars(limits).items():
        if isinstance(limit, limits.Limit) and limit.basis:
            assert limit.basis_en, f"limits.{name} has no English basis"


def of_public() -> Iterator[Found]:
    """What the tables of open data say about themselves, and what each group of promises means (开放数据、口径)."""
    from yinuo.front.public.open_data import TABLES
    from yinuo.front.public.standing import Standing

    for table in TABLES.values():
        yield from (
            (text, f"open_data.{table.name}") for column in table.columns for text in (column.label, column.meaning)
        )
    yield from ((one.meaning, "front.public.standing") for one in Standing)


def of_forms() -> Iterator[Found]:
    """Labels, help and choices of every form, which often come from the models (填写)."""
    from django.forms import BaseForm
    from django.forms.forms import DeclarativeFieldsMetaclass

    for name in _importable():
        if "forms" not in name.split("."):
            continue
        module = importlib.import_module(name)
        for form in vars(module).values():
            if isinstance(form, DeclarativeFieldsMetaclass) and issubclass(form, BaseForm):
                for field in form.base_fields.values():
                    yield from ((str(text), name) for text in (field.label, field.help_text) if text)


def _babel(source: str, place: str) -> Iterator[Found]:
    options = {"encoding": "utf-8"}
    for line, messages, _, context in babel_extract("python", BytesIO(source.encode()), KEYWORDS, options=options):
        message = messages[0] if isinstance(messages, tuple) else messages
        yield f"{context}{CONTEXT}{message}" if context else message, f"{place}:{line}"


def _sentences(tree: ast.AST, path: Path) -> Iterator[Found]:
    """The whole literals under a node; neither docstrings nor the pieces of f-strings."""
    left_out = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            left_out |= {id(part) for part in node.values}
        elif isinstance(node, ast.FunctionDef) and isinstance(node.body[0], ast.Expr):
            left_out.add(id(node.body[0].value))
    for node in ast.walk(tree):
        if id(node) not in left_out and (message := _message(node)) and "\\" not in message:  # no expressions
            yield message, f"{_name(path)}:{node.lineno}"


def _message(node: ast.AST) -> str | None:
    """The text of a literal; of an f-string with {} for each of its parts."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def _below(kind: type) -> Iterator[type]:
    for below in kind.__subclasses__():
        yield below
        yield from _below(below)


def _modules() -> list[Path]:
    return sorted(path for path in PACKAGE.glob("**/*.py") if "migrations" not in path.parts)


def _importable() -> list[str]:
    names = (module.name for module in pkgutil.walk_packages([str(PACKAGE)], "yinuo."))
    left_out = re.compile(r"\.(migrations|asgi|wsgi|hub|settings|sqlite|management|urls|views|cli|desk)(\.|$)")
    return [name for name in names if not left_out.search(name)]


def _name(path: Path) -> str:
    return str(path.relative_to(PACKAGE.parent))
