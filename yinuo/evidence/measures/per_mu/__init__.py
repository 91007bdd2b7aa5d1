"""Per-mu results (亩均论英雄): rule sets as dated data, five scoring forms, classes, appeals, years compared."""

from yinuo.evidence.measures.per_mu.appeals import Appeal, AppealsResult, Finding, hear
from yinuo.evidence.measures.per_mu.evaluation import Evaluation, evaluate, grade_of
from yinuo.evidence.measures.per_mu.firms import Firms, floor_as_land, land_mu, mean_of, quotients
from yinuo.evidence.measures.per_mu.rescoring import (
    Rescoring,
    baseline_change,
    fixed_lines,
    grades_by_lines,
    rescore,
)
from yinuo.evidence.measures.per_mu.results import FirmResult, firm_result, firm_results
from yinuo.evidence.measures.per_mu.rule import (
    Cut,
    Exemption,
    Flat,
    Form,
    Indicator,
    Missing,
    RuleSet,
    Treatment,
    set_cuts,
)
from yinuo.evidence.measures.per_mu.rule_sets import RULE_SETS, rule_set
from yinuo.evidence.measures.per_mu.scale import Scale, set_scale
from yinuo.evidence.measures.per_mu.summary import Summary, class_table, summarise

__all__ = [
    "RULE_SETS",
    "Appeal",
    "AppealsResult",
    "Cut",
    "Evaluation",
    "Exemption",
    "Finding",
    "FirmResult",
    "Firms",
    "Flat",
    "Form",
    "Indicator",
    "Missing",
    "Rescoring",
    "RuleSet",
    "Scale",
    "Summary",
    "Treatment",
    "baseline_change",
    "class_table",
    "evaluate",
    "firm_result",
    "firm_results",
    "fixed_lines",
    "floor_as_land",
    "grade_of",
    "grades_by_lines",
    "hear",
    "land_mu",
    "mean_of",
    "quotients",
    "rescore",
    "rule_set",
    "set_cuts",
    "set_scale",
    "summarise",
]
