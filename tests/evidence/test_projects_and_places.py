"""项目、位次、载体: funnels and cohorts, stage age, rank and gap, promises per mu, space (T18–T22)."""

from datetime import date

import pytest

from yinuo.evidence.measures import matchmaking, pipeline, ranks, space
from yinuo.evidence.measures.pipeline import Halt, Light, Project, Stage
from yinuo.evidence.measures.promised import LandPromise, promised_per_mu
from yinuo.evidence.measures.reasons import Unmeasurable
from yinuo.evidence.measures.space import Need, Readiness, Space

TODAY = date(2024, 12, 31)


def project(number, signed=None, today=TODAY, **stages):
    reached = {Stage[name.upper()]: day for name, day in stages.items() if name.upper() in Stage.__members__}
    more = {name: value for name, value in stages.items() if name.upper() not in Stage.__members__}
    return Project(number, number, ({Stage.SIGNED: signed} if signed else {}) | reached, **more)


def test_t18_bozhous_totals_of_one_year_are_no_conversion_rates_and_say_so():
    found = pipeline.snapshot({"新签约": 510, "新落地": 302, "新开工": 136, "新纳统": 133})
    assert [round(100 * ratio, 1) for ratio in found.ratios] == [59.2, 45.0, 97.8]
    assert found.notes == ("存量口径，非同批次，不是转化率",)
    assert pipeline.snapshot({"签约": 0, "落地": 3}).ratios == (None,)


@pytest.mark.parametrize(
    ("last", "months", "light"),
    [
        (date(2024, 11, 1), 1, Light.GREEN),
        (date(2024, 10, 31), 2, Light.YELLOW),  # two whole months
        (date(2024, 9, 30), 3, Light.RED),  # 30 September + 3 months = 30 December
        (date(2024, 6, 30), 6, Light.OUT),  # a day more than half a year
        (date(2024, 7, 1), 5, Light.RED),
        (date(2024, 8, 31), 4, Light.RED),
    ],
)
def test_t19_a_project_without_progress_turns_yellow_red_and_out(last, months, light):
    age = pipeline.ages([project("甲", date(2023, 1, 5), progress_on=last)], TODAY)[0]
    assert (age.months, age.light) == (months, light)


def test_t19_half_a_year_to_the_day_is_not_yet_over_half_a_year():
    age = pipeline.ages([project("甲", date(2024, 6, 30))], date(2024, 12, 30))[0]
    assert (age.months, age.light) == (6, Light.RED)


def test_t19_finished_stopped_and_undated_projects_have_no_age():
    done = project("达效", date(2020, 1, 1), at_full=date(2021, 1, 1))
    gone = project("终止", date(2020, 1, 1), halt=Halt.ENDED)
    blank = project("不详")
    lights = {age.project.number: age.light for age in pipeline.ages([done, gone, blank], TODAY)}
    assert lights == {"达效": Light.DONE, "终止": Light.HALTED, "不详": None}


def test_cohorts_follow_the_same_projects_and_only_count_those_old_enough():
    batch = [
        project(
            "一", date(2021, 3, 1), settled=date(2021, 6, 1), started=date(2022, 1, 1), agreed_wan=100, paid_wan=80
        ),
        project("二", date(2021, 5, 1), started=date(2024, 5, 2), agreed_wan=50),  # landed unseen, started too late
        project("三", date(2021, 9, 1), halt=Halt.ENDED),
        project("四", date(2024, 2, 1), settled=date(2024, 3, 1)),
        project("五"),
    ]
    old, young = pipeline.cohorts(batch, TODAY)
    steps = {step.stage: step for step in old.steps}
    assert (old.year, old.projects, old.mature, old.halted) == (2021, 3, 3, 1)
    assert (steps[Stage.SETTLED].reached, steps[Stage.SETTLED].median_days) == (2, 92)
    assert steps[Stage.STARTED].share == pytest.approx(2 / 3)
    assert steps[Stage.STARTED].of_mature == pytest.approx(1 / 3)  # within 24 months of signing
    assert (old.agreed_wan, old.paid_wan, old.amounts_unknown) == (150, 80, 2)
    assert (young.mature, young.steps[0].of_mature) == (0, None)
    assert "均未满24个月，暂不能与往年比较" in young.notes


