"""What became of the year's suggestions (办理经过): one story for all of them, stopped where each one stands."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate

from yinuo.briefings.example.folk import City
from yinuo.briefings.example.keeping import checked, kept_as, promised, published
from yinuo.briefings.example.matters import MATTERS, Matter
from yinuo.briefings.example.year import Days, Story, later
from yinuo.rules.evaluations import Grade
from yinuo.rules.handling import ReturnGround, Way
from yinuo.rules.intake import Ground, RefusalOutcome
from yinuo.suggestions import actions
from yinuo.suggestions.models import Suggestion


@dataclass(frozen=True)
class Case:
    """One suggestion's year: who raised what, when it was handed over, and how far it has come.

    `assigned` counts working days from today, minus is past. `stop` names the last act that was done; the rest follows
    in the usual time, as far as today has come.
    """

    matter: str
    lead: str
    assigned: int
    stop: str = ""
    reply: int = 40  # working days after the assignment
    grade: Grade | None = Grade.SATISFIED
    evaluate: int = 6  # working days after the reply
    mark: str = "B"
    cosigners: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()  # asked to co-sign, not answered
    again: int | None = None  # working days after the evaluation: another round
    fates: tuple[str, ...] = ("open",)  # of its promises, in their order
    public: bool = True
    co_silent: bool = False
    extra: str = ""  # what else happens on the way
    matter_itself: Matter | None = None  # not in the table: it came out of a speech

    @property
    def what(self) -> Matter:
        return self.matter_itself or MATTERS[self.matter]


GOOD, FAIR, BAD = Grade.SATISFIED, Grade.BASICALLY, Grade.NOT_SATISFIED


def stories(city: City, days: Days) -> list[Story]:
    return [case_of(city, days, case) for case in cases(days)]


def cases(days: Days) -> list[Case]:
    """All of them (全部建议). What is late or nearly due is placed by its due day, not by a guess."""
    today = localdate(days.at)

    def due(day: date) -> int:
        return days.assigned_to_be_due(day)

    return [
        # closed: what was promised was done, or nothing had to be promised
        Case("dust", "代表乙", -225, mark="A"),
        Case("crossing", "代表寅", -221, mark="A"),
        Case("signs", "代表丙", -214, mark="A", grade=FAIR),
        Case("water", "代表丑", -206, mark="A"),
        Case("sports", "代表壬", -198, mark="A"),
        Case("noise", "代表甲", -190, mark="A", cosigners=("代表子",)),
        Case("logistics", "代表戊", -183, mark="A", grade=None),
        Case("fields", "代表丁", -176, mark="A", grade=FAIR),
        Case("app", "代表卯", -170, mark="A"),
        Case("bus", "代表丙", -205, fates=("kept",)),
        Case("library", "代表戊", -201, fates=("kept",)),
        Case("permit", "代表癸", -195, fates=("kept",)),
        # in tracking: answered, promised, not all of it done
        Case("lamps", "代表甲", -150, fates=("claimed",), cosigners=("代表巳",)),
        Case("clinic", "代表寅", -172, fates=("partly",)),
        Case("canteen", "代表己", -140, fates=("open",)),
        Case("meter", "代表庚", -165, fates=("changed",)),
        Case("ditch", "代表丁", -186, fates=("overdue",)),
        Case("charging", "代表卯", -133, fates=("due-soon",)),
        Case("nursery", "代表壬", -128, fates=("open",), grade=FAIR),
        Case("market", "代表子", -120, fates=("open",), cosigners=("代表甲",)),
        Case("heating", "代表癸", -112, fates=("open",), grade=FAIR),
        Case("training", "代表乙", -158, fates=("change-asked",)),
        Case("ambulance", "代表庚", -160, fates=("sent-back",)),
        Case("seed", "代表丑", -105, fates=("open",)),
        Case("museum", "代表庚", -100, fates=("due-soon",), cosigners=("代表癸",)),
        # evaluated
        Case("blind", "代表甲", -75, grade=BAD, reply=45, evaluate=4, again=14, fates=("open",)),
        Case("street", "代表己", -72, grade=BAD, reply=42, evaluate=5, mark="C", fates=()),
        Case("cable", "代表寅", -58, grade=GOOD, reply=40, evaluate=9, public=False, extra="checked"),
        # answered, not evaluated yet
        Case("parking", "代表甲", -52, grade=None, reply=42, public=False),
        Case("trees", "代表乙", -50, grade=None, reply=46, public=False),
        Case("lake", "代表子", -55, stop="reply", reply=40, public=False),
        # in handling: late, nearly due, in time
        Case("flood", "代表甲", due(today - timedelta(days=2)), stop="draft", co_silent=True),
        Case("bridge", "代表戊", due(today - timedelta(days=9)), stop="contact"),
        Case("gate", "代表丙", due(today + timedelta(days=3)), stop="draft"),
        Case("kiosk", "代表癸", due(today + timedelta(days=6)), stop="sign"),
        Case("school", "代表卯", due(today + timedelta(days=17)), stop="accept"),
        Case("elder", "代表己", -34, stop="contact", cosigners=("代表卯",)),
        Case("river", "代表丙", -40, stop="plan", extra="extension"),
        Case("bins", "代表丁", -22, stop="contact"),
        Case("vision", "代表寅", -18, stop="plan"),
        Case("wires", "代表庚", -12, stop="plan"),
        Case("roofs", "代表癸", -9, stop="accept"),
        Case("stalls", "代表丑", -1, stop="assign"),
        Case("songs", "代表戊", -2, stop="assign"),
        Case("bench", "代表乙", -4, stop="assign", extra="return"),
        # before the assignment
        Case("tunnel", "代表甲", 1, stop="register"),
        Case("toilet", "代表壬", 1, stop="submit"),
        Case("letters", "代表丑", -92, stop="submit", extra="refuse"),
    ]


def case_of(city: City, days: Days, case: Case) -> Story:
    """From the draft to wherever it stands."""
    suggestion = yield from raised(city, days, case)
    if case.extra == "refuse":
        yield later(suggestion.submitted_at, 2)
        actions.refuse(
            suggestion, ground=Ground.LETTER, outcome=RefusalOutcome.LETTER,
            explanation="转交来信不作为代表建议，已按来信转有关单位，并电话告知代表。", by=city.commission,
            at=later(suggestion.submitted_at, 2),
        )  # fmt: skip
    if case.stop == "submit":
        return
    suggestion = yield from handed(city, days, case, suggestion)
    if case.stop in {"register", "assign"}:
        return
    yield from handled(city, case, suggestion)
    if case.stop:
        return
    yield from answered(city, case, suggestion)
    yield from after_evaluation(city, case, suggestion)


def raised(city: City, days: Days, case: Case):
    """Drafted, co-signed, submitted (起草、联名、提交)."""
    at = days.moment(case.assigned - 6, 9, 30)
    yield at
    lead, what = city.deputies[case.lead], case.what
    by = lead.user or city.commission
    suggestion = actions.draft(
        city.congress, lead=lead, title=what.title, grounds=what.grounds, request=what.request, by=by, at=at,
        contact=lead.phone,
    )  # fmt: skip
    if case.cosigners:
        signers = [city.deputies[name] for name in case.cosigners if city.deputies[name].user]
        yield later(at, 1, 9)
        if signers:
            actions.ask_cosign(suggestion, deputies=signers, by=by, at=later(at, 1, 9))
        yield later(at, 2, 15)
        for signer in signers:
            actions.cosign(fresh(suggestion), by=signer.user, at=later(at, 2, 15))
    yield later(at, 3, 16)
    suggestion = fresh(suggestion)
    actions.submit(suggestion, by=by, at=later(at, 3, 16))
    return suggestion


def handed(city: City, days: Days, case: Case, suggestion: Suggestion):
    """Registered and assigned (登记、交办)."""
    what = case.what
    registered = later(suggestion.submitted_at, 1, 14)
    yield registered
    suggestion = fresh(suggestion)
    actions.register(suggestion, subject=what.subject, asks=what.asks, by=city.commission, at=registered)
    if case.stop == "register":
        return suggestion
    at = days.moment(case.assigned, 10)
    yield at
    suggestion = fresh(suggestion)
    actions.assign(
        suggestion, lead=city.units[what.lead], co=[city.units[name] for name in what.co], by=city.commission, at=at
    )
    if case.extra == "return":
        yield later(at, 1, 15)
        share = lead_share(suggestion)
        actions.ask_return(
            share, ground=ReturnGround.NOT_OUR_DUTY, reason="候车设施由公共资产管理单位负责，不属本局职责。",
            clause="本局职能配置规定第四条", nominated=city.units["市甲局"], by=city.head_of(what.lead),
            at=later(at, 1, 15),
        )  # fmt: skip
    return suggestion


def handled(city: City, case: Case, suggestion: Suggestion):
    """Accepted, begun, talked over, drafted (签收、落实、沟通、拟稿), each unit its own part."""
    begun, what = suggestion.assigned_at, case.what
    accepted = later(begun, 1, 11)
    yield accepted
    for share in suggestion.assignments.all():
        actions.accept(share, by=city.clerk(share.unit.short_name), at=accepted)
    if case.stop == "accept":
        return
    planned = later(begun, 3, 10)
    yield planned
    for share in shares(suggestion):
        unit = share.unit.short_name
        clerk, head = city.clerk(unit), city.head_of(unit)
        actions.name_person(
            share, person=clerk.name, leader=head.name, plan="先调研，后会商，再答复。", by=clerk, at=planned
        )
    if case.extra == "extension":
        at = later(begun, 20, 10)
        yield at
        share = lead_share(suggestion)
        actions.ask_extension(
            share, reason="涉及两个县，联合巡查办法需要共同会签。", wanted_on=share.due_on + timedelta(days=30),
            by=city.clerk(what.lead), at=at,
        )  # fmt: skip
    if case.stop == "plan":
        return
    talked = later(begun, 9, 15)
    yield talked
    share = lead_share(suggestion)
    actions.contact(
        share, way=Way.IN_PERSON, on=localdate(talked), persons=f"{suggestion.proposer}、{city.clerk(what.lead).name}",
        content="当面听取代表意见，说明办理思路。", by=city.clerk(what.lead), at=talked,
    )  # fmt: skip
    if not case.co_silent:
        yield from opinions(city, suggestion)
    if case.stop == "contact":
        return
    drafted = later(begun, min(case.reply - 3, 24), 10)
    yield drafted
    prepare(city, case, suggestion, drafted)
    if case.stop in {"sign", "reply"} or not case.stop:
        signed = later(drafted, 1, 16)
        yield signed
        actions.sign_reply(lead_share(suggestion), by=city.head_of(what.lead), at=signed)
    if case.stop == "reply":
        yield from issue(city, case, suggestion, later(begun, case.reply, 10))


def opinions(city: City, suggestion: Suggestion):
    """The co-handlers give the lead their opinion (会办意见)."""
    for share in shares(suggestion):
        if not share.answers:
            unit = share.unit.short_name
            at = later(suggestion.assigned_at, 14, 11)
            yield at
            actions.opinion(
                fresh(share), text="同意主办单位意见，涉及本单位的部分已列入工作安排。", signer=city.head_of(unit).name,
                by=city.clerk(unit), at=at,
            )  # fmt: skip


def prepare(city: City, case: Case, suggestion: Suggestion, at) -> None:
    """The draft of the reply, point by point (拟稿、逐点答复)."""
    what, share = case.what, lead_share(suggestion)
    body = what.answer or "我局已实地踏勘，并同有关单位研究了实施办法。"
    dated = [promised(one, fate, at, city.days) for one, fate in zip(what.promises, case.fates, strict=False)]
    said = dated if case.mark == "B" else []
    vows = "".join(f"我局承诺：{one['words']}。" for one in said)
    text = f"{suggestion.proposer}代表：\n　　您提出的《{what.title}》收悉。{body}{vows}\n　　感谢您对我们工作的关心和支持。"
    actions.draft_reply(
        share,
        text=text,
        mark=case.mark,
        coverage={str(ask.pk): {"passage": body} for ask in suggestion.asks.all()},
        promises=said,
        publish="full",
        by=city.clerk(what.lead),
        at=at,
    )


def issue(city: City, case: Case, suggestion: Suggestion, at):
    """Numbered, sealed, sent (编号、用印、答复)."""
    yield at
    clerk, share = city.clerk(case.what.lead), lead_share(suggestion)
    stem = case.what.lead[1]
    actions.number_reply(share, number=f"示{stem}函〔{at.year}〕{suggestion.pk}号", by=clerk, at=at)
    actions.seal_reply(share, by=clerk, at=at)
    actions.reply(share, by=clerk, at=at)


def answered(city: City, case: Case, suggestion: Suggestion):
    """The reply goes out and becomes public, the deputy rates it (答复、公开、评价)."""
    at = later(suggestion.assigned_at, case.reply, 10)
    yield from issue(city, case, suggestion, at)
    if case.public:
        yield from published(city, suggestion, later(at, 2, 15))
    elif case.extra == "checked":
        yield from checked(city, suggestion, later(at, 2, 15))
    if case.grade is None:
        return
    rated = later(at, case.evaluate, 20)
    yield rated
    comments = {BAD: "只说了研究，没有说明何时做、做到什么程度。", FAIR: "进度可以再快一些。"}
    by = city.user_of(case.lead) or city.commission
    actions.evaluate(
        fresh(suggestion), attitude=GOOD, process=GOOD, result=case.grade, overall=case.grade,
        comment=comments.get(case.grade, ""), by=by, at=rated,
    )  # fmt: skip


def after_evaluation(city: City, case: Case, suggestion: Suggestion):
    """What became of its promises, and another round where the first was not enough."""
    if case.again is not None:
        at = later(suggestion.assigned_at, case.reply + case.evaluate + case.again, 10)
        yield at
        actions.rehandle(
            fresh(suggestion), check="经核查，答复没有写明恢复时限，应当重新办理。", by=city.commission, at=at
        )
        return
    yield from kept_as(city, suggestion, case.fates)


def shares(suggestion: Suggestion):
    return list(suggestion.assignments.live().select_related("unit"))


def lead_share(suggestion: Suggestion):
    share = suggestion.assignments.live().filter(part="lead").select_related("unit").get()
    share.suggestion = fresh(suggestion)
    return share


def fresh(thing):
    """The row as it now stands: other stories and the timer have moved on."""
    return type(thing).objects.get(pk=thing.pk)
