"""Commands on projects and events (项目与活动命令): cohorts, stage age, funnel, promises per mu, matchmaking."""

from yinuo.evidence.measures import matchmaking, pipeline
from yinuo.evidence.measures.commands.request import Answer, Measure, Request, fields
from yinuo.evidence.measures.pipeline import Halt, Project, Stage
from yinuo.evidence.measures.promised import LandPromise, promised_per_mu
from yinuo.evidence.measures.reasons import Reason, Unmeasurable
from yinuo.evidence.measures.tables import Loaded
from yinuo.evidence.measures.tables.project_inputs import EVENTS, PROJECTS, STAGE_COUNTS

HALTS = {key: each for each in Halt for key in (each.value, each.label)}


def projects_of(table: Loaded) -> list[Project]:
    """The projects of a table (读入项目)."""
    return [
        Project(
            number=row["project_id"],
            name=row.get("name") or row["project_id"],
            reached={stage: row[stage.value] for stage in Stage if row.get(stage.value) is not None},
            agreed_wan=row.get("agreed_investment_wan"),
            paid_wan=row.get("paid_in_wan"),
            halt=None if row.get("halt") is None else HALTS[row["halt"]],
            progress_on=row.get("progress_on"),
            place=row.get("district") or "",
        )
        for row in table.records()
    ]


def run_cohorts(request: Request) -> Answer:
    """Each year's signings through the stages (同批项目追踪)."""
    within = request.number("within_months")
    projects = projects_of(request.table)
    found = pipeline.cohorts(projects, request.today, within_months=24 if within is None else int(within))
    rows = [
        {
            "year": cohort.year,
            "projects": cohort.projects,
            "stage": step.stage.label,
            "reached": step.reached,
            "share": step.share,
            "of_mature": step.of_mature,
            "median_days": step.median_days,
        }
        for cohort in found
        for step in cohort.steps
    ]
    summary = {
        str(cohort.year): {
            "projects": cohort.projects,
            "mature": cohort.mature,
            "halted": cohort.halted,
            "agreed_wan": cohort.agreed_wan,
            "paid_wan": cohort.paid_wan,
            "amounts_unknown": cohort.amounts_unknown,
        }
        for cohort in found
    }
    notes: list[str] = [note for cohort in found for note in cohort.notes]
    undated = sum(1 for project in projects if Stage.SIGNED not in project.reached)
    if undated:
        notes.append(Reason("{n}个项目没有签约日期，未计入任何批次", n=undated))
    notes += [Reason("{name}：{what}", name=each.name, what=what) for each in projects for what in each.problems()]
    columns = fields(
        "year 签约年度",
        "projects 项目数 个",
        "stage 阶段",
        "reached 到达 个",
        "share 占比",
        "of_mature 满期占比",
        "median_days 中位天数 天",
    )
    return Answer(columns, rows, summary, notes)


def run_ages(request: Request) -> Answer:
    """How long each project has stood still (阶段停留)."""
    rows = [
        {
            "project": age.project.number,
            "name": age.project.name,
            "stage": None if age.project.stage is None else age.project.stage.label,
            "months": age.months,
            "light": None if age.light is None else age.light.label,
            "reasons": [age.reason],
        }
        for age in pipeline.ages(projects_of(request.table), request.today)
    ]
    columns = fields("project 项目", "name 名称", "stage 阶段", "months 停留 月", "light 灯号", "reasons 理由")
    return Answer(columns, rows, {"today": request.today.isoformat()}, [Reason(pipeline.AgeRule().basis)])


def run_funnel(request: Request) -> Answer:
    """Ratios of published stage totals, with the warning that they are no conversion rates (存量漏斗)."""
    counts = {row["stage"]: row["count"] for row in request.table.records()}
    found = pipeline.snapshot(counts)
    rows = [
        {"stage": stage, "count": count, "ratio": ratio}
        for stage, count, ratio in zip(found.stages, found.counts, (None, *found.ratios), strict=True)
    ]
    return Answer(fields("stage 阶段", "count 数量", "ratio 与上一阶段之比"), rows, {}, found.notes)


