"""Who holds the supply graph together (链主识别): strength, betweenness, who pulls whom; and where it runs in circles.

Betweenness: Brandes 2001 (unweighted, directed, ÷ (n−1)(n−2)). PageRank: Brin & Page 1998, both ways: along the goods
(supplier → buyer) weight gathers at those whose orders pull the others; along the orders (buyer → supplier, the
reversed graph of evidence.md §2.4) at those whom the others rely on.
"""

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from yinuo.evidence.measures.reasons import Reason
from yinuo.evidence.measures.supply import Links, added

Floats = NDArray[np.float64]
EXACT_LIMIT = 20_000_000  # firms × links that an exact betweenness may cost (some 20 s)


@dataclass(frozen=True)
class Central:
    """One firm's place in the graph (中心性): amounts sold and bought, betweenness 0–1, pull and reliance adding up to 1."""

    firm: str
    sold: float
    bought: float
    betweenness: float | None
    pull: float
    reliance: float


def within(graph: Links, local: set[str]) -> Links:
    """The links between these firms only (本地子图)."""
    keep = [place for place, firm in enumerate(graph.firms) if firm in local]
    at = np.full(len(graph.firms), -1, dtype=np.intp)
    at[keep] = np.arange(len(keep))
    both = (at[graph.suppliers] >= 0) & (at[graph.buyers] >= 0)
    firms = tuple(graph.firms[place] for place in keep)
    return Links(
        firms,
        at[graph.suppliers[both]],
        at[graph.buyers[both]],
        graph.amounts[both],
        int(both.sum()),
        graph.unit,
    )


def centrality(graph: Links) -> tuple[list[Central], list[Reason]]:
    """Every firm's strength, betweenness and pull, strongest pull first (中心性排序).

    Betweenness is None, with a note, where the graph is too large to compute it exactly.
    """
    size = len(graph.firms)
    sold = added(graph.suppliers, graph.amounts, size)
    bought = added(graph.buyers, graph.amounts, size)
    pull, reliance = pagerank(graph), pagerank(graph, backward=True)
    notes: list[Reason] = []
    between: Floats | None = None
    if size * len(graph.amounts) <= EXACT_LIMIT:
        between = betweenness(graph)
    else:
        notes.append(Reason("{n}户、{m}条关系，规模过大，未计算中介中心性", n=size, m=len(graph.amounts)))
    rows = [
        Central(
            firm=firm,
            sold=float(sold[i]),
            bought=float(bought[i]),
            betweenness=None if between is None else float(between[i]),
            pull=float(pull[i]),
            reliance=float(reliance[i]),
        )
        for i, firm in enumerate(graph.firms)
    ]
    return sorted(rows, key=lambda row: -row.pull), notes


def betweenness(graph: Links) -> Floats:
    """Share of shortest supply paths that run through each firm, 0–1 (中介中心性)."""
    size = len(graph.firms)
    after: list[list[int]] = [[] for _ in range(size)]
    for i, j in zip(graph.suppliers.tolist(), graph.buyers.tolist(), strict=True):
        after[i].append(j)
    score = np.zeros(size)
    for source in range(size):
        if after[source]:
            _add_dependencies(source, after, score)
    return score / ((size - 1) * (size - 2)) if size > 2 else score


def _add_dependencies(source: int, after: list[list[int]], score: Floats) -> None:
    """One round of Brandes: breadth first, then back along the shortest paths."""
    paths = {source: 1.0}
    depth = {source: 0}
    before: dict[int, list[int]] = {source: []}
    order: list[int] = []
    queue = deque([source])
    while queue:
        at = queue.popleft()
        order.append(at)
        for then in after[at]:
            if then not in depth:
                depth[then], paths[then], before[then] = depth[at] + 1, 0.0, []
                queue.append(then)
            if depth[then] == depth[at] + 1:
                paths[then] += paths[at]
                before[then].append(at)
    owed = dict.fromkeys(order, 0.0)
    for at in reversed(order):
        for earlier in before[at]:
            owed[earlier] += paths[earlier] / paths[at] * (1 + owed[at])
        if at != source:
            score[at] += owed[at]


def pagerank(graph: Links, *, backward: bool = False, damping: float = 0.85, tolerance: float = 1e-10) -> Floats:
    """How much each firm pulls the others, adding up to 1 (带动力): PageRank of the amounts from supplier to buyer.

    A supplier passes its weight on to those who buy from it, so it gathers at whoever the orders come from. `backward`
    lets it flow from buyer to supplier: whom the others rely on (被依赖度).
    """
    size = len(graph.firms)
    if not size:
        return np.zeros(0)
    source, target = (graph.buyers, graph.suppliers) if backward else (graph.suppliers, graph.buyers)
    out = added(source, graph.amounts, size)
    weights = graph.amounts / out[source]
    matrix = coo_array((weights, (target, source)), shape=(size, size)).tocsr()
    sinks = out == 0
    rank: Floats = np.full(size, 1 / size)
    for _ in range(500):
        new: Floats = damping * (matrix @ rank + rank[sinks].sum() / size) + (1 - damping) / size
        if np.abs(new - rank).sum() < tolerance:
            return new
        rank = new
    return rank


def circles(graph: Links) -> list[tuple[str, ...]]:
    """Groups of firms that supply each other in a circle (循环供应): a Sankey drawing must fold each into one node."""
    size = len(graph.firms)
    if not size:
        return []
    matrix = coo_array((graph.amounts, (graph.suppliers, graph.buyers)), shape=(size, size))
    _, component = connected_components(matrix, directed=True, connection="strong")
    counts = np.bincount(component)
    together: dict[int, list[str]] = {int(group): [] for group in np.flatnonzero(counts > 1)}
    for place in np.flatnonzero(counts[component] > 1):
        together[int(component[place])].append(graph.firms[place])
    return [tuple(firms) for firms in together.values()]
