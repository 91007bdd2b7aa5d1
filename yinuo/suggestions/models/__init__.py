"""Deputies' suggestions (代表建议) and everything that happens to one."""

from yinuo.suggestions.models.assignments import Assignment, Contact, Opinion, ReturnRequest
from yinuo.suggestions.models.evaluations import Evaluation
from yinuo.suggestions.models.replies import Reply
from yinuo.suggestions.models.suggestions import Cosigner, Suggestion, Version

__all__ = [
    "Assignment",
    "Contact",
    "Cosigner",
    "Evaluation",
    "Opinion",
    "Reply",
    "ReturnRequest",
    "Suggestion",
    "Version",
]
