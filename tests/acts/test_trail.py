"""The trail: one entry an act, sealed to the one before, never changed."""

import hashlib
import threading
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, connections, transaction

from tests.cast import AT, make_cast
from tests.records.things import Act, Thing
from yinuo.records.actions import Line, note, note_many
from yinuo.records.models import Chain, Entry
from yinuo.records.models.trail import GENESIS
from yinuo.records.verify import verify


@pytest.fixture
def thing(cast):
    return Thing(cast.congress.pk)


def test_an_entry_carries_the_hash_of_the_one_before(thing, cast):
    first = note(thing, Act.DRAFT, by=cast.lead, at=AT)
    second = note(thing, Act.SUBMIT, by=cast.lead, at=AT, target="submitted")
    assert (first.seq, first.previous) == (1, GENESIS)
    assert (second.seq, second.previous) == (2, first.hash)
    assert second.hash == hashlib.new("sm3", second.sealed_text().encode()).hexdigest()
    assert Chain.objects.get(congress=cast.congress).head == second.hash


def test_the_names_are_kept_as_they_were_at_the_time(thing, cast):
    mine = note(thing, Act.SUBMIT, by=cast.commission, at=AT, on_behalf_of="代表甲")
    systems = note(thing, Act.REPLY, by=None, at=AT)
    assert (mine.by_name, mine.for_name, systems.by_name) == ("干部甲", "代表甲", "系统")


def test_each_congress_has_a_chain_of_its_own(thing, cast):
    other = make_cast("yangben", "样本市")
    entries = [note(Thing(where), Act.DRAFT, by=None, at=AT) for where in (thing.congress_id, other.congress.pk) * 2]
    assert [entry.seq for entry in entries] == [1, 1, 2, 2]
    assert verify().is_whole


AWKWARD = [
    ({"due_on": date(2026, 6, 8), "share": Decimal("0.30")}, "dates and decimals become text"),
    ({"score": 1e22, "ratio": 0.1}, "PostgreSQL writes floats its own way"),
    ({"units": {7: "市甲局", 10: "市乙局"}}, "keys of a JSON table are text"),
    ({"words": "a\0b", "kinds": ("甲", "乙")}, "PostgreSQL keeps no zero character"),
    ({"term": Act.REPLY, "empty": None, "yes": True, "many": 2**60}, "terms, nothing, yes, large numbers"),
]


@pytest.mark.parametrize(("detail", "why"), AWKWARD, ids=[why for _, why in AWKWARD])
def test_a_detail_comes_back_as_it_was_sealed(thing, detail, why):
    note(thing, Act.DRAFT, by=None, at=AT, **detail)
    assert verify().is_whole, why


def test_the_moment_is_sealed_to_the_microsecond_in_any_time_zone(thing):
    for microsecond in (0, 1, 333_333, 999_999):
        note(thing, Act.DRAFT, by=None, at=datetime(2026, 3, 2, 1, 0, 0, microsecond, tzinfo=UTC))
    entry = note(thing, Act.DRAFT, by=None, at=AT)
    later = Entry(**{field.attname: getattr(entry, field.attname) for field in Entry._meta.concrete_fields})
    later.at += timedelta(microseconds=1)
    assert later.seal() != entry.hash
    assert verify().is_whole


def test_many_entries_of_several_congresses_are_chained_in_order(thing, cast, django_assert_max_num_queries):
    other = Thing(make_cast("yangben", "样本市").congress.pk)
    note(thing, Act.DRAFT, by=None, at=AT)
    note(other, Act.DRAFT, by=None, at=AT)
    lines = [
        Line(Thing(where.congress_id, pk), Act.REPLY, detail={"n": pk}) for pk in range(20) for where in (thing, other)
    ]
    with django_assert_max_num_queries(8):
        entries = note_many(lines, by=cast.commission, at=AT)
    assert [entry.seq for entry in entries if entry.congress_id == thing.congress_id] == list(range(2, 22))
    assert verify().is_whole
    assert note_many([], by=None, at=AT) == []


TAMPERING = [
    "UPDATE records_entry SET by_name = 'x' WHERE seq = 1",
    "UPDATE records_entry SET hash = hash WHERE seq = 1",
    "DELETE FROM records_entry WHERE seq = 2",
    "DELETE FROM records_entry",
    "UPDATE records_chain SET length = length - 1",
    "DELETE FROM records_chain",
]


@pytest.mark.parametrize("statement", TAMPERING)
def test_the_database_refuses_to_change_what_is_written(thing, statement):
    note(thing, Act.DRAFT, by=None, at=AT)
    note(thing, Act.SUBMIT, by=None, at=AT)
    with (
        pytest.raises(DatabaseError, match=r"written once|only grows"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Entry.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_to_empty_the_table(cast_in_the_open):
    note(Thing(cast_in_the_open.congress.pk), Act.DRAFT, by=None, at=AT)
    statement = "TRUNCATE records_entry CASCADE" if connection.vendor == "postgresql" else "DELETE FROM records_entry"
    with pytest.raises(DatabaseError, match="written once"), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite has INSERT OR REPLACE")
def test_replacing_a_row_is_refused_too(thing):
    entry = note(thing, Act.DRAFT, by=None, at=AT)
    names = ", ".join(field.column for field in Entry._meta.concrete_fields)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT OR REPLACE INTO records_entry ({names}) SELECT {names} FROM records_entry WHERE id = {entry.pk}"
        )


@pytest.fixture
def cast_in_the_open(transactional_db):
    return make_cast()


def test_many_writers_at_once_write_one_chain_without_a_gap(cast_in_the_open):
    """Each thread has its own connection; some undo what they wrote."""
    congress, writers, each = cast_in_the_open.congress.pk, 6, 15
    failures = []

    def write(who):
        try:
            for n in range(each):
                try:
                    with transaction.atomic():
                        note(Thing(congress, pk=who), Act.SUBMIT, by=None, at=AT, n=n)
                        if n % 5 == 4:
                            raise LookupError("undone")
                except LookupError:
                    pass
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=[who]) for who in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert verify().is_whole
    assert Entry.objects.count() == writers * each * 4 // 5
