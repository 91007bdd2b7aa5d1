"""The record file whole (会议记录): parts that hold together."""

from typing import Literal

from pydantic import model_validator

from yinuo.briefings.record_file.faults import BadRecord
from yinuo.briefings.record_file.parts import (
    ActivityPart,
    BriefingPart,
    CongressPart,
    DeputyPart,
    GroupPart,
    Line,
    Part,
    PriorPart,
    PublicationPart,
    QuestionPart,
    SourcePart,
    SpeechPart,
    TopicPart,
    UnitPart,
)
from yinuo.rules.publication import SecrecyCheck

FORMAT = "yinuo-record/1"


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
        """Names that stand nowhere in the lists they belong to, each with its place."""
        known = {
            "deputies": {deputy.name for deputy in self.deputies},
            "units": {name for unit in self.units for name in (unit.name, unit.short_name)},
            "delegations": set(self.delegations),
            "groups": {group.name for group in self.groups},
        }
        known["delegations / groups"] = known["delegations"] | known["groups"]
        for place, name, where in self._references():
            if name is not None and name not in known[where]:
                yield (
                    f"{place}：“{name}”没有列在 {where} 里，请补上或改正 · "
                    f"“{name}” is not listed under {where}, add it or correct it"
                )

    def _references(self):
        for i, deputy in enumerate(self.deputies):
            yield f"deputies[{i}].delegation", deputy.delegation, "delegations"
            for j, group in enumerate(deputy.groups):
                yield f"deputies[{i}].groups[{j}]", group, "groups"
        for i, unit in enumerate(self.briefing.answering_units):
            yield f"briefing.answering_units[{i}]", unit, "units"
        for i, speech in enumerate(self.speeches):
            yield f"speeches[{i}].deputy", speech.deputy, "deputies"
            yield f"speeches[{i}].nominated_by", speech.nominated_by, "delegations / groups"
        for i, asked in enumerate(self.questions):
            yield f"questions[{i}].deputy", asked.deputy, "deputies"
            yield f"questions[{i}].delegation", asked.delegation, "delegations"
            for j, part in enumerate(asked.answer.units if asked.answer else []):
                yield f"questions[{i}].answer.units[{j}].unit", part.unit, "units"

    def _contradictions(self):
        """Where the record speaks against itself or against what its source states."""
        yield from self._more_than_stated()
        yield from self._twice()
        briefing = self.briefing
        if briefing.held_on and briefing.held_on.year != briefing.year:
            yield "briefing.held_on：日期与年度不符，请改正其一 · the day does not fall in the year, correct one"
        if not briefing.number.startswith(f"{briefing.year}-"):
            yield f"briefing.number：应以年度{briefing.year}开头 · must begin with the year {briefing.year}"
        for i, activity in enumerate(self.activities):
            if activity.from_on and activity.until_on and activity.until_on < activity.from_on:
                yield f"activities[{i}].until_on：早于开始日期，请改正 · ends before it begins, correct it"
        tops = {asked.order for asked in self.questions if asked.follow_up_of is None}
        for i, asked in enumerate(self.questions):
            if asked.follow_up_of is not None and asked.follow_up_of not in tops:
                yield (
                    f"questions[{i}].follow_up_of：没有次序为{asked.follow_up_of}的问题，请改正 · "
                    f"no question has the order {asked.follow_up_of}, correct it"
                )
        if self.publication and self.publication.secrecy.finding == SecrecyCheck.PASSED_IN_PART:
            yield (
                "publication.secrecy.finding：“处理后可以公开”要逐处标明，请去掉 publication，载入后在系统里办理 · "
                "passages must be marked one by one: leave publication out and decide in the system"
            )

    def _more_than_stated(self):
        held = {
            "speeches": len(self.speeches),
            "questioners": len({asked.deputy for asked in self.questions}),
            "questions": sum(asked.follow_up_of is None for asked in self.questions),
            "follow_ups": sum(asked.follow_up_of is not None for asked in self.questions),
        }
        for code, count in held.items():
            said = getattr(self.briefing.stated, code)
            if said is not None and count > said:
                yield (
                    f"briefing.stated.{code}：来源说{said}，记录里却有{count}，请核对 · "
                    f"the source states {said}, the record holds {count}: check them"
                )

    def _twice(self):
        lists = {
            "speeches.order": [speech.order for speech in self.speeches],
            "questions.order": [asked.order for asked in self.questions],
            "deputies.name": [deputy.name for deputy in self.deputies],
            "units.short_name": [unit.short_name for unit in self.units],
            "units.name": [unit.name for unit in self.units],
        }
        for place, values in lists.items():
            for value in sorted({value for value in values if values.count(value) > 1}):
                yield f"{place}：{value} 重复，请改成不同的 · {value} stands twice, make them differ"
