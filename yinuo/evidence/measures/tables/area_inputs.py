"""Input tables about places (地区数据表): indicator values, output by industry, two years, goals, ranks."""

from yinuo.evidence.measures.claims.claim import FigureStatus
from yinuo.evidence.measures.tables.column import Column, Kind, may, must
from yinuo.evidence.measures.tables.load import Table

STATUSES = tuple(word for each in FigureStatus for word in (each.value, each.label))
STATUS = Column("status", "数据状态", choices=STATUSES)

SOURCE = (
    may("source_url", "来源网址"),
    may("source", "来源"),
    may("source_date", "来源日期", Kind.TEXT),
    may("source_kind", "来源类别"),
)

INDICATOR_VALUES = Table(
    "indicator_values",
    "指标值",
    (
        must("region", "地区"),
        must("indicator", "指标"),
        must("unit", "单位", Kind.UNIT),
        must("period", "统计期", Kind.PERIOD, "", "时期"),
        must("value", "数值", Kind.NUMBER),
        may("rank", "位次", Kind.INTEGER, least=1),
        *SOURCE,
        STATUS,
        may("qualifier", "限定"),
        may("basis", "口径"),
        may("compared_with", "对比时期", Kind.PERIOD),
        may("vintage", "版本"),
        may("note", "备注"),
    ),
    key=("region", "indicator", "period", "status", "basis", "source_url", "source"),
)

AREA_INDUSTRY = Table(
    "area_industry",
    "分地区分行业数据",
    (
        must("region", "地区"),
        must("industry", "行业"),
        may("year", "年度", Kind.INTEGER),
        may("metric", "指标"),
        must("value", "数值", Kind.NUMBER, least=0),
        may("group", "片区"),
    ),
    key=("region", "industry", "year", "metric"),
)

SHIFT = Table(
    "shift",
    "行业两年数据（本地与参照）",
    (
        must("industry", "行业"),
        Column("local_before", "本地基期", Kind.NUMBER, "", True, False, ()),
        Column("local_after", "本地报告期", Kind.NUMBER, "", True, False, ()),
        must("reference_before", "参照基期", Kind.NUMBER),
        must("reference_after", "参照报告期", Kind.NUMBER),
    ),
    key=("industry",),
)

GOALS = Table(
    "goals",
    "目标",
    (
        must("name", "目标"),
        must("start", "起点值", Kind.NUMBER, "", above=0),
        must("goal", "目标值", Kind.NUMBER, "", above=0),
        must("years", "年数", Kind.INTEGER, least=1),
        may("promised_rate", "承诺年均增速", Kind.NUMBER),
        may("latest", "最新值", Kind.NUMBER),
        may("years_since", "已过年数", Kind.INTEGER, least=0),
        may("unit", "单位", Kind.UNIT),
    ),
    key=("name",),
)

RANKS = Table(
    "ranks",
    "位次",
    (
        must("place", "地区", Kind.TEXT, "", "region"),
        Column("value", "数值", Kind.NUMBER, "", True, False, ()),
        may("is_benchmark", "参照", Kind.YES_NO),
    ),
    key=("place",),
)

SUBJECT = (must("region", "地区"), must("indicator", "指标"), must("period", "统计期", Kind.PERIOD))

FIGURE_PARTS = Table(
    "figure_parts",
    "指标分项",
    (
        *SUBJECT,
        must("part", "分项"),
        must("value", "数值", Kind.NUMBER),
        may("place", "分项地区"),
        may("unit", "单位", Kind.UNIT),
    ),
)

FIGURE_FIRMS = Table(
    "figure_firms",
    "指标名录",
    (*SUBJECT, must("firm_id", "统一社会信用代码", Kind.FIRM, "", "企业编号"), may("value", "数值", Kind.NUMBER)),
    key=("region", "indicator", "period", "firm_id"),
)

INDICATORS = Table(
    "indicators",
    "指标词典",
    (must("indicator", "指标"), may("dimension", "计量"), may("total", "分子"), may("divisor", "分母")),
    key=("indicator",),
)

ZONES = Table("zones", "开发区所在区", (must("zone", "开发区"), must("district", "所在区")), key=("zone",))
