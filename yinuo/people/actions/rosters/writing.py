"""The rows of a confirmed roster, written (写入名册): each kind in few statements, each row with its entry."""

from datetime import date

from yinuo.people.actions.deputies import words_of
from yinuo.people.actions.invitations import invite
from yinuo.people.actions.posts import give_post
from yinuo.people.actions.units import reindex
from yinuo.people.models import Act, Delegation, Deputy, Group, Invitation, Post, Roster, Unit, UnitName, User
from yinuo.people.rosters import deputies, posts, units
from yinuo.people.rosters.checking import Row, RowState
from yinuo.people.rosters.columns import KIND_OF, ROLE_OF, YES
from yinuo.records.actions import Line, note_many
from yinuo.records.search import Text, index_many

BATCH = 500
PRIVATE = ("phone", "email")
MODELS = {
    "delegation": Delegation,
    "group": Group,
    "deputy": Deputy,
    "unit": Unit,
    "post": Post,
    "invitation": Invitation,
}


def _write_deputies(imported, rows, made, by, at, today) -> None:
    congress = imported.congress
    delegations = named_delegations(congress)
    groups = dict(Group.objects.filter(congress=congress).values_list("name", "pk"))
    term = congress.term_on(today)
    fresh = [row for row in rows if row.state == RowState.NEW]
    new = Deputy.objects.bulk_create(
        [Deputy(congress=congress, term=term, **deputy_facts(row.values, delegations)) for row in fresh],
        batch_size=BATCH,
    )
    made["created"]["deputy"] = [deputy.pk for deputy in new]
    written = list(zip(new, fresh, strict=True))
    known = (
        Deputy.objects.select_related("delegation")
        .prefetch_related("groups")
        .in_bulk([row.id for row in rows if row.changes])
    )
    for row in rows:
        if row.state == RowState.CHANGED:
            deputy = known[row.id]
            _remember(made, "deputy", deputy.pk, deputies.stored(deputy), row)
            changed = {code: row.values[code] for code in row.changes}
            apply(deputy, deputy_facts(changed, delegations))
            written.append((deputy, row))
    _link_groups(written, groups)
    index_many(Text(deputy, deputy.name, words_of(deputy)) for deputy, _ in written)
    note_many(_lines(imported, written, Act.ADD_DEPUTY, Act.EDIT_DEPUTY), by=by, at=at)


def named_delegations(congress) -> dict[str, Delegation]:
    return {delegation.name: delegation for delegation in Delegation.objects.filter(congress=congress)}


def deputy_facts(values: dict, delegations: dict[str, Delegation]) -> dict:
    """The fields of a deputy that these cells fill."""
    facts = {code: values[code] for code in ("name", "pinyin", "certificate", "phone", "email") if code in values}
    for code in ("from_on", "until_on"):
        if values.get(code):
            facts[code] = date.fromisoformat(values[code])
    if values.get("higher"):
        facts["higher"] = values["higher"] == YES
    if values.get("delegation"):
        facts["delegation"] = delegations[values["delegation"]]
    return facts


def _link_groups(written, groups: dict[str, int]) -> None:
    link = Deputy.groups.through
    moved = [
        deputy.pk for deputy, row in written if row.values.get("groups") and (row.id is None or "groups" in row.changes)
    ]
    link.objects.filter(deputy__in=moved).delete()
    link.objects.bulk_create(
        [
            link(deputy_id=deputy.pk, group_id=groups[name])
            for deputy, row in written
            if deputy.pk in set(moved)
            for name in row.values["groups"].split("、")
        ],
        batch_size=BATCH,
    )


def _write_units(imported, rows, made, by, at, today) -> None:
    written = []
    made["created"]["unit"] = []
    for row in rows:
        facts = {code: row.values[code] for code in ("name", "short_name", "duties") if row.values.get(code)}
        facts["category"] = str(KIND_OF[row.values["kind"]])
        others = [name for name in row.values.get("other_names", "").split("、") if name]
        if row.state == RowState.NEW:
            unit = Unit.objects.create(congress=imported.congress, **{"short_name": facts["name"], **facts})
            made["created"]["unit"].append(unit.pk)
        elif row.state == RowState.CHANGED:
            unit = Unit.objects.get(pk=row.id)
            _remember(made, "unit", unit.pk, units.stored(unit), row)
            if "short_name" in row.changes:
                others.append(unit.short_name)  # a text may still call it so
            changed = {"category" if code == "kind" else code for code in row.changes}
            apply(unit, {code: value for code, value in facts.items() if code in changed})
        else:
            continue
        names = [name for name in dict.fromkeys(others) if name not in (unit.name, unit.short_name)]
        UnitName.objects.bulk_create([UnitName(unit=unit, name=name) for name in names], ignore_conflicts=True)
        reindex(unit)
        written.append((unit, row))
    for change in made["changed"]:
        change["new"] = {code: units.stored(Unit.objects.get(pk=change["id"]))[code] for code in change["new"]}
    note_many(_lines(imported, written, Act.ADD_UNIT, Act.EDIT_UNIT), by=by, at=at)


def _write_posts(imported, rows, made, by, at, today) -> list[tuple[Invitation, str]]:
    """Who has an account gets the post; the others an invitation to it."""

    secrets = []
    find = posts.places_of(imported.congress)
    for row in rows:
        if row.state != RowState.NEW:
            continue
        role, title, places = ROLE_OF[row.values["role"]], row.values.get("title", ""), find(row.values)
        if row.values.get("username"):
            user = User.objects.get(congress=imported.congress, username=row.values["username"])
            from_on = date.fromisoformat(row.values["from_on"]) if row.values.get("from_on") else today
            post = give_post(user, role=role, title=title, from_on=from_on, by=by, at=at, **places)
            made["created"].setdefault("post", []).append(post.pk)
        else:
            named = {"name": row.values["name"], "email": row.values.get("email", "")}
            sent = invite(imported.congress, role=role, title=title, by=by, at=at, **named, **places)
            made["created"].setdefault("invitation", []).append(sent[0].pk)
            secrets.append(sent)
    return secrets


WRITERS = {Roster.DEPUTIES: _write_deputies, Roster.UNITS: _write_units, Roster.POSTS: _write_posts}


def _remember(made, model: str, pk: int, before: dict[str, str], row: Row) -> None:
    old = {code: before[code] for code in row.changes}
    made["changed"].append(
        {"model": model, "id": pk, "old": old, "new": {code: row.values[code] for code in row.changes}}
    )


def apply(thing, facts: dict) -> None:
    for name, value in facts.items():
        setattr(thing, name, value)
    thing.save()


def _lines(imported, written, adding: Act, editing: Act) -> list[Line]:
    lines = []
    for thing, row in written:
        if row.id is None:
            lines.append(Line(thing, adding, detail={"name": thing.name, "roster": imported.pk, "row": row.number}))
        else:
            changes = {code: [] if code in PRIVATE else pair for code, pair in row.changes.items()}
            lines.append(Line(thing, editing, detail={"changes": changes, "roster": imported.pk, "row": row.number}))
    return lines
