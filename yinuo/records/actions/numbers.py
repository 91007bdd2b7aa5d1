"""Numbers and documents (编号、公文): a number once taken is never used again, a document once issued never changed."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from yinuo.records.actions.trail import hold
from yinuo.records.models import Document, NumberSeries


@transaction.atomic
def take_number(congress, series: str) -> int:
    """The next number of this series, 1 the first time (取号). It belongs to the act's transaction: no act, no gap.

    What is withdrawn or cancelled afterwards keeps its number; nothing ever counts down.
    """
    return take_numbers(congress, series, 1)[0]


@transaction.atomic
def take_numbers(congress, series: str, many: int) -> range:
    """The next `many` numbers of this series (批量取号)."""
    congress_id = getattr(congress, "pk", congress)
    hold(congress_id)
    row, _ = NumberSeries.objects.get_or_create(congress_id=congress_id, code=series)
    NumberSeries.objects.filter(pk=row.pk).update(last=F("last") + many)
    row.refresh_from_db(fields=["last"])
    return range(row.last - many + 1, row.last + 1)


@transaction.atomic
def issue_document(
    subject,
    *,
    kind: str,
    number: str,
    title: str,
    issuer: str,
    recipient: str,
    body: str,
    by,
    at,
    signer: str = "",
    copies: Iterable[str] = (),
    replaces: Document | None = None,
) -> Document:
    """Issue one document on a subject, as it goes out (签发). A correction is a new document that replaces this one.

    `number` is the whole number in words, e.g. 蚌人常办函〔2026〕7号, its figure taken with `take_number`.
    The entry in the trail is the calling act's.
    """
    return Document.objects.create(
        congress_id=subject.congress_id,
        kind=kind,
        number=number,
        title=title,
        issuer=issuer,
        recipient=recipient,
        copies=list(copies),
        body=body,
        signer=signer,
        issued_at=at,
        by=by,
        subject_kind=subject.kind,
        subject_id=subject.pk,
        replaces=replaces,
    )
