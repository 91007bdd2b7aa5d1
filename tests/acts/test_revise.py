"""修改: every new text is a version, and a new text needs new signatures."""

import pytest

from tests import builders
from tests.builders import day
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions


def test_every_new_text_is_a_version_and_the_old_one_stays(cast):
    made = builders.suggestion(cast)
    actions.revise(made, request="建议公布维护清单。", by=cast.lead, at=day(1))
    assert [version.request for version in made.versions.all()] == [builders.REQUEST, "建议公布维护清单。"]


def test_what_is_no_text_makes_no_version(cast):
    made = builders.suggestion(cast)
    actions.revise(made, contact="示例电话2", by=cast.lead, at=day(1))
    assert made.versions.count() == 1


def test_a_new_text_undoes_the_signatures_on_the_old_one(cast):
    made = builders.suggestion(cast, Status.COSIGNING)
    actions.cosign(made, by=cast.cosigner, at=day(1))
    actions.revise(made, request="建议公布维护清单。", by=cast.lead, at=day(2))
    assert made.status == Status.DRAFT
    assert made.cosigners.get().answer == "invited"


def test_a_submitted_text_is_frozen(cast):
    made = builders.suggestion(cast, Status.SUBMITTED)
    with pytest.raises(NotAllowed, match="“已提交”状态下不能修改"):
        actions.revise(made, request="另写", by=cast.lead, at=day(2))


def test_another_deputy_may_not_rewrite_it(cast):
    made = builders.suggestion(cast)
    with pytest.raises(NotAllowed):
        actions.revise(made, request="另写", by=cast.stranger, at=day(2))
