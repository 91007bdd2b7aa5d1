"""示例市, an invented city (示例): its people, and a year of history made by living through the real acts.

Everything here is invented. `build(at)` makes it; nothing in it is copied from any place, and no name is anybody's.
"""

from yinuo.briefings.example.city import build
from yinuo.briefings.example.folk import LOGINS, PASSWORD

__all__ = ["LOGINS", "PASSWORD", "build"]
