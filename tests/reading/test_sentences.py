"""It keeps offsets through script, width and copying."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinuo.reading.lexicons import lexicon, version
from yinuo.reading.sentences import clauses, locate, plain, sentences


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_plain_characters_keep_the_length_and_every_piece_its_place(text):
    assert len(plain(text)) == len(text)
    for sentence in sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text
        for clause in clauses(text, sentence):
            assert text[clause.start : clause.end] == clause.text


ROWS = [
    ("甲。乙！丙？丁；戊", ["甲", "乙", "丙", "丁", "戊"], "Chinese marks"),
    ("He said so. We will act.", ["He said so", "We will act"], "English stops"),
    ("共3.5亿元。", ["共3.5亿元"], "a decimal point is no stop"),
    ("第一行\n第二行", ["第一行", "第二行"], "a line break ends a sentence"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), ROWS)
def test_sentences_end_at_their_marks(text, wanted, reason):
    assert [sentence.text for sentence in sentences(text)] == wanted, reason


def test_a_number_with_a_comma_is_one_clause():
    (sentence,) = sentences("共1,877件，已办结")
    assert [clause.text for clause in clauses("共1,877件，已办结", sentence)] == ["共1,877件", "已办结"]


def test_a_quotation_is_found_again_in_a_copy():
    copy = "会上，市 甲局\n表示：預計２０２５年完成。"
    found = locate("市甲局表示：预计2025年完成", copy)
    assert copy[found.start : found.end] == "市 甲局\n表示：預計２０２５年完成"
    assert locate("并未说过", copy) is None


@pytest.mark.parametrize("name", ["promises", "asks", "frames", "formulae"])
def test_every_word_list_names_its_version_and_approval(name):
    meta = lexicon(name)["meta"]
    assert meta["version"]
    assert meta["approved"]
    assert meta["approved_en"]
    assert version(name).endswith(meta["version"])
