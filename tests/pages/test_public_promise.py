"""/<congress>/promises/: each promise with what it lacks, where it was said, and the trail behind it."""

import pytest

from tests import builders
from tests.pages.public_site import read, text
from yinuo.front.public.standing import Standing, standing
from yinuo.promises.models import Promise
from yinuo.rules.suggestions import Status

pytestmark = pytest.mark.django_db


def pages(client, briefing):
    slug = briefing.congress.slug
    return [client.get(f"/{slug}/promises/{promise.number}/") for promise in Promise.objects.order_by("number")]


def test_an_anonymous_visitor_opens_each_of_the_three(client, bengbu):
    answers = pages(client, bengbu)
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    for answer, words in zip(answers, ("产业对接会", "招大引强", "延链招商"), strict=True):
        assert words in text(answer)


def test_it_says_what_the_promise_lacks(client, bengbu):
    said = text(pages(client, bengbu)[0])
    assert "不可核查" in said
    assert "缺期限、衡量标准、证据类型" in said
    assert "“定期”没说多久一次" in said


def test_a_vague_word_is_underlined_only_where_no_day_was_given(client, bengbu):
    assert b'class="vague">\xe5\xae\x9a\xe6\x9c\x9f<' in pages(client, bengbu)[0].content
    Promise.objects.update(due_on=bengbu.held_on)
    assert b'class="vague"' not in pages(client, bengbu)[0].content


def test_it_links_to_the_question_it_came_from_and_to_its_siblings(client, bengbu):
    links = read(pages(client, bengbu)[0]).links
    assert f"{bengbu.get_public_url()}#q1" in links
    assert sum("/promises/" in link and "data.json" not in link for link in links) >= 3


def test_the_trail_behind_it_is_open_with_its_fingerprints(client, bengbu):
    promise = Promise.objects.order_by("number").first()
    said = text(pages(client, bengbu)[0])
    entries = list(promise.trail())
    assert entries
    assert all(entry.hash[:8] in said for entry in entries)
    data = client.get(f"/{bengbu.congress.slug}/promises/{promise.number}/data.json").json()
    assert sorted(line["hash"] for line in data["trail"]) == sorted(entry.hash for entry in entries)


def test_staff_appear_by_unit_or_office_and_only_who_signed_by_name(client, cast):
    builders.suggestion(cast, Status.REPLIED, promise=True)
    promise = Promise.objects.get()
    Promise.objects.update(published=True)
    said = text(client.get(f"/{cast.congress.slug}/promises/{promise.number}/"))
    names = {user.name for user in cast.everyone.values() if getattr(user, "name", "")} - {cast.head.name}
    assert [name for name in names if name in said] == []
    assert "市甲局" in said


def test_an_unpublished_promise_is_nowhere(client, bengbu):
    Promise.objects.filter(words__contains="延链招商").update(published=False)
    assert [answer.status_code for answer in pages(client, bengbu)] == [200, 200, 404]
    for path in ("", "promises/", f"sessions/{bengbu.number}/", "open-data/promises.json", "feed.xml"):
        assert "延链招商，促进" not in client.get(f"/{bengbu.congress.slug}/{path}").content.decode(), path


def test_the_counts_of_the_list_add_up_to_what_is_published(client, bengbu):
    said = text(client.get(f"/{bengbu.congress.slug}/promises/"))
    assert "公开3项" in said
    assert "不可核查 3" in said


@pytest.mark.parametrize(
    ("query", "shown"), [("standing=unverifiable", 3), ("standing=kept", 0), ("standing=x&unit=999", 3)]
)
def test_filters_choose_and_nonsense_filters_nothing(client, bengbu, query, shown):
    answer = client.get(f"/{bengbu.congress.slug}/promises/?{query}")
    assert answer.context["page"].paginator.count == shown


def test_overdue_begins_the_day_after(bengbu):
    promise = Promise.objects.first()
    promise.due_on = bengbu.held_on
    assert standing(promise, bengbu.held_on) is Standing.UNVERIFIABLE
    assert standing(promise, bengbu.held_on.replace(day=27)) is Standing.OVERDUE


def test_in_english_the_words_on_record_stay_chinese_and_say_so(english, bengbu):
    for answer in pages(english, bengbu):
        assert read(answer).unmarked == []
        assert "Cannot be checked" in text(answer)
