"""Importing a roster on screen: template, upload, every row shown, confirmed, taken back."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import load_workbook

from tests.cast import make_cast
from tests.people.sheets import HEADER, bomb, roster
from yinuo.people.models import Deputy, Invitation, Roster, RosterImport

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def manager(client, cast):
    client.force_login(cast.commission, backend=BACKEND)
    return client


def upload(client, file, name="名册.xlsx", kind=Roster.DEPUTIES):
    sent = SimpleUploadedFile(name, file.read())
    return client.post("/people/rosters/", {"roster": str(kind), "file": sent})


def test_the_template_offers_what_the_congress_has(manager, cast):
    answer = manager.get("/people/rosters/deputies.xlsx")
    assert "filename*=utf-8''%E4%BB%A3%E8%A1%A8%E5%90%8D%E5%86%8C.xlsx" in answer.headers["Content-Disposition"]
    book = load_workbook(io.BytesIO(answer.content))
    assert book.get_sheet_by_name("名册").to_python()[0][:4] == ["姓名", "拼音", "代表证号", "代表团"]
    assert book.get_sheet_by_name("名册").to_python()[1][0] == "示例：代表甲"
    assert ["示例县代表团", "是"] in book.get_sheet_by_name("选项").to_python()


def test_there_is_no_template_of_anything_else(manager):
    assert manager.get("/people/rosters/secrets.xlsx").status_code == 404


def test_an_upload_shows_every_row_and_writes_nothing(manager, cast):
    rows = (
        ["代表丁", "示100", "新代表团", "13800000004"],
        ["代表戊", "示101", "示例县代表团", "138"],
        ["代表甲", "示001", "示例县代表团"],
    )
    shown = manager.get(upload(manager, roster(*rows)).url).content.decode()
    for words in ("代表丁", "代表戊", "第3行", "11位手机号", "新代表团", "还没有写入"):
        assert words in shown
    assert Deputy.objects.filter(congress=cast.congress).count() == 3


def test_the_wrong_rows_come_first_and_can_be_looked_at_alone(manager):
    page = upload(manager, roster(["代表丁"], ["代表戊", "", "", "138"]))
    assert [row["number"] for row in manager.get(page.url).context["page"]] == [3, 2]
    assert [row["number"] for row in manager.get(page.url + "?state=wrong").context["page"]] == [3]


def test_the_errors_are_english_for_who_reads_english(manager):
    manager.cookies["language"] = "en"
    page = manager.get(upload(manager, roster(["代表戊", "", "", "138"])).url).content.decode()
    assert "Row 2" in page
    assert "not an 11-digit mobile" in page


def test_a_roster_is_confirmed_and_taken_back_on_screen(manager, cast):
    address = upload(manager, roster(["代表丁", "示100", "新代表团"], ["代表戊", "示101", "", "138"])).url
    refused = manager.post(address + "import-roster/", {"create": ["新代表团"]})
    assert "有1行有错" in refused.content.decode()
    done = manager.post(address + "import-roster/", {"create": ["新代表团"], "skip_wrong": "on"}, follow=True)
    assert "名册已导入" in done.content.decode()
    assert Deputy.objects.get(certificate="示100").delegation.name == "新代表团"
    assert "撤销导入" in manager.get(address).content.decode()
    manager.post(address + "undo-roster/")
    assert not Deputy.objects.filter(certificate="示100").exists()


def test_what_stands_against_taking_back_is_listed(manager, cast):
    address = upload(manager, roster(["代表丁", "示100"])).url
    manager.post(address + "import-roster/")
    deputy = Deputy.objects.get(certificate="示100")
    manager.post("/people/invitations/invite/", {"deputy": deputy.pk})
    page = manager.get(address).content.decode()
    assert "不能撤销，因为" in page
    assert "已有邀请记录1件" in page
    assert manager.post(address + "undo-roster/").status_code == 409
    assert Deputy.objects.filter(pk=deputy.pk).exists()


def test_staff_of_a_roster_get_their_slips_at_once(manager, cast):
    header = ["姓名", "角色", "承办单位"]
    address = upload(manager, roster(["甲局新人", "承办人", "市甲局"], header=header), kind=Roster.POSTS).url
    page = manager.post(address + "import-roster/")
    assert "/people/accept-invitation/" in page.content.decode()
    assert Invitation.objects.get().name == "甲局新人"


@pytest.mark.parametrize(
    ("file", "name", "said"),
    [
        (lambda: io.BytesIO(b""), "名册.xlsx", "空的"),
        (lambda: io.BytesIO(b"%PDF-1.7"), "名册.xlsx", "须是 .xlsx 或 .csv"),
        (bomb, "名册.xlsx", "压缩炸弹"),
        (lambda: roster(["x"], header=["编号", "x", "y", "z"]), "a.xlsx", "下载模板"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_on_the_form(manager, file, name, said):
    page = upload(manager, file(), name)
    assert page.status_code == 200
    assert said in page.content.decode()
    assert not RosterImport.objects.exists()


def test_markup_in_a_roster_stays_words(manager):
    page = manager.get(
        upload(manager, roster(["<script>alert(1)</script>"], ["代表丁", "<img src=x>"])).url
    ).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_table_only_looked_at_is_discarded(manager):
    address = upload(manager, roster(["代表丁"])).url
    manager.post(address + "discard-roster/")
    assert manager.get(address).status_code == 404


def test_the_roster_of_another_congress_is_no_page(manager, cast):
    address = upload(manager, roster(["代表丁"])).url
    other = make_cast("yangben", "样本市")
    manager.force_login(other.commission, backend=BACKEND)
    for path in ("", "import-roster/", "undo-roster/", "discard-roster/"):
        assert manager.post(address + path).status_code in (404, 405)
    assert manager.get(address).status_code == 404
    assert not manager.get("/people/rosters/").context["page"].object_list


def test_a_long_roster_is_shown_in_pages(manager):
    rows = [[f"代表{chr(0x4E00 + number)}"] for number in range(230)]
    page = manager.get(upload(manager, roster(*rows)).url)
    assert len(page.context["page"].object_list) == 100
    assert "第1至100" in page.content.decode()
    assert HEADER[0] in page.content.decode()
