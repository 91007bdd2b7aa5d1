"""Two people assign the same suggestion in the same moment: one succeeds, the other reads a plain sentence."""

import threading

import pytest
from django.db import connection

from tests import builders
from tests.builders import day
from tests.cast import make_cast
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions
from yinuo.suggestions.models import Assignment, Suggestion


@pytest.mark.django_db(transaction=True)
def test_one_succeeds_and_the_other_reads_a_sentence():
    cast = make_cast()
    made = builders.suggestion(cast, Status.REGISTERED)
    copies = [Suggestion.objects.get(pk=made.pk) for _ in range(2)]
    start, said = threading.Barrier(2), []

    def assign(copy, unit, by):
        try:
            start.wait()
            actions.assign(copy, lead=unit, by=by, at=day(4))
            said.append("已交办")
        except NotAllowed as refusal:
            said.append(str(refusal))
        finally:
            connection.close()

    pairs = zip(copies, (cast.unit, cast.co_unit), (cast.commission, cast.government_office), strict=True)
    people = [threading.Thread(target=assign, args=pair) for pair in pairs]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(said) == sorted(["已交办", "该事项刚刚被他人处理，请刷新后再试"])
    assert Assignment.objects.count() == 1
