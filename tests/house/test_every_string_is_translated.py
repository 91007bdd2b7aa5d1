"""English is complete: every Chinese message of pages, code, terms and rules has its English, and fits it."""

import re
from collections import Counter

import pytest

from yinuo.config import messages

PLACES = re.compile(r"%\((\w+)\)[sd]")


def test_every_string_has_english():
    known = messages.english()
    missing = [f"{place}: {message}" for message, place in messages.extract() if message not in known]
    by_file = Counter(line.split(":")[0] for line in missing).most_common()
    assert not missing, f"{len(missing)} without English: {by_file}\n" + "\n".join(missing)


def test_it_finds_messages_of_every_kind():
    found = dict(messages.extract())
    for message in (
        "跳到正文",  # a template
        "日期未定",  # code
        "“{}”状态下不能{}",  # a refusal of the rules
        "会议日期",  # what is still missing
        "签收",  # an act
        "一事一议",  # a parameter
    ):
        assert message in found, message


def test_english_speaks_of_the_same_things():
    for message, forms in messages.english().items():
        for form in forms:
            assert set(PLACES.findall(form)) == set(PLACES.findall(message)), message
            assert len(re.findall(r"{\d?}", form)) in (0, message.count("{}")) or "{}" not in message, message


def test_english_holds_no_chinese_but_names_and_quotations():
    for message, forms in messages.english().items():
        for form in forms:
            outside = re.sub(r"[“(（][^”)）]*[”)）]", "", form)
            assert not re.search(r"[\u4e00-\u9fff，。：；、]", outside), f"{message} → {form}"


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("“草稿”状态下不能交办", "Not possible in the state “Draft”: Assign"),
        ("会办意见（市丙局）", "co-handler’s opinion (市丙局)"),
        ("中文 · English", "English"),
        ("5个工作日", "5 working days"),
        ("满意、不满意", "Satisfied, Not satisfied"),
        ("示例市甲局", "示例市甲局"),
    ],
)
def test_a_sentence_of_the_rules_is_found_again_by_its_pattern(said, english):
    from django.utils import translation

    from yinuo.config.words import say

    with translation.override("en"):
        assert say(said) == english
    with translation.override("zh-hans"):
        assert say(said) == said.split(" · ")[0]
