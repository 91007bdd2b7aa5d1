"""Input tables about projects, events and space (项目、活动与载体数据表)."""

from yinuo.evidence.measures.tables.column import Column, Kind, may, must
from yinuo.evidence.measures.tables.load import Table

PROJECTS = Table(
    "projects",
    "项目",
    (
        must("project_id", "项目编号"),
        may("name", "项目名称"),
        may("district", "县区"),
        may("lead", "线索日期", Kind.DAY),
        may("talks", "在谈日期", Kind.DAY),
        may("signed", "签约日期", Kind.DAY),
        may("settled", "落地日期", Kind.DAY),
        may("started", "开工日期", Kind.DAY),
        may("counted", "纳统日期", Kind.DAY),
        may("built", "竣工日期", Kind.DAY),
        may("producing", "投产日期", Kind.DAY),
        may("on-scale", "入规日期", Kind.DAY),
        may("at-full", "达效日期", Kind.DAY),
        may("progress_on", "最近进展日期", Kind.DAY),
        Column("halt", "中断", choices=("暂停", "终止", "paused", "ended")),
        may("agreed_investment_wan", "协议投资", Kind.NUMBER, "万元", "总投资", least=0),
        may("paid_in_wan", "到位资金", Kind.NUMBER, "万元", least=0),
        may("land_mu", "用地面积", Kind.NUMBER, "亩", above=0),
        may("promised_tax_wan", "承诺税收", Kind.NUMBER, "万元"),
        may("actual_tax_wan", "实际税收", Kind.NUMBER, "万元"),
        may("promised_output_wan", "承诺产值", Kind.NUMBER, "万元"),
        may("actual_output_wan", "实际产值", Kind.NUMBER, "万元"),
        may("full_output_on", "承诺达效日期", Kind.DAY),
    ),
    key=("project_id",),
)

STAGE_COUNTS = Table(
    "stage_counts",
    "各阶段项目数",
    (must("stage", "阶段"), must("count", "数量", Kind.NUMBER, least=0)),
    key=("stage",),
)

EVENTS = Table(
    "events",
    "对接活动",
    (
        must("event_id", "活动编号"),
        must("date", "日期", Kind.DAY),
        may("name", "名称", Kind.TEXT, "", "title"),
        may("buyer", "采购方"),
        may("seller", "供应方"),
        may("signed_wan", "签约金额", Kind.NUMBER, "万元", least=0),
        may("carried_out_90", "90天已履行", Kind.YES_NO),
        may("carried_out_180", "180天已履行", Kind.YES_NO),
        may("paid_wan", "履行金额", Kind.NUMBER, "万元", least=0),
        may("evidence", "佐证材料"),
    ),
)

SPACE_SUPPLY = Table(
    "space_supply",
    "厂房土地供给",
    (
        must("space_id", "房源编号", Kind.TEXT, "", "编号"),
        may("area", "面积", Kind.NUMBER, "平方米", above=0),
        may("height_m", "层高", Kind.NUMBER, "米", least=0),
        may("load_kg_m2", "承重", Kind.NUMBER, "千克/平方米", least=0),
        may("power_kva", "用电容量", Kind.NUMBER, "千伏安", least=0),
        may("price", "价格", Kind.NUMBER, "", "租金", least=0),
        may("environment_classes", "环评类别", Kind.WORDS),
        may("industries", "产业目录", Kind.WORDS),
        may("available_from", "可交付日期", Kind.DAY),
        may("tax_per_mu_from", "亩均税收门槛", Kind.NUMBER, "万元/亩"),
        Column("readiness", "交付状态", choices=("可即入驻", "需改造", "在建", "ready", "fitting", "building")),
        may("clusters", "契合集群", Kind.WORDS),
        may("place", "位置"),
    ),
    key=("space_id",),
)

SPACE_DEMAND = Table(
    "space_demand",
    "企业用房用地需求",
    (
        must("need_id", "需求编号", Kind.TEXT, "", "编号"),
        may("area", "意向面积", Kind.NUMBER, "平方米", "面积", above=0),
        may("area_min", "最低面积", Kind.NUMBER, "平方米", above=0),
        may("height_m_min", "最低层高", Kind.NUMBER, "米"),
        may("load_kg_m2_min", "最低承重", Kind.NUMBER, "千克/平方米"),
        may("power_kva", "意向用电容量", Kind.NUMBER, "千伏安", above=0),
        may("power_kva_min", "最低用电容量", Kind.NUMBER, "千伏安"),
        may("price", "预算价格", Kind.NUMBER, "", "预算", above=0),
        may("environment_class", "环评类别"),
        may("industry", "行业"),
        may("cluster", "集群"),
        may("needed_by", "需要日期", Kind.DAY),
        may("promised_tax_per_mu", "承诺亩均税收", Kind.NUMBER, "万元/亩"),
    ),
    key=("need_id",),
)
