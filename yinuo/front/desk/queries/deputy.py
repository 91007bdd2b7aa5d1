"""What waits for a deputy (代表): drafts, invitations, replies to evaluate, words to confirm, promises to grade."""

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from yinuo.briefings.models import Participant, Speech
from yinuo.front.desk.reader import Reader
from yinuo.front.desk.waits import Due, Wait, ahead_of, counted
from yinuo.promises.models import Check, Promise
from yinuo.promises.models.keeping import Verdict
from yinuo.rules import briefings as session_law
from yinuo.rules import promises as promise_law
from yinuo.rules import speeches as speech_law
from yinuo.rules import suggestions as law
from yinuo.suggestions.models import Cosigner, Suggestion
from yinuo.suggestions.models.suggestions import DRAFTS, Answer

COMING = [str(state) for state in (session_law.Status.PREPARING, session_law.Status.READY, session_law.Status.LIVE)]
TO_GRADE = [str(promise_law.Status.CLAIMED), str(promise_law.Status.KEPT)]


def waits(reader: Reader) -> list[Wait]:
    """Everything that waits for this deputy, in seven queries."""
    return [
        *drafts(reader),
        *invitations(reader),
        *replies(reader),
        *speeches(reader),
        *promises(reader),
        *sessions(reader),
    ]


def led_by(reader: Reader) -> Q:
    """The suggestions this person signs for: their own, and as head those of the delegation (领衔)."""
    own = Q(lead=reader.standing.deputy_id) if reader.standing.deputy_id else Q(pk=None)
    return own | Q(lead__isnull=True, delegation__in=reader.standing.delegations)


def drafts(reader: Reader) -> list[Wait]:
    mine = Suggestion.objects.filter(led_by(reader), congress=reader.congress, status__in=DRAFTS)
    return [draft(reader, one) for one in mine.prefetch_related("cosigners__deputy").order_by("-drafted_at")]


def draft(reader: Reader, one: Suggestion) -> Wait:
    """A draft to be handed in; while a co-signer has not answered, it waits for them."""
    asked = [cosigner for cosigner in one.cosigners.all() if cosigner.answer == Answer.INVITED]
    began = localdate(one.drafted_at)
    if not asked:
        spoken = _("由你在会上的话整理，核对后提交。") if one.source_kind else ""
        signed = _("联名代表都已答复。") if one.status == law.Status.COSIGNING else ""
        return Wait(
            head=_("提交你起草的建议"),
            quoted=one.title,
            url=one.get_absolute_url(),
            act=law.Act.SUBMIT,
            act_url=one.act_url(law.Act.SUBMIT),
            why=spoken or signed or _("还是草稿，提交后才开始计时。"),
            since=began,
        )
    return Wait(
        head=_("你的建议在等联名"),
        quoted=one.title,
        url=one.get_absolute_url(),
        act=_("看建议"),
        act_url=one.get_absolute_url(),
        due=counted(localdate(min(cosigner.invited_at for cosigner in asked)), reader.policy.intake.cosign),
        by=tuple(cosigner.deputy.name for cosigner in asked),
        detail=_("还没有答复联名邀请。"),
        awaited=_("联名答复"),
        since=localdate(min(cosigner.invited_at for cosigner in asked)),
    )


def invitations(reader: Reader) -> list[Wait]:
    """Other deputies ask for this one's signature (联名邀请)."""
    asked = Cosigner.objects.filter(
        deputy=reader.standing.deputy_id, answer=Answer.INVITED, suggestion__status=law.Status.COSIGNING
    ).select_related("suggestion__lead", "suggestion__delegation")
    return [
        Wait(
            head=_("%(name)s请你联名") % {"name": one.suggestion.proposer},
            url=one.suggestion.get_absolute_url(),
            act=_("看建议"),
            act_url=one.suggestion.act_url(law.Act.COSIGN),
            due=counted(localdate(one.invited_at), reader.policy.intake.cosign),
            why=one.suggestion.title,
            awaited=_("联名答复"),
            since=localdate(one.invited_at),
        )
        for one in asked
    ]


def replies(reader: Reader) -> list[Wait]:
    """Replies that this deputy has not evaluated (待评价)."""
    mine = Suggestion.objects.filter(led_by(reader), congress=reader.congress, status=law.Status.REPLIED)
    return [
        Wait(
            head=_("评价%(units)s的答复") % {"units": "、".join(answering(one))},
            url=one.get_absolute_url(),
            number=one.ref,
            quoted=one.title,
            act=_("看答复并评价"),
            act_url=one.act_url(law.Act.EVALUATE),
            due=Due(one.evaluate_by, one.evaluate_basis),
            why=_("截止前，单位看不到你的评价。"),
            awaited=law.Act.EVALUATE,
            since=localdate(one.replied_at) if one.replied_at else None,
        )
        for one in mine.prefetch_related("assignments__unit")
    ]


