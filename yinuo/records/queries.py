"""What pages ask of the records: whose files, who may load one, what is new for me, what is decided."""

from django.db.models import QuerySet

from yinuo.records import subjects
from yinuo.records.models import Attachment, Decision, Document, File, Notice
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
