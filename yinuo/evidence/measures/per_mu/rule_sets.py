"""The rule sets shipped with the product (预置规则集), as dated data with their documents.

Facts and numbers as found in the documents (evidence.md §1.1–1.3). What the retrieved text does not state stands in
`open_points`, or as a cut marked `is_assumed`; it is printed with every result.
"""

from yinuo.evidence.measures.per_mu.rule import Cut, Exemption, Form, Indicator, Missing, RuleSet, Treatment
from yinuo.evidence.measures.reasons import Unmeasurable

TAX, REVENUE, VALUE_ADDED = "tax_per_mu", "revenue_per_mu", "value_added_per_mu"
ON_SCALE, BELOW_SCALE = "规上", "规下"

UTILITY = Exemption("utility", "水电气等公用事业", Treatment.UNSUITABLE)
NO_CAP = "检索到的文本未载单项得分上限，默认不设上限"

BENGBU_2021 = RuleSet(
    code="bengbu-2021",
    label="蚌埠市2021年度（规上）",
    year=2021,
    scope=ON_SCALE,
    document="蚌经信运行〔2021〕162号《关于推广亩均效益评价工作的实施意见（试行）》",
    source="澎湃 2022-01-26；蚌埠亩均办公示 2022-07-27",
    indicators=(
        Indicator(TAX, "亩均税收", "万元/亩", 45),
        Indicator(REVENUE, "亩均营业收入", "万元/亩", 40),
        Indicator("revenue_per_energy", "单位能耗营业收入", "万元/吨标煤", 15),
    ),
    cuts=(
        Cut("A", 0.20, "A、B分界线未检索到，暂按20%（2021年度公示结果为22.3%）", is_assumed=True),
        Cut("B", 0.65, "A、B类为前65%"),
        Cut("C", 0.95, "由2021年度公示结果D类占4.9%推定", is_assumed=True),
    ),
    exemptions=(UTILITY,),
    open_points=(
        "计分公式未检索到，按与基准值之比计算",
        "基准值未检索到，须另行给出，或用参照年度均值",
        "不参评企业类别未检索到，按公用事业设定",
        NO_CAP,
        "2021年度为试行，结果仅供参考，不作为资源要素差别化配置的强制要求",
    ),
)


def _huangyan(year: int, source: str, document: str, values: tuple[float, ...]) -> RuleSet:
    tax, added, energy, emission, labour, research = values
    return RuleSet(
        code=f"huangyan-{year}",
        label=f"台州市黄岩区{year}年度（规上）",
        year=year,
        scope=ON_SCALE,
        document=document,
        source=source,
        indicators=(
            Indicator(TAX, "亩均税收", "万元/亩", 30, baseline=tax),
            Indicator(VALUE_ADDED, "亩均增加值", "万元/亩", 20, baseline=added),
            Indicator("value_added_per_energy", "单位能耗增加值", "万元/吨标煤", 20, baseline=energy),
            Indicator("value_added_per_emission", "单位排放增加值", "", 10, baseline=emission, missing=Missing.MEAN),
            Indicator("productivity", "全员劳动生产率", "万元/人", 10, baseline=labour),
            Indicator("rd_share", "R&D经费占主营业务收入比重", "比值", 10, baseline=research),
        ),
        open_points=HUANGYAN_OPEN,
    )


def _huangyan_small(year: int, source: str, document: str, tax: float, power: float) -> RuleSet:
    return RuleSet(
        code=f"huangyan-{year}-small",
        label=f"台州市黄岩区{year}年度（规下）",
        year=year,
        scope=BELOW_SCALE,
        document=document,
        source=source,
        indicators=(
            Indicator(TAX, "亩均税收", "万元/亩", 50, baseline=tax),
            Indicator("tax_per_power", "单位用电税收", "", 50, baseline=power),
        ),
        open_points=HUANGYAN_OPEN,
    )


HUANGYAN_OPEN = ("公示文本未载分档比例，不定A、B、C、D类", NO_CAP, "公示文本只列数值，除亩均税收外单位为推定")
HUANGYAN_DOCUMENT = "黄政发〔2018〕12号；黄岩区亩均办《工业企业综合评价得分计算说明》"
_2021 = ("黄岩区亩均办公示 2022-09-20", HUANGYAN_DOCUMENT)
_2022 = ("黄岩区亩均办公示 2023-09-25", HUANGYAN_DOCUMENT)

