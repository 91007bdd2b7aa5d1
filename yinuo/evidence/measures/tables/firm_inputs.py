"""Input tables about firms and chains (企业与链条数据表): per-mu figures, supply links, lists, plants, chain nodes."""

from yinuo.evidence.measures.tables.column import Column, Kind, may, must
from yinuo.evidence.measures.tables.load import Table

MANY = 2_000_000

PERMU_FIRM = Table(
    "permu_firm",
    "亩均企业数据",
    (
        must("firm_id", "统一社会信用代码", Kind.FIRM, "", "企业编号", "信用代码"),
        may("name", "企业名称", Kind.TEXT, "", "单位名称"),
        may("county", "县区", Kind.TEXT, "", "所属县区"),
        may("park", "园区"),
        may("industry_code", "行业代码"),
        Column("size", "规模", choices=("规上", "规下")),
        may("land_own_mu", "自有用地", Kind.NUMBER, "亩", "登记用地", least=0),
        may("land_rent_in_mu", "租入用地", Kind.NUMBER, "亩", least=0),
        may("land_rent_out_mu", "租出用地", Kind.NUMBER, "亩", least=0),
        may("land_mu", "用地面积", Kind.NUMBER, "亩", "占地面积", above=0),
        may("tax_wan", "税收", Kind.NUMBER, "万元", "实缴税收", "评价税收", "实缴税金"),
        may("revenue_wan", "营业收入", Kind.NUMBER, "万元", "主营业务收入", "销售收入"),
        may("value_added_wan", "工业增加值", Kind.NUMBER, "万元", "增加值"),
        may("energy_tce", "综合能耗", Kind.NUMBER, "吨标煤", least=0),
        may("emission", "主要污染物排放量", Kind.NUMBER, "", "排放量", least=0),
        may("headcount", "年平均职工人数", Kind.NUMBER, "人", "职工人数", least=0),
        may("rd_wan", "研发经费", Kind.NUMBER, "万元", "R&D经费支出", least=0),
        may("tech_invest_wan", "技改投资", Kind.NUMBER, "万元", "技术改造投资", least=0),
        may("power", "用电量", Kind.NUMBER, "", least=0),
        may("exempt_reason", "不参评原因"),
        may("veto_reason", "一票否决原因"),
        may("group", "比较组"),
        may("bonus", "加分", Kind.NUMBER),
        may("penalty", "减分", Kind.NUMBER),
        may("year", "年度", Kind.INTEGER, least=1990),
    ),
    key=("firm_id", "year"),
)

SUPPLY_LINKS = Table(
    "supply_links",
    "供应关系",
    (
        must("supplier_id", "供应方", Kind.FIRM),
        must("buyer_id", "采购方", Kind.FIRM),
        may("year", "年度", Kind.INTEGER),
        must("amount_wan", "金额", Kind.NUMBER, "万元", "年采购额", "年开票额", above=0),
        may("product", "产品"),
        Column("source", "来源", choices=("invoice", "survey", "report", "开票", "调查", "上报")),
        may("confidence", "可信度", Kind.NUMBER, least=0),
    ),
    most_rows=MANY,
)

LOCAL_FIRMS = Table(
    "local_firms",
    "边界内企业",
    (
        must("firm_id", "统一社会信用代码", Kind.FIRM, "", "企业编号"),
        may("name", "企业名称"),
        may("node", "链条环节", Kind.WORDS),
    ),
    key=("firm_id",),
)

FIRM_REVENUES = Table(
    "firm_revenues",
    "企业营业收入",
    (
        must("firm_id", "统一社会信用代码", Kind.FIRM, "", "企业编号"),
        may("name", "企业名称"),
        may("cluster", "集群"),
        may("county", "县区"),
        Column("revenue_wan", "营业收入", Kind.NUMBER, "万元", True, False, ("revenue",), least=0),
    ),
    key=("firm_id", "cluster"),
)

PLANTS = Table(
    "plants",
    "工厂规模与地区占比",
    (
        must("region", "地区"),
        may("industry", "行业"),
        may("plant", "工厂"),
        Column("size", "规模", Kind.NUMBER, "", True, False, ("从业人数", "产值"), least=0),
        Column("reference_share", "参照占比", Kind.NUMBER, "", False, False, ("全部工业占比",), least=0),
    ),
)

CHAIN_NODES = Table(
    "chain_nodes",
    "链条环节",
    (
        may("chain", "链条"),
        must("node", "环节"),
        may("level", "上中下游"),
        must("weight", "权重", Kind.NUMBER, least=0),
        may("firms", "企业数", Kind.INTEGER, least=0),
        may("predecessors", "上游环节", Kind.WORDS),
        may("feasibility", "可行性", Kind.NUMBER, least=0),
        may("local_procurement_rate", "本地配套率", Kind.NUMBER, least=0),
        may("version", "版本"),
    ),
    key=("chain", "node", "version"),
)

FIRM_YEARS = Table(
    "firm_years",
    "名录企业两年数据",
    (
        must("firm_id", "统一社会信用代码", Kind.FIRM, "", "企业编号"),
        must("year", "年度", Kind.INTEGER),
        Column("value", "数值", Kind.NUMBER, "", True, False, ("产值", "营业收入")),
        may("cluster", "集群"),
    ),
    key=("firm_id", "year", "cluster"),
)