def test_a_project_counted_twice_is_refused():
    with pytest.raises(Unmeasurable, match="“甲”重复"):
        pipeline.cohorts([project("甲", date(2021, 1, 1)), project("甲", date(2022, 1, 1))], TODAY)


def test_a_projects_record_is_checked_for_what_cannot_be():
    odd = project("甲", date(2022, 5, 1), started=date(2022, 3, 1), agreed_wan=100, paid_wan=120)
    assert odd.problems() == ["开工（2022-03-01）早于签约（2022-05-01）", "到位资金120万元大于协议投资100万元"]


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 11, 30), 3, date(2025, 2, 28)),
        (date(2024, 12, 5), 1, date(2025, 1, 5)),
    ],
)
def test_months_end_on_the_same_day_or_the_months_last(start, months, end):
    assert pipeline.months_after(start, months) == end
    assert pipeline.months_between(start, end) == months


def test_events_count_by_what_was_carried_out_and_silence_is_unknown():
    match = matchmaking.Match
    events = [
        matchmaking.Event(
            "1",
            date(2024, 1, 5),
            "一场",
            (match("甲", "乙", 100, {90: True, 180: True}, 60), match("丙", "丁", None, {90: False})),
            True,
        ),
        matchmaking.Event("2", date(2024, 11, 20), "二场", (match("戊", "己", 30, {}),)),
        matchmaking.Event("3", date(2024, 5, 1), "三场"),
        matchmaking.Event("4", date(2025, 1, 5), "还没办"),
    ]  # fmt: skip – one event a line
    found = matchmaking.outcomes(events, TODAY, claimed=35)
    assert (found.events, found.with_matches, found.with_evidence, found.matches) == (3, 2, 1, 3)
    ninety, half_year = found.follow_ups
    assert (ninety.due, ninety.answered, ninety.carried_out, ninety.not_yet_due, ninety.rate) == (2, 2, 1, 1, 0.5)
    assert (half_year.due, half_year.answered, half_year.rate) == (2, 1, 1.0)
    assert "所报35场，清单中可查3场" in found.notes
    assert "满180天的2项中1项没有回访记录" in found.notes


def test_t20_the_gap_to_the_province_is_in_points():
    assert ranks.gap(2.0, 3.5) == -1.5


def test_t20_earlier_ranks_follow_from_a_sentence_and_are_marked_as_derived():
    found = ranks.earlier(6.6, 7, [("2023Q1", 7.9, 7), ("2023H1", 3.4, 8), ("2023-01/2023-09", 1.7, 7)], peers=16)
    assert [each.value for each in found] == [-1.3, 3.2, 4.9]
    assert [each.rank for each in found] == [14, 15, 14]
    assert all(each.is_derived for each in found)
    with pytest.raises(Unmeasurable, match="超出1—16"):
        ranks.earlier(6.6, 7, [("2023Q1", None, 10)], peers=16)


def test_t20_ranks_share_ties_name_the_gaps_and_leave_the_unknown_out():
    found = ranks.ranking({"合肥": 6.0, "蚌埠": 5.2, "芜湖": 6.0, "滁州": None}, benchmark=5.8)
    assert [(each.place, each.rank) for each in found] == [("合肥", 1), ("芜湖", 1), ("蚌埠", 3), ("滁州", None)]
    bengbu = found[2]
    assert (bengbu.to_first, bengbu.to_next, bengbu.to_benchmark) == pytest.approx((-0.8, -0.8, -0.6))
    assert "滁州没有数据，位次可能更靠后" in bengbu.reasons
    assert [each.place for each in ranks.ranking({"甲": 3, "乙": 1}, high_is_first=False)] == ["乙", "甲"]


def test_movement_of_a_rank_is_forward_positive_and_unknown_next_to_a_gap():
    assert ranks.movements([("2021", 8), ("2022", 9), ("2023", None), ("2024", 7)]) == [
        ("2022", -1),
        ("2023", None),
        ("2024", None),
    ]


