"""Open data (开放数据): the published record as tables, each column described where it is made."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from yinuo.front.public.queries.briefings import Session, congress_briefings
from yinuo.front.public.queries.promises import Shown, promises, shown
from yinuo.front.public.queries.suggestions import figures, opened, suggestions
from yinuo.people.models import Congress

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run instead of show


@dataclass(frozen=True)
class Column:
    code: str
    label: str
    meaning: str
    read: Callable


@dataclass(frozen=True)
class Table:
    """One download: its name, its label, its columns and where its rows come from."""

    name: str
    label: str
    columns: tuple[Column, ...]
    rows: Callable[[Congress, date], Iterable]

    def read(self, congress: Congress, today: date) -> Iterator[dict]:
        for row in self.rows(congress, today):
            yield {column.code: plain(column.read(row)) for column in self.columns}


def plain(value):
    """A cell for machines: dates as ISO text, decimals as text that keeps their digits, the unknown as null."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else format(value.normalize(), "f")


def as_csv(table: Table, congress: Congress, today: date) -> str:
    """The table for a spreadsheet: UTF-8 with its mark, codes as headings, nothing that runs as a formula."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow([column.code for column in table.columns])
    for row in table.read(congress, today):
        writer.writerow([_cell(value) for value in row.values()])
    return out.getvalue()


def _cell(value) -> str:
    if value is None:
        return ""
    text = "；".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _units(one: Shown) -> list[str]:
    lead = [one.promise.unit.name] if one.promise.unit else []
    return lead + [unit.name for unit in one.promise.with_units.all()]


TABLES = {
    table.name: table
    for table in (
        Table(
            "sessions",
            "政情通报会",
            (
                Column("number", "编号", "会议编号，年份加序号", lambda it: it.number),
                Column("title", "会议名称", "来源所载名称", lambda it: it.title),
                Column("held_on", "召开日期", "空为未定或来源未载", lambda it: it.held_on),
                Column("topic", "议题", "会议议题", lambda it: it.topic.title if it.topic else None),
                Column("convened_by", "召开", "召开会议的机关", lambda it: it.convened_by or None),
                Column("reporting_body", "通报", "作通报的机关", lambda it: it.reporting_body or None),
                Column(
                    "stated_speeches", "所载发言代表", "来源所载人数，空为未载", lambda it: it.stated.get("speeches")
                ),
                Column(
                    "stated_questioners",
                    "所载提问代表",
                    "来源所载人数，空为未载",
                    lambda it: it.stated.get("questioners"),
                ),
                Column("stated_questions", "所载问题", "来源所载个数，空为未载", lambda it: it.stated.get("questions")),
                Column(
                    "stated_follow_ups", "所载追问", "来源所载个数，空为未载", lambda it: it.stated.get("follow_ups")
                ),
                Column("source", "来源", "发布者，空为本会记录", lambda it: it.source.get("publisher")),
            ),
            lambda congress, today: congress_briefings(congress).select_related("topic").order_by("held_on", "number"),
        ),
        Table(
            "promises",
            "承诺事项",
            (
                Column("number", "编号", "承诺编号，永不重用", lambda it: it.promise.number),
                Column("words", "原话", "记录中的文字", lambda it: it.promise.words),
                Column("verbatim", "逐字", "否为转述", lambda it: it.promise.verbatim),
                Column("said_on", "何日所说", "说出之日", lambda it: it.promise.said_on),
                Column("said_by", "何人所说", "空为来源未载", lambda it: it.promise.said_by or None),
                Column("units", "责任单位", "第一个为主要责任单位", _units),
                Column("due_on", "期限", "空为没有说到何时", lambda it: it.promise.due_on),
                Column("measure", "衡量标准", "空为没有说到何数", lambda it: it.promise.measure or None),
                Column("evidence_kind", "证据类型", "空为没有约定", lambda it: it.promise.evidence_kind or None),
                Column("status", "状态", "办理状态代码", lambda it: it.promise.status),
                Column("standing", "现状", "公开统计的分组代码", lambda it: str(it.standing)),
                Column("lacks", "所缺", "可核查还缺什么", lambda it: list(it.promise.lacks)),
                Column("source", "出处", "在哪里说的", lambda it: it.promise.source_label),
            ),
            lambda congress, today: shown(promises(congress).order_by("number"), today),
        ),
        Table(
            "suggestions",
            "代表建议",
            (
                Column("number", "编号", "建议编号", lambda it: it.suggestion.ref),
                Column("title", "标题", "建议标题", lambda it: it.suggestion.title),
                Column("extent", "公开方式", "全文、摘要或只公开标题", lambda it: str(it.extent)),
                Column(
                    "units",
                    "承办单位",
                    "全部承办单位",
                    lambda it: sorted({a.unit.name for a in it.suggestion.assignments.all()}),
                ),
                Column("due_on", "答复期限", "代表的时钟，空为尚未交办", lambda it: it.suggestion.due_on),
                Column("status", "状态", "办理状态代码", lambda it: str(it.state)),
            ),
            lambda congress, today: opened(suggestions(congress)),
        ),
        Table(
            "figures",
            "产业证据",
            (
                Column("indicator", "指标", "指标名称", lambda it: it.indicator),
                Column("value", "数值", "空为原文不是数", lambda it: it.value),
                Column("text", "原文", "原文写法", lambda it: it.text or None),
                Column("unit", "单位", "计量单位", lambda it: it.unit or None),
                Column("period", "时期", "数字所属时期", lambda it: it.period or None),
                Column("place", "范围", "地域或企业范围", lambda it: it.place or None),
                Column("status", "性质", "实际、初步、预计、目标或所称的代码", lambda it: it.status),
                Column("source", "来源", "来源标题", lambda it: it.source.title),
                Column("publisher", "发布者", "来源的发布者", lambda it: it.source.publisher or None),
                Column("checked", "核对程度", "来源核对到哪一步", lambda it: it.source.grade or None),
            ),
            lambda congress, today: figures(congress),
        ),
    )
}


def session_data(shown_session: Session) -> dict:
    """One session's page for machines: what stands on it, and null where the source does not say."""
    briefing = shown_session.briefing
    return {
        "number": briefing.number,
        "title": briefing.title,
        "held_on": plain(briefing.held_on),
        "convened_by": briefing.convened_by or None,
        "reporting_body": briefing.reporting_body or None,
        "topic": briefing.topic.title if briefing.topic else None,
        "source": briefing.source or None,
        "ledger": [
            {
                "figure": line.figure.value,
                "stated": line.stated,
                "named": line.named,
                "unnamed": line.unnamed,
                "agrees": line.agrees,
            }
            for line in shown_session.lines
        ],
        "speeches": [
            {
                "order": speech.order,
                "deputy": speech.deputy.name if speech.deputy else None,
                "nominated_by": str(speech.nominated_by) if speech.nominated_by else None,
                "verbatim": speech.verbatim,
                "text": speech.text or None,
                "points": speech.points,
            }
            for speech in shown_session.speeches
        ],
        "questions": [_turn(turn) for turn in shown_session.turns],
        "research": [
            {
                "title": activity.title,
                "organised_by": activity.organised_by,
                "carried_out_by": activity.carried_out_by or None,
                "from_on": plain(activity.from_on),
                "until_on": plain(activity.until_on),
                "sites": activity.sites,
                "output": activity.output or None,
            }
            for activity in shown_session.activities
        ],
        "prior": [
            {"year": prior.year, "term": prior.term or None, "topic": prior.topic} for prior in shown_session.prior
        ],
        "facts": shown_session.facts,
    }


def _turn(turn) -> dict:
    question = turn.question
    return {
        "order": question.order,
        "deputy": question.deputy.name if question.deputy else None,
        "delegation": str(question.delegation) if question.delegation else None,
        "verbatim": question.verbatim,
        "text": question.text or None,
        "points": question.points,
        "answers": [
            {
                "units": [by.unit.name for by in said.answer.by_units.all()],
                "persons": [by.person or None for by in said.answer.by_units.all()],
                "verbatim": said.answer.verbatim,
                "text": said.answer.text or None,
                "points": said.answer.points,
                "promises": [promise_data(one) for one in said.promises],
            }
            for said in turn.answers
        ],
        "follow_ups": [_turn(below) for below in turn.follow_ups],
    }


def promise_data(one: Shown) -> dict:
    return {column.code: plain(column.read(one)) for column in TABLES["promises"].columns}
