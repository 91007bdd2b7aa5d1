"""What a command asks and what it answers (命令的输入与输出): tables in, a table with units, notes and what was left out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yinuo.evidence.measures.reasons import Unmeasurable
from yinuo.evidence.measures.tables import Loaded, Table


@dataclass(frozen=True)
class Request:
    """The tables read, the rule set's code, the settings of `--set`, and the day it is asked (请求)."""

    tables: Mapping[str, Loaded]
    today: date
    rule: str | None = None
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def table(self) -> Loaded:
        """The main table (主表)."""
        return self.tables["main"]

    def number(self, name: str) -> float | None:
        """A setting as a number (数值参数). Unmeasurable if it is none."""
        text = self.settings.get(name)
        if text is None:
            return None
        try:
            return float(text)
        except ValueError:
            raise Unmeasurable(f"参数 {name}={text} 不是数字", f"setting {name}={text} is not a number") from None

    def numbers(self, prefix: str) -> dict[str, float]:
        """All settings `prefix.name=number` (成组参数)."""
        names = [name for name in self.settings if name.startswith(f"{prefix}.")]
        return {name.removeprefix(f"{prefix}."): self.number(name) or 0.0 for name in names}


@dataclass(frozen=True)
class Field:
    """One column of an answer (输出列)."""

    code: str
    label: str
    unit: str = ""


@dataclass(frozen=True)
class Answer:
    """Rows with their columns; `summary` for the whole; `notes` say what was assumed or left out (结果)."""

    fields: tuple[Field, ...]
    rows: list[dict[str, Any]]
    summary: dict[str, Any] = field(default_factory=dict)
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Companion:
    """A second file a measure can or must have (附表): given as `--with name=FILE`."""

    name: str
    table: Table
    is_required: bool = False


@dataclass(frozen=True)
class Measure:
    """One measure of `yinuo evidence` (测算): its words, formula and source, the table it reads, its settings."""

    code: str
    label: str
    formula: str
    table: Table
    run: Callable[[Request], Answer]
    companions: tuple[Companion, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    takes_rule: bool = False


def floats(values: Sequence[Any]) -> NDArray[np.float64]:
    """A column of figures, NaN for unknown (数值列)."""
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def words(values: Sequence[Any]) -> list[str]:
    """A column of words, “” for blank (文字列)."""
    return ["" if value is None else str(value) for value in values]


def fields(*names: str) -> tuple[Field, ...]:
    """Columns from “code 标签 单位” (列清单)."""
    return tuple(Field(*name.split(" ")) for name in names)
