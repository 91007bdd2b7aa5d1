"""Sentences that say why (理由): a Chinese template with its values, so that a page can show it in either language."""

from collections.abc import Iterable
from typing import Any


class Reason(str):
    """One finished Chinese sentence that still knows its template and values, for translation (理由)."""

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, **values: Any) -> "Reason":
        said = super().__new__(cls, template.format(**values) if values else template)
        said.template = template
        said.values = values
        return said

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        """Template and values, so that a copied or pickled sentence stays the same sentence."""
        return (self.template,), self.values


class Unmeasurable(ValueError):
    """The measure cannot be taken: one sentence in Chinese, one in English, each naming the remedy (无法测算)."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(f"{zh} · {en}")


def shown(value: float | None, digits: int = 2) -> str:
    """A figure as a person writes it, “不详” when unknown (数值)."""
    if value is None:
        return "不详"
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def listed(names: Iterable[str], limit: int = 5) -> str:
    """A few names in a row, with the number of those not written out (列举)."""
    every = list(names)
    head = "、".join(every[:limit])
    return head if len(every) <= limit else f"{head}等{len(every)}项"
