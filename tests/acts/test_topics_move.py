"""Topics move from proposal to plan: each act by the right hand, one entry each, the proposer told."""

from datetime import date

import pytest

from tests.cast import AT
from tests.sessions import acted, fresh, holder, topic
from yinuo.briefings import offers
from yinuo.briefings.actions import topics
from yinuo.briefings.models import Topic
from yinuo.records.models import Notice
from yinuo.rules import topics as law
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role

Act, Status = law.Act, law.Status
DECISION = {"decision": "第三十三次主任会议", "decided_on": date(2026, 3, 10)}
WHY = {"reason": "已有安排"}
CHANNEL = {"channel": law.Channel.PETITIONS.value}
TITLE = {"title": "加装电梯维护和更新情况"}

MOVES = [
    # act            from                by             said                to                  title
    (Act.SHORTLIST, Status.PROPOSED, Role.OFFICE, CHANNEL, Status.SHORTLISTED),
    (Act.SET_ASIDE, Status.PROPOSED, Role.COMMITTEE, WHY, Status.NOT_TAKEN),
    (Act.APPROVE, Status.SHORTLISTED, Role.COUNCIL, DECISION, Status.APPROVED),
    (Act.REJECT, Status.SHORTLISTED, Role.COUNCIL, WHY, Status.REJECTED),
    (Act.POSTPONE, Status.SHORTLISTED, Role.COUNCIL, WHY, Status.POSTPONED),
    (Act.SHORTLIST, Status.POSTPONED, Role.OFFICE, CHANNEL, Status.SHORTLISTED),
    (Act.SET_ASIDE, Status.POSTPONED, Role.OFFICE, WHY, Status.NOT_TAKEN),
    (Act.PLAN, Status.APPROVED, Role.OFFICE, {"year": 2026}, Status.PLANNED),
    (Act.PUBLISH, Status.PLANNED, Role.OFFICE, {}, Status.PLANNED),
    (Act.ADJUST, Status.PLANNED, Role.COUNCIL, TITLE | WHY, Status.PLANNED),
    (Act.DROP, Status.PLANNED, Role.COUNCIL, WHY, Status.DROPPED),
]


@pytest.mark.parametrize(("act", "source", "role", "said", "target"), MOVES, ids=[f"{m[0]}-{m[1]}" for m in MOVES])
def test_a_topic_moves(cast, act, source, role, said, target):
    made = topic(cast, source)
    acted(made, offers.OF_TOPIC[act].action, act, by=holder(cast, role), **said)
    assert fresh(made).status == target


def test_every_act_that_has_a_page_is_tried():
    offered = {
        (act, move.source) for act in offers.OF_TOPIC for move in law.LIFECYCLE.moves.values() if move.act == act
    }
    assert {(act, source) for act, source, *_ in MOVES} == offered


def test_a_proposal_is_a_row_with_two_entries(cast):
    made = topics.propose(cast.congress, title=" 电梯 ", reason=" 群众关切 ", by=cast.lead, at=AT)
    assert (made.title, made.reason, made.proposed_by, made.filed_by) == ("电梯", "群众关切", "代表甲", cast.lead)
    assert list(made.trail().values_list("act", flat=True)) == [Act.DRAFT, Act.PROPOSE]
    assert fresh(made).state == Status.PROPOSED


def test_what_an_act_says_stands_in_its_row(cast):
    made = topic(cast)
    assert (made.decision, made.decided_on, made.year) == ("第三十二次主任会议", date(2026, 3, 3), 2026)
    topics.publish(made, by=cast.office, at=AT)
    topics.adjust(made, title=" 新题 ", reason="扩大范围", by=cast.council, at=AT)
    made = fresh(made)
    assert (made.published, made.title) == (True, "新题")
    assert made.trail().get(act=Act.ADJUST).detail == {
        "before": "加装电梯后续维护情况",
        "after": " 新题 ",
        "reason": "扩大范围",
    }


REFUSED = [
    (Status.PROPOSED, topics.shortlist, {"channel": ""}, Role.OFFICE, law.missing_before_shortlist(channel=None)),
    (
        Status.PROPOSED,
        topics.shortlist,
        {"channel": "道听途说"},
        Role.OFFICE,
        law.missing_before_shortlist(channel=None),
    ),
    (
        Status.PROPOSED,
        topics.set_aside,
        {"reason": " "},
        Role.OFFICE,
        law.missing_before_set_aside(reason="", told=True),
    ),
    (
        Status.SHORTLISTED,
        topics.approve,
        {"decision": "", "decided_on": None},
        Role.COUNCIL,
        law.missing_before_approve(decision=""),
    ),
    (
        Status.PLANNED,
        topics.adjust,
        {"title": "新题", "reason": ""},
        Role.COUNCIL,
        law.missing_before_adjust(reason="", told=True),
    ),
    (Status.PLANNED, topics.drop, {"reason": ""}, Role.COUNCIL, law.missing_before_drop(reason="", told=True)),
]


@pytest.mark.parametrize(("state", "action", "said", "role", "missing"), REFUSED)
def test_it_refuses_with_the_sentences_of_the_law(cast, state, action, said, role, missing):
    made = topic(cast, state)
    before = made.trail().count()
    with pytest.raises(NotAllowed) as refusal:
        action(made, **said, by=holder(cast, role), at=AT)
    assert missing
    assert str(refusal.value) == "还缺：" + "；".join(missing)
    assert (fresh(made).status, made.trail().count()) == (state, before)


def test_a_proposal_without_title_or_reason_is_none(cast):
    with pytest.raises(NotAllowed, match="还缺：议题名称；提出理由"):
        topics.propose(cast.congress, title=" ", reason="", by=cast.lead, at=AT)
    assert not Topic.objects.exists()


def test_a_unit_proposes_no_topic(cast):
    with pytest.raises(NotAllowed, match=r"^只有代表、"):
        topics.propose(cast.congress, title="电梯", reason="关切", by=cast.clerk, at=AT)


TOLD = [
    (Status.APPROVED, "您提出的议题“加装电梯后续维护情况”：已确定"),
    (Status.REJECTED, "您提出的议题“加装电梯后续维护情况”：未确定，理由：条件还不成熟"),
    (Status.POSTPONED, "您提出的议题“加装电梯后续维护情况”：缓议，理由：条件还不成熟"),
    (Status.NOT_TAKEN, "您提出的议题“加装电梯后续维护情况”：未采用，理由：已列入另一议题"),
    (Status.DROPPED, "您提出的议题“加装电梯后续维护情况”：已撤出计划，理由：年度计划调整"),
]


@pytest.mark.parametrize(("state", "words"), TOLD)
def test_the_proposer_is_told_what_was_decided(cast, state, words):
    made = topic(cast, state)
    last = Notice.objects.filter(to=cast.lead).order_by("-id").first()
    assert (last.in_words(), last.url) == (words, made.get_absolute_url())
    assert not Notice.objects.exclude(to=cast.lead).exists()


def test_of_two_who_decide_at_once_one_is_told_to_look_again(cast):
    made = topic(cast, Status.SHORTLISTED)
    first, second = fresh(made), fresh(made)
    topics.approve(first, **DECISION, by=cast.council, at=AT)
    with pytest.raises(NotAllowed, match="刚刚被他人处理"):
        topics.reject(second, reason="不成熟", by=cast.council, at=AT)
    assert fresh(made).state == Status.APPROVED
    assert fresh(made).decision == DECISION["decision"]
