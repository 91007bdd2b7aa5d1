"""How far a matter is solved (办理结果分类): a letter means something only inside its scheme.

B in one place is C in another, so a result is stored as scheme and mark; what it means is looked up here.
"""

from dataclasses import dataclass

from yinuo.rules.terms import Term


class Meaning(Term):
    """What a reply says about the matter, the same everywhere (办理结果)."""

    SOLVED = "solved", "已经解决"
    ADOPTED = "adopted", "意见已采纳"
    PARTLY_SOLVED = "partly-solved", "部分解决"
    UNDER_WAY = "under-way", "正在解决"
    PLANNED = "planned", "列入计划逐步解决"
    MUST_WAIT = "must-wait", "条件所限待以后解决"
    REFERENCE = "reference", "留作参考"
    CONTRARY = "contrary", "与法律政策不符，作出说明"
    HIGHER_LEVEL = "higher-level", "需报请上级解决"


class Band(Term):
    """The three shares that can be compared between places (办理结果大类)."""

    DONE = "done", "已解决或采纳"
    IN_HAND = "in-hand", "正在解决或列入计划"
    NOT_NOW = "not-now", "暂不解决或留作参考"


BAND_OF = {
    Meaning.SOLVED: Band.DONE,
    Meaning.ADOPTED: Band.DONE,
    Meaning.PARTLY_SOLVED: Band.IN_HAND,
    Meaning.UNDER_WAY: Band.IN_HAND,
    Meaning.PLANNED: Band.IN_HAND,
    Meaning.MUST_WAIT: Band.NOT_NOW,
    Meaning.REFERENCE: Band.NOT_NOW,
    Meaning.CONTRARY: Band.NOT_NOW,
    Meaning.HIGHER_LEVEL: Band.NOT_NOW,
}


class Scheme(Term):
    """Who divides how (分类方案); those without letters are numbered in the order of the text."""

    NPC = "npc", "全国人大A/B/C/D"
    TONGLING = "tongling-2009", "铜陵A/B（2009年，其余未见）"
    ZHEJIANG = "zhejiang-agency", "浙江A/B/C"
    FOPING = "foping-2024", "佛坪A/B/C"
    CITY_2023 = "city-2023", "某市A/B/C/D（2023年）"
    SHANGHAI = "shanghai-2015", "上海法定四类"
    CHONGQING = "chongqing-2017", "重庆法定四类"
    SHANDONG = "shandong-2017", "山东法定四类"


M = Meaning
MARKS: dict[Scheme, dict[str, tuple[Meaning, ...]]] = {
    Scheme.NPC: {"A": (M.SOLVED,), "B": (M.UNDER_WAY, M.PLANNED), "C": (M.MUST_WAIT,), "D": (M.REFERENCE,)},
    Scheme.TONGLING: {"A": (M.SOLVED, M.ADOPTED), "B": (M.UNDER_WAY, M.PLANNED)},
    Scheme.ZHEJIANG: {"A": (M.SOLVED,), "B": (M.PARTLY_SOLVED, M.PLANNED), "C": (M.MUST_WAIT, M.REFERENCE)},
    Scheme.FOPING: {"A": (M.SOLVED, M.ADOPTED), "B": (M.PLANNED,), "C": (M.REFERENCE,)},
    Scheme.CITY_2023: {"A": (M.SOLVED,), "B": (M.UNDER_WAY,), "C": (M.PLANNED,), "D": (M.MUST_WAIT, M.REFERENCE)},
    Scheme.SHANGHAI: {
        "1": (M.SOLVED, M.PARTLY_SOLVED, M.ADOPTED),
        "2": (M.UNDER_WAY,),  # in this year's work plan, with a time limit
        "3": (M.PLANNED,),
        "4": (M.MUST_WAIT, M.REFERENCE),
    },
    Scheme.CHONGQING: {
        "1": (M.SOLVED, M.ADOPTED),
        "2": (M.UNDER_WAY,),
        "3": (M.MUST_WAIT,),
        "4": (M.HIGHER_LEVEL,),
    },
    Scheme.SHANDONG: {
        "1": (M.SOLVED, M.PARTLY_SOLVED),
        "2": (M.PLANNED,),
        "3": (M.MUST_WAIT,),
        "4": (M.CONTRARY,),
    },
}

BASIS_OF_SCHEME = {
    Scheme.NPC: ("NPCH",),
    Scheme.TONGLING: ("TL09",),
    Scheme.ZHEJIANG: ("ZJF",),
    Scheme.FOPING: ("FP24",),
    Scheme.CITY_2023: ("CATB",),
    Scheme.SHANGHAI: ("SH15 18",),
    Scheme.CHONGQING: ("CQ17 22",),
    Scheme.SHANDONG: ("SD17 18",),
}


@dataclass(frozen=True)
class Outcome:
    """A result as a unit marks it (结果分类): the mark with the scheme it belongs to."""

    scheme: Scheme
    mark: str

    @property
    def meanings(self) -> tuple[Meaning, ...]:
        return MARKS[self.scheme][self.mark]

    @property
    def band(self) -> Band:
        """The class comparable between places (大类); a mark whose meanings differ takes the least far."""
        order = list(Band)
        return max((BAND_OF[meaning] for meaning in self.meanings), key=order.index)

    @property
    def needs_promise(self) -> bool:
        """Being solved or planned means something is still promised (需列承诺事项)."""
        return bool({Meaning.UNDER_WAY, Meaning.PLANNED, Meaning.PARTLY_SOLVED} & set(self.meanings))

    def __str__(self) -> str:
        return f"{self.mark}（{'、'.join(meaning.label for meaning in self.meanings)}）"


def read(mark: str, scheme: Scheme | None) -> Outcome:
    """A mark read inside its scheme (结果分类识读); a letter alone, or one the scheme does not have, is refused."""
    if scheme is None:
        raise ValueError(f"“{mark}”没有分类方案，不能解读 · the mark {mark!r} means nothing without its scheme")
    if mark not in MARKS[scheme]:
        known = "、".join(MARKS[scheme])
        raise ValueError(f"{scheme.label}没有“{mark}”类，可用：{known} · {scheme} has no mark {mark!r}, only {known}")
    return Outcome(scheme, mark)


def crosswalk(outcome: Outcome, to: Scheme) -> list[Outcome]:
    """The marks of another scheme that share a meaning (分类对照): several where it cuts finer, none where it is silent."""
    here = set(outcome.meanings)
    return [Outcome(to, mark) for mark, meanings in MARKS[to].items() if here & set(meanings)]
