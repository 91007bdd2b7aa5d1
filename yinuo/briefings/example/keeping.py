"""What became of the promises (承诺的下落): kept, partly, late, changed, said again; and how things became public."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from yinuo.briefings.example.folk import City
from yinuo.briefings.example.matters import Said
from yinuo.briefings.example.year import Days, later, of
from yinuo.promises import actions
from yinuo.promises.models import Promise, Strength
from yinuo.rules.evaluations import Grade
from yinuo.rules.promises import Check, EvidenceKind
from yinuo.rules.publication import SecrecyCheck
from yinuo.rules.workdays import PUBLISHED
from yinuo.suggestions import actions as suggesting

AHEAD = {"open": 28, "due-soon": 11, "change-asked": 15, "sent-back": 25}  # days from today in which it is due


def promised(said: Said, fate: str, at: datetime, days: Days) -> dict:
    """One promise as a reply or an answer takes it: with its day in its words, so that its fate can follow."""
    if said.days is None:
        return {"words": said.words, "strength": Strength.SOFT}
    day = localdate(at) + timedelta(days=said.days)
    if fate == "open":
        day = max(day, days.today + timedelta(days=AHEAD[fate] + len(said.words) * 3 % 50))
    elif fate in AHEAD:
        day = days.today + timedelta(days=AHEAD[fate])
    day = PUBLISHED.next_workday(day)
    words = said.on(day)
    return {"words": words, "due_on": day, "due_words": f"{day.year}年{day.month}月{day.day}日", "measure": said.measure,
            "evidence_kind": said.proof or ""}  # fmt: skip


def kept_as(city: City, suggestion, fates: tuple[str, ...]):
    """Follow the promises of a suggestion's replies to where they stand (兑现经过)."""
    found = Promise.objects.said_in("reply", suggestion.replies.values("pk")).order_by("pk")
    for promise, fate in zip(found, fates, strict=False):
        yield from FATES.get(fate, progress)(city, promise)


def progress(city: City, promise: Promise):
    """The unit says how far it is (报告进展)."""
    at = later(promise.recorded_at, 22, 10)
    yield at
    actions.report(fresh(promise), text="前期工作已完成，正在按计划推进。", by=clerk(city, promise), at=at)


def kept(city: City, promise: Promise):
    """Done in time, checked by others, graded by the deputy (兑现、核查、评价)."""
    claimed = before_due(promise, 4)
    if later(promise.recorded_at, 22, 10) < claimed:
        yield from progress(city, promise)
    yield from claim(city, promise, claimed)
    checked = later(claimed, 3, 15)
    yield checked
    actions.confirm_kept(
        fresh(promise), how=Check.FIELD, finding="现场查看属实，数量与承诺一致。", by=city.commission, at=checked
    )
    graded = later(claimed, 6, 19)
    yield graded
    if by := listener(promise):
        actions.grade(fresh(promise), grade=Grade.SATISFIED, by=by, at=graded)


def claim(city: City, promise: Promise, at):
    yield at
    kind = promise.evidence_kind or EvidenceKind.DOCUMENT
    actions.claim(
        fresh(promise), text="承诺事项已经完成，证据附后。", evidence=[(kind, f"{promise.number}完成情况")],
        by=clerk(city, promise), at=at,
    )  # fmt: skip


def claimed(city: City, promise: Promise):
    """Said to be done; nobody has looked yet (待核查)."""
    yield from progress(city, promise)
    yield from claim(city, promise, city.days.moment(-5, 10))


def partly(city: City, promise: Promise):
    """Half done, with a new day for the rest (部分兑现)."""
    at = before_due(promise, 1)
    yield from claim(city, promise, at)
    checked = later(at, 4, 15)
    yield checked
    actions.partly_kept(
        fresh(promise), how=Check.FIELD, finding="工作日已做到，周末还没有人。", remainder="周末值守",
        due_on=PUBLISHED.next_workday(city.days.today + timedelta(days=26)), by=city.commission, at=checked,
    )  # fmt: skip


def sent_back(city: City, promise: Promise):
    """Claimed, but the check found otherwise (退回继续落实)."""
    at = city.days.moment(-30, 10)
    yield from claim(city, promise, at)
    yield later(at, 5, 15)
    actions.send_back(
        fresh(promise), how=Check.FIELD, finding="站房已建成，车辆和人员没有到位，不能算投入使用。", by=city.commission,
        at=later(at, 5, 15),
    )  # fmt: skip


def changed(city: City, promise: Promise):
    """The words became weaker, and the chain says so (变更、漂移)."""
    at = before_due(promise, 15)
    yield at
    day = PUBLISHED.next_workday(city.days.today + timedelta(days=60))
    actions.ask_change(
        fresh(promise), reason="两个小区管线权属有争议，施工推迟。", signed_by=head(city, promise).name,
        by=head(city, promise), at=at, due_on=day, measure="六个小区",
        words=f"力争{day.year}年{day.month}月{day.day}日前完成六个小区水表出户",
    )  # fmt: skip
    agreed = later(at, 6, 15)
    yield agreed
    actions.change(fresh(promise), by=city.commission, at=agreed, deputy_told=True)


def change_asked(city: City, promise: Promise):
    """A change was asked for and nobody has decided (申请变更)."""
    at = city.days.moment(-4, 11)
    yield at
    day = PUBLISHED.next_workday(city.days.today + timedelta(days=75))
    actions.ask_change(
        fresh(promise), reason="考评设备到货推迟。", signed_by=head(city, promise).name, by=head(city, promise), at=at,
        due_on=day,
    )  # fmt: skip


def silence(city: City, promise: Promise):
    """Nothing happened (到期未兑现)."""
    return
    yield


FATES = {
    "kept": kept,
    "claimed": claimed,
    "partly": partly,
    "sent-back": sent_back,
    "changed": changed,
    "change-asked": change_asked,
    "overdue": silence,
    "open": progress,
    "due-soon": progress,
}


def checked(city: City, suggestion, at: datetime):
    """The reviewer looks at the reply (保密审查)."""
    yield at
    suggesting.check_secrecy(fresh(suggestion), finding=SecrecyCheck.PASSED, by=city.reviewer, at=at)


def published(city: City, suggestion, at: datetime):
    """Checked for secrets, and out, with the promises of its replies (保密审查、公开)."""
    yield from checked(city, suggestion, at)
    suggesting.publish(fresh(suggestion), by=city.publicity, at=at)


def before_due(promise: Promise, workdays: int) -> datetime:
    """Shortly before its day, but not before the reply has been read, rated and published."""
    day = PUBLISHED.add_workdays(promise.due_on, -workdays)
    return max(of(day, 10), later(promise.recorded_at, 10))


def clerk(city: City, promise: Promise):
    return city.clerk(promise.unit.short_name)


def head(city: City, promise: Promise):
    return city.head_of(promise.unit.short_name)


def listener(promise: Promise):
    """A deputy to whom it was said, who has an account."""
    deputy = promise.deputies.filter(user__isnull=False).order_by("pk").first()
    return deputy.user if deputy else None


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)
