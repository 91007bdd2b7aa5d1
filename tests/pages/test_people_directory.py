"""The directory: who reaches which page, what each sees of others, two congresses that know nothing of one another."""

import re

import pytest

from tests.cast import AT, TODAY, make_cast
from yinuo.people import actions
from yinuo.people.models import Deputy, Post, Unit, User
from yinuo.rules.terms import Role

pytestmark = pytest.mark.django_db

EVERYBODY = [
    "lead",
    "commission",
    "office",
    "council",
    "chair",
    "secretary_general",
    "government_office",
    "reviewer",
    "publicity",
    "administrator",
    "clerk",
    "head",
]
MANAGERS = {"commission", "administrator"}
SEE_TELEPHONES = MANAGERS | {"office", "secretary_general"}


def enter(client, user):
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def pages(cast):
    """(address, who reaches it)"""
    deputy, unit = cast.cosigner.deputy, cast.unit
    everybody = set(EVERYBODY)
    return [
        ("/people/", everybody),
        (f"/people/deputies/{deputy.pk}/", everybody),
        ("/people/units/", everybody),
        (f"/people/units/{unit.pk}/", everybody),
        ("/people/deputies/add-deputy/", MANAGERS),
        (f"/people/deputies/{deputy.pk}/edit-deputy/", MANAGERS),
        ("/people/parts/", MANAGERS),
        ("/people/units/add-unit/", MANAGERS),
        (f"/people/units/{unit.pk}/rename-unit/", MANAGERS),
        ("/people/posts/", MANAGERS),
        ("/people/posts/give-post/", MANAGERS),
        (f"/people/posts/{Post.objects.get(user=cast.clerk).pk}/end-post/", MANAGERS),
        ("/people/accounts/", MANAGERS),
        (f"/people/accounts/{cast.clerk.pk}/close-account/", MANAGERS),
        ("/people/invitations/", MANAGERS),
        ("/people/invitations/invite/", MANAGERS),
        ("/people/rosters/", MANAGERS),
        ("/people/rosters/deputies.xlsx", MANAGERS),
    ]


@pytest.mark.parametrize("who", EVERYBODY)
def test_each_role_reaches_its_pages_and_no_others(client, cast, who):
    enter(client, getattr(cast, who))
    for address, allowed in pages(cast):
        assert client.get(address).status_code == (200 if who in allowed else 403), address


def test_the_visitor_is_asked_to_sign_in(client, cast):
    for address, _ in pages(cast):
        assert client.get(address).url.startswith("/accounts/login/"), address


def test_an_account_without_a_post_is_told_whom_to_ask(client, cast):
    user = User.objects.create(username="nobody", name="无岗位", congress=cast.congress)
    page = enter(client, user).get("/people/")
    assert page.status_code == 403
    assert "请与代表工委联系" in page.content.decode()


@pytest.mark.parametrize("who", EVERYBODY)
def test_telephone_and_address_are_for_those_who_need_them(client, cast, who):
    Deputy.objects.filter(user=cast.cosigner).update(phone="13812345678", email="yi@example.cn")
    enter(client, getattr(cast, who))
    listed = client.get("/people/").content.decode()
    page = client.get(f"/people/deputies/{cast.cosigner.deputy.pk}/").content.decode()
    assert ("13812345678" in listed) is (who in SEE_TELEPHONES)
    assert ("13812345678" in page) is (who in SEE_TELEPHONES)
    assert ("yi@example.cn" in page) is (who in SEE_TELEPHONES)


def test_a_deputy_sees_their_own_telephone(client, cast):
    Deputy.objects.filter(user=cast.lead).update(phone="13812345678")
    assert "13812345678" in enter(client, cast.lead).get(f"/people/deputies/{cast.lead.deputy.pk}/").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("words=甲", {"代表甲"}),
        ("words=zm", {"曾某"}),
        ("words=zeng", {"曾某"}),
        ("words=示003", {"代表丙"}),
        ("words=没有这人", set()),
        ("words=%27%22%3Cb%3E", set()),  # quotes and markup are only words
        ("delegation=9999999", set()),
        ("delegation=abc", {"代表甲", "代表乙", "代表丙", "曾某"}),  # nonsense is no filter
    ],
)
def test_deputies_are_found(client, cast, query, found):
    actions.add_deputy(cast.congress, name="曾某", by=None, at=AT)
    page = enter(client, cast.lead).get(f"/people/?{query}")
    assert {deputy.name for deputy in page.context["page"]} == found
    assert "<b>" not in page.content.decode().split("</header>", 2)[2][:400]


def test_deputies_are_found_by_delegation_and_group(client, cast):
    cast.lead.deputy.groups.add(cast.group)
    enter(client, cast.commission)
    by_place = client.get(f"/people/?delegation={cast.other_delegation.pk}")
    by_group = client.get(f"/people/?group={cast.group.pk}")
    assert [deputy.name for deputy in by_place.context["page"]] == ["代表丙"]
    assert [deputy.name for deputy in by_group.context["page"]] == ["代表甲"]


