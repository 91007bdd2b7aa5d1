"""What waits for the archivist (档案员): closed suggestions to be put away."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yinuo.front.desk.reader import Reader
from yinuo.front.desk.waits import Wait, each_or_all
from yinuo.rules import suggestions as law
from yinuo.suggestions.models import Suggestion


def waits(reader: Reader) -> list[Wait]:
    """Closed suggestions this person may see, the oldest first (待归档), in two queries."""
    seen = Suggestion.objects.visible_to(reader.user).filter(congress=reader.congress, status=law.Status.CLOSED)
    return each_or_all(seen.order_by("closed_at", "pk"), one, batch)


def one(suggestion: Suggestion) -> Wait:
    return Wait(
        head=_("已办结，等归档"),
        number=suggestion.ref,
        quoted=suggestion.title,
        url=suggestion.get_absolute_url(),
        act=law.Act.ARCHIVE,
        act_url=suggestion.act_url(law.Act.ARCHIVE),
        since=closed_on(suggestion),
    )


def batch(first: Suggestion, many: int) -> Wait:
    return Wait(
        head=ngettext("%(count)s件建议已办结，等归档", "%(count)s件建议已办结，等归档", many) % {"count": many},
        url=f"{reverse('suggestions:list')}?status={law.Status.CLOSED}",
        act=law.Act.ARCHIVE,
        act_url=first.act_url(law.Act.ARCHIVE),
        why=_("先办最早的一件：%(number)s　%(title)s。") % {"number": first.ref, "title": first.title},
        since=closed_on(first),
        many=many,
    )


def closed_on(suggestion: Suggestion):
    return localdate(suggestion.closed_at) if suggestion.closed_at else None
