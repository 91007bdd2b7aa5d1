"""What the pages of a session ask: its figures, its thread, who has not signed, what is still open."""

from dataclasses import dataclass

from django.db.models import Q

from yinuo.briefings.models import Answer, Briefing, Question, Speech
from yinuo.promises.models import Promise
from yinuo.records.models import Entry
from yinuo.rules import briefings as session_law
from yinuo.rules import inspections as activity_law
from yinuo.rules import questions as question_law
from yinuo.rules import speeches as speech_law
from yinuo.rules.submissions import Track
from yinuo.suggestions.models import Suggestion
from yinuo.suggestions.models.suggestions import FINISHED

SPOKEN = [speech_law.Status.DELIVERED, speech_law.Status.RECORD_CONFIRMED]


@dataclass(frozen=True)
class Count:
    """One line of the figures' account (数字对账): what the source states, what the record holds by name."""

    code: str
    label: str
    stated: int | None
    named: int

    @property
    def unnamed(self) -> int:
        """Stated by the source but not named in it; never below nought."""
        return max((self.stated or self.named) - self.named, 0)

    @property
    def adds_up(self) -> bool:
        """Stated = named + unnamed, as far as anything is stated."""
        return self.stated is None or self.stated == self.named + self.unnamed


@dataclass(frozen=True)
class Step:
    """One phase of a session's life as the page shows it (阶段): done, now, or to come."""

    term: session_law.Phase
    done: bool
    now: bool


def phases(briefing) -> list[Step]:
    """The phases of a session in order; one cancelled has only its end (所处阶段)."""
    here = session_law.PHASE_OF[briefing.state]
    known = [here] if briefing.state == session_law.Status.CANCELLED else list(session_law.Phase)
    return [Step(term, done=known.index(term) < known.index(here), now=term == here) for term in known]


def account(briefing) -> list[Count]:
    """The four figures of a session, counted from its rows (发言、提问代表、问题、追问)."""
    questions = list(briefing.questions.values_list("deputy_id", "parent_id"))
    counted = {
        "speeches": ("发言代表", briefing.speeches.exclude(status=speech_law.Status.WITHDRAWN).count()),
        "questioners": ("提问代表", len({deputy for deputy, _ in questions if deputy})),
        "questions": ("问题", sum(parent is None for _, parent in questions)),
        "follow_ups": ("追问", sum(parent is not None for _, parent in questions)),
    }
    return [Count(code, label, briefing.stated.get(code), named) for code, (label, named) in counted.items()]


def speeches(briefing, *, reader) -> list[Speech]:
    """The speeches in their order, each marked whether this person may read its words yet (可读)."""
    rows = list(briefing.speeches.select_related("deputy", "delegation", "group", "briefing"))
    for speech in rows:
        speech.readable = speech.is_readable_by(reader)
    return rows


def thread(briefing) -> list[Question]:
    """Questions with their follow-ups, answers and promises, ready to be shown in the order asked."""
    rows = (
        briefing.questions.select_related("deputy", "delegation", "briefing", "lead")
        .prefetch_related("units", "answers__by_units__unit")
        .order_by("order", "id")
    )
    answers = [answer.pk for question in rows for answer in question.answers.all()]
    promised: dict[int, list[Promise]] = {}
    for promise in Promise.objects.filter(source_kind=Answer.kind, source_id__in=answers).select_related("unit"):
        promised.setdefault(promise.source_id, []).append(promise)
    children: dict[int, list[Question]] = {}
    for question in rows:
        for answer in question.answers.all():
            answer.promises = promised.get(answer.pk, [])
        if question.parent_id:
            children.setdefault(question.parent_id, []).append(question)
    for question in rows:
        question.children = children.get(question.pk, [])
    return [question for question in rows if question.parent_id is None]


def speakers_by_group(briefing) -> dict[str, int]:
    """How many speakers stand ready for each delegation and group that the session calls on."""
    ready = [speech_law.Status.SCHEDULED, speech_law.Status.REVIEWED, *SPOKEN]
    wanted = {str(delegation): 0 for delegation in briefing.congress.delegations.all()}
    wanted |= {str(group): 0 for group in briefing.congress.groups.filter(professional=True)}
    for speech in briefing.speeches.filter(status__in=ready).select_related("delegation", "group"):
        name = str(speech.nominated_by)
        wanted[name] = wanted.get(name, 0) + 1
    return wanted


def minutes(briefing) -> str:
    """The minutes as last signed (会议纪要), or nothing."""
    signed = briefing.trail().filter(act=session_law.Act.SIGN_MINUTES).order_by("-seq").first()
    return signed.detail.get("minutes", "") if signed else ""


def unsigned_speeches(briefing):
    return briefing.speeches.filter(status=speech_law.Status.DELIVERED).select_related("deputy")


def tracks(briefing) -> dict[str, Track | None]:
    """Which way each speech held, and each question wanted in writing, went (办理去向); None where nobody has decided."""
    gone = {speech_law.Status.CONVERTED, speech_law.Status.LINKED}
    held = briefing.speeches.filter(status__in=[*SPOKEN, *gone]).select_related("deputy")
    chosen = {f"{speech.deputy or ''}{speech}": Track.SUGGESTION if speech.state in gone else None for speech in held}
    for question in wanted_in_writing(briefing):
        filed = Suggestion.objects.filter(source_kind=Question.kind, source_id=question.pk).exists()
        chosen[f"{question.deputy or ''}{question}"] = Track.SUGGESTION if filed else None
    return chosen


def wanted_in_writing(briefing):
    """The questions of which their deputies said that they want them handled in writing (要求书面办理)."""
    said = Entry.objects.filter(
        congress=briefing.congress_id, kind=Question.kind, act=question_law.Act.WANT_HANDLING
    ).values("subject_id")
    return briefing.questions.filter(pk__in=said).select_related("deputy")


def suggestions_of(briefing):
    """The suggestions that grew out of this session's speeches and questions."""
    speeches = Speech.objects.filter(briefing=briefing).values("pk")
    questions = Question.objects.filter(briefing=briefing).values("pk")
    return Suggestion.objects.filter(
        Q(source_kind=Speech.kind, source_id__in=speeches) | Q(source_kind=Question.kind, source_id__in=questions)
    )


def promises_of(briefing):
    """The promises made in this session's answers."""
    answers = Answer.objects.filter(question__briefing=briefing).values("pk")
    return Promise.objects.filter(source_kind=Answer.kind, source_id__in=answers)


def unfinished(briefing: Briefing) -> tuple[int, int, int]:
    """How many of its suggestions, promises and forwarded reports are not finished (未办结)."""
    cases = suggestions_of(briefing).exclude(status__in=FINISHED)
    reports = briefing.activities.filter(status=activity_law.Status.FORWARDED)
    return cases.count(), promises_of(briefing).unfinished().count(), reports.count()
