"""断言核验: planted errors are found, a clean quarter raises no alarm, and each doubt comes as a question."""

import random
from dataclasses import replace
from functools import cache

import pytest

from yinuo.evidence.measures.claims import Claim, Dictionary, FigureStatus, Kind, Part, Weight, against_actuals, check

DISTRICTS = ["龙子湖区", "蚌山区", "禹会区", "淮上区", "怀远县", "五河县", "固镇县"]
ZONES = {"高新区": "禹会区", "经开区": "龙子湖区"}
DICTIONARY = Dictionary(
    dimensions={
        "规上工业产值": "金额",
        "工业税收": "金额",
        "工业用地": "面积",
        "亩均税收": "金额/面积",
        "新签约项目数": "数量",
    },
    quotients={"亩均税收": ("工业税收", "工业用地")},
    inside=ZONES,
)
QUARTERS = [f"{year}Q{quarter}" for year in (2022, 2023) for quarter in (1, 2, 3, 4)] + ["2024Q1", "2024Q2"]
NEW = "2024Q2"


@cache
def city(seed):
    """Ten quarters of an invented city: money in 亿元, land in 亩, counts – the last quarter is the new report."""
    dice = random.Random(seed)
    said, earlier = [], []
    for place in DISTRICTS:
        output, land, tax = dice.uniform(15, 180), dice.uniform(3000, 30000), dice.uniform(1.2, 9)
        firms = {f"{place}企业{n}": dice.uniform(0.2, 9) for n in range(dice.randint(5, 15))}
        for quarter in QUARTERS:
            output *= dice.uniform(0.86, 1.22)
            tax *= dice.uniform(0.85, 1.25)
            land *= dice.uniform(1.0, 1.02)
            firms = {firm: value * dice.uniform(0.9, 1.15) for firm, value in firms.items()}
            month = dice.randint(2, 40)
            rows = [
                ("规上工业产值", round(output, 2), "亿元", {}),
                ("工业税收", round(tax * 1e4, 1), "万元", {}),
                ("工业用地", round(land, 1), "亩", {}),
                ("亩均税收", round(tax * 1e4 / land, 3), "万元/亩", {}),
                (
                    "新签约项目数",
                    month,
                    "个",
                    {"parts": tuple(Part(f"{place}{quarter}项目{n}", 1) for n in range(month))},
                ),
                ("集群产值", round(sum(firms.values()), 2), "亿元", {"firms": dict(firms)}),
            ]
            for name, value, unit, more in rows:
                number = f"{place}-{name}-{quarter}"
                claim = Claim(number, name, float(value), unit, place, quarter, "统计局季报", **more)
                (said if quarter == NEW else earlier).append(claim)
    whole = tuple(
        Part(place, next(c.value for c in said if c.place == place and c.indicator == "规上工业产值"), place)
        for place in DISTRICTS
    )
    total = Claim(
        "全市-产值",
        "规上工业产值",
        round(sum(p.value for p in whole), 2),
        "亿元",
        "蚌埠市",
        NEW,
        "统计局季报",
        parts=whole,
    )
    return [*said, total], earlier


def alarms(said, earlier):
    return [doubt for doubt in check(said, earlier=earlier, dictionary=DICTIONARY) if doubt.weight is Weight.ALARM]


@pytest.mark.parametrize("seed", range(30))
def test_a_clean_quarter_raises_no_alarm(seed):
    assert alarms(*city(seed)) == []


def one(said, dice, indicator):
    return dice.choice([claim for claim in said if claim.indicator == indicator and claim.place in DISTRICTS])


def mislabelled(unit):
    def plant(said, earlier, dice):
        name = {"万元": "规上工业产值", "亿元": "工业税收", "公顷": "工业用地", "万元/公顷": "亩均税收"}[unit]
        claim = one(said, dice, name)
        return claim, replace(claim, unit=unit)

    return plant


