"""What waits for the administrator (系统管理员): deputies without an account, invitations nobody has taken up."""

from datetime import timedelta

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yinuo.front.desk.reader import Reader
from yinuo.front.desk.waits import Due, Wait
from yinuo.people.models import Deputy, Invitation

SOON = timedelta(days=7)
MANY = 10


def waits(reader: Reader) -> list[Wait]:
    """Open invitations by name, and deputies in office whom nobody has invited, in three queries."""
    invited = Invitation.objects.filter(
        congress=reader.congress, accepted_at__isnull=True, revoked_at__isnull=True
    ).order_by("expires_at")
    found = [_invitation(one) for one in invited[:MANY]]
    without = (
        Deputy.objects.filter(congress=reader.congress, user__isnull=True)
        .serving(reader.today)
        .exclude(pk__in=invited.filter(deputy__isnull=False).values("deputy"))
        .order_by("pinyin")
    )
    names = list(without.values_list("name", flat=True)[: MANY + 1])
    return found + ([_without_account(names, without.count())] if names else [])


def _invitation(one):
    return Wait(
        head=_("%(name)s还没有接受邀请") % {"name": one.name},
        url=reverse("people:invitations"),
        act=_("看邀请"),
        act_url=f"{reverse('people:invitations')}#invitation-{one.pk}",
        due=Due(localdate(one.expires_at), {"basis": _("邀请七日内有效，过期可以重发")}),
        by=(one.name,),
        detail=_("接受以后才能登录。"),
        awaited=_("接受邀请"),
        since=localdate(one.at),
    )


def _without_account(names, count):
    words = {"count": count}
    return Wait(
        head=ngettext("%(count)s位代表还没有账号", "%(count)s位代表还没有账号", count) % words,
        url=reverse("people:invite"),
        act=_("邀请"),
        act_url=reverse("people:invite"),
        why="、".join(names[:MANY]),
        many=count,
    )
