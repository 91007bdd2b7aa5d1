"""Speeches (代表发言), from nomination to suggestions: SM-4."""

from django.db import transaction
from django.db.models import Max

from yinuo.briefings import notices
from yinuo.briefings.models import Speech
from yinuo.people.standing import standing_of
from yinuo.records import search
from yinuo.records.actions import hold, move
from yinuo.records.actions.founding import begin
from yinuo.rules import briefings as session_law
from yinuo.rules import speeches as law
from yinuo.rules.checklist import require
from yinuo.rules.lifecycle import NotAllowed
from yinuo.suggestions.actions import draft as draft_suggestion
from yinuo.suggestions.models import Suggestion
from yinuo.suggestions.models.suggestions import FINISHED

OPEN_FOR_NOMINATION = {session_law.Status.PREPARING}


def may_nominate(briefing, user) -> bool:
    """May this person recommend a speaker now (可否推荐)."""
    held = briefing.roles_of(user) & Speech.lifecycle.founding.by
    return briefing.state in OPEN_FOR_NOMINATION and bool(held)


@transaction.atomic
def nominate(briefing, *, deputy, delegation=None, group=None, title="", by, at) -> Speech:
    """A delegation or a group recommends its speaker (推荐发言)."""
    if briefing.state not in OPEN_FOR_NOMINATION:
        raise NotAllowed("会议筹备期间才能推荐发言人")
    if group is None and delegation is None:
        delegation = deputy.delegation
    if group is not None and not group.deputies.filter(pk=deputy.pk).exists():
        raise NotAllowed(f"{deputy}不在{group}，请由本组推荐组员")
    if briefing.speeches.filter(deputy=deputy).exclude(status=law.Status.WITHDRAWN).exists():
        raise NotAllowed(f"{deputy}已被推荐发言")
    hold(briefing.congress_id)
    speech = Speech(
        congress=briefing.congress,
        briefing=briefing,
        order=_last_order(briefing) + 1,
        deputy=deputy,
        delegation=delegation,
        group=group,
        title=title,
    )
    return begin(speech, roles=standing_of(by).roles, by=by, at=at, deputy=deputy.name)


def _last_order(briefing) -> int:
    return briefing.speeches.aggregate(last=Max("order"))["last"] or 0


@transaction.atomic
def submit(speech, *, text, by, at):
    """The deputy hands in the text (提交发言稿)."""
    require(law.missing_before_submit(text=text))
    move(speech, law.Act.SUBMIT, by=by, at=at, text=text)
    speech.text = text
    speech.save(update_fields=["text"])


def send_back(speech, *, reason, by, at):
    """Facts or secrecy need another look by the speaker (退回核对)."""
    move(speech, law.Act.SEND_BACK, by=by, at=at, reason=reason)


def review(speech, *, facts_checked, secrecy_checked, by, at):
    """Facts and secrecy are checked; the content stays the deputy's own (审阅)."""
    require(law.missing_before_review(facts_checked=facts_checked, secrecy_checked=secrecy_checked))
    move(speech, law.Act.REVIEW, by=by, at=at)


@transaction.atomic
def schedule(speech, *, order, by, at):
    """Its place in the order of speeches (排定次序); one withdrawn gives up its place."""
    hold(speech.congress_id)
    taken = speech.briefing.speeches.filter(order=order).exclude(pk=speech.pk).first()
    if taken is not None and taken.state != law.Status.WITHDRAWN:
        raise NotAllowed(f"第{order}位已有发言，请另选次序")
    move(speech, law.Act.SCHEDULE, by=by, at=at, order=order)
    if taken is not None:
        taken.order = max(_last_order(speech.briefing), order) + 1
        taken.save(update_fields=["order"])
    speech.order = order
    speech.save(update_fields=["order"])


@transaction.atomic
def deliver(speech, *, by, at):
    """Spoken in the hall (发言)."""
    if speech.briefing.state != session_law.Status.LIVE:
        raise NotAllowed("开会期间才能记录发言")
    move(speech, law.Act.DELIVER, by=by, at=at)
    let_be_found(speech)


@transaction.atomic
def hand_in(speech, *, by, at):
    """Handed in instead of spoken (书面发言); it counts like a speech."""
    move(speech, law.Act.HAND_IN, by=by, at=at)
    let_be_found(speech)


@transaction.atomic
def correct(speech, *, text, by, at):
    """The speaker corrects the record of what was said (更正记录); the earlier text stays in the trail."""
    require(law.missing_before_submit(text=text))
    move(speech, law.Act.CORRECT, by=by, at=at, before=speech.text, after=text)
    speech.text = text
    speech.save(update_fields=["text"])
    let_be_found(speech)


@transaction.atomic
def confirm(speech, *, by, at):
    """The speaker checks and signs the record (签认记录)."""
    move(speech, law.Act.CONFIRM, by=by, at=at)
    speech.confirmed_at = at
    speech.save(update_fields=["confirmed_at"])


def let_be_found(speech) -> None:
    """Put it into the search index (编入索引) once it has been spoken; a draft is nobody else's to read."""
    search.index(speech, f"{speech.briefing.title}　{speech.deputy or ''}{speech}　{speech.title}", speech.text)


def withdraw(speech, *, reason, by, at):
    """Not going to speak after all (撤回)."""
    move(speech, law.Act.WITHDRAW, by=by, at=at, reason=reason)


@transaction.atomic
def convert(speech, *, matters, split_confirmed, reason="", by, at) -> list:
    """Turn a speech into suggestions, one matter each (转为代表建议); the deputy confirmed the split and the words.

    `matters`: dicts with title, grounds, request. Nothing is typed twice: text comes from the speech, to be cut.
    A speech that asks for nothing becomes none; then `reason` says why (仅供了解).
    """
    require([] if matters or reason.strip() else ["至少一件建议的标题，或者不转为建议的理由"])
    asked = tuple(law.Matter(title=matter["title"], wording_confirmed=split_confirmed) for matter in matters)
    require(law.missing_before_convert(asked, split_confirmed=split_confirmed))
    named = {"matters": [matter["title"] for matter in matters]} if matters else {"reason": reason.strip()}
    move(speech, law.Act.CONVERT, by=by, at=at, **named)
    made = [suggestion_from(speech, speech.deputy, matter, by=by, at=at) for matter in matters]
    if made:
        told, words = notices.account_of(speech.deputy), {"title": speech.briefing.title, "count": len(made)}
        notices.about(speech, told, notices.SPEECH_CONVERTED, key="converted", at=at, **words)
    return made


def suggestion_from(spoken, deputy, matter, *, by, at):
    """One suggestion out of words spoken in the hall, filed for the deputy who spoke them (一事一议)."""
    briefing = spoken.briefing
    return draft_suggestion(
        briefing.congress,
        lead=deputy,
        title=matter["title"],
        grounds=matter.get("grounds", ""),
        request=matter.get("request", ""),
        source=spoken,
        source_label=f"{briefing.title}·{spoken}",
        by=by,
        at=at,
    )


def link_registered(at) -> int:
    """The timer: a converted speech is linked once every suggestion made of it has its number (关联办理件)."""
    unnumbered = Suggestion.objects.filter(source_kind=Speech.kind, number__isnull=True)
    waiting = unnumbered.exclude(status__in=FINISHED).values("source_id")
    ready = list(Speech.objects.filter(status=law.Status.CONVERTED).exclude(pk__in=waiting))
    for speech in ready:
        move(speech, law.Act.LINK, by=None, at=at)
    return len(ready)