def test_those_no_longer_in_office_are_listed_on_request(client, cast):
    Deputy.objects.filter(user=cast.cosigner).update(until_on=TODAY.replace(year=2024))
    enter(client, cast.commission)
    assert "代表乙" not in client.get("/people/").content.decode()
    assert "代表乙" in client.get("/people/?former=1").content.decode()


def test_the_empty_directory_says_when_something_will_be_there(client, cast):
    Deputy.objects.filter(congress=cast.congress).delete()
    assert "下载模板" in enter(client, cast.commission).get("/people/").content.decode()
    assert "代表工委登记后" in enter(client, cast.office).get("/people/").content.decode()


def test_the_list_costs_the_same_for_three_deputies_and_for_forty(client, cast, django_assert_max_num_queries):
    for number in range(40):
        deputy = actions.add_deputy(
            cast.congress, name=f"代表{chr(0x4E10 + number)}", delegation=cast.delegation, by=None, at=AT
        )
        deputy.groups.add(cast.group)
    enter(client, cast.commission)
    client.get("/people/")
    with django_assert_max_num_queries(16):
        client.get("/people/")


def test_a_deputy_is_entered_and_corrected_on_screen(client, cast):
    enter(client, cast.commission)
    facts = {"name": "曾 某", "certificate": "示100", "delegation": cast.delegation.pk, "phone": "138 0000 0004"}
    made = client.post("/people/deputies/add-deputy/", facts)
    deputy = Deputy.objects.get(certificate="示100")
    assert made.url == deputy.get_absolute_url()
    assert (deputy.name, deputy.pinyin, deputy.phone) == ("曾某", "zeng mou", "13800000004")
    page = client.get(f"/people/deputies/{deputy.pk}/edit-deputy/")
    assert page.context["form"].initial["pinyin"] == "zeng mou"
    client.post(f"/people/deputies/{deputy.pk}/edit-deputy/", facts | {"pinyin": "ceng mou"})
    assert Deputy.objects.get(pk=deputy.pk).pinyin == "ceng mou"
    assert "更正代表资料" in client.get(deputy.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"name": ""}, "name", "这个字段是必填项"),
        ({"name": "<b>甲</b>"}, "name", "尖括号"),
        ({"phone": "123"}, "phone", "11位手机号"),
        ({"email": "yi"}, "email", "name@example.cn"),
        ({"certificate": "示001"}, "certificate", "已登记在代表甲名下"),
        ({"from_on": "2026-02-30"}, "from_on", ""),
        ({"from_on": "2026-02-01", "until_on": "2026-01-01"}, "until_on", "止日不能早于起日"),
        ({"delegation": "9999"}, "delegation", ""),
    ],
)
def test_wrong_data_of_a_deputy_are_pointed_out_and_nothing_is_written(client, cast, wrong, field, said):
    enter(client, cast.commission)
    page = client.post("/people/deputies/add-deputy/", {"name": "代表丁"} | wrong)
    assert field in page.context["form"].errors
    assert said in page.content.decode()
    assert not Deputy.objects.filter(name="代表丁").exists()


def test_opening_a_form_changes_nothing(client, cast):
    enter(client, cast.administrator)
    before = list(Deputy.objects.values()), list(Unit.objects.values()), list(Post.objects.values())
    for address, _ in pages(cast):
        client.get(address)
    assert (list(Deputy.objects.values()), list(Unit.objects.values()), list(Post.objects.values())) == before


def test_a_unit_shows_its_names_history_duties_and_people(client, cast):
    by = {"by": cast.commission, "at": AT}
    actions.rename_unit(cast.unit, name="示例市甲甲局", short_name="市甲甲局", **by)
    actions.edit_unit(cast.unit, kind="department", duties="负责甲事", **by)
    actions.abolish_unit(cast.other_unit, on=TODAY, succeeded_by=cast.unit, **by)
    page = enter(client, cast.lead).get(f"/people/units/{cast.unit.pk}/").content.decode()
    for words in ("示例市甲局", "负责甲事", "示例市丁局", "甲局承办人", "沿革"):
        assert words in page
    gone = client.get(f"/people/units/{cast.other_unit.pk}/").content.decode()
    assert "已撤销" in gone
    assert "示例市甲甲局" in gone


@pytest.mark.parametrize("words", ["示例市甲局", "甲甲", "甲委", "负责甲"])
def test_units_are_found_by_any_name_and_by_their_duties(client, cast, words):
    by = {"by": cast.commission, "at": AT}
    actions.rename_unit(cast.unit, name="示例市甲甲局", short_name="市甲甲局", **by)
    actions.add_other_name(cast.unit, name="甲委", **by)
    actions.edit_unit(cast.unit, kind="department", duties="负责甲事", **by)
    page = enter(client, cast.clerk).get("/people/units/", {"words": words})
    assert [unit.pk for unit in page.context["page"]] == [cast.unit.pk]


