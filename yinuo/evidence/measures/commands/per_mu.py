"""Commands on per-mu results (亩均评价命令)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from yinuo.evidence.measures.commands.request import Answer, Companion, Field, Measure, Request, fields, floats, words
from yinuo.evidence.measures.per_mu import (
    Appeal,
    Finding,
    Firms,
    Flat,
    RuleSet,
    evaluate,
    firm_results,
    hear,
    quotients,
    rescore,
    rule_set,
    summarise,
)
from yinuo.evidence.measures.per_mu.firms import QUOTIENTS
from yinuo.evidence.measures.reasons import Reason, Unmeasurable
from yinuo.evidence.measures.tables import Loaded, Table
from yinuo.evidence.measures.tables.column import Kind, may, must
from yinuo.evidence.measures.tables.firm_inputs import PERMU_FIRM

RAW = [
    "land_own_mu",
    "land_rent_in_mu",
    "land_rent_out_mu",
    "land_mu",
    "tax_wan",
    "revenue_wan",
    "value_added_wan",
    "energy_tce",
    "emission",
    "headcount",
    "rd_wan",
    "tech_invest_wan",
    "power",
]

APPEALS = Table(
    "appeals",
    "异议",
    (
        must("firm_id", "统一社会信用代码", Kind.FIRM, "", "企业编号"),
        must("column", "更正项"),
        must("claimed", "主张数值", Kind.NUMBER),
        may("proof", "证明材料"),
        must("on", "提出日期", Kind.DAY),
        may("finding", "复核结论"),
    ),
)


def firms_of(table: Loaded, *, group: str = "group", among: Sequence[int] | None = None) -> Firms:
    """The firms of a table permu_firm, all of them or those at these places (读入企业)."""
    take = range(len(table)) if among is None else among

    def held(code: str) -> list[object]:
        column = table.column(code)
        return [column[place] for place in take]

    raw = {code: floats(held(code)) for code in RAW if code in table.columns}
    has_group = group in table.columns
    return Firms(
        ids=words(held("firm_id")),
        names=words(held("name")),
        groups=words(held(group)) if has_group else (),
        exemptions=words(held("exempt_reason")),
        vetoes=words(held("veto_reason")),
        bonus=floats(held("bonus")),
        penalty=floats(held("penalty")),
        raw=raw,
        values=quotients(raw),
    )


def _rule(request: Request) -> RuleSet:
    if request.rule is None:
        raise Unmeasurable(
            "请用 --rule 指定规则，如 --rule bengbu-2021（见 yinuo evidence list）", "name a rule set with --rule"
        )
    flat = request.settings.get("flat")
    if flat is not None and flat not in Flat.values():
        raise Unmeasurable("flat 只能是 full 或 floor", "flat must be full or floor")
    return rule_set(request.rule).adjusted(
        weights=request.numbers("weight"),
        baselines=request.numbers("baseline"),
        cap=request.number("cap"),
        cuts=request.numbers("cut"),
        flat=next((each for each in Flat if each.value == flat), None),
        veto_to=request.settings.get("veto_to"),
    )


def _in_scope(table: Loaded, rule: RuleSet) -> tuple[list[int], list[str]]:
    """The firms the rule is for, by their size (规上、规下)."""
    if "size" not in table.columns or rule.scope not in ("规上", "规下"):
        return list(range(len(table))), []
    places = [place for place, size in enumerate(table.column("size")) if size in (None, rule.scope)]
    out = len(table) - len(places)
    return places, [Reason("{n}户不属{scope}，不在本规则范围", n=out, scope=rule.scope)] if out else []


def run(request: Request) -> Answer:
    """Score, rank and class every firm, with reasons (亩均评价)."""
    rule = _rule(request)
    places, notes = _in_scope(request.table, rule)
    group = request.settings.get("group", "group")
    firms = firms_of(request.table, group=group, among=places)
    reference = request.tables.get("reference")
    weighted = request.settings.get("baseline_of") == "sums"
    result = evaluate(
        firms,
        rule,
        reference=None if reference is None else firms_of(reference, group=group),
        weighted=weighted,
    )
    summary: dict[str, object] = {}
    if "appeals" in request.tables:
        heard = hear(result, _appeals(request.tables["appeals"]))
        result = heard.evaluation
        summary["appeals"] = heard.counts
        summary["moved"] = [
            {"firm": each.firm, "before": each.before, "after": each.after, "appealed": each.appealed}
            for each in heard.moved
        ]
        notes += [Reason("{firm}的异议：{why}", firm=appeal.firm, why=why) for appeal, why in heard.set_aside]
    rows = [
        {
            "firm": each.firm,
            "name": result.firms.names[place] or None,
            **each.points,
            "total": each.total,
            "rank": each.rank,
            "out_of": each.out_of,
            "grade": each.grade,
            "reasons": list(each.reasons),
        }
        for place, each in enumerate(firm_results(result))
    ]
    columns = (
        *fields("firm 企业", "name 名称"),
        *(Field(each.code, f"{each.label}得分", "分") for each in rule.indicators),
        *fields("total 总分 分", "rank 位次 位", "out_of 参评数 户", "grade 类别", "reasons 理由"),
    )
    summary |= {"rule": rule.label, "document": rule.document, "source": rule.source, "counts": result.counts()}
    return Answer(columns, rows, summary, [*rule.assumptions(), *result.scale.basis, *result.notes, *notes])


def _appeals(table: Loaded) -> list[Appeal]:
    labels = {key: each for each in Finding for key in (each.value, each.label)}
    found = []
    for row in table.records():
        finding = labels.get(row.get("finding") or Finding.PENDING.value)
        if finding is None:
            raise Unmeasurable(
                f"复核结论“{row['finding']}”应为：复核中、采纳、不采纳", "finding must be pending, upheld or rejected"
            )
        at = datetime(row["on"].year, row["on"].month, row["on"].day, tzinfo=UTC)
        found.append(Appeal(row["firm_id"], row["column"], row["claimed"], row.get("proof") or "", at, finding))
    return found


def run_years(request: Request) -> Answer:
    """Two years of one table by the same rule and the earlier year's baselines (两年可比)."""
    rule = _rule(request)
    places, notes = _in_scope(request.table, rule)
    years = request.table.column("year")
    found = sorted({years[place] for place in places if years[place] is not None})
    if len(found) != 2:
        raise Unmeasurable("表中“年度”列须恰有两个年度", "the column year must hold exactly two years")
    one, other = (firms_of(request.table, among=[place for place in places if years[place] == year]) for year in found)
    reference = request.tables.get("reference")
    result = rescore(one, other, rule, reference=None if reference is None else firms_of(reference))
    before, after = one.index(), other.index()
    rows = [
        {
            "firm": firm,
            "before": _known(result.before.total[before[firm]]),
            "after": _known(result.after.total[after[firm]]),
            "change": result.change(firm),
            "grade_before": str(result.before.grades[before[firm]]) or None,
            "grade_after": str(result.after.grades[after[firm]]) or None,
        }
        for firm in result.matched
    ]
    summary = {
        "years": found,
        "mean_change": result.mean_change,
        "entered": list(result.entered),
        "left": list(result.left),
        "migration": {f"{a or '未定级'}→{b or '未定级'}": n for (a, b), n in sorted(result.migration.items())},
    }
    columns = fields(
        "firm 企业",
        "before 前一年得分 分",
        "after 后一年得分 分",
        "change 变化 分",
        "grade_before 前一年类别",
        "grade_after 后一年类别",
    )
    return Answer(columns, rows, summary, [*rule.assumptions(), *result.before.scale.basis, *result.notes, *notes])


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def run_summary(request: Request) -> Answer:
    """Sum ratio, the same without the top firm, median and quartiles, by county or another column (亩均总体)."""
    code = request.settings.get("indicator", "tax_per_mu")
    if code not in QUOTIENTS:
        raise Unmeasurable(
            f"没有指标“{code}”，可用：{'、'.join(QUOTIENTS)}", f"no indicator {code}; use {', '.join(QUOTIENTS)}"
        )
    firms = firms_of(request.table)
    by = request.settings.get("group", "county")
    groups = words(request.table.column(by)) if by in request.table.columns else None
    rows = [
        {**{name: getattr(each, name) for name in SUMMARY}, "reasons": list(each.notes)}
        for each in [*summarise(firms, code), *(summarise(firms, code, by=groups) if groups else [])]
    ]
    for row in rows[:1]:
        row["group"] = "全部"
    columns = fields(
        "group 分组",
        "firms 户数 户",
        "known 有数据 户",
        "ratio_of_sums 总量之比",
        "without_top 去掉最大一户",
        "top_firm 最大一户",
        "top_share 最大一户占比",
        "median 中位数",
        "lower_quartile 下四分位",
        "upper_quartile 上四分位",
        "reasons 理由",
    )
    above, below = QUOTIENTS[code]
    return Answer(columns, rows, {"indicator": code, "formula": f"{above} ÷ {below}"})


