"""The formulas agree with econcomplex, inequality and networkx on one random table and one random graph.

The packages' results are kept in oracles.json with their versions; none of them is needed to run this.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from yinuo.evidence.measures import centrality, concentration, relatedness, specialisation, supply

SAID = json.loads(Path(__file__).with_name("oracles.json").read_text(encoding="utf-8"))
OUTPUT = np.array(SAID["output"])
TABLE = specialisation.structure([f"市{n}" for n in range(12)], [f"业{n}" for n in range(9)], OUTPUT)
GRAPH = supply.links(*([row[n] for row in SAID["links"]] for n in range(3)))


def near(values):
    return pytest.approx(np.array(values), abs=1e-7)


def test_specialisation_agrees_with_econcomplex():
    assert specialisation.location_quotients(TABLE) == near(SAID["location_quotient"])
    assert specialisation.krugman(TABLE) == near(SAID["krugman"])
    assert specialisation.hachman(TABLE) == near(SAID["hachman"])


def test_concentration_agrees_with_econcomplex():
    assert [concentration.herfindahl(row) for row in OUTPUT] == near(SAID["herfindahl"])
    assert [concentration.herfindahl_normalised(row) for row in OUTPUT] == near(SAID["herfindahl_normalised"])
    assert [concentration.entropy(row) for row in OUTPUT] == near(SAID["entropy"])


def test_density_and_complexity_agree_with_econcomplex():
    present = relatedness.presence(TABLE)
    assert 100 * relatedness.density(present, relatedness.proximity(present)) == near(SAID["density_percent"])
    areas, industries = relatedness.complexity(present)
    assert areas == near(SAID["eci"])
    assert abs(np.corrcoef(industries, SAID["pci"])[0, 1]) == pytest.approx(1)


def test_theil_and_its_parts_agree_with_inequality():
    parts = concentration.theil_by_group(SAID["spread"], SAID["groups"])
    assert (parts.total, parts.between, parts.within) == pytest.approx(
        (SAID["theil"], SAID["theil_between"], SAID["theil_within"]), abs=1e-8
    )


def test_betweenness_and_pagerank_agree_with_networkx():
    between = dict(zip(GRAPH.firms, centrality.betweenness(GRAPH), strict=True))
    pull = dict(zip(GRAPH.firms, centrality.pagerank(GRAPH), strict=True))
    reliance = dict(zip(GRAPH.firms, centrality.pagerank(GRAPH, backward=True), strict=True))
    assert between == pytest.approx(SAID["betweenness"], abs=1e-8)
    assert pull == pytest.approx(SAID["pagerank"], abs=1e-6)
    assert reliance == pytest.approx(SAID["pagerank_reversed"], abs=1e-6)
    assert sorted(sorted(circle) for circle in centrality.circles(GRAPH)) == SAID["circles"]


def test_the_local_graph_agrees_with_networkx():
    found = supply.measure(GRAPH, SAID["local"], boundary="市域")
    assert found.density == pytest.approx(SAID["local_density"])
    assert found.reciprocity == pytest.approx(SAID["local_reciprocity"])
    assert found.giant_share == pytest.approx(SAID["local_giant"])
    assert sorted(found.isolates) == SAID["local_isolates"]
