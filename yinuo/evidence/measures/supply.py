"""How firms hang together (企业、产品关联度): local procurement, density, isolates, from supply links.

Directed graph, supplier → buyer, amount in a year (invoices or a survey); L = the firms inside a boundary that is a
parameter – county, city, province – because the same firms give very different rates (evidence.md §2.3).
Invoice data are tax secrets: publish aggregates only (`disclosure.py`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from yinuo.evidence.measures.reasons import Reason, Unmeasurable

Floats = NDArray[np.float64]
Places = NDArray[np.intp]


@dataclass(frozen=True)
class Links:
    """Supply links added up per pair (供应关系): positions in `firms`, amount in `unit`; `rows` is how many were read."""

    firms: tuple[str, ...]
    suppliers: Places
    buyers: Places
    amounts: Floats
    rows: int
    unit: str = "万元"


def links(suppliers: Sequence[str], buyers: Sequence[str], amounts: ArrayLike, *, unit: str = "万元") -> Links:
    """Read links row by row and add up pairs that occur more than once (归并供应关系).

    Unmeasurable with the row for a firm supplying itself, or an amount that is not above zero or unknown.
    """
    sums = np.asarray(amounts, dtype=np.float64)
    if not len(suppliers) == len(buyers) == len(sums):
        raise ValueError("columns of unequal length")
    number: dict[str, int] = {}
    one = np.fromiter((number.setdefault(firm, len(number)) for firm in suppliers), np.intp, len(suppliers))
    other = np.fromiter((number.setdefault(firm, len(number)) for firm in buyers), np.intp, len(buyers))
    for wrong, zh, en in (
        (one == other, "供应方与采购方相同", "a firm supplies itself"),
        (~(sums > 0), "金额须大于0", "the amount must be above zero"),
    ):
        if wrong.any():
            row = int(np.flatnonzero(wrong)[0])
            raise Unmeasurable(
                f"第{row + 1}条供应关系：{zh}（{suppliers[row]}）", f"link {row + 1}: {en} ({suppliers[row]})"
            )
    count = len(number)
    keys, place = np.unique(one * count + other, return_inverse=True)
    total = added(place, sums, len(keys))
    return Links(tuple(number), keys // max(count, 1), keys % max(count, 1), total, len(sums), unit)


def added(places: Places, amounts: Floats, size: int) -> Floats:
    """The amounts added up at each place (按户合计)."""
    return np.bincount(places, amounts, size).astype(np.float64)


@dataclass(frozen=True)
class Linkage:
    """What the links say about the firms inside one boundary (关联度结果); rates None where there is nothing to divide."""

    boundary: str
    firms: tuple[str, ...]
    procurement: dict[str, float | None]
    sales: dict[str, float | None]
    local_procurement_rate: float | None
    local_sales_rate: float | None
    local_links: int
    density: float | None
    isolates: tuple[str, ...]
    isolate_share: float | None
    giant_share: float | None
    reciprocity: float | None
    notes: tuple[Reason, ...]


def measure(graph: Links, local: Iterable[str], *, boundary: str) -> Linkage:
    """Local procurement and sales rates, link density, isolates, largest component, reciprocity (关联度测算).

    LPR_j = Σ_{i∈L} z_ij/Σ_i z_ij; cluster LPR adds up numerators and denominators; density = m/(n(n−1)).
    """
    inside = tuple(dict.fromkeys(local))
    if not inside:
        raise Unmeasurable(f"边界“{boundary}”内没有企业", f"there is no firm inside the boundary “{boundary}”")
    is_local, at, strangers = _places(graph, inside)
    selling, buying = is_local[graph.suppliers], is_local[graph.buyers]
    both = selling & buying
    size = len(graph.firms)
    bought = added(graph.buyers, graph.amounts, size)
    sold = added(graph.suppliers, graph.amounts, size)
    bought_here = added(graph.buyers[both], graph.amounts[both], size)
    sold_here = added(graph.suppliers[both], graph.amounts[both], size)
    one, other = at[graph.suppliers[both]], at[graph.buyers[both]]
    n, m = len(inside), int(both.sum())
    linked = np.zeros(n, dtype=bool)
    linked[one] = linked[other] = True
    isolates = tuple(firm for firm, has in zip(inside, linked, strict=True) if not has)
    notes = [Reason("边界：{name}，{n}户企业、{m}条本地供应关系", name=boundary, n=n, m=m)]
    if strangers:
        notes.append(Reason("{k}户没有任何供应记录，计为孤立企业", k=strangers))
    return Linkage(
        boundary=boundary,
        firms=inside,
        procurement=_rates(graph, inside, bought_here, bought),
        sales=_rates(graph, inside, sold_here, sold),
        local_procurement_rate=_ratio(float(graph.amounts[both].sum()), float(graph.amounts[buying].sum())),
        local_sales_rate=_ratio(float(graph.amounts[both].sum()), float(graph.amounts[selling].sum())),
        local_links=m,
        density=m / (n * (n - 1)) if n > 1 else None,
        isolates=isolates,
        isolate_share=len(isolates) / n,
        giant_share=_giant(one, other, n) / n,
        reciprocity=_reciprocity(one, other, n),
        notes=tuple(notes),
    )


def by_boundary(graph: Links, boundaries: Mapping[str, Iterable[str]]) -> list[Linkage]:
    """The same links measured inside several boundaries, side by side (分边界对照)."""
    return [measure(graph, local, boundary=name) for name, local in boundaries.items()]


def _places(graph: Links, inside: Sequence[str]) -> tuple[NDArray[np.bool_], Places, int]:
    """Which firms of the graph are local, where each stands among the local ones, how many have no link at all."""
    number = {firm: place for place, firm in enumerate(graph.firms)}
    is_local = np.zeros(len(graph.firms), dtype=bool)
    at = np.full(len(graph.firms), -1, dtype=np.intp)
    strangers = 0
    for place, firm in enumerate(inside):
        if firm in number:
            is_local[number[firm]] = True
            at[number[firm]] = place
        else:
            strangers += 1
    return is_local, at, strangers


def _rates(graph: Links, inside: Sequence[str], part: Floats, whole: Floats) -> dict[str, float | None]:
    number = {firm: place for place, firm in enumerate(graph.firms)}
    found = (number.get(firm) for firm in inside)
    places = [(firm, place) for firm, place in zip(inside, found, strict=True)]
    return {firm: None if place is None else _ratio(float(part[place]), float(whole[place])) for firm, place in places}


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None


def _giant(one: Places, other: Places, n: int) -> int:
    matrix = coo_array((np.ones(len(one), dtype=np.int8), (one, other)), shape=(n, n))
    _, component = connected_components(matrix, directed=True, connection="weak")
    return int(np.bincount(component).max())


def _reciprocity(one: Places, other: Places, n: int) -> float | None:
    if not len(one):
        return None
    keys = one * n + other
    return float(np.isin(other * n + one, keys, assume_unique=True).mean())


@dataclass(frozen=True)
class NodeLinks:
    """Which neighbouring nodes of a chain are tied by at least one local link (环节衔接)."""

    share: float | None
    tied: tuple[tuple[str, str], ...]
    untied: tuple[tuple[str, str], ...]


def cross_node(
    graph: Links, nodes: Mapping[str, Iterable[str]], neighbours: Sequence[tuple[str, str]], local: Iterable[str]
) -> NodeLinks:
    """Share of neighbouring chain nodes with a local link between their firms (跨环节关联); `nodes`: firm → its nodes."""
    held = set(local)
    of = {firm: tuple(names) for firm, names in nodes.items() if firm in held}
    met: set[tuple[str, str]] = set()
    wanted = dict.fromkeys(neighbours)
    for i, j in zip(graph.suppliers.tolist(), graph.buyers.tolist(), strict=True):
        for upper in of.get(graph.firms[i], ()):
            met.update((upper, lower) for lower in of.get(graph.firms[j], ()))
    tied = tuple(pair for pair in wanted if pair in met)
    untied = tuple(pair for pair in wanted if pair not in met)
    return NodeLinks(len(tied) / len(wanted) if wanted else None, tied, untied)
