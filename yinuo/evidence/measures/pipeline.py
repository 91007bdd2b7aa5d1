"""Projects from lead to full output (双招双引项目): cohorts, stage age, paid against agreed.

Stages as recommended in evidence.md §3.1; what 开工 or 入规 means is local (§3.2), so each stage carries its evidence
document. A year's signings and the same year's entries are different projects: only cohorts give a rate (§3.3).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from statistics import median

from yinuo.evidence.measures.reasons import Reason, Unmeasurable, shown
from yinuo.rules.terms import Term


class Stage(Term):
    """How far a project is (项目阶段), in order."""

    LEAD = "lead", "线索"
    TALKS = "talks", "在谈"
    SIGNED = "signed", "签约"
    SETTLED = "settled", "落地"
    STARTED = "started", "开工"
    COUNTED = "counted", "纳统"
    BUILT = "built", "竣工"
    PRODUCING = "producing", "投产"
    ON_SCALE = "on-scale", "入规"
    AT_FULL = "at-full", "达效"


ORDER = {stage: place for place, stage in enumerate(Stage)}


class Halt(Term):
    """Why a project stands still for good or for now (中断)."""

    PAUSED = "paused", "暂停"
    ENDED = "ended", "终止"


@dataclass(frozen=True)
class Project:
    """One project (项目): the day each stage was reached, money in 万元, None when unknown."""

    number: str
    name: str
    reached: Mapping[Stage, date]
    agreed_wan: float | None = None
    paid_wan: float | None = None
    halt: Halt | None = None
    progress_on: date | None = None
    place: str = ""

    @property
    def stage(self) -> Stage | None:
        """The furthest stage reached (当前阶段)."""
        return max(self.reached, key=lambda stage: ORDER[stage], default=None)

    def has_reached(self, stage: Stage) -> bool:
        """Whether it is at this stage or beyond (已到或已过)."""
        return self.stage is not None and ORDER[self.stage] >= ORDER[stage]

    def problems(self) -> list[Reason]:
        """What in its record does not fit together (数据疑点); empty when it does."""
        found: list[Reason] = []
        dated = [(stage, self.reached[stage]) for stage in Stage if stage in self.reached]
        for (one, first), (other, then) in pairwise(dated):
            if then < first:
                found.append(
                    Reason(
                        "{other}（{then}）早于{one}（{first}）",
                        one=one.label,
                        other=other.label,
                        first=first,
                        then=then,
                    )
                )
        if self.agreed_wan is not None and self.paid_wan is not None and self.paid_wan > self.agreed_wan:
            paid, agreed = shown(self.paid_wan), shown(self.agreed_wan)
            found.append(Reason("到位资金{paid}万元大于协议投资{agreed}万元", paid=paid, agreed=agreed))
        return found


@dataclass(frozen=True)
class Step:
    """How many of a cohort reached a stage (阶段到达): `share` of the cohort; `of_mature` only counts those old enough."""

    stage: Stage
    reached: int
    share: float
    of_mature: float | None
    median_days: float | None


@dataclass(frozen=True)
class Cohort:
    """The projects that reached the first stage in one year (同批项目)."""

    year: int
    projects: int
    mature: int
    halted: int
    agreed_wan: float
    paid_wan: float
    amounts_unknown: int
    steps: tuple[Step, ...]
    notes: tuple[Reason, ...]


def cohorts(
    projects: Iterable[Project], today: date, *, start: Stage = Stage.SIGNED, within_months: int = 24
) -> list[Cohort]:
    """Follow each year's signings through the stages (按签约年度追踪).

    `of_mature` counts only projects whose `within_months` have passed, and only stages reached within them, so that
    young and old cohorts compare. Projects without the day of the start stage are not in any cohort.
    """
    by_year: dict[int, list[Project]] = {}
    seen: set[str] = set()
    for project in projects:
        if project.number in seen:
            raise Unmeasurable(f"项目编号“{project.number}”重复", f"project number {project.number} appears twice")
        seen.add(project.number)
        if start in project.reached and project.reached[start] <= today:
            by_year.setdefault(project.reached[start].year, []).append(project)
    return [_cohort(year, by_year[year], today, start, within_months) for year in sorted(by_year)]


def _cohort(year: int, batch: Sequence[Project], today: date, start: Stage, within: int) -> Cohort:
    mature = [each for each in batch if months_between(each.reached[start], today) >= within]
    steps = []
    for stage in list(Stage)[ORDER[start] + 1 :]:
        reached = [each for each in batch if _by(each, stage, today)]
        days = [(each.reached[stage] - each.reached[start]).days for each in reached if stage in each.reached]
        in_time = [each for each in mature if _by(each, stage, today, each.reached[start], within)]
        of_mature = len(in_time) / len(mature) if mature else None
        middle = float(median(days)) if days else None
        steps.append(Step(stage, len(reached), len(reached) / len(batch), of_mature, middle))
    unknown = sum(1 for each in batch if each.agreed_wan is None or each.paid_wan is None)
    notes = [
        Reason(
            "{year}年{start}{n}个，其中{m}个已满{within}个月",
            year=year,
            start=start.label,
            n=len(batch),
            m=len(mature),
            within=within,
        )
    ]
    if not mature:
        notes.append(Reason("均未满{within}个月，暂不能与往年比较", within=within))
    if unknown:
        notes.append(Reason("{n}个项目协议或到位资金不详，合计只含已知数", n=unknown))
    return Cohort(
        year,
        len(batch),
        len(mature),
        sum(1 for each in batch if each.halt is not None),
        sum(each.agreed_wan or 0.0 for each in batch),
        sum(each.paid_wan or 0.0 for each in batch),
        unknown,
        tuple(steps),
        tuple(notes),
    )


def _by(each: Project, stage: Stage, today: date, since: date | None = None, within: int = 0) -> bool:
    """Whether the stage, or a later one, was reached by today – and, if asked, within so many months."""
    days = [day for later, day in each.reached.items() if ORDER[later] >= ORDER[stage] and day <= today]
    if not days:
        return False
    return since is None or min(days) <= months_after(since, within)


@dataclass(frozen=True)
class Funnel:
    """Counts of one period side by side (存量漏斗): the ratios are not conversion rates, and `notes` says so."""

    stages: tuple[str, ...]
    counts: tuple[float, ...]
    ratios: tuple[float | None, ...]
    notes: tuple[Reason, ...] = field(default=())


def snapshot(counts: Mapping[str, float]) -> Funnel:
    """Ratios of each stage to the one before, from published totals (横截面漏斗)."""
    values = tuple(counts.values())
    ratios = tuple(after / before if before > 0 else None for before, after in pairwise(values))
    return Funnel(tuple(counts), values, ratios, (Reason("存量口径，非同批次，不是转化率"),))


@dataclass(frozen=True)
class AgeRule:
    """From how many months without progress a project turns yellow, red, out (久拖不动规则); Handan's by default."""

    yellow_from: int = 2
    red_from: int = 3
    out_after: int = 6
    basis: str = "邯郸经开区：两个月无进展黄牌，三个月红牌，超过半年出库"


