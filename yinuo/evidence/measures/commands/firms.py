"""Commands on firms and their links (企业关联命令): supply, centrality, lead firms, chains."""

from yinuo.evidence.measures import centrality, chain, concentration, supply
from yinuo.evidence.measures.commands.request import Answer, Companion, Measure, Request, fields, floats
from yinuo.evidence.measures.reasons import Reason, Unmeasurable
from yinuo.evidence.measures.tables.firm_inputs import CHAIN_NODES, FIRM_REVENUES, LOCAL_FIRMS, SUPPLY_LINKS


def _links(request: Request) -> supply.Links:
    table = request.table
    years = {year for year in table.column("year") if year is not None}
    chosen = request.number("year")
    if len(years) > 1 and chosen is None:
        raise Unmeasurable("表中有多个年度，请用 --set year=… 选定一个", "several years; choose one with --set year=…")
    take = [place for place, year in enumerate(table.column("year")) if chosen is None or year == int(chosen)]
    suppliers, buyers, amounts = (
        [table.column(code)[place] for place in take] for code in ("supplier_id", "buyer_id", "amount_wan")
    )
    return supply.links(suppliers, buyers, floats(amounts))


def run_supply(request: Request) -> Answer:
    """Local procurement and sales per firm; density, isolates, component, reciprocity for the boundary (本地配套)."""
    firms = request.tables["firms"]
    boundary = request.settings.get("boundary", "所给企业名录")
    graph = _links(request)
    found = supply.measure(graph, firms.column("firm_id"), boundary=boundary)
    isolates = set(found.isolates)
    rows = [
        {
            "firm": firm,
            "local_procurement_rate": found.procurement[firm],
            "local_sales_rate": found.sales[firm],
            "is_isolated": firm in isolates,
        }
        for firm in found.firms
    ]
    circles = centrality.circles(centrality.within(graph, set(found.firms)))
    summary = {
        "boundary": boundary,
        "local_procurement_rate": found.local_procurement_rate,
        "local_sales_rate": found.local_sales_rate,
        "local_links": found.local_links,
        "density": found.density,
        "isolate_share": found.isolate_share,
        "giant_share": found.giant_share,
        "reciprocity": found.reciprocity,
        "circles": [list(circle) for circle in circles],
    }
    notes: list[str] = [*found.notes, Reason("企业级数据涉税，只可公开不少于3户的汇总数")]
    columns = fields(
        "firm 企业", "local_procurement_rate 本地配套率", "local_sales_rate 本地销售率", "is_isolated 孤立"
    )
    return Answer(columns, rows, summary, notes)


def run_centrality(request: Request) -> Answer:
    """Amounts sold and bought, betweenness, pull and reliance inside the boundary (链主识别)."""
    local = {firm for firm in request.tables["firms"].column("firm_id") if firm}
    central, notes = centrality.centrality(centrality.within(_links(request), local))
    rows = [
        {
            "firm": each.firm,
            "sold": each.sold,
            "bought": each.bought,
            "betweenness": each.betweenness,
            "pull": each.pull,
            "reliance": each.reliance,
        }
        for each in central
    ]
    columns = fields(
        "firm 企业",
        "sold 本地销售额 万元",
        "bought 本地采购额 万元",
        "betweenness 中介中心性",
        "pull 带动力",
        "reliance 被依赖度",
    )
    return Answer(columns, rows, {}, notes)