def ten_thousand_times(said, earlier, dice):
    claim = one(said, dice, "规上工业产值")
    return claim, replace(claim, value=claim.value * 10_000)


def another_quarters(said, earlier, dice):
    claim = one(said, dice, dice.choice(["规上工业产值", "工业税收"]))
    twin = dice.choice([old for old in earlier if old.subject == claim.subject and old.value != claim.value])
    return claim, replace(claim, value=twin.value)


def counted_twice(said, earlier, dice):
    claim = one(said, dice, "新签约项目数")
    return claim, replace(claim, value=claim.value + 1, parts=(*claim.parts, claim.parts[0]))


def zone_beside_district(said, earlier, dice):
    claim = next(claim for claim in said if claim.number == "全市-产值")
    zone = dice.choice(list(ZONES))
    return claim, replace(claim, value=round(claim.value + 9.87, 2), parts=(*claim.parts, Part(zone, 9.87, zone)))


def longer_list(said, earlier, dice):
    claim = one(said, dice, "集群产值")
    firms = {**claim.firms, "新进企业": 5.0}
    return claim, replace(claim, value=round(sum(firms.values()), 2), firms=firms)


def sum_that_is_off(said, earlier, dice):
    claim = next(claim for claim in said if claim.number == "全市-产值")
    return claim, replace(claim, value=claim.value + dice.choice([-3.0, 0.5, 11.0]))


def half_year_against_a_whole(said, earlier, dice):
    claim = one(said, dice, "规上工业产值")
    return claim, replace(claim, compared_with=dice.choice(["2023", "2023H1", "2024Q1"]))


PLANTED = [
    (mislabelled("万元"), {Kind.TEN_THOUSAND}, "亿元写成万元"),
    (mislabelled("亿元"), {Kind.TEN_THOUSAND}, "万元写成亿元"),
    (ten_thousand_times, {Kind.TEN_THOUSAND}, "数值差一万倍"),
    (mislabelled("公顷"), {Kind.MU_HECTARE}, "亩写成公顷"),
    (mislabelled("万元/公顷"), {Kind.MU_HECTARE}, "每亩写成每公顷"),
    (another_quarters, {Kind.OTHER_PERIOD}, "换了季度的数"),
    (counted_twice, {Kind.DOUBLE_COUNT}, "同一项目计两次"),
    (zone_beside_district, {Kind.DOUBLE_COUNT}, "开发区与所在区相加"),
    (longer_list, {Kind.LIST_CHANGED}, "名录加了企业"),
    (sum_that_is_off, {Kind.SUM}, "合计不等于分项"),
    (half_year_against_a_whole, {Kind.BASE_PERIOD}, "基期不是同期"),
]


@pytest.mark.parametrize(("plant", "kinds"), [row[:2] for row in PLANTED], ids=[row[2] for row in PLANTED])
def test_planted_errors_are_found_in_at_least_95_of_100_reports(plant, kinds):
    found = 0
    for seed in range(100):
        said, earlier = city(seed % 10)
        dice = random.Random(seed)
        right, wrong = plant(said, earlier, dice)
        report = [wrong if claim is right else claim for claim in said]
        doubts = check(report, earlier=earlier, dictionary=DICTIONARY)
        found += any(doubt.kind in kinds and wrong.number in doubt.claims for doubt in doubts)
    assert found >= 95


def test_this_years_and_last_years_figures_exchanged_in_one_report_always_alarm():
    for seed in range(100):
        said, earlier = city(seed % 10)
        now = one(said, random.Random(seed), "规上工业产值")
        then = next(old for old in earlier if old.subject == now.subject and old.period == "2023Q2")
        again = replace(then, number="上年同期", source="本次报告")
        assert alarms([*said, again], earlier) == []  # restating last year rightly is no doubt
        swapped = [replace(now, value=then.value), replace(again, value=now.value)]
        doubts = alarms([*(claim for claim in said if claim is not now), *swapped], earlier)
        assert {Kind.CONFLICT, Kind.OTHER_PERIOD} & {doubt.kind for doubt in doubts if "上年同期" in doubt.claims}


