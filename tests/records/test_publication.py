"""Nothing is public before three decisions by three hands agree."""

import pytest
from django.db import DatabaseError, transaction

from tests.cast import AT
from tests.records.things import Thing
from yinuo.records.actions import decide, publish, unpublish
from yinuo.records.models import Decision, Entry, Publication
from yinuo.records.models.publication import Part
from yinuo.records.queries import missing_before_publish
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.publication import Extent, Ground, SecrecyCheck


@pytest.fixture
def thing(cast):
    return Thing(cast.congress.pk)


def all_three(thing, cast, review=Extent.FULL, wish=Extent.FULL, secrecy=SecrecyCheck.PASSED, **more):
    decide(thing, Part.REVIEW, review, by=cast.head, at=AT, **more)
    decide(thing, Part.WISH, wish, by=cast.lead, at=AT)
    decide(thing, Part.SECRECY, secrecy, by=cast.reviewer, at=AT)


def test_what_is_missing_is_named(thing, cast):
    decide(thing, Part.REVIEW, Extent.FULL, by=cast.head, at=AT)
    assert missing_before_publish(thing) == ["代表的公开意愿", "保密审查"]
    with pytest.raises(NotAllowed, match="公开前尚缺：代表的公开意愿、保密审查"):
        publish(thing, by=cast.publicity, at=AT)
    assert not Entry.objects.filter(act="publish").exists()


def test_three_decisions_make_it_public_as_far_as_the_least_of_them(thing, cast):
    all_three(thing, cast, wish=Extent.SUMMARY)
    publication = publish(thing, by=cast.publicity, at=AT)
    assert (publication.extent, publication.published_at) == ("summary", AT)
    assert [entry.act for entry in Entry.objects.all()] == ["decide-publication"] * 3 + ["publish"]


def test_where_the_deputy_is_not_asked_two_suffice(thing, cast):
    decide(thing, Part.REVIEW, Extent.TITLE, ground=Ground.PRIVACY, by=cast.head, at=AT)
    decide(thing, Part.SECRECY, SecrecyCheck.PASSED, by=cast.reviewer, at=AT)
    assert publish(thing, by=cast.publicity, at=AT, consent_asked=False).extent == "title"


def test_decisions_may_agree_on_not_public(thing, cast):
    all_three(thing, cast, secrecy=SecrecyCheck.REFUSED)
    with pytest.raises(NotAllowed, match="不公开"):
        publish(thing, by=cast.publicity, at=AT)


def test_a_later_decision_succeeds_the_earlier_and_both_stay(thing, cast):
    all_three(thing, cast, wish=Extent.NONE)
    decide(thing, Part.WISH, Extent.FULL, by=cast.lead, at=AT)
    assert publish(thing, by=cast.publicity, at=AT).extent == "full"
    assert Decision.objects.filter(part="wish").count() == 2
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Decision.objects.update(remark="x")


def test_where_only_parts_may_be_shown_the_passages_must_be_marked(thing, cast):
    all_three(thing, cast, secrecy=SecrecyCheck.PASSED_IN_PART)
    assert missing_before_publish(thing) == ["需要遮盖的内容"]
    phone = [{"start": 4, "end": 15, "ground": "contact-data"}]
    decide(thing, Part.SECRECY, SecrecyCheck.PASSED_IN_PART, redactions=phone, by=cast.reviewer, at=AT)
    assert missing_before_publish(thing) == []


def test_it_can_be_taken_back_with_a_reason(thing, cast):
    all_three(thing, cast)
    publish(thing, by=cast.publicity, at=AT)
    unpublish(thing, by=cast.reviewer, at=AT, reason="含有联系电话")
    assert Publication.objects.get().published_at is None
    assert Entry.objects.get(act="unpublish").detail == {"reason": "含有联系电话"}
    with pytest.raises(NotAllowed):
        unpublish(thing, by=cast.reviewer, at=AT, reason="")


def test_each_part_decides_only_what_is_its_own(thing, cast):
    with pytest.raises(TypeError):
        decide(thing, Part.SECRECY, Extent.FULL, by=cast.reviewer, at=AT)
    with pytest.raises(TypeError):
        decide(thing, Part.WISH, SecrecyCheck.PASSED, by=cast.lead, at=AT)
