"""Who is told of what (告知): the people of a unit, of the commission, the signers. Sentences are in the catalogue."""

from django.utils.translation import gettext_noop

from yinuo.people.models import Post, User
from yinuo.promises.notices import holders
from yinuo.records.actions.notices import tell
from yinuo.rules.terms import Role

REGISTERED = gettext_noop("您的建议“%(title)s”已登记，编号%(number)s")
SENT_BACK = gettext_noop("您的建议“%(title)s”退回修改：%(reason)s")
REFUSED = gettext_noop("您的建议“%(title)s”不作为代表建议受理：%(ground)s")
COSIGN_ASKED = gettext_noop("%(name)s请您联名“%(title)s”")
COSIGN_ANSWERED = gettext_noop("%(name)s对“%(title)s”的联名答复：%(answer)s")
ASSIGNED = gettext_noop("交办：%(number)s“%(title)s”，请在%(due)s前办理")
WHO_HANDLES = gettext_noop("%(number)s“%(title)s”已交办：%(units)s")
RETURN_ASKED = gettext_noop("%(unit)s申请退办%(number)s“%(title)s”")
RETURN_RULED = gettext_noop("%(number)s“%(title)s”的退办申请：%(ruling)s")
EXTENSION_ASKED = gettext_noop("%(unit)s申请%(number)s“%(title)s”延期到%(day)s")
EXTENSION_RULED = gettext_noop("%(number)s“%(title)s”的延期申请：%(ruling)s")
OPINION_GIVEN = gettext_noop("%(unit)s已提出%(number)s“%(title)s”的会办意见")
OPINION_REFUSED = gettext_noop("%(number)s“%(title)s”的会办意见被退回，请在%(due)s前重新提出")
REPLIED = gettext_noop("%(number)s“%(title)s”已答复，请在%(due)s前评价；截止前承办单位看不到您的评价")
EVALUATE_SOON = gettext_noop("%(number)s“%(title)s”尚未评价，请在%(due)s前评价")
NOT_SATISFIED = gettext_noop("代表对%(number)s“%(title)s”不满意，请核查")
REHANDLED = gettext_noop("%(number)s“%(title)s”重新办理，请在%(due)s前再次答复")
EXPLAINED = gettext_noop("%(number)s“%(title)s”不再重新办理：%(reason)s")
CLOSED = gettext_noop("%(number)s“%(title)s”已办结")
WITHDRAWN = gettext_noop("%(number)s“%(title)s”已由代表撤回，终止办理")
DUE_SOON = gettext_noop("%(number)s“%(title)s”将在%(due)s到期")
OVERDUE = gettext_noop("%(number)s“%(title)s”已于%(due)s到期，尚未答复")


def about(suggestion, users, text, *, at, key, **params) -> None:
    """Tell these people one thing about a suggestion, with its number and title (告知)."""
    params = {"number": suggestion.ref, "title": suggestion.title, **params}
    url = suggestion.get_absolute_url()
    tell(users, text, url, key=f"{key}/{suggestion.pk}", at=at, subject=suggestion, **params)


def signers(suggestion) -> list[User]:
    """The accounts of lead and confirmed co-signers; of a delegation's suggestion, its head (领衔、联名代表)."""
    deputies = [suggestion.lead, *(one.deputy for one in confirmed(suggestion))]
    users = [deputy.user for deputy in deputies if deputy is not None and deputy.user_id]
    if suggestion.lead_id is None:
        heads = Post.objects.filter(
            role=Role.DELEGATION_HEAD, delegation=suggestion.delegation_id, until_on__isnull=True
        )
        users += [post.user for post in heads.select_related("user")]
    return users


def confirmed(suggestion):
    return suggestion.cosigners.filter(answer="confirmed").select_related("deputy__user")


def people_of(unit, at) -> list[User]:
    """Clerks and leaders of a unit today (承办单位人员)."""
    return holders(at, unit=unit, role__in=[Role.UNIT_CLERK, Role.UNIT_LEADER])


def commission(congress_id, at) -> list[User]:
    """Everybody of the deputies affairs commission (代表工委)."""
    return holders(at, congress=congress_id, role=Role.COMMISSION)
