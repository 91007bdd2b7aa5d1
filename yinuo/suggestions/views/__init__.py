"""Pages of suggestions, by what is looked at: the list, one case, one act, many at once."""

from yinuo.suggestions.views.acts import act, assignment_act, draft, extension_act
from yinuo.suggestions.views.batch import assign_batch
from yinuo.suggestions.views.case import detail
from yinuo.suggestions.views.listing import export, suggestions
from yinuo.suggestions.views.publication import publication

__all__ = [
    "act",
    "assign_batch",
    "assignment_act",
    "detail",
    "draft",
    "export",
    "extension_act",
    "publication",
    "suggestions",
]
