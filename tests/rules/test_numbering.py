"""Numbers are written, read back, and never below one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinuo.rules.numbering import (
    CLOSED_FORMAT,
    SESSION_FORMAT,
    DocumentNumber,
    NumberFormat,
    next_serial,
    read_document_number,
)

CLOSED, SESSION = NumberFormat(CLOSED_FORMAT), NumberFormat(SESSION_FORMAT)


@pytest.mark.parametrize(
    ("form", "numbers", "text"),
    [
        (CLOSED, {"year": 2026, "serial": 17}, "闭-2026-017"),
        (CLOSED, {"year": 2026, "serial": 1234}, "闭-2026-1234"),  # three digits at least
        (SESSION, {"congress": 17, "session": 3, "serial": 42}, "17-3-042"),
    ],
)
def test_a_suggestion_number_is_written_and_read_back(form, numbers, text):
    assert form.write(**numbers) == text
    assert form.read(text) == numbers


@settings(max_examples=40, deadline=None)
@given(year=st.integers(1, 9999), serial=st.integers(1, 10**6))
def test_reading_undoes_writing(year, serial):
    assert CLOSED.read(CLOSED.write(year=year, serial=serial)) == {"year": year, "serial": serial}


@pytest.mark.parametrize(
    "text",
    ["闭-2026-17", "闭-2026-0017", "闭-2026-000", "闭-2026", "17-3-042", "闭-２０２６-017", "", "闭-2026-017-1"],
)
def test_what_was_not_written_in_the_format_is_not_read(text):
    with pytest.raises(ValueError, match="编号"):
        CLOSED.read(text)


def test_a_serial_begins_at_one_and_every_field_is_given():
    with pytest.raises(ValueError, match="须为正整数，现为0"):
        CLOSED.write(year=2026, serial=0)
    with pytest.raises(ValueError, match="编号需要year、serial"):
        CLOSED.write(serial=1)


@pytest.mark.parametrize(
    "pattern", ["闭-{year}", "{serial", "{serial}-{serial}", "{year}{serial}", "{serial!r}", "{serial:>3}"]
)
def test_a_format_that_cannot_be_read_back_is_refused(pattern):
    with pytest.raises(ValueError, match="编号格式"):
        NumberFormat(pattern)


def test_a_document_number_has_no_leading_zero_and_hexagonal_brackets():
    number = DocumentNumber("蚌人常办函", 2026, 3)
    assert str(number) == "蚌人常办函〔2026〕3号"
    assert read_document_number(" 蚌人常办函〔2026〕3号") == number


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("蚌人常办函〔2026〕03号", "不编虚位"),
        ("蚌人常办函〔2026〕0号", "不编虚位"),
        ("蚌人常办函〔2026〕第3号", "六角括号"),
        ("蚌人常办函[2026]3号", "六角括号"),
        ("蚌人常办函（2026）3号", "六角括号"),
        ("〔2026〕3号", "六角括号"),
        ("蚌人常办函〔26〕3号", "六角括号"),
    ],
)
def test_a_document_number_that_is_not_by_the_rule_is_refused(text, why):
    with pytest.raises(ValueError, match=why):
        read_document_number(text)


@pytest.mark.parametrize(
    ("organ", "year", "serial"), [("", 2026, 1), ("函1", 2026, 1), ("函", 26, 1), ("函", 2026, -1)]
)
def test_a_document_number_is_not_made_of_nonsense(organ, year, serial):
    with pytest.raises(ValueError, match=r"发文字号|正整数"):
        DocumentNumber(organ, year, serial)


@settings(max_examples=30, deadline=None)
@given(year=st.integers(1949, 9999), serial=st.integers(1, 99999))
def test_a_document_number_survives_the_round_trip(year, serial):
    number = DocumentNumber("示人常办函", year, serial)
    assert read_document_number(str(number)) == number


def test_numbers_are_never_used_again():
    assert next_serial(frozenset()) == 1
    assert next_serial(frozenset({1, 2, 7})) == 8  # the gap stays, so does a withdrawn 7
