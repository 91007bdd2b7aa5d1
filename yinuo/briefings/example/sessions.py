"""The year's sessions (会议经过): the big one about 加装电梯, smaller ones of questioning, and the next in preparation."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from yinuo.briefings.actions import activities, attendance, questions, session, speeches, topics
from yinuo.briefings.example.folk import HEADS, City
from yinuo.briefings.example.hall import FINDINGS, QUESTIONS, REPORT, SPEECHES
from yinuo.briefings.example.keeping import FATES, progress, promised
from yinuo.briefings.example.year import Story, later, of
from yinuo.briefings.models import Answer, Briefing, Question, Topic
from yinuo.promises import actions as promising
from yinuo.promises.models import Promise
from yinuo.rules.briefings import Kind
from yinuo.rules.inspections import Kind as Form
from yinuo.rules.publication import SecrecyCheck
from yinuo.rules.topics import Channel
from yinuo.rules.workdays import PUBLISHED
from yinuo.suggestions import actions as suggesting
from yinuo.suggestions.models import Suggestion

TITLE = "既有住宅加装电梯推进情况政情通报会"
RULE = "每个代表团和专业代表小组推荐一名代表发言"
HALL = "示例市人大常委会会议厅"


def the_big_one(city: City) -> Story:
    """加装电梯, nine months ago: topic, research, session, record, suggestions, minutes, publication."""
    days = city.days
    topic = yield from decided_topic(
        city, days.moment(-248, 9), "既有住宅加装电梯推进情况", "群众关切集中，代表三年提出建议二十一件。", -230
    )
    held = days.on(-185)
    at = days.moment(-215, 10)
    yield at
    briefing = session.draft(
        city.congress, legal_kind=Kind.BRIEFING, title=TITLE, year=held.year, held_on=held,
        place=HALL, why="听取加装电梯推进情况，代表问询，推动解决管线迁改和建后维护。", topic=topic, speaker_rule=RULE,
        scripted=False, units=[city.units[name] for name in ("市甲局", "市乙局", "市丙局", "市己局")], part_of_day="上午",
        reporting_body="示例市人民政府", by=city.office, at=at,
    )  # fmt: skip
    yield from approved(city, briefing, at)
    yield days.moment(-200, 10)
    session.upload(fresh(briefing), report_text=REPORT, by=city.government, at=days.moment(-200, 10))
    yield from nominated(city, briefing, SPEECHES, days.moment(-199, 11))
    yield days.moment(-197, 10)
    session.comment(
        fresh(briefing), text="请补充管线迁改停工清单和维护合同签订情况。", by=city.committee, at=days.moment(-197, 10)
    )
    yield from invited(city, briefing, list(city.deputies.values()), days.moment(-195, 10))
    yield from written(city, briefing, days.moment(-192, 15))
    yield days.moment(-187, 16)
    session.lock(fresh(briefing), by=city.chair, at=days.moment(-187, 16))
    yield from sitting(city, briefing, of(held, 9, 0))
    yield from recorded(city, briefing, held)
    yield from on_paper(city, briefing, held)


def decided_topic(city: City, at: datetime, title: str, reason: str, decided: int):
    """Proposed, shortlisted, decided, planned, published (议题)."""
    yield at
    topic = topics.propose(city.congress, title=title, reason=reason, subject="城建环资", by=city.commission, at=at)
    yield later(at, 5)
    topics.shortlist(topic, channel=Channel.SUGGESTIONS.value, by=city.office, at=later(at, 5))
    moment = city.days.moment(decided, 15)
    yield moment
    topics.approve(
        fresh(topic),
        decision=f"第{10 + abs(decided) % 30}次主任会议",
        decided_on=localdate(moment),
        by=city.council,
        at=moment,
    )
    yield later(moment, 2)
    topics.plan(fresh(topic), year=moment.year, by=city.office, at=later(moment, 2))
    yield later(moment, 3)
    topics.publish(fresh(topic), by=city.office, at=later(moment, 3))
    return topic


def approved(city: City, briefing: Briefing, at: datetime):
    """The plan goes to the council and comes back approved (报批、批准)."""
    yield later(at, 1)
    session.submit(fresh(briefing), by=city.office, at=later(at, 1))
    yield later(at, 4, 15)
    session.approve(fresh(briefing), by=city.council, at=later(at, 4, 15))


def research(city: City) -> Story:
    """Deputies go and see before they ask (专题调研)."""
    days, start = city.days, -209
    at = days.moment(start, 14)
    yield at
    briefing = Briefing.objects.get(congress=city.congress, title=TITLE)
    activity = activities.plan(
        city.congress, form=Form.SPECIAL, title="加装电梯专题调研", from_on=days.on(start + 12), until_on=days.on(start + 13),
        sites=[site for _, site in FINDINGS], group=city.groups[0], briefing=briefing, by=city.office, at=at,
    )  # fmt: skip
    yield later(at, 1)
    activities.approve(fresh(activity), units=[city.units["市甲局"]], by=city.council, at=later(at, 1))
    yield later(at, 2)
    going = [city.deputies[name] for name in ("代表辛", "代表壬", "代表甲")]
    activities.notify(fresh(activity), deputies=going, recusals_asked=True, by=city.office, at=later(at, 2))
    for place, (text, site) in enumerate(FINDINGS):
        moment = days.moment(start + 12, 10 + place)
        yield moment
        by = going[place].user
        activities.record(fresh(activity), text=text, site=site, on=localdate(moment), by=by, at=moment)
    yield days.moment(start + 13, 17)
    activities.carry_out(fresh(activity), by=city.convener, at=days.moment(start + 13, 17))
    yield days.moment(start + 14, 15)
    activities.report(
        fresh(activity), when="两天", content="实地查看三处，召开座谈会一次。",
        problems="管线迁改停工、审批窗口分散、建后维护缺位。", suggestions="明确费用分担、并联审批、建立维护资金。",
        by=city.convener, at=days.moment(start + 14, 15),
    )  # fmt: skip
    yield days.moment(start + 16, 10)
    activities.forward(fresh(activity), units=[city.units["市甲局"]], by=city.office, at=days.moment(start + 16, 10))
    yield days.moment(start + 55, 10)
    activities.feed_back(
        fresh(activity),
        text="报告所提三个问题已列入整改，并联审批先行落实。",
        by=city.head_of("市甲局"),
        at=days.moment(start + 55, 10),
    )
    yield days.moment(start + 58, 10)
    activities.close(fresh(activity), by=city.office, at=days.moment(start + 58, 10))


def nominated(city: City, briefing: Briefing, spoken, at: datetime):
    """Each delegation names its speaker, the group its own (推荐发言)."""
    yield at
    for one in spoken:
        deputy = city.deputies[one.deputy]
        group = city.groups[0] if one.group else None
        by = city.convener if one.group else head_of(city, deputy)
        speeches.nominate(fresh(briefing), deputy=deputy, group=group, title=one.title, by=by, at=at)


def head_of(city: City, deputy):
    """The account of the head of this deputy's delegation."""
    return city.users[HEADS[city.delegations.index(deputy.delegation)]]


