"""The list of suggestions: filters, search, sort, pages, the export of exactly what is seen."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from tests import builders
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions

ROOT = "/suggestions/"


@pytest.fixture
def three(cast):
    return [builders.suggestion(cast, status) for status in (Status.REGISTERED, Status.ASSIGNED, Status.IN_HANDLING)]


def refs(client, query="") -> list[str]:
    page = client.get(ROOT + query).context["page"]
    return [one.ref for one in page.object_list]


def test_each_sees_their_own_part_of_it(cast, client, three):
    seen = {}
    for name in ("commission", "lead", "stranger", "clerk", "co_clerk", "government_office"):
        client.force_login(getattr(cast, name))
        seen[name] = len(refs(client))
    assert seen == {"commission": 3, "lead": 3, "stranger": 0, "clerk": 2, "co_clerk": 0, "government_office": 3}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?status=assigned", ["闭-2026-002"]),
        ("?status=nonsense", ["闭-2026-003", "闭-2026-002", "闭-2026-001"]),
        ("?subject=城建环资", ["闭-2026-003", "闭-2026-002", "闭-2026-001"]),
        ("?subject=农业农村", ["闭-2026-003", "闭-2026-002", "闭-2026-001"]),  # no such subject here: ignored
        ("?q=加装电梯", ["闭-2026-003", "闭-2026-002", "闭-2026-001"]),
        ("?q=校门口停车", []),
        ("?sort=number", ["闭-2026-001", "闭-2026-002", "闭-2026-003"]),
        ("?page=99", ["闭-2026-003", "闭-2026-002", "闭-2026-001"]),
    ],
)
def test_it_filters_and_sorts(cast, client, three, query, found):
    client.force_login(cast.commission)
    assert refs(client, query) == found


def test_by_unit_it_shows_what_lies_with_that_unit(cast, client, three):
    client.force_login(cast.commission)
    assert refs(client, f"?unit={cast.unit.pk}") == ["闭-2026-003", "闭-2026-002"]
    assert refs(client, f"?unit={cast.co_unit.pk}") == []


def test_overdue_begins_the_day_after(cast, client, monkeypatch, three):
    client.force_login(cast.commission)
    for number, found in ((98, 0), (99, 2)):  # 8 June is day 98
        monkeypatch.setattr("django.utils.timezone.now", lambda number=number: builders.day(number))
        assert len(refs(client, "?due=overdue")) == found


def test_sql_and_python_agree_on_what_is_overdue(cast, three):
    model = type(three[0])
    for number in (97, 98, 99, 120):
        today = builders.day(number).date()
        in_sql = set(model.objects.overdue(today).values_list("pk", flat=True))
        assert in_sql == {one.pk for one in model.objects.all() if one.is_overdue(today)}


def test_the_export_holds_exactly_the_rows_that_are_seen(cast, client, three):
    client.force_login(cast.clerk)
    rows = list(csv.reader(io.StringIO(client.get(ROOT + "export.csv?sort=number").content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["闭-2026-002", "闭-2026-003"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(ROOT + "export.xlsx?sort=number").content))
    assert [row[0] for row in book.get_sheet_by_index(0).to_python()[1:]] == ["闭-2026-002", "闭-2026-003"]


def test_no_cell_of_an_export_begins_a_formula(cast, client):
    made = builders.suggestion(cast)
    actions.revise(made, title="=HYPERLINK(1)", by=cast.lead, at=builders.day(0))
    client.force_login(cast.lead)
    rows = list(csv.reader(io.StringIO(client.get(ROOT + "export.csv").content.decode("utf-8-sig"))))
    assert rows[1][1] == "'=HYPERLINK(1)"


def test_a_protected_name_is_shown_to_its_circle_only(cast, client):
    made = builders.suggestion(cast, Status.REGISTERED)
    actions.assign(made, lead=cast.unit, protected=True, by=cast.commission, at=builders.day(4))
    shown = {}
    for name in ("commission", "lead", "clerk", "government_office"):
        client.force_login(getattr(cast, name))
        shown[name] = (
            "代表甲" in client.get(ROOT + "export.csv").content.decode("utf-8-sig"),
            "代表甲" in client.get(made.get_absolute_url()).content.decode().split("</header>", 1)[1],
        )
    assert shown == {
        "commission": (True, True),
        "lead": (True, True),
        "clerk": (True, True),
        "government_office": (False, False),
    }


def test_it_asks_as_much_of_the_database_for_three_as_for_one(cast, client):
    client.force_login(cast.commission)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(ROOT)
        return len(asked)

    builders.suggestion(cast, Status.ASSIGNED)
    one = queries()
    builders.suggestion(cast, Status.IN_HANDLING)
    builders.suggestion(cast, Status.ASSIGNED)
    assert queries() == one


def test_an_empty_list_says_so(cast, client):
    client.force_login(cast.stranger)
    assert "没有符合条件的建议" in client.get(ROOT).content.decode()
