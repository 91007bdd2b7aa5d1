"""Who is told of a promise (告知): the people of the unit that owes it, the deputies it was made to, the commission."""

from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from yinuo.people.models import Post, User
from yinuo.records.actions.notices import tell
from yinuo.records.models import Notice
from yinuo.rules.terms import Role

RECORDED = gettext_noop("记为承诺%(number)s：“%(words)s”，请在%(due)s前确认或者提出异议")
OBJECTED = gettext_noop("承诺%(number)s“%(words)s”：单位提出异议")
CLAIMED = gettext_noop("承诺%(number)s“%(words)s”：单位申报兑现，请核查")
CHECKED = gettext_noop("承诺%(number)s“%(words)s”：核查结论为%(verdict)s")
CHANGE_ASKED = gettext_noop("承诺%(number)s“%(words)s”：单位申请变更")
CHANGE_RULED = gettext_noop("承诺%(number)s“%(words)s”的变更申请：%(ruling)s")


def tell_of(promise, users, text, *, key, at, **params) -> int:
    """Tell these people about a promise; how many notices were new (告知)."""
    users = [user for user in users if user is not None]
    key = f"promise/{promise.pk}/{key}"
    known = Notice.objects.filter(key=key, to__in=users).count() if users else 0
    words = {"number": promise.number, "words": promise.words[:60], "due": str(promise.due_on or ""), **params}
    tell(users, text, promise.get_absolute_url(), key=key, at=at, subject=promise, **words)
    return len(users) - known


def owing(promise, at) -> list[User]:
    """Clerks and leaders of the unit that owes it (责任单位人员)."""
    return holders(at, unit=promise.unit_id, role__in=[Role.UNIT_CLERK, Role.UNIT_LEADER]) if promise.unit_id else []


def checking(promise, at) -> list[User]:
    """The commission, and the deputies to whom it was said (核查人)."""
    deputies = [deputy.user for deputy in promise.deputies.select_related("user") if deputy.user_id]
    return [*holders(at, congress=promise.congress_id, role=Role.COMMISSION), *deputies]


def holders(at, **post) -> list[User]:
    """Whoever holds such a post today (在任者)."""
    posts = Post.objects.held_on(localdate(at)).filter(user__is_active=True, **post)
    return list(User.objects.filter(pk__in=posts.values("user")))
