"""Names in pinyin: surnames as their bearers read them."""

import pytest

from yinuo.people.pinyin import in_pinyin


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("代表甲", "dai biao jia"),
        ("单某", "shan mou"),  # elsewhere dān
        ("曾某", "zeng mou"),  # elsewhere céng
        ("仇某", "qiu mou"),  # elsewhere chóu
        ("解某", "xie mou"),  # elsewhere jiě
        ("查某", "zha mou"),  # elsewhere chá
        ("区某", "ou mou"),  # elsewhere qū
        ("朴某", "piao mou"),
        ("任某", "ren mou"),
        ("翟某", "zhai mou"),
        ("万俟某", "mo qi mou"),  # a compound surname before a single one
        ("尉迟某", "yu chi mou"),
        ("尉某", "wei mou"),  # the same character alone
        ("长孙某", "zhang sun mou"),
        ("单于某", "chan yu mou"),
        ("吕某", "lv mou"),  # letters that every keyboard has
        ("某单", "mou dan"),  # the exception is for surnames only
        ("买买提·示例", "mai mai ti shi li"),  # the dot of minority names
        ("甲 乙", "jia yi"),
        ("Li", "li"),
        ("", ""),
    ],
)
def test_a_name_is_spelled_as_its_bearers_read_it(name, pinyin):
    assert in_pinyin(name) == pinyin
