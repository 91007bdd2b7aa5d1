"""A basis is cited as lawyers cite it."""

import pytest

from yinuo.rules.sources import SOURCES, chinese_number, cite, cite_english


@pytest.mark.parametrize(
    ("basis", "zh", "en"),
    [
        ("DL25 51", "代表法第五十一条", "Deputies Law (2025) art. 51"),
        ("CC 203", "民法典第二百零三条", "Civil Code art. 203"),
        ("OL22 50(7)", "地方组织法第五十条第（七）项", "Organic Law of local congresses (2022) art. 50(7)"),
        ("BB23", "蚌埠市2023年政情通报会报道", "Report of Bengbu's session of 2023"),
    ],
)
def test_a_basis_is_cited_in_both_languages(basis, zh, en):
    assert (cite(basis), cite_english(basis)) == (zh, en)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (51, "五十一"),
        (100, "一百"),
        (110, "一百一十"),
        (203, "二百零三"),
        (1005, "一千零五"),
    ],
)
def test_articles_are_numbered_in_characters(number, words):
    assert chinese_number(number) == words


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_an_article_is_a_positive_number(number):
    with pytest.raises(ValueError, match="条文序号"):
        chinese_number(number)


def test_an_unknown_text_is_not_cited():
    with pytest.raises(KeyError):
        cite("XX99 1")


def test_every_text_says_how_well_it_was_read():
    assert {source.grade for source in SOURCES.values()} == {"F", "E", "M"}
