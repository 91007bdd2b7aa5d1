"""It flags figures that do not add up, and leaves alone those that do."""

import pytest

from yinuo.reading.figures import figures

WRONG = [
    (
        "瑞安市交办代表建议482件，其中A类231件、B类198件、C类53件。代表满意460件，不满意24件。",
        "sum",
        "460 + 24 = 484, not 482",
    ),
    ("Ruian: 460 satisfied + 24 not = 484 of 482", "exceeds", "more parts than the whole"),
    ("共收到代表建议264件，满意113件、基本满意151件、不满意1件。", "sum", "113 + 151 + 1 = 265, not 264"),
    ("全市264件建议中，113件满意，151件基本满意，1件不满意。", "sum", "the same, the words behind the numbers"),
    (
        "Of the total 1,877 assurances, 552 were fulfilled, 392 were dropped and 893 are pending.",
        "sum",
        "1,837, not 1,877",
    ),
    ("552 assurances were fulfilled, 392 dropped and 893 pending, a total of 1,877.", "sum", "the total comes last"),
    ("552 (522 in its own address) assurances have been implemented.", "twice", "two numbers for one thing"),
    ("共办理建议200件，其中已解决150件，占80%。", "share", "150 of 200 is 75 %"),
    ("全市共36家：甲区12家、乙区14家、丙区11家。", "sum", "12 + 14 + 11 = 37"),
]

RIGHT = [
    ("全年办理代表建议482件，其中A类231件，B类198件，C类53件。", "Ruian A + B + C = 482"),
    ("共收到代表建议264件，满意113件、基本满意150件、不满意1件。", "Ningde, had it been right"),
    (
        "Of the total 1,877 assurances, 592 were fulfilled, 392 were dropped and 893 are pending.",
        "592 + 392 + 893 = 1,877",
    ),
    ("共办理建议200件，其中已解决150件，占75%。", "150 of 200 is 75 %"),
    ("全年共新建停车位1200个，其中老旧小区300个、医院周边200个。", "其中 names only some parts"),
    ("共办理482件，满意率98.8%，办结率100%。", "rates without their numbers"),
    ("2023年全市共有企业1200家，其中规上企业300家，2022年为280家。", "another year"),
    ("全年总投资合计12.5亿元，其中已完成7.3亿元、未完成5.1亿元。", "rounding of the last digit"),
    ("共收到建议300件，已办结280件，办结率93.3%，其中满意270件，基本满意10件。", "the parts are of a subtotal"),
]


@pytest.mark.parametrize(("text", "kind", "reason"), WRONG)
def test_what_does_not_add_up_is_flagged(text, kind, reason):
    found = figures(text)
    assert kind in [finding.kind for finding in found], reason
    assert all(text[finding.start : finding.end].strip() for finding in found)
    assert all(finding.reasons for finding in found)


@pytest.mark.parametrize(("text", "reason"), RIGHT)
def test_what_adds_up_is_not(text, reason):
    assert figures(text) == [], reason


TEXT = "全年办理代表建议482件，其中A类231件，B类198件，C类53件。"
DIGITS = [place for place, mark in enumerate(TEXT) if mark.isdigit()]


@pytest.mark.parametrize("place", DIGITS)
def test_one_altered_digit_is_always_seen(place):
    altered = TEXT[:place] + str((int(TEXT[place]) + 1) % 9 + 1) + TEXT[place + 1 :]
    assert altered == TEXT or figures(altered)