def answering(suggestion: Suggestion) -> list[str]:
    return [str(part.unit) for part in suggestion.assignments.all() if part.is_live and part.answers]


def speeches(reader: Reader) -> list[Wait]:
    """A speech to be written, and the record of one to be confirmed (发言稿、签认记录)."""
    mine = Speech.objects.filter(
        deputy=reader.standing.deputy_id,
        congress=reader.congress,
        status__in=[str(speech_law.Status.NOMINATED), str(speech_law.Status.DELIVERED)],
    ).select_related("briefing")
    return [
        _to_confirm(reader, one) if one.status == speech_law.Status.DELIVERED else _to_write(reader, one)
        for one in mine
    ]


def _to_confirm(reader, speech):
    return Wait(
        head=_("核对你在会上的发言"),
        quoted=speech.briefing.title,
        url=speech.get_absolute_url(),
        act=speech_law.Act.CONFIRM,
        act_url=speech.act_url(speech_law.Act.CONFIRM),
        due=counted(speech.briefing.held_on, reader.policy.floor.record),
        why=_("签认后才转为代表建议，一事一件。"),
        since=speech.briefing.held_on,
    )


def _to_write(reader, speech):
    days = reader.policy.sessions.material_days
    return Wait(
        head=_("提交你的发言稿"),
        quoted=speech.briefing.title,
        url=speech.get_absolute_url(),
        act=speech_law.Act.SUBMIT,
        act_url=speech.act_url(speech_law.Act.SUBMIT),
        due=ahead_of(speech.briefing.held_on, days, _("会议召开%(days)s日前送到") % {"days": days}),
        why=_("%(body)s推荐你发言。内容由你决定，只核事实、查保密。") % {"body": speech.nominated_by or ""},
    )


def promises(reader: Reader) -> list[Wait]:
    """Promises made to this deputy that are said to be kept and that they have not graded (评价兑现情况)."""
    graded = Check.objects.filter(promise=OuterRef("pk"), verdict=Verdict.GRADED, by=reader.user)
    claimed = (
        Promise.objects.filter(deputies=reader.standing.deputy_id, congress=reader.congress, status__in=TO_GRADE)
        .exclude(Exists(graded))
        .select_related("unit")
        .prefetch_related("progress")
    )
    found = [_to_grade(reader, one) for one in claimed]
    return [wait for wait in found if wait.due.on is None or wait.due.on >= reader.today or wait.awaited]


def _to_grade(reader, promise):
    said = [step.at for step in promise.progress.all() if step.claims_kept]
    since = localdate(said[-1]) if said else None
    open_still = promise.status == promise_law.Status.CLAIMED  # once kept, the chance to grade lapses with its day
    return Wait(
        head=_("%(unit)s说做到了，请你评价") % {"unit": promise.unit},
        url=promise.get_absolute_url(),
        number=promise.number,
        quoted=promise.words,
        act=promise_law.Act.GRADE,
        act_url=promise.act_url(promise_law.Act.GRADE),
        due=counted(since, reader.policy.promises.evaluation),
        why=_("承诺是当面对你说的，只有听到的代表可以评价。"),
        awaited=promise_law.Act.GRADE if open_still else "",
        since=since,
    )


def sessions(reader: Reader) -> list[Wait]:
    """Sessions to which this deputy is invited (参加会议)."""
    invited = Participant.objects.filter(
        Q(briefing__held_on__gte=reader.today) | Q(briefing__status=session_law.Status.LIVE),
        deputy=reader.standing.deputy_id,
        briefing__congress=reader.congress,
        briefing__status__in=COMING,
    ).select_related("briefing")
    return [_to_attend(one.briefing) for one in invited]


def _to_attend(briefing):
    live = briefing.status == session_law.Status.LIVE
    return Wait(
        head=_("会议正在进行") if live else _("参加会议"),
        quoted=briefing.title,
        url=briefing.get_absolute_url(),
        act=_("去提问") if live else _("看会议安排"),
        act_url=f"{briefing.get_absolute_url()}ask/" if live else briefing.get_absolute_url(),
        due=Due(briefing.held_on),
        why=_("可以提问，也可以追问。") if live else _("会前可以看调研发现和通报稿，把要问的事想好。"),
    )
