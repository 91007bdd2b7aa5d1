"""What waits for the deputies affairs commission (代表工委): intake, rulings, what is late, evaluations, promises to check."""

from datetime import date, timedelta

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from yinuo.front.desk.queries.rulings import holder
from yinuo.front.desk.reader import Reader
from yinuo.front.desk.waits import Due, Wait, counted, each_or_all
from yinuo.promises.models import Promise
from yinuo.records.models import Entry
from yinuo.rules import assignments as handling
from yinuo.rules import promises as promise_law
from yinuo.rules import suggestions as law
from yinuo.rules.evaluations import Grade
from yinuo.suggestions.models import Assignment, Suggestion

MANY = 20
SOON = timedelta(days=7)
SETTLING = [str(law.Status.EVALUATED), str(law.Status.UNDER_ASSESSMENT)]


def waits(reader: Reader) -> list[Wait]:
    return [
        *drafts(reader),
        *to_register(reader),
        *to_assign(reader),
        *late(reader),
        *silent(reader),
        *not_evaluated(reader),
        *not_satisfied(reader),
        *promises(reader),
    ]


def ours(reader: Reader):
    return Suggestion.objects.filter(congress=reader.congress)


def listed(state: law.Status) -> str:
    return f"{reverse('suggestions:list')}?status={state}"


def drafts(reader: Reader) -> list[Wait]:
    """Drafts made for deputies out of their speeches, or from paper (代为录入的草稿)."""
    rows = ours(reader).filter(for_deputy=True, status=law.Status.DRAFT).select_related("lead").order_by("drafted_at")
    return [
        Wait(
            head=_("代%(name)s录入的草稿还没有提交") % {"name": one.proposer},
            quoted=one.title,
            url=one.get_absolute_url(),
            act=law.Act.SUBMIT,
            act_url=one.act_url(law.Act.SUBMIT),
            due=counted(localdate(one.drafted_at), reader.policy.intake.convert),
            why=one.source_label,
            since=localdate(one.drafted_at),
        )
        for one in rows[:MANY]
    ]


def to_register(reader: Reader) -> list[Wait]:
    rows = (
        ours(reader).filter(status=law.Status.SUBMITTED).select_related("lead", "delegation").order_by("submitted_at")
    )
    limit = reader.policy.intake.check
    return each_or_all(
        rows,
        lambda one: Wait(
            head=_("%(name)s提交的建议待审核") % {"name": one.proposer},
            quoted=one.title,
            url=one.get_absolute_url(),
            act=law.Act.REGISTER,
            act_url=one.act_url(law.Act.REGISTER),
            due=counted(localdate(one.submitted_at), limit),
            since=localdate(one.submitted_at),
        ),
        lambda first, many: Wait(
            head=ngettext("%(count)s件建议待审核登记", "%(count)s件建议待审核登记", many) % {"count": many},
            url=listed(law.Status.SUBMITTED),
            act=law.Act.REGISTER,
            act_url=first.act_url(law.Act.REGISTER),
            due=counted(localdate(first.submitted_at), limit),
            why=_("最早一件%(day)s提交：%(title)s。")
            % {"day": short(localdate(first.submitted_at)), "title": first.title},
            since=localdate(first.submitted_at),
            many=many,
        ),
    )


def to_assign(reader: Reader) -> list[Wait]:
    rows = ours(reader).filter(status=law.Status.REGISTERED).order_by("registered_at", "pk")
    limit = reader.policy.assigning.deadline
    return each_or_all(
        rows,
        lambda one: Wait(
            head=_("待交办"),
            number=one.ref,
            quoted=one.title,
            url=one.get_absolute_url(),
            act=law.Act.ASSIGN,
            act_url=one.act_url(law.Act.ASSIGN),
            due=counted(localdate(one.registered_at), limit),
            why=_("交办之日起，代表的时钟和单位的时钟同时开始。"),
            since=localdate(one.registered_at),
        ),
        lambda first, many: Wait(
            head=ngettext("%(count)s件建议待交办", "%(count)s件建议待交办", many) % {"count": many},
            url=listed(law.Status.REGISTERED),
            act=_("成批交办"),
            act_url=reverse("suggestions:assign_batch"),
            awaited=law.Act.ASSIGN,
            due=counted(localdate(first.registered_at), limit),
            why=_("从%(number)s起已登记。系统按职责和先例提出单位，由你定。") % {"number": first.ref},
            since=localdate(first.registered_at),
            many=many,
        ),
    )


