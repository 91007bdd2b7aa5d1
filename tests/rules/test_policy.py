"""Every local number has a source, a bound where the law sets one, and a page that shows it."""

from datetime import date
from fractions import Fraction

import pytest

from yinuo.rules.evaluations import Grade
from yinuo.rules.intake import Ground
from yinuo.rules.limits import Limit
from yinuo.rules.places.bengbu import BENGBU
from yinuo.rules.policy import Override, Policy, PolicyError
from yinuo.rules.policy.answering import Signer
from yinuo.rules.policy.suggesting import PaperRule
from yinuo.rules.submissions import LIMIT_OF_TRACK, Track
from yinuo.rules.terms import Role
from yinuo.rules.votes import Threshold, Whole

DEFAULT = Policy()
ROWS = {row.parameter.key: row for row in DEFAULT.rows()}

# The keys of rules.md §8.3, in its order.
TABLE = """
suggestion.paper_required suggestion.one_matter suggestion.joint_min suggestion.delegation_allowed
suggestion.refusal_grounds suggestion.refusal_outcome withdraw.until withdraw.joint_rule numbering.session
numbering.closed class.table intake.check_wd cosign_days convert_wd assign.deadline assign.authority_closed
assign.meeting_within accept_wd return.deadline return.late_allowed reassign.deadline reassign.restart_clock
contact.first_wd contact.required_before_reply contact.min_times co.deadline co.redo_wd reply.deadline
reply.extended_max extension.approver extension.latest_request reply.clock_start reply.signer reply.joint_recipients
reply.mode reply.copies outcome.scheme speech.track eval.dimensions eval.scale eval.deadline eval.grace_wd
rate.satisfaction_includes_basic rehandle.months rehandle.needs_check rehandle.max_rounds promise.required_for
promise.report_cycle promise.eval_wd promise.rollover lookback.month key.decider key.max publish.default
publish.deadline publish.deputy_consent publish.redact topic.proposal_cutoff topic.joint_min session.per_year
session.notice_days session.brief_draft_days session.brief_final_days session.material_days session.quorum
session.speaker_rule session.scripted speech.max_minutes speech.second_max_minutes report.max_minutes
question.max_seconds answer.max_seconds followup.max_depth question.deferred_days record.confirm_wd
inspect.notice_days inspect.feedback_months opinion.deliver_days opinion.report_months vote.grades vote.invalid_rule
vote.thresholds interpellation.min calendar.source deadline.roll_forward deadline.first_day_counts alert.due_soon
escalation.steps assessment.formula report.yearly archive.retention_years identity.protection layout.profile
"""

# The further ones that the tables of §8.1 call for.
CALLED_FOR = """
recheck_wd publish_release_wd promise.confirm_wd inspect.report_days escalation.talk submission.forward_wd
submission.reply
"""


def set_here(values, **where):
    return DEFAULT.replace(values, **{"source": "本地", "document": "示例市办法", "from_on": date(2026, 1, 1), **where})


def test_every_parameter_of_the_rules_is_there():
    assert [key for key in (TABLE + CALLED_FOR).split() if key not in ROWS] == []


def test_what_goes_beyond_the_rules_says_so():
    beyond = set(ROWS) - set((TABLE + CALLED_FOR).split())
    assert beyond == {
        "suggestion.papers",  # two in Bengbu
        "followup.warn_at",  # the second half of followup.max_depth
        "interpellation.min_county",  # the other two numbers of interpellation.min
        "interpellation.min_congress",
    }


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("return.deadline", "7个工作日"),
        ("reply.deadline", "3个月"),
        ("session.notice_days", "7日"),
        ("speech.max_minutes", "10分钟"),
        ("question.max_seconds", "180秒"),
        ("alert.due_soon", "30、15、5"),
        ("deadline.roll_forward", "是"),
        ("return.late_allowed", "否"),
        ("vote.thresholds", "未设定"),
        ("key.max", "未设定"),
        ("reply.signer", "主要负责人"),
        ("eval.scale", "满意、基本满意、不满意"),
        ("numbering.closed", "闭-{year}-{serial:03d}"),
    ],
)
def test_the_page_shows_each_value_with_its_unit(key, shown):
    assert ROWS[key].shown == ROWS[key].default_shown == shown


