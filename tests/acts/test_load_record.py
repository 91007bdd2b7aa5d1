"""A record file is loaded whole, once, as it stands – or every fault is named with its place and remedy, and nothing is written."""

import copy
import json
import re
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.core.management import call_command

from tests.cast import AT, make_cast
from yinuo.briefings import queries
from yinuo.briefings.actions.loading import load
from yinuo.briefings.models import Briefing, PriorBriefing, Speech
from yinuo.briefings.record_file import BadRecord, read
from yinuo.evidence.models import Claim
from yinuo.people.models import Deputy, Unit
from yinuo.promises.models import Promise
from yinuo.records import search
from yinuo.records.models import Publication
from yinuo.records.verify import verify

SHIPPED = Path(__file__).parents[2] / "yinuo" / "briefings" / "shipped" / "bengbu-2023.yaml"
FACTS = yaml.safe_load(SHIPPED.read_text("utf-8"))


@pytest.fixture
def bengbu(db):
    return load(read(SHIPPED), at=AT)


def everything() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


# -- the shipped record -----------------------------------------------------------------------------------------------


def test_its_figures_add_up_from_what_is_named_and_what_is_not(bengbu):
    account = {line.code: (line.stated, line.named, line.unnamed) for line in queries.account(bengbu)}
    assert account == {
        "speeches": (8, 2, 6),
        "questioners": (10, 1, 9),
        "questions": (13, 1, 12),
        "follow_ups": (3, 0, 3),
    }
    assert all(line.adds_up for line in queries.account(bengbu))


def test_nobody_is_invented_for_the_unnamed(bengbu):
    assert set(Deputy.objects.values_list("name", flat=True)) == {"杨传旭", "徐婵", "张安娜"}
    assert [speech.deputy.name for speech in bengbu.speeches.all()] == ["杨传旭", "徐婵"]
    answer = bengbu.questions.get().answers.get()
    assert [(str(part.unit), part.person, part.post) for part in answer.by_units.all()] == [
        ("市经济和信息化局", "", "负责人"),
        ("市工招园", "", "负责人"),
    ]
    assert str(bengbu.questions.get().lead) == "市经济和信息化局"


def test_its_three_promises_say_what_they_lack(bengbu):
    promises = list(queries.promises_of(bengbu))
    assert [promise.words for promise in promises] == [
        "根据不同的产业，定期开展产业对接会",
        "不定期为龙头企业开展招大引强活动",
        "针对存量企业开展延链招商，促进产业衔接",
    ]
    for promise in promises:
        assert (promise.due_on, promise.measure, promise.evidence_kind) == (None, "", "")
        assert promise.lacks == ["期限", "衡量标准", "证据类型"]
        assert not promise.is_verifiable
        assert not promise.verbatim
        assert (str(promise.unit), [str(unit) for unit in promise.with_units.all()]) == (
            "市经济和信息化局",
            ["市工招园"],
        )
        assert promise.said_on == bengbu.held_on


def test_it_is_public_through_three_decisions(bengbu):
    things = [("briefing", bengbu.pk), *(("promise", promise.pk) for promise in queries.promises_of(bengbu))]
    for kind, pk in things:
        publication = Publication.objects.get(kind=kind, subject_id=pk)
        assert set(publication.decisions.values_list("part", flat=True)) == {"review", "wish", "secrecy"}
        assert publication.published_at == AT
    assert bengbu.published
    assert all(promise.published for promise in queries.promises_of(bengbu))


def test_earlier_sessions_are_named_as_far_as_the_report_names_them(bengbu):
    prior = list(PriorBriefing.objects.values_list("year", "term"))
    assert sorted(prior, key=str) == sorted(
        [(2022, ""), (2021, ""), (2018, ""), (None, "十四届、十五届"), (None, "十四届、十五届")], key=str
    )


def test_every_thing_begins_with_one_entry_that_names_its_source(bengbu):
    for thing in [bengbu, bengbu.topic, *bengbu.speeches.all(), *bengbu.questions.all(), *bengbu.activities.all()]:
        first = thing.trail().order_by("seq")[0]
        assert (first.act, first.by_name, first.source, first.target) == ("load", "系统", "", thing.status)
        assert first.detail["ground"] == "蚌埠新闻网（蚌报融媒体），2024-09-26"
    assert verify().is_whole


def test_its_figure_is_kept_as_a_claim_and_its_words_are_found(bengbu):
    claim = Claim.objects.get()
    assert (claim.indicator, claim.value, claim.unit_word) == ("产选活动场次", 35, "场")
    assert {kind for kind, *_ in search.find(bengbu.congress, "产业")} >= {"briefing", "speech", "answer", "promise"}