def run_leaders(request: Request) -> Answer:
    """CR1, CR4, H and the threshold test per cluster, and per county (龙头企业)."""
    threshold = request.number("threshold")
    if threshold is None:
        raise Unmeasurable(
            "请用 --set threshold=万元 给出龙头标准（安徽、蚌埠的标准未检索到）",
            "give the threshold in 万元 with --set threshold=…",
        )
    by = request.settings.get("group", "cluster")
    groups: dict[str, dict[str, float | None]] = {}
    for row in request.table.records():
        groups.setdefault(str(row.get(by) or "全部"), {})[row["firm_id"]] = row["revenue_wan"]
    rows = []
    for group, revenues in groups.items():
        if not any(revenues.values()):
            rows.append({"group": group, "firms": len(revenues), "reasons": [Reason("营业收入均不详")]})
            continue
        found = concentration.lead_firms(revenues, threshold)
        rows.append(
            {
                "group": group,
                "firms": found.firms,
                "cr1": found.cr1,
                "cr4": found.cr4,
                "herfindahl": found.herfindahl,
                "equivalent_firms": found.equivalent_firms,
                "leaders": list(found.leaders),
                "lacks_leader": found.lacks_leader,
                "reasons": list(found.notes),
            }
        )
    columns = fields(
        "group 分组",
        "firms 户数 户",
        "cr1 CR1",
        "cr4 CR4",
        "herfindahl 赫芬达尔指数",
        "equivalent_firms 等效企业数 户",
        "leaders 龙头",
        "lacks_leader 缺龙头",
        "reasons 理由",
    )
    return Answer(columns, rows, {"threshold_wan": threshold})


def run_chain(request: Request) -> Answer:
    """Completeness of each chain, the state of its nodes, gaps by priority (链条完整度)."""
    thin = request.number("thin_below")
    chains: dict[str, list[chain.Node]] = {}
    for row in request.table.records():
        chains.setdefault(row.get("chain") or "", []).append(
            chain.Node(
                row["node"],
                row["weight"],
                row.get("firms"),
                row.get("level") or "",
                row.get("predecessors") or (),
                row.get("feasibility"),
                row.get("local_procurement_rate"),
            )
        )
    rows: list[dict[str, object]] = []
    summary: dict[str, object] = {}
    notes: list[str] = []
    for name, nodes in chains.items():
        found = chain.measure(name, nodes, thin_below=chain.THIN_BELOW if thin is None else thin)
        order = {state.node.name: place for place, state in enumerate(found.gaps, start=1)}
        rows += [
            {
                "chain": name or None,
                "node": state.node.name,
                "weight": state.node.weight,
                "firms": state.node.firms,
                "status": None if state.status is None else state.status.label,
                "priority": state.priority,
                "gap_rank": order.get(state.node.name),
                "reasons": list(state.reasons),
            }
            for state in found.nodes
        ]
        summary[name or "链条"] = {"completeness": found.completeness, "at_least": found.at_least, "gaps": list(order)}
        notes += found.notes
    columns = fields(
        "chain 链条",
        "node 环节",
        "weight 权重",
        "firms 企业数 户",
        "status 状态",
        "priority 缺口优先度",
        "gap_rank 缺口次序",
        "reasons 理由",
    )
    return Answer(columns, rows, summary, notes)


FIRMS = Companion("firms", LOCAL_FIRMS, is_required=True)
MEASURES = (
    Measure(
        "supply",
        "本地配套与企业关联度",
        "LPR_j＝Σ_{i∈L}z_ij/Σ_i z_ij；密度＝m/(n(n－1))",
        SUPPLY_LINKS,
        run_supply,
        (FIRMS,),
        {"boundary": "边界名称", "year": "年度"},
    ),
    Measure(
        "centrality",
        "供应网络中心性",
        "中介中心性（Brandes 2001）；PageRank 顺货流为带动力、逆货流为被依赖度",
        SUPPLY_LINKS,
        run_centrality,
        (FIRMS,),
        {"year": "年度"},
    ),
    Measure(
        "lead-firms",
        "龙头企业与集中度",
        "CR1、CR4、H、1/H；缺龙头＝无企业达标且CR1＜20%",
        FIRM_REVENUES,
        run_leaders,
        settings={"threshold": "龙头营业收入标准，万元", "group": "分组的列：cluster 或 county"},
    ),
    Measure(
        "chain",
        "链条完整度与缺口",
        "完整度＝有企业环节权重/总权重；缺口优先度＝权重×1/(1＋户数)×可行性",
        CHAIN_NODES,
        run_chain,
        settings={"thin_below": "薄弱线（本地配套率），默认0.2"},
    ),
)
