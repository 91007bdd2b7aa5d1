"""Promises as the public sees them (承诺事项): the list with its counts, and one promise with all that stands behind it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property
from django.utils.timezone import localdate

from yinuo.briefings.models import Answer
from yinuo.front.public.standing import Standing, standing
from yinuo.people.models import Congress, Post
from yinuo.promises.models import Promise
from yinuo.promises.models.keeping import Verdict
from yinuo.records.models import Entry
from yinuo.rules.promises import EvidenceKind
from yinuo.rules.terms import Role, Term


@dataclass(frozen=True)
class Shown:
    """A promise with how it stands today."""

    promise: Promise
    standing: Standing

    @property
    def kept_on(self) -> date | None:
        """The day of the check that found it kept, which stops its clock."""
        if self.standing is not Standing.KEPT:
            return None
        return max((localdate(check.at) for check in self.promise.checks.all()), default=None)


def promises(congress: Congress):
    return (
        Promise.objects.published()
        .filter(congress=congress)
        .select_related("unit", "congress")
        .prefetch_related("with_units", "checks")
    )


def shown(found: Iterable[Promise], today: date) -> list[Shown]:
    if hasattr(found, "select_related"):
        found = found.select_related("unit", "congress").prefetch_related("with_units", "checks")
    return [Shown(promise, standing(promise, today)) for promise in found]


def tally(found: Iterable[Shown]) -> list[tuple[Standing, int]]:
    """How many stand how, in the order of the table, none left out (一格一项)."""
    counts = dict.fromkeys(Standing, 0)
    for one in found:
        counts[one.standing] += 1
    return list(counts.items())


VAGUE = re.compile("不定期|定期|适时|尽快|尽早|早日|近期|逐步|陆续|择期|抓紧|不断|进一步")  # when, but not when


class Question(Term):
    """What one must know to check a promise (四样)."""

    WHO = "who", "谁来做"
    WHEN = "when", "到什么时候"
    HOW_MUCH = "how-much", "做到多少算数"
    PROOF = "proof", "拿什么证明"


class Happened(Term):
    REPORTED = "reported", "单位报告进展"
    CLAIMED = "claimed", "单位申报兑现"


@dataclass(frozen=True)
class Part:
    text: str
    vague: bool = False


@dataclass(frozen=True)
class Element:
    question: Question
    there: str
    on: date | None = None


@dataclass(frozen=True)
class Event:
    on: date
    what: Term
    text: str
    kept: bool = False
    ours: bool = False


@dataclass(frozen=True)
class Told:
    """One promise with all that stands behind it: where it was said, what happened, the trail."""

    shown: Shown
    today: date

    @property
    def promise(self) -> Promise:
        return self.shown.promise

    @cached_property
    def answer(self) -> Answer | None:
        if self.promise.source_kind != "answer":
            return None
        found = Answer.objects.select_related(
            "question__deputy__delegation", "question__delegation", "question__briefing"
        )
        answer = found.prefetch_related("by_units__unit").filter(pk=self.promise.source_id).first()
        return answer if answer and answer.question.briefing.published else None

    @cached_property
    def briefing(self):
        return self.answer.question.briefing if self.answer else None

    @cached_property
    def siblings(self) -> list[Promise]:
        """All published promises of the same answer, this one among them."""
        same = Promise.objects.published().filter(
            congress=self.promise.congress_id,
            source_kind=self.promise.source_kind,
            source_id=self.promise.source_id,
        )
        return list(same.select_related("congress").order_by("number"))

    @cached_property
    def place(self) -> int:
        """Which of its answer's promises this is, from one."""
        return [promise.pk for promise in self.siblings].index(self.promise.pk) + 1

    @cached_property
    def progress(self) -> list:
        return list(self.promise.progress.all())

    @cached_property
    def checks(self) -> list:
        return list(self.promise.checks.all())

    @cached_property
    def drift(self) -> list:
        return list(self.promise.drift.all())

    @cached_property
    def first_words(self) -> str:
        """As it was first said, before any change (第1版)."""
        return next((link.before for link in self.drift if link.field == "words" and link.before), self.promise.words)

    @property
    def wording(self) -> list[Part]:
        """The words cut where they are vague, so that the page can underline (含糊处)."""
        text, parts, at = self.promise.words, [], 0
        if self.promise.due_on is None:
            for found in VAGUE.finditer(text):
                parts += [Part(text[at : found.start()]), Part(found.group(), vague=True)]
                at = found.end()
        return [part for part in [*parts, Part(text[at:])] if part.text]

    @property
    def elements(self) -> list[Element]:
        """The four things that make it checkable, each there or not (承诺要素)."""
        promise = self.promise
        units = [promise.unit, *promise.with_units.all()] if promise.unit else []
        kind = EvidenceKind(promise.evidence_kind).label if promise.evidence_kind else ""
        return [
            Element(Question.WHO, "、".join(map(str, units))),
            Element(Question.WHEN, "" if promise.due_on is None else str(promise.due_on), promise.due_on),
            Element(Question.HOW_MUCH, promise.measure),
            Element(Question.PROOF, kind),
        ]

    @cached_property
    def events(self) -> list[Event]:
        """What the unit reported and what was found, newest first (经过)."""
        reported = [
            Event(localdate(row.at), Happened.CLAIMED if row.claims_kept else Happened.REPORTED, row.text)
            for row in self.progress
        ]
        found = [
            Event(localdate(row.at), Verdict(row.verdict), row.finding, kept=row.verdict == Verdict.KEPT, ours=True)
            for row in self.checks
        ]
        return sorted(reported + found, key=lambda event: event.on, reverse=True)

    @cached_property
    def trail(self) -> list[Entry]:
        return public_trail(self.promise)

    @cached_property
    def from_report(self) -> bool:
        return bool(self.briefing and self.briefing.source)


SHOWN = ("part", "decision")  # of an entry's detail: which publication decision it was


def public_trail(thing) -> list[Entry]:
    """The trail of a published thing, newest first; people appear by unit or role, not by name (公开的办理记录)."""
    entries = list(thing.trail().select_related("by").order_by("-seq"))
    users = {entry.by_id for entry in entries if entry.by_id}
    posts: dict[int, list[Post]] = {}
    for post in Post.objects.filter(user__in=users).select_related("unit").order_by("from_on", "pk"):
        posts.setdefault(post.user_id, []).append(post)
    for entry in entries:
        entry.who = _who(entry, posts.get(entry.by_id, []))
        entry.for_name = ""  # names and remarks stay inside
        entry.detail = {name: entry.detail[name] for name in SHOWN if name in entry.detail}
    return entries


def _who(entry: Entry, posts: list[Post]) -> str:
    if entry.by_id is None:
        return entry.by_name
    if posts:
        post = posts[-1]
        return str(post.unit) if post.unit else Role(post.role).label
    return Role.DEPUTY.label
