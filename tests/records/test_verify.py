"""`yinuo verify`: with the guards gone, every way of touching the trail is found and the row is named."""

import json

import pytest
from django.core.management import call_command
from django.db import connection

from tests.cast import AT, make_cast
from tests.records.things import Act, Thing
from yinuo.records.actions import Line, note_many
from yinuo.records.models import Chain, Entry
from yinuo.records.verify import Damage, verify

LENGTH = 12


@pytest.fixture
def congress(cast):
    lines = [Line(Thing(cast.congress.pk, pk), Act.SUBMIT, detail={"words": f"第{pk}件"}) for pk in range(LENGTH)]
    note_many(lines, by=cast.lead, at=AT)
    return cast.congress


TOUCHED = [
    ("UPDATE records_entry SET by_name = '代表丙' WHERE seq = 5", 5, Damage.CHANGED, "who did it"),
    ("UPDATE records_entry SET target = 'Submitted' WHERE seq = 1", 1, Damage.CHANGED, "one byte of the first row"),
    ("UPDATE records_entry SET subject_id = 99 WHERE seq = 12", 12, Damage.CHANGED, "which thing, in the last row"),
    ("UPDATE records_entry SET hash = previous WHERE seq = 7", 7, Damage.CHANGED, "the seal itself"),
    ("DELETE FROM records_entry WHERE seq = 6", 7, Damage.GAP, "one from the middle"),
    ("DELETE FROM records_entry WHERE seq < 4", 4, Damage.GAP, "the first three"),
    ("DELETE FROM records_entry WHERE seq > 10", 11, Damage.TAIL, "the last two"),
    ("DELETE FROM records_entry", 1, Damage.TAIL, "all"),
    ("UPDATE records_chain SET length = 10", 12, Damage.HEAD, "the chain's length"),
    ("UPDATE records_chain SET head = '0'", 12, Damage.HEAD, "the chain's head"),
    ("DELETE FROM records_chain", 12, Damage.HEAD, "the chain's row"),
]


@pytest.mark.parametrize(("statement", "seq", "damage", "what"), TOUCHED, ids=[what for *_, what in TOUCHED])
def test_the_first_touched_row_is_named(congress, unguarded, statement, seq, damage, what):
    with unguarded(), connection.cursor() as cursor:
        cursor.execute(statement)
    (broken,) = verify().broken
    assert (broken.congress_id, broken.seq, broken.damage) == (congress.pk, seq, damage)


def test_a_row_that_was_sealed_anew_no_longer_fits_its_neighbour(congress, unguarded):
    forged = Entry.objects.get(seq=5)
    forged.by_name = "代表丙"
    with unguarded():
        Entry.objects.filter(pk=forged.pk).update(by_name=forged.by_name, hash=forged.seal())
    (broken,) = verify(congress).broken
    assert (broken.seq, broken.damage) == (6, Damage.LINK)


def test_a_whole_chain_that_was_sealed_anew_no_longer_fits_a_head_kept_elsewhere(congress, unguarded, tmp_path, capsys):
    call_command("verify", "--json")
    kept = tmp_path / "heads.json"
    kept.write_text(capsys.readouterr().out)
    with unguarded():
        previous = None
        for entry in Entry.objects.order_by("seq"):
            entry.at, entry.previous = AT.replace(hour=5), previous or entry.previous
            previous = entry.hash = entry.seal()
            entry.save()
        Chain.objects.update(head=previous)
    assert verify().is_whole
    with pytest.raises(SystemExit, match="1"):
        call_command("verify", against=kept)
    assert f"第{LENGTH}条" in capsys.readouterr().out


def test_a_cut_tail_with_a_corrected_head_no_longer_fits_a_head_kept_elsewhere(congress, unguarded):
    last = Entry.objects.get(seq=LENGTH)
    before = Entry.objects.get(seq=LENGTH - 1)
    with unguarded():
        Entry.objects.filter(pk=last.pk).delete()
        Chain.objects.update(length=before.seq, head=before.hash)
    assert verify().is_whole
    (broken,) = verify(against={congress.pk: (LENGTH, last.hash)}).broken
    assert (broken.seq, broken.damage) == (LENGTH, Damage.TAIL)


def test_one_broken_chain_does_not_hide_another(congress, unguarded):
    other = make_cast("yangben", "样本市").congress
    note_many([Line(Thing(other.pk), Act.DRAFT)] * 3, by=None, at=AT)
    with unguarded(), connection.cursor() as cursor:
        cursor.execute("UPDATE records_entry SET by_name = 'x' WHERE seq = 2")
    assert [(broken.congress_id, broken.seq) for broken in verify().broken] == [(congress.pk, 2), (other.pk, 2)]
    assert verify(other).broken[0].congress_id == other.pk


def test_the_walk_is_the_same_whatever_the_size_of_its_steps(congress, monkeypatch):
    monkeypatch.setattr("yinuo.records.verify.BATCH", 5)
    report = verify()
    assert (report.is_whole, report.rows, report.heads[0].length) == (True, LENGTH, LENGTH)


def test_the_command_names_the_row_in_both_languages_and_fails(congress, unguarded, capsys):
    call_command("verify")
    assert "完整 · whole" in capsys.readouterr().out
    row = Entry.objects.get(seq=3).pk
    with unguarded(), connection.cursor() as cursor:
        cursor.execute("UPDATE records_entry SET act = 'x' WHERE seq = 3")
    with pytest.raises(SystemExit, match="1"):
        call_command("verify")
    said = capsys.readouterr().out
    assert f"第3条（records_entry.id={row}）：内容被改动" in said
    assert "entry 3: its content was changed" in said


def test_the_heads_are_given_out_to_be_kept(congress, capsys):
    call_command("verify", "--json")
    (head,) = json.loads(capsys.readouterr().out)["heads"]
    assert head == {"congress": congress.pk, "length": LENGTH, "head": Entry.objects.get(seq=LENGTH).hash}
