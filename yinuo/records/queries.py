"""What pages ask of the records: whose files, who may load one, what is new for me, what is decided."""

from dataclasses import dataclass

from django.db.models import QuerySet

from yinuo.records import search as index
from yinuo.records import subjects
from yinuo.records.models import Attachment, Decision, Document, File, Notice, SearchText
from yinuo.records.models.publication import Part
from yinuo.rules import publication as law


def files_of(subject) -> QuerySet[Attachment]:
    """The files attached to a thing, in the order in which they came (附件)."""
    return Attachment.objects.filter(kind=subject.kind, subject_id=subject.pk).select_related("file").order_by("id")


def may_load(user, file: File) -> bool:
    """May this person load this file? Who sees something it is attached to, and who uploaded it (可否下载)."""
    if user.is_authenticated and file.by_id == user.pk:
        return True
    return bool(subjects.seen(user, file.attachments.values_list("kind", "subject_id")))


def documents_of(subject) -> QuerySet[Document]:
    """The documents issued on a thing, oldest first (公文)."""
    return Document.objects.filter(
        congress=subject.congress_id, subject_kind=subject.kind, subject_id=subject.pk
    ).order_by("issued_at", "id")


def inbox(user) -> QuerySet[Notice]:
    """A person's notices, newest first (通知)."""
    return Notice.objects.filter(to=user)


def unread(user) -> int:
    """How many notices wait to be read (未读通知)."""
    return Notice.objects.unread_by(user).count()


def decisions_on(subject) -> law.Decisions:
    """The three decisions as they stand, the last of each part; None where nobody has decided (三项决定)."""
    made = Decision.objects.filter(publication__kind=subject.kind, publication__subject_id=subject.pk)
    last = {decision.part: decision for decision in made.order_by("at", "id")}
    review, wish, secrecy = (last.get(part) for part in (Part.REVIEW, Part.WISH, Part.SECRECY))
    return law.Decisions(
        review=law.Extent(review.decision) if review else None,
        wish=law.Extent(wish.decision) if wish else None,
        secrecy=law.SecrecyCheck(secrecy.decision) if secrecy else None,
        ground=next((law.Ground(part.ground) for part in (review, wish, secrecy) if part and part.ground), None),
        redactions=len(secrecy.redactions) if secrecy and secrecy.redactions is not None else None,
    )


def missing_before_publish(subject, *, consent_asked: bool = True) -> list[str]:
    """What is missing before this thing may be public, in sentences for its page (公开前尚缺)."""
    return law.missing_before_publish(decisions_on(subject), consent_asked=consent_asked)


CANDIDATES = 200  # looked up at a time, until enough may be seen
MOST_CANDIDATES = 10_000


@dataclass(frozen=True)
class Found:
    """One thing that was found: what it is, where it is read, its title and words with the finds marked."""

    kind: subjects.Kind
    url: str
    title: str
    snippet: str


def search(user, congress, query: str, *, kinds=None, limit: int = 20, offset: int = 0) -> list[Found]:
    """What this person may see of what holds every part of the query, best first (查找)."""
    kinds = list(subjects.KINDS) if kinds is None else kinds
    wanted, seen, start = offset + limit, [], 0
    while congress is not None and len(seen) < wanted and start < MOST_CANDIDATES:
        candidates = index.find(congress, query, kinds, limit=CANDIDATES, offset=start)
        visible = subjects.seen(user, [(kind, pk) for kind, pk, _ in candidates])
        seen += [((kind, pk), visible[kind, pk]) for kind, pk, _ in candidates if (kind, pk) in visible]
        start += CANDIDATES
        if len(candidates) < CANDIDATES:
            break
    return _described(seen[offset:wanted], query)


def _described(seen: list, query: str) -> list[Found]:
    """With the part of each text in which it was found."""
    texts = {}
    for text in SearchText.objects.filter(
        kind__in={kind for (kind, _), _ in seen}, subject_id__in={pk for (_, pk), _ in seen}
    ).order_by("part"):
        kept = texts.setdefault((text.kind, text.subject_id), text)
        if kept is not text and "<mark>" not in index.highlighted(kept.body, query):
            texts[text.kind, text.subject_id] = text
    return [
        Found(
            subjects.KINDS[kind],
            subjects.url_of(kind, thing),
            index.highlighted(texts[kind, pk].title, query, whole=True),
            index.highlighted(texts[kind, pk].body, query),
        )
        for (kind, pk), thing in seen
        if (kind, pk) in texts
    ]
