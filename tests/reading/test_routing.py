"""It proposes a unit with its words and precedents, or says that it is not sure."""

import pytest

from yinuo.reading.routing import Router, route_by_duties
from yinuo.reading.units import Names, is_short_for, number_of, same_units

TOPICS = {
    "市甲局": [
        "道路坑洼修复",
        "路灯不亮维修",
        "人行道破损",
        "井盖缺失",
        "排水管堵塞",
        "桥面裂缝",
        "道路拓宽",
        "路口积水",
    ],
    "市乙局": ["学校学位不足", "幼儿园收费", "教师补课", "学区划分", "校服质量", "食堂卫生", "中考报名", "校车安全"],
    "市丙局": ["医院排队", "医保报销", "疫苗接种", "药店刷卡", "村医待遇", "住院押金", "体检费用", "护士短缺"],
}
PLACES = ["花园路", "新街口", "城东", "城西", "老城区", "开发区", "河滨", "南郊"]
HISTORY = [
    ((f"关于{place}{topic}的建议",), unit, f"闭-2024-{at * 100 + row:03d}")
    for at, (unit, topics) in enumerate(TOPICS.items())
    for row, (topic, place) in enumerate((topic, place) for topic in topics for place in PLACES)
]


@pytest.fixture(scope="module")
def router():
    return Router(
        [text for text, _, _ in HISTORY], [unit for _, unit, _ in HISTORY], [number for *_, number in HISTORY]
    )


def test_a_plain_matter_goes_to_its_unit_with_words_and_precedents(router):
    (route,) = router.route([("北门外人行道破损、路灯不亮",)], ["闭-2025-001"])
    first = route.proposals[0]
    assert first.unit == "市甲局"
    assert route.is_sure
    assert any(word in "人行道破损路灯不亮" for word in first.words)
    assert set(first.precedents) <= {number for _, unit, number in HISTORY if unit == "市甲局"}
    assert first.precedents
    assert len({one.unit for one in route.proposals}) == 3


def test_a_matter_of_no_known_kind_is_left_to_a_person(router):
    (route,) = router.route([("企业融资与商标注册",)], ["闭-2025-002"])
    assert not route.is_sure


def test_the_same_history_learns_the_same(router):
    again = Router(
        [text for text, _, _ in HISTORY], [unit for _, unit, _ in HISTORY], [number for *_, number in HISTORY]
    )
    asked = [("城北学校食堂",), ("镇卫生院护士",)]
    assert again.route(asked, ["1", "2"]) == router.route(asked, ["1", "2"])
    assert again.version == router.version


def test_a_history_of_one_unit_is_never_sure():
    small = Router([("修路",), ("修桥",)], ["市甲局", "市甲局"], ["1", "2"])
    (route,) = small.route([("修路",)], ["3"])
    assert route.proposals[0].unit == "市甲局"
    assert not route.is_sure


def test_bad_history_is_refused():
    with pytest.raises(ValueError, match="先例"):
        Router([], [], [])
    with pytest.raises(ValueError, match="先例"):
        Router([("一",)], ["甲", "乙"], ["1"])


def test_without_history_the_lists_of_duties_rank_and_nobody_is_sure():
    duties = {"市甲局": "城市道路、桥梁、路灯的建设和养护", "市乙局": "中小学校、幼儿园的管理"}
    route = route_by_duties(("花园路路灯不亮",), duties)
    assert [one.unit for one in route.proposals] == ["市甲局"]
    assert not route.is_sure


ALIASES = [
    ("衛工處", "衛生下水道工程處", True),
    ("新工處", "新建工程處", True),
    ("大地工程處", "臺北市大地工程處", True),
    ("中山區公所", "大安區公所", False),
    ("市教育局", "市教育和体育局", True),
    ("市体育局", "市教育局", False),
]


@pytest.mark.parametrize(("short", "long", "same"), ALIASES)
def test_a_short_name_is_known_by_its_letters_in_order(short, long, same):
    assert is_short_for(short, long) is same
    assert (same_units([short, long])[short] == long) is same


def test_the_name_follows_the_precedents_filed_nearest():
    names = Names(["新工處"] * 3 + ["新建工程處"] * 3, ["2012-1", "2012-2", "2012-3", "2013-1", "2013-2", "2013-3"])
    assert names.at("新建工程處", "2012-4") == "新工處"
    assert names.at("新建工程處", "2013-9") == "新建工程處"
    assert number_of("闭-2026-017") == (2026, 17)
