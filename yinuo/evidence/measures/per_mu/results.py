"""One firm's result, in figures and sentences (单户结果): how each point arose, what was capped, filled or left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from yinuo.evidence.measures.per_mu.evaluation import Evaluation, known
from yinuo.evidence.measures.per_mu.rule import Form, Indicator, Missing
from yinuo.evidence.measures.reasons import Reason, shown


@dataclass(frozen=True)
class FirmResult:
    """Points by indicator, total, rank, class – None where unknown – and why (单户结果)."""

    firm: str
    total: float | None
    rank: int | None
    out_of: int
    grade: str | None
    points: dict[str, float | None]
    reasons: list[Reason]


def firm_results(evaluation: Evaluation) -> Iterator[FirmResult]:
    """Every firm's result, in the order of the table (逐户结果)."""
    return (firm_result(evaluation, place) for place in range(len(evaluation)))


def firm_result(evaluation: Evaluation, place: int) -> FirmResult:
    """The result of the firm at this place of the table (某户结果)."""
    rank = int(evaluation.rank[place])
    return FirmResult(
        firm=evaluation.firms.ids[place],
        total=known(evaluation.total[place]),
        rank=rank or None,
        out_of=int(evaluation.out_of[place]),
        grade=str(evaluation.grades[place]) or None,
        points={code: known(column[place]) for code, column in evaluation.points.items()},
        reasons=reasons_for(evaluation, place),
    )


def reasons_for(result: Evaluation, place: int) -> list[Reason]:
    """Why this firm has these points, this rank and this class (逐项说明)."""
    firms = result.firms
    excused = firms.exemptions[place] if len(firms.exemptions) else ""
    if excused:
        labels = {key: each for each in result.rule.exemptions for key in (each.code, each.label)}
        each = labels[excused]
        return [Reason("{label}，{how}，不参加排名", label=each.label, how=each.treatment.label)]
    said = [_one(result, each, place) for each in result.rule.indicators]
    for label, column in (("加分", firms.bonus), ("减分", firms.penalty)):
        if column is not None and known(column[place]):
            said.append(Reason("{label}{points}分", label=label, points=shown(float(column[place]))))
    return [*said, *_standing(result, place)]


def _one(result: Evaluation, each: Indicator, place: int) -> Reason:
    value = known(result.firms.values[each.code][place])
    points = known(result.points[each.code][place])
    if value is None:
        if points is None or each.missing is Missing.RENORMALISE:
            return Reason("{name}：无数据，{how}", name=each.label, how=each.missing.label)
        text = "{name}：无数据，{how}，得{points}分"
        return Reason(text, name=each.label, how=each.missing.label, points=shown(points, 4))
    group = int(result.places[place])
    high = float(result.scale.high[each.code][group])
    shared = {"name": each.label, "value": shown(value, 4), "unit": each.unit, "points": shown(points, 4)}
    if each.form in (Form.RATIO, Form.MEAN_RATIO):
        shared |= {"baseline": shown(high, 4), "weight": shown(each.weight)}
        if value < 0:
            return Reason("{name}：{value}{unit}为负，计0分", **shared)
        if each.cap is not None and value / high > each.cap:
            text = "{name}：{value}{unit}÷基准{baseline}×权重{weight}，按上限{cap:g}倍得{points}分"
            return Reason(text, cap=each.cap, **shared)
        return Reason("{name}：{value}{unit}÷基准{baseline}×权重{weight}＝{points}分", **shared)
    if each.form is Form.MINMAX:
        low = shown(float(result.scale.low[each.code][group]), 4)
        text = "{name}：{value}{unit}，在最小值{low}与最大值{high}之间，得{points}分"
        return Reason(text, low=low, high=shown(high, 4), **shared)
    text = "{name}：{value}{unit}，对照{high}（{form}），得{points}分"
    return Reason(text, high=shown(high, 4), form=each.form.label, **shared)


def _standing(result: Evaluation, place: int) -> list[Reason]:
    rank, out_of = int(result.rank[place]), int(result.out_of[place])
    if not rank:
        return [Reason("总分无法计算，不参加排名")]
    said = [
        Reason(
            "总分{total}，列{n}户中第{rank}位（前{share:.1%}）",
            total=shown(float(result.total[place]), 4),
            n=out_of,
            rank=rank,
            share=rank / out_of,
        )
    ]
    grade = str(result.grades[place])
    veto = result.firms.vetoes[place] if len(result.firms.vetoes) else ""
    if veto and result.rule.veto_to:
        said.append(Reason("一票否决（{veto}）：不高于{grade}类", veto=veto, grade=result.rule.veto_to))
    said.append(Reason("定为{grade}类", grade=grade) if grade else Reason("规则文本未载分档比例，不定类"))
    return said
