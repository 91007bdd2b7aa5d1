"""Sessions that still want something from somebody (筹备中、会后未了): one for each step of the way."""

from datetime import datetime, timedelta

from yinuo.briefings.actions import activities, session, speeches
from yinuo.briefings.example.folk import City
from yinuo.briefings.example.hall import Question as Asked
from yinuo.briefings.example.matters import DONE, Said
from yinuo.briefings.example.sessions import HALL, RULE, approved, ask, decided_topic, fresh, head_of, invited
from yinuo.briefings.example.year import Story, later, of
from yinuo.promises import actions as promising
from yinuo.promises.models import Promise
from yinuo.rules.briefings import Kind
from yinuo.rules.inspections import Kind as Form
from yinuo.rules.publication import SecrecyCheck

WORDS = {
    "代表甲": "两处积水点反复出现，抢险责任不清。建议明确责任单位，公布值守电话。",
    "代表乙": "雨污分流进度偏慢。建议公布年度计划和完成情况。",
}
# a table reads better one row a line
# fmt: off
ASKED = {  # in smaller sessions: who asked whom what, the answer, and what was promised in it
    "城区积水点整治": (
        ("代表丙", "市丙局", "下穿通道的抽排设备何时更换？", "设备已经招标。", Said("{by}前更换下穿通道抽排设备四台", 40, "四台", DONE)),
        ("代表庚", "市丙局", "雨污分流今年能完成多少？", "已完成六成。", Said("{by}前完成雨污分流改造十二公里", 70, "十二公里", DONE)),
    ),
    "物业服务质量": (("代表丑", "市甲局", "物业收费怎样公开？", "收费标准和收支每半年公布一次，张贴在小区公示栏。", None),),
    "老旧小区供水": (("代表卯", "市甲局", "加压设备由谁维护？", "由供水单位统一维护，费用计入水价成本。", None),),
}
# fmt: on


def stories(city: City) -> list[Story]:
    return [
        the_next(city),
        ready(city),
        under_approval(city),
        unsigned(city),
        without_minutes(city),
        unpublished(city),
        a_visit(city),
        a_plan_for_a_visit(city),
    ]


def the_next(city: City) -> Story:
    """In three weeks: a report to come, speakers to be named, texts to be reviewed and put in order (筹备中)."""
    days = city.days
    topic = yield from decided_topic(city, days.moment(-60, 9), "停车治理情况", "代表建议二十三件反映停车难。", -38)
    at = days.moment(-16, 10)
    yield at
    held = days.on(16)
    briefing = session.draft(
        city.congress, legal_kind=Kind.BRIEFING, title="停车治理情况政情通报会", year=held.year, held_on=held, place=HALL,
        why="听取停车治理情况，推动解决学校、医院周边停车难。", topic=topic, speaker_rule=RULE, scripted=False,
        part_of_day="上午", units=[city.units["市乙局"], city.units["市甲局"]], reporting_body="示例市人民政府",
        by=city.office, at=at,
    )  # fmt: skip
    yield from approved(city, briefing, at)
    yield from invited(city, briefing, list(city.deputies.values()), days.moment(-8, 10))
    yield days.moment(-6, 11)
    for name in ("代表丁", "代表寅", "代表乙"):
        deputy = city.deputies[name]
        speeches.nominate(
            fresh(briefing), deputy=deputy, title="停车要算一本账", by=head_of(city, deputy), at=days.moment(-6, 11)
        )
    texts = {"代表丁": "医院周边车位缺口八百个。建议建设立体车库。", "代表寅": "学校门口可以分时停车。建议先行三所。"}
    yield days.moment(-4, 16)
    for speech in fresh(briefing).speeches.filter(deputy__name__in=texts):
        speeches.submit(speech, text=texts[speech.deputy.name], by=speech.deputy.user, at=days.moment(-4, 16))
    yield days.moment(-2, 16)
    reviewed = fresh(briefing).speeches.get(deputy__name="代表丁")
    speeches.review(reviewed, facts_checked=True, secrecy_checked=True, by=city.committee, at=days.moment(-2, 16))


def a_small_one(city: City, title: str, held: int, names, *, units=("市甲局",)):
    """A questioning in a group meeting (询问): planned, approved, notified, its speakers scheduled, locked."""
    days = city.days
    topic = yield from decided_topic(city, days.moment(held - 70, 9), f"{title}情况", "代表集中反映。", held - 50)
    at = days.moment(held - 20, 10)
    yield at
    day = days.on(held)
    briefing = session.draft(
        city.congress, legal_kind=Kind.QUESTIONING, title=f"{title}询问会", year=day.year, held_on=day, place=HALL,
        why=f"了解{title}情况，答复代表询问。", topic=topic, units=[city.units[name] for name in units], by=city.office, at=at,
    )  # fmt: skip
    yield from approved(city, briefing, at)
    yield from invited(city, briefing, [city.deputies[name] for name in names], days.moment(held - 12, 10))
    at = days.moment(held - 9, 11)
    yield at
    for place, name in enumerate([name for name in names if name in WORDS], 1):
        deputy = city.deputies[name]
        speech = speeches.nominate(fresh(briefing), deputy=deputy, title=title, by=city.office, at=at)
        speeches.submit(speech, text=WORDS[name], by=deputy.user, at=at)
        speeches.review(speech, facts_checked=True, secrecy_checked=True, by=city.committee, at=at)
        speeches.schedule(speech, order=place, by=city.office, at=at)
    yield days.moment(held - 3, 16)
    session.lock(fresh(briefing), by=city.chair, at=days.moment(held - 3, 16))
    return briefing


