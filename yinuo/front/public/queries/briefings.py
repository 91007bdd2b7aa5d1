"""Sessions as the public sees them (政情通报会): the list, and one session with everything said in it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from yinuo.briefings.models import Briefing, PriorBriefing
from yinuo.evidence.models import Claim
from yinuo.front.public.queries.ledger import Line, ledger
from yinuo.front.public.queries.promises import Shown, shown
from yinuo.front.public.standing import Standing
from yinuo.people.models import Congress
from yinuo.promises.models import Promise
from yinuo.suggestions.models import Suggestion


@dataclass(frozen=True)
class Turn:
    """One question with its answers, each with the promises made in it, and its follow-ups."""

    question: object
    answers: list["Said"]
    follow_ups: list["Turn"]

    @property
    def promises(self) -> list[Shown]:
        own = [promise for answer in self.answers for promise in answer.promises]
        return own + [promise for turn in self.follow_ups for promise in turn.promises]


@dataclass(frozen=True)
class Said:
    answer: object
    promises: list[Shown]
    claims: list[Claim]


@dataclass(frozen=True)
class Session:
    """One published session with everything its page shows."""

    briefing: Briefing
    lines: list[Line]
    speeches: list
    unnamed_speeches: list[int]
    turns: list[Turn]
    unnamed_questions: list[int]
    unnamed_follow_ups: int
    activities: list
    prior: list[PriorBriefing]
    earlier: list[Briefing]
    suggestions: list[Suggestion]
    claims: list[Claim]

    @property
    def from_report(self) -> bool:
        """Whether the record rests on a published report instead of the committee's own minutes (据报道)."""
        return bool(self.briefing.source)

    @property
    def agrees(self) -> bool:
        return all(line.agrees for line in self.lines)

    @property
    def is_stated(self) -> bool:
        return any(line.stated is not None for line in self.lines)

    @property
    def facts(self) -> dict:
        return self.briefing.facts if isinstance(self.briefing.facts, dict) else {}

    @property
    def promises(self) -> list[Shown]:
        return [promise for turn in self.turns for promise in turn.promises]

    @property
    def has_unverifiable(self) -> bool:
        return any(one.standing is Standing.UNVERIFIABLE for one in self.promises)

    @property
    def answering(self) -> list:
        """The units that answered on record, each once (应询)."""
        units = [by.unit for turn in self.turns for said in turn.answers for by in said.answer.by_units.all()]
        return list(dict.fromkeys(units)) or list(self.briefing.units.all())

    @property
    def counts(self) -> dict[str, int]:
        """Each figure of the lede by its code: as stated, else as the record holds it."""
        return {line.figure.value: line.total if line.stated is None else line.stated for line in self.lines}


def briefings(congress: Congress):
    """The published sessions of a congress, newest first, each with how much of it is on record."""
    return (
        congress_briefings(congress)
        .annotate(
            asked=Count("questions", filter=Q(questions__parent__isnull=True), distinct=True),
            spoken=Count("speeches", distinct=True),
        )
        .order_by("-held_on", "-number")
    )


def congress_briefings(congress: Congress):
    return Briefing.objects.published().filter(congress=congress)


def session(briefing: Briefing, today: date) -> Session:
    """Everything one session's page shows, in a fixed number of queries."""
    speeches = list(briefing.speeches.select_related("deputy__delegation", "delegation", "group"))
    questions = list(
        briefing.questions.select_related("deputy__delegation", "delegation").prefetch_related(
            "answers__by_units__unit", "units"
        )
    )
    lines = ledger(briefing, speeches, questions)
    counted = {line.figure.value: line for line in lines}
    answers = [answer.pk for question in questions for answer in question.answers.all()]
    promises = _by_source(shown(_promises_said_in(answers), today), lambda it: it.promise.source_id)
    claims = list(Claim.objects.filter(public=True, source_kind="answer", source_id__in=answers).order_by("pk"))
    turns = _turns(questions, promises, _by_source(claims, lambda claim: claim.source_id))
    named = [speech for speech in speeches if speech.deputy_id or speech.points or speech.text]
    return Session(
        briefing=briefing,
        lines=lines,
        speeches=named,
        unnamed_speeches=_rest({speech.order for speech in named}, counted.get("speeches")),
        turns=turns,
        unnamed_questions=_rest({turn.question.order for turn in turns}, counted.get("questions")),
        unnamed_follow_ups=counted["follow_ups"].unnamed if "follow_ups" in counted else 0,
        activities=list(briefing.activities.all()),
        prior=list(briefing.congress.prior_briefings.all()),
        earlier=list(_earlier(briefing)),
        suggestions=list(_converted(briefing, speeches, questions)),
        claims=claims,
    )


def _turns(questions: list, promises: dict, claims: dict) -> list[Turn]:
    def turn(question) -> Turn:
        answers = [
            Said(answer, promises.get(answer.pk, []), claims.get(answer.pk, [])) for answer in question.answers.all()
        ]
        below = [turn(follow_up) for follow_up in questions if follow_up.parent_id == question.pk]
        return Turn(question, answers, below)

    return [turn(question) for question in questions if question.parent_id is None and _is_told(question)]


def _is_told(question) -> bool:
    """A row that only keeps a place, with neither name nor words, belongs to the unnamed."""
    return bool(question.deputy_id or question.text or question.points)


def _rest(told: set[int], line: Line | None) -> list[int]:
    """The numbers of what is stated but not told: 3 to 8 of 8 where 1 and 2 are."""
    if line is None:
        return []
    return [number for number in range(1, line.total + 1) if number not in told][: max(line.total - len(told), 0)]


def _by_source(things: list, key) -> dict[int, list]:
    found: dict[int, list] = {}
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    return found


def _promises_said_in(answers: list[int]):
    return Promise.objects.published().filter(source_kind="answer", source_id__in=answers)


def _earlier(briefing: Briefing):
    own = Briefing.objects.published().filter(congress=briefing.congress_id).exclude(pk=briefing.pk)
    return own.filter(held_on__lt=briefing.held_on).order_by("-held_on") if briefing.held_on else own.none()


def _converted(briefing: Briefing, speeches: list, questions: list):
    """The published suggestions that this session's speeches and questions became (转办)."""
    said = Q(source_kind="speech", source_id__in=[speech.pk for speech in speeches])
    said |= Q(source_kind="question", source_id__in=[question.pk for question in questions])
    return Suggestion.objects.filter(said, congress=briefing.congress_id, published=True).order_by("number")
