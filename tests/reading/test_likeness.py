"""It finds the like of a matter and joins matters to families, explained and in any order."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinuo.reading.changes import changes, weakening
from yinuo.reading.families import Contradiction, Matter, families
from yinuo.reading.likeness import SAME, Likeness, shared, without_frame
from yinuo.reading.promises import promises

MATTERS = [
    Matter(
        "2020-1",
        "关于解决老旧小区停车难的建议",
        "老旧小区停车位严重不足，建议利用边角地增设停车泊位。",
        date(2020, 1, 8),
    ),
    Matter(
        "2021-4",
        "关于老旧小区增设停车泊位的建议",
        "小区停车位不足，车辆占用消防通道，建议增设停车泊位。",
        date(2021, 1, 9),
    ),
    Matter(
        "2023-2",
        "关于缓解老旧小区停车位不足的建议",
        "停车泊位仍然不足，边角地未利用，建议错时开放停车位。",
        date(2023, 1, 7),
    ),
    Matter(
        "2021-7", "关于农村饮水安全的建议", "部分村庄自来水管网老化，水质浑浊，建议改造农村饮水管网。", date(2021, 1, 9)
    ),
    Matter(
        "2022-3",
        "关于改造农村自来水管网的建议",
        "农村饮水管网老化漏损，建议列入改造计划，保障饮水水质。",
        date(2022, 1, 8),
    ),
    Matter("2022-9", "关于发展新型显示产业的建议", "加快培育新型显示龙头企业，完善上下游产业链条。", date(2022, 1, 8)),
]


def groups(found):
    return {frozenset(matter.identifier for matter in family.matters) for family in found}


WANTED = {frozenset({"2020-1", "2021-4", "2023-2"}), frozenset({"2021-7", "2022-3"}), frozenset({"2022-9"})}


def test_the_like_of_a_matter_is_ranked_and_explained():
    index = Likeness([(one.title, one.text) for one in MATTERS], [one.identifier for one in MATTERS])
    first, second, *_ = index.like(("关于小区停车位不足的建议", "希望增设停车泊位"), top=3)
    assert {first.identifier, second.identifier} <= {"2020-1", "2021-4", "2023-2"}
    assert first.score >= second.score
    assert any("停车" in words for words in first.why)


def test_a_matter_is_not_its_own_like():
    index = Likeness([(one.title,) for one in MATTERS], [one.identifier for one in MATTERS])
    assert "2020-1" not in [one.identifier for one in index.like((MATTERS[0].title,), identifier="2020-1")]
    assert index.like((MATTERS[0].title,))[0].score >= SAME


def test_traditional_and_simplified_are_the_same_words():
    index = Likeness([("老旧小区停车位不足",), ("学校食堂卫生",)], ["1", "2"])
    assert index.like(("老舊小區停車位不足",))[0].identifier == "1"


FRAMES = [
    ("关于解决停车难的建议", "解决停车难"),
    ("To ask the Secretary of State for Transport, what steps he is taking.", "what steps he is taking."),
    ("To ask the Minister for Women and Equalities, if she will act.", "if she will act."),
]


@pytest.mark.parametrize(("text", "bare"), FRAMES)
def test_the_frame_of_a_matter_says_nothing(text, bare):
    assert without_frame(text) == bare


def test_shared_words_are_the_longest_runs():
    assert shared("增设停车泊位，改造管网", "建议改造管网和增设停车泊位")[0] == "增设停车泊位"
    assert shared("the railway station", "the bus station") == ("station",)


def test_families_follow_a_matter_through_the_years():
    found = families(MATTERS)
    assert groups(found) == WANTED
    parking = found[0]
    assert [one.on.year for one in parking.matters] == [2020, 2021, 2023]
    assert all(link.why for link in parking.links)
    assert len(parking.links) == 2


@settings(max_examples=8, deadline=None)
@given(st.permutations(MATTERS))
def test_the_order_of_arrival_changes_nothing(order):
    assert [family.matters for family in families(order)] == [family.matters for family in families(MATTERS)]


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_what_people_joined_or_parted_stays_so(data):
    names = [one.identifier for one in MATTERS]
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda pair: pair[0] < pair[1])
    must, cannot = data.draw(st.lists(pairs, max_size=3)), data.draw(st.lists(pairs, max_size=3))
    try:
        found = groups(families(MATTERS, must=must, cannot=cannot))
    except Contradiction:
        return
    for one, other in must:
        assert any({one, other} <= group for group in found)
    for one, other in cannot:
        assert not any({one, other} <= group for group in found)


def test_a_join_and_a_split_of_the_same_matters_contradict():
    with pytest.raises(Contradiction, match="既被合并又被拆分"):
        families(MATTERS, must=[("2020-1", "2021-4"), ("2021-4", "2022-9")], cannot=[("2020-1", "2022-9")])


def test_a_split_family_stays_split_and_a_join_is_named():
    found = families(MATTERS, cannot=[("2020-1", "2021-4")])
    assert not any({"2020-1", "2021-4"} <= group for group in groups(found))
    joined = families(MATTERS, must=[("2022-9", "2021-7")])
    (family,) = [family for family in joined if "2022-9" in {one.identifier for one in family.matters}]
    assert any(link.by_person for link in family.links)


def test_identifiers_must_be_unique():
    with pytest.raises(ValueError, match="重复"):
        families([MATTERS[0], MATTERS[0]])


THINGS = [
    "停车泊位 车位 车辆停放",
    "饮水管网 自来水 水质",
    "学校学位 入学 招生",
    "公交线路 站点 班次",
    "河道治理 排污 水体",
    "养老服务 日间照料 老人",
]
FORMS = [
    "关于增加{0}的建议",
    "建议完善{0}，解决{1}问题",
    "{2}紧张，请求改善{0}和{1}",
    "关于{1}与{2}的意见",
    "进一步做好{0}、{1}、{2}工作",
]


def test_families_of_five_years_of_paraphrases_are_found():
    rng, truth, made = random.Random(7), {}, []
    for at, words in enumerate(THINGS):
        for year in range(5):
            names = words.split()
            rng.shuffle(names)
            identifier = f"{2019 + year}-{at}"
            made.append(
                Matter(
                    identifier, FORMS[(at + year) % 5].format(*names), "，".join(words.split()), date(2019 + year, 1, 1)
                )
            )
            truth[identifier] = at
    found = groups(families(made))
    group_of = {name: group for group in found for name in group}
    precision = sum(sum(truth[a] == truth[b] for b in group_of[a]) / len(group_of[a]) for a in truth) / len(truth)
    recall = sum(sum(truth[a] == truth[b] for b in group_of[a]) / 5 for a in truth) / len(truth)
    assert 2 * precision * recall / (precision + recall) >= 0.8


def test_what_changed_since_the_last_reply_is_told():
    before = "您好！我局将在2024年底前完成12个小区停车位改造。停车泊位由街道管理。"
    after = "您好！我局将争取在2025年底前完成8个小区停车位改造。已委托设计单位编制方案。"
    told = changes(before, after)
    (soft,) = told.softened
    assert soft.how == ("明确承诺→意向承诺", "期限2024-12-31→2025-12-31", "指标12个→8个")
    assert any("委托设计单位" in text for text in told.added)
    assert any("街道管理" in text for text in told.dropped)
    assert told.gone_promises == told.new_promises == ()


def test_a_promise_made_firmer_has_not_weakened():
    (one,), (other,) = promises("拟于2025年新建8所学校。"), promises("将于2025年6月底前新建12所学校。")
    assert weakening(one, other) == ()
    assert weakening(other, one) == ("明确承诺→意向承诺", "期限2025-06-30→2025-12-31", "指标12所→8所")
