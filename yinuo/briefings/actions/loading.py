"""Loading a published session from a record file (载入会议记录): everything or nothing, each row saying where it is from.

A loaded thing did not pass through our hands, so it takes no steps here: it begins in the state the source shows it in,
with one founding entry, `load`, that names the source.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yinuo.briefings.actions import session
from yinuo.briefings.actions.questions import let_be_found as let_question_be_found
from yinuo.briefings.actions.speeches import let_be_found as let_speech_be_found
from yinuo.briefings.models import (
    Act,
    Activity,
    Answer,
    AnsweringUnit,
    Briefing,
    PriorBriefing,
    Question,
    Speech,
    Topic,
)
from yinuo.briefings.queries import promises_of
from yinuo.briefings.record_file import BadRecord, Record
from yinuo.evidence.models import Claim, Source
from yinuo.people.models import Congress, Delegation, Deputy, Group, Unit
from yinuo.promises.actions import record as record_promise
from yinuo.records import search
from yinuo.records.actions import note
from yinuo.records.actions.publication import decide, publish
from yinuo.records.models.publication import Part
from yinuo.rules import briefings, inspections, questions, speeches, topics
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.publication import Extent, SecrecyCheck


@dataclass
class Loader:
    """One run over one record; `people` and `units` by the names that the record uses."""

    record: Record
    at: datetime

    def __post_init__(self):
        self.said = self.record.model_dump(mode="json")
        source = self.record.source
        day = source.republished_on or source.published_on
        self.source = {key: value for key, value in self.said["source"].items() if value}
        self.label = f"{source.publisher}，{day}" if day else source.publisher

    @transaction.atomic
    def load(self) -> Briefing:
        self.congress = self.the_congress()
        if Briefing.objects.filter(congress=self.congress, number=self.record.briefing.number).exists():
            number = self.record.briefing.number
            raise BadRecord(
                [f"briefing.number：{number} 已经载入，不必再载 · {number} is loaded already, nothing to do"]
            )
        self.note(self.congress)
        self.bodies()
        self.briefing = self.the_briefing()
        self.prior_briefings()
        self.activities()
        self.speeches()
        self.questions()
        if self.record.publication:
            self.publication()
        return self.briefing

    def note(self, thing):
        note(thing, Act.LOAD, by=None, at=self.at, target=getattr(thing, "status", ""), ground=self.label)

    def begun(self, thing, status):
        thing.status = str(status)
        thing.save(force_insert=True)
        self.note(thing)
        return thing

    def the_congress(self) -> Congress:
        part = self.record.congress
        facts = part.model_dump(exclude={"slug"}, exclude_none=True)
        congress, _ = Congress.objects.get_or_create(slug=part.slug, defaults=facts)
        if congress.name != part.name:
            raise BadRecord(
                [
                    f"congress.slug：“{part.slug}”已属于{congress.name}，请换一个 · "
                    f"“{part.slug}” belongs to another congress, choose another"
                ]
            )
        return congress

    def bodies(self):
        delegations = {
            name: Delegation.objects.get_or_create(congress=self.congress, name=name, defaults={"order": place})[0]
            for place, name in enumerate(self.record.delegations, 1)
        }
        groups = {
            part.name: Group.objects.get_or_create(
                congress=self.congress, name=part.name, defaults={"professional": part.professional}
            )[0]
            for part in self.record.groups
        }
        self.by_name = delegations | groups
        self.units = {}
        for part in self.record.units:
            unit, made = Unit.objects.get_or_create(
                congress=self.congress, name=part.name, defaults={"short_name": part.short_name, "category": part.kind}
            )
            if made:
                for name in part.other_names:
                    unit.other_names.create(name=name)
            self.units[part.name] = self.units[part.short_name] = unit
        self.deputies = {}
        for place, part in enumerate(self.record.deputies):
            deputy = self.the_deputy(place, part, delegations.get(part.delegation))
            deputy.groups.add(*(groups[name] for name in part.groups))
            self.deputies[part.name] = deputy

    def the_deputy(self, place, part, delegation) -> Deputy:
        """The deputy of this name who is already known here, or a new one; of two of one name, neither is guessed."""
        known = Deputy.objects.filter(congress=self.congress, name=part.name)
        if delegation is not None:
            known = known.filter(delegation=delegation)
        found = list(known[:2])
        if len(found) > 1:
            raise BadRecord(
                [
                    f"deputies[{place}].name：名册上有两名“{part.name}”，请写明代表团 · "
                    f"two deputies are called “{part.name}”, give the delegation"
                ]
            )
        if found:
            return found[0]
        return Deputy.objects.create(congress=self.congress, name=part.name, delegation=delegation, higher=part.higher)

    def the_briefing(self) -> Briefing:
        topic = self.record.topic
        self.topic = self.begun(
            Topic(
                congress=self.congress,
                title=topic.title,
                reason=topic.reason,
                subject=topic.subject or "",
                channel=topic.channel or "",
                year=topic.year,
                published=True,
            ),
            topics.Status.PLANNED,
        )
        part = self.record.briefing
        kept = {"place", "part_of_day", "convened_by", "reporting_body", "why", "speaker_rule"}
        briefing = self.begun(
            Briefing(
                congress=self.congress,
                number=part.number,
                legal_kind=next(kind.value for kind in briefings.Kind if kind.label == part.legal_kind),
                title=part.title,
                topic=self.topic,
                year=part.year,
                held_on=part.held_on,
                principles=part.principles,
                stated=part.stated.model_dump(exclude_none=True),
                facts=self.said["briefing"]["facts"] | self.prior_note(),
                source=self.source,
                scripted=part.scripted,
                **{name: getattr(part, name) or "" for name in kept},
            ),
            briefings.Status.IN_FOLLOW_UP,
        )
        briefing.units.set(self.units[name] for name in part.answering_units)
        session.let_be_found(briefing)
        return briefing

    def prior_note(self) -> dict:
        note = self.record.prior_briefings_note
        return {"prior_note": note} if note else {}

    def prior_briefings(self):
        for part in self.record.prior_briefings:  # another record of this congress may have named them before
            PriorBriefing.objects.get_or_create(
                congress=self.congress,
                year=part.year,
                term=part.term or "",
                topic=part.topic,
                defaults={"source": self.source},
            )

    def activities(self):
        forms = {kind.label: kind.value for kind in inspections.Kind} | {"专题调研": inspections.Kind.SPECIAL.value}
        for part in self.record.activities:
            facts = part.model_dump(exclude={"form"}, exclude_none=True)
            activity = Activity(congress=self.congress, briefing=self.briefing, form=forms[part.form], **facts)
            self.begun(activity, inspections.Status.REPORTED)

    def speeches(self):
        for part in self.record.speeches:
            nominator = self.by_name.get(part.nominated_by)
            speech = Speech(
                congress=self.congress,
                briefing=self.briefing,
                order=part.order,
                deputy=self.deputies[part.deputy],
                delegation=nominator if isinstance(nominator, Delegation) else None,
                group=nominator if isinstance(nominator, Group) else None,
                text="；".join(part.points) + "。",
                points=part.points,
                verbatim=part.verbatim,
            )
            let_speech_be_found(self.begun(speech, speeches.Status.DELIVERED))

    def questions(self):
        asked = {}
        for part in sorted(self.record.questions, key=lambda part: part.follow_up_of is not None):
            question = Question(
                congress=self.congress,
                briefing=self.briefing,
                order=part.order,
                parent=asked.get(part.follow_up_of),
                deputy=self.deputies[part.deputy],
                delegation=self.by_name.get(part.delegation),
                text="；".join(part.points) + "。",
                points=part.points,
                verbatim=part.verbatim,
            )
            asked[part.order] = self.begun(
                question, questions.Status.ANSWERED if part.answer else questions.Status.ASKED
            )
            let_question_be_found(question)
            if part.answer:
                question.units.set(self.units[who.unit] for who in part.answer.units)
                question.lead = self.units[part.answer.units[0].unit]
                question.save(update_fields=["lead"])
                self.answer(question, part.answer)

    def answer(self, question, part):
        points = [*part.points, *(promise.words for promise in part.promises)]
        answer = Answer.objects.create(
            question=question, text="；".join(points) + "。", points=part.points, verbatim=part.verbatim
        )
        for place, who in enumerate(part.units):
            AnsweringUnit.objects.create(
                answer=answer, unit=self.units[who.unit], person=who.person or "", post=who.post or "", order=place
            )
        search.index(answer, str(answer), answer.text)
        lead = self.units[part.units[0].unit]
        if part.claims:
            self.claims(answer, part.claims, lead)
        for promise in part.promises:
            record_promise(
                promise.words,
                source=answer,
                source_text=answer.text,
                verbatim=part.verbatim,
                said_on=self.briefing.held_on,
                said_by=answer.said_by,
                to=[question.deputy],
                unit=lead,
                with_units=[self.units[who.unit] for who in part.units[1:]],
                due_on=promise.due,
                measure=promise.measure or "",
                evidence_kind=promise.evidence or "",
                strength=promise.strength,
                by=None,
                at=self.at,
            )

    def claims(self, answer, parts, unit):
        Source.objects.get_or_create(
            congress=self.congress,
            title=self.record.source.title,
            defaults={
                "publisher": self.record.source.publisher,
                "published_on": self.record.source.republished_on or self.record.source.published_on,
                "address": self.record.source.address or "",
                "grade": self.record.source.kind or "",
            },
        )
        for part in parts:
            Claim.objects.create(
                congress=self.congress,
                words=part.words,
                source_kind=Answer.kind,
                source_id=answer.pk,
                source_label=str(answer),
                indicator=part.indicator,
                value=part.value,
                unit_word=part.unit or "",
                period=part.period or "",
                said_on=self.briefing.held_on,
                said_by=unit,
                note=part.note or "",
            )

    def publication(self):
        said = self.record.publication
        decisions = (
            (Part.REVIEW, Extent(said.unit.extent), said.unit.ground),
            (Part.WISH, Extent(said.deputy.extent), said.deputy.ground),
            (Part.SECRECY, SecrecyCheck(said.secrecy.finding), said.secrecy.ground),
        )
        for thing in [self.briefing, *promises_of(self.briefing)]:
            for part, decision, remark in decisions:
                looked = [] if part is Part.SECRECY else None
                decide(thing, part, decision, remark=remark, redactions=looked, by=None, at=self.at)
            if said.is_public:
                publish(thing, by=None, at=self.at)


def load(record: Record, *, at: datetime) -> Briefing:
    """Load a record file that was read and checked (载入会议记录). Raises BadRecord; writes all of it or nothing."""
    try:
        return Loader(record, at).load()
    except NotAllowed as refusal:
        raise BadRecord([f"publication：{refusal}，请改正 · refused by the rules, correct it"]) from refusal