@pytest.mark.parametrize(
    ("act", "given"),
    [
        ("rename-unit", {"name": "示例市新局"}),
        ("add-other-name", {"name": "新叫法"}),
        ("edit-unit", {"kind": "court", "duties": "审判"}),
        ("abolish-unit", {"on": "2026-03-01"}),
    ],
)
def test_each_act_on_a_unit_is_done_on_its_page(client, cast, act, given):
    enter(client, cast.commission)
    done = client.post(f"/people/units/{cast.unit.pk}/{act}/", given)
    assert done.url == cast.unit.get_absolute_url()
    assert client.get(done.url).context["trail"].first().act == act


def test_two_units_become_one_on_screen(client, cast):
    enter(client, cast.commission)
    client.post(f"/people/units/{cast.other_unit.pk}/merge-units/", {"into": cast.unit.pk, "on": "2026-03-01"})
    assert Unit.objects.get(pk=cast.other_unit.pk).succeeded_by == cast.unit


def test_a_refused_act_is_said_at_the_head_of_its_form(client, cast):
    enter(client, cast.commission)
    page = client.post(f"/people/units/{cast.unit.pk}/rename-unit/", {"name": "示例市丙局"})
    assert page.status_code == 200
    assert "已属于“示例市丙局”" in page.content.decode()


def test_an_unknown_act_is_no_page(client, cast):
    enter(client, cast.commission)
    assert client.get(f"/people/units/{cast.unit.pk}/explode/").status_code == 404
    assert client.get(f"/people/accounts/{cast.clerk.pk}/explode/").status_code == 404


def test_delegations_and_groups_are_entered_and_counted(client, cast):
    enter(client, cast.commission)
    page = client.get("/people/parts/")
    assert {one.name: one.size for one in page.context["delegations"]} == {"示例县代表团": 2, "样本区代表团": 1}
    client.post("/people/parts/", {"name": "新代表团", "kind": "delegation"})
    client.post("/people/parts/", {"name": "新小组", "kind": "group"})
    assert cast.congress.delegations.filter(name="新代表团").exists()
    assert cast.congress.groups.filter(name="新小组").exists()
    assert "已经登记" in client.post("/people/parts/", {"name": "新小组", "kind": "group"}).content.decode()


def test_nobody_sees_or_touches_the_people_of_another_congress(client, cast):
    other = make_cast("yangben", "样本市")
    Unit.objects.filter(pk=other.unit.pk).update(name="样本市专有局")  # names differ, to be told apart
    Deputy.objects.filter(user=other.lead).update(name="样本市代表")
    invitation, _ = actions.invite(other.congress, name="样本市新人", role=Role.OFFICE, by=other.commission, at=AT)
    enter(client, cast.administrator)
    theirs = [
        f"/people/deputies/{other.lead.deputy.pk}/",
        f"/people/deputies/{other.lead.deputy.pk}/edit-deputy/",
        f"/people/units/{other.unit.pk}/",
        f"/people/units/{other.unit.pk}/rename-unit/",
        f"/people/posts/{Post.objects.get(user=other.clerk).pk}/end-post/",
        f"/people/accounts/{other.clerk.pk}/close-account/",
    ]
    for address in theirs:
        assert client.get(address).status_code == 404, address
        assert client.post(address, {"on": "2026-03-01", "name": "x"}).status_code == 404, address
    for act in ("resend", "revoke"):
        assert client.post(f"/people/invitations/{invitation.pk}/{act}-invitation/").status_code == 404
    for address, _ in pages(cast):
        page = client.get(address)
        if not address.endswith("xlsx"):
            assert "样本市" not in page.content.decode(), address
    assert (
        "样本市"
        not in client.get("/people/?words=样本市").content.decode().split('role="search"')[1].split("</form>")[1]
    )
    other.clerk.refresh_from_db()
    assert other.clerk.is_active


def test_the_english_pages_are_english(client, cast):
    client.cookies["language"] = "en"
    enter(client, cast.administrator)
    for address, _ in pages(cast):
        if address.endswith("xlsx"):
            continue
        text = client.get(address).content.decode().split('<main id="main"')[1]
        text = re.sub(
            r'<(\w+)[^>]*lang="zh-Hans"[^>]*>.*?</\1>|<select.*?</select>|<input[^>]*>|<textarea.*?</textarea>',
            "",
            text,
            flags=re.S,
        )
        text = re.sub(r'<span class="sr">.*?</span>|示例电话', "", text, flags=re.S)  # names; the cast's telephones
        assert re.findall(r"[\u4e00-\u9fff]{2,}", re.sub(r"<[^>]+>", " ", text)) in ([], ["财经专业代表小组"]), address


def test_no_page_has_anything_inline(client, cast):
    enter(client, cast.administrator)
    for address, _ in pages(cast):
        if not address.endswith("xlsx"):
            page = client.get(address).content.decode()
            assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", page), address
