"""Triage (审核登记): register, send back, refuse, merge, list what it asks for, choose it as key."""

from django.db import transaction
from django.utils.timezone import localdate

from yinuo.records.actions import move
from yinuo.records.actions.numbers import take_number
from yinuo.records.parameters import policy_for
from yinuo.rules import intake, keys
from yinuo.rules import suggestions as law
from yinuo.rules.checklist import require
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.numbering import NumberFormat
from yinuo.suggestions import notices
from yinuo.suggestions.actions.drafts import let_be_found
from yinuo.suggestions.models import Ask, Suggestion


@transaction.atomic
def register(suggestion, *, subject: str, by, at, checked: bool = True, found=frozenset(), asks=()) -> Suggestion:
    """Check and give it its number (登记): 闭-YYYY-NNN, never used twice. `asks` are what it asks for, one a line."""
    require(intake.missing_before_register(checked=checked, found=frozenset(found), subject=subject))
    year = localdate(at).year
    form = policy_for(suggestion.congress, localdate(at)).numbering.closed
    suggestion.step(law.Act.REGISTER, by)  # no number is taken for an act that cannot be made
    serial = take_number(suggestion.congress_id, f"闭-{year}")
    number = NumberFormat(form).write(year=year, serial=serial)
    move(suggestion, law.Act.REGISTER, by=by, at=at, number=number, classed=subject)
    suggestion.number, suggestion.subject, suggestion.registered_at = number, subject, at
    suggestion.save(update_fields=["number", "subject", "registered_at"])
    list_asks(suggestion, asks)
    let_be_found(suggestion)
    notices.about(suggestion, notices.signers(suggestion), notices.REGISTERED, at=at, key="registered")
    return suggestion


@transaction.atomic
def list_asks(suggestion, asks) -> list[Ask]:
    """Split into what it asks for (列明诉求点): each must later be answered by a passage or a reason."""
    texts = [text.strip()[:300] for text in asks if text.strip()]
    if not texts:
        return []
    if suggestion.replies.exists():
        raise NotAllowed("已有答复，诉求点不能再改")
    suggestion.asks.all().delete()
    return [Ask.objects.create(suggestion=suggestion, order=place, text=text) for place, text in enumerate(texts, 1)]


def send_back(suggestion, *, reason: str, by, at, ground: str = ""):
    """Send it back to the deputy for revision (退回修改), with the reason and the ground from the list if there is one."""
    require(intake.missing_before_send_back(reason=reason))
    named = intake.Ground(ground).label if ground else ""
    told = notices.signers(suggestion)
    move(suggestion, law.Act.SEND_BACK, by=by, at=at, reason=reason, ground=named)
    key = f"sent-back/{at:%Y%m%d%H%M%S}"
    notices.about(suggestion, told, notices.SENT_BACK, at=at, key=key, reason=reason)


@transaction.atomic
def refuse(suggestion, *, ground, outcome, explanation: str, by, at):
    """Do not accept it as a suggestion (不予受理): a ground that holds here, what becomes of it, the deputy told."""
    allowed = frozenset(policy_for(suggestion.congress, localdate(at)).suggestions.refusal_grounds)
    ground = intake.Ground(ground) if ground else None
    outcome = intake.RefusalOutcome(outcome) if outcome else None
    explained = bool(explanation.strip())
    require(intake.missing_before_refuse(ground=ground, allowed=allowed, outcome=outcome, explained=explained))
    move(suggestion, law.Act.REFUSE, by=by, at=at, ground=ground.label, outcome=outcome.label, text=explanation)
    suggestion.refusal_ground, suggestion.refusal_outcome = ground, outcome
    suggestion.save(update_fields=["refusal_ground", "refusal_outcome"])
    told = notices.signers(suggestion)
    notices.about(suggestion, told, notices.REFUSED, at=at, key="refused", ground=ground.label)


@transaction.atomic
def merge(suggestion, *, into, told, by, at):
    """Merge into another that asks the same (并案); every signer is told, each still gets an answer."""
    if into is not None and (into.congress_id != suggestion.congress_id or into.status not in MERGEABLE):
        raise NotAllowed("只能并入本级已登记、尚未答复的建议")
    deputies = tuple(name for name in _names(suggestion))
    number = into.number if into else ""
    require(intake.missing_before_merge(into=number, number=suggestion.number, told=tuple(told), deputies=deputies))
    move(suggestion, law.Act.MERGE, by=by, at=at, into=number)
    suggestion.merged_into = into
    suggestion.save(update_fields=["merged_into"])


@transaction.atomic
def separate(suggestion, *, by, at):
    """Undo a merger (恢复单独办理)."""
    move(suggestion, law.Act.SEPARATE, by=by, at=at)
    suggestion.merged_into = None
    suggestion.save(update_fields=["merged_into"])


def object_to_units(suggestion, *, reason: str, by, at):
    """The deputy objects to the unit chosen (对承办单位提出异议，上海市规定第十二条)."""
    require(["异议理由"] if not reason.strip() else [])
    move(suggestion, law.Act.OBJECT, by=by, at=at, reason=reason)


@transaction.atomic
def choose_key(suggestion, *, decision: str, by, at):
    """The council chooses it for supervised handling (确定为重点督办，代表法第五十二条)."""
    year = localdate(at).year
    chosen = Suggestion.objects.filter(congress=suggestion.congress_id, key=True, registered_at__year=year).count()
    maximum = policy_for(suggestion.congress, localdate(at)).keys.maximum
    require(keys.missing_before_choose_key(decision=decision, chosen=chosen, maximum=maximum))
    move(suggestion, law.Act.CHOOSE_KEY, by=by, at=at, text=decision)
    suggestion.key = True
    suggestion.save(update_fields=["key"])


MERGEABLE = {str(law.Status.REGISTERED), str(law.Status.ASSIGNED), str(law.Status.IN_HANDLING)}


def _names(suggestion):
    if suggestion.lead_id:
        yield suggestion.lead.name
    yield from (one.deputy.name for one in notices.confirmed(suggestion))
