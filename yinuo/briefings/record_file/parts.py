"""The parts of a record file, each with exactly the keys it may have; as long as the columns that keep them."""

from datetime import date
from pkgutil import iter_modules
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from yinuo.briefings.record_file.faults import Fault
from yinuo.people.models.congresses import Level
from yinuo.people.models.units import UnitKind
from yinuo.promises.models import Strength
from yinuo.rules import briefings as law
from yinuo.rules import inspections, places
from yinuo.rules.promises import EvidenceKind
from yinuo.rules.publication import Extent, SecrecyCheck

RESERVED = {  # the first words of the instance's own addresses, and the languages'
    *("about", "accounts", "admin", "api", "briefings", "design", "desk", "en", "evidence", "favicon", "healthz"),
    *("live", "media", "people", "preferences", "promises", "records", "robots", "sitemap", "static", "suggestions"),
    *("votes", "zh"),
}
PLACES = sorted(module.name for module in iter_modules(places.__path__))


def no_markup(text: str) -> str:
    if "<" in text or ">" in text or any(ord(sign) < 32 and sign != "\n" for sign in text):
        raise Fault("不能含尖括号或控制字符，请删去", "remove angle brackets and control characters")
    return text.strip()


def words_or_list(fact) -> str | list[str]:
    """A fact in words, or a list of such."""
    if isinstance(fact, str):
        return no_markup(fact)
    if isinstance(fact, list) and all(isinstance(one, str) for one in fact):
        return [no_markup(one) for one in fact]
    raise Fault("应为文字或者文字的列表，请加引号", "must be text or a list of texts, put them in quotes")


def one_of(known: list[str], what_zh: str, what_en: str):
    def check(text: str) -> str:
        if text not in known:
            raise Fault(
                f"{what_zh}“{text}”不认识，应为：{'、'.join(known)}",
                f"unknown {what_en}; use one of: {', '.join(known)}",
            )
        return text

    return AfterValidator(check)


def free(slug: str) -> str:
    if slug in RESERVED:
        raise Fault(f"“{slug}”是系统网址用词，请换一个", f"“{slug}” is an address of the system, choose another")
    return slug


def line(longest: int):
    """Words on one line, as long as the column that keeps them."""
    return Annotated[str, Field(min_length=1, max_length=longest), AfterValidator(no_markup)]


Line, Title, Name = line(300), line(200), line(100)
Person, Short, Word = line(60), line(40), line(20)
Text = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(no_markup)]
Fact = Annotated[Any, AfterValidator(words_or_list)]
Address = Annotated[str, Field(max_length=500, pattern=r"^https?://[^\s<>\"']+$")]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,39}$"), AfterValidator(free)]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


class CongressPart(Part):
    slug: Slug
    name: Name
    short_name: Word
    name_en: Title | None = None
    level: Annotated[str, one_of(Level.values(), "级别", "level")]
    region_code: line(12) | None = None
    place: Annotated[str, one_of(["", *PLACES], "规则包", "pack of rules")] = ""
    about: Text | None = None


class SourcePart(Part):
    title: Line
    publisher: Title
    published_on: date | None
    republished_on: date | None = None
    reporters: list[Line] = []
    correspondents: list[Line] = []
    kind: Name | None = None
    address: Address | None = None


class UnitPart(Part):
    name: Name
    short_name: Short
    kind: Annotated[str, one_of(UnitKind.values(), "单位类别", "kind of unit")]
    other_names: list[Name] = []
    note: Line | None = None


class GroupPart(Part):
    name: Name
    professional: bool = False


class DeputyPart(Part):
    name: Person
    delegation: Name | None
    groups: list[Name] = []
    higher: bool = False


class TopicPart(Part):
    title: Title
    subject: Short | None = None
    reason: Text
    channel: Title | None = None
    year: int = Field(ge=1949, le=2100)


class StatedPart(Part):
    speeches: int | None = Field(ge=0)
    questioners: int | None = Field(ge=0)
    questions: int | None = Field(ge=0)
    follow_ups: int | None = Field(ge=0)


class BriefingPart(Part):
    number: Annotated[str, Field(pattern=r"^\d{4}-\d{1,3}$")]
    legal_kind: Annotated[str, one_of([kind.label for kind in law.Kind], "会议性质", "legal kind")]
    title: Title
    year: int = Field(ge=1949, le=2100)
    held_on: date | None
    part_of_day: Word | None = None
    place: Title | None = None
    convened_by: Title | None = None
    reporting_body: Title | None = None
    why: Text | None = None
    principles: list[Line] = []
    scripted: bool | None = None
    speaker_rule: Line | None = None
    stated: StatedPart
    answering_units: list[Line] = []
    facts: dict[Name, Fact] = {}


class ActivityPart(Part):
    form: Annotated[str, one_of([*(kind.label for kind in inspections.Kind), "专题调研"], "形式", "form")]
    title: Title
    organised_by: list[Line] = []
    carried_out_by: Title | None = None
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
    unit: Name
    person: Person | None
    post: Name | None


class ClaimPart(Part):
    words: Line
    indicator: line(120)
    value: float | None = Field(ge=-1e15, le=1e15)
    unit: Short | None = None
    period: Person | None = None
    note: Line | None = None


class PromisePart(Part):
    words: Text
    due: date | None
    measure: Line | None
    evidence: Annotated[str, one_of([kind.label for kind in EvidenceKind], "证据类型", "kind of evidence")] | None
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
    year: int | None = Field(ge=1949, le=2100)
    term: Person | None
    topic: Title


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

    @property
    def is_public(self) -> bool:
        """The three decisions let something be seen (公开)."""
        shown = Extent.NONE not in (self.unit.extent, self.deputy.extent)
        return shown and self.secrecy.finding == SecrecyCheck.PASSED