def test_every_row_says_where_its_default_comes_from():
    for row in ROWS.values():
        assert row.parameter.cited or row.parameter.proposed or row.basis == ["未见规定"], row.parameter.key
    assert ROWS["assign.deadline"].basis == ["青岛市代表建议工作条例第十四条"]
    assert ROWS["numbering.closed"].basis == ["建议值"]
    assert ROWS["vote.thresholds"].basis == ["未见规定"]


def test_every_row_belongs_to_a_titled_group_and_no_two_share_a_key():
    assert len(DEFAULT.rows()) == len(ROWS)
    assert all(row.group and row.parameter.label for row in ROWS.values())


def test_values_are_reached_by_name_or_by_key():
    assert DEFAULT.returns.deadline.workdays == DEFAULT.value("return.deadline").workdays == 7
    assert DEFAULT.votes.threshold is None


@pytest.mark.parametrize(
    ("key", "given", "value"),
    [
        ("return.deadline", 5, Limit(workdays=5)),  # a bare number keeps the unit
        ("return.deadline", "10日", Limit(days=10)),
        ("return.deadline", "5 WD", Limit(workdays=5)),
        ("rehandle.months", "2个月", Limit(months=2)),
        ("reply.deadline", 2, Limit(months=2)),  # shorter than the law is allowed
        ("reply.deadline", "89日", Limit(days=89)),  # no three months are shorter
        ("reply.signer", "a-leader", Signer.LEADER),
        ("reply.signer", "分管负责人", Signer.IN_CHARGE),
        ("assign.authority_closed", "council", Role.COUNCIL),
        ("return.late_allowed", "是", True),
        ("key.max", "8", 8),
        ("key.max", "无", None),
        ("alert.due_soon", "20、10、3", (20, 10, 3)),
        ("suggestion.refusal_grounds", "personal-matter；申诉、控告、检举", (Ground.PERSONAL, Ground.PETITION)),
        ("vote.thresholds", None, None),
        ("numbering.closed", "B{year}-{serial:04d}", "B{year}-{serial:04d}"),
    ],
)
def test_a_city_sets_a_value_as_a_form_gives_it(key, given, value):
    set_value = set_here({key: given}).value(key)
    if isinstance(value, Limit):
        assert set_value.label == value.label
        assert "示例市办法" in set_value.basis
    else:
        assert set_value == value


@pytest.mark.parametrize(
    ("key", "given", "zh", "en"),
    [
        ("return.deadlin", 5, "是否指“return.deadline”", "did you mean return.deadline"),
        ("nothing.like.it", 5, "没有参数", "there is no parameter"),
        ("return.deadline", "soon", "须如“5个工作日”", "must be like 5 WD"),
        ("return.deadline", 0, "至少为1", "at least 1"),
        ("return.deadline", True, "须如“5个工作日”", "must be like 5 WD"),
        ("return.late_allowed", "maybe", "须为是或否", "must be yes or no"),
        ("contact.min_times", 0, "不得小于1（代表法第五十一条）", "at least 1 (Deputies Law (2025) art. 51)"),
        ("contact.required_before_reply", False, "不能改为否（代表法第五十一条）", "cannot be False"),
        ("reply.deadline", 4, "不得超过3个月（代表法第五十一条），现为4个月", "never exceed 3 months"),
        ("reply.deadline", "90日", "不得超过3个月", "never exceed 3 months"),  # February to April has 89 days
        (
            "reply.deadline",
            "60个工作日",
            "不得超过3个月",
            "written in months or days",
        ),  # over long holidays it may run past
        ("reply.extended_max", 7, "不得超过6个月（代表法第五十一条）", "never exceed 6 months"),
        ("reply.extended_max", 2, "短于答复期限", "shorter than reply.deadline"),
        ("interpellation.min", 4, "不得小于5（监督法第五十一条）", "at least 5"),
        ("interpellation.min", 6, "不得大于5", "at most 5"),
        ("deadline.first_day_counts", True, "不能改为是（民法典第二百零一条）", "cannot be True"),
        ("key.decider", "commission", "须为主任会议之一", "must be one of council"),
        ("reply.signer", "门卫", "须为主要负责人", "must be one of head"),
        ("session.brief_final_days", 30, "须依次递减", "must not increase"),
        ("lookback.month", "13", "不得大于12", "at most 12"),
        ("alert.due_soon", [], "不能为空列表", "empty list"),
        ("alert.due_soon", 5, "须为列表", "must be a list"),
        ("session.notice_days", None, "不能为空", "must not be empty"),
        ("session.notice_days", "7.5", "须为整数", "whole number"),
        ("vote.thresholds", "一半", "须如“满意、基本满意占有效票", "must be like"),
        ("numbering.closed", "闭-{year}", "须含一个{serial}", "needs one {serial}"),
        ("topic.proposal_cutoff", "02-30", "须如12-31", "must be like 12-31"),
    ],
)
def test_what_cannot_be_is_refused_in_both_languages(key, given, zh, en):
    with pytest.raises(PolicyError) as refusal:
        set_here({key: given})
    assert zh in str(refusal.value)
    assert en in str(refusal.value)


