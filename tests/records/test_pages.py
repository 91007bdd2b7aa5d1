"""The pages of the records: inbox, search, rules, and the loading of files."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import AT, make_cast
from tests.records.things import Thing
from yinuo.people.models import Delegation
from yinuo.records import search
from yinuo.records.actions import attach, override, store, tell
from yinuo.records.models import Notice, ParameterOverride


@pytest.fixture
def page(client, cast):
    """Load a page as one of the cast."""

    def page(address, who=None, **query):
        if who is not None:
            client.force_login(who)
        answer = client.get(address, query)
        if answer.streaming:
            answer.sent = b"".join(answer.streaming_content)
        return answer

    page.client = client
    return page


# -- files ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def file(cast, kinds):
    kept = store(SimpleUploadedFile("会办意见.pdf", b"%PDF-1.7 x"), congress=cast.congress, by=cast.commission, at=AT)
    attach(kept, cast.delegation, "会办意见")
    return kept


def test_a_file_is_loaded_as_an_attachment_and_can_do_nothing(page, file, cast):
    answer = page(file.get_absolute_url(), cast.lead)
    assert answer.sent == b"%PDF-1.7 x"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''%E4%BC%9A")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("who", "status"),
    [("lead", 200), ("cosigner", 200), ("commission", 200), ("clerk", 404), ("stranger", 404), ("visitor", 404)],
)
def test_who_sees_the_subject_may_load_its_files(page, file, cast, who, status):
    """干部甲 uploaded it; 代表甲 and 代表乙 are of the delegation to which it is attached."""
    user = getattr(cast, who)
    assert page(file.get_absolute_url(), user if user.is_authenticated else None).status_code == status


def test_a_file_under_another_name_or_without_its_content_is_not_there(page, file, cast, settings):
    assert page(reverse("records:file", args=[file.pk, "x.html"]), cast.lead).status_code == 404
    (settings.MEDIA_ROOT / file.path).unlink()
    assert page(file.get_absolute_url(), cast.lead).status_code == 404


def test_a_file_attached_to_nothing_is_its_uploaders_alone(page, cast, kinds):
    file = store(SimpleUploadedFile("a.pdf", b"%PDF-1.7"), congress=cast.congress, by=cast.lead, at=AT)
    assert page(file.get_absolute_url(), cast.lead).status_code == 200
    assert page(file.get_absolute_url(), cast.commission).status_code == 404


def test_a_file_stays_within_its_congress(file):
    with pytest.raises(ValueError, match="another congress"):
        attach(file, Thing(make_cast("yangben", "样本市").congress.pk))


# -- notices ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def told(cast):
    for n in range(3):
        tell(
            [cast.lead, cast.clerk],
            "第%(n)s件<请>签收",
            f"/s/{n}/",
            key=str(n),
            subject=Thing(cast.congress.pk),
            at=AT,
            n=n,
        )


def test_the_inbox_shows_ones_own_news(page, cast, told):
    html = page("/records/notices/", cast.lead).content.decode()
    assert "3件未读" in html
    assert 'href="/s/2/"' in html
    assert "第2件&lt;请&gt;签收" in html


def test_marking_is_for_ones_own_and_by_post_only(page, cast, told):
    first = Notice.objects.filter(to=cast.lead).first()
    assert page("/records/notices/read/", cast.lead).status_code == 405
    page.client.post("/records/notices/read/", {"notice": first.pk})
    assert Notice.objects.unread_by(cast.lead).count() == 2
    assert "第2件" not in page("/records/notices/?unread", cast.lead).content.decode()
    others = Notice.objects.filter(to=cast.clerk).first()
    page.client.post("/records/notices/read/", {"notice": [others.pk, "x", "²"]})
    assert Notice.objects.unread_by(cast.clerk).count() == 3
    page.client.post("/records/notices/read/", {"all": "1"})
    html = page("/records/notices/", cast.lead).content.decode()
    assert "没有未读通知" in html
    assert "全部标为已读" not in html


def test_an_empty_inbox_says_when_something_comes(page, cast):
    assert "期限将到时" in page("/records/notices/", cast.stranger).content.decode()


def test_the_inbox_takes_the_same_few_queries_however_full(page, cast, told, django_assert_max_num_queries):
    page("/records/notices/", cast.lead)
    with django_assert_max_num_queries(10):
        page("/records/notices/")


@pytest.mark.parametrize("address", ["/records/notices/", "/records/search/"])
def test_the_visitor_is_asked_to_sign_in(page, address):
    assert page(address).status_code == 302


# -- search -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def indexed(cast, kinds):
    for delegation in (cast.delegation, cast.other_delegation):
        search.index(delegation, f"{delegation.name}<组成>", "负责亩均效益评价")
    search.index(Thing(cast.congress.pk, cast.delegation.pk, kind="secret"), "亩均密件", "")


def test_one_finds_only_what_one_may_see(page, cast, indexed):
    html = page("/records/search/", cast.lead, q="亩均").content.decode()
    assert "示例县代表团&lt;组成&gt;" in html
    assert "负责<mark>亩均</mark>效益评价" in html
    assert f'href="/delegations/{cast.delegation.pk}/"' in html
    assert "样本区代表团" not in html
    assert "亩均密件" not in html
    assert "没有找到“亩均”" in page("/records/search/", cast.clerk, q="亩均").content.decode()


def test_what_one_may_see_is_found_behind_much_that_one_may_not(page, cast, kinds, monkeypatch):
    monkeypatch.setattr("yinuo.records.queries.CANDIDATES", 5)
    for pk in range(1000, 1030):
        search.index(Thing(cast.congress.pk, pk, kind="delegation"), "亩均亩均亩均", "亩均")
    search.index(cast.delegation, "示例县代表团", "负责很多很多很多其他的事情，也包括亩均")
    assert "示例县代表团" in page("/records/search/", cast.lead, q="亩均").content.decode()


def test_it_can_be_narrowed_and_asked_for_nonsense(page, cast, indexed):
    assert "示例县代表团" in page("/records/search/", cast.lead, q="亩均", kind="delegation").content.decode()
    assert "没有找到" in page("/records/search/", cast.lead, q="亩均", kind="secret").content.decode()
    for query in (
        {"q": "亩均", "kind": "x", "page": "-3"},
        {"q": "\0"},
        {"q": "亩均", "page": "²"},
        {"q": "甲" * 5000},
        {},
    ):
        assert page("/records/search/", cast.lead, **query).status_code == 200


def test_more_pages_are_offered_while_there_is_more(page, cast, kinds, monkeypatch):
    monkeypatch.setattr("yinuo.records.views.search.A_PAGE", 1)
    more = Delegation.objects.create(congress=cast.congress, name="示例乡代表团")
    monkeypatch.setitem(
        kinds, "delegation", replace(kinds["delegation"], visible=lambda user: Delegation.objects.all())
    )
    for delegation in (cast.delegation, more):
        search.index(delegation, delegation.name, "亩均")
    first = page("/records/search/", cast.lead, q="亩均").content.decode()
    second = page("/records/search/", cast.lead, q="亩均", page="2").content.decode()
    assert 'rel="next"' in first
    assert 'rel="next"' not in second
    assert 'rel="prev"' in second
    assert ("示例县代表团" in first) != ("示例县代表团" in second)


# -- rules ------------------------------------------------------------------------------------------------------------


def change(cast, value="3个工作日"):
    document = "示例市办法（2026年）"
    return override(cast.congress, "accept_wd", value, document=document, from_on=AT.date(), by=cast.office, at=AT)


def test_anyone_reads_every_rule_with_its_source(page, cast):
    change(cast)
    html = page("/records/rules/").content.decode()
    assert "签收期限" in html
    assert "3个工作日" in html
    assert "示例市办法（2026年）" in html
    assert "建议值" in html
    assert "代表法第五十一条" in html


def test_of_several_congresses_each_has_its_rules(page, cast):
    other = make_cast("yangben", "样本市")
    change(other, "9个工作日")
    assert "9个工作日" not in page("/records/rules/").content.decode()
    assert "9个工作日" in page("/records/rules/", congress="yangben").content.decode()
    assert "9个工作日" in page("/records/rules/", other.lead).content.decode()
    assert page("/records/rules/", congress="nowhere").status_code == 404


def test_one_rule_shows_its_history_and_no_form_to_others(page, cast):
    change(cast)
    for who in (None, cast.lead, cast.clerk):
        html = page("/records/rules/accept_wd/", who).content.decode()
        assert "历次调整" in html
        assert '<form method="post">' not in html
    assert page("/records/rules/no.such/").status_code == 404


SETTING = {"value": "4个工作日", "document": "示例市办法（2027年）", "from_on": "2026-01-01"}


def test_staff_change_a_rule_by_a_document(page, cast):
    assert "调整参数" in page("/records/rules/accept_wd/", cast.commission).content.decode()
    answer = page.client.post("/records/rules/accept_wd/", SETTING, follow=True)
    assert "4个工作日" in answer.content.decode()
    assert ParameterOverride.objects.get().by == cast.commission


def test_a_wrong_value_is_explained_and_nothing_is_set(page, cast):
    page.client.force_login(cast.commission)
    for values, words in [
        (SETTING | {"value": "很快"}, "须如"),
        (SETTING | {"from_on": "2026-02-30"}, "日期"),
        (SETTING | {"document": ""}, "必填"),
    ]:
        assert words in page.client.post("/records/rules/accept_wd/", values).content.decode()
    refused = page.client.post("/records/rules/reply.extended_max/", SETTING | {"value": "2个月"}).content.decode()
    assert "短于" in refused
    assert not ParameterOverride.objects.exists()


def test_yes_and_no_and_terms_are_offered_to_choose_from(page, cast):
    html = page("/records/rules/contact.required_before_reply/", cast.office).content.decode()
    assert 'type="radio"' in html
    answer = page.client.post("/records/rules/reply.clock_start/", SETTING | {"value": "congress-close"}, follow=True)
    assert "大会闭幕之日" in answer.content.decode()


@pytest.mark.parametrize("who", ["lead", "clerk", "head", "reviewer", "visitor"])
def test_nobody_else_changes_a_rule(page, cast, who):
    user = getattr(cast, who)
    if user.is_authenticated:
        page.client.force_login(user)
    assert page.client.post("/records/rules/accept_wd/", SETTING).status_code == 403
    assert not ParameterOverride.objects.exists()


def test_staff_of_another_congress_change_nothing_here(page, cast):
    page.client.force_login(make_cast("yangben", "样本市").commission)
    assert page.client.post("/records/rules/accept_wd/?congress=shili", SETTING).status_code == 403


@pytest.mark.parametrize(
    ("address", "english"),
    [
        ("/records/notices/", ["Nothing unread", "No notices"]),
        ("/records/search/?q=独角兽", ["Words to find", "Nothing found for “独角兽”"]),
        ("/records/rules/", ["Seen elsewhere", "working days"]),
        ("/records/rules/accept_wd/", ["Change the parameter", "From which day"]),
    ],
)
def test_every_page_speaks_english_too(page, cast, kinds, address, english):
    page.client.cookies["language"] = "en"
    html = page(address, cast.commission).content.decode()
    assert '<html lang="en"' in html
    assert [words for words in english if words not in html] == []