def test_t21_the_promise_of_huaishang_is_nearly_three_times_the_citys_mean():
    promise = LandPromise("淮上", "淮上区一季度项目", 664, {"tax": 52_000})
    found = promised_per_mu(promise, TODAY, benchmarks={"tax": 27})[0]
    assert found.promised == pytest.approx(78.31, abs=5e-3)
    assert found.ratio == pytest.approx(2.90, abs=5e-3)
    assert (found.kept, found.actual) == (None, None)
    assert "承诺达效日不详，无法判断是否到期" in found.reasons


@pytest.mark.parametrize(
    ("full_on", "actual", "kept", "words"),
    [
        (date(2025, 6, 30), 100, None, "承诺2025-06-30达效，尚未到期"),
        (date(2023, 6, 30), None, None, "已到达效日，实际数不详"),
        (date(2023, 6, 30), 150, 0.75, "实际7.5万元/亩，为承诺的75.0%"),
    ],
)
def test_a_promise_per_mu_is_judged_once_it_is_due_and_known(full_on, actual, kept, words):
    promise = LandPromise("甲", "甲项目", 20, {"tax": 200}, {"tax": actual}, full_on)
    found = promised_per_mu(promise, TODAY)[0]
    assert found.kept == kept
    assert words in found.reasons


NEED = Need("需1", area=5000, price=10, power_kva=800, cluster="汽车零部件")
SPACE_A = Space("A", 5600, power_kva=900, price=9, clusters=frozenset({"汽车零部件"}), readiness=Readiness.FITTING)
SPACE_B = Space("B", 5000, power_kva=500, price=12, clusters=frozenset({"纺织"}), readiness=Readiness.READY)


def test_t22_spaces_are_scored_by_five_wishes():
    first, second = space.match(NEED, [SPACE_B, SPACE_A])
    assert (first.space, first.low, first.high) == ("A", pytest.approx(0.914), pytest.approx(0.914))
    assert first.parts == pytest.approx({"area": 0.88, "price": 1, "power": 1, "cluster": 1, "ready": 0.5})
    assert (second.space, second.low) == ("B", pytest.approx(0.685))
    assert second.parts == pytest.approx({"area": 1, "price": 0.8, "power": 0.625, "cluster": 0, "ready": 1})


@pytest.mark.parametrize(
    ("need", "offer", "words"),
    [
        (Need("n", area_min=6000), Space("s", area=5000), "面积不符：需要6000，现有5000"),
        (Need("n", height_m_min=9), Space("s", height_m=8.1), "层高（米）不符：需要9，现有8.1"),
        (Need("n", power_kva_min=800), Space("s", power_kva=630), "用电容量（千伏安）不符"),
        (
            Need("n", environment_class="三类"),
            Space("s", environment_classes=frozenset({"一类", "二类"})),
            "环评类别不符：需要三类，现有一类、二类",
        ),
        (Need("n", industry="化工"), Space("s", industries=frozenset({"电子"})), "园区产业目录不符"),
        (Need("n", needed_by=date(2025, 1, 1)), Space("s", available_from=date(2025, 3, 1)), "交付时间不符"),
        (Need("n", promised_tax_per_mu=15), Space("s", tax_per_mu_from=20), "承诺15万元/亩，园区门槛20万元/亩"),
    ],
)  # fmt: skip – one condition a line
def test_a_condition_that_is_not_met_excludes_with_its_reason(need, offer, words):
    found = space.match(need, [offer])[0]
    assert not found.fits
    assert found.low is None
    assert words in found.failed[0]


def test_what_the_ledger_does_not_say_is_to_be_checked_and_makes_the_score_a_range():
    found = space.match(
        Need("n", area_min=1000, area=2000, price=10), [Space("s", price=10, readiness=Readiness.READY)]
    )[0]
    assert found.fits
    assert found.unsure == ("面积待核实：需要1000，台账未载",)
    assert (found.low, found.high) == pytest.approx((0.7, 1.0))


def test_weights_of_wishes_add_up_to_one():
    with pytest.raises(Unmeasurable, match="合计为1"):
        space.match(NEED, [SPACE_A], weights={"area": 1.0})
