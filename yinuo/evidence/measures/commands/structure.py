"""Commands on industrial structure (产业结构命令): specialisation, pairs, concentration, relatedness."""

import numpy as np

from yinuo.evidence.measures import concentration, relatedness, specialisation
from yinuo.evidence.measures.commands.request import Answer, Companion, Measure, Request, fields
from yinuo.evidence.measures.reasons import Reason, Unmeasurable
from yinuo.evidence.measures.specialisation import Reference, Structure
from yinuo.evidence.measures.tables import Loaded
from yinuo.evidence.measures.tables.area_inputs import AREA_INDUSTRY
from yinuo.evidence.measures.tables.firm_inputs import PLANTS


def structure_of(table: Loaded, *, year: int | None = None, metric: str | None = None) -> Structure:
    """The structure table of one year and metric (结构表); a cell that is not in the file counts as none, and must be all.

    Unmeasurable if the file holds several years or metrics and none was chosen.
    """
    rows = [
        row
        for row in table.records()
        if (year is None or row.get("year") == year) and (metric is None or row.get("metric") == metric)
    ]
    for name, label in (("year", "年度"), ("metric", "指标")):
        if len({row.get(name) for row in rows}) > 1:
            raise Unmeasurable(
                f"表中有多个{label}，请用 --set {name}=… 选定一个",
                f"several values of {name}; choose one with --set {name}=…",
            )
    if not rows:
        raise Unmeasurable("没有符合所选年度或指标的行", "no row has the chosen year and metric")
    areas = list(dict.fromkeys(row["region"] for row in rows))
    industries = list(dict.fromkeys(row["industry"] for row in rows))
    output = np.full((len(areas), len(industries)), np.nan)
    for row in rows:
        output[areas.index(row["region"]), industries.index(row["industry"])] = row["value"]
    return specialisation.structure(areas, industries, output)


def _structure(request: Request, name: str = "main") -> Structure:
    year = request.number("year")
    return structure_of(
        request.tables[name], year=None if year is None else int(year), metric=request.settings.get("metric")
    )


def run_specialisation(request: Request) -> Answer:
    """LQ by area and industry; per area Krugman (both references), Hoover, Hachman, Herfindahl, entropy (专业化)."""
    table = _structure(request)
    quotient = specialisation.location_quotients(table)
    rows = [
        {
            "region": area,
            "industry": industry,
            "value": float(table.output[i, k]),
            "share": float(table.shares[i, k]),
            "lq": None if np.isnan(quotient[i, k]) else float(quotient[i, k]),
        }
        for i, area in enumerate(table.areas)
        for k, industry in enumerate(table.industries)
    ]
    total = specialisation.krugman(table)
    rest = specialisation.krugman(table, Reference.REST) if len(table.areas) > 1 else None
    hoover, hachman = specialisation.hoover(table), specialisation.hachman(table)
    summary = {
        area: {
            "krugman_total": float(total[i]),
            "krugman_rest": None if rest is None else float(rest[i]),
            "hoover": float(hoover[i]),
            "hachman": float(hachman[i]),
            "herfindahl": concentration.herfindahl(table.output[i]),
            "herfindahl_normalised": concentration.herfindahl_normalised(table.output[i]),
            "entropy": concentration.entropy(table.output[i]),
        }
        for i, area in enumerate(table.areas)
    }
    notes = [
        Reason("区位熵大于1只说明相对集中，须与绝对规模同看"),
        Reason("克鲁格曼指数有两种参照：含本地区的全部、不含本地区的其他"),
        Reason("{n}个行业；行业分得越粗，各项指数越小", n=len(table.industries)),
    ]
    return Answer(fields("region 地区", "industry 行业", "value 数值", "share 占比", "lq 区位熵"), rows, summary, notes)


def run_pairs(request: Request) -> Answer:
    """Every two areas: Krugman, UNIDO similarity, overlap and what they share (错位发展)."""
    rows = [
        {
            "one": pair.one,
            "other": pair.other,
            "overlap": pair.overlap,
            "krugman": pair.krugman,
            "similarity": pair.similarity,
            "common": dict(pair.common),
            "reasons": list(pair.reasons),
        }
        for pair in specialisation.pairs(_structure(request))
    ]
    columns = fields(
        "one 地区",
        "other 对比地区",
        "overlap 重合度",
        "krugman 错位度",
        "similarity 结构相似系数",
        "common 共同行业",
        "reasons 理由",
    )
    return Answer(columns, rows, {}, [Reason("重合度＝1－错位度÷2")])