class Light(Term):
    """How long nothing has moved (进展灯号)."""

    GREEN = "green", "正常"
    YELLOW = "yellow", "黄牌"
    RED = "red", "红牌"
    OUT = "out", "出库"
    DONE = "done", "已达效"
    HALTED = "halted", "已中断"


@dataclass(frozen=True)
class Age:
    """One project's stage and how long it has stood there (阶段停留); months None and light None if no day is known."""

    project: Project
    months: int | None
    light: Light | None
    reason: Reason


def ages(projects: Iterable[Project], today: date, rule: AgeRule | None = None) -> list[Age]:
    """How long each project has not moved, longest first (停留时间)."""
    rule = rule or AgeRule()
    found = [_age(project, today, rule) for project in projects]
    return sorted(found, key=lambda age: -1 if age.months is None else -age.months - 1)


def _age(project: Project, today: date, rule: AgeRule) -> Age:
    if project.halt is not None:
        return Age(project, None, Light.HALTED, Reason("已{halt}", halt=project.halt.label))
    if project.stage is Stage.AT_FULL:
        return Age(project, None, Light.DONE, Reason("已达效"))
    known = [*project.reached.values(), *([project.progress_on] if project.progress_on else [])]
    known = [day for day in known if day <= today]
    if not known:
        return Age(project, None, None, Reason("没有任何进展日期，停留时间不详"))
    last = max(known)
    months = months_between(last, today)
    if today > months_after(last, rule.out_after):
        light = Light.OUT
    elif months >= rule.red_from:
        light = Light.RED
    else:
        light = Light.YELLOW if months >= rule.yellow_from else Light.GREEN
    stage = project.stage.label if project.stage else "阶段不详"
    text = "处于{stage}，{last}后{months}个月无进展：{light}（{basis}）"
    return Age(
        project, months, light, Reason(text, stage=stage, last=last, months=months, light=light.label, basis=rule.basis)
    )


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the month's last (对应日; 民法典第二百零二条)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - date.resolution).day
    return date(year, month + 1, min(day.day, last))


def months_between(start: date, end: date) -> int:
    """Whole months from one day to another (满月数)."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if months_after(start, months) <= end else months - 1