def invited(city: City, briefing: Briefing, deputies, at: datetime):
    yield at
    attendance.invite(fresh(briefing), deputies, by=city.office, at=at)
    yield later(at, 1)
    session.notify(
        fresh(briefing),
        matters="一、政府通报；二、代表发言；三、代表问询；四、主持人小结。",
        by=city.office,
        at=later(at, 1),
    )


def written(city: City, briefing: Briefing, at: datetime):
    """Texts handed in, reviewed for facts and secrets only, put in order (交稿、审阅、排定)."""
    texts = {one.deputy: one.text for one in SPEECHES}
    yield at
    for speech in fresh(briefing).speeches.order_by("order"):
        speeches.submit(speech, text=texts[speech.deputy.name], by=speech.deputy.user, at=at)
    at = later(at, 1)
    yield at
    for speech in fresh(briefing).speeches.order_by("order"):
        speeches.review(speech, facts_checked=True, secrecy_checked=True, by=city.committee, at=at)
    at = later(at, 1)
    yield at
    for speech in fresh(briefing).speeches.order_by("order"):
        speeches.schedule(speech, order=speech.order, by=city.office, at=at)


def sitting(city: City, briefing: Briefing, at: datetime):
    """The session itself: six speeches, then the questions with their answers (会中)."""
    yield at
    session.open_session(fresh(briefing), by=city.chair, at=at)
    for speech in fresh(briefing).speeches.order_by("order"):
        at += timedelta(minutes=8)
        yield at
        speeches.deliver(speech, by=city.office, at=at)
    asked: dict[int, Question] = {}
    for place, one in enumerate(QUESTIONS, 1):
        at += timedelta(minutes=5)
        asked[place] = yield from ask(city, briefing, one, asked.get(one.after), at)
    yield at + timedelta(minutes=10)
    session.close(fresh(briefing), by=city.chair, at=at + timedelta(minutes=10))


