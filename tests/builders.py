"""Things as tests need them, reached by living through the real acts: `suggestion(cast, at=Status.REPLIED)`.

Days run from Monday 2 March 2026. Later stages take the days that life would take, so that windows have closed.
"""

from datetime import date, datetime, timedelta

from tests.cast import AT, Cast
from yinuo.promises import actions as promising
from yinuo.promises.models import Promise
from yinuo.rules.evaluations import Grade
from yinuo.rules.promises import Check, EvidenceKind
from yinuo.rules.promises import Status as Kept
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions
from yinuo.suggestions.models import Assignment, Suggestion

TITLE = "关于加装电梯后续维护的建议"
GROUNDS = "老旧小区加装电梯移交后，维护责任不清，居民不知道该找谁。"
REQUEST = "建议明确维护责任主体，出台维护资金使用办法。"
WORDS = "2026年底前出台维护资金使用办法"
REPLY = f"您提出的建议收悉。维护责任由加装电梯的业主共同承担，市甲局负责督促。我局将在{WORDS}，并征求代表意见。"
PROMISE = {
    "words": WORDS,
    "due_on": date(2026, 12, 31),
    "measure": "印发使用办法",
    "evidence_kind": EvidenceKind.DOCUMENT,
}
LIFE = [
    Status.DRAFT,
    Status.SUBMITTED,
    Status.REGISTERED,
    Status.ASSIGNED,
    Status.IN_HANDLING,
    Status.REPLIED,
    Status.EVALUATED,
]


def day(number: int) -> datetime:
    """The moment so many days after 2 March 2026, nine in the morning."""
    return AT + timedelta(days=number)


def suggestion(
    cast: Cast, at: Status = Status.DRAFT, *, promise=False, co=False, grade=Grade.SATISFIED, cosigned=False
):
    """A suggestion that has come as far as `at`; with a promise in its reply it is tracked, else closed."""
    made = actions.draft(
        cast.congress, title=TITLE, grounds=GROUNDS, request=REQUEST, lead=cast.lead.deputy, by=cast.lead, at=day(0)
    )
    if at == Status.COSIGNING or cosigned:
        actions.ask_cosign(made, deputies=[cast.cosigner.deputy], by=cast.lead, at=day(0))
        if at == Status.COSIGNING:
            return made
        actions.cosign(made, by=cast.cosigner, at=day(0))
    for stage, live in STAGES:
        if at == Status.DRAFT or not live(cast, made, promise=promise, co=co, grade=grade, at=at):
            break
        if stage == at:
            break
    else:
        _ends(cast, made, at)
    made = Suggestion.objects.get(pk=made.pk)
    assert made.status == at, f"wanted {at}, got {made.status}"
    return made


def _submitted(cast, made, *, at, **_):
    if at == Status.WITHDRAWN:
        actions.withdraw(made, by=cast.lead, at=day(1))
        return False
    actions.submit(made, by=cast.lead, at=day(1))
    return True


def _registered(cast, made, *, at, **_):
    if at == Status.NOT_ACCEPTED:
        actions.refuse(
            made, ground="no-content", outcome="letter", explanation="已向代表说明", by=cast.commission, at=day(2)
        )
        return False
    actions.register(made, subject="城建环资", by=cast.commission, at=day(2))
    if at == Status.MERGED:
        into = suggestion(cast, Status.REGISTERED)
        actions.merge(made, into=into, told=["代表甲", "代表乙"], by=cast.commission, at=day(3))
        return False
    return True


def _assigned(cast, made, *, co, **_):
    actions.assign(made, lead=cast.unit, co=[cast.co_unit] if co else [], by=cast.commission, at=day(4))
    return True


def _in_handling(cast, made, *, co, **_):
    for assignment in made.assignments.all():
        clerk = cast.clerk if assignment.unit == cast.unit else cast.co_clerk
        actions.accept(assignment, by=clerk, at=day(5))
        actions.name_person(assignment, person="承办人甲", leader="分管负责人甲", by=clerk, at=day(5))
    return True


def _replied(cast, made, *, promise, **_):
    made.refresh_from_db()
    for other in made.assignments.filter(part="co"):
        actions.opinion(other, text="同意，按职责配合。", signer="丙局局长", by=cast.co_clerk, at=day(30))
    reply(cast, lead_of(made), promise=promise, at=day(60))
    made.refresh_from_db()
    return True


def _evaluated(cast, made, *, grade, **_):
    evaluate(cast, made, grade=grade, at=day(65))
    return True


