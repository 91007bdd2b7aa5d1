"""Importing a roster: row-precise errors, nothing written before confirming, one transaction, undo, a second upload."""

import io
from datetime import timedelta

import pytest

from tests.cast import AT, TODAY, make_cast
from tests.people.sheets import HEADER, roster, workbook
from yinuo.people import actions
from yinuo.people.actions.rosters import refusing_undo
from yinuo.people.models import Delegation, Deputy, Group, Invitation, Post, Roster, RosterImport, Unit
from yinuo.people.rosters.checking import counted, wanted
from yinuo.people.rosters.columns import COLUMNS
from yinuo.people.rosters.template import template
from yinuo.people.sweeps import forget_unconfirmed
from yinuo.records.models import Chain, Entry
from yinuo.records.search import find
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role

pytestmark = pytest.mark.django_db
FULL = [column.title for column in COLUMNS[Roster.DEPUTIES]]
UNITS = [column.title for column in COLUMNS[Roster.UNITS]]
POSTS = [column.title for column in COLUMNS[Roster.POSTS]]


def upload(cast, *rows, header=HEADER, kind=Roster.DEPUTIES, by=None):
    file = roster(*rows, header=header)
    return actions.read_roster(cast.congress, kind, file, "名册.xlsx", by=by or cast.commission, at=AT)


def confirm(cast, imported, by=None, **choices):
    return actions.confirm_roster(imported, **choices, by=by or cast.commission, at=AT, today=TODAY)


def states(imported):
    return [row["state"] for row in imported.table["rows"]]


def problems(imported):
    return [
        (row["number"], problem["column"], problem["text"])
        for row in imported.table["rows"]
        for problem in row["problems"]
    ]


WRONG_CELLS = [
    # (values of the row, column named, Chinese, English)
    ({"姓名": "", "手机": "13800000004"}, "姓名", "没有填姓名，请补上", "fill it in"),
    ({"姓名": "<b>代表丁</b>"}, "姓名", "尖括号", "markup"),
    ({"姓名": "代表&lt;丁"}, "姓名", "网页代码", "markup"),
    ({"姓名": "代表丁、代表戊"}, "姓名", "两个人", "two people"),
    ({"姓名": "代表123"}, "姓名", "数字", "digits"),
    ({"姓名": "代" * 61}, "姓名", "最多60字", "at most 60"),
    ({"手机": "1380000"}, "手机", "11位手机号", "11-digit"),
    ({"手机": "23800000000"}, "手机", "11位手机号", "11-digit"),
    ({"邮箱": "daibiao"}, "邮箱", "name@example.cn", "not valid"),
    ({"任职自": "去年"}, "任职自", "2022-01-10", "not valid"),
    ({"任职自": "2022-02-30"}, "任职自", "2022-01-10", "not valid"),
    ({"任职自": "2026-01-01", "任职至": "2025-01-01"}, "任职至", "早于", "before the first"),
    ({"上级代表": "也许"}, "上级代表", "“是”或“否”", "yes or no"),
    ({"拼音": "dàibiǎo"}, "拼音", "不带声调", "without tones"),
    ({"代表证号": "示001"}, "代表证号", "已是代表甲的", "belongs to 代表甲"),
]


@pytest.mark.parametrize(("values", "column", "chinese", "english"), WRONG_CELLS)
def test_a_wrong_cell_is_named_with_row_column_and_remedy(cast, values, column, chinese, english):
    row = [({"姓名": "代表丁"} | values).get(title, "") for title in FULL]
    imported = upload(cast, ["代表戊"], row, header=FULL)
    found = problems(imported)
    assert [(number, at) for number, at, _ in found] == [(3, column)]
    assert chinese in found[0][2].split(" · ")[0]
    assert english in found[0][2].split(" · ")[1]
    assert states(imported) == ["new", "wrong"]


CLEANED = [
    ("姓名", " 代 表 丁 ", "代表丁"),
    ("姓名", "示例\u200b甲", "示例甲"),  # zero-width space from a web page
    ("姓名", "买买提•示例", "买买提·示例"),
    ("手机", "+86 138-0000-0004", "13800000004"),
    ("手机", "0552-3000000", "0552-3000000"),
    ("任职自", "2022年1月10日", "2022-01-10"),
    ("任职自", "2022.1.10", "2022-01-10"),
    ("任职自", "2022年1月", "2022-01-01"),
    ("上级代表", "√", "是"),
    ("邮箱", "Ding@Example.CN", "ding@example.cn"),
    ("代表小组", "丁组，丙组；丁组", "丁组、丙组"),
]


