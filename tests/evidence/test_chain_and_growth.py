"""链条与增长: completeness and gaps, matched growth, shift-share, distance to a goal (T13, T16, T17, T23)."""

import pytest

from yinuo.evidence.measures import chain
from yinuo.evidence.measures.chain import Candidate, Node, Status
from yinuo.evidence.measures.growth import goal_distance, matched_growth, shift_share
from yinuo.evidence.measures.reasons import Unmeasurable

SENSORS = [
    Node("design", 3, 1, feasibility=0.5),
    Node("wafer", 3, 2, predecessors=("design",), feasibility=0.6),
    Node("package", 2, 0, predecessors=("wafer",), feasibility=0.55),
    Node("module", 2, 4, predecessors=("package",), feasibility=0.7),
    Node("application", 1, 3, predecessors=("module",), feasibility=0.4),
]
LOCAL = {"新能源": (50, 75), "生化": (80, 84), "其他": (170, 180)}
PROVINCE = {"新能源": (1000, 1300), "生化": (900, 945), "其他": (8100, 8555)}


def test_t13_shift_share_takes_growth_apart_by_industry():
    rows, total = shift_share(LOCAL, PROVINCE)
    parts = {row.industry: (row.reference_growth, row.industry_mix, row.competitive) for row in rows}
    assert parts["新能源"] == pytest.approx((4.0, 11.0, 10.0))
    assert parts["生化"] == pytest.approx((6.4, -2.4, 0))
    assert parts["其他"] == pytest.approx((13.6, -4.0506, 0.4506), abs=1e-4)
    assert (total.change, total.reference_growth, total.industry_mix, total.competitive) == pytest.approx(
        (39, 24, 4.5494, 10.4506), abs=1e-4
    )


def test_t13_the_province_must_know_the_industry():
    with pytest.raises(Unmeasurable, match="没有行业“航天”"):
        shift_share({"航天": (1, 2)}, PROVINCE)
    with pytest.raises(Unmeasurable, match="基期为0"):
        shift_share({"航天": (1, 2)}, {"航天": (0, 2), "其他": (1, 1)})


def test_t16_a_chain_is_as_complete_as_the_weight_of_its_held_nodes():
    found = chain.measure("智能传感", SENSORS)
    assert found.completeness == pytest.approx(9 / 11)
    assert [state.node.name for state in found.nodes if state.status is Status.MISSING] == ["package"]


def test_t16_the_most_urgent_gap_weighs_much_has_few_firms_and_is_feasible():
    found = chain.measure("智能传感", SENSORS)
    priorities = {state.node.name: state.priority for state in found.nodes}
    assert priorities == pytest.approx(
        {"design": 0.75, "wafer": 0.6, "package": 1.1, "module": 0.28, "application": 0.1}
    )
    assert [state.node.name for state in found.gaps] == ["package", "design"]
    assert "缺口优先度＝权重2÷（1＋0户）×可行性0.55＝1.1" in found.gaps[0].reasons


@pytest.mark.parametrize(
    ("firms", "rate", "status"),
    [
        (0, None, Status.MISSING),
        (1, 0.9, Status.SINGLE),
        (3, 0.1, Status.THIN),
        (3, 0.2, Status.STABLE),
        (None, None, None),
    ],
)
def test_a_node_is_missing_single_thin_stable_or_unknown(firms, rate, status):
    found = chain.measure("链", [Node("电池", 1, firms, local_procurement_rate=rate), Node("组件", 1, 5)])
    assert found.nodes[0].status is status
    assert (found.completeness is None) == (firms is None)


def test_a_stable_node_of_unknown_procurement_says_so():
    state = chain.measure("链", [Node("电池", 1, 5)]).nodes[0]
    assert "本地配套率不详，未判断是否薄弱" in state.reasons


@pytest.mark.parametrize(
    ("nodes", "words"),
    [
        ([Node("甲", 1, 1, predecessors=("乙",)), Node("乙", 1, 1, predecessors=("甲",))], "循环"),
        ([Node("甲", 1, 1, predecessors=("丙",))], "“丙”不在模板中"),
        ([Node("甲", 1, 1), Node("甲", 1, 1)], "“甲”重复"),
        ([Node("甲", 0, 1)], "合计大于0"),
    ],
)
def test_a_template_that_cannot_be_is_refused(nodes, words):
    with pytest.raises(Unmeasurable, match=words):
        chain.measure("链", nodes)


def test_nodes_stand_in_order_of_the_stream():
    assert chain.order(SENSORS[::-1]) == ["design", "wafer", "package", "module", "application"]
    assert chain.neighbours(SENSORS)[0] == ("design", "wafer")


def test_those_who_already_sell_here_come_before_the_large_and_the_large_before_the_near():
    candidates = [
        Candidate("近", "封测", distance_km=50),
        Candidate("大", "封测", revenue_wan=90_000, distance_km=900),
        Candidate("已供货", "封测", sells_to=("芯动",), revenue_wan=10),
        Candidate("别的环节", "设计", revenue_wan=99_999),
    ]
    found = chain.targets("封测", candidates, ["芯动"])
    assert [each.candidate.firm for each in found] == ["已供货", "大", "近"]
    assert found[0].reasons[0] == "已向本地芯动供货（延链招商）"


def test_t17_growth_of_the_list_is_not_growth_of_the_firms():
    found = matched_growth({"a": 100, "b": 50, "c": 30}, {"a": 105, "b": 55, "d": 40})
    assert found.reported == pytest.approx(0.1111, abs=1e-4)
    assert found.matched == pytest.approx(0.0667, abs=1e-4)
    assert found.composition == pytest.approx(0.0444, abs=1e-4)
    assert (found.entered, found.left) == (("d",), ("c",))


def test_t17_an_unknown_figure_leaves_the_reported_growth_unknown():
    found = matched_growth({"a": 100, "b": None}, {"a": 105, "b": 55})
    assert (found.reported, found.composition, found.unknown) == (None, None, ("b",))
    assert found.matched == pytest.approx(0.05)
    assert matched_growth({"a": 0}, {"a": 5}).matched is None


def test_t23_the_goal_of_4000_needs_far_more_than_the_promised_eight_per_cent():
    found = goal_distance(2082.73, 4000, 5, promised_rate=0.08, latest=2313.0, years_since=4)
    assert found.at_promised_rate == pytest.approx(3060.2, abs=0.05)
    assert found.needed_rate == pytest.approx(0.1394, abs=5e-5)
    assert found.reached == pytest.approx(0.578, abs=5e-4)
    assert found.actual_rate == pytest.approx(0.027, abs=5e-4)
    assert found.gap == pytest.approx(1687)
    assert "承诺增速与目标值互不相符，可能一为可比价、一为现价" in found.notes


def test_a_goal_needs_a_start_above_zero_and_a_date_for_its_latest_figure():
    with pytest.raises(Unmeasurable, match="大于0"):
        goal_distance(0, 100, 5)
    with pytest.raises(Unmeasurable, match="同时给出"):
        goal_distance(1, 100, 5, latest=3)
