"""The measures as commands (测算命令): each reads its table, and answers with rows, units and what was left out."""

from yinuo.evidence.measures.commands import claims, firms, per_mu, places, projects, structure
from yinuo.evidence.measures.commands.request import Answer, Companion, Field, Measure, Request

MEASURES: dict[str, Measure] = {
    measure.code: measure
    for group in (per_mu, structure, firms, places, claims, projects)
    for measure in group.MEASURES
}

__all__ = ["MEASURES", "Answer", "Companion", "Field", "Measure", "Request"]
