"""成批交办: thirty on one screen; an unclear row stops all, a faster hand only its own."""

from tests import builders
from yinuo.rules.suggestions import Status
from yinuo.suggestions import actions
from yinuo.suggestions.models import Assignment, Suggestion

PAGE = "/suggestions/assign/"


def test_thirty_are_assigned_in_one_go(cast, client):
    made = [builders.suggestion(cast, Status.REGISTERED) for _ in range(30)]
    client.force_login(cast.commission)
    assert client.get(PAGE).content.decode().count('name="pick_') == 30
    chosen = {f"pick_{one.pk}": "on" for one in made} | {f"lead_{one.pk}": cast.unit.pk for one in made}
    chosen[f"co_{made[0].pk}"] = [cast.co_unit.pk]
    assert client.post(PAGE, chosen).status_code == 302
    assert Suggestion.objects.filter(status=Status.ASSIGNED).count() == 30
    assert Assignment.objects.filter(part="co").get().suggestion == made[0]


def test_a_row_without_a_lead_stops_all_and_is_named(cast, client):
    first, second = (builders.suggestion(cast, Status.REGISTERED) for _ in range(2))
    client.force_login(cast.commission)
    chosen = {f"pick_{one.pk}": "on" for one in (first, second)} | {f"lead_{first.pk}": cast.unit.pk}
    answer = client.post(PAGE, chosen)
    assert answer.status_code == 422
    assert f"{second.number}：选一个主办单位，或取消勾选" in answer.content.decode()
    assert not Assignment.objects.exists()


def test_what_is_not_picked_stays(cast, client):
    first, second = (builders.suggestion(cast, Status.REGISTERED) for _ in range(2))
    client.force_login(cast.commission)
    client.post(PAGE, {f"pick_{first.pk}": "on", f"lead_{first.pk}": cast.unit.pk, f"lead_{second.pk}": cast.unit.pk})
    assert [one.status for one in Suggestion.objects.order_by("pk")] == [Status.ASSIGNED, Status.REGISTERED]


def test_what_somebody_else_assigned_in_between_is_left_as_it_is(cast, client):
    made = builders.suggestion(cast, Status.REGISTERED)
    client.force_login(cast.commission)
    client.get(PAGE)
    actions.assign(Suggestion.objects.get(pk=made.pk), lead=cast.co_unit, by=cast.government_office, at=builders.day(4))
    client.post(PAGE, {f"pick_{made.pk}": "on", f"lead_{made.pk}": cast.unit.pk})
    assert Assignment.objects.get().unit == cast.co_unit


def test_the_wished_unit_is_proposed_with_its_reason(cast, client):
    made = builders.suggestion(cast, Status.SUBMITTED)
    Suggestion.objects.filter(pk=made.pk).update(wished_units="市丙局")
    actions.register(Suggestion.objects.get(pk=made.pk), subject="城建环资", by=cast.commission, at=builders.day(2))
    client.force_login(cast.commission)
    row = client.get(PAGE).context["rows"][0]
    assert (row.lead, row.why) == (cast.co_unit, "代表希望由该单位承办")


def test_units_and_deputies_do_not_get_in(cast, client):
    for name in ("clerk", "lead", "office"):
        client.force_login(getattr(cast, name))
        assert client.get(PAGE).status_code == 403