def ask(city: City, briefing: Briefing, one, parent, at: datetime):
    """One question, who answers it, the answer a minute later, and what was promised in it."""
    yield at
    unit, head = city.units[one.unit], city.head_of(one.unit)
    question = questions.ask(
        fresh(briefing), deputy=city.deputies[one.deputy], text=one.text, parent=fresh(parent) if parent else None,
        by=city.office, at=at,
    )  # fmt: skip
    questions.route(question, units=[unit], by=city.chair, at=at)
    at += timedelta(minutes=2)
    yield at
    if one.in_writing:
        questions.defer(question, by=city.chair, at=at)
        return question
    vows = [promised(said, fate, at, city.days) for said, fate in zip(one.promises, one.fates, strict=True)]
    text = one.answer + "".join(f"我们承诺，{vow['words']}。" for vow in vows)
    made = questions.answer(question, text=text, answered_by=[(unit, head.name, "局长")], by=city.office, at=at)
    for vow in vows:
        vow = {name: vow[name] for name in ("words", "due_on", "measure", "evidence_kind") if name in vow}
        questions.note_promise(fresh(question), answer=made, **vow, by=city.office, at=at)
    if one.wanted:
        questions.want_handling(fresh(question), by=city.office, at=at)
    return question


def recorded(city: City, briefing: Briefing, held):
    """Everybody signs their record, the speeches become suggestions, minutes, review, publication (会后)."""
    signed = of(PUBLISHED.add_workdays(held, 2), 10)
    yield signed
    for speech in fresh(briefing).speeches.all():
        speeches.confirm(speech, by=speech.deputy.user, at=signed)
    at = later(signed, 1)
    yield at
    session.confirm(fresh(briefing), by=city.office, at=at)
    at = later(signed, 2)
    yield at
    for speech in fresh(briefing).speeches.order_by("order"):
        one = next(known for known in SPEECHES if known.deputy == speech.deputy.name)
        matters = [{"title": what.title, "grounds": what.grounds, "request": what.request} for what in one.matters]
        speeches.convert(fresh(speech), matters=matters, split_confirmed=True, by=city.commission, at=at)
    yield at + timedelta(hours=1)
    session.follow_up(fresh(briefing), by=city.commission, at=at + timedelta(hours=1))
    at = later(signed, 6)
    yield at
    session.sign_minutes(
        fresh(briefing),
        text="会议听取了加装电梯推进情况的通报，六名代表发言，代表提出问题十个、追问两次。",
        by=city.secretary,
        at=at,
    )
    yield later(at, 1)
    session.check_secrecy(
        fresh(briefing),
        finding=SecrecyCheck.PASSED,
        ground="不涉及国家秘密、工作秘密和个人隐私。",
        by=city.reviewer,
        at=later(at, 1),
    )
    yield later(at, 2)
    session.publish(fresh(briefing), by=city.publicity, at=later(at, 2))


def on_paper(city: City, briefing: Briefing, held):
    """What could not be answered at once comes in writing, within the month (书面答复)."""
    at = of(PUBLISHED.add_workdays(held, 16), 10)
    yield at
    for question in fresh(briefing).questions.filter(status="deferred"):
        one = next(known for known in QUESTIONS if known.text == question.text)
        head = city.head_of(one.unit)
        questions.answer_in_writing(question, text=one.in_writing, signer=head.name, by=head, at=at)


