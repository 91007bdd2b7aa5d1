"""错位与集中: specialisation, likeness, concentration and relatedness of three small counties (T7–T12, T15)."""

import numpy as np
import pytest

from yinuo.evidence.measures import concentration, relatedness, specialisation
from yinuo.evidence.measures.reasons import Unmeasurable
from yinuo.evidence.measures.specialisation import Reference

TABLE = specialisation.structure(
    ["HY", "WH", "GZ"], ["auto", "bio", "textile"], [[60, 10, 30], [10, 5, 45], [30, 25, 5]]
)


def near(values, abs=1e-4):
    return pytest.approx(np.array(values, dtype=float), abs=abs)


def test_t7_location_quotients_of_three_counties():
    expected = [[1.32, 0.55, 0.825], [0.3667, 0.4583, 2.0625], [1.10, 2.2917, 0.2292]]
    assert specialisation.location_quotients(TABLE) == near(expected)


def test_t8_krugman_names_its_reference_because_the_two_differ():
    assert specialisation.krugman(TABLE, Reference.TOTAL) == near([0.290909, 0.772727, 0.560606], 1e-6)
    assert specialisation.krugman(TABLE, Reference.REST) == near([0.533333, 1.0625, 0.770833], 1e-6)


@pytest.mark.parametrize(
    ("one", "other", "krugman", "unido", "overlap"),
    [
        ("HY", "WH", 0.9, 0.635963, 0.55),
        ("HY", "GZ", 0.633333, 0.823906, 0.683333),
        ("WH", "GZ", 1.333333, 0.356064, 0.333333),
    ],
)
def test_t9_pairs_of_counties_and_the_identity_of_overlap(one, other, krugman, unido, overlap):
    pair = next(each for each in specialisation.pairs(TABLE) if {each.one, each.other} == {one, other})
    assert (pair.krugman, pair.similarity, pair.overlap) == pytest.approx((krugman, unido, overlap), abs=1e-6)
    assert pair.overlap == pytest.approx(1 - pair.krugman / 2)
    assert sum(share for _, share in pair.common) == pytest.approx(pair.overlap)


def test_t9_the_pair_most_alike_comes_first_and_says_which_industry_makes_it_so():
    first = specialisation.pairs(TABLE)[0]
    assert (first.one, first.other, first.common[0][0]) == ("HY", "GZ", "auto")
    assert first.reasons[1] == "重合最多的是auto（50.0%）"


def test_t10_herfindahl_entropy_and_theil():
    rows = [row.tolist() for row in TABLE.output]
    assert [concentration.herfindahl(row) for row in rows] == near([0.46, 0.597222, 0.430556], 1e-6)
    assert [concentration.herfindahl_normalised(row) for row in rows] == near([0.19, 0.395833, 0.145833], 1e-6)
    assert [concentration.entropy(row) for row in rows] == near([0.897946, 0.721464, 0.918428], 1e-6)
    assert concentration.theil([60, 10, 30]) == pytest.approx(0.200667, abs=1e-6)


def test_t11_few_plants_show_no_clustering_and_nine_of_ten_in_one_place_do():
    reference = {"一区": 0.5, "二区": 0.3, "三区": 0.2}
    few = concentration.ellison_glaeser({"一区": [100, 60], "二区": [30], "三区": [10]}, reference)
    assert (few.raw, few.plant_herfindahl, few.gamma) == pytest.approx((0.135, 0.365, -0.231902), abs=1e-6)
    assert "工厂不足10家，数值不稳定" in few.notes
    many = concentration.ellison_glaeser({"一区": [1] * 9, "二区": [1]}, reference)
    assert (many.raw, many.plant_herfindahl, many.gamma) == pytest.approx((0.24, 0.1, 0.318996), abs=1e-6)


def test_t11_a_single_plant_says_nothing():
    assert concentration.ellison_glaeser({"一区": [5]}, {"一区": 0.5, "二区": 0.5}).gamma is None
    with pytest.raises(Unmeasurable, match="没有地区“四区”"):
        concentration.ellison_glaeser({"四区": [5]}, {"一区": 0.5, "二区": 0.5})


def test_t12_density_depends_on_the_convention_of_self_proximity():
    present = relatedness.presence(TABLE)
    assert present.tolist() == [[True, False, False], [False, False, True], [True, True, False]]
    apart = relatedness.proximity(present)
    assert apart == near([[0, 0.5, 0], [0.5, 0, 0], [0, 0, 0]])
    assert relatedness.density(present, relatedness.proximity(present, self_proximity=1)) == near(
        [[0.6667, 0.3333, 0], [0, 0, 1], [1, 1, 0]]
    )
    nan = float("nan")
    assert relatedness.density(present, apart) == pytest.approx(
        np.array([[0, 1, nan], [0, 0, nan], [1, 1, nan]]), nan_ok=True
    )


def test_t12_an_industry_related_to_none_cannot_be_judged():
    openings = {(each.area, each.industry): each for each in relatedness.missing_products(TABLE)}
    assert openings["HY", "bio"].density == 1
    assert openings["HY", "bio"].related == (("auto", 0.5),)
    textile = openings["HY", "textile"]
    assert textile.density is None
    assert textile.reasons[0] == "没有与“textile”相关联的行业，无法判断"
    assert "邻近度只取自3个地区" in textile.reasons[-1]


def test_t12_proximity_can_come_from_a_wider_set_of_places():
    near_all = np.full((3, 3), 0.4)
    found = relatedness.missing_products(TABLE, near_all, limit=1)
    assert [each.area for each in found] == ["HY", "WH", "GZ"]
    assert not any("只取自" in reason for each in found for reason in each.reasons)


def test_t15_the_largest_firms_shares_and_the_number_of_firms_of_equal_size():
    revenues = dict(zip("甲乙丙丁戊己庚辛", [50, 20, 10, 8, 6, 3, 2, 1], strict=True))
    found = concentration.lead_firms(revenues, 100)
    assert (found.cr1, found.cr4, found.herfindahl) == pytest.approx((0.50, 0.88, 0.3114))
    assert found.equivalent_firms == pytest.approx(3.21, abs=5e-3)
    assert found.leaders == ()
    assert not found.lacks_leader  # nobody reaches the threshold, but the first has half


def test_a_cluster_lacks_a_leader_if_nobody_is_large_and_nobody_stands_out():
    found = concentration.lead_firms({f"企业{n}": 10.0 for n in range(9)} | {"不详企业": None}, 50)
    assert found.lacks_leader
    assert "1户营业收入不详，未计入" in found.notes


def test_theil_splits_into_between_and_within():
    parts = concentration.theil_by_group([60, 10, 30, 20], ["市区", "县", "市区", "县"])
    assert parts.between + parts.within == pytest.approx(parts.total)
    assert parts.between > 0


def test_an_unknown_cell_is_pointed_out_and_not_taken_for_zero():
    with pytest.raises(Unmeasurable, match="怀远的“纺织”不详"):
        specialisation.structure(["怀远", "五河"], ["汽车", "纺织"], [[1, np.nan], [2, 3]])
    with pytest.raises(Unmeasurable, match="五河各行业合计为0"):
        specialisation.structure(["怀远", "五河"], ["汽车"], [[1], [0]])


def test_complexity_needs_a_connected_table_of_some_size():
    with pytest.raises(Unmeasurable, match="不足3个"):
        relatedness.complexity(np.array([[True, False], [True, True]]))
    with pytest.raises(Unmeasurable, match="互不相连"):
        relatedness.complexity(np.eye(4, dtype=bool))
