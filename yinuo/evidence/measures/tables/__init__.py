"""Reading input tables (导入表): CSV and spreadsheets against their definitions, all or nothing, errors by row."""

from yinuo.evidence.measures.tables.column import Column, Kind, is_credit_code
from yinuo.evidence.measures.tables.inputs import TABLES, template
from yinuo.evidence.measures.tables.load import BadTable, Loaded, Problem, Table, load

__all__ = ["TABLES", "BadTable", "Column", "Kind", "Loaded", "Problem", "Table", "is_credit_code", "load", "template"]