def run_concentration(request: Request) -> Answer:
    """How each industry is spread over the areas: Herfindahl, Theil (with groups, between and within) (集中度)."""
    table = _structure(request)
    groups = dict(zip(request.table.column("region"), request.table.column("group"), strict=True))
    has_groups = all(groups.get(area) for area in table.areas)
    rows = []
    for k, industry in enumerate(table.industries):
        spread = table.output[:, k]
        parts = None
        if has_groups and spread.sum() > 0:
            parts = concentration.theil_by_group(spread.tolist(), [groups[area] for area in table.areas])
        rows.append(
            {
                "industry": industry,
                "herfindahl": concentration.herfindahl(spread) if spread.sum() > 0 else None,
                "theil": concentration.theil(spread) if spread.sum() > 0 else None,
                "between": None if parts is None else parts.between,
                "within": None if parts is None else parts.within,
            }
        )
    columns = fields("industry 行业", "herfindahl 赫芬达尔指数", "theil 泰尔指数", "between 片区间", "within 片区内")
    notes = [] if has_groups else [Reason("没有“片区”列，泰尔指数未作分解")]
    return Answer(columns, rows, {}, notes)


def run_ellison_glaeser(request: Request) -> Answer:
    """Ellison–Glaeser's γ per industry; rows with a reference share set the areas' shares (空间集聚)."""
    reference: dict[str, float] = {}
    plants: dict[str, dict[str, list[float]]] = {}
    for row in request.table.records():
        if row.get("reference_share") is not None:
            reference[row["region"]] = row["reference_share"]
        if row.get("size"):
            plants.setdefault(row.get("industry") or "", {}).setdefault(row["region"], []).append(row["size"])
    rows = []
    for industry, by_area in plants.items():
        found = concentration.ellison_glaeser(by_area, reference)
        rows.append(
            {
                "industry": industry or None,
                "gamma": found.gamma,
                "raw": found.raw,
                "plant_herfindahl": found.plant_herfindahl,
                "plants": found.plants,
                "reasons": list(found.notes),
            }
        )
    columns = fields(
        "industry 行业", "gamma γ指数", "raw G", "plant_herfindahl 工厂H", "plants 工厂数 家", "reasons 理由"
    )
    return Answer(columns, rows, {"reference_shares": reference}, [Reason("约为0：随机分布；大于0：集聚；小于0：分散")])


def run_relatedness(request: Request) -> Answer:
    """Industries not yet there, most related first (可补产业); `--with wide=FILE` gives φ from more areas."""
    table = _structure(request)
    closeness = None
    if "wide" in request.tables:
        wide = _structure(request, "wide")
        lacking = sorted(set(table.industries) - set(wide.industries))
        if lacking:
            raise Unmeasurable(f"参照表没有行业“{lacking[0]}”", f"the wider table lacks industry {lacking[0]}")
        order = [wide.industries.index(industry) for industry in table.industries]
        closeness = relatedness.proximity(relatedness.presence(wide))[np.ix_(order, order)]
    limit = request.number("limit")
    openings = relatedness.missing_products(table, closeness, limit=None if limit is None else int(limit))
    rows = [
        {
            "region": each.area,
            "industry": each.industry,
            "density": each.density,
            "related": dict(each.related),
            "reasons": list(each.reasons),
        }
        for each in openings
    ]
    return Answer(
        fields("region 地区", "industry 行业", "density 关联密度", "related 关联行业", "reasons 理由"),
        rows,
        {"self_proximity": 0},
        [Reason("邻近度不含行业自身（φkk＝0），只列尚不具比较优势的行业")],
    )


CHOOSE = {"year": "年度", "metric": "指标（output、employment…）"}
MEASURES = (
    Measure(
        "specialisation",
        "专业化与区位熵",
        "LQ＝(x_rk/x_r)/(x_k/x)；K＝Σ|s_rk－s_k|（Balassa 1965；Krugman 1991）",
        AREA_INDUSTRY,
        run_specialisation,
        settings=CHOOSE,
    ),
    Measure(
        "pairs",
        "两地同构与错位",
        "K_ij＝Σ|s_ik－s_jk|；UNIDO 相似系数；重合度＝Σmin＝1－K/2",
        AREA_INDUSTRY,
        run_pairs,
        settings=CHOOSE,
    ),
    Measure(
        "concentration",
        "行业集中度",
        "H＝Σs²；T＝Σ(y/Y)ln(n·y/Y)＝片区间＋片区内（Theil 1967）",
        AREA_INDUSTRY,
        run_concentration,
        settings=CHOOSE,
    ),
    Measure(
        "ellison-glaeser",
        "空间集聚指数",
        "γ＝[G－(1－Σx²)H]/[(1－Σx²)(1－H)]（Ellison & Glaeser 1997）",
        PLANTS,
        run_ellison_glaeser,
    ),
    Measure(
        "relatedness",
        "产品关联与可补产业",
        "φ＝ΣM_kM_l/max(U_k,U_l)；ω＝ΣφM/Σφ（Hidalgo et al. 2007）",
        AREA_INDUSTRY,
        run_relatedness,
        (Companion("wide", AREA_INDUSTRY),),
        {**CHOOSE, "limit": "每地最多列几个"},
    ),
)
