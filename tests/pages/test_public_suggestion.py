"""/<congress>/suggestions/: no more of a suggestion than the three decisions opened."""

import pytest

from tests import builders
from tests.pages.public_site import text
from yinuo.records.models import Publication
from yinuo.records.models.publication import Part
from yinuo.rules.suggestions import Status

pytestmark = pytest.mark.django_db


def opened(cast, at=Status.REPLIED, extent="full", **changes):
    made = builders.suggestion(cast, at)
    for name, value in {"published": True, **changes}.items():
        setattr(made, name, value)
    made.save()
    publication, _ = Publication.objects.get_or_create(
        kind="suggestion", subject_id=made.pk, defaults={"congress": cast.congress}
    )
    publication.extent = extent
    publication.save()
    return made


def page(client, made):
    return text(client.get(f"/{made.congress.slug}/suggestions/{made.number}/"))


def test_in_full_it_shows_the_words_the_deputy_and_the_reply(client, cast):
    made = opened(cast)
    said = page(client, made)
    for words in (made.title, builders.REQUEST, "代表甲", "市甲局"):
        assert words in said


def test_by_title_only_it_shows_neither_words_nor_deputy(client, cast):
    made = opened(cast, extent="title")
    said = page(client, made)
    assert made.title in said
    assert builders.REQUEST not in said
    assert "代表甲" not in said


def test_without_a_decision_on_record_only_the_title_is_open(client, cast):
    made = opened(cast)
    Publication.objects.all().delete() if not Publication.objects.filter(decisions__isnull=False).exists() else (
        Publication.objects.update(extent="")
    )
    assert builders.REQUEST not in page(client, made)


def test_a_protected_deputy_is_not_named(client, cast):
    made = opened(cast, protected=True)
    assert "代表甲" not in page(client, made)
    assert "代表甲" not in text(client.get(f"/{made.congress.slug}/suggestions/"))


def test_contact_data_is_blacked_out_even_if_nobody_marked_it(client, cast):
    made = opened(cast, grounds="请联系13800138000，谢谢。")
    said = page(client, made)
    assert "13800138000" not in said
    assert "■" in said


def test_what_the_reviewer_marked_is_blacked_out(client, cast):
    made = opened(cast, grounds="该企业去年亏损三千万元。")
    Publication.objects.get(subject_id=made.pk, kind="suggestion").decisions.create(
        part=Part.SECRECY,
        decision="passed-in-part",
        redactions=["亏损三千万元"],
        by_name="审查员甲",
        at=builders.day(70),
    )
    assert "亏损三千万元" not in page(client, made)


def test_a_sealed_evaluation_leaves_no_trace(client, cast):
    made = opened(cast, at=Status.EVALUATED)
    assert made.sealed
    said = page(client, made)
    assert "评价" not in said.replace("评价期限", "")
    assert "已答复" in said


def test_an_unpublished_one_is_not_there(client, cast):
    made = opened(cast, published=False)
    assert client.get(f"/{made.congress.slug}/suggestions/{made.number}/").status_code == 404
    assert made.title not in text(client.get(f"/{made.congress.slug}/suggestions/"))
