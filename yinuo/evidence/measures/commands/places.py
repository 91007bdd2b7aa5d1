"""Commands on growth, ranks and space (增长、位次、载体命令)."""

from yinuo.evidence.measures import growth, ranks, space
from yinuo.evidence.measures.commands.request import Answer, Companion, Measure, Request, fields
from yinuo.evidence.measures.reasons import Reason, Unmeasurable
from yinuo.evidence.measures.tables.area_inputs import GOALS, RANKS, SHIFT
from yinuo.evidence.measures.tables.firm_inputs import FIRM_YEARS
from yinuo.evidence.measures.tables.project_inputs import SPACE_DEMAND, SPACE_SUPPLY


def run_matched_growth(request: Request) -> Answer:
    """Reported and matched growth per cluster (名录可比增长)."""
    years = sorted({year for year in request.table.column("year") if year is not None})
    if len(years) != 2:
        raise Unmeasurable("表中“年度”列须恰有两个年度", "the column year must hold exactly two years")
    lists: dict[str, tuple[dict[str, float | None], dict[str, float | None]]] = {}
    for row in request.table.records():
        pair = lists.setdefault(row.get("cluster") or "", ({}, {}))
        pair[years.index(row["year"])][row["firm_id"]] = row["value"]
    rows = []
    for cluster, (before, after) in lists.items():
        found = growth.matched_growth(before, after)
        rows.append(
            {
                "cluster": cluster or None,
                "reported": found.reported,
                "matched": found.matched,
                "composition": found.composition,
                "both": len(found.both),
                "entered": list(found.entered),
                "left": list(found.left),
                "unknown": list(found.unknown),
                "reasons": list(found.notes),
            }
        )
    columns = fields(
        "cluster 集群",
        "reported 全名录增速",
        "matched 同一批企业增速",
        "composition 名录变动影响",
        "both 两年都在 户",
        "entered 新进",
        "left 退出",
        "unknown 数值不详",
        "reasons 理由",
    )
    return Answer(columns, rows, {"years": years})


def run_shift_share(request: Request) -> Answer:
    """Change taken apart into reference growth, industry mix, local part (偏离—份额)."""
    local, reference = {}, {}
    left_out = []
    for row in request.table.records():
        if row["reference_before"] is not None and row["reference_after"] is not None:
            reference[row["industry"]] = (row["reference_before"], row["reference_after"])
        if row["local_before"] is None or row["local_after"] is None:
            left_out.append(row["industry"])
        else:
            local[row["industry"]] = (row["local_before"], row["local_after"])
    shifts, total = growth.shift_share(local, reference)
    rows = [
        {
            "industry": each.industry,
            "change": each.change,
            "reference_growth": each.reference_growth,
            "industry_mix": each.industry_mix,
            "competitive": each.competitive,
        }
        for each in (*shifts, total)
    ]
    notes = [Reason("三项相加等于增量")]
    notes += [Reason("“{name}”本地数不详，未计入", name=name) for name in left_out]
    columns = fields(
        "industry 行业",
        "change 增量",
        "reference_growth 参照增长份额",
        "industry_mix 行业结构",
        "competitive 本地竞争力",
    )
    return Answer(columns, rows, {}, notes)


def run_goal(request: Request) -> Answer:
    """What the promised rate leads to, what the goal needs, how far it is (目标距离)."""
    rows = []
    for row in request.table.records():
        found = growth.goal_distance(
            row["start"],
            row["goal"],
            row["years"],
            promised_rate=row.get("promised_rate"),
            latest=row.get("latest"),
            years_since=row.get("years_since"),
        )
        names = ["at_promised_rate", "needed_rate", "actual_rate", "needed_from_now", "reached", "gap"]
        rows.append(
            {"name": row["name"], **{name: getattr(found, name) for name in names}, "reasons": list(found.notes)}
        )
    columns = fields(
        "name 目标",
        "at_promised_rate 按承诺增速推算",
        "needed_rate 所需年均增速",
        "actual_rate 实际年均增速",
        "needed_from_now 今后所需年均增速",
        "reached 已达目标",
        "gap 差额",
        "reasons 理由",
    )
    return Answer(columns, rows)