def sit(city: City, briefing, title: str, at: datetime):
    """Opened, spoken, asked, closed within the hour (开会、散会)."""
    yield at
    session.open_session(fresh(briefing), by=city.chair, at=at)
    for speech in fresh(briefing).speeches.filter(status="scheduled"):
        at += timedelta(minutes=10)
        yield at
        speeches.deliver(speech, by=city.office, at=at)
    for deputy, unit, text, answer, said in ASKED.get(title, ()):
        at += timedelta(minutes=6)
        vows, fates = ((said,), ("open",)) if said else ((), ())
        yield from ask(city, briefing, Asked(deputy, unit, text, answer, vows, fates), None, at)
    yield at + timedelta(minutes=30)
    session.close(fresh(briefing), by=city.chair, at=at + timedelta(minutes=30))


def ready(city: City) -> Story:
    """Locked; the chair opens it in two days (准备就绪)."""
    yield from a_small_one(city, "校园食品安全", 2, ("代表己", "代表庚"), units=("市丁局", "市戊局"))


def under_approval(city: City) -> Story:
    """A plan before the council (方案待批)."""
    days = city.days
    topic = yield from decided_topic(city, days.moment(-70, 9), "河道治理情况", "代表集中反映。", -30)
    at = days.moment(-3, 10)
    yield at
    held = days.on(38)
    briefing = session.draft(
        city.congress, legal_kind=Kind.BRIEFING, title="河道治理情况政情通报会", year=held.year, held_on=held, place=HALL,
        why="听取河道治理情况，推动跨县联合巡查。", topic=topic, speaker_rule=RULE, units=[city.units["市己局"]],
        by=city.office, at=at,
    )  # fmt: skip
    yield later(at, 1)
    session.submit(fresh(briefing), by=city.office, at=later(at, 1))


def unsigned(city: City) -> Story:
    """Held this week: one speaker has signed the record, one has not; of two promises one is disputed (记录待签认)."""
    title, names = "城区积水点整治", ("代表甲", "代表乙", "代表丙", "代表庚")
    briefing = yield from a_small_one(city, title, -2, names, units=("市丙局",))
    yield from sit(city, briefing, title, of(briefing.held_on, 9, 30))
    at = later(of(briefing.held_on), 1, 10)
    yield at
    disputed = Promise.objects.filter(words__contains="雨污分流", congress=city.congress).get()
    promising.object_to(disputed, reason="原话是争取完成十二公里，记录漏了“争取”。", by=city.head_of("市丙局"), at=at)
    at = later(of(briefing.held_on), 1, 16)
    yield at
    speech = fresh(briefing).speeches.get(deputy__name="代表乙")
    speeches.confirm(speech, by=city.deputy_b, at=at)


def after(city: City, title: str, held: int):
    """A small session that has come as far as its follow-up (转入跟踪)."""
    briefing = yield from a_small_one(city, title, held, ("代表丑", "代表卯"))
    yield from sit(city, briefing, title, of(briefing.held_on, 9, 30))
    at = later(of(briefing.held_on), 1, 10)
    yield at
    session.confirm(fresh(briefing), by=city.office, at=at)
    yield at + timedelta(hours=1)
    session.follow_up(fresh(briefing), by=city.commission, at=at + timedelta(hours=1))
    return briefing


def without_minutes(city: City) -> Story:
    """Followed up; the minutes wait for the secretary-general (纪要待签发)."""
    yield from after(city, "物业服务质量", -6)


def unpublished(city: City) -> Story:
    """Minutes signed, secrets checked; it waits to be published (待发布)."""
    briefing = yield from after(city, "老旧小区供水", -4)
    at = later(of(briefing.held_on), 1, 16)
    yield at
    session.sign_minutes(fresh(briefing), text="会议听取了情况介绍，代表提出询问一个。", by=city.secretary, at=at)
    yield later(at, 1)
    session.check_secrecy(
        fresh(briefing), finding=SecrecyCheck.PASSED, ground="不涉及秘密和个人隐私。", by=city.reviewer, at=later(at, 1)
    )


def a_visit(city: City) -> Story:
    """Deputies have been to see; the convener owes the report (调研报告未交)."""
    days = city.days
    at = days.moment(-25, 10)
    yield at
    activity = activities.plan(
        city.congress, form=Form.SPECIAL, title="停车治理专题调研", from_on=days.on(-4), until_on=days.on(-3),
        sites=["市中医院周边", "示例小学周边"], group=city.groups[0], by=city.commission, at=at,
    )  # fmt: skip
    yield later(at, 2)
    activities.approve(fresh(activity), units=[city.units["市乙局"]], by=city.council, at=later(at, 2))
    yield later(at, 3)
    going = [city.deputies[name] for name in ("代表辛", "代表壬")]
    activities.notify(fresh(activity), deputies=going, recusals_asked=True, by=city.commission, at=later(at, 3))
    yield days.moment(-4, 11)
    activities.record(
        fresh(activity), text="放学时段四十分钟内经过车辆六百余辆，临时停放一百四十辆。", site="示例小学周边", on=days.on(-4),
        by=going[1].user, at=days.moment(-4, 11),
    )  # fmt: skip
    yield days.moment(-3, 17)
    activities.carry_out(fresh(activity), by=city.convener, at=days.moment(-3, 17))


def a_plan_for_a_visit(city: City) -> Story:
    """An inspection that the council has not approved yet (视察方案待批)."""
    at = city.days.moment(-2, 10)
    yield at
    activities.plan(
        city.congress, form=Form.CENTRALISED, title="河道治理集中视察", from_on=city.days.on(22), until_on=city.days.on(22),
        sites=["示例河南岸"], by=city.committee, at=at,
    )  # fmt: skip