@pytest.mark.parametrize(("column", "written", "kept"), CLEANED)
def test_a_cell_is_understood_as_people_write_it(cast, column, written, kept):
    row = [({"姓名": "代表丁"} | {column: written}).get(title, "") for title in FULL]
    code = next(one.code for one in COLUMNS[Roster.DEPUTIES] if one.title == column)
    assert upload(cast, row, header=FULL).table["rows"][0]["values"][code] == kept


def test_a_certificate_that_stands_twice_is_wrong_in_both_rows_each_naming_the_other(cast):
    imported = upload(cast, ["代表丁", "示100"], ["代表戊", "示101"], ["代表己", "示100"])
    found = problems(imported)
    assert {(number, column) for number, column, _ in found} == {(2, "代表证号"), (4, "代表证号")}
    assert "第4行" in next(text for number, _, text in found if number == 2)
    assert "第2行" in next(text for number, _, text in found if number == 4)


def test_merged_rows_are_wrong_until_unmerged(cast):
    file = workbook([HEADER, ["代表丁", "", "示例县代表团"], ["代表戊"]], merged=[(1, 2, 2, 2, "示例县代表团")])
    imported = actions.read_roster(cast.congress, Roster.DEPUTIES, file, "a.xlsx", by=cast.commission, at=AT)
    assert [(number, "C2:C3" in text) for number, _, text in problems(imported)] == [(2, True), (3, True)]
    with pytest.raises(NotAllowed):
        confirm(cast, imported, skip_wrong=True)


def test_nothing_is_written_before_confirming(cast):
    before = Deputy.objects.count(), Delegation.objects.count(), Entry.objects.count()
    upload(cast, ["代表丁", "示100", "新代表团", "13800000004"])
    assert (Deputy.objects.count(), Delegation.objects.count(), Entry.objects.count()) == before


def test_a_confirmed_roster_is_entered_with_an_entry_for_each(cast):
    imported = upload(cast, ["曾某", "示100", "示例县代表团", "13800000004"], ["代表戊", "示101", "样本区代表团", ""])
    confirm(cast, imported)
    deputy = Deputy.objects.get(certificate="示100")
    assert (deputy.name, deputy.pinyin, deputy.phone) == ("曾某", "zeng mou", "13800000004")
    assert deputy.delegation == cast.delegation
    assert str(deputy.term) == "第17届"
    acts = list(Entry.objects.order_by("seq").values_list("act", flat=True))
    assert acts == ["add-deputy", "add-deputy", "import-roster"]
    assert [pk for _, pk, _ in find(cast.congress, "曾某")] == [deputy.pk]
    assert "13800000004" not in str(list(Entry.objects.values())), "the trail cannot be erased"
    assert "13800000004" not in str(RosterImport.objects.get().table), "kept once, with the deputy"


def test_a_roster_is_confirmed_once(cast):
    imported = upload(cast, ["代表丁"])
    confirm(cast, imported)
    with pytest.raises(NotAllowed, match="已经导入"):
        confirm(cast, RosterImport.objects.get(pk=imported.pk))
    assert Deputy.objects.filter(name="代表丁").count() == 1


def test_an_unknown_delegation_is_offered_and_made_only_if_agreed(cast):
    rows = (["代表丁", "示100", "新代表团"], ["代表戊", "示101", "示例县代表团"])
    imported = upload(cast, *rows)
    assert wanted(imported.table["rows"]) == {"delegation": ["新代表团"]}
    with pytest.raises(NotAllowed, match="有1行有错"):
        confirm(cast, imported)
    assert not Deputy.objects.filter(name="代表戊").exists(), "all or nothing"
    confirm(cast, RosterImport.objects.get(pk=imported.pk), create=["新代表团"])
    assert Deputy.objects.get(name="代表丁").delegation.name == "新代表团"


def test_a_delegation_written_almost_right_is_pointed_out(cast):
    row = upload(cast, ["代表丁", "", "示例县代表"]).table["rows"][0]
    assert "“示例县代表团”" in row["remarks"][0]


