"""A question in the hall becomes a promise on record, a speech two suggestions; all of it is answered, kept and public.

Told step by step, by the real acts; the pages are looked at where somebody would look.
"""

from datetime import date, datetime, timedelta

from django.test import Client

from tests.builders import evaluate, lead_of, reply
from tests.cast import AT, Cast
from tests.sessions import MATTERS, fresh, holder
from yinuo.briefings.actions import activities, attendance, questions, speeches, topics
from yinuo.briefings.actions import session as sessions
from yinuo.briefings.queries import suggestions_of
from yinuo.promises import actions as promising
from yinuo.records import tick
from yinuo.records.models import Notice
from yinuo.records.verify import verify
from yinuo.rules.briefings import Kind
from yinuo.rules.briefings import Status as Session
from yinuo.rules.inspections import Kind as Visit
from yinuo.rules.promises import Check, EvidenceKind
from yinuo.rules.promises import Status as Kept
from yinuo.rules.publication import SecrecyCheck
from yinuo.rules.speeches import Status as Speech
from yinuo.rules.suggestions import Status as Case
from yinuo.rules.terms import Role
from yinuo.rules.topics import Channel
from yinuo.rules.topics import Status as Topic
from yinuo.suggestions import actions as suggesting

QUESTION = "电梯维护资金从哪里来，什么时候到位？"
PROMISED = "我局在6月底前设立维护资金专户"
ANSWERED = f"资金由财政、住户共同承担。{PROMISED}。"


def day(number: int) -> datetime:
    """The moment so many days after Monday 2 March 2026."""
    return AT + timedelta(days=number)


def looked_at(address: str, who=None) -> str:
    client = Client()
    if who is not None:
        client.force_login(who)
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_question_becomes_a_kept_promise(cast):
    topic = a_topic_is_decided_and_planned(cast)
    briefing = a_session_is_planned_on_it(cast, topic)
    research_finds_something_first_hand(cast, briefing)
    the_session_is_prepared(cast, briefing)
    promise = in_the_hall(cast, briefing)
    what_was_said_is_signed_and_turned_into_two_suggestions(cast, briefing)
    both_suggestions_are_answered_and_rated(cast, briefing)
    the_session_is_released(cast, briefing)
    the_promise_is_kept(cast, promise)
    anybody_may_read_it(cast, briefing, promise)
    the_session_is_complete(briefing, topic)
    assert verify().is_whole


def a_topic_is_decided_and_planned(cast: Cast):
    topic = topics.propose(cast.congress, title="加装电梯后续维护", reason="电梯停了没人修", by=cast.lead, at=day(0))
    topics.shortlist(topic, channel=Channel.SUGGESTIONS.value, by=cast.office, at=day(1))
    decision = {"decision": "第三十二次主任会议", "decided_on": date(2026, 3, 4)}
    topics.approve(topic, **decision, by=cast.council, at=day(2))
    topics.plan(topic, year=2026, by=cast.office, at=day(3))
    assert Notice.objects.filter(to=cast.lead).latest("id").in_words() == "您提出的议题“加装电梯后续维护”：已确定"
    return topic


def a_session_is_planned_on_it(cast: Cast, topic):
    briefing = sessions.draft(
        cast.congress,
        legal_kind=Kind.BRIEFING,
        title="加装电梯后续维护情况政情通报会",
        year=2026,
        held_on=date(2026, 4, 16),
        place="示例会议厅",
        why="听取维护情况，当面问答",
        units=[cast.unit],
        topic=topic,
        by=cast.office,
        at=day(4),
    )
    sessions.submit(briefing, by=cast.office, at=day(5))
    sessions.approve(briefing, by=cast.council, at=day(7))
    assert f'href="{briefing.get_absolute_url()}"' in looked_at(topic.get_absolute_url(), cast.lead)
    return briefing


def research_finds_something_first_hand(cast: Cast, briefing):
    convener = holder(cast, Role.GROUP_CONVENER)
    visit = activities.plan(
        cast.congress,
        form=Visit.SPECIAL,
        title="电梯维护专题调研",
        from_on=date(2026, 3, 23),
        group=cast.group,
        by=cast.office,
        at=day(8),
    )
    sessions.link(briefing, activity=visit, by=holder(cast, Role.COMMITTEE), at=day(8))
    activities.approve(visit, units=[cast.unit], by=cast.council, at=day(8))
    activities.notify(visit, deputies=[cast.lead.deputy], recusals_asked=True, by=cast.office, at=day(9))
    activities.record(visit, text="三号楼电梯停用四十天", site="示例小区", by=cast.lead, at=day(21))
    activities.carry_out(visit, by=convener, at=day(21))
    told = {"when": "3月23日", "content": "看了3部电梯", "problems": "没人修", "suggestions": "明确责任"}
    activities.report(visit, **told, by=convener, at=day(22))
    activities.forward(visit, units=[cast.unit], by=cast.office, at=day(23))
    activities.feed_back(visit, text="三号楼电梯已经修复", by=cast.clerk, at=day(30))
    activities.close(visit, by=cast.office, at=day(31))
    assert "三号楼电梯停用四十天" in looked_at(visit.get_absolute_url(), cast.head)
    assert visit.title in looked_at(briefing.get_absolute_url(), cast.lead)