def test_nothing_is_loaded_twice(bengbu):
    before = everything()
    with pytest.raises(BadRecord, match="2023-1 已经载入"):
        load(read(SHIPPED), at=AT)
    assert everything() == before


def test_a_second_session_of_the_same_congress_repeats_nobody(bengbu, tmp_path):
    facts = copy.deepcopy(FACTS)
    facts["briefing"] |= {"number": "2024-1", "year": 2024, "held_on": "2024-09-20", "title": "另一次会议"}
    facts["topic"] |= {"year": 2024}
    before = everything()
    load(read(written(tmp_path, facts)), at=AT)
    after = everything()
    grown = {label for label in after if after[label] != before[label]}
    assert "briefings.Briefing" in grown
    assert not grown & {
        "people.Congress",
        "people.Deputy",
        "people.Unit",
        "people.UnitName",
        "people.Delegation",
        "people.Group",
        "briefings.PriorBriefing",
        "evidence.Source",
    }


def test_a_deputy_already_on_the_roster_is_recognised(db, tmp_path):
    load(read(SHIPPED), at=AT)
    known = Deputy.objects.get(name="杨传旭")
    facts = copy.deepcopy(FACTS)
    facts["briefing"] |= {"number": "2024-1", "year": 2024, "held_on": None}
    Deputy.objects.create(congress=known.congress, name="杨传旭")
    before = everything()
    with pytest.raises(BadRecord, match=r"deputies\[0\].name：名册上有两名“杨传旭”"):
        load(read(written(tmp_path, facts)), at=AT)
    assert everything() == before


def test_without_decisions_nothing_is_public(db, tmp_path):
    facts = {key: value for key, value in FACTS.items() if key != "publication"}
    made = load(read(written(tmp_path, facts)), at=AT)
    assert not made.published
    assert not Promise.objects.published().exists()


@pytest.mark.parametrize(
    "change",
    [{"unit": {"extent": "none", "ground": "不公开"}}, {"secrecy": {"finding": "refused", "ground": "涉密"}}],
    ids=["the unit says no", "the reviewer says no"],
)
def test_what_is_decided_against_is_loaded_but_not_shown(db, tmp_path, change):
    made = load(read(written(tmp_path, FACTS | {"publication": FACTS["publication"] | change})), at=AT)
    assert not made.published
    assert Publication.objects.get(kind="briefing", subject_id=made.pk).decisions.count() == 3


def test_what_stands_in_the_source_is_not_filled_in(db, tmp_path):
    facts = copy.deepcopy(FACTS)
    facts["briefing"] |= {"held_on": None, "stated": dict.fromkeys(FACTS["briefing"]["stated"])}
    facts["source"]["republished_on"] = None
    made = load(read(written(tmp_path, facts)), at=AT)
    assert (made.held_on, made.stated) == (None, {})
    assert next((line.stated, line.named, line.unnamed) for line in queries.account(made)) == (None, 2, 0)


# -- wrong files ------------------------------------------------------------------------------------------------------


def written(folder, facts) -> Path:
    path = folder / "record.yaml"
    path.write_text(
        yaml.safe_dump(json.loads(json.dumps(facts, default=str)), allow_unicode=True, sort_keys=False), "utf-8"
    )
    return path


def changed(**at_path):
    """The shipped facts with some values changed: briefing__held_on=..., speeches__0__deputy=...; DROP takes one out."""
    facts = copy.deepcopy(FACTS)
    for path, value in at_path.items():
        *above, last = [int(step) if step.isdigit() else step for step in path.split("__")]
        place = facts
        for step in above:
            place = place[step]
        if value is DROP:
            del place[last]
        else:
            place[last] = value
    return facts


DROP = object()
ANSWER = FACTS["questions"][0]["answer"]
FOLLOW_UP = {**FACTS["questions"][0], "order": 9, "answer": None}