def floor_promises(city: City) -> list[Story]:
    """What became of each promise made in the hall (现场承诺的下落)."""
    return [_floor_promise(city, place) for place, one in enumerate(QUESTIONS) if one.promises]


def _floor_promise(city: City, place: int):
    one = QUESTIONS[place]
    at = city.days.moment(-181, 10)
    yield at
    answer = Answer.objects.get(question__text=one.text, question__congress=city.congress)
    promise = Promise.objects.get(source_kind=Answer.kind, source_id=answer.pk)
    fate = one.fates[0]
    unit = promise.unit.short_name
    if fate == "settled":
        promising.object_to(promise, reason="公布前还要征集意见，日期请以计划为准。", by=city.head_of(unit), at=at)
        yield later(at, 3, 15)
        promising.confirm(fresh(promise), by=city.commission, at=later(at, 3, 15))
    else:
        promising.confirm(promise, filed_uncheckable=True, by=city.head_of(unit), at=at)
    yield later(at, 4, 15)
    promising.publish(Promise.objects.get(pk=promise.pk), by=city.commission, at=later(at, 4, 15))
    yield from FATES.get(fate, progress)(city, Promise.objects.get(pk=promise.pk))


def of_the_speeches(city: City) -> list[Story]:
    """The suggestions that grew out of the speeches, handed over by the commission (发言转建议的办理)."""
    return [_of_a_speech(city, what, one) for one in SPEECHES for what in one.matters]


def _of_a_speech(city: City, what, one):
    from yinuo.briefings.example import cases

    days = city.days
    yield days.moment(-180, 14)
    suggestion = Suggestion.objects.get(congress=city.congress, title=what.title)
    suggesting.submit(suggestion, by=suggestion.lead.user, at=days.moment(-180, 14))
    fates = {"关于明确加装电梯管线迁改费用分担的建议": "overdue", "关于建立加装电梯维护资金的建议": "open"}
    fate = (fates.get(what.title, "kept"),) if what.promises else ()
    case = cases.Case("", one.deputy, -177, matter_itself=what, mark="B" if what.promises else "A", fates=fate)
    suggestion = yield from cases.handed(city, days, case, suggestion)
    yield from cases.handled(city, case, suggestion)
    yield from cases.answered(city, case, suggestion)
    yield from cases.after_evaluation(city, case, suggestion)


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def topics_waiting(city: City) -> list[Story]:
    """Topics at every step before a session (议题储备)."""
    return [
        _topic(city, "校外托管机构监管情况", "城东、城西代表多次反映安全和收费问题。", -6, city.deputy_a),
        _topic(city, "城乡公交一体化推进情况", "代表建议连续三年反映候车时间长。", -9, city.head, shortlist=-4),
        _topic(city, "居家养老服务供给情况", "老年人口占比上升，服务供给不足。", -12, city.committee, shortlist=-7),
        _topic(city, "城区内涝治理情况", "汛期积水点反复出现。", -40, city.commission, shortlist=-33, approve=-3),
        _topic(city, "历史建筑保护情况", "老厂房空置破损。", -60, city.head_2, shortlist=-50, postpone=-40),
        _topic(city, "小区宠物管理情况", "居民意见不一。", -80, city.deputy_b, aside=-70),
    ]


def _topic(city, title, reason, start, by, *, shortlist=None, approve=None, postpone=None, aside=None):
    at = city.days.moment(start, 10)
    yield at
    topic = topics.propose(city.congress, title=title, reason=reason, subject="社会建设", by=by, at=at)
    steps = (
        (shortlist, lambda one, at: topics.shortlist(one, channel=Channel.SUGGESTIONS.value, by=city.office, at=at)),
        (aside, lambda one, at: topics.set_aside(one, reason="属于社区自治事项，已转有关街道研究。", by=city.office, at=at)),
        (postpone, lambda one, at: topics.postpone(one, reason="待文物普查结束后再议。", by=city.council, at=at)),
        (approve, lambda one, at: topics.approve(
            one, decision="第二十八次主任会议", decided_on=localdate(at), by=city.council, at=at)),
    )  # fmt: skip
    for day, act in steps:
        if day is not None:
            yield city.days.moment(day, 15)
            act(Topic.objects.get(pk=topic.pk), city.days.moment(day, 15))