def test_all_faults_come_at_once_and_nothing_is_half_set():
    with pytest.raises(PolicyError) as refusal:
        set_here({"return.deadline": 5, "reply.deadline": 4, "reply.signer": "门卫"})
    assert len(str(refusal.value).splitlines()) == 2
    assert DEFAULT.returns.deadline.workdays == 7


def test_a_value_as_text_reads_back():
    for row in ROWS.values():
        known = row.parameter
        again = known.read(known.write(row.value))
        assert known.show(again) == row.shown, known.key


def test_a_threshold_is_the_operators_rule():
    threshold = Threshold(frozenset({Grade.SATISFIED}), Whole.VALID, Fraction(1, 2), True, "示例市办法")
    policy = set_here({"vote.thresholds": threshold})
    assert policy.votes.threshold == threshold
    row = next(row for row in policy.rows() if row.parameter.key == "vote.thresholds")
    assert row.shown == row.parameter.write(threshold) == "满意占有效票超过1/2（示例市办法）"
    assert row.parameter.read(row.shown) == threshold


def test_an_override_names_its_document_and_the_rest_keeps_its_source():
    policy = set_here({"return.deadline": 5})
    rows = {row.parameter.key: row for row in policy.rows()}
    assert rows["return.deadline"].basis == ["示例市办法"]
    assert rows["return.deadline"].default_shown == "7个工作日"
    assert rows["assign.deadline"].override is None


def test_a_later_document_takes_the_place_of_an_earlier_one():
    policy = set_here({"return.deadline": 5}).replace(
        {"return.deadline": 6}, source="本地", document="新办法", from_on=date(2027, 1, 1)
    )
    assert policy.returns.deadline.workdays == 6
    assert [override.document for override in policy.overrides] == ["新办法"]


OVERRIDES = [
    Override("return.deadline", "10日", "本地", "新办法", date(2026, 7, 1)),
    Override("return.deadline", 5, "本地", "旧办法", date(2026, 1, 1)),
    Override(
        "reply.deadline", 1, "本地", "旧办法", date(2026, 1, 1)
    ),  # both together, or extended_max would be refused
    Override("reply.extended_max", 2, "本地", "旧办法", date(2026, 1, 1)),
]


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2025, 12, 31), "7个工作日"),  # the day before
        (date(2026, 1, 1), "5个工作日"),  # from its first day
        (date(2026, 6, 30), "5个工作日"),
        (date(2026, 7, 1), "10日"),
    ],
)
def test_on_each_day_the_rules_of_that_day_hold(day, label):
    assert DEFAULT.on(day, OVERRIDES).returns.deadline.label == label


def test_parts_of_one_document_may_depend_on_one_another():
    policy = DEFAULT.on(date(2026, 2, 1), OVERRIDES)
    assert (policy.replies.deadline.label, policy.replies.extended_max.label) == ("1个月", "2个月")


def test_every_track_knows_its_clock():
    limits = {track: key and DEFAULT.value(key).label for track, key in LIMIT_OF_TRACK.items()}
    assert limits[Track.SUGGESTION] == "3个月"
    assert limits[Track.REMARK] == "1个月"
    assert limits[Track.PETITION] is None


def test_bengbu_has_what_its_documents_say_and_no_more():
    assert BENGBU.suggestions.paper is PaperRule.BOTH
    assert len(BENGBU.suggestions.papers) == 2
    assert set(BENGBU.suggestions.refusal_grounds) == {
        Ground.PERSONAL,
        Ground.LETTER,
        Ground.ACADEMIC,
        Ground.NO_CONTENT,
        Ground.OTHER,
    }
    assert BENGBU.floor.track is Track.SUGGESTION
    assert {override.source for override in BENGBU.overrides} == {"BB19", "BB23"}
    assert BENGBU.returns == DEFAULT.returns  # not found, so not claimed
    assert BENGBU.votes.threshold is None