def _ends(cast, made, at):
    """What follows an evaluation, once its window has closed."""
    after = day(100)
    if at == Status.UNRATED:
        raise AssertionError("unrated goes on by itself in the same moment")
    actions.break_seal(made, at=after)
    made.refresh_from_db()
    if at == Status.REHANDLING:
        actions.rehandle(made, check="核查属实，应当重新办理", by=cast.commission, at=after)
    elif at == Status.ARCHIVED:
        made.refresh_from_db()


STAGES = [
    (Status.SUBMITTED, _submitted),
    (Status.REGISTERED, _registered),
    (Status.ASSIGNED, _assigned),
    (Status.IN_HANDLING, _in_handling),
    (Status.REPLIED, _replied),
    (Status.EVALUATED, _evaluated),
]


def lead_of(made: Suggestion) -> Assignment:
    """The share of the unit that leads now."""
    return Assignment.objects.live().get(suggestion=made, part="lead")


def reply(
    cast: Cast, assignment: Assignment, *, promise=False, text=REPLY, number="市甲函〔2026〕7号", at=None, **rest
):
    """The whole way of a reply: one contact, then drafted, signed, numbered, sealed and issued by the unit's people."""
    at = at or day(60)
    if not assignment.contacts.exists():
        actions.contact(
            assignment,
            way="visit",
            on=(at - timedelta(days=10)).date(),
            persons="代表甲、承办人甲",
            content="到小区看了3部电梯。",
            by=cast.clerk,
            at=at,
        )
    assignment = Assignment.objects.get(pk=assignment.pk)
    return actions.reply_in_one_sitting(
        assignment,
        clerk=cast.clerk,
        leader=cast.head,
        text=text,
        mark="B" if promise else "A",
        number=number,
        promises=[PROMISE] if promise else (),
        at=at,
        **rest,
    )


def evaluate(cast: Cast, made: Suggestion, *, grade=Grade.SATISFIED, at=None):
    """The lead deputy rates everything the same."""
    return actions.evaluate(
        made,
        attitude=grade,
        process=grade,
        result=grade,
        overall=grade,
        comment="" if grade is Grade.SATISFIED else "第二点没有说资金来源。",
        by=cast.lead,
        at=at or day(65),
    )


def promise(cast: Cast, at: Kept = Kept.OPEN, **elements) -> Promise:
    """A promise out of a reply, as far as `at`; `elements` change what is known of it."""
    answered = suggestion(cast, Status.IN_HANDLING)
    issued = reply(cast, lead_of(answered))
    known = {**PROMISE, **elements}
    words = known.pop("words")
    made = promising.record(
        words,
        source=issued,
        source_text=issued.text,
        unit=cast.unit,
        said_by="甲局局长",
        to=[cast.lead.deputy],
        by=cast.commission,
        at=day(61),
        **known,
    )
    _live(cast, made, at)
    made = Promise.objects.get(pk=made.pk)
    assert made.status == at, f"wanted {at}, got {made.status}"
    return made


PROOF = [(EvidenceKind.DOCUMENT, "市甲规〔2026〕3号")]


def _live(cast, made, at):
    if at == Kept.RECORDED:
        return
    if at == Kept.OBJECTED:
        return promising.object_to(made, reason="原话没有说年底", by=cast.clerk, at=day(62))
    if at == Kept.DISCARDED:
        return promising.discard(made, reason="只是介绍情况", by=cast.commission, at=day(62))
    promising.confirm(made, filed_uncheckable=True, by=cast.clerk, at=day(62))
    if at in {Kept.CHANGE_ASKED, Kept.EXPLAINED}:
        release = at == Kept.EXPLAINED
        values = {} if release else {"due_on": date(2027, 6, 30)}
        promising.ask_change(
            made, reason="上位法修订", signed_by="甲局局长", release=release, by=cast.clerk, at=day(90), **values
        )
        if release:
            promising.withdraw(made, deputy_told=True, by=cast.commission, at=day(91))
    if at in {Kept.CLAIMED, Kept.PARTLY_KEPT, Kept.KEPT}:
        promising.claim(made, text="办法已经印发。", evidence=PROOF, by=cast.clerk, at=day(200))
    if at == Kept.PARTLY_KEPT:
        promising.partly_kept(
            made, how=Check.OFFICER, finding="只印发了征求意见稿", remainder="正式印发", by=cast.commission, at=day(201)
        )
    if at == Kept.KEPT:
        promising.confirm_kept(made, how=Check.OFFICER, finding="已查看文件", by=cast.commission, at=day(201))
