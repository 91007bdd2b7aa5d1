"""What may be printed of firm-level figures (小单元保密): cells of fewer than three firms are suppressed.

The threshold is a setting (evidence.md §2.3, §7.4). A total next to a single suppressed cell would reveal it, so the
next smallest cell is suppressed as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from yinuo.evidence.measures.reasons import Reason


@dataclass(frozen=True)
class Cell:
    """One printed figure and the number of firms behind it (单元); value None when unknown or suppressed."""

    value: float | None
    firms: int
    is_suppressed: bool = False
    reason: Reason | None = None


def suppress(cells: Mapping[str, Cell], *, minimum: int = 3, total_is_shown: bool = True) -> dict[str, Cell]:
    """Blank out every cell with too few firms, and one more where the total would give it away (保密处理)."""
    small = {name for name, cell in cells.items() if 0 < cell.firms < minimum}
    hidden = {name: _hide(cells[name], "不足{n}户，不公开", minimum) for name in small}
    others = [name for name, cell in cells.items() if name not in small and cell.firms > 0]
    behind = sum(cells[name].firms for name in small)
    if total_is_shown and small and (len(small) == 1 or behind < minimum) and others:
        companion = min(others, key=lambda name: (cells[name].firms, cells[name].value or 0.0))
        hidden[companion] = _hide(cells[companion], "为防由合计倒推，一并不公开", minimum)
    return {name: hidden.get(name, cell) for name, cell in cells.items()}


def _hide(cell: Cell, why: str, minimum: int) -> Cell:
    return Cell(None, cell.firms, True, Reason(why, n=minimum))
