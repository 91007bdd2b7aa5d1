"""The roster of units, compared (核对单位名册): known by any name they bear."""

from yinuo.people.models import Roster, Unit
from yinuo.people.rosters.checking import Row, compared, twice
from yinuo.people.rosters.columns import KIND_OF, column

NAME, SHORT, OTHERS = (column(Roster.UNITS, code) for code in ("name", "short_name", "other_names"))


def compare(rows: list[Row], congress, *, by) -> None:
    """Find for each row the unit it means; a name borne by another unit is refused."""
    twice(rows, lambda row: row.values["name"], NAME, "全称重复", "full name")
    twice(rows, lambda row: row.values.get("short_name"), SHORT, "简称重复", "short name")
    units = list(Unit.objects.filter(congress=congress).prefetch_related("other_names"))
    full = {unit.name: unit for unit in units}
    bearer: dict[str, Unit] = {}
    for unit in units:
        for name in [unit.name, unit.short_name, *(other.name for other in unit.other_names.all())]:
            if name not in bearer or unit.abolished_on is None:
                bearer[name] = unit
    for row in rows:
        unit = full.get(row.values["name"])
        _refuse_names_of_others(row, unit, bearer)
        if unit is None:
            continue
        row.id = unit.pk
        known = stored(unit)
        if row.values.get("other_names"):  # names are added, never taken away
            others = [name for name in known["other_names"].split("、") if name]
            row.values["other_names"] = "、".join(dict.fromkeys([*others, *row.values["other_names"].split("、")]))
        compared(row, known)


def stored(unit: Unit) -> dict[str, str]:
    """What is known of a unit, written as the roster writes it."""
    return {
        "name": unit.name,
        "short_name": unit.short_name,
        "kind": next(label for label, kind in KIND_OF.items() if kind == unit.category),
        "duties": unit.duties,
        "other_names": "、".join(other.name for other in unit.other_names.all()),
    }


def _refuse_names_of_others(row: Row, unit: Unit | None, bearer: dict[str, Unit]) -> None:
    names = [(NAME, row.values["name"]), (SHORT, row.values.get("short_name", ""))]
    names += [(OTHERS, name) for name in row.values.get("other_names", "").split("、")]
    for at, name in names:
        other = bearer.get(name) if name else None
        if other is not None and (unit is None or other.pk != unit.pk):
            row.wrong(
                at,
                f"“{name}”已是“{other.name}”的名称：是同一单位就用“{other.name}”这一行，更名请到单位页办理",
                f"“{name}” is a name of “{other.name}”; use that row, or rename the unit on its page",
            )
