"""It reads quantities, and no dates as quantities."""

from fractions import Fraction

import pytest

from yinuo.reading.amounts import amounts, written_number

ROWS = [
    ("近3万个学位", 30_000, "个"),
    ("28万3,200元", 283_200, "元"),
    ("3.9亿元", 390_000_000, "元"),
    ("500万元", 5_000_000, "元"),
    ("八成", 80, "%"),
    ("百分之九十八点五", Fraction(197, 2), "%"),
    ("十二家企业", 12, "家"),
    ("1,877 assurances", 1877, ""),
    ("三个百分点", 3, "个百分点"),
]


@pytest.mark.parametrize(("text", "value", "unit"), ROWS)
def test_a_quantity_has_its_plain_value(text, value, unit):
    (amount,) = amounts(text)
    assert (amount.value, amount.unit) == (value, unit)


@pytest.mark.parametrize("text", ["第3次", "104 年 2月", "2018年", "成立公司"])
def test_ordinals_dates_and_words_are_no_quantities(text):
    assert amounts(text) == []


def test_a_number_in_characters_that_is_none_is_refused():
    with pytest.raises(ValueError, match="不是汉字数字"):
        written_number("三角")
    assert written_number("三千零五十") == 3050