# what is changed, where the fault is, what the Chinese says, what the English says
FAULTS = [
    ({"briefing__why": 7}, "briefing.why", "应为文字", "must be text"),
    ({"briefing__title": DROP}, "briefing.title", "缺少这一项", "missing"),
    ({"topic": DROP}, "topic", "缺少这一项", "missing"),
    ({"briefing__titel": "会"}, "briefing.titel", "没有这一项，请检查拼写", "check the spelling"),
    ({"remarks": "x"}, "remarks", "没有这一项", "no such key"),
    ({"speeches__0__deputy": "某人"}, "speeches[0].deputy", "“某人”没有列在 deputies 里", "not listed under deputies"),
    ({"questions__0__deputy": "某人"}, "questions[0].deputy", "没有列在 deputies 里", "not listed under deputies"),
    (
        {"questions__0__answer__units__1__unit": "某局"},
        "questions[0].answer.units[1].unit",
        "没有列在 units 里",
        "add it",
    ),
    (
        {"briefing__answering_units": ["某局"]},
        "briefing.answering_units[0]",
        "没有列在 units 里",
        "not listed under units",
    ),
    (
        {"speeches__1__nominated_by": "某团"},
        "speeches[1].nominated_by",
        "没有列在 delegations / groups 里",
        "not listed",
    ),
    ({"deputies__1__delegation": "某团"}, "deputies[1].delegation", "没有列在 delegations 里", "not listed"),
    ({"deputies__0__groups": ["某组"]}, "deputies[0].groups[0]", "没有列在 groups 里", "not listed under groups"),
    ({"questions__0__delegation": "某团"}, "questions[0].delegation", "没有列在 delegations 里", "not listed"),
    ({"briefing__stated__speeches": 1}, "briefing.stated.speeches", "来源说1，记录里却有2", "the source states 1"),
    ({"briefing__stated__questioners": 0}, "briefing.stated.questioners", "来源说0，记录里却有1", "holds 1"),
    ({"briefing__stated__questions": -1}, "briefing.stated.questions", "太小，不小于0", "too small, at least 0"),
    ({"speeches__1__order": 1}, "speeches.order", "1 重复", "1 stands twice"),
    ({"deputies": [*FACTS["deputies"], FACTS["deputies"][1]]}, "deputies.name", "徐婵 重复", "徐婵 stands twice"),
    ({"units__0__short_name": "市工招园"}, "units.short_name", "市工招园 重复", "stands twice"),
    ({"briefing__held_on": "2023-02-30"}, "briefing.held_on", "不是真实的日期", "not a real date"),
    ({"briefing__held_on": "二〇二三年九月"}, "briefing.held_on", "不是真实的日期", "write it like 2023-09-26"),
    ({"briefing__held_on": "2022-09-26"}, "briefing.held_on", "日期与年度不符", "does not fall in the year"),
    ({"briefing__number": "2022-1"}, "briefing.number", "应以年度2023开头", "must begin with the year 2023"),
    ({"briefing__number": "第一次"}, "briefing.number", "格式不对", "wrong form"),
    ({"briefing__year": "去年"}, "briefing.year", "应为整数", "whole number"),
    ({"briefing__year": 20230}, "briefing.year", "太大，不大于2100", "too large, at most 2100"),
    ({"briefing__scripted": "也许"}, "briefing.scripted", "应为 true 或 false", "true or false"),
    ({"speeches__0__verbatim": None}, "speeches[0].verbatim", "应为 true 或 false", "true or false"),
    ({"speeches": "两篇"}, "speeches", "应为列表", "must be a list"),
    ({"briefing": ["x"]}, "briefing", "应为一组“键: 值”", "keys with values"),
    ({"speeches__0__points": []}, "speeches[0].points", "至少一项", "at least one"),
    ({"briefing__title": ""}, "briefing.title", "不能为空", "must not be empty"),
    ({"briefing__title": "会" * 201}, "briefing.title", "太长，最多200字", "at most 200 characters"),
    ({"deputies__0__name": "甲" * 61}, "deputies[0].name", "太长，最多60字", "at most 60 characters"),
    ({"deputies__0__name": "<b>杨</b>"}, "deputies[0].name", "不能含尖括号", "remove angle brackets"),
    ({"congress__name": "<script>x</script>"}, "congress.name", "不能含尖括号", "remove angle brackets"),
    ({"congress__about": "<i>x</i>"}, "congress.about", "不能含尖括号", "remove angle brackets"),
    ({"briefing__facts": {"甲": "<i>"}}, "briefing.facts.甲", "不能含尖括号", "remove angle brackets"),
    ({"briefing__facts": {"甲": 7}}, "briefing.facts.甲", "应为文字或者文字的列表", "must be text or a list"),
    ({"congress__slug": "desk"}, "congress.slug", "系统网址用词", "an address of the system"),
    ({"congress__slug": "Bèngbù"}, "congress.slug", "格式不对", "wrong form"),
    ({"congress__level": "国"}, "congress.level", "级别“国”不认识", "unknown level"),
    ({"congress__place": "atlantis"}, "congress.place", "规则包“atlantis”不认识", "unknown pack of rules"),
    ({"source__address": "javascript:x"}, "source.address", "格式不对", "wrong form"),
    ({"briefing__legal_kind": "茶话会"}, "briefing.legal_kind", "会议性质“茶话会”不认识", "unknown legal kind"),
    ({"units__0__kind": "?"}, "units[0].kind", "单位类别“?”不认识", "unknown kind of unit"),
    ({"activities__0__form": "游览"}, "activities[0].form", "形式“游览”不认识", "unknown form"),
    (
        {"activities__0__from_on": "2023-09-02", "activities__0__until_on": "2023-09-01"},
        "activities[0].until_on",
        "早于开始日期",
        "ends before it begins",
    ),
    (
        {"questions__0__answer__promises__0__strength": "会"},
        "questions[0].answer.promises[0].strength",
        "承诺强度“会”不认识",
        "unknown strength",
    ),
    (
        {"questions__0__answer__promises__0__evidence": "口头"},
        "questions[0].answer.promises[0].evidence",
        "证据类型“口头”不认识",
        "unknown kind of evidence",
    ),
    (
        {"questions__0__answer__promises__0__due": "年内"},
        "questions[0].answer.promises[0].due",
        "不是真实的日期",
        "not a real date",
    ),
    (
        {"questions__0__answer__claims__0__value": float("nan")},
        "questions[0].answer.claims[0].value",
        "应为有限的数值",
        "finite",
    ),
    (
        {"questions": [FACTS["questions"][0], FOLLOW_UP | {"follow_up_of": 5}]},
        "questions[1].follow_up_of",
        "没有次序为5的问题",
        "no question has the order 5",
    ),
    (
        {"questions": [FACTS["questions"][0], FOLLOW_UP | {"follow_up_of": 9}]},
        "questions[1].follow_up_of",
        "没有次序为9的问题",
        "no question has the order 9",
    ),
    ({"publication__secrecy": DROP}, "publication.secrecy", "缺少这一项", "missing"),
    ({"publication__unit__ground": DROP}, "publication.unit.ground", "缺少这一项", "missing"),
    ({"publication__unit__extent": "some"}, "publication.unit.extent", "公开范围“some”不认识", "unknown extent"),
    (
        {"publication__secrecy__finding": "passed-in-part"},
        "publication.secrecy.finding",
        "逐处标明",
        "leave publication out",
    ),
    ({"prior_briefings__0__year": 22}, "prior_briefings[0].year", "太小", "too small"),
]


