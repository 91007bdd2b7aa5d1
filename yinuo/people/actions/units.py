"""Handling units (承办单位): they are renamed, merged and abolished, and what was asked of them follows to the successor."""

from django.db import transaction

from yinuo.people.models import Act, Unit, UnitName
from yinuo.people.permission import must_manage
from yinuo.records.actions import hold, note
from yinuo.records.search import index
from yinuo.rules.lifecycle import NotAllowed


@transaction.atomic
def add_unit(congress, *, name, kind, short_name="", duties="", other_names=(), by, at) -> Unit:
    """Enter a unit (登记单位). No other unit may bear any of its names: a text that names one must mean one."""
    must_manage(by, congress.pk)
    hold(congress.pk)
    for one in {name, short_name, *other_names} - {""}:
        _must_be_free(congress, one)
    unit = Unit.objects.create(
        congress=congress, name=name, short_name=short_name or name, category=kind, duties=duties
    )  # fmt: skip
    UnitName.objects.bulk_create(
        UnitName(unit=unit, name=other) for other in dict.fromkeys(other_names) if other != name
    )
    reindex(unit)
    note(unit, Act.ADD_UNIT, by=by, at=at, name=name, short_name=unit.short_name, kind=str(kind))
    return unit


@transaction.atomic
def edit_unit(unit, *, kind, duties, by, at) -> Unit:
    """Correct kind and duties (更正单位资料); a new name is a renaming."""
    must_manage(by, unit.congress_id)
    hold(unit.congress_id)
    old = {"kind": unit.category, "duties": unit.duties}
    new = {"kind": str(kind), "duties": duties}
    if old == new:
        return unit
    unit.category, unit.duties = kind, duties
    unit.save(update_fields=["category", "duties"])
    reindex(unit)
    note(
        unit,
        Act.EDIT_UNIT,
        by=by,
        at=at,
        changes={field: [old[field], new[field]] for field in new if old[field] != new[field]},
    )
    return unit


@transaction.atomic
def rename_unit(unit, *, name, short_name="", by, at) -> Unit:
    """Give it its new name; the old one stays as a former name, by which texts still find it (单位更名)."""
    must_manage(by, unit.congress_id)
    hold(unit.congress_id)
    unit.refresh_from_db()
    short_name = short_name or name
    if (name, short_name) == (unit.name, unit.short_name):
        raise NotAllowed("新名称与现名称相同")
    for new in {name, short_name}:
        _must_be_free(unit.congress, new, but=unit)
    former = {unit.name, unit.short_name} - {name, short_name}
    old = unit.name
    UnitName.objects.filter(unit=unit, name__in=[name, short_name]).delete()  # an old name taken up again
    unit.name, unit.short_name = name, short_name
    unit.save(update_fields=["name", "short_name"])
    UnitName.objects.bulk_create([UnitName(unit=unit, name=one) for one in sorted(former)], ignore_conflicts=True)
    reindex(unit)
    note(unit, Act.RENAME_UNIT, by=by, at=at, old=old, new=name)
    return unit


@transaction.atomic
def add_other_name(unit, *, name, by, at) -> UnitName:
    """Another name by which texts call it (登记别名)."""
    must_manage(by, unit.congress_id)
    hold(unit.congress_id)
    _must_be_free(unit.congress, name)
    other = UnitName.objects.create(unit=unit, name=name)
    reindex(unit)
    note(unit, Act.ADD_OTHER_NAME, by=by, at=at, name=name)
    return other


@transaction.atomic
def abolish_unit(unit, *, on, succeeded_by=None, by, at) -> Unit:
    """It exists until the day before (撤销单位); whoever succeeds it answers for what it promised (职责承继)."""
    must_manage(by, unit.congress_id)
    hold(unit.congress_id)
    _must_be_able_to_succeed(unit, succeeded_by, on)
    gone = Unit.objects.filter(pk=unit.pk, abolished_on__isnull=True)
    if not gone.update(abolished_on=on, succeeded_by=succeeded_by):
        raise NotAllowed("这个单位已经撤销")
    unit.abolished_on, unit.succeeded_by = on, succeeded_by
    note(unit, Act.ABOLISH_UNIT, by=by, at=at, on=on, succeeded_by=succeeded_by and succeeded_by.name)
    return unit


@transaction.atomic
def merge_units(unit, *, into, on, by, at) -> Unit:
    """One unit entered twice becomes one (合并重复单位): its names become other names of `into`, which succeeds it.

    The row stays under its name, for what refers to it, but gets nothing new.
    """
    must_manage(by, unit.congress_id)
    hold(unit.congress_id)
    _must_be_able_to_succeed(unit, into, on)
    if unit.abolished_on:
        raise NotAllowed("这个单位已经撤销")
    names = {unit.name, unit.short_name, *unit.other_names.values_list("name", flat=True)} - {
        into.name,
        into.short_name,
    }
    unit.other_names.all().delete()
    unit.abolished_on, unit.succeeded_by = on, into
    unit.save(update_fields=["abolished_on", "succeeded_by"])
    UnitName.objects.bulk_create([UnitName(unit=into, name=name) for name in sorted(names)], ignore_conflicts=True)
    reindex(into)
    reindex(unit)
    note(unit, Act.MERGE_UNITS, by=by, at=at, name=unit.name, into=into.name)
    return into


def reindex(unit) -> None:
    """Let the unit be found by every name and by its duties."""
    others = unit.other_names.values_list("name", flat=True)
    index(unit, unit.name, " ".join([unit.short_name, *others, unit.duties]))


def _must_be_free(congress, name, but=None) -> None:
    holders = Unit.objects.filter(congress=congress).called(name)
    if but is not None:
        holders = holders.exclude(pk=but.pk)
    if holder := holders.first():
        raise NotAllowed(f"名称“{name}”已属于“{holder.name}”")


def _must_be_able_to_succeed(unit, successor, on) -> None:
    if successor is None:
        return
    if successor.congress_id != unit.congress_id:
        raise NotAllowed(f"“{successor}”不属于本人大")
    if successor.answering_today().pk == unit.pk:
        raise NotAllowed("承继单位不能是它自己")
    if not successor.exists_on(on):
        raise NotAllowed(f"承继单位“{successor.name}”届时已不存在")
