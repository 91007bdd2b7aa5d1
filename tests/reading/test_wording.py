"""It drops every suggested sentence whose facts are not in the cited records."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinuo.reading import embedding
from yinuo.reading.wording import checked

RECORDS = {
    "答复-12": "市甲局将于2025年6月底前新建12所幼儿园，投资3.9亿元。代表甲提出建议。",
    "承诺-3": "市乙局已完成路面修复35处。",
}

KEPT = [
    "市甲局将于2025年6月底前新建12所幼儿园[答复-12]。",
    "市乙局修复路面35处[承诺-3]。",
    "以上事项仍在办理。",
    "投资390000000元[答复-12]。",
]
DROPPED = [
    ("市甲局将新建13所幼儿园[答复-12]。", "another number"),
    ("市甲局将于2025年7月底前新建12所幼儿园[答复-12]。", "another date"),
    ("市丙局将新建12所幼儿园[答复-12]。", "another unit"),
    ("市乙局新建幼儿园12所[承诺-3]。", "the number stands in a record that is not cited"),
    ("李某某代表提出建议[答复-12]。", "a name that is nowhere"),
    ("进展良好[答复-99]。", "a record that does not exist"),
    ("依据《学前教育条例》办理[答复-12]。", "a title that is nowhere"),
    ("The Ministry of Magic agreed [答复-12].", "an English name that is nowhere"),
]


@pytest.mark.parametrize("sentence", KEPT)
def test_a_sentence_proved_by_its_record_is_kept(sentence):
    assert checked(sentence, RECORDS).text == sentence


@pytest.mark.parametrize(("sentence", "reason"), DROPPED)
def test_a_sentence_without_proof_is_dropped(sentence, reason):
    result = checked(sentence, RECORDS)
    assert result.text == "", reason
    assert result.dropped[0][1], reason


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 99999))
def test_a_false_number_is_always_removed(number):
    result = checked(f"市甲局将新建{number}所幼儿园[答复-12]。", RECORDS)
    assert bool(result.text) == (number == 12)


def test_only_the_false_sentence_goes():
    text = "市乙局修复路面35处[承诺-3]。市乙局修复路面36处[承诺-3]。以上事项仍在办理。"
    assert checked(text, RECORDS).text == "市乙局修复路面35处[承诺-3]。以上事项仍在办理。"


def test_a_citation_can_be_required():
    assert checked("以上事项仍在办理。", RECORDS, citation_required=True).text == ""


def test_without_the_extra_the_remedy_is_named(monkeypatch):
    monkeypatch.setattr(embedding, "find_spec", lambda name: None)
    assert not embedding.is_available()
    with pytest.raises(ModuleNotFoundError, match=r"yinuo\[semantic\]"):
        embedding.Meaning(["停车难"])


def test_records_are_only_read():
    before = dict(RECORDS)
    checked(f"{date(2025, 6, 30)}", RECORDS)
    assert before == RECORDS