def test_groups_are_linked_and_made_if_agreed(cast):
    imported = upload(cast, ["代表丁", "财经专业代表小组、新小组"], header=["姓名", "代表小组"])
    confirm(cast, imported, create=["新小组"])
    groups = Deputy.objects.get(name="代表丁").groups.values_list("name", flat=True)
    assert set(groups) == {"财经专业代表小组", "新小组"}


def test_wrong_rows_are_left_out_only_if_the_person_says_so(cast):
    imported = upload(cast, ["代表丁", "", "", "138"], ["代表戊"])
    with pytest.raises(NotAllowed, match="有1行有错"):
        confirm(cast, imported)
    confirm(cast, RosterImport.objects.get(pk=imported.pk), skip_wrong=True)
    assert Deputy.objects.filter(name="代表戊").exists()
    assert not Deputy.objects.filter(name="代表丁").exists()


def test_the_same_roster_a_second_time_changes_nothing(cast):
    rows = (["代表丁", "示100", "示例县代表团", "13800000004"], ["代表戊", "", "示例县代表团", ""])
    confirm(cast, upload(cast, *rows))
    again = upload(cast, *rows)
    assert states(again) == ["same", "same"]
    with pytest.raises(NotAllowed, match="没有可以导入的行"):
        confirm(cast, again)


def test_a_changed_row_shows_old_and_new_and_an_empty_cell_erases_nothing(cast):
    confirm(cast, upload(cast, ["代表丁", "示100", "示例县代表团", "13800000004"]))
    second = upload(cast, ["代表丁", "示100", "样本区代表团", ""])
    row = second.table["rows"][0]
    assert row["state"] == "changed"
    assert row["changes"] == {"delegation": ["示例县代表团", "样本区代表团"]}
    confirm(cast, second)
    deputy = Deputy.objects.get(certificate="示100")
    assert (deputy.delegation, deputy.phone) == (cast.other_delegation, "13800000004")


def test_a_namesake_with_another_certificate_is_another_person(cast):
    row = upload(cast, ["代表甲", "示999", "示例县代表团"]).table["rows"][0]
    assert row["state"] == "new"
    assert "同名" in row["remarks"][0]


def test_namesakes_without_a_certificate_are_not_guessed_at(cast):
    confirm(cast, upload(cast, ["代表甲", "示999", "示例县代表团"]))
    assert problems(upload(cast, ["代表甲", "", "示例县代表团"]))[0][:2] == (2, "姓名")


def test_a_roster_that_no_longer_fits_is_not_written(cast):
    imported = upload(cast, ["代表丁", "示100"])
    actions.add_deputy(cast.congress, name="代表丁", certificate="示100", by=cast.commission, at=AT)
    with pytest.raises(NotAllowed, match="第2行已不同"):
        confirm(cast, imported)
    assert RosterImport.objects.get(pk=imported.pk).confirmed_at is None


def test_an_import_is_taken_back_whole(cast):
    cast.lead.deputy.groups.add(cast.group)
    phone = cast.lead.deputy.phone
    before = Deputy.objects.filter(congress=cast.congress).count()
    header = ["姓名", "代表证号", "代表团", "手机", "代表小组"]
    rows = (["代表丁", "示100", "新代表团", "", "新小组"], ["代表甲", "示001", "新代表团", "13800000001", "新小组"])
    imported = upload(cast, *rows, header=header)
    confirm(cast, imported, create=["新代表团", "新小组"])
    assert Deputy.objects.get(certificate="示001").delegation.name == "新代表团"
    actions.undo_roster(imported, by=cast.commission, at=AT)
    lead = Deputy.objects.get(certificate="示001")
    assert (lead.delegation, lead.phone) == (cast.delegation, phone)
    assert list(lead.groups.all()) == [cast.group]
    assert Deputy.objects.filter(congress=cast.congress).count() == before
    assert not Delegation.objects.filter(name="新代表团").exists()
    assert not Group.objects.filter(name="新小组").exists()
    assert not find(cast.congress, "代表丁")
    with pytest.raises(NotAllowed, match="已经撤销"):
        actions.undo_roster(imported, by=cast.commission, at=AT)