def late(reader: Reader) -> list[Wait]:
    """Suggestions not answered though their day has passed: who holds them up, and what to do about it (逾期)."""
    rows = ours(reader).overdue(reader.today).prefetch_related("assignments__unit").order_by("due_on")
    return [holder(one).wait(one) for one in rows[:MANY]]


def silent(reader: Reader) -> list[Wait]:
    """Two thirds of the time gone and not one line about it (没有办理记录)."""
    rows = (
        Assignment.objects.in_hand()
        .filter(
            congress=reader.congress,
            part__in=[str(part) for part in handling.ANSWERING],
            due_on__range=(reader.today, reader.today + timedelta(days=62)),
            contacts__isnull=True,
            plan="",
        )
        .exclude(status=handling.Status.RETURN_ASKED)
        .select_related("suggestion", "unit")
        .order_by("due_on")
    )
    return [_silent(one, reader.today) for one in rows[:MANY] if two_thirds(one) <= reader.today]


def two_thirds(assignment: Assignment) -> date:
    began = localdate(assignment.at)
    return began + (assignment.due_on - began) * 2 / 3


def _silent(assignment, today):
    began = localdate(assignment.accepted_at or assignment.at)
    return Wait(
        head=_("已过三分之二时限，没有一条办理记录"),
        number=assignment.suggestion.ref,
        quoted=assignment.suggestion.title,
        url=assignment.suggestion.get_absolute_url(),
        act=_("问一问"),
        act_url=assignment.act_url(handling.Act.COORDINATE),
        due=Due(assignment.due_on, assignment.due_basis),
        by=(str(assignment.unit),),
        detail=_("%(day)s交到以后没有动静。") % {"day": short(began)},
        awaited=_("办理记录"),
        since=began,
    )


def not_evaluated(reader: Reader) -> list[Wait]:
    """Replies whose evaluation is nearly or already due (待评价)."""
    rows = (
        ours(reader)
        .filter(status=law.Status.REPLIED, evaluate_by__lte=reader.today + SOON)
        .select_related("lead", "delegation")
        .order_by("evaluate_by")
    )
    return [
        Wait(
            head=_("%(name)s尚未评价") % {"name": one.proposer},
            number=one.ref,
            quoted=one.title,
            url=one.get_absolute_url(),
            act=law.Act.ASK_EVALUATION,
            act_url=one.act_url(law.Act.ASK_EVALUATION),
            due=Due(one.evaluate_by, one.evaluate_basis),
            by=(one.proposer,),
            detail=_("提醒后仍未评价的，列“未评价”，不计入满意率。"),
            awaited=law.Act.EVALUATE,
            since=localdate(one.replied_at),
        )
        for one in rows[:MANY]
    ]


def not_satisfied(reader: Reader) -> list[Wait]:
    """What the deputies rated 不满意, once the seal is broken, and what is under assessment (核查、评估会商)."""
    if reader.answers:
        return []
    rows = ours(reader).filter(Q(sealed=False) | Q(evaluate_by__lt=reader.today), status__in=SETTLING)
    found = [
        one for one in rows.prefetch_related("evaluations").select_related("lead", "delegation") if not_settled(one)
    ]
    return [_not_satisfied(reader, one) for one in found]


def not_settled(one: Suggestion) -> bool:
    return one.status == law.Status.UNDER_ASSESSMENT or one.grade is Grade.NOT_SATISFIED


