"""Publication (公开): three decisions by three hands, and nothing public before all of them agree.

What is missing and how much may be shown is the law's to say (`rules.publication`); here it is asked, kept and done.
"""

from django.db import transaction

from yinuo.records import queries
from yinuo.records.actions.trail import hold, note
from yinuo.records.models import Decision, Publication
from yinuo.records.models.publication import Act, Part
from yinuo.rules import publication as law
from yinuo.rules.lifecycle import NotAllowed


@transaction.atomic
def decide(
    subject,
    part: Part,
    decision: law.Extent | law.SecrecyCheck,
    *,
    by,
    at,
    ground: law.Ground | None = None,
    remark: str = "",
    redactions: list | None = None,
    on_behalf_of: str = "",
) -> Decision:
    """Make one of the three decisions; a later one succeeds it (公开决定).

    The unit and the deputy say how much, the reviewer whether it may be shown. `redactions` are the passages to be
    blacked out, each {start, end, ground}; “处理后可以公开” needs at least one.
    """
    wanted = law.SecrecyCheck if part is Part.SECRECY else law.Extent
    if not isinstance(decision, wanted):
        raise TypeError(f"{part} is decided by a {wanted.__name__}, not {decision!r}")
    hold(subject.congress_id)
    publication, _ = Publication.objects.get_or_create(
        kind=subject.kind, subject_id=subject.pk, defaults={"congress_id": subject.congress_id}
    )
    made = publication.decisions.create(
        part=part,
        decision=decision,
        ground=ground or "",
        remark=remark,
        redactions=redactions,
        by=by,
        by_name="系统" if by is None else by.name,
        at=at,
    )
    note(
        subject,
        Act.DECIDE,
        by=by,
        at=at,
        on_behalf_of=on_behalf_of,
        part=part.label,
        decision=decision.label,
        ground=ground.label if ground else "",
    )
    return made


@transaction.atomic
def publish(subject, *, by, at, consent_asked: bool = True) -> Publication:
    """Make a thing public as far as the three decisions agree (公开).

    Raises NotAllowed with the list of what is missing, or because they agree that it is not to be public.
    `consent_asked` is the local parameter: whether the deputy's wish counts here.
    """
    hold(subject.congress_id)
    decisions = queries.decisions_on(subject)
    if missing := law.missing_before_publish(decisions, consent_asked=consent_asked):
        raise NotAllowed(f"公开前尚缺：{'、'.join(missing)}")
    extent = law.extent(decisions, consent_asked=consent_asked)
    if extent is law.Extent.NONE:
        raise NotAllowed("三项决定的结果是不公开")
    publication = Publication.objects.get(kind=subject.kind, subject_id=subject.pk)
    publication.extent, publication.published_at = extent.value, at
    publication.save(update_fields=["extent", "published_at"])
    _show(subject, shown=True)
    note(subject, Act.PUBLISH, by=by, at=at, extent=extent.label)
    return publication


@transaction.atomic
def unpublish(subject, *, by, at, reason: str) -> None:
    """Take a public thing out of sight again, with the reason on record (撤下)."""
    hold(subject.congress_id)
    public = Publication.objects.filter(kind=subject.kind, subject_id=subject.pk, published_at__isnull=False)
    if not public.update(published_at=None):
        raise NotAllowed("该事项没有公开")
    _show(subject, shown=False)
    note(subject, Act.UNPUBLISH, by=by, at=at, reason=reason)


def _show(subject, *, shown: bool) -> None:
    """Set the subject's own `published` where it has one: its lists read that without a join."""
    if hasattr(subject, "published"):
        type(subject)._default_manager.filter(pk=subject.pk).update(published=shown)
        subject.published = shown
