"""From a file to rows that a person looks at, and from rows to entries when they confirm (读取、确认导入)."""

from django.db import transaction

from yinuo.people.actions.rosters.writing import MODELS, PRIVATE, WRITERS
from yinuo.people.models import Act, Invitation, Roster, RosterImport
from yinuo.people.permission import must_manage
from yinuo.people.rosters import checking
from yinuo.people.rosters.checking import Row, RowState
from yinuo.people.rosters.reading import Table, read
from yinuo.records.actions import Line, hold, note, note_many
from yinuo.records.uploads import clean_name
from yinuo.records.uploads.kinds import KINDS
from yinuo.rules.lifecycle import NotAllowed

STATES_WRITTEN = {str(RowState.NEW), str(RowState.CHANGED)}


def read_roster(congress, roster: Roster, file, name: str, *, by, at) -> RosterImport:
    """Read a table and keep what it says, to be looked at (读取名册). Nothing of it is entered yet.

    Raises Unacceptable when the file as a whole cannot be taken; what is wrong with a row stands in that row.
    """
    must_manage(by, congress.pk)
    table = read(roster, file, name)
    rows = checking.check(roster, table, congress, by=by)
    ending = "csv" if name.lower().endswith(".csv") else "xlsx"
    return RosterImport.objects.create(
        congress=congress,
        by=by,
        at=at,
        roster=roster,
        file_name=clean_name(name, KINDS[ending]),
        table={"columns": table.columns, "notes": table.notes, "rows": checking.as_values(rows)},
    )


def discard_roster(imported, *, by) -> None:
    """Forget a table that was never confirmed (弃用)."""
    must_manage(by, imported.congress_id)
    if not RosterImport.objects.filter(pk=imported.pk, confirmed_at=None).delete()[0]:
        raise NotAllowed("名册已经导入，请用撤销")


@transaction.atomic
def confirm_roster(imported, *, create=(), skip_wrong=False, by, at, today) -> list[tuple[Invitation, str]]:
    """Enter every row in one transaction (确认导入). Returns invitations with their secrets, for a roster of staff.

    `create` names delegations and groups to be entered first. The rows are compared anew: what changed since they were
    shown refuses the whole. Rows that are wrong are left out only if the person said so.
    """
    must_manage(by, imported.congress_id)
    hold(imported.congress_id)
    if not RosterImport.objects.filter(pk=imported.pk, confirmed_at=None).update(confirmed_at=at):
        raise NotAllowed("这份名册已经导入")
    made = {"created": {}, "changed": []}
    rows = _compared_anew(imported, by)
    _refuse_surprises(imported.table["rows"], rows)
    _create_wanted(imported, rows, set(create), made, by=by, at=at)
    wrong = [row for row in rows if row.is_wrong]
    if wrong and not skip_wrong:
        raise NotAllowed(f"有{len(wrong)}行有错，请改好再传，或勾选只导入没有问题的行")
    rows = [row for row in rows if not row.is_wrong]
    if not any(row.state in STATES_WRITTEN for row in rows):
        raise NotAllowed("没有可以导入的行")
    secrets = WRITERS[imported.term](imported, rows, made, by, at, today) or []
    imported.made, imported.confirmed_at = made, at
    imported.table = imported.table | {"rows": [_without_contacts(row) for row in imported.table["rows"]]}
    imported.save(update_fields=["made", "table"])
    counts = {state: number for state, number in checking.counted(checking.as_values(rows)).items() if number}
    note(imported, Act.IMPORT_ROSTER, by=by, at=at, roster=imported.roster, file=imported.file_name, rows=counts)
    return secrets


def _compared_anew(imported, by) -> list[Row]:
    kept = imported.table
    table = Table(columns=kept["columns"], rows=[(row["number"], row["values"]) for row in kept["rows"]])
    rows = checking.check(imported.term, table, imported.congress, by=by)
    for row, before in zip(rows, kept["rows"], strict=True):
        if before["problems"] and not row.is_wrong:  # merged cells are known from the file alone
            row.problems, row.state = before["problems"], before["state"]
    return rows


def _refuse_surprises(before: list[dict], rows: list[Row]) -> None:
    for old, row in zip(before, rows, strict=True):
        if (old["state"], old["id"]) != (row.state, row.id):
            raise NotAllowed(f"传上以后有人改了资料，第{row.number}行已不同，请重新上传")


def _create_wanted(imported, rows, agreed: set[str], made, *, by, at) -> None:
    """Enter the delegations and groups the person agreed to; a row that needs another is wrong."""
    lines = []
    for kind, act in (("delegation", Act.ADD_DELEGATION), ("group", Act.ADD_GROUP)):
        names = {name for row in rows if not row.is_wrong for name in row.needs.get(kind, [])}
        for name in sorted(names & agreed):
            thing = MODELS[kind].objects.create(congress=imported.congress, name=name)
            made["created"].setdefault(kind, []).append(thing.pk)
            lines.append(Line(thing, act, detail={"name": name, "roster": imported.pk}))
    note_many(lines, by=by, at=at)
    for row in rows:
        if lacking := [name for names in row.needs.values() for name in names if name not in agreed]:
            row.wrong(
                None,
                f"没有“{'、'.join(lacking)}”，也没有选择新建",
                "a name it needs is not known and not to be created",
            )


def _without_contacts(row: dict) -> dict:
    """What was shown before confirming; telephones and addresses are kept once, with the person they belong to."""
    values = {code: value for code, value in row["values"].items() if code not in PRIVATE}
    return row | {
        "values": values,
        "changes": {code: pair for code, pair in row["changes"].items() if code not in PRIVATE},
    }