def test_what_is_in_use_is_not_taken_back_and_says_by_what(cast):
    imported = upload(cast, ["代表丁", "示100"])
    confirm(cast, imported)
    deputy = Deputy.objects.get(certificate="示100")
    actions.invite(cast.congress, name="代表丁", deputy=deputy, by=cast.commission, at=AT)
    assert refusing_undo(imported) == ["代表已有邀请记录1件 · Invitations: 1"]
    with pytest.raises(NotAllowed, match="代表已有邀请记录1件"):
        actions.undo_roster(imported, by=cast.commission, at=AT)
    assert Deputy.objects.filter(certificate="示100").exists()
    assert RosterImport.objects.get(pk=imported.pk).undone_at is None


def test_what_was_corrected_since_is_not_overwritten_by_taking_back(cast):
    imported = upload(cast, ["代表甲", "示001", "样本区代表团"])
    confirm(cast, imported)
    actions.edit_deputy(Deputy.objects.get(certificate="示001"), delegation=cast.delegation, by=cast.commission, at=AT)
    with pytest.raises(NotAllowed, match="代表甲之后又改过"):
        actions.undo_roster(imported, by=cast.commission, at=AT)


def test_a_failure_half_way_leaves_nothing_half_written(cast, monkeypatch):
    imported = upload(cast, ["代表丁", "示100", "新代表团"], ["代表戊", "示101"])
    monkeypatch.setattr("yinuo.people.actions.rosters.writing.index_many", lambda texts: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        confirm(cast, imported, create=["新代表团"])
    assert not Deputy.objects.filter(name__in=["代表丁", "代表戊"]).exists()
    assert not Delegation.objects.filter(name="新代表团").exists()
    assert not Chain.objects.filter(length__gt=0).exists()
    assert RosterImport.objects.get(pk=imported.pk).confirmed_at is None


def test_units_are_entered_with_their_names_and_known_by_them_the_next_time(cast):
    rows = (
        ["示例市戊局", "市戊局", "政府部门", "负责戊事", "戊委、戊办"],
        ["示例市甲局", "市甲局", "政府部门", "负责甲事", "甲委"],
    )
    imported = upload(cast, *rows, header=UNITS, kind=Roster.UNITS)
    assert states(imported) == ["new", "changed"]
    confirm(cast, imported)
    assert Unit.objects.called("戊委").get().short_name == "市戊局"
    assert Unit.objects.called("甲委").get() == cast.unit
    assert states(upload(cast, *rows, header=UNITS, kind=Roster.UNITS)) == ["same", "same"]
    actions.undo_roster(imported, by=cast.commission, at=AT)
    assert not Unit.objects.called("戊委").exists()
    unit = Unit.objects.get(pk=cast.unit.pk)
    assert (unit.duties, unit.other_names.count()) == ("", 0)


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (["示例市新局", "市甲局", "政府部门", "", ""], "简称", "已是“示例市甲局”的名称"),
        (["示例市新局", "", "政府部门", "", "市甲局"], "别名、曾用名", "已是“示例市甲局”的名称"),
        (["示例市新局", "", "局", "", ""], "类别", "请从下拉列表选"),
        (["示例市新局", "", "", "", ""], "类别", "没有填类别"),
    ],
)
def test_a_wrong_unit_is_named_with_column_and_remedy(cast, row, column, said):
    found = problems(upload(cast, row, header=UNITS, kind=Roster.UNITS))
    assert [one[1] for one in found] == [column]
    assert said in found[0][2]


def test_staff_with_an_account_get_the_post_and_the_others_an_invitation(cast):
    rows = (
        ["甲局新人", "承办人", "科员", "市甲局", "", "", "new@example.cn", "", ""],
        ["丙局承办人", "承办人", "科员", "示例市甲局", "", "", "", cast.co_clerk.username, "2026-03-01"],
    )
    imported = upload(cast, *rows, header=POSTS, kind=Roster.POSTS)
    assert states(imported) == ["new", "new"]
    sent = confirm(cast, imported)
    assert [(invitation.name, invitation.post["unit"]) for invitation, _ in sent] == [("甲局新人", cast.unit.pk)]
    assert Post.objects.filter(user=cast.co_clerk, unit=cast.unit).exists()
    assert states(upload(cast, *rows, header=POSTS, kind=Roster.POSTS)) == ["same", "same"]