def _not_satisfied(reader, one):
    most = reader.policy.evaluations.max_rounds
    spent = one.status == law.Status.EVALUATED and one.round > most
    act = law.Act.ASSESS if spent else law.Act.REHANDLE
    given = list(one.evaluations.all())
    opened = one.evaluate_by or (localdate(given[-1].at) if given else None)
    return Wait(
        head=_("%(name)s不满意，等核查") % {"name": one.proposer},
        number=one.ref,
        quoted=one.title,
        url=one.get_absolute_url(),
        act=act,
        act_url=one.act_url(act),
        due=counted(opened, reader.policy.evaluations.recheck),
        why=given[-1].comment[:120] if given else "",
        awaited=_("核查"),
        since=opened,
    )


PROMISE_ACTS = {
    str(promise_law.Status.OBJECTED): (promise_law.Act.REVISE, gettext_noop("%(unit)s对承诺的记录有异议")),
    str(promise_law.Status.CHANGE_ASKED): (promise_law.Act.CHANGE, gettext_noop("%(unit)s申请变更承诺")),
    str(promise_law.Status.CLAIMED): (promise_law.Act.CONFIRM_KEPT, gettext_noop("%(unit)s说已经兑现，等核查")),
}
RUNNING = [str(promise_law.Status.OPEN), str(promise_law.Status.PARTLY_KEPT)]


def promises(reader: Reader) -> list[Wait]:
    """Promises that wait for us – objections, changes, claims (承诺事项)."""
    objected = Entry.objects.filter(
        kind=Promise.kind, congress=reader.congress, subject_id=OuterRef("pk"), act=promise_law.Act.OBJECT
    ).order_by("-seq")
    rows = (
        Promise.objects.filter(congress=reader.congress, status__in=PROMISE_ACTS)
        .annotate(objected_at=Subquery(objected.values("at")[:1]))
        .select_related("unit")
        .prefetch_related("progress", "change_requests")
        .order_by("due_on", "pk")
    )
    return [_promise(reader, one) for one in rows[:MANY]] + broken(reader)


def _promise(reader, promise):
    act, words = PROMISE_ACTS[promise.status]
    asked = {
        str(promise_law.Status.CLAIMED): [step.at for step in promise.progress.all() if step.claims_kept],
        str(promise_law.Status.CHANGE_ASKED): [one.at for one in promise.change_requests.all()],
        str(promise_law.Status.OBJECTED): [promise.objected_at] if promise.objected_at else [],
    }[promise.status]
    since = localdate(asked[-1]) if asked else localdate(promise.recorded_at)
    return Wait(
        head=_(words) % {"unit": promise.unit or ""},
        number=promise.number,
        quoted=promise.words,
        url=promise.get_absolute_url(),
        act=act,
        act_url=promise.act_url(act),
        due=counted(since, reader.policy.evaluations.recheck),
        why=_("由责任单位以外的人核查。") if promise.status == promise_law.Status.CLAIMED else "",
        since=since,
    )


def broken(reader: Reader) -> list[Wait]:
    """Promises whose day has passed in silence, one row a unit (承诺到期没有兑现)."""
    late = Promise.objects.filter(
        congress=reader.congress, status__in=RUNNING, due_on__lt=reader.today, unit__isnull=False
    )
    by_unit: dict[int, list[Promise]] = {}
    for promise in late.select_related("unit").order_by("due_on", "pk"):
        by_unit.setdefault(promise.unit_id, []).append(promise)
    return [_broken(owed) for owed in by_unit.values()]


def _broken(owed):
    first, words = owed[0], {"count": len(owed)}
    listed = f"{reverse('promises:list')}?unit={first.unit_id}&due=overdue"
    return Wait(
        head=_("%(count)s项承诺到期，没有兑现，最早一项") % words if len(owed) > 1 else _("承诺到期，没有兑现"),
        number=first.number,
        quoted=first.words,
        url=listed if len(owed) > 1 else first.get_absolute_url(),
        act=_("看承诺"),
        act_url=listed if len(owed) > 1 else first.get_absolute_url(),
        due=Due(first.due_on, {"basis": first.due_words or _("单位自己说的期限")}),
        by=(str(first.unit),),
        detail=_("没有申报兑现，也没有说明。"),
        awaited=_("兑现承诺"),
        since=first.said_on,
        many=len(owed),
    )


def short(day: date) -> str:
    return date_format(day, _("n月j日"))
