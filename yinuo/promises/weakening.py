"""Naming what became weaker (弱化): a verb lower on the ladder, a later day, a smaller number, a unit that fell away.

Plain comparison of two texts; it names what it can prove and says nothing about the rest.
"""

import re
from datetime import date

LADDER = (  # from done to thought about; the first word found in a text decides
    ("做成", ("完成", "建成", "出台", "办结", "解决", "投入使用", "全部", "确保")),
    ("推进", ("推进", "推动", "加快", "开展", "组织", "实施", "协调", "落实")),
    ("力争", ("力争", "争取", "尽量", "尽快", "适时")),
    ("研究", ("研究", "探索", "考虑", "论证", "调研", "了解", "关注")),
)
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def weaker(field: str, before: str, after: str) -> str:
    """What this change weakens, in words; empty if nothing can be named (弱化之处)."""
    if field == "due_on":
        return _later(before, after)
    if before and not after:
        return "删去"
    if field in {"words", "measure"}:
        return "；".join(name for name in (_lower_verb(before, after), _fewer(before, after)) if name)
    return ""


def rung(text: str) -> int | None:
    """How far down the ladder a text stands (动词强度): its weakest verb decides, None if it has none."""
    found = [place for place, (_, verbs) in enumerate(LADDER) if any(verb in text for verb in verbs)]
    return max(found, default=None)


def _lower_verb(before: str, after: str) -> str:
    was, now = rung(before), rung(after)
    return f"“{LADDER[was][0]}”改为“{LADDER[now][0]}”" if was is not None and now is not None and now > was else ""


def _fewer(before: str, after: str) -> str:
    was, now = NUMBER.findall(before), NUMBER.findall(after)
    if len(was) != len(now):
        return "数字减少" if len(now) < len(was) else ""
    pairs = [(old, new) for old, new in zip(was, now, strict=True) if float(new) < float(old)]
    return f"数量由{pairs[0][0]}降为{pairs[0][1]}" if pairs else ""


def _later(before: str, after: str) -> str:
    if not before:
        return ""
    if not after:
        return "取消期限"
    days = (date.fromisoformat(after) - date.fromisoformat(before)).days
    return f"推后{days}天" if days > 0 else ""
