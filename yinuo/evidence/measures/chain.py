"""How complete an industrial chain is, where it breaks, whom to bring in (补链、强链、延链).

Template: nodes with level, weight and predecessors. completeness = Σ weight of nodes with a firm / Σ weight;
gap priority = weight × 1/(1+firms) × feasibility, feasibility from relatedness or an expert, 0–1 (evidence.md §2.5).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from yinuo.evidence.measures.reasons import Reason, Unmeasurable, shown
from yinuo.rules.terms import Term


class Status(Term):
    """How well a node is held (环节状态)."""

    MISSING = "missing", "缺失"
    SINGLE = "single", "单点"
    THIN = "thin", "薄弱"
    STABLE = "stable", "稳固"


@dataclass(frozen=True)
class Node:
    """One node of a chain template (链条环节): feasibility 0–1 and local procurement rate 0–1 are None when unknown."""

    name: str
    weight: float
    firms: int | None
    level: str = ""
    predecessors: tuple[str, ...] = ()
    feasibility: float | None = None
    local_procurement_rate: float | None = None


@dataclass(frozen=True)
class NodeState:
    """A node with its state and how urgent it is to fill (环节结果); priority None without feasibility or firm count."""

    node: Node
    status: Status | None
    priority: float | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Chain:
    """A chain measured (链条结果): completeness 0–1, None while the firms of a node are unknown."""

    name: str
    completeness: float | None
    at_least: float
    nodes: tuple[NodeState, ...]
    gaps: tuple[NodeState, ...]
    notes: tuple[Reason, ...]


THIN_BELOW = 0.20  # evidence.md §2.5; a setting


def measure(name: str, nodes: Sequence[Node], *, thin_below: float = THIN_BELOW) -> Chain:
    """Completeness, the state of every node, and the gaps, most urgent first (完整度与缺口).

    Unmeasurable if the template has no weight, names a predecessor it does not hold, or runs in a circle.
    """
    _check(name, nodes)
    states = [_state(node, thin_below) for node in nodes]
    total = sum(node.weight for node in nodes)
    held = sum(node.weight for node in nodes if node.firms)
    unknown = [node.name for node in nodes if node.firms is None]
    gaps = [state for state in states if state.status is not None and state.status is not Status.STABLE]
    gaps.sort(key=lambda state: (state.priority is None, -(state.priority or 0.0), -state.node.weight))
    notes = [Reason("{n}个环节，权重合计{total:g}", n=len(nodes), total=total)]
    if unknown:
        notes.append(Reason("{names}企业数不详，完整度不能定", names="、".join(unknown)))
    completeness = None if unknown else held / total
    return Chain(name, completeness, held / total, tuple(states), tuple(gaps), tuple(notes))


def _check(name: str, nodes: Sequence[Node]) -> None:
    names = [node.name for node in nodes]
    twice = [each for each in dict.fromkeys(names) if names.count(each) > 1]
    if twice:
        raise Unmeasurable(f"链条“{name}”中环节“{twice[0]}”重复", f"node {twice[0]} appears twice in chain {name}")
    if any(node.weight < 0 for node in nodes) or sum(node.weight for node in nodes) <= 0:
        raise Unmeasurable(
            f"链条“{name}”权重须不为负且合计大于0", f"the weights of chain {name} must add up to more than 0"
        )
    order(nodes)


def order(nodes: Sequence[Node]) -> list[str]:
    """The nodes from upstream to downstream (上下游次序). Unmeasurable for an unknown predecessor or a circle."""
    waiting = {node.name: set(node.predecessors) for node in nodes}
    for node, before in waiting.items():
        strange = sorted(before - set(waiting))
        if strange:
            raise Unmeasurable(
                f"环节“{node}”的上游“{strange[0]}”不在模板中", f"predecessor {strange[0]} of {node} is no node"
            )
    found: list[str] = []
    while waiting:
        ready = [node for node, before in waiting.items() if before <= set(found)]
        if not ready:
            names = "、".join(waiting)
            raise Unmeasurable(
                f"环节互为上游，成了循环：{names}", f"these nodes precede each other in a circle: {names}"
            )
        found += ready
        for node in ready:
            del waiting[node]
    return found


def neighbours(nodes: Sequence[Node]) -> list[tuple[str, str]]:
    """Pairs of adjacent nodes, upstream first (相邻环节)."""
    return [(before, node.name) for node in nodes for before in node.predecessors]


def _state(node: Node, thin_below: float) -> NodeState:
    if node.firms is None:
        return NodeState(node, None, None, (Reason("企业数不详"),))
    rate = node.local_procurement_rate
    if node.firms == 0:
        status, why = Status.MISSING, Reason("没有企业")
    elif node.firms == 1:
        status, why = Status.SINGLE, Reason("只有1户企业")
    elif rate is not None and rate < thin_below:
        status, why = Status.THIN, Reason("本地配套率{rate:.1%}，低于{line:.0%}", rate=rate, line=thin_below)
    else:
        status, why = Status.STABLE, Reason("{n}户企业", n=node.firms)
    said = [why]
    if status is Status.STABLE and rate is None:
        said.append(Reason("本地配套率不详，未判断是否薄弱"))
    priority = None
    if node.feasibility is None:
        said.append(Reason("可行性不详，未排缺口次序"))
    else:
        priority = node.weight / (1 + node.firms) * node.feasibility
        text = "缺口优先度＝权重{weight}÷（1＋{firms}户）×可行性{feasibility}＝{value}"
        said.append(
            Reason(
                text,
                weight=shown(node.weight),
                firms=node.firms,
                feasibility=shown(node.feasibility),
                value=shown(priority, 4),
            )
        )
    return NodeState(node, status, priority, tuple(said))


@dataclass(frozen=True)
class Candidate:
    """A firm outside that makes a node's product (目标企业): size in 万元 and distance in km None when unknown."""

    firm: str
    node: str
    sells_to: tuple[str, ...] = ()
    revenue_wan: float | None = None
    distance_km: float | None = None


@dataclass(frozen=True)
class Target:
    """A candidate with its place in the order and why (招商目标)."""

    candidate: Candidate
    rank: int
    reasons: tuple[Reason, ...]


def targets(
    node: str, candidates: Iterable[Candidate], local_buyers: Mapping[str, float] | Iterable[str]
) -> list[Target]:
    """Whom to bring in for a node (目标企业排序): those who already sell here, then large makers, then near ones.

    The order is 延链招商 > size > distance (evidence.md §2.5); what is unknown comes last, not first.
    """
    here = set(local_buyers)

    def key(each: Candidate) -> tuple[bool, int, float, float, str]:
        served = len(here & set(each.sells_to))
        revenue = -each.revenue_wan if each.revenue_wan is not None else 0.0
        distance = each.distance_km if each.distance_km is not None else float("inf")
        return (served == 0, -served, revenue, distance, each.firm)

    ordered = sorted((each for each in candidates if each.node == node), key=key)
    return [Target(each, place, _why(each, here)) for place, each in enumerate(ordered, start=1)]


def _why(each: Candidate, here: set[str]) -> tuple[Reason, ...]:
    served = [firm for firm in each.sells_to if firm in here]
    said = []
    if served:
        said.append(Reason("已向本地{names}供货（延链招商）", names="、".join(served)))
    said.append(
        Reason("营业收入{value}万元", value=shown(each.revenue_wan))
        if each.revenue_wan is not None
        else Reason("规模不详")
    )
    if each.distance_km is not None:
        said.append(Reason("距本地{value}公里", value=shown(each.distance_km, 0)))
    return tuple(said)
