"""Published suggestions (代表建议) and published figures (产业证据)."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from yinuo.evidence.models import Claim, Figure
from yinuo.front.public.queries.promises import public_trail
from yinuo.people.models import Congress
from yinuo.records.models import Decision, Publication
from yinuo.records.models.publication import Part
from yinuo.rules.publication import Extent
from yinuo.rules.redaction import MASK, personal_data, redact
from yinuo.rules.suggestions import Act
from yinuo.suggestions.models import Suggestion

VISITOR = AnonymousUser()


@dataclass(frozen=True)
class Open:
    """A published suggestion and how far it is open: without a decision on record only its title is."""

    suggestion: Suggestion
    extent: Extent

    @property
    def proposer(self) -> str | None:
        """Who raised it, unless the identity is protected or only the title is open (提出人)."""
        return self.suggestion.proposer_shown_to(VISITOR) if self.extent is not Extent.TITLE else None

    @property
    def state(self):
        """Where it stands as far as anyone may know: not whether a sealed evaluation was given."""
        return self.suggestion.state_for(VISITOR)

    @cached_property
    def passages(self) -> list:
        """What the last secrecy check wants blacked out, as it was marked."""
        checks = Decision.objects.filter(
            publication__kind=Suggestion.kind, publication__subject_id=self.suggestion.pk, part=Part.SECRECY
        )
        last = checks.order_by("-at", "-pk").first()
        return (last.redactions or []) if last else []

    @property
    def shows_text(self) -> bool:
        """Only in full, and only if every marked passage can be found again and blacked out."""
        return self.extent is Extent.FULL and all(isinstance(passage, str) for passage in self.passages)

    def blacked(self, text: str) -> str:
        """The text without what was marked and without contact data, whoever forgot to mark it (遮盖)."""
        for passage in self.passages:
            text = text.replace(passage, MASK * len(passage)) if passage else text
        return redact(text, personal_data(text))

    @property
    def texts(self) -> list[str]:
        """The suggestion's own words as they may be read: the situation, then what is asked for."""
        return [self.blacked(text) for text in (self.suggestion.grounds, self.suggestion.request) if text]

    @property
    def replied_on(self) -> date | None:
        return localdate(self.suggestion.replied_at) if self.suggestion.replied_at else None

    @property
    def replies(self) -> list[dict]:
        """The replies whose own unit published them in full (答复)."""
        full = self.suggestion.replies.filter(publish=Extent.FULL).select_related("assignment__unit")
        return [{"unit": reply.assignment.unit, "at": reply.at, "text": self.blacked(reply.text)} for reply in full]


def suggestions(congress: Congress):
    found = Suggestion.objects.filter(congress=congress, published=True)
    return (
        found.select_related("lead__delegation", "congress").prefetch_related("assignments__unit").order_by("-number")
    )


def opened(found) -> list[Open]:
    found = list(found)
    rows = Publication.objects.filter(kind=Suggestion.kind, subject_id__in=[suggestion.pk for suggestion in found])
    extents = dict(rows.values_list("subject_id", "extent"))
    return [Open(suggestion, _extent(extents.get(suggestion.pk, ""))) for suggestion in found]


def trail(suggestion: Suggestion) -> list:
    """Its public trail; while an evaluation is sealed, nobody learns that it was given (未启封)."""
    entries = public_trail(suggestion)
    if suggestion.hides_evaluation_from(VISITOR):
        return [entry for entry in entries if entry.act != Act.EVALUATE]
    return entries


def figures(congress: Congress):
    """Published figures of published sources, with where each comes from."""
    return Figure.objects.filter(congress=congress, public=True, source__public=True).select_related("source")


def claims(congress: Congress):
    return Claim.objects.filter(congress=congress, public=True).select_related("said_by", "figure").order_by("pk")


def _extent(code: str) -> Extent:
    return Extent(code) if code in Extent.values() else Extent.TITLE
