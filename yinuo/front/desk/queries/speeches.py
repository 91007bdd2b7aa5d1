"""What speeches and questions wait for (发言、问询): a speaker, a review, a place in the order, a track afterwards."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yinuo.briefings.models import Briefing, Question, Speech
from yinuo.front.desk.reader import Reader
from yinuo.front.desk.waits import Due, Wait, ahead_of, counted
from yinuo.rules import questions as question_law
from yinuo.rules import speeches as law
from yinuo.rules.briefings import Status as SessionStatus
from yinuo.rules.terms import Role

REVIEWERS = law.REVIEWERS
SCHEDULERS = {Role.OFFICE, Role.SECRETARY_GENERAL}
HEADS = {Role.DELEGATION_HEAD, Role.GROUP_CONVENER}
AFTERWARDS = [str(state) for state in (SessionStatus.CLOSED, SessionStatus.RECORDS_CONFIRMED)]


def waits(reader: Reader) -> list[Wait]:
    """Speeches to be nominated, reviewed, put in order or turned into suggestions, in four queries at most."""
    found = [*nominations(reader)] if reader.roles & HEADS else []
    if reader.roles & {*REVIEWERS, *SCHEDULERS, Role.COMMISSION}:
        found += acts(reader)
    if reader.roles & {Role.UNIT_CLERK, Role.UNIT_LEADER}:
        found += answers(reader)
    return found


def nominations(reader: Reader) -> list[Wait]:
    """Sessions in preparation for which this head's delegation or group has named no speaker (推荐发言)."""
    preparing = Briefing.objects.filter(congress=reader.congress, status=SessionStatus.PREPARING).exclude(
        speaker_rule=""
    )
    days = reader.policy.sessions.notice_days
    return [
        Wait(
            head=_("推荐一名代表发言"),
            quoted=briefing.title,
            url=briefing.get_absolute_url(),
            act=law.Act.NOMINATE,
            act_url=reverse("briefings:nominate", args=[briefing.number]),
            due=ahead_of(briefing.held_on, days, _("会议召开%(days)s日前推荐") % {"days": days}),
            why=briefing.speaker_rule,
        )
        for briefing in preparing.prefetch_related("speeches")
        if owes_speaker(reader, briefing)
    ]


def owes_speaker(reader: Reader, briefing: Briefing) -> bool:
    speaking = [one for one in briefing.speeches.all() if one.status != law.Status.WITHDRAWN]
    delegations = {one.delegation_id for one in speaking if one.group_id is None}
    groups = {one.group_id for one in speaking}
    return bool(set(reader.standing.delegations) - delegations or set(reader.group_ids) - groups)


def acts(reader: Reader) -> list[Wait]:
    """Speeches to review and to put in order, one by one; those to be turned into suggestions, by session."""
    wanted = {
        str(law.Status.SUBMITTED): REVIEWERS,
        str(law.Status.REVIEWED): SCHEDULERS,
        str(law.Status.RECORD_CONFIRMED): {Role.COMMISSION},
    }
    states = [state for state, roles in wanted.items() if roles & reader.roles]
    speeches = Speech.objects.filter(congress=reader.congress, status__in=states).select_related("briefing", "deputy")
    found, spoken = [], {}
    for speech in speeches:
        if speech.status == law.Status.RECORD_CONFIRMED:
            spoken.setdefault(speech.briefing_id, []).append(speech)
        elif speech.briefing.status == SessionStatus.PREPARING:
            found.append(_one(reader, speech))
    return found + [_conversion(reader, batch) for batch in spoken.values()]


def _one(reader, speech):
    reviewed = speech.status == law.Status.REVIEWED
    act = law.Act.SCHEDULE if reviewed else law.Act.REVIEW
    return Wait(
        head=_("排定%(name)s的发言次序") % {"name": speech.deputy}
        if reviewed
        else _("审阅%(name)s的发言稿") % {"name": speech.deputy},
        quoted=speech.title or speech.briefing.title,
        url=speech.get_absolute_url(),
        act=act,
        act_url=speech.act_url(act),
        due=ahead_of(speech.briefing.held_on, 1, _("会议前一个工作日准备就绪")),
        why="" if reviewed else _("只核事实、查保密，内容由代表自己决定。"),
    )


def _conversion(reader, batch):
    first = batch[0]
    words = {"count": len(batch)}
    return Wait(
        head=ngettext("%(count)s篇发言待转为代表建议", "%(count)s篇发言待转为代表建议", len(batch)) % words,
        quoted=first.briefing.title,
        url=first.briefing.get_absolute_url(),
        act=law.Act.CONVERT,
        act_url=reverse("briefings:convert_speech", args=[first.pk]),
        due=counted(first.briefing.held_on, reader.policy.intake.convert),
        why=_("一事一件，由代表确认拆分和文字。"),
        since=first.briefing.held_on,
        many=len(batch),
    )


def answers(reader: Reader) -> list[Wait]:
    """Questions that this unit is to answer: in writing afterwards, or now in the hall (书面答复、应询)."""
    waiting = [str(question_law.Status.DEFERRED), str(question_law.Status.ANSWERING)]
    asked = (
        Question.objects.filter(congress=reader.congress, units__in=reader.unit_ids, status__in=waiting)
        .select_related("briefing", "deputy")
        .distinct()
    )
    return [
        _answer(one) for one in asked if one.status == question_law.Status.DEFERRED or Role.UNIT_LEADER in reader.roles
    ]


def _answer(question):
    later = question.status == question_law.Status.DEFERRED
    act = question_law.Act.ANSWER_IN_WRITING if later else question_law.Act.ANSWER
    return Wait(
        head=_("书面答复%(name)s在会上的提问") % {"name": question.deputy}
        if later
        else _("答复%(name)s的提问") % {"name": question.deputy},
        quoted=question.briefing.title,
        url=question.get_absolute_url(),
        act=act,
        act_url=question.act_url(act),
        due=Due(question.written_due_on, {"basis": _("会上不能当场答复的，一个月内书面答复")} if later else {}),
        why=question.text[:80],
        since=question.briefing.held_on,
    )
