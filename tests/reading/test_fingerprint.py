"""It finds what was said before; formulae required by law or form never count."""

import random
from datetime import date

import pytest

from yinuo.reading.fingerprint import RECYCLED, Replies, Reply, formulae

WORDS = "道路排水公园学校医院停车环境市场养老就业住房交通照明绿化供水燃气垃圾河道桥梁社区安全消防文化体育农田水库桑树电梯公厕围墙"


def sentence(rng: random.Random, length: int = 18) -> str:
    return "".join(rng.choice(WORDS) for _ in range(length)) + "。"


def body(seed: int, sentences: int = 14) -> str:
    rng = random.Random(seed)
    return "".join(sentence(rng) for _ in range(sentences))


BEFORE = [Reply(f"答{seed}", body(seed), date(2023, 1, 1), "市甲局" if seed % 2 else "市乙局") for seed in range(60)]


@pytest.mark.parametrize("planted", [0.6, 0.8, 0.95])
def test_planted_reuse_is_found_and_fresh_text_is_not(planted):
    known = Replies(BEFORE)
    hit = 0
    for seed in range(40):
        old, new = body(seed, 20), body(1000 + seed, 20)
        old = old[: len(BEFORE[seed].text)]
        kept = round(len(old) * planted)
        mixed = old[:kept] + new[: round(kept * (1 - planted) / planted)]
        print_of = known.fingerprint(mixed)
        hit += print_of.is_recycled
        assert print_of.sources[0].identifier == f"答{seed}"
        assert print_of.share == pytest.approx(planted, abs=0.12)
        assert not known.fingerprint(new).is_recycled
    assert hit == 40


FORMULAE = [
    "您好！",
    "您的来信收悉。",
    "现将有关情况回复如下：",
    "感谢您对我们工作的支持、理解与监督！",
    "如有疑问，请拨打我局电话咨询。",
    "根据《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》第五十条的规定",
    "联系电话：[号码略]",
]


@pytest.mark.parametrize("formula", FORMULAE)
def test_a_required_formula_does_not_count(formula):
    fresh, other = body(5000), body(6000)
    known = Replies([Reply("旧", formula + other)])
    with_formula = known.fingerprint(formula + fresh)
    assert with_formula.share == 0.0
    assert formulae(formula)
    assert Replies([Reply("旧", formula)]).fingerprint(formula).share == 0.0


def test_the_source_is_shown_with_its_words():
    text = BEFORE[3].text
    print_of = Replies(BEFORE).fingerprint(body(77) + text, unit="市甲局")
    first = print_of.sources[0]
    assert (first.identifier, first.same_unit) == ("答3", True)
    assert text[20:60] in "".join(span.text for span in first.spans)
    assert "答3" in print_of.reasons[1]


def test_only_earlier_replies_count_and_never_the_reply_itself():
    known = Replies(BEFORE)
    assert known.fingerprint(BEFORE[0].text, on=date(2022, 1, 1)).share == 0.0
    assert known.fingerprint(BEFORE[0].text, identifier="答0").share < 0.1
    assert known.fingerprint(BEFORE[0].text, on=date(2024, 1, 1)).share > 0.95


def test_hedges_are_counted_by_length():
    print_of = Replies([]).fingerprint("我局将适时研究，酌情考虑。")
    assert [span.text for span in print_of.hedges] == ["适时", "研究", "酌情", "考虑"] or len(print_of.hedges) >= 4
    assert print_of.hedge_density > 20
    assert Replies([]).fingerprint("我局于五月完成了清淤。").hedge_density == 0.0


def test_twins_of_one_day_are_named():
    twin = Reply("答99", BEFORE[1].text, date(2023, 1, 1))
    assert [pair[:2] for pair in Replies([*BEFORE[:5], twin]).twins()] == [("答1", "答99")]


def test_the_limit_is_stated():
    assert RECYCLED == 0.4
