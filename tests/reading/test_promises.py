"""It finds promises, and says why: gold sentences of our own, a reason for each."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinuo.reading.promises import promises
from yinuo.reading.sentences import anchor, holds, stands
from yinuo.reading.strengths import Missing, Strength

SAID = date(2024, 3, 5)

BENGBU = (
    "针对这一问题，市经信局、市工招园负责人表示，五大产业集群在各县区发展侧重点不同，今年以来全市已组织各类产选活动35场，"
    "同时利用2023世界制造业大会新材料产业创新发展论坛等机会，扩大了我市产业的知名度和影响力。下一步，我市将根据不同的产业，"
    "定期开展产业对接会，不定期为龙头企业开展招大引强活动，针对存量企业开展延链招商，促进产业衔接。"
)

MADE = [
    # text, [(words inside the quote, strength, due)], reason
    (
        "我局将在6月底前完成路面修复。",
        [("完成路面修复", "hard", "2024-06-30")],
        "将 and a month of the year of speaking",
    ),
    (
        "拟于明年新建两所小学。",
        [("新建两所小学", "soft", "2025-12-31")],
        "拟 is an intention; a year ends on its last day",
    ),
    ("力争年内建成通车。", [("年内建成通车", "soft", "2024-12-31")], "力争 is soft however near the date"),
    ("我们将研究增设公交站点。", [("研究增设公交站点", "hedge", None)], "to study is to hedge"),
    ("待资金到位后，我局将启动改造工程。", [("启动改造工程", "conditional", None)], "it waits for money"),
    ("若审批通过，将于9月开工。", [("9月开工", "conditional", "2024-09-30")], "conditional, and still dated"),
    (
        "下一步，加大巡查频次，增设夜间岗亭。",
        [("加大巡查频次", "hard", None), ("增设夜间岗亭", "hard", None)],
        "下一步 governs both",
    ),
    (
        "下一步，我局将抓好以下工作。一是清理河道淤泥。二是修建沿河护栏。",
        [("清理河道淤泥", "hard", None), ("修建沿河护栏", "hard", None)],
        "a lead-in governs its list",
    ),
    ("本府将于98年10月底前完成改善。", [("完成改善", "hard", "2009-10-31")], "years of the Republic"),
    ("本府預定於103年底前完成拓寬工程。", [("完成拓寬工程", "hard", "2014-12-31")], "traditional characters"),
    ("本案由本府先行录案。", [("先行录案", "hard", None)], "a county office puts it on its list"),
    (
        "目前正在办理手续，确保项目尽早复工。",
        [("确保项目尽早复工", "hard", None)],
        "what is under way may end in a promise",
    ),
    (
        "三个月内给予代表书面答复。",
        [("三个月内给予代表书面答复", "hard", "2024-06-05")],
        "a term counted from the day of speaking",
    ),
]

ENGLISH = [
    ("The Department will publish the strategy by the end of 2024.", "hard", "2024-12-31", "will, and a year's end"),
    ("We intend to consult within six months.", "soft", "2024-09-05", "an intention, from the day of speaking"),
    ("We will consider this in due course.", "hedge", None, "to consider is to hedge"),
    (
        "Subject to funding, the Council will open two centres in spring 2025.",
        "conditional",
        "2025-05-31",
        "it waits for money",
    ),
    ("We have no plans to change the rules.", "refusal", None, "no plans"),
    ("The scheme will report later this year.", "hard", "2024-12-31", "the year of speaking"),
    ("Ministers will respond by 31 July 2024.", "hard", "2024-07-31", "a full date"),
]

NOT_MADE = [
    ("我局已于去年完成路面修复。", "it is done"),
    ("目前正在办理规划手续。", "it is under way"),
    ("现将有关情况回复如下。", "将 is the particle of a formula"),
    ("建设单位应当在竣工后三个月内备案。", "a rule binds anybody"),
    ("您可以向街道办事处提出申请。", "advice to the writer"),
    ("如有疑问，我们将为您做详细解答。", "courtesy"),
    ("代表建议加快建设体育馆，请市政府尽快启动。", "what is asked is not promised"),
    ("会议由市教育局主持，社会各界代表参加。", "会 in 会议 and 社会 is no verb"),
    ("群众的获得感将不断提升。", "a state that gets better by itself"),
    ("我局将高度重视，进一步加大工作力度。", "no act with an object"),
    ("“请问今年年底前能否完成改造？”有代表提问。", "a question"),
]

REFUSED = [
    "该路段无拓宽计划，不予办理。",
    "目前暂不具备建设条件。",
    "本府无是项经费可资办理。",
    "该事项不属于我局职权范围。",
    "我局没有管辖权，建议您向上级主管部门反映。",
    "本案未编列相关预算。",
    "您只能按照现行政策享受补助。",
    "经研究，暂不考虑增设该站点。",
]


@pytest.mark.parametrize(("text", "wanted", "reason"), MADE)
def test_a_promise_is_found_with_its_strength_and_date(text, wanted, reason):
    found = promises(text, SAID)
    assert len(found) == len(wanted), reason
    for promise, (words, strength, due) in zip(found, wanted, strict=True):
        assert words in promise.quote, reason
        assert str(promise.strength) == strength, reason
        assert (promise.due_on.isoformat() if promise.due_on else None) == due, reason
        assert promise.reasons
        assert text[promise.start : promise.end] == promise.quote


@pytest.mark.parametrize(("text", "strength", "due", "reason"), ENGLISH)
def test_an_english_answer_is_read_too(text, strength, due, reason):
    (one,) = promises(text, SAID)
    assert (str(one.strength), one.due_on.isoformat() if one.due_on else None) == (strength, due), reason
    assert one.reasons


def test_an_english_report_of_the_past_is_no_promise():
    assert promises("The Department published the strategy in 2023. My right hon. Friend made a statement.", SAID) == []


@pytest.mark.parametrize(("text", "reason"), NOT_MADE)
def test_what_is_no_promise_is_left_alone(text, reason):
    assert [one.quote for one in promises(text, SAID) if one.strength is not Strength.REFUSAL] == [], reason


@pytest.mark.parametrize("text", REFUSED)
def test_a_refusal_never_becomes_a_promise(text):
    found = promises(text, SAID)
    assert {one.strength for one in found} == {Strength.REFUSAL}
    assert all(one.due_on is None for one in found)


def test_the_bengbu_answer_gives_its_three_promises_and_none_is_verifiable():
    found = promises(BENGBU, date(2023, 9, 26))
    assert [one.quote for one in found] == [
        "定期开展产业对接会",
        "不定期为龙头企业开展招大引强活动",
        "针对存量企业开展延链招商",
    ]
    for one in found:
        assert one.missing == (Missing.DUE, Missing.MEASURE, Missing.EVIDENCE)
        assert not one.is_verifiable
        assert one.owner == "市经信局、市工招园"


def test_a_promise_with_owner_date_measure_and_evidence_is_verifiable():
    (one,) = promises("市教育局将于2025年6月底前新建12所幼儿园并公布名单。", SAID)[:1]
    assert (one.owner, one.due_on, one.measure) == ("市教育局", date(2025, 6, 30), "12所")
    (whole,) = promises("市甲局将于2025年6月底前公布12家企业名单。", SAID)
    assert whole.is_verifiable


def test_the_date_at_the_foot_goes_before_the_day_of_publication():
    (one,) = promises("我局将于10月底前完成整改。市甲局 2016年7月14日", date(2018, 1, 1))
    assert one.due_on == date(2016, 10, 31)


def test_without_a_day_of_speaking_the_date_stays_unknown():
    (one,) = promises("我局将在年内完成整改。")
    assert one.due_on is None
    assert Missing.DUE in one.missing


def test_budget_years_and_plans_are_names_and_not_due_dates():
    (one,) = promises("本府将列入102年度计划内办理。")
    assert one.due_on is None


SOURCE = (
    "会上，市甲局负责人表示，将在年底前完成改造。随后，会议继续进行，代表们围绕议题展开了热烈的讨论，并提出了意见。"
)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(SOURCE) - 1), st.sampled_from(["", "改", "  "]))
def test_any_edit_of_the_source_breaks_the_anchor(place, other):
    (one,) = promises(SOURCE, SAID)
    edited = SOURCE[:place] + other + SOURCE[place + 1 :]
    assert holds(one.anchor, SOURCE)
    assert holds(one.anchor, edited) == (edited == SOURCE)


def test_an_edit_elsewhere_leaves_the_quoted_words_standing():
    start = SOURCE.index("将在")
    tie = anchor(SOURCE, start, start + 10)
    assert stands(tie, SOURCE + "补记。")
    assert not holds(tie, SOURCE + "补记。")
    assert not stands(tie, "　" + SOURCE)


def test_an_anchor_needs_words():
    with pytest.raises(ValueError, match="引文位置"):
        anchor(SOURCE, 5, 5)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="将会拟待后年月底前，。：“”「」一是并1209局我 \n", max_size=80))
def test_any_text_can_be_read(text):
    for one in promises(text, SAID):
        assert text[one.start : one.end] == one.quote != ""