@pytest.mark.parametrize(("change", "place", "zh", "en"), FAULTS, ids=[f"{row[1]} {row[3]}" for row in FAULTS])
def test_a_fault_is_named_with_its_place_and_remedy(db, tmp_path, change, place, zh, en):
    before = everything()
    with pytest.raises(BadRecord) as bad:
        load(read(written(tmp_path, changed(**change))), at=AT)
    (fault,) = bad.value.faults
    assert fault.startswith(f"{place}：")
    chinese, english = fault.split(" · ")
    assert zh in chinese
    assert en in english
    assert re.search(r"[一-龥]", chinese)
    assert everything() == before


@pytest.mark.parametrize("day", ["2023-02-30", "2023-13-01", "2023-09-26 24:61:00", '"2023-02-29"'])
def test_a_day_written_bare_that_does_not_exist_is_named_with_its_place(tmp_path, day):
    path = tmp_path / "record.yaml"
    text = SHIPPED.read_text("utf-8")
    assert "  held_on: 2023-09-26\n" in text
    path.write_text(text.replace("  held_on: 2023-09-26\n", f"  held_on: {day}\n"), "utf-8")
    with pytest.raises(BadRecord) as bad:
        read(path)
    assert bad.value.faults == [
        "briefing.held_on：不是真实的日期，应写作 2023-09-26 · not a real date, write it like 2023-09-26"
    ]