SUMMARY = [
    "group",
    "firms",
    "known",
    "ratio_of_sums",
    "without_top",
    "top_firm",
    "top_share",
    "median",
    "lower_quartile",
    "upper_quartile",
]
REFERENCE = Companion("reference", replace(PERMU_FIRM, label="参照年度（上年度）企业数据"))
RULE_SETTINGS = {
    "weight.指标": "指标权重",
    "baseline.指标": "指标基准值",
    "cap": "单项得分上限（权重的倍数）",
    "cut.A": "分档线，如 cut.A=0.2 cut.B=0.6 cut.C=0.95",
    "flat": "最大值等于最小值时：full 或 floor",
    "veto_to": "一票否决后的最高类别",
    "group": "分组评价的列",
    "baseline_of": "基准取法：firms（企业平均）或 sums（总量之比）",
}
MEASURES = (
    Measure(
        "per-mu",
        "亩均效益评价",
        "Σ 单项得分＋加分－减分；A—D 按组内位次比例（各地规则，见规则集）",
        PERMU_FIRM,
        run,
        (REFERENCE, Companion("appeals", APPEALS)),
        RULE_SETTINGS,
        takes_rule=True,
    ),
    Measure(
        "per-mu-years",
        "两年同一基准重评",
        "两年均按前一年规则与标尺计分",
        PERMU_FIRM,
        run_years,
        (REFERENCE,),
        RULE_SETTINGS,
        takes_rule=True,
    ),
    Measure(
        "per-mu-summary",
        "亩均总体情况",
        "总量之比、去掉最大一户、中位数",
        PERMU_FIRM,
        run_summary,
        settings={"indicator": "指标代码，默认 tax_per_mu", "group": "分组的列，默认 county"},
    ),
)
