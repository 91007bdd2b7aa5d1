"""The record file (会议记录文件, yinuo-record/1): a published session as facts, checked whole before anything is written.

Format and an example: docs/record-format.md. `null` means that the source does not say.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from yinuo.people.models.congresses import Level
from yinuo.people.models.units import UnitKind
from yinuo.promises.models import Strength
from yinuo.rules import briefings as law
from yinuo.rules import inspections
from yinuo.rules.publication import Extent, SecrecyCheck

FORMAT = "yinuo-record/1"
MAX_BYTES = 2_000_000


class BadRecord(ValueError):
    """The file cannot be loaded; every fault with its place and remedy, in Chinese and English."""

    def __init__(self, faults: list[str]):
        super().__init__("\n".join(faults))
        self.faults = faults


class Fault(ValueError):
    """One fault, said in Chinese and English."""

    def __init__(self, zh: str, en: str):
        super().__init__(f"{zh} · {en}")


def no_markup(text: str) -> str:
    if "<" in text or ">" in text or any(ord(sign) < 32 and sign != "\n" for sign in text):
        raise Fault("不能含尖括号或控制字符，请删去", "remove angle brackets and control characters")
    return text.strip()


def one_of(known: list[str], what_zh: str, what_en: str):
    def check(text: str) -> str:
        if text not in known:
            raise Fault(
                f"{what_zh}“{text}”不认识，应为：{'、'.join(known)}",
                f"unknown {what_en}; use one of: {', '.join(known)}",
            )
        return text

    return AfterValidator(check)


Line = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(no_markup)]
Text = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(no_markup)]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,39}$")]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class CongressPart(Part):
    slug: Slug
    name: Line
    short_name: Line
    name_en: Line | None = None
    level: Annotated[str, one_of(Level.values(), "级别", "level")]
    region_code: Line | None = None
    place: str = ""
    about: str = ""


class SourcePart(Part):
    title: Line
    publisher: Line
    published_on: date | None
    republished_on: date | None = None
    reporters: list[Line] = []
    correspondents: list[Line] = []
    kind: Line | None = None
    address: Line | None = None


class UnitPart(Part):
    name: Line
    short_name: Line
    kind: Annotated[str, one_of(UnitKind.values(), "单位类别", "kind of unit")]
    other_names: list[Line] = []
    note: Line | None = None


class GroupPart(Part):
    name: Line
    professional: bool = False


class DeputyPart(Part):
    name: Line
    delegation: Line | None
    groups: list[Line] = []
    higher: bool = False


class TopicPart(Part):
    title: Line
    subject: Line | None = None
    reason: Text
    channel: Line | None = None
    year: int = Field(ge=1949, le=2100)


class StatedPart(Part):
    speeches: int | None = Field(ge=0)
    questioners: int | None = Field(ge=0)
    questions: int | None = Field(ge=0)
    follow_ups: int | None = Field(ge=0)


class BriefingPart(Part):
    number: Annotated[str, Field(pattern=r"^\d{4}-\d{1,3}$")]
    legal_kind: Annotated[str, one_of([kind.label for kind in law.Kind], "会议性质", "legal kind")]
    title: Line
    year: int = Field(ge=1949, le=2100)
    held_on: date | None
    part_of_day: Line | None = None
    place: Line | None = None
    convened_by: Line | None = None
    reporting_body: Line | None = None
    why: Text | None = None
    principles: list[Line] = []
    scripted: bool | None = None
    speaker_rule: Line | None = None
    stated: StatedPart
    answering_units: list[Line] = []
    facts: dict[str, str | list[str]] = {}


class ActivityPart(Part):
    form: Annotated[str, one_of([*(kind.label for kind in inspections.Kind), "专题调研"], "形式", "form")]
    title: Line
    organised_by: list[Line] = []
    carried_out_by: Line | None = None
    from_on: date | None = None
    until_on: date | None = None
    sites: list[Line] | None = None
    output: Line | None = None


class SpeechPart(Part):
    order: int = Field(ge=1, le=500)
    deputy: Line
    nominated_by: Line | None
    verbatim: bool
    points: list[Text] = Field(min_length=1)


class AnswererPart(Part):
    unit: Line
    person: Line | None
    post: Line | None


class ClaimPart(Part):
    words: Line
    indicator: Line
    value: float | None
    unit: Line | None = None
    period: Line | None = None
    note: Line | None = None


class PromisePart(Part):
    words: Text
    due: date | None
    measure: Line | None
    evidence: Line | None
    strength: Annotated[str, one_of(Strength.values(), "承诺强度", "strength")]


class AnswerPart(Part):
    units: list[AnswererPart] = Field(min_length=1)
    verbatim: bool
    points: list[Text] = Field(min_length=1)
    claims: list[ClaimPart] = []
    promises: list[PromisePart] = []


class QuestionPart(Part):
    order: int = Field(ge=1, le=500)
    deputy: Line
    delegation: Line | None
    verbatim: bool
    points: list[Text] = Field(min_length=1)
    follow_up_of: int | None = None
    answer: AnswerPart | None = None


class PriorPart(Part):
    year: int | None
    term: Line | None
    topic: Line


class DecisionPart(Part):
    extent: Annotated[str, one_of(Extent.values(), "公开范围", "extent")]
    ground: Line


class SecrecyPart(Part):
    finding: Annotated[str, one_of(SecrecyCheck.values(), "审查结论", "finding")]
    ground: Line


class PublicationPart(Part):
    unit: DecisionPart
    deputy: DecisionPart
    secrecy: SecrecyPart


class Record(Part):
    format: Literal["yinuo-record/1"]
    congress: CongressPart
    source: SourcePart
    delegations: list[Line] = []
    groups: list[GroupPart] = []
    units: list[UnitPart] = []
    deputies: list[DeputyPart] = []
    topic: TopicPart
    briefing: BriefingPart
    activities: list[ActivityPart] = []
    speeches: list[SpeechPart] = []
    questions: list[QuestionPart] = []
    prior_briefings: list[PriorPart] = []
    prior_briefings_note: Line | None = None
    publication: PublicationPart | None = None

    @model_validator(mode="after")
    def holds_together(self) -> "Record":
        faults = [*self._undeclared(), *self._contradictions()]
        if faults:
            raise BadRecord(faults)
        return self

    def _undeclared(self):
        deputies = {deputy.name for deputy in self.deputies}
        units = {unit.short_name for unit in self.units} | {unit.name for unit in self.units}
        bodies = {*self.delegations, *(group.name for group in self.groups)}
        named = [
            *((f"speeches[{i}].deputy", speech.deputy, deputies, "deputies") for i, speech in enumerate(self.speeches)),
            *((f"questions[{i}].deputy", asked.deputy, deputies, "deputies") for i, asked in enumerate(self.questions)),
            *(
                (f"questions[{i}].answer.units[{j}].unit", part.unit, units, "units")
                for i, asked in enumerate(self.questions)
                for j, part in enumerate(asked.answer.units if asked.answer else [])
            ),
            *(
                (f"briefing.answering_units[{i}]", unit, units, "units")
                for i, unit in enumerate(self.briefing.answering_units)
            ),
            *(
                (f"speeches[{i}].nominated_by", speech.nominated_by, bodies, "delegations / groups")
                for i, speech in enumerate(self.speeches)
                if speech.nominated_by
            ),
            *(
                (f"deputies[{i}].delegation", deputy.delegation, set(self.delegations), "delegations")
                for i, deputy in enumerate(self.deputies)
                if deputy.delegation
            ),
        ]
        for place, name, known, where in named:
            if name not in known:
                yield f"{place}：“{name}”没有列在 {where} 里，请补上或改正 · not listed under {where}"

    def _contradictions(self):
        stated = self.briefing.stated
        held = {
            "speeches": len(self.speeches),
            "questioners": len({asked.deputy for asked in self.questions}),
            "questions": sum(asked.follow_up_of is None for asked in self.questions),
            "follow_ups": sum(asked.follow_up_of is not None for asked in self.questions),
        }
        for code, count in held.items():
            said = getattr(stated, code)
            if said is not None and count > said:
                yield (
                    f"briefing.stated.{code}：来源说{said}，记录里却有{count}，请核对 · "
                    f"the source states {said}, the record holds {count}"
                )
        if self.briefing.held_on and self.briefing.held_on.year != self.briefing.year:
            yield "briefing.held_on：日期与年度不符 · the day does not fall in the year"
        for name, rows in (("speeches", self.speeches), ("questions", self.questions)):
            orders = [row.order for row in rows]
            for order in sorted({order for order in orders if orders.count(order) > 1}):
                yield f"{name}：次序{order}重复 · order {order} stands twice"
        tops = {asked.order for asked in self.questions if asked.follow_up_of is None}
        for i, asked in enumerate(self.questions):
            if asked.follow_up_of is not None and asked.follow_up_of not in tops:
                yield f"questions[{i}].follow_up_of：没有次序为{asked.follow_up_of}的问题 · no such question"


class NoAliases(yaml.SafeLoader):
    """YAML without anchors: a small file cannot grow into a large one."""

    def compose_node(self, parent, index):
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("不支持 YAML 别名（*），请写全 · YAML aliases (*) are not allowed")
        return super().compose_node(parent, index)


def read(path: Path) -> Record:
    """Read and check a record file (读取会议记录文件). Raises BadRecord with every fault at once."""
    if not path.is_file():
        raise BadRecord([f"找不到文件 {path.name} · no such file"])
    if path.stat().st_size > MAX_BYTES:
        raise BadRecord([f"文件超过 {MAX_BYTES // 1_000_000} MB · larger than {MAX_BYTES // 1_000_000} MB"])
    try:
        said = yaml.load(path.read_text("utf-8"), Loader=NoAliases)  # NoAliases is a SafeLoader
    except UnicodeDecodeError as fault:
        raise BadRecord([f"文件不是 UTF-8 编码（第{fault.start}字节）· not UTF-8 (byte {fault.start})"]) from fault
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        raise BadRecord([f"不是正确的 YAML：{fault} · not valid YAML"]) from fault
    if not isinstance(said, dict):
        raise BadRecord(["文件应为一组“键: 值” · the file must be a mapping of keys to values"])
    if said.get("format") != FORMAT:
        raise BadRecord([f"format：应为 {FORMAT} · must be {FORMAT}"])
    try:
        return Record.model_validate(said)
    except ValidationError as faults:
        raise BadRecord([in_both_languages(fault) for fault in faults.errors()]) from faults


WORDS = {
    "missing": "缺少这一项，来源没有说就写 null",
    "extra_forbidden": "没有这一项，请检查拼写",
    "string_type": "应为文字",
    "string_too_short": "不能为空",
    "string_too_long": "太长",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "list_type": "应为列表",
    "too_short": "至少一项",
    "greater_than_equal": "太小",
    "less_than_equal": "太大",
    "literal_error": "取值不对",
    "string_pattern_mismatch": "格式不对",
    "model_type": "应为一组“键: 值”",
    "dict_type": "应为一组“键: 值”",
}


def in_both_languages(fault) -> str:
    """One fault with its place (哪里、什么、怎么改)."""
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault["loc"]).lstrip(".")
    if fault["type"] == "value_error":
        cause = fault["ctx"]["error"]
        return "\n".join(cause.faults) if isinstance(cause, BadRecord) else f"{place}：{cause}"
    if fault["type"].startswith("date"):
        return f"{place}：不是真实的日期，应写作 2023-09-26 · not a real date, write 2023-09-26"
    return f"{place}：{WORDS.get(fault['type'], '不对')} · {fault['msg']}"
