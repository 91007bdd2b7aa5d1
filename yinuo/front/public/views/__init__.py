"""Pages anyone may read: sessions, promises, suggestions, evidence, and the same as data."""

from yinuo.front.public.views.about import accessibility, corrections, definitions, rules
from yinuo.front.public.views.briefings import briefing, briefing_data, briefings, congress, home
from yinuo.front.public.views.data import download, feed, open_data, robots, sitemap
from yinuo.front.public.views.promises import evidence, promise, promise_data, promises, suggestion, suggestions

__all__ = [
    "accessibility",
    "briefing",
    "briefing_data",
    "briefings",
    "congress",
    "corrections",
    "definitions",
    "download",
    "evidence",
    "feed",
    "home",
    "open_data",
    "promise",
    "promise_data",
    "promises",
    "robots",
    "rules",
    "sitemap",
    "suggestion",
    "suggestions",
]
