"""Word lists as data (词表): each file names its version and who approved it."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The word list of that name (词表), with `meta.version` and `meta.approved`.

    Raises FileNotFoundError for a name that is not shipped.
    """
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def version(name: str) -> str:
    """Which edition of the list was used (词表版本), to be stored beside every result."""
    return f"{name} {lexicon(name)['meta']['version']}"


@cache
def simplified_table() -> dict[int, str]:
    """Traditional to simplified (繁简字表), for `str.translate`: one character for one, so offsets stay."""
    lines = files(__name__).joinpath("simplified.txt").read_text(encoding="utf-8").splitlines()
    pairs = " ".join(line for line in lines if not line.startswith("#")).split()
    return {ord(pair[0]): pair[1] for pair in pairs}