BYTES = [
    (b"", "应为一组“键: 值”", "keys with values", "empty"),
    (b"- a\n- b\n", "应为一组“键: 值”", "keys with values", "a list at the top"),
    (b"just words", "应为一组“键: 值”", "keys with values", "a word at the top"),
    (b"format: yinuo-record/2\n", "format：应写 yinuo-record/1", "write yinuo-record/1", "another format"),
    (b"congress: {}\n", "format：应写 yinuo-record/1", "write yinuo-record/1", "no format"),
    (b"format: [\n  a: b\n", "不是正确的 YAML", "line", "a bracket left open"),
    (b"a: 1\n\tb: 2\n", "第2行：不是正确的 YAML", "line 2: not valid YAML", "a tab as indent"),
    (b"a: &x [1]\nb: *x\n", "第2行：不支持 YAML 别名", "line 2: no YAML aliases", "an alias"),
    (b"a: 1\nb: 2\na: 3\n", "第3行：“a”写了两次", "line 3", "a key said twice"),
    ("名: 甲\n".encode("gb18030"), "不是 UTF-8 编码，请另存为 UTF-8", "save it as UTF-8", "a file of an old office"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "不是 UTF-8 编码", "not UTF-8", "a picture"),
    (
        b"a: !!python/object/apply:os.system ['true']\n",
        "第1行：不是正确的 YAML",
        "not valid YAML",
        "an object to be made",
    ),
    (b"a: \x01\n", "不是正确的 YAML", "not valid YAML", "a control character"),
    (b"[" * 20_000, "不是正确的 YAML", "not valid YAML", "nested without end"),
    (b"x: " + b"a" * 10_000_000, "文件超过 2 MB", "larger than 2 MB", "ten megabytes"),
    (b"--- {a: 1}\n--- {b: 2}\n", "不是正确的 YAML", "not valid YAML", "two documents"),
]


@pytest.mark.parametrize(("content", "zh", "en", "case"), BYTES, ids=[row[-1] for row in BYTES])
def test_a_file_that_is_no_record_is_refused_in_plain_words(tmp_path, content, zh, en, case):
    path = tmp_path / "record.yaml"
    path.write_bytes(content)
    with pytest.raises(BadRecord) as bad:
        read(path)
    (fault,) = bad.value.faults
    chinese, english = fault.split(" · ")
    assert zh in chinese
    assert en in english


def test_an_alias_bomb_is_refused_before_it_grows(tmp_path):
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    path = tmp_path / "bomb.yaml"
    path.write_text("\n".join(rows))
    with pytest.raises(BadRecord, match="不支持 YAML 别名"):
        read(path)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path):
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(BadRecord, match="no such file"):
            read(path)


def test_all_faults_are_named_at_once(tmp_path):
    wrong = changed(speeches__0__deputy="某人", speeches__1__order=1, briefing__stated__questions=0)
    with pytest.raises(BadRecord) as bad:
        read(written(tmp_path, wrong))
    assert len(bad.value.faults) == 3
    wrong = changed(briefing__held_on="2023-02-30", briefing__title="", topic=DROP)
    with pytest.raises(BadRecord) as bad:
        read(written(tmp_path, wrong))
    assert [fault.split("：")[0] for fault in bad.value.faults] == ["topic", "briefing.title", "briefing.held_on"]


def test_an_address_that_belongs_to_another_congress_is_not_taken(db, tmp_path):
    make_cast("shili")
    before = everything()
    with pytest.raises(BadRecord, match=r"congress\.slug：“shili”已属于示例市人民代表大会常务委员会，请换一个"):
        load(read(written(tmp_path, changed(congress__slug="shili"))), at=AT)
    assert everything() == before


def test_a_fault_found_while_writing_leaves_nothing_behind(db, tmp_path, monkeypatch):
    before = everything()

    def fails(*args, **kwargs):
        raise BadRecord(["最后一步 · the last step"])

    monkeypatch.setattr("yinuo.briefings.actions.loading.publish", fails)
    with pytest.raises(BadRecord):
        load(read(SHIPPED), at=AT)
    assert everything() == before


# -- the command ------------------------------------------------------------------------------------------------------


def test_the_command_loads_and_says_where_it_is_read(db, capsys):
    call_command("load_record", str(SHIPPED))
    assert (
        "已载入 · loaded: 2023年度五大产业集群发展情况政情通报会　/bengbu/sessions/2023-1/" in capsys.readouterr().out
    )
    assert Briefing.objects.get().published


def test_the_command_prints_every_fault_and_exits_with_one(db, tmp_path, capsys):
    wrong = written(tmp_path, changed(speeches__0__deputy="某人", speeches__1__order=1))
    before = everything()
    with pytest.raises(SystemExit) as exit_code:
        call_command("load_record", str(wrong))
    said = capsys.readouterr().err
    assert exit_code.value.code == 1
    assert "没有载入，以下各处要改 · not loaded, to be mended:" in said
    assert "speeches[0].deputy" in said
    assert "speeches.order：1 重复" in said
    assert everything() == before


def test_the_command_checks_without_writing(db, capsys):
    call_command("load_record", str(SHIPPED), "--check")
    assert "没有问题 · nothing wrong" in capsys.readouterr().out
    assert (Speech.objects.count(), Unit.objects.count()) == (0, 0)
