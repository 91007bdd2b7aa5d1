"""延期: asked in time, inside six months, decided by our side, the deputy told; SM-11."""

from datetime import date

import pytest

from tests import builders
from tests.builders import day
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions
from yinuo.suggestions.models import Suggestion

WANTED = date(2026, 7, 31)


@pytest.fixture
def assignment(cast):
    return builders.lead_of(builders.suggestion(cast, Status.IN_HANDLING))


def ask(cast, assignment, *, wanted_on=WANTED, reason="等待上级办法", at=None):
    return actions.ask_extension(assignment, reason=reason, wanted_on=wanted_on, by=cast.clerk, at=at or day(60))


def test_granted_it_moves_the_units_day_and_the_deputys_and_tells_the_deputy(cast, assignment):
    extension = ask(cast, assignment)
    actions.extend(extension, by=cast.commission, at=day(61))
    made = Suggestion.objects.get(pk=assignment.suggestion_id)
    assert assignment.due_on == made.due_on == WANTED
    assert "延期" in made.due_basis["basis"]
    assert extension.status == "told"
    assert cast.lead.notices.filter(key__startswith="extension-ruled").exists()


def test_refused_the_day_stands(cast, assignment):
    extension = ask(cast, assignment)
    actions.refuse_extension(extension, ruling="可以按期", by=cast.commission, at=day(61))
    assert builders.lead_of(assignment.suggestion).due_on == date(2026, 6, 8)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"wanted_on": date(2026, 9, 30)}, "六个月内"),  # six months from 6 March end on 7 September
        ({"wanted_on": date(2026, 6, 1)}, "晚于原期限"),
        ({"reason": ""}, "延期理由"),
        ({"at": day(90)}, "申请时限"),  # 31 May is later than ten working days before 8 June
    ],
)
def test_it_refuses_what_the_law_does_not_allow(cast, assignment, changes, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        ask(cast, assignment, **changes)


@pytest.mark.parametrize("who", ["clerk", "head", "lead", "council"])
def test_a_unit_does_not_allow_itself_more_time(cast, assignment, who):
    extension = ask(cast, assignment)
    with pytest.raises(NotAllowed):
        actions.extend(extension, by=getattr(cast, who), at=day(61))


def test_a_second_request_waits_for_the_first(cast, assignment):
    from django.db import IntegrityError, transaction

    ask(cast, assignment)
    with pytest.raises((NotAllowed, IntegrityError)), transaction.atomic():
        ask(cast, assignment)
