"""What waits for a handling unit (承办单位): its share in suggestions, step by step, and its promises.

Nothing here looks at where the suggestion stands: what a deputy thought of a reply is not the unit's to know before
the seal is broken (背靠背评价). A unit's desk is made of its own assignments and promises only.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from yinuo.briefings.models import Briefing
from yinuo.front.desk.reader import Reader
from yinuo.front.desk.waits import Due, Wait, ahead_of, counted
from yinuo.promises.models import Promise
from yinuo.rules import assignments as law
from yinuo.rules import promises as promise_law
from yinuo.rules.briefings import Status as SessionStatus
from yinuo.rules.terms import Role
from yinuo.suggestions.models import Assignment
from yinuo.suggestions.models.assignments import IN_HAND

AHEAD = timedelta(days=30)  # a promise shows so long before its day
PROMISED = [str(promise_law.Status.OPEN), str(promise_law.Status.PARTLY_KEPT)]


def waits(reader: Reader) -> list[Wait]:
    """Everything that waits for this person's units, in nine queries."""
    return [*assignments(reader), *promises(reader), *sessions(reader)]


def assignments(reader: Reader) -> list[Wait]:
    mine = (
        Assignment.objects.filter(congress=reader.congress, unit__in=reader.unit_ids, status__in=IN_HAND)
        .exclude(status=law.Status.RETURN_ASKED)
        .select_related("unit", "suggestion__lead", "suggestion__delegation")
        .prefetch_related("contacts", "reply_drafts", "suggestion__assignments__unit")
        .order_by("due_on")
    )
    return [step(reader, one) for one in mine]


def step(reader: Reader, one: Assignment) -> Wait:
    """The next step of one share, the day it is due, and who is to take it."""
    act, due, why = next_step(reader, one)
    mine = any(move.act == act for move in one.moves(reader.user))
    missing = [] if act is not law.Act.REPLY else opinions_missing(one)
    return Wait(
        head=_("会办（%(unit)s主办）") % {"unit": leader_of(one)} if not one.answers else "",
        number=one.suggestion.ref,
        quoted=one.suggestion.title,
        url=one.get_absolute_url(),
        act=act if mine and not missing else _("看办理情况"),
        act_url=one.act_url(act) if mine and not missing else one.get_absolute_url(),
        due=due,
        why=why,
        by=tuple(missing) or (() if mine else (taker(act),)),
        detail=held_up(act, missing, mine),
        awaited=_("会办意见") if missing else act,
        since=localdate(one.at),
    )


def next_step(reader: Reader, one: Assignment) -> tuple[law.Act, Due, str]:
    whole = Due(one.due_on, one.due_basis)
    began = localdate(one.at)
    if one.status == law.Status.SENT:
        return (
            law.Act.ACCEPT,
            counted(began, reader.policy.assigning.accept),
            _("不属于本单位职责的，在期限内申请退办。"),
        )
    if one.status == law.Status.ACCEPTED:
        return law.Act.PLAN, whole, _("已签收，还没有落实承办人和方案。")
    if not one.answers:
        return law.Act.OPINION, whole, _("会办意见交主办单位，不直接答复代表。")
    if not one.contacts.all():
        return law.Act.CONTACT, counted(began, reader.policy.contact.first), _("答复前要先同代表沟通。")
    draft = next((draft for draft in one.reply_drafts.all() if draft.round == one.round), None)
    for lacks, act, why in (
        (draft is None or not draft.text.strip(), law.Act.DRAFT, _("已同代表沟通，还没有拟稿。")),
        (draft and not draft.signed_at, law.Act.SIGN, _("答复已拟好，等负责人签发。")),
        (draft and not draft.number, law.Act.NUMBER, _("已签发，还没有编号。")),
        (draft and not draft.sealed_at, law.Act.SEAL, _("已签发、编号，还没有用印。")),
    ):
        if lacks:
            return act, whole, why
    return law.Act.REPLY, whole, _("文稿齐备，可以答复代表。")


def opinions_missing(one: Assignment) -> list[str]:
    """Co-handlers who owe this lead their opinion (会办意见未到)."""
    others = one.suggestion.assignments.all()
    return [str(other.unit) for other in others if other.share is law.Part.CO and other.is_live and not other.is_done]


def leader_of(one: Assignment) -> str:
    leads = (other for other in one.suggestion.assignments.all() if other.share is law.Part.LEAD and other.is_live)
    return next((str(lead.unit) for lead in leads), "")


def taker(act: law.Act) -> str:
    return _(Role.UNIT_LEADER.label) if act is law.Act.SIGN else _(Role.UNIT_CLERK.label)


def held_up(act: law.Act, missing: list[str], mine: bool) -> str:
    if missing:
        return _("会办意见没有到，答复不能发出。")
    return "" if mine else _("下一步：%(act)s。") % {"act": _(act.label)}


def promises(reader: Reader) -> list[Wait]:
    """Promises of these units to confirm, and those whose day comes near or has passed (承诺事项)."""
    near = Q(status__in=PROMISED, due_on__lte=reader.today + AHEAD)
    mine = Promise.objects.filter(
        near | Q(status=promise_law.Status.RECORDED), congress=reader.congress, unit__in=reader.unit_ids
    )
    return [_to_confirm(one) if one.status == promise_law.Status.RECORDED else _to_keep(one) for one in mine]


def _to_confirm(promise):
    return Wait(
        head=_("确认你们说过的承诺"),
        number=promise.number,
        quoted=promise.words,
        url=promise.get_absolute_url(),
        act=promise_law.Act.CONFIRM,
        act_url=promise.act_url(promise_law.Act.CONFIRM),
        due=Due(promise.object_by, {"basis": _("期限内不提异议的，视为确认")}),
        why=promise.source_label,
        since=localdate(promise.recorded_at),
    )


def _to_keep(promise):
    partly = promise.status == promise_law.Status.PARTLY_KEPT
    return Wait(
        head=_("兑现承诺的其余部分") if partly else _("兑现承诺"),
        number=promise.number,
        quoted=promise.words,
        url=promise.get_absolute_url(),
        act=promise_law.Act.CLAIM,
        act_url=promise.act_url(promise_law.Act.CLAIM),
        due=Due(promise.due_on, {"basis": promise.due_words or _("单位自己说的期限")}),
        why=_("做到了，附证据申报；做不到，说明理由申请变更。"),
        since=promise.said_on,
    )


def sessions(reader: Reader) -> list[Wait]:
    """Sessions at which these units are to answer (应询准备)."""
    coming = Briefing.objects.filter(
        congress=reader.congress,
        units__in=reader.unit_ids,
        status__in=[str(SessionStatus.PREPARING), str(SessionStatus.READY)],
    ).distinct()
    return [
        Wait(
            head=_("准备应询"),
            quoted=one.title,
            url=one.get_absolute_url(),
            act=_("看会议安排"),
            act_url=one.get_absolute_url(),
            due=ahead_of(one.held_on, 1, _("会议前一个工作日准备就绪")),
            why=_("问题事先不告知，请把数字和进度带齐。") if one.scripted is False else "",
        )
        for one in coming
    ]