HUANGYAN_2021 = _huangyan(2021, *_2021, (26.01, 132.27, 2.54, 4861.08, 17.45, 0.0305))
HUANGYAN_2022 = _huangyan(2022, *_2022, (24.097, 136.16, 2.694, 4929.81, 18.14, 0.0302))
HUANGYAN_2021_SMALL = _huangyan_small(2021, *_2021, 16.601058, 0.236565)
HUANGYAN_2022_SMALL = _huangyan_small(2022, *_2022, 11.5932, 0.2352)

HUAIAN_2024 = RuleSet(
    code="huaian-2024",
    label="淮安市2024年办法（规上及占地3亩以上规下）",
    year=2024,
    scope="规上及占地3亩以上规下",
    document="《淮安市工业企业资源集约利用综合评价办法》",
    source="淮安市工信局政策问答 2024-05-31",
    indicators=(
        Indicator(TAX, "亩均税收", "万元/亩", 45, Form.MEAN_RATIO, multiple=2),
        Indicator(REVENUE, "亩均销售收入", "万元/亩", 35, Form.MEAN_RATIO, multiple=2),
        Indicator("tax_per_energy", "绿色发展（单位能耗税收）", "万元/吨标煤", 20, Form.MEAN_RATIO, multiple=2),
    ),
    cuts=(
        Cut("A", 0.20, "A类为前20%"),
        Cut("B", 0.60, "B类为20%—60%"),
        Cut("C", 0.95, "C类为60%—95%，D类为后5%"),
    ),
    exemptions=(UTILITY, Exemption("new", "投产不到2年的新办企业", Treatment.UNSUITABLE)),
    open_points=(
        "基准值为上年度均值的“2倍左右”，按2倍计",
        "绿色发展指单位能（电）耗税收，按综合能耗计",
        "减分项由各县（区）自行设置",
        NO_CAP,
    ),
)

JINGDE_OPEN = ("权重未检索到，须另行给出", "分档比例未检索到，须另行给出", "最大值等于最小值时的计分未规定，须另行给出")


def _jingde(code: str, label: str, scope: str, indicators: tuple[tuple[str, str, str], ...]) -> RuleSet:
    return RuleSet(
        code=code,
        label=label,
        year=2022,
        scope=scope,
        document="《旌德县亩均效益评价实施方案（试行）》",
        source="旌德县科技商务经信局解读 2022-04-23",
        indicators=tuple(Indicator(*each, weight=None, form=Form.MINMAX) for each in indicators),
        exemptions=(UTILITY,),
        open_points=JINGDE_OPEN,
    )


JINGDE_2022 = _jingde(
    "jingde-2022",
    "旌德县2022年（规上）",
    ON_SCALE,
    (
        (TAX, "亩均税收", "万元/亩"),
        (REVENUE, "亩均营业收入", "万元/亩"),
        ("tech_invest_per_mu", "亩均技术改造投资", "万元/亩"),
        ("productivity", "全员劳动生产率", "万元/人"),
        ("revenue_per_emission", "单位污染物排放营业收入", ""),
        ("rd_share", "R&D经费占营业收入比重", "比值"),
        ("revenue_per_energy", "单位能耗营业收入", "万元/吨标煤"),
    ),
)
JINGDE_2022_SMALL = _jingde(
    "jingde-2022-small",
    "旌德县2022年（占地5亩以上规下）",
    BELOW_SCALE,
    (
        (TAX, "亩均税收", "万元/亩"),
        ("revenue_per_energy", "单位能耗营业收入", "万元/吨标煤"),
        ("revenue_per_emission", "单位污染物排放营业收入", ""),
    ),
)

RULE_SETS: dict[str, RuleSet] = {
    rule.code: rule
    for rule in (
        BENGBU_2021,
        HUANGYAN_2021,
        HUANGYAN_2021_SMALL,
        HUANGYAN_2022,
        HUANGYAN_2022_SMALL,
        HUAIAN_2024,
        JINGDE_2022,
        JINGDE_2022_SMALL,
    )
}


def rule_set(code: str) -> RuleSet:
    """The shipped rule set of this code (取规则集). Unmeasurable with the list of codes if there is none."""
    if code not in RULE_SETS:
        raise Unmeasurable(
            f"没有规则“{code}”，可用：{'、'.join(RULE_SETS)}", f"no rule “{code}”; there are {', '.join(RULE_SETS)}"
        )
    return RULE_SETS[code]
