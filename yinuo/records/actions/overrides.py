"""Changing a local parameter on screen (调整参数): dated, by a document, with its entry in the trail."""

from datetime import date

from django.db import transaction

from yinuo.records.actions.trail import hold, note
from yinuo.records.models import ParameterOverride
from yinuo.records.models.overrides import Act
from yinuo.records.parameters import as_stored, overrides_of, pack_of
from yinuo.rules.policy import Override


@transaction.atomic
def override(congress, key: str, given, *, document: str, from_on: date, by, at) -> ParameterOverride:
    """Set one parameter of a congress from a day on, by a document (调整参数).

    Raises PolicyError, in Chinese and English, for a value of the wrong kind, beyond what the law allows, or in
    contradiction with other parameters on that day or on any later day for which something is already set.
    """
    hold(congress.pk)
    pack, existing = pack_of(congress.place), overrides_of(congress)
    before = pack.on(from_on, existing)
    known = next((row.parameter for row in pack.rows() if row.parameter.key == key), None)
    value = as_stored(known.read(given)) if known else given  # an unknown key is refused just below
    new = Override(key, value, "", document, from_on)
    kept = [one for one in existing if (one.key, one.from_on) != (key, from_on)]
    for day in sorted({from_on, *(one.from_on for one in existing if one.from_on > from_on)}):
        after = pack.on(day, [*kept, new])
        if day == from_on:
            shown = next(row.shown for row in after.rows() if row.parameter.key == key)
    row = ParameterOverride.objects.create(
        congress=congress, key=key, value=value, from_on=from_on, document=document, by=by, by_name=by.name, at=at
    )
    note(
        row,
        Act.OVERRIDE,
        by=by,
        at=at,
        parameter=key,
        label=known.label,
        before=known.show(before.value(key)),
        after=shown,
        from_on=from_on,
        document=document,
    )
    return row