@pytest.mark.parametrize(
    ("value", "known", "weight"),
    [
        (45.672, False, Weight.ALARM),  # five digits are no chance
        (45.67, False, Weight.NOTE),  # four may be
        (45.6, False, None),  # three often are
        (45.6, True, Weight.ALARM),  # but its own period has another figure
    ],
)
def test_last_years_figure_for_this_year_is_an_alarm_when_it_cannot_be_chance(value, known, weight):
    earlier = [claim("1", value, "2022", "亿元", "产值")] + [claim("2", 51.3, "2023", "亿元", "产值")] * known
    doubts = check([claim("3", value, "2023", "亿元", "产值")], earlier=earlier)
    assert [doubt.weight for doubt in doubts] == ([] if weight is None else [weight])
    assert all(doubt.kind is Kind.OTHER_PERIOD for doubt in doubts)


def claim(number, value, period="2024", unit="%", indicator="地区生产总值增速", **more):
    return Claim(number, indicator, value, unit, "蚌埠市", period, more.pop("source", "某文件"), **more)


def test_a_total_that_is_only_rounded_is_a_note():
    parts = tuple(Part(name, value) for name, value in (("怀远", 45.67), ("五河", 30.21), ("固镇", 24.4)))
    exact = claim("1", 100.28, "2024", "亿元", "产值", parts=parts)
    assert check([exact]) == []
    assert [doubt.weight for doubt in check([replace(exact, value=100.0)])] == [Weight.NOTE]
    assert [doubt.weight for doubt in check([replace(exact, value=101.28)])] == [Weight.ALARM]


def test_two_actual_figures_for_one_fact_stand_side_by_side_with_their_sources():
    doubts = check(
        [claim("1", 5.4, source="政府工作报告", basis="可比价"), claim("2", 5.2, source="统计公报", basis="可比价")]
    )
    assert [doubt.kind for doubt in doubts] == [Kind.CONFLICT]
    assert doubts[0].reason == "蚌埠市2024地区生产总值增速有5.4%（政府工作报告）与5.2%（统计公报）两个数"
    assert doubts[0].question.endswith("以哪个为准，差别从何而来？")


def test_a_figure_without_its_basis_is_held_against_one_that_names_it():
    said = [claim("1", 5.4), claim("2", 5.2, basis="可比价"), claim("3", 7.9, basis="现价")]
    pairs = [doubt.claims for doubt in check(said) if doubt.kind is Kind.CONFLICT]
    assert pairs == [("1", "2"), ("1", "3")]  # 5.2 and 7.9 differ in basis, which is no conflict


def test_firms_may_be_counted_by_either_word():
    assert check([claim("1", 126, "2022", "户", "新增规上"), claim("2", 126, "2022", "家", "新增规上")]) == []


def test_a_forecast_beside_an_actual_figure_is_no_conflict_but_has_an_outcome():
    said = [claim("1", 5.4, status=FigureStatus.FORECAST, basis="可比价"), claim("2", 5.2, basis="可比价")]
    assert check(said) == []
    fate = against_actuals(said, said)[0]
    assert (fate.difference, fate.reason) == (-0.2, "预计5.4%，实际5.2%，相差-0.2")


def test_conflicting_actuals_leave_the_outcome_open():
    said = [claim("1", 6, status=FigureStatus.TARGET), claim("2", 6.3), claim("3", 5.9)]
    fate = against_actuals(said, said)[0]
    assert (fate.difference, len(fate.actuals)) == (None, 2)
    assert against_actuals(said[:1], said[:1])[0].reason == "目标6%，实际数未见"


