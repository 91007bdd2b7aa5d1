"""Search finds what is written, character by character, on both engines alike."""

import pytest
from django.db import connection

from tests.cast import make_cast
from tests.records.things import Thing
from yinuo.records import search
from yinuo.records.models import SearchText
from yinuo.records.search import words

TEXTS = {
    1: ("关于亩均论英雄改革的建议", "建立亩均效益评价机制，5G、GB/T9704-2012 一并考虑；产值2,683.59亿元。"),
    2: ("关于加快电梯加装的建议", "老旧小区电梯加装进展缓慢，居民意见不一。"),
    3: ("关于蚌山区停车难的问题", "停车位不足。市经信局答复：正在研究。亩均，效益"),
    4: ("A letter about Smart-Car parts", "ＡＢＣ full width，禤旸、𠮷野家"),
}


@pytest.fixture
def congress(cast):
    search.index_many([search.Text(Thing(cast.congress.pk, pk), title, body) for pk, (title, body) in TEXTS.items()])
    return cast.congress


ASKED = [
    ("亩均", {1, 3}, "two characters"),
    ("电", {2}, "one character"),
    ("亩均论", {1}, "three"),
    ("亩均效益评价机制", {1}, "a long word"),
    ("均亩", set(), "the same characters in another order are another word"),
    ("电梯 意见", {2}, "several words must all be there"),
    ("电梯 停车", set(), "and are not in one text"),
    ("亩均效益", {1, 3}, "punctuation between the characters does not matter"),
    ("5g", {1}, "letters and figures, small or capital"),
    ("GB/T9704", {1}, "a standard's number"),
    ("2683", set(), "another number"),
    ("2,683.59", {1}, "a figure with its marks"),
    ("smart-car", {4}, "a Latin word"),
    ("abc", {4}, "full-width letters"),
    ("禤旸", {4}, "a rare name"),
    ("𠮷野", {4}, "a character outside the basic plane"),
    ('"亩均" OR *', set(), "operators of the engines are nothing special"),
    ("'; DROP", set(), "nor is SQL"),
    ("经信局", {3}, "part of a name"),
]


@pytest.mark.parametrize(("query", "found", "why"), ASKED, ids=[why for *_, why in ASKED])
def test_it_finds(congress, query, found, why):
    assert {pk for _, pk, _ in search.find(congress, query)} == found, why


def test_nothing_is_asked_nothing_is_found(congress):
    assert search.find(congress, " ，。 ") == []
    assert search.find(congress, "亩均", kinds=[]) == []


def test_a_word_in_the_title_counts_more(congress):
    search.index(Thing(congress.pk, 9), "关于停车的建议", "其他")
    assert search.find(congress, "停车")[0][1] == 9


def test_it_stays_within_the_congress_and_the_kinds(congress):
    other = make_cast("yangben", "样本市").congress
    search.index(Thing(other.pk, 77), "亩均", "")
    search.index(Thing(congress.pk, 5, kind="key-suggestion"), "亩均", "")
    assert search.find(other, "亩均") == [("suggestion", 77, pytest.approx(search.find(other, "亩均")[0][2]))]
    assert {pk for _, pk, _ in search.find(congress, "亩均", kinds=["key-suggestion"])} == {5}
    assert {pk for _, pk, _ in search.find(congress, "亩均", kinds=["key-suggestion", "suggestion"])} == {1, 3, 5}
    assert search.find(congress, "亩均", kinds=["suggestion-key"]) == []


def test_a_new_text_takes_the_place_of_the_old(congress):
    search.index(Thing(congress.pk, 2), "关于健身步道的建议", "")
    assert search.find(congress, "电梯") == []
    assert [pk for _, pk, _ in search.find(congress, "健身")] == [2]


def test_what_is_removed_is_found_no_more(congress):
    search.remove(Thing(congress.pk, 2))
    assert search.find(congress, "电梯") == []
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM records_searchtext_words")
            assert cursor.fetchone()[0] == SearchText.objects.count()


def test_a_very_long_text_is_found_to_its_end_and_once(congress):
    numerals = str.maketrans("0123456789", "〇一二三四五六七八九")
    body = "".join(f"第{n}号事项" for n in range(9000)).translate(numerals) + "末尾的独角兽" + "，" * 100
    search.index(Thing(congress.pk, 8), "长文", body)
    assert [pk for _, pk, _ in search.find(congress, "独角兽")] == [8]
    assert [pk for _, pk, _ in search.find(congress, "事项")] == [8]
    for at in range(0, len(body) - 130, 997):
        across = body[at : at + 20]
        assert [pk for _, pk, _ in search.find(congress, across)] == [8], across


def test_several_words_may_stand_far_apart_in_a_long_text(congress):
    search.index(Thing(congress.pk, 8), "长文", "独角兽" + "，".join("的" * 600) + "麒麟")
    assert [pk for _, pk, _ in search.find(congress, "独角兽 麒麟 长文")] == [8]
    assert search.find(congress, "独角兽 凤凰") == []


PARTED = [
    ("", 1, "nothing"),
    ("，。" * 9999, 1, "nothing but marks"),
    ("甲" * 150, 1, "one character as often as it may be"),
    ("甲" * 151, 2, "once more"),
    ("".join(chr(0x4E00 + n) for n in range(12_000)), 1, "as many different ones as may be"),
    ("".join(chr(0x4E00 + n) for n in range(12_001)), 2, "one more"),
]


@pytest.mark.parametrize(("text", "many", "why"), PARTED, ids=[why for *_, why in PARTED])
def test_a_text_is_parted_where_an_engine_would_forget(text, many, why):
    parts = words.parts(text)
    assert len(parts) == many
    assert text.startswith(parts[0])
    assert text.endswith(parts[-1])
    assert all(max(map(part.count, set(part) - set("，。")), default=0) <= words.MOST_OF_ONE for part in parts)


def test_pages_do_not_overlap(congress):
    for pk in range(20, 45):
        search.index(Thing(congress.pk, pk), "健身步道", "")
    pages = [[pk for _, pk, _ in search.find(congress, "步道", limit=10, offset=start)] for start in (0, 10, 20)]
    assert sorted(pk for page in pages for pk in page) == list(range(20, 45))
    assert [len(page) for page in pages] == [10, 10, 5]


MARKED = [
    ("加快电梯加装", "电梯", "加快<mark>电梯</mark>加装"),
    ("<b>电梯</b> & 电，梯", "电梯", "&lt;b&gt;<mark>电梯</mark>&lt;/b&gt; &amp; <mark>电，梯</mark>"),
    ("5g网络", "5G", "<mark>5g</mark>网络"),
    ("没有", "电梯", "没有"),
    ("没有", "", "没有"),
    ("甲" * 100 + "电梯" + "乙" * 100, "电梯", "…" + "甲" * 24 + "<mark>电梯</mark>" + "乙" * 72 + "…"),
]


@pytest.mark.parametrize(("text", "query", "html"), MARKED)
def test_finds_are_marked_in_the_escaped_original(text, query, html):
    assert words.highlighted(text, query) == html
