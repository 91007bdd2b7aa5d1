"""与代表沟通: way, day, who, what; a reply needs at least one."""

import pytest

from tests import builders
from tests.builders import day
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions

TALK = {"way": "visit", "on": day(9).date(), "persons": "代表甲", "content": "看了3部电梯"}


@pytest.fixture
def assignment(cast):
    return builders.lead_of(builders.suggestion(cast, Status.IN_HANDLING))


def test_it_is_kept_with_way_day_and_content(cast, assignment):
    made = actions.contact(assignment, **TALK, by=cast.clerk, at=day(10))
    assert (made.get_way_display(), str(made.on), made.content) == ("走访", "2026-03-11", "看了3部电梯")


@pytest.mark.parametrize(
    ("without", "sentence"),
    [("way", "沟通方式"), ("persons", "参加人员"), ("content", "沟通内容")],
)
def test_it_needs_all_of_it(cast, assignment, without, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        actions.contact(assignment, **{**TALK, without: ""}, by=cast.clerk, at=day(10))


def test_what_has_not_happened_yet_cannot_be_logged(cast, assignment):
    with pytest.raises(NotAllowed, match="已经发生"):
        actions.contact(assignment, **TALK, by=cast.clerk, at=day(8))


@pytest.mark.parametrize("who", ["co_clerk", "other_clerk", "commission", "lead"])
def test_only_the_unit_logs_it(cast, assignment, who):
    with pytest.raises(NotAllowed):
        actions.contact(assignment, **TALK, by=getattr(cast, who), at=day(10))