def test_a_rounded_figure_is_a_note_and_not_an_alarm():
    doubts = check([claim("1", 6, basis="可比价"), claim("2", 6.3, basis="可比价")])
    assert [(doubt.kind, doubt.weight) for doubt in doubts] == [(Kind.CONFLICT, Weight.NOTE)]
    assert "可能是四舍五入之差" in doubts[0].reason


def test_the_same_amount_in_another_unit_is_no_conflict():
    output = {"indicator": "产值", "unit": "亿元"}
    assert check([claim("1", 1.5, **output), claim("2", 15000, **(output | {"unit": "万元"}))]) == []


def test_a_unit_that_does_not_measure_the_indicator_is_asked_about():
    doubt = check([claim("1", 300, unit="亩", indicator="工业税收")], dictionary=DICTIONARY)[0]
    assert (doubt.kind, doubt.reason) == (Kind.UNIT, "“工业税收”应以金额单位计，所报单位“亩”属面积")
    strange = check([claim("1", 300, unit="担", indicator="工业税收")])[0]
    assert (strange.kind, "不在单位词典中" in strange.reason) == (Kind.UNIT, True)


def test_a_per_mu_figure_must_follow_from_its_tax_and_land():
    tax = claim("1", 5.2, unit="亿元", indicator="工业税收")
    land = claim("2", 664, unit="亩", indicator="工业用地")
    right = claim("3", 78.3, unit="万元/亩", indicator="亩均税收")
    assert check([tax, land, right], dictionary=DICTIONARY) == []
    doubt = check([tax, land, replace(right, value=68.3)], dictionary=DICTIONARY)[0]
    assert (doubt.kind, doubt.reason) == (Kind.QUOTIENT, "5.2亿元÷664亩为78.3133万元/亩，所报68.3万元/亩")
    hectare = check([tax, replace(land, unit="公顷"), right], dictionary=DICTIONARY)[0]
    assert hectare.kind is Kind.MU_HECTARE


def test_running_totals_do_not_fall():
    half = claim("1", 80, "2024H1", "个", "新签约项目数", basis="累计")
    year = claim("2", 75, "2024", "个", "新签约项目数", basis="累计")
    doubt = check([year], earlier=[half])[0]
    assert (doubt.kind, doubt.claims) == (Kind.SHRINKING, ("1", "2"))
    assert check([replace(year, value=90)], earlier=[half]) == []


def test_a_project_counted_by_two_counties_is_asked_about_but_a_citys_total_is_not():
    def signed(number, place, *projects):
        return Claim(
            number,
            "新签约项目数",
            len(projects),
            "个",
            place,
            "2024",
            "专班",
            parts=tuple(Part(p, 1) for p in projects),
        )

    shared = check([signed("1", "怀远县", "甲", "乙"), signed("2", "高新区", "乙", "丙")])
    assert [(doubt.kind, doubt.reason[:1]) for doubt in shared] == [(Kind.DOUBLE_COUNT, "乙")]
    apart = [signed("1", "怀远县", "甲"), signed("2", "高新区", "乙"), signed("3", "蚌埠市", "甲", "乙")]
    assert check(apart) == []


def test_a_changed_list_comes_with_the_growth_of_the_same_firms():
    before = claim("1", 180, "2023", "亿元", "集群产值", firms={"a": 100.0, "b": 50.0, "c": 30.0})
    after = claim("2", 200, "2024", "亿元", "集群产值", firms={"a": 105.0, "b": 55.0, "d": 40.0})
    doubt = check([after], earlier=[before])[0]
    assert "新增1户、减少1户：全名录增长11.1%，同一批企业增长6.7%" in doubt.reason


def test_thirty_five_events_without_source_or_period_are_noted():
    doubt = check([Claim("1", "产选活动", 35, "场", "蚌埠市", "未标注")])[0]
    assert (doubt.kind, doubt.weight) == (Kind.NOT_STATED, Weight.NOTE)
    assert doubt.question == "请说明“35场”的统计期、来源。"
