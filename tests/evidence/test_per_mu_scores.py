"""亩均评价: worked examples of the five scoring forms, classes, exclusions, years and appeals (T1–T6 of the evidence study)."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from yinuo.evidence.measures.per_mu import (
    Appeal,
    Exemption,
    Finding,
    Firms,
    Flat,
    Form,
    Indicator,
    Missing,
    RuleSet,
    Treatment,
    baseline_change,
    class_table,
    evaluate,
    firm_result,
    fixed_lines,
    floor_as_land,
    grade_of,
    grades_by_lines,
    hear,
    land_mu,
    mean_of,
    quotients,
    rescore,
    rule_set,
    set_cuts,
    summarise,
)
from yinuo.evidence.measures.per_mu.scoring import by_best, by_inverse, by_minmax
from yinuo.evidence.measures.reasons import Unmeasurable

HUANGYAN = (
    "tax_per_mu",
    "value_added_per_mu",
    "value_added_per_energy",
    "value_added_per_emission",
    "productivity",
    "rd_share",
)
NAN = float("nan")
CHINA = ZoneInfo("Asia/Shanghai")


def firms(codes, *rows, **more):
    columns = np.array(rows, dtype=float).T
    return Firms(ids=[f"企业{n}" for n in range(len(rows))], values=dict(zip(codes, columns, strict=True)), **more)


def one_rule(*weights, form=Form.RATIO, cuts=None, **more):
    indicators = tuple(
        Indicator(f"i{n}", f"指标{n}", "", weight, form, 1.0 if form is Form.RATIO else None)
        for n, weight in enumerate(weights)
    )
    cuts = set_cuts(cuts or {"A": 0.2, "B": 0.6, "C": 0.95})
    return RuleSet("test", "测试", 2022, "规上", "", "", indicators, cuts, **more)


def test_t1_a_firm_scores_by_ratio_to_the_huangyan_baselines_without_a_cap():
    result = evaluate(firms(HUANGYAN, (30, 120, 3.0, 5000, 20, 0.025)), rule_set("huangyan-2022"))
    points = [column[0] for column in result.points.values()]
    assert points == pytest.approx([37.349, 17.6263, 22.2717, 10.1424, 11.0254, 8.2781], abs=1e-3)
    assert result.total[0] == pytest.approx(106.693, abs=1e-3)


@pytest.mark.parametrize(("cap", "total"), [(1.5, 95.5752), (2.0, 110.5752), (None, 125.2733)])
def test_t2_a_cap_limits_a_negative_gets_nothing_and_a_missing_emission_gets_the_mean(cap, total):
    data = firms(HUANGYAN, (60, -5, 3.0, NAN, 20, 0.025), (24, 136, 2.7, 0.9 * 4929.81, 18, 0.03))
    result = evaluate(data, rule_set("huangyan-2022").adjusted(cap=cap))
    assert result.points["value_added_per_emission"] == pytest.approx([9.0, 9.0])
    assert result.total[0] == pytest.approx(total, abs=1e-3)
    said = "\n".join(firm_result(result, 0).reasons)
    assert "无数据，按全体平均得分赋分，得9分" in said
    assert "-5万元/亩为负，计0分" in said
    assert ("按上限1.5倍" in said) == (cap == 1.5)


def test_t3_the_bengbu_weights_give_a_hundred_at_the_baseline():
    rule = rule_set("bengbu-2021").adjusted(
        baselines={"tax_per_mu": 27, "revenue_per_mu": 450, "revenue_per_energy": 20}
    )
    codes = ("tax_per_mu", "revenue_per_mu", "revenue_per_energy")
    result = evaluate(firms(codes, (40, 600, 18), (27, 450, 20), (10, 200, 8)), rule)
    assert result.total == pytest.approx([133.5, 100, 40.4444], abs=1e-3)
    assert any("计分公式未检索到" in note for note in rule.assumptions())
    assert any("亩均税收基准值设为27" in note for note in rule.assumptions())


def test_t3_bengbu_refuses_to_score_without_baselines_which_no_text_gives():
    with pytest.raises(Unmeasurable, match=r"基准值.*baseline"):
        evaluate(firms(("tax_per_mu", "revenue_per_mu", "revenue_per_energy"), (1, 1, 1)), rule_set("bengbu-2021"))


def test_t4_min_max_starts_at_a_fifth_of_the_weight():
    points = by_minmax(np.array([5.0, 12, 20, 40]), 5.0, 40.0, 30)
    assert points == pytest.approx([6.0, 10.8, 16.2857, 30.0], abs=1e-3)


@pytest.mark.parametrize(("flat", "points"), [(Flat.FULL, 30.0), (Flat.FLOOR, 6.0)])
def test_t4_equal_values_need_a_setting_because_the_rule_is_silent(flat, points):
    same = np.array([7.0, 7.0])
    assert by_minmax(same, 7.0, 7.0, 30, flat) == pytest.approx([points, points])
    with pytest.raises(Unmeasurable, match="flat"):
        by_minmax(same, 7.0, 7.0, 30)


def test_t4_jingde_asks_for_the_weights_that_no_text_gives():
    rule = rule_set("jingde-2022")
    assert len(rule.missing()) == 7
    weights = {each.code: 100 / 7 for each in rule.indicators}
    data = firms(tuple(weights), tuple(range(1, 8)), tuple(range(2, 9)))
    result = evaluate(data, rule.adjusted(weights=weights))
    assert result.total == pytest.approx([20, 100])
    assert list(result.grades) == ["", ""]  # and no class, because no text gives the shares


def test_t5_huaian_takes_twice_last_years_mean_as_its_baseline():
    codes = ("tax_per_mu", "revenue_per_mu", "tax_per_energy")
    last_year = firms(codes, (10, 300, 1.0), (30, 500, 3.0))
    result = evaluate(firms(codes, (30, 500, 1.5)), rule_set("huaian-2024"), reference=last_year)
    assert [float(result.scale.high[code][0]) for code in codes] == [40, 800, 4]
    assert result.total[0] == pytest.approx(63.125)


@pytest.mark.parametrize(
    ("n", "cuts", "counts"),
    [
        (20, {"A": 0.20, "B": 0.60, "C": 0.95}, {"A": 4, "B": 8, "C": 7, "D": 1}),
        (20, {"A": 0.25, "B": 0.70, "C": 0.95}, {"A": 5, "B": 9, "C": 5, "D": 1}),
        (7, {"A": 0.20, "B": 0.60, "C": 0.95}, {"A": 1, "B": 3, "C": 2, "D": 1}),
    ],
)
def test_t6_classes_follow_the_cumulative_share(n, cuts, counts):
    data = firms(("i0",), *[(n - k,) for k in range(n)])
    result = evaluate(data, one_rule(100, cuts=cuts))
    assert result.counts() == counts
    assert [grade_of(rank, n, result.rule.cuts) for rank in range(1, n + 1)] == list(result.grades)


def test_t6_bengbus_published_counts_fit_a_first_65_per_cent():
    counts = {"A": 150, "B": 291, "C": 198, "D": 33}
    shares = [round(100 * count / sum(counts.values()), 2) for count in counts.values()]
    assert shares == [22.32, 43.30, 29.46, 4.91]
    limit = next(cut.upto for cut in rule_set("bengbu-2021").cuts if cut.grade == "B")
    assert abs((150 + 291) / 672 - limit) < 0.01


def test_equal_totals_share_the_better_rank_and_class():
    result = evaluate(firms(("i0",), (5,), (5,), (3,), (1,), (1,)), one_rule(100))
    assert list(result.rank) == [1, 1, 3, 4, 4]
    assert list(result.grades) == ["A", "A", "B", "C", "C"]


def test_unsuitable_firms_leave_before_the_ranking_and_ungraded_ones_are_treated_as_the_rule_says():
    rule = one_rule(
        100,
        exemptions=(
            Exemption("utility", "公用事业", Treatment.UNSUITABLE),
            Exemption("new", "新投产", Treatment.UNGRADED),
        ),
        ungraded_as="B",
    )
    data = firms(
        ("i0",), *[(9 - k,) for k in range(5)], (99,), (98,), exemptions=["", "", "", "", "", "utility", "新投产"]
    )
    result = evaluate(data, rule)
    assert list(result.grades) == ["A", "B", "B", "C", "D", "T", "B"]
    assert list(result.out_of[:5]) == [5] * 5
    assert firm_result(result, 5).reasons == ["公用事业，不适合评价，不参加排名"]
    with pytest.raises(Unmeasurable, match="没有不参评类别“酒店”"):
        evaluate(firms(("i0",), (1,), exemptions=["酒店"]), rule)


def test_a_veto_lowers_the_class_but_frees_nobody_elses_place():
    data = firms(("i0",), *[(9 - k,) for k in range(5)], vetoes=["安全事故", "", "", "", ""])
    assert list(evaluate(data, one_rule(100, veto_to="C")).grades) == ["C", "B", "B", "C", "D"]
    undecided = evaluate(data, one_rule(100))
    assert undecided.grades[0] == "A"
    assert any("一票否决" in note for note in undecided.notes)


def test_a_firm_without_a_value_has_no_total_no_rank_and_no_class():
    result = evaluate(firms(("i0",), (3,), (NAN,)), one_rule(100))
    gap = firm_result(result, 1)
    assert (gap.total, gap.rank, gap.grade, gap.points) == (None, None, None, {"i0": None})
    assert gap.reasons == ["指标0：无数据，不计总分", "总分无法计算，不参加排名"]
    assert result.out_of[0] == 1


def test_missing_values_may_count_nothing_or_leave_their_weight_to_the_others():
    rule = one_rule(60, 40)
    data = firms(("i0", "i1"), (1, NAN))

    def total(how):
        indicators = tuple(replace(each, missing=how) for each in rule.indicators)
        return evaluate(data, replace(rule, indicators=indicators)).total[0]

    assert total(Missing.ZERO) == 60
    assert total(Missing.RENORMALISE) == 100


@pytest.mark.parametrize(("value", "points"), [(0, 4), (10, 2), (15, 1), (20, 0), (50, 0), (-3, 4)])
def test_the_inverse_form_gives_half_at_the_baseline_and_nothing_from_twice_of_it(value, points):
    assert by_inverse(np.array([float(value)]), 10.0, 4)[0] == pytest.approx(points)


def test_the_inverse_form_measures_against_the_mean_of_the_participants():
    result = evaluate(firms(("i0",), (5,), (15,)), one_rule(100, form=Form.INVERSE))
    assert result.total == pytest.approx([75, 25])


def test_the_best_firm_gets_all_and_the_others_their_share_of_it():
    assert by_best(np.array([10.0, 5, -1]), 10.0, 20) == pytest.approx([20, 10, 0])
    assert by_best(np.array([-1.0, -2]), -1.0, 20) == pytest.approx([0, 0])
    assert evaluate(firms(("i0",), (8,), (2,)), one_rule(100, form=Form.BEST)).total == pytest.approx([100, 25])


def test_industries_can_be_ranked_each_on_its_own():
    data = firms(("i0",), (5,), (1,), (50,), (10,), groups=["煤", "煤", "电", "电"])
    result = evaluate(data, one_rule(100, form=Form.BEST))
    assert list(result.rank) == [1, 2, 1, 2]
    assert result.total == pytest.approx([100, 20, 100, 20])


def test_bonus_and_penalty_move_the_total():
    data = firms(("i0",), (1,), (1,), bonus=np.array([5, NAN]), penalty=np.array([NAN, 2]))
    assert list(evaluate(data, one_rule(100)).total) == [105, 98]


def test_land_is_own_plus_rented_in_less_rented_out_and_unknown_stays_unknown():
    own, rented_in, rented_out = np.array([30.0, NAN, 0, 5]), np.array([10.0, 4, 6, NAN]), np.array([5.0, 0, 0, 9])
    assert land_mu(own, rented_in, rented_out) == pytest.approx([35, NAN, 6, NAN], nan_ok=True)
    assert floor_as_land(3000, 0.9) == pytest.approx(5.0)


def test_quotients_of_unknown_or_empty_divisors_are_unknown():
    found = quotients({"tax_wan": np.array([10.0, 10, NAN]), "land_mu": np.array([5.0, 0, 5])})
    assert found["tax_per_mu"] == pytest.approx([2, NAN, NAN], nan_ok=True)


def test_a_mean_of_firms_is_not_the_ratio_of_their_sums():
    raw = {"tax_wan": np.array([100.0, 100]), "land_mu": np.array([1.0, 100])}
    both = Firms(["大", "小"], quotients(raw), raw=raw)
    assert mean_of(both, "tax_per_mu") == pytest.approx(50.5)
    assert mean_of(both, "tax_per_mu", weighted=True) == pytest.approx(200 / 101)


def test_one_plant_can_make_the_mean_of_a_city():
    raw = {"tax_wan": np.array([5000.0, 100, 120, 80]), "land_mu": np.array([50.0, 20, 20, 20])}
    city = summarise(Firms(["卷烟", "甲", "乙", "丙"], quotients(raw), raw=raw), "tax_per_mu")[0]
    assert city.ratio_of_sums == pytest.approx(5300 / 110)
    assert city.without_top == pytest.approx(5)
    assert city.median == pytest.approx(5.5)
    assert (city.top_firm, round(city.top_share, 3)) == ("卷烟", 0.943)
    assert "总体水平靠少数企业" in city.notes[-1]


def test_a_county_without_data_is_unknown_not_zero():
    raw = {"tax_wan": np.array([NAN, 10.0]), "land_mu": np.array([5.0, 5])}
    empty, other = summarise(Firms(["甲", "乙"], quotients(raw), raw=raw), "tax_per_mu", by=["东县", "西县"])
    assert (empty.ratio_of_sums, empty.known, other.ratio_of_sums) == (None, 0, 2)


def test_two_years_are_compared_on_the_first_years_baseline_with_entries_and_exits_named():
    rule = one_rule(100, form=Form.BEST)
    before = firms(("i0",), (10,), (5,), (2,))
    after = Firms(["企业0", "企业1", "新企业"], {"i0": np.array([20.0, 5, 40])})
    result = rescore(before, after, rule)
    assert result.change("企业0") == pytest.approx(100)  # doubled: 100 → 200 on the same scale
    assert result.change("企业1") == pytest.approx(0)  # by its own year's best it would have fallen
    assert (result.entered, result.left) == (("新企业",), ("企业2",))
    assert result.mean_change == pytest.approx(50)
    assert sum(result.migration.values()) == 2


def test_the_huangyan_baseline_of_tax_per_mu_fell_so_scores_of_two_years_do_not_compare():
    moved = baseline_change(rule_set("huangyan-2021"), rule_set("huangyan-2022"))
    assert moved["tax_per_mu"] == pytest.approx(-0.0735, abs=1e-4)
    small = baseline_change(rule_set("huangyan-2021-small"), rule_set("huangyan-2022-small"))
    assert small["tax_per_mu"] == pytest.approx(-0.3017, abs=1e-4)


def test_fixed_lines_make_a_class_mean_something():
    first = evaluate(firms(("i0",), *[(10 - k,) for k in range(5)]), one_rule(100))
    better = evaluate(firms(("i0",), *[(30 - k,) for k in range(5)]), one_rule(100))
    assert grades_by_lines(better, fixed_lines(first)) == ["A"] * 5
    assert better.counts() == first.counts()  # shares say nothing changed


def test_an_upheld_appeal_moves_the_firm_and_pushes_another_down():
    raw = {"tax_wan": np.array([50.0, 40, 30, 20, 10]), "land_mu": np.full(5, 10.0)}
    data = Firms([f"企业{n}" for n in range(5)], quotients(raw), raw=raw)
    rule = RuleSet(
        "t",
        "测试",
        2022,
        "规上",
        "",
        "",
        (Indicator("tax_per_mu", "亩均税收", "万元/亩", 100, baseline=3),),
        set_cuts({"A": 0.2, "B": 0.6, "C": 0.95}),
    )  # fmt: skip – one rule
    at, late = datetime(2022, 8, 3, 9, tzinfo=CHINA), datetime(2022, 8, 4, 15, tzinfo=CHINA)
    appeals = [
        Appeal("企业4", "tax_wan", 60, "完税证明", at, Finding.UPHELD),
        Appeal("企业3", "tax_wan", 99, "完税证明", at, Finding.REJECTED),
        Appeal("企业2", "tax_wan", 99, "完税证明", late, Finding.UPHELD),
        Appeal("企业1", "tax_wan", 99, "", at, Finding.UPHELD),
    ]
    heard = hear(evaluate(data, rule), appeals, closes_at=datetime(2022, 8, 4, 12, tzinfo=CHINA))
    assert {(each.firm, each.before, each.after, each.appealed) for each in heard.moved} == {
        ("企业4", "D", "A", True),
        ("企业0", "A", "B", False),
        ("企业2", "B", "C", True),
        ("企业3", "C", "D", True),
    }
    why = {appeal.firm: reason for appeal, reason in heard.set_aside}
    assert "已过2022-08-04 12:00" in why["企业2"]
    assert why["企业3"].startswith("不采纳，仍用原值")
    assert why["企业1"] == "未附书面证明"


def test_classes_are_counted_by_county():
    result = evaluate(firms(("i0",), *[(9 - k,) for k in range(5)]), one_rule(100))
    assert class_table(result, ["东县", "东县", "西县", "西县", "西县"]) == {
        "东县": {"A": 1, "B": 1},
        "西县": {"B": 1, "C": 1, "D": 1},
    }


@pytest.mark.parametrize(
    "code", ["bengbu-2021", "huangyan-2021", "huangyan-2022", "huangyan-2022-small", "huaian-2024"]
)
def test_shipped_weights_add_up_to_a_hundred(code):
    assert rule_set(code).missing() == []


def test_settings_outside_the_rule_are_refused_by_name():
    with pytest.raises(Unmeasurable, match="没有指标 water"):
        rule_set("bengbu-2021").adjusted(baselines={"water": 1})
    with pytest.raises(Unmeasurable, match="ascending"):
        set_cuts({"A": 0.6, "B": 0.2})
    with pytest.raises(Unmeasurable, match="没有规则“北京”"):
        rule_set("北京")
