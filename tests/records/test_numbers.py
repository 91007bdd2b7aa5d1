"""Numbers are taken once and for all; documents are issued once."""

import threading

import pytest
from django.db import DatabaseError, IntegrityError, connections, transaction

from tests.cast import AT, make_cast
from tests.records.things import Thing
from yinuo.records.actions import issue_document, take_number, take_numbers
from yinuo.records.models import Document, NumberSeries
from yinuo.records.queries import documents_of


def test_numbers_count_up_from_one_in_each_series_of_each_congress(cast):
    other = make_cast("yangben", "样本市").congress
    taken = [take_number(cast.congress, "闭-2026") for _ in range(3)]
    assert taken == [1, 2, 3]
    assert take_number(cast.congress, "闭-2027") == 1
    assert take_number(other, "闭-2026") == 1
    assert list(take_numbers(cast.congress.pk, "闭-2026", 4)) == [4, 5, 6, 7]


def test_an_act_undone_takes_no_number(cast):
    with transaction.atomic():
        take_number(cast.congress, "闭-2026")
        transaction.set_rollback(True)
    assert take_number(cast.congress, "闭-2026") == 1


def test_the_database_never_counts_down(cast):
    take_number(cast.congress, "闭-2026")
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        NumberSeries.objects.update(last=0)


def test_many_who_take_at_once_never_get_the_same(transactional_db):
    congress, taken, failures = make_cast().congress, [], []

    def take():
        try:
            taken.extend(take_number(congress, "闭-2026") for _ in range(10))
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert sorted(taken) == list(range(1, 61))


@pytest.fixture
def issue(cast):
    thing = Thing(cast.congress.pk, 7)

    def issue(number="示人常办函〔2026〕1号", **changed):
        values = {
            "kind": "函",
            "number": number,
            "title": "关于交办代表建议的函",
            "issuer": "示例市人大常委会办公室",
            "recipient": "市甲局",
            "body": "请按期办理。",
            "by": cast.office,
            "at": AT,
        }
        return issue_document(thing, **values | changed)

    issue.thing = thing
    return issue


def test_a_correction_is_a_new_document(issue):
    first = issue(copies=["市丙局"])
    second = issue("示人常办函〔2026〕2号", replaces=first)
    assert list(documents_of(issue.thing)) == [first, second]
    assert (second.replaces, first.copies) == (first, ["市丙局"])


def test_a_number_is_on_one_document_only(issue):
    issue()
    with pytest.raises(IntegrityError), transaction.atomic():
        issue()


def test_an_issued_document_cannot_be_changed(issue):
    issue()
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Document.objects.update(body="x")
