"""The command on claims (断言命令): a table of figures, with what lies behind them, against earlier ones."""

from collections.abc import Mapping

from yinuo.evidence.measures import claims
from yinuo.evidence.measures.commands.request import Answer, Companion, Measure, Request, fields
from yinuo.evidence.measures.reasons import Reason
from yinuo.evidence.measures.tables import Loaded
from yinuo.evidence.measures.tables.area_inputs import FIGURE_FIRMS, FIGURE_PARTS, INDICATOR_VALUES, INDICATORS, ZONES

STATUSES = {key: each for each in claims.FigureStatus for key in (each.value, each.label)}


Subject = tuple[str, str, str]


def claims_of(
    table: Loaded,
    prefix: str = "",
    parts: Mapping[Subject, tuple[claims.Part, ...]] | None = None,
    firms: Mapping[Subject, dict[str, float | None]] | None = None,
) -> list[claims.Claim]:
    """The figures of a table indicator_values as claims (读入断言): numbered by row, or prefixed for another file.

    `parts` and `firms` give the summands and the list behind a figure, by (region, indicator, period).
    """
    return [
        claims.Claim(
            number=f"{prefix}{at}",
            indicator=row["indicator"],
            value=row["value"],
            unit=row["unit"],
            place=row["region"],
            period=row["period"],
            source=row.get("source") or row.get("source_url") or "",
            status=STATUSES[row.get("status") or "actual"],
            basis=row.get("basis") or "",
            compared_with=row.get("compared_with") or "",
            parts=(parts or {}).get((row["region"], row["indicator"], row["period"]), ()),
            firms=(firms or {}).get((row["region"], row["indicator"], row["period"])),
        )
        for at, row in zip(table.rows, table.records(), strict=True)
    ]


def run_claims(request: Request) -> Answer:
    """Doubts about the figures of a file, beside earlier ones, each with a question (断言核验)."""
    parts, firms = _parts(request.tables.get("parts")), _firms(request.tables.get("firms"))
    earlier = claims_of(request.tables["earlier"], "此前", parts, firms) if "earlier" in request.tables else []
    said = claims_of(request.table, "", parts, firms)
    doubts = claims.check(said, earlier=earlier, dictionary=_dictionary(request))
    rows = [
        {
            "kind": each.kind.label,
            "weight": each.weight.label,
            "rows": list(each.claims),
            "reason": str(each.reason),
            "question": str(each.question),
        }
        for each in doubts
    ]
    alarms = sum(1 for each in doubts if each.weight is claims.Weight.ALARM)
    fates = claims.against_actuals([*earlier, *said], said)
    summary = {"claims": len(said), "alarms": alarms, "against_actuals": [str(each.reason) for each in fates]}
    columns = fields("kind 疑点", "weight 轻重", "rows 行号", "reason 理由", "question 可提问题")
    return Answer(columns, rows, summary, [Reason("疑点只宜作为问题提出，不是结论")])


def _parts(table: Loaded | None) -> dict[Subject, tuple[claims.Part, ...]]:
    found: dict[Subject, tuple[claims.Part, ...]] = {}
    for row in table.records() if table else ():
        subject = (row["region"], row["indicator"], row["period"])
        part = claims.Part(row["part"], row["value"], row.get("place") or "", row.get("unit") or "")
        found[subject] = (*found.get(subject, ()), part)
    return found


def _firms(table: Loaded | None) -> dict[Subject, dict[str, float | None]]:
    found: dict[Subject, dict[str, float | None]] = {}
    for row in table.records() if table else ():
        found.setdefault((row["region"], row["indicator"], row["period"]), {})[row["firm_id"]] = row.get("value")
    return found


def _dictionary(request: Request) -> claims.Dictionary:
    dimensions, quotients, inside = {}, {}, {}
    if "indicators" in request.tables:
        for row in request.tables["indicators"].records():
            if row.get("dimension"):
                dimensions[row["indicator"]] = row["dimension"]
            if row.get("total") and row.get("divisor"):
                quotients[row["indicator"]] = (row["total"], row["divisor"])
    if "zones" in request.tables:
        inside = {row["zone"]: row["district"] for row in request.tables["zones"].records()}
    return claims.Dictionary(dimensions, quotients, inside)


MEASURES = (
    Measure(
        "claims",
        "断言核验",
        "万/亿（10⁴）、亩/公顷（15）、时期、前后一致、重复计算、名录变动",
        INDICATOR_VALUES,
        run_claims,
        (
            Companion("earlier", INDICATOR_VALUES),
            Companion("parts", FIGURE_PARTS),
            Companion("firms", FIGURE_FIRMS),
            Companion("indicators", INDICATORS),
            Companion("zones", ZONES),
        ),
    ),
)
