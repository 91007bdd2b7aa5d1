"""What must hold for any figures: scale invariance, bounds, identities, additivity, order."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from yinuo.evidence.measures import chain, concentration, ranks, relatedness, space, specialisation, supply
from yinuo.evidence.measures.growth import matched_growth, shift_share
from yinuo.evidence.measures.per_mu import Firms, Flat, Form, Indicator, RuleSet, evaluate, set_cuts
from yinuo.evidence.measures.periods import Period, period
from yinuo.evidence.measures.units import UNITS, convert

SIZES = st.floats(0.01, 1e6)
TABLES = st.tuples(st.integers(2, 6), st.integers(2, 6)).flatmap(
    lambda shape: st.lists(
        st.lists(st.one_of(st.just(0.0), SIZES), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)
ALIKE = [(one, other) for one in UNITS for other in UNITS if UNITS[one].dimension == UNITS[other].dimension]
quick = settings(max_examples=60, deadline=None)


def table(rows):
    output = np.array(rows)
    assume((output.sum(axis=1) > 0).all())
    return specialisation.structure([f"r{n}" for n in range(len(rows))], [f"k{n}" for n in range(len(rows[0]))], output)


@quick
@given(TABLES, st.floats(1e-3, 1e3))
def test_structure_does_not_depend_on_the_unit(rows, factor):
    one, other = table(rows), table((np.array(rows) * factor).tolist())
    for index in (
        specialisation.location_quotients,
        specialisation.krugman,
        specialisation.similarity,
        specialisation.hachman,
    ):
        assert index(one) == pytest.approx(index(other), rel=1e-6, abs=1e-9, nan_ok=True)


@quick
@given(TABLES)
def test_structure_indices_keep_their_bounds_and_identities(rows):
    held = table(rows)
    distance, shared = specialisation.pairwise_krugman(held), specialisation.overlap(held)
    assert shared == pytest.approx(1 - distance / 2, abs=1e-9)
    assert ((distance >= 0) & (distance <= 2 + 1e-9)).all()
    assert (specialisation.similarity(held) >= 0).all()
    assert np.diag(specialisation.similarity(held)) == pytest.approx(np.ones(len(rows)))
    assert specialisation.hoover(held) == pytest.approx(specialisation.krugman(held) / 2)
    assert (specialisation.hachman(held) <= 1 + 1e-9).all()
    assert (specialisation.krugman(held) <= specialisation.krugman(held, specialisation.Reference.REST) + 1e-9).all()


@quick
@given(st.lists(SIZES, min_size=2, max_size=30))
def test_concentration_keeps_its_bounds(values):
    n = len(values)
    assert 1 / n - 1e-9 <= concentration.herfindahl(values) <= 1 + 1e-9
    assert -1e-9 <= (concentration.herfindahl_normalised(values) or 0) <= 1 + 1e-9
    assert -1e-9 <= concentration.entropy(values) <= np.log(n) + 1e-9
    assert concentration.theil(values) == pytest.approx(np.log(n) - concentration.entropy(values), abs=1e-7)


@quick
@given(st.lists(st.tuples(SIZES, st.sampled_from("甲乙丙")), min_size=2, max_size=20))
def test_theil_between_and_within_add_up_to_the_whole(pairs):
    values, groups = [value for value, _ in pairs], [group for _, group in pairs]
    parts = concentration.theil_by_group(values, groups)
    assert parts.between + parts.within == pytest.approx(parts.total, abs=1e-7)
    assert parts.between >= -1e-9
    assert parts.within >= -1e-9


@quick
@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=3, max_size=8))
def test_proximity_and_density_are_shares(rows):
    present = np.array(rows)
    closeness = relatedness.proximity(present)
    assert (closeness == closeness.T).all()
    assert ((closeness >= 0) & (closeness <= 1)).all()
    dense = relatedness.density(present, closeness)
    assert ((dense[~np.isnan(dense)] >= 0) & (dense[~np.isnan(dense)] <= 1 + 1e-9)).all()


CHANGES = st.dictionaries(st.sampled_from("甲乙丙丁戊"), st.tuples(SIZES, SIZES, SIZES, SIZES), min_size=1)


@quick
@given(CHANGES)
def test_the_three_parts_of_shift_share_add_up_to_the_change(rows):
    local = {name: values[:2] for name, values in rows.items()}
    shifts, total = shift_share(local, {name: values[2:] for name, values in rows.items()})
    for each in (*shifts, total):
        room = 1e-9 * sum(map(sum, local.values())) + 1e-6 * abs(each.reference_growth) + 1e-6 * abs(each.industry_mix)
        assert each.reference_growth + each.industry_mix + each.competitive == pytest.approx(each.change, abs=room)
    assert total.change == pytest.approx(sum(after - before for before, after in local.values()), abs=1e-6, rel=1e-9)


@quick
@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.tuples(SIZES, SIZES), min_size=1))
def test_an_unchanged_list_has_no_composition_effect(rows):
    found = matched_growth({k: v[0] for k, v in rows.items()}, {k: v[1] for k, v in rows.items()})
    assert found.composition == pytest.approx(0, abs=1e-9)
    assert (found.entered, found.left) == ((), ())


EDGES = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] != pair[1]), SIZES, min_size=1
)


@quick
@given(EDGES, st.sets(st.integers(0, 12), min_size=1), st.floats(0.01, 100))
def test_local_rates_are_shares_and_do_not_depend_on_the_unit(edges, local, factor):
    def measured(times):
        rows = [(f"f{a}", f"f{b}", amount * times) for (a, b), amount in edges.items()]
        graph = supply.links(*([row[n] for row in rows] for n in range(3)))
        return supply.measure(graph, [f"f{n}" for n in local], boundary="市")

    one, other = measured(1.0), measured(factor)
    for rate in (
        *one.procurement.values(),
        *one.sales.values(),
        one.local_procurement_rate,
        one.reciprocity,
        one.density,
    ):
        assert rate is None or -1e-12 <= rate <= 1 + 1e-9
    assert one.procurement == pytest.approx(other.procurement)
    assert one.isolate_share + one.giant_share <= 1 + 1 / len(local)


@quick
@given(
    st.lists(st.integers(-500, 5000).map(float), min_size=1, max_size=60),
    st.sampled_from([Form.RATIO, Form.MINMAX, Form.BEST]),
)
def test_the_better_firm_never_has_the_worse_class_and_every_class_keeps_its_share(values, form):
    rule = RuleSet(
        "t",
        "测试",
        2022,
        "规上",
        "",
        "",
        (Indicator("x", "指标", "", 100, form, 7.0),),
        set_cuts({"A": 0.2, "B": 0.6, "C": 0.95}),
        flat=Flat.FULL,
    )
    result = evaluate(Firms([str(n) for n in range(len(values))], {"x": np.array(values)}), rule)
    order = np.argsort(-np.array(values), kind="stable")
    grades = result.grades[order].tolist()
    assert grades == sorted(grades)
    distinct = len(set(np.round(result.total, 6))) == len(values)
    for grade, upto in (("A", 0.2), ("B", 0.6), ("C", 0.95)):
        held = sum(each <= grade for each in grades)
        assert held >= int(upto * len(values) + 1e-9) or not distinct
        assert held <= upto * len(values) + 1e-6 or not distinct


@quick
@given(st.lists(st.integers(0, 100).map(float), min_size=2, max_size=30), st.floats(0.01, 1000))
def test_ratio_scores_do_not_depend_on_the_unit_when_the_baseline_moves_with_it(values, factor):
    def total(times):
        indicator = Indicator("x", "指标", "", 100, baseline=5.0 * times)
        rule = RuleSet("t", "测试", 2022, "规上", "", "", (indicator,))
        return evaluate(Firms([str(n) for n in range(len(values))], {"x": np.array(values) * times}), rule).total

    assert total(1.0) == pytest.approx(total(factor))


@quick
@given(st.lists(st.tuples(st.floats(0.1, 10), st.integers(0, 9)), min_size=1, max_size=12))
def test_completeness_is_a_share_and_one_more_firm_never_lowers_it(nodes):
    def complete(extra):
        return chain.measure("链", [chain.Node(str(n), w, f + extra) for n, (w, f) in enumerate(nodes)]).completeness

    assert 0 <= complete(0) <= complete(1) == pytest.approx(1)


@quick
@given(
    st.dictionaries(
        st.text("abcdefgh", min_size=1, max_size=3), st.one_of(st.none(), st.integers(-9, 9).map(float)), min_size=1
    )
)
def test_ranks_follow_the_figures(values):
    found = ranks.ranking(values)
    known = [each for each in found if each.rank is not None]
    assert [each.rank for each in known] == sorted(each.rank for each in known)
    assert all(each.rank == 1 + sum(v > each.value for v in values.values() if v is not None) for each in known)
    assert {each.place for each in found} == set(values)


@quick
@given(st.floats(1, 1e5), st.one_of(st.none(), st.floats(1, 1e5)), st.one_of(st.none(), st.floats(0, 100)))
def test_a_fit_is_a_share_and_its_range_closes_when_all_is_known(want, area, price):
    found = space.match(space.Need("n", area=want, price=10.0), [space.Space("s", area, price=price)])[0]
    assert 0 <= found.low <= found.high <= 1 + 1e-9
    assert (found.high - found.low > 1e-9) == (None in found.parts.values())


@quick
@given(st.sampled_from(ALIKE), st.floats(1e-3, 1e6))
def test_units_convert_there_and_back(pair, value):
    one, other = pair
    assert convert(convert(value, one, other), other, one) == pytest.approx(value)


@quick
@given(st.integers(1990 * 12, 2040 * 12), st.integers(0, 30))
def test_a_period_reads_as_it_is_written(start, more):
    span = Period(start, start + more)
    assert period(str(span)) == span
