"""What waits before the public may see a reply (公开): the secrecy check, and the last step once three decisions agree."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yinuo.front.desk.reader import Reader
from yinuo.front.desk.waits import Wait, counted, each_or_all
from yinuo.records.models import Decision
from yinuo.records.models.publication import Act, Part
from yinuo.rules import briefings as session_law
from yinuo.rules.publication import Extent, SecrecyCheck
from yinuo.rules.terms import Role
from yinuo.suggestions.models import Suggestion

SHOWABLE = [str(SecrecyCheck.PASSED), str(SecrecyCheck.PASSED_IN_PART)]


def waits(reader: Reader) -> list[Wait]:
    """Replies to be checked for secrets, and those that may now be published, in four queries at most."""
    found = []
    if Role.REVIEWER in reader.roles:
        unchecked = unpublished(reader).filter(secrecy__isnull=True)
        found += rows(reader, unchecked, session_law.Act.CHECK_SECRECY, _("答复公开前的保密审查"), secrecy_checks)
    if reader.roles & {Role.PUBLICITY, Role.COMMISSION}:
        agreed = unpublished(reader).filter(secrecy__in=SHOWABLE).exclude(wish=Extent.NONE)
        found += rows(reader, agreed, Act.PUBLISH, _("三项决定齐了，可以公开"), publications)
    return found


def unpublished(reader: Reader) -> QuerySet[Suggestion]:
    """Answered suggestions whose unit agreed to some publication, with the last decision of each part."""
    made = Decision.objects.filter(
        publication__kind=Suggestion.kind, publication__subject_id=OuterRef("pk"), publication__published_at=None
    ).order_by("-at", "-pk")
    last = {str(part): Subquery(made.filter(part=part).values("decision")[:1]) for part in Part}
    seen = Suggestion.objects.visible_to(reader.user).filter(congress=reader.congress, published=False)
    answered = seen.filter(replied_at__isnull=False).annotate(**last)
    return answered.filter(review__isnull=False).exclude(review=Extent.NONE).order_by("replied_at", "pk")


def rows(reader, found, act, head, heads) -> list[Wait]:
    """A few one by one, more as one batch whose button opens the oldest."""
    limit = reader.policy.publishing.deadline

    def page(one):
        return reverse("suggestions:publication", args=[one.ref])

    def single(one):
        since = localdate(one.replied_at)
        return Wait(
            head=head,
            number=one.ref,
            quoted=one.title,
            url=one.get_absolute_url(),
            act=act,
            act_url=page(one),
            due=counted(since, limit),
            since=since,
        )

    def batch(first, many):
        since = localdate(first.replied_at)
        return Wait(
            head=heads(many),
            url=page(first),
            act=act,
            act_url=page(first),
            due=counted(since, limit),
            why=_("先办最早的一件：%(number)s　%(title)s。") % {"number": first.ref, "title": first.title},
            since=since,
            many=many,
        )

    return each_or_all(found, single, batch)


def secrecy_checks(many: int) -> str:
    return ngettext("%(count)s件答复待保密审查", "%(count)s件答复待保密审查", many) % {"count": many}


def publications(many: int) -> str:
    return ngettext("%(count)s件答复可以公开", "%(count)s件答复可以公开", many) % {"count": many}
