"""Dates as officials write them (公文中的日期): 年内, 三季度前, 98年10月底, 3个月内 – and the day each ends.

A period is due on its last day and “X前” includes X. What depends on the day of speaking (今年, 10月底, 3个月内) is
counted from `said_on`; without it, it stays unknown. Years of the Republic (民国纪年) are read when the text itself
looks like one that uses them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from yinuo.reading.days import ROC_OFFSET, last_day, months_after, number, valid_day, workdays_after
from yinuo.reading.sentences import plain
from yinuo.reading.speaking import uses_roc_years

_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3}|半)"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_YEAR = (
    r"(?:民国(?P<roc>\d{2,3})年?|(?P<year>(?:19|20)\d\d)(?:[-—–~至到](?P<until>(?:19|20)?\d\d))?年?|"
    r"(?P<zh>[二一][〇○零一二三四五六七八九]{3})年|"
    r"(?P<roc_year>\d{2,3})年|"
    r"(?P<rel>今明两|今|本|明|(?<![尔以此其今最先前往嗣日])后|去)\s*(?:[(（](?P<rel_year>\d{2,4})[)）])?\s*年)"
)
_PART = (
    rf"(?P<half>上半年|下半年)|(?:第)?(?P<quarter>[一二三四1-4])季度|(?P<edge>年底|年末|岁末|年终|年内|年中|年初|底|末|内|中旬?|初)"
    rf"|(?P<month>{_MONTH})月(?:份)?(?:(?P<day>\d{{1,2}}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
    rf"|(?P<third>上旬|中旬|下旬|底|末|初|中))?"
)
_DATED = re.compile(rf"{_YEAR}(?P<budget>度)?\s*(?P<part>{_PART})?")
_BARE = re.compile(
    rf"(?P<part>(?P<half>上半年|下半年)|(?:第)?(?P<quarter>[一二三四1-4])季度|(?P<edge>年底|年末|岁末|年终|年内|年中)"
    rf"|(?P<next>本|下|当)个?月(?P<next_third>上旬|中旬|下旬|底|末|初|内)?|(?P<week>本周|下周)内?|(?P<now>当日|当天|今天|今日|明天|明日)"
    rf"|(?P<end>月底|月末)"
    rf"|(?P<month>{_MONTH})月(?:份)?(?:(?P<day>\d{{1,2}}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
    rf"|(?P<third>上旬|中旬|下旬|底|末|初|中))?)"
)
_WITHIN = re.compile(
    rf"(?P<n>{_N})\s*(?:个)?(?P<unit>工作日|季度|半年|年|月|星期|周|礼拜|天|日|小时)(?:时间|左右)?(?:之内|以内|内)|(?P<half_year>半年)(?:之内|以内|内)"
)
_PLAN = re.compile(r"[“\"「]?(?P<n>十[一二三四五六七八]?)五[”\"」]?(?:规划)?(?P<kind>期间|期末|末期?|时期|内)")
_TO = re.compile(
    rf"\s*(?:[-—–~至到、]|或)\s*(?=(?:{_MONTH})月|(?:19|20)\d\d年|(?:底|年底)|[一二三四]季度|[上中下]旬|\d{{1,2}}[日号])"
    rf"|(?<=[底初末旬中])\s*(?=(?:{_MONTH})月)"
)
_BUDGET_NAME = re.compile(
    r"(?:(?!提报|办理|施作|完成|执行|将|[内前底])[\u4e00-\u9fff、「]){0,12}(?:计划|规划|预算|经费|专项|资金|方案|工程|项目|决算|款)"
)
_COUNTING = "0123456789一二三四五六七八九十个第"
_START_AFTER = re.compile(r"\s*(?:起|以来|开始|至今|来(?![函电信访])|以后)")
_LAW = re.compile(r"\s*(?:第?\d+号|发布|公布|颁布|修正|印发|下发|施行|出台的)")
_IN_QUOTES = re.compile(
    r"[「“《][^「」“”《》]{4,40}(?:工程|计划|规划|方案|案|办法|要点|项目|会议|纪录|表|通知)[^「」“”《》]{0,8}[」”》]"
)


@dataclass(frozen=True, slots=True)
class Due:
    """A time named in a text (时间表述): where, the last day it means (None: unknown), and how that was found."""

    start: int
    end: int
    text: str
    on: date | None
    basis: str


def dates(text: str, said_on: date | None = None, *, year: int | None = None, roc: bool | None = None) -> list[Due]:
    """Every time in the text that could be a due date (时限), in order.

    Names of plans and funds (102年度计划), days of laws and starting points (2018年起) are left out. `year` is the year of
    speaking where the day is unknown; `roc` says whether short years are those of the Republic – else the text decides.
    """
    text = plain(text)
    clock = _Clock(said_on, said_on.year if said_on else year, uses_roc_years(text) if roc is None else roc)
    found: list[Due] = []
    for due in sorted(_all(text, clock), key=lambda due: (due.start, -due.end)):
        if found and due.start < found[-1].end:
            continue
        joint = _TO.match(text, found[-1].end) if found else None
        if joint is not None and joint.end() == due.start:
            before = found.pop()
            on = due.on or _same_year(before, due)
            due = Due(before.start, due.end, text[before.start : due.end], on, f"{due.basis}，取止期")
        found.append(due)
    return [due for due in found if not _start_or_name(text, due)]


@dataclass(frozen=True, slots=True)
class _Clock:
    said_on: date | None
    year: int | None
    roc: bool

    @property
    def how(self) -> str:
        return f"按说话之日{self.said_on}推算" if self.said_on else f"按成文年份{self.year}推算"


def _same_year(before: Due, due: Due) -> date | None:
    if before.on is None:
        return None
    return next((later.on for later in dates(f"{before.on.year}年{due.text}")), None)


def _all(text: str, clock: _Clock) -> Iterator[Due]:
    for match in _DATED.finditer(text):
        yield from _with_year(match, clock)
    for match in _BARE.finditer(text):
        before = text[match.start() - 1] if match.start() else ""
        if before and (before in "每年" or (before in _COUNTING and not (match["half"] or match["quarter"]))):
            continue
        on = _part(match, clock.year, clock.said_on) if clock.year else None
        yield Due(match.start(), match.end(), match.group(), on, clock.how if on else "未知说话之日，年份不明")
    for match in _WITHIN.finditer(text):
        yield _within(text, match, clock.said_on)
    for match in _PLAN.finditer(text):
        year = 1955 + 5 * number(match["n"])
        yield Due(match.start(), match.end(), match.group(), date(year, 12, 31), f"五年规划末年{year}年")


def _with_year(match: re.Match[str], clock: _Clock) -> Iterator[Due]:
    year, how = _year(match, clock)
    if match["rel"] == "去" or (match["roc_year"] and not clock.roc):
        return
    if match["year"] and not match.group().rstrip("0123456789-—–~至到") and not match["part"]:
        return  # a bare number such as 2018 is not a year
    if match["budget"] and _BUDGET_NAME.match(match.string, match.end()):
        return
    part = match["part"]
    on = None
    if year is not None:
        on = _part(match, year, clock.said_on) if part else date(year, 12, 31)
    yield Due(match.start(), match.end(), match.group(), on, how)


def _year(match: re.Match[str], clock: _Clock) -> tuple[int | None, str]:
    if match["roc"]:
        return int(match["roc"]) + ROC_OFFSET, "民国纪年加1911"
    if match["until"]:
        until = match["until"]
        return int(match["year"][: 4 - len(until)] + until), "起止年份取止期"
    if match["year"]:
        return int(match["year"]), "公历年份"
    if match["zh"]:
        return number(match["zh"]), "公历年份"
    if match["roc_year"]:
        return (int(match["roc_year"]) + ROC_OFFSET, "民国纪年加1911") if clock.roc else (None, "")
    if match["rel_year"]:
        year = int(match["rel_year"])
        return (year + ROC_OFFSET, "民国纪年加1911") if year < 200 else (year, "公历年份")
    if clock.year is None:
        return None, "未知说话之日，年份不明"
    years = {"今": 0, "本": 0, "明": 1, "今明两": 1, "后": 2, "去": -1}
    return clock.year + years[match["rel"]], clock.how


def _part(match: re.Match[str], year: int, said_on: date | None) -> date | None:
    part = match.groupdict()
    if part["half"]:
        return date(year, 6, 30) if part["half"] == "上半年" else date(year, 12, 31)
    if part["quarter"]:
        return last_day(year, 3 * number(part["quarter"]))
    if part["month"]:
        return _in_month(year, number(part["month"]), part["day"], part["third"])
    if part["edge"]:
        if part["edge"] in ("年初", "初"):
            return date(year, 3, 31)
        return date(year, 6, 30) if part["edge"] in ("年中", "中") else date(year, 12, 31)
    return _near(part, said_on) if said_on else None


def _near(part: dict[str, str | None], said_on: date) -> date | None:
    if part["next"] or part["end"]:
        ahead = 1 if part["next"] == "下" else 0
        year, month = said_on.year + (said_on.month + ahead > 12), (said_on.month + ahead - 1) % 12 + 1
        return _in_month(year, month, None, part["next_third"])
    if part["week"]:
        return said_on + timedelta(days=6 - said_on.weekday() + (7 if part["week"] == "下周" else 0))
    return said_on + timedelta(days=1 if part["now"] in ("明天", "明日") else 0)


def _in_month(year: int, month: int, day: str | None, third: str | None) -> date | None:
    if day:
        return valid_day(year, month, number(day))
    ends = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}
    return date(year, month, ends[third]) if third in ends else last_day(year, month)


def _within(text: str, match: re.Match[str], said_on: date | None) -> Due:
    event = re.search(r"(?:后|之日起|之日|起)\s*$", text[max(0, match.start() - 6) : match.start()])
    if event or said_on is None:
        why = "自某一事件起算，起点不明" if event else "未知说话之日"
        return Due(match.start(), match.end(), match.group(), None, why)
    on, how = _later(said_on, "半" if match["half_year"] else match["n"], match["unit"] or "年")
    return Due(match.start(), match.end(), match.group(), on, f"自{said_on}起{how}")


def _later(start: date, count: str, unit: str) -> tuple[date, str]:
    if count == "半":
        return (months_after(start, 6), "半年") if unit.endswith("年") else (start + timedelta(days=15), "半月")
    n = number(count)
    if unit == "工作日":
        return workdays_after(start, n), f"{n}个工作日（只除周末，未计节假日）"
    if unit in ("天", "日", "小时"):
        return start + timedelta(days=n if unit != "小时" else -(-n // 24)), f"{n}{unit}"
    if unit in ("周", "星期", "礼拜"):
        return start + timedelta(weeks=n), f"{n}周"
    months = n * {"年": 12, "半年": 6, "季度": 3, "月": 1}[unit]
    return months_after(start, months), f"{months}个月"


def _start_or_name(text: str, due: Due) -> bool:
    if _START_AFTER.match(text, due.end) or _LAW.match(text, due.end):
        return True
    if due.text.endswith("度") and _BUDGET_NAME.match(text, due.end):
        return True
    if _quoted_name(text, due):
        return True
    return bool(re.search(r"(?:截至|截止|自|早在|始于)\s*$", text[max(0, due.start - 4) : due.start]))


def _quoted_name(text: str, due: Due) -> bool:
    """A year at the head of a short quotation names the thing (「99年度道路改善工程」)."""
    match = _IN_QUOTES.match(text, max(0, due.start - 1))
    return match is not None and due.start > 0