def the_session_is_prepared(cast: Cast, briefing):
    sessions.upload(briefing, report_text="全市加装电梯112部。", by=cast.government_office, at=day(32))
    attendance.invite(briefing, [cast.lead.deputy, cast.cosigner.deputy], by=cast.office, at=day(33))
    sessions.notify(briefing, matters="通报；发言；问询", by=cast.office, at=day(34))
    assert "请参加“加装电梯后续维护情况政情通报会”" in looked_at("/records/notices/", cast.lead)
    speech = speeches.nominate(briefing, deputy=cast.lead.deputy, title="没人修的电梯", by=cast.office, at=day(35))
    speeches.submit(speech, text="责任不清、资金没有着落。建议明确责任、设立资金。", by=cast.lead, at=day(36))
    speeches.review(speech, facts_checked=True, secrecy_checked=True, by=cast.commission, at=day(37))
    speeches.schedule(speech, order=1, by=cast.office, at=day(38))
    sessions.lock(briefing, by=cast.chair, at=day(40))


def in_the_hall(cast: Cast, briefing):
    """Spoken, asked, answered, followed up; the promise is noted in the words just said."""
    hall = day(45)
    sessions.open_session(briefing, by=cast.chair, at=hall)
    speeches.deliver(briefing.speeches.get(), by=cast.office, at=hall)
    asked = questions.ask(briefing, deputy=cast.lead.deputy, text=QUESTION, by=cast.office, at=hall)
    questions.route(asked, units=[cast.unit], by=cast.chair, at=hall)
    spoke = [(cast.unit, "甲局局长", "局长")]
    answer = questions.answer(asked, text=ANSWERED, answered_by=spoke, by=cast.office, at=hall)
    promise = questions.note_promise(
        asked, answer=answer, words=PROMISED, due_on=date(2026, 6, 30), by=cast.office, at=hall
    )
    follow_up = questions.ask(
        briefing, deputy=cast.lead.deputy, text="专户由谁监督？", parent=asked, by=cast.office, at=hall
    )
    questions.route(follow_up, units=[cast.unit], by=cast.chair, at=hall)
    questions.answer(follow_up, text="由业主和街道共同监督。", answered_by=spoke, by=cast.office, at=hall)
    sessions.close(briefing, by=cast.chair, at=hall)
    html = looked_at(briefing.get_absolute_url(), cast.cosigner)
    assert all(said in html for said in (QUESTION, PROMISED, "专户由谁监督？", "由业主和街道共同监督。"))
    return promise


def what_was_said_is_signed_and_turned_into_two_suggestions(cast: Cast, briefing):
    speech = briefing.speeches.get()
    speeches.confirm(speech, by=cast.lead, at=day(46))
    sessions.confirm(briefing, by=cast.office, at=day(47))
    made = speeches.convert(speech, matters=MATTERS, split_confirmed=True, by=cast.commission, at=day(48))
    assert [one.title for one in made] == [matter["title"] for matter in MATTERS]
    sessions.follow_up(briefing, by=cast.commission, at=day(48))
    assert "已转为2件代表建议" in looked_at("/records/notices/", cast.lead)


def both_suggestions_are_answered_and_rated(cast: Cast, briefing):
    for place, made in enumerate(suggestions_of(briefing).order_by("id")):
        suggesting.submit(made, by=cast.lead, at=day(49))
        suggesting.register(made, subject="城建环资", by=cast.commission, at=day(50))
        suggesting.assign(made, lead=cast.unit, by=cast.commission, at=day(51))
        share = lead_of(made)
        suggesting.accept(share, by=cast.clerk, at=day(52))
        suggesting.name_person(share, person="承办人甲", leader="分管负责人甲", by=cast.clerk, at=day(52))
        number = f"市甲函〔2026〕{place + 7}号"
        reply(cast, fresh(share), text="您提出的建议收悉，已经办理，并当面征求了代表意见。", number=number, at=day(80))
        evaluate(cast, fresh(made), at=day(85))
    tick.run(day(120))
    assert {one.state for one in suggestions_of(briefing)} == {Case.CLOSED}
    assert briefing.speeches.get().state == Speech.LINKED


def the_session_is_released(cast: Cast, briefing):
    sessions.sign_minutes(fresh(briefing), text="会议纪要。", by=cast.secretary_general, at=day(121))
    ruling = {"finding": SecrecyCheck.PASSED, "ground": "不涉密"}
    sessions.check_secrecy(fresh(briefing), **ruling, by=cast.reviewer, at=day(122))
    sessions.publish(fresh(briefing), by=cast.publicity, at=day(123))


def the_promise_is_kept(cast: Cast, promise):
    promise = fresh(promise)
    assert promise.state == Kept.OPEN, "the unit's silence has confirmed it"
    proof = [(EvidenceKind.MONEY, "专户开户证明")]
    promising.claim(fresh(promise), text="专户已经设立。", evidence=proof, by=cast.clerk, at=day(124))
    promising.confirm_kept(fresh(promise), how=Check.OFFICER, finding="已查看开户证明", by=cast.commission, at=day(125))
    promising.publish(fresh(promise), by=cast.commission, at=day(126))
    assert fresh(promise).state == Kept.KEPT


def anybody_may_read_it(cast: Cast, briefing, promise):
    page = looked_at(fresh(briefing).get_public_url())
    assert all(said in page for said in (QUESTION, "专户由谁监督？", PROMISED, "没人修的电梯"))
    page = looked_at(f"/{cast.congress.slug}/promises/{promise.number}/")
    assert PROMISED in page
    assert "已兑现" in page


def the_session_is_complete(briefing, topic):
    tick.run(day(130))
    assert (fresh(briefing).state, fresh(topic).state) == (Session.COMPLETED, Topic.CONCLUDED)