def test_an_accepted_invitation_is_not_taken_back(cast):
    row = ["甲局新人", "承办人", "科员", "市甲局", "", "", "", "", ""]
    imported = upload(cast, row, header=POSTS, kind=Roster.POSTS)
    [(_, token)] = confirm(cast, imported)
    actions.accept_invitation(token, username="xinren", password="清风-明月-2026", at=AT, today=TODAY)
    with pytest.raises(NotAllowed, match="甲局新人已接受邀请"):
        actions.undo_roster(imported, by=cast.commission, at=AT)


def test_invitations_nobody_took_are_taken_back(cast):
    row = ["甲局新人", "承办人", "科员", "市甲局", "", "", "", "", ""]
    imported = upload(cast, row, header=POSTS, kind=Roster.POSTS)
    confirm(cast, imported)
    actions.undo_roster(imported, by=cast.commission, at=AT)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (["新人", "承办人", "", "", "", "", "", "", ""], "承办单位", "须填承办单位"),
        (["新人", "承办人", "", "市甲居", "", "", "", "", ""], "承办单位", "是不是“市甲局”"),
        (["新人", "局长", "", "", "", "", "", "", ""], "角色", "请从下拉列表选"),
        (["新人", "系统管理员", "", "", "", "", "", "", ""], "角色", "只能由系统管理员任命"),
        (["新人", "代表工委", "", "", "", "", "", "nobody", ""], "账号", "没有账号“nobody”"),
        (["新人", "代表工委", "", "", "", "", "", "shili-commission", ""], "账号", "是干部甲的"),
    ],
)
def test_a_wrong_post_is_named_with_column_and_remedy(cast, row, column, said):
    found = problems(upload(cast, row, header=POSTS, kind=Roster.POSTS))
    assert [one[1] for one in found] == [column]
    assert said in found[0][2]


@pytest.mark.parametrize("kind", list(Roster))
def test_a_filled_in_template_comes_back_readable(cast, kind):
    file = io.BytesIO(template(kind, cast.congress))
    with pytest.raises(NotAllowed, match="没有一行内容"):  # its one row is the example
        actions.read_roster(cast.congress, kind, file, "模板.xlsx", by=cast.commission, at=AT)


def test_a_roster_is_nobody_elses_to_import(cast):
    for by in (cast.lead, cast.clerk, cast.office, make_cast("yangben", "样本市").commission):
        with pytest.raises(NotAllowed, match="只有代表工委"):
            upload(cast, ["代表丁"], by=by)


def test_a_table_only_looked_at_is_forgotten(cast):
    imported = upload(cast, ["代表丁"])
    actions.discard_roster(imported, by=cast.commission)
    assert not RosterImport.objects.exists()


@pytest.mark.parametrize(("days", "kept"), [(7, True), (8, False)])
def test_a_table_nobody_confirmed_is_forgotten_after_a_week(cast, days, kept):
    upload(cast, ["代表丁", "", "", "13800000004"])
    confirm(cast, upload(cast, ["代表戊"]))
    forget_unconfirmed(AT + timedelta(days=days))
    assert RosterImport.objects.filter(confirmed_at=None).exists() is kept
    assert RosterImport.objects.exclude(confirmed_at=None).exists(), "what was entered can still be undone"


def test_a_province_of_deputies_is_imported_in_few_statements(cast, django_assert_max_num_queries):
    rows = [
        [f"代表{chr(0x4E00 + number)}{chr(0x5E00 + number)}", f"示{number:05}", "示例县代表团", ""]
        for number in range(600)
    ]
    imported = upload(cast, *rows)
    assert counted(imported.table["rows"])["new"] == 600
    with django_assert_max_num_queries(80):
        confirm(cast, imported)
    assert Deputy.objects.filter(congress=cast.congress).count() == 603
    assert Entry.objects.filter(act="add-deputy").count() == 600


def test_a_role_given_by_the_administrator_may_stand_in_a_roster(cast):
    row = ["新管理员", "系统管理员", "", "", "", "", "", "", ""]
    imported = upload(cast, row, header=POSTS, kind=Roster.POSTS, by=cast.administrator)
    [(invitation, _)] = confirm(cast, imported, by=cast.administrator)
    assert invitation.post["role"] == Role.ADMINISTRATOR
