"""Deputies' suggestions (代表建议) and everything that happens to one."""

from yinuo.suggestions.models.assignments import Assignment, Contact, Opinion, ReturnRequest
from yinuo.suggestions.models.evaluations import Evaluation
from yinuo.suggestions.models.extensions import Extension
from yinuo.suggestions.models.replies import Ask, Coverage, Instead, Reply, ReplyDraft
from yinuo.suggestions.models.suggestions import Cosigner, Suggestion, Version

__all__ = [
    "Ask",
    "Assignment",
    "Contact",
    "Cosigner",
    "Coverage",
    "Evaluation",
    "Extension",
    "Instead",
    "Opinion",
    "Reply",
    "ReplyDraft",
    "ReturnRequest",
    "Suggestion",
    "Version",
]
