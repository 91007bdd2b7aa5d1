"""Units and what they convert to (计量单位): so that 万 and 亿, 亩 and 公顷 are never mixed up unseen.

Area: 1 公顷 = 15 亩 and 1 亩 = 10000/15 m² (国务院《关于在我国统一实行法定计量单位的命令》1984, land measures).
Energy equivalents are not converted: 等价值 and 当量值 are different definitions, not different units.
"""

from dataclasses import dataclass
from functools import lru_cache

from yinuo.evidence.measures.reasons import Unmeasurable

SQUARE_METRES_PER_MU = 10_000 / 15


@dataclass(frozen=True)
class Unit:
    """One unit: what it measures and how many of the smallest unit of that kind it holds (单位)."""

    name: str
    dimension: str
    factor: float


def _units() -> dict[str, Unit]:
    kinds: dict[str, dict[str, float]] = {
        "金额": {"元": 1, "千元": 1e3, "万元": 1e4, "百万元": 1e6, "千万元": 1e7, "亿元": 1e8, "万亿元": 1e12},
        "面积": {
            "平方米": 1,
            "㎡": 1,
            "m²": 1,
            "m2": 1,
            "万平方米": 1e4,
            "亩": SQUARE_METRES_PER_MU,
            "万亩": SQUARE_METRES_PER_MU * 1e4,
            "公顷": 1e4,
            "平方公里": 1e6,
        },
        "综合能耗": {"吨标煤": 1, "吨标准煤": 1, "万吨标煤": 1e4, "万吨标准煤": 1e4},
        "电量": {"千瓦时": 1, "度": 1, "万千瓦时": 1e4, "万度": 1e4, "亿千瓦时": 1e8},
        "重量": {"千克": 1e-3, "公斤": 1e-3, "吨": 1, "万吨": 1e4, "亿吨": 1e8},
        "人数": {"人": 1, "人次": 1, "万人": 1e4},
        "数量": {
            **dict.fromkeys("个项件宗户家场次", 1.0),
            "场次": 1,
            "万户": 1e4,
            "万家": 1e4,
            "万件": 1e4,
            "万个": 1e4,
        },
        "车辆": {"辆": 1, "万辆": 1e4},
        "比率": {"%": 0.01, "％": 0.01, "‰": 0.001, "倍": 1, "比值": 1},
        "百分点": {"百分点": 1, "个百分点": 1},
        "位次": {"位": 1, "名": 1},
        "长度": {"米": 1, "千米": 1e3, "公里": 1e3},
        "载荷": {"千克/平方米": 1, "吨/平方米": 1e3},
        "电力容量": {"千伏安": 1, "kVA": 1},
        "时间": {"天": 1, "日": 1},
    }
    return {name: Unit(name, kind, factor) for kind, names in kinds.items() for name, factor in names.items()}


UNITS = _units()


@lru_cache(maxsize=1024)
def unit(name: str) -> Unit:
    """The unit of this name; “万元/亩” is read as a quotient (单位词典). Unmeasurable if it is in no dictionary."""
    name = name.strip()
    if name in UNITS:
        return UNITS[name]
    above, slash, below = name.partition("/")
    if slash and above in UNITS and below in UNITS:
        top, bottom = UNITS[above], UNITS[below]
        return Unit(name, f"{top.dimension}/{bottom.dimension}", top.factor / bottom.factor)
    raise Unmeasurable(
        f"单位“{name}”不在单位词典中，请改用词典中的写法（如 万元、亿元、亩、万元/亩）",
        f"unit “{name}” is not in the dictionary of units; use one that is (such as 万元, 亿元, 亩, 万元/亩)",
    )


def is_unit(name: str) -> bool:
    """Whether the dictionary knows this unit (是否规范单位)."""
    try:
        unit(name)
    except Unmeasurable:
        return False
    return True


def convert(value: float, source: str, target: str) -> float:
    """The same quantity in another unit (单位换算). Unmeasurable if the two measure different things."""
    one, other = unit(source), unit(target)
    if one.dimension != other.dimension:
        raise Unmeasurable(
            f"“{source}”是{one.dimension}，“{target}”是{other.dimension}，不能换算",
            f"{source} and {target} measure different things and cannot be converted",
        )
    return value if one.factor == other.factor else value * one.factor / other.factor


def to_smallest(value: float, name: str) -> float:
    """The quantity in the smallest unit of its kind, for comparing (最小单位值)."""
    return value * unit(name).factor
