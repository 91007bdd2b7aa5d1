"""企业关联度: local procurement, density, isolates and centrality of a small supply graph (T14)."""

import numpy as np
import pytest

from yinuo.evidence.measures import centrality, supply
from yinuo.evidence.measures.disclosure import Cell, suppress
from yinuo.evidence.measures.reasons import Unmeasurable

ROWS = [("L", "A", 40), ("A", "B", 10), ("X", "A", 30), ("L", "C", 20), ("Y", "L", 60), ("C", "L", 15), ("Z", "C", 5)]
LOCAL = ["L", "A", "B", "C", "D"]


def graph(rows=ROWS):
    return supply.links(*([row[n] for row in rows] for n in range(3)))


def test_t14_local_procurement_by_buyer_and_for_the_cluster():
    found = supply.measure(graph(), LOCAL, boundary="市域")
    assert found.procurement == pytest.approx({"L": 0.2, "A": 0.5714, "B": 1.0, "C": 0.8, "D": None}, abs=1e-4)
    assert found.local_procurement_rate == pytest.approx(85 / 180)
    assert found.sales["L"] == 1.0
    assert found.sales["D"] is None


def test_t14_density_isolates_component_and_reciprocity():
    found = supply.measure(graph(), LOCAL, boundary="市域")
    assert (found.local_links, found.density, found.isolates, found.isolate_share) == (4, 0.2, ("D",), 0.2)
    assert (found.giant_share, found.reciprocity) == (0.8, 0.5)
    assert "1户没有任何供应记录，计为孤立企业" in found.notes


def test_t14_two_firms_lie_between_the_others():
    inside = centrality.within(graph(), set(LOCAL))
    score = dict(zip(inside.firms, centrality.betweenness(inside), strict=True))
    assert score == pytest.approx({"L": 1 / 3, "A": 1 / 3, "C": 0, "B": 0})
    everyone = supply.Links((*inside.firms, "D"), inside.suppliers, inside.buyers, inside.amounts, inside.rows)
    score = dict(zip(everyone.firms, centrality.betweenness(everyone), strict=True))
    assert (score["L"], score["A"]) == pytest.approx((1 / 6, 1 / 6))  # of all five, the isolated one too


def test_t14_a_circle_of_supply_is_found_so_that_a_sankey_can_fold_it():
    assert centrality.circles(graph()) == [("L", "C")]
    assert centrality.circles(graph([("甲", "乙", 1)])) == []


def test_the_same_firms_give_other_rates_inside_another_boundary():
    city, county = supply.by_boundary(graph(), {"市域": LOCAL, "县域": ["A", "B"]})
    assert city.local_procurement_rate == pytest.approx(0.4722, abs=1e-4)
    assert county.local_procurement_rate == pytest.approx(10 / 80)


def test_several_invoices_between_two_firms_are_one_link():
    found = supply.measure(graph([("甲", "乙", 1), ("甲", "乙", 2)]), ["甲", "乙"], boundary="县域")
    assert (found.local_links, found.density, found.local_procurement_rate) == (1, 0.5, 1.0)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("甲", "甲", 1), "供应方与采购方相同"),
        (("甲", "乙", 0), "金额须大于0"),
        (("甲", "乙", float("nan")), "金额须大于0"),
    ],
)
def test_impossible_links_are_refused_by_row(row, words):
    with pytest.raises(Unmeasurable, match=f"第2条供应关系：{words}"):
        graph([("甲", "乙", 1), row])


def test_an_empty_boundary_is_refused():
    with pytest.raises(Unmeasurable, match="边界“某园区”内没有企业"):
        supply.measure(graph(), [], boundary="某园区")


def test_neighbouring_nodes_count_as_tied_when_firms_of_both_trade_locally():
    nodes = {"L": ["玻璃"], "A": ["组件"], "B": ["电站"], "X": ["硅料"], "C": ["电池"]}
    pairs = [("硅料", "玻璃"), ("玻璃", "组件"), ("组件", "电站"), ("电池", "组件")]
    found = supply.cross_node(graph(), nodes, pairs, LOCAL)
    assert found.tied == (("玻璃", "组件"), ("组件", "电站"))
    assert found.share == 0.5


def test_the_one_who_orders_pulls_and_the_one_who_delivers_is_relied_on():
    star = graph([(f"供{n}", "整车", 10.0) for n in range(4)] + [("玻璃", f"供{n}", 5.0) for n in range(4)])
    ranked, notes = centrality.centrality(star)
    assert ranked[0].firm == "整车"
    assert max(ranked, key=lambda each: each.reliance).firm == "玻璃"
    assert sum(each.pull for each in ranked) == pytest.approx(1)
    assert notes == []


def test_betweenness_is_left_unknown_where_it_would_take_too_long(monkeypatch):
    monkeypatch.setattr(centrality, "EXACT_LIMIT", 5)
    ranked, notes = centrality.centrality(graph())
    assert {each.betweenness for each in ranked} == {None}
    assert "未计算中介中心性" in notes[0]


def test_cells_of_few_firms_are_suppressed_and_the_total_gives_none_away():
    cells = {"怀远": Cell(5.0, 2), "五河": Cell(7.0, 4), "固镇": Cell(9.0, 9), "经开": Cell(None, 0)}
    shown = suppress(cells)
    assert [name for name, cell in shown.items() if cell.is_suppressed] == ["怀远", "五河"]
    assert shown["怀远"].value is None
    assert shown["怀远"].reason == "不足3户，不公开"
    assert suppress(cells, total_is_shown=False)["五河"].value == 7.0


def test_a_large_graph_is_measured_like_a_small_one():
    rng = np.random.default_rng(5)
    rows = {(int(a), int(b)): 1.0 for a, b in rng.integers(0, 300, (4000, 2)) if a != b}
    found = supply.measure(
        graph([(f"f{a}", f"f{b}", z) for (a, b), z in rows.items()]), [f"f{n}" for n in range(200)], boundary="市"
    )
    inner = {(a, b) for a, b in rows if a < 200 and b < 200}
    assert found.local_links == len(inner)
    assert found.reciprocity == pytest.approx(sum((b, a) in inner for a, b in inner) / len(inner))
    assert found.local_procurement_rate == pytest.approx(len(inner) / sum(b < 200 for _, b in rows))
