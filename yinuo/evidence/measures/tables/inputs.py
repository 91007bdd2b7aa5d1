"""The tables the evidence is made from (证据输入表), evidence.md §7.1: headings in Chinese or English, one fact a row."""

from yinuo.evidence.measures.tables.area_inputs import (
    AREA_INDUSTRY,
    FIGURE_FIRMS,
    FIGURE_PARTS,
    GOALS,
    INDICATOR_VALUES,
    INDICATORS,
    RANKS,
    SHIFT,
    ZONES,
)
from yinuo.evidence.measures.tables.firm_inputs import (
    CHAIN_NODES,
    FIRM_REVENUES,
    FIRM_YEARS,
    LOCAL_FIRMS,
    PERMU_FIRM,
    PLANTS,
    SUPPLY_LINKS,
)
from yinuo.evidence.measures.tables.load import Table
from yinuo.evidence.measures.tables.project_inputs import EVENTS, PROJECTS, SPACE_DEMAND, SPACE_SUPPLY, STAGE_COUNTS

TABLES: dict[str, Table] = {
    table.code: table
    for table in (
        INDICATOR_VALUES,
        FIGURE_PARTS,
        FIGURE_FIRMS,
        INDICATORS,
        ZONES,
        PERMU_FIRM,
        AREA_INDUSTRY,
        SUPPLY_LINKS,
        LOCAL_FIRMS,
        FIRM_REVENUES,
        PLANTS,
        CHAIN_NODES,
        FIRM_YEARS,
        SHIFT,
        GOALS,
        PROJECTS,
        STAGE_COUNTS,
        EVENTS,
        RANKS,
        SPACE_SUPPLY,
        SPACE_DEMAND,
    )
}


def template(table: Table) -> str:
    """The heading row of an empty table as CSV (模板): Chinese headings with their units."""
    return ",".join(f"{each.label}（{each.unit}）" if each.unit else each.label for each in table.columns) + "\r\n"