def run_promised(request: Request) -> Answer:
    """Promised and actual tax and output per mu (亩均承诺与实际)."""
    benchmarks = request.numbers("benchmark")
    rows = []
    for row in request.table.records():
        promise = LandPromise(
            row["project_id"],
            row.get("name") or row["project_id"],
            row.get("land_mu"),
            {"tax": row.get("promised_tax_wan"), "output": row.get("promised_output_wan")},
            {"tax": row.get("actual_tax_wan"), "output": row.get("actual_output_wan")},
            row.get("full_output_on"),
        )
        rows += [
            {
                "project": each.number,
                "measure": each.measure,
                "promised": each.promised,
                "benchmark": each.benchmark,
                "ratio": each.ratio,
                "actual": each.actual,
                "kept": each.kept,
                "shortfall_wan": each.shortfall_wan,
                "reasons": list(each.reasons),
            }
            for each in promised_per_mu(promise, request.today, benchmarks=benchmarks)
        ]
    columns = fields(
        "project 项目",
        "measure 承诺项",
        "promised 承诺 万元/亩",
        "benchmark 参照 万元/亩",
        "ratio 与参照之比",
        "actual 实际 万元/亩",
        "kept 兑现率",
        "shortfall_wan 缺口 万元",
        "reasons 理由",
    )
    return Answer(columns, rows, {"today": request.today.isoformat()})


def run_matchmaking(request: Request) -> Answer:
    """Events and what became of their matches after 90 and 180 days (对接活动成效)."""
    events: dict[str, matchmaking.Event] = {}
    for row in request.table.records():
        number = row["event_id"]
        held = events.get(number) or matchmaking.Event(number, row["date"], row.get("name") or number)
        if held.held_on != row["date"]:
            raise Unmeasurable(f"活动“{number}”有两个日期", f"event {number} has two dates")
        matches = held.matches
        if row.get("buyer") or row.get("seller"):
            carried = {days: row.get(f"carried_out_{days}") for days in matchmaking.FOLLOW_UPS}
            match = matchmaking.Match(
                row.get("buyer") or "", row.get("seller") or "", row.get("signed_wan"), carried, row.get("paid_wan")
            )
            matches = (*matches, match)
        evidence = held.has_evidence or bool(row.get("evidence"))
        events[number] = matchmaking.Event(number, held.held_on, held.name, matches, evidence)
    claimed = request.number("claimed")
    found = matchmaking.outcomes(events.values(), request.today, claimed=None if claimed is None else int(claimed))
    rows = [
        {
            "days": each.days,
            "due": each.due,
            "answered": each.answered,
            "carried_out": each.carried_out,
            "rate": each.rate,
            "answered_share": each.answered_share,
            "not_yet_due": each.not_yet_due,
        }
        for each in found.follow_ups
    ]
    names = ["events", "with_matches", "with_evidence", "matches", "signed_wan", "amounts_unknown", "paid_wan"]
    columns = fields(
        "days 天数 天",
        "due 已到期 项",
        "answered 有回访 项",
        "carried_out 已履行 项",
        "rate 履行率",
        "answered_share 回访率",
        "not_yet_due 未到期 项",
    )
    return Answer(columns, rows, {name: getattr(found, name) for name in names}, found.notes)


MEASURES = (
    Measure(
        "cohorts",
        "同批项目追踪",
        "按签约年度分批，满期后到达各阶段的占比",
        PROJECTS,
        run_cohorts,
        settings={"within_months": "满期月数，默认24"},
    ),
    Measure("stage-age", "阶段停留与灯号", "两个月黄牌、三个月红牌、超过半年出库（邯郸）", PROJECTS, run_ages),
    Measure("funnel", "存量漏斗", "相邻阶段之比；存量口径，非同批次", STAGE_COUNTS, run_funnel),
    Measure(
        "promised",
        "亩均承诺与实际",
        "承诺税收÷用地；实际÷承诺",
        PROJECTS,
        run_promised,
        settings={"benchmark.tax": "参照亩均税收，万元/亩", "benchmark.output": "参照亩均产值，万元/亩"},
    ),
    Measure(
        "matchmaking",
        "对接活动成效",
        "满90、180天的履行率；无回访为不详",
        EVENTS,
        run_matchmaking,
        settings={"claimed": "所报场次"},
    ),
)