def run_ranks(request: Request) -> Answer:
    """Ranks among the peers and the gap to the benchmark row (位次与差距)."""
    values: dict[str, float | None] = {}
    benchmark = None
    for row in request.table.records():
        if row.get("is_benchmark"):
            benchmark = row["value"]
        else:
            values[row["place"]] = row["value"]
    low = request.settings.get("first") == "low"
    rows = [
        {
            "place": each.place,
            "value": each.value,
            "rank": each.rank,
            "known": each.known,
            "peers": each.peers,
            "to_first": each.to_first,
            "to_next": each.to_next,
            "to_benchmark": each.to_benchmark,
            "reasons": list(each.reasons),
        }
        for each in ranks.ranking(values, benchmark=benchmark, high_is_first=not low)
    ]
    columns = fields(
        "place 地区",
        "value 数值",
        "rank 位次 位",
        "known 有数据 个",
        "peers 总数 个",
        "to_first 与第一名之差",
        "to_next 与前一名之差",
        "to_benchmark 与参照之差",
        "reasons 理由",
    )
    return Answer(columns, rows, {"benchmark": benchmark}, [Reason("增速之差以百分点计")])


def run_space(request: Request) -> Answer:
    """Every space for every need: fit or what it lacks, score and reasons (载体匹配)."""
    readiness = {key: each for each in space.Readiness for key in (each.value, each.label)}
    spaces = []
    for row in request.table.records():
        kept = {name: value for name, value in row.items() if name not in ("space_id", "readiness", "place")}
        for name in ("environment_classes", "industries", "clusters"):
            kept[name] = None if kept.get(name) is None else frozenset(kept[name])
        ready = None if row.get("readiness") is None else readiness[row["readiness"]]
        spaces.append(space.Space(row["space_id"], readiness=ready, place=row.get("place") or "", **kept))
    weights = request.numbers("weight")
    rows = []
    for row in request.tables["need"].records():
        need = space.Need(row["need_id"], **{name: value for name, value in row.items() if name != "need_id"})
        for rank, fit in enumerate(space.match(need, spaces, weights=weights or None), start=1):
            rows.append(
                {
                    "need": need.number,
                    "space": fit.space,
                    "rank": rank if fit.fits else None,
                    "fits": fit.fits,
                    "low": fit.low,
                    "high": fit.high,
                    "unsure": list(fit.unsure),
                    "reasons": list(fit.failed or fit.reasons),
                }
            )
    columns = fields(
        "need 需求",
        "space 载体",
        "rank 次序",
        "fits 符合",
        "low 最低得分",
        "high 最高得分",
        "unsure 待核实",
        "reasons 理由",
    )
    return Answer(columns, rows, {"weights": weights or space.WEIGHTS})


MEASURES = (
    Measure(
        "matched-growth",
        "名录可比增长",
        "g＝Σ_{两年都在}y1/Σy0－1；名录影响＝全名录增速－g",
        FIRM_YEARS,
        run_matched_growth,
    ),
    Measure(
        "shift-share",
        "偏离—份额分析",
        "Δx＝x·g＋x(g_k－g)＋x(g_rk－g_k)（Dunn 1960）",
        SHIFT,
        run_shift_share,
    ),
    Measure("goal", "目标距离", "起点×(1＋r)^n；(目标/起点)^(1/n)－1", GOALS, run_goal),
    Measure(
        "ranks",
        "位次与差距",
        "并列取前位；差距＝数值－参照（百分点）",
        RANKS,
        run_ranks,
        settings={"first": "low 表示数值小者居前"},
    ),
    Measure(
        "space",
        "厂房土地匹配",
        "先硬条件，后 Σ权重×契合度",
        SPACE_SUPPLY,
        run_space,
        (Companion("need", SPACE_DEMAND, is_required=True),),
        {"weight.项": "权重：area price power cluster ready，合计为1"},
    ),
)
