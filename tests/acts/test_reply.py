"""答复: five steps by their own hands, issued once, every ask answered, every promise on record."""

import pytest
from django.db import DatabaseError, transaction

from tests import builders
from tests.builders import day
from yinuo.promises.models import Promise, anchor_holds
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions
from yinuo.suggestions.actions.replies import missing_for_reply
from yinuo.suggestions.models import Assignment, Reply, Suggestion


@pytest.fixture
def assignment(cast):
    return builders.lead_of(builders.suggestion(cast, Status.IN_HANDLING))


def fresh(assignment):
    return Assignment.objects.get(pk=assignment.pk)


def test_it_lists_everything_that_is_missing(assignment):
    assert missing_for_reply(assignment, at=day(60)) == [
        "与代表沟通记录",
        "答复正文",
        "办理结果分类",
        "签发（主要负责人）",
        "发文字号",
        "用印",
        "公开意见（全文、摘要或者不公开）",
    ]


def test_issued_it_goes_to_every_signer_and_opens_the_window(cast):
    made = builders.suggestion(cast, Status.IN_HANDLING, cosigned=True)
    issued = builders.reply(cast, builders.lead_of(made))
    made = Suggestion.objects.get(pk=made.pk)
    assert made.status == Status.REPLIED
    assert {deputy.name for deputy in issued.recipients.all()} == {"代表甲", "代表乙"}
    assert (made.replied_at, str(made.evaluate_by)) == (day(60), "2026-05-25")  # 15 working days after 1 May
    assert (issued.signer, issued.signer_post) == ("甲局局长", "局长")


def test_its_promises_go_on_record_with_their_place_in_the_text(cast, assignment):
    issued = builders.reply(cast, assignment, promise=True)
    promise = Promise.objects.get()
    assert (promise.status, promise.source_kind, promise.source_id) == ("open", "reply", issued.pk)
    assert anchor_holds(promise, issued.text)
    assert not anchor_holds(promise, issued.text + "。")


def test_a_matter_in_hand_needs_a_promise(cast, assignment):
    actions.contact(
        assignment, way="phone", on=day(50).date(), persons="代表甲", content="通话", by=cast.clerk, at=day(60)
    )
    with pytest.raises(NotAllowed, match="承诺事项"):
        actions.reply_in_one_sitting(
            fresh(assignment), clerk=cast.clerk, leader=cast.head, text="正在办理。", mark="B", number="1号", at=day(60)
        )


def test_words_that_are_not_in_the_text_are_no_promise_of_it(cast, assignment):
    with pytest.raises(NotAllowed, match="正文中找得到的承诺原话"):
        builders.reply(cast, assignment, promise=True, text="维护责任由业主共同承担。")
    assert not Reply.objects.exists()


def test_every_ask_needs_a_passage_or_a_reason(cast):
    made = builders.suggestion(cast, Status.IN_HANDLING)
    ask, other = actions.list_asks(made, ["明确维护责任主体", "公布数量"])
    lead = builders.lead_of(made)
    passage = "维护责任由加装电梯的业主共同承担"
    with pytest.raises(NotAllowed, match="逐点答复（公布数量）"):
        builders.reply(cast, lead, coverage={ask.pk: {"passage": passage}})
    covering = {ask.pk: {"passage": passage}, other.pk: {"instead": "co-unit"}}
    issued = builders.reply(cast, fresh(lead), coverage=covering)
    assert [covered.passage or covered.get_instead_display() for covered in issued.coverage.all()] == [
        passage,
        "由会办单位回应",
    ]


def test_a_new_text_must_be_signed_again(cast, assignment):
    actions.draft_reply(assignment, text="初稿", mark="A", publish="full", by=cast.clerk, at=day(50))
    actions.sign_reply(assignment, by=cast.head, at=day(51))
    actions.draft_reply(assignment, text="改稿", mark="A", publish="full", by=cast.clerk, at=day(52))
    assert "签发（主要负责人）" in missing_for_reply(assignment, at=day(53))


def test_only_a_leader_of_the_unit_signs(cast, assignment):
    actions.draft_reply(assignment, text="初稿", mark="A", publish="full", by=cast.clerk, at=day(50))
    for who in (cast.clerk, cast.co_head, cast.commission):
        with pytest.raises(NotAllowed, match="只有承办单位负责人可以签发"):
            actions.sign_reply(assignment, by=who, at=day(51))


def test_less_than_the_full_text_needs_a_ground(cast, assignment):
    with pytest.raises(NotAllowed, match="公开意见"):
        builders.reply(cast, assignment, publish="none")


def test_it_is_written_once(cast):
    builders.suggestion(cast, Status.REPLIED)
    with pytest.raises(DatabaseError), transaction.atomic():
        Reply.objects.update(text="另一种说法")
    with pytest.raises(DatabaseError), transaction.atomic():
        Reply.objects.all()._raw_delete("default")


def test_with_separate_units_it_waits_for_the_last(cast):
    made = builders.suggestion(cast, Status.REGISTERED)
    shares = actions.assign(made, separate={cast.unit: "维护", cast.co_unit: "公布"}, by=cast.commission, at=day(4))
    people = [(cast.clerk, cast.head), (cast.co_clerk, cast.co_head)]
    for share, (clerk, _) in zip(shares, people, strict=True):
        actions.accept(share, by=clerk, at=day(5))
        actions.name_person(share, person="甲", leader="乙", by=clerk, at=day(5))
    states = []
    for place, (share, (clerk, head)) in enumerate(zip(shares, people, strict=True)):
        actions.contact(share, way="phone", on=day(6).date(), persons="代表甲", content="通话", by=clerk, at=day(7))
        actions.reply_in_one_sitting(
            fresh(share), clerk=clerk, leader=head, text="已办结。", mark="A", number=f"{place}号", at=day(60)
        )
        states.append(Suggestion.objects.get(pk=made.pk).status)
    assert states == [Status.IN_HANDLING, Status.REPLIED]
