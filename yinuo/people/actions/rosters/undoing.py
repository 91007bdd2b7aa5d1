"""Taking an import back (撤销导入): only while nothing refers to what it made and nobody corrected it since."""

from django.db import transaction

from yinuo.people import queries
from yinuo.people.actions.deputies import words_of
from yinuo.people.actions.rosters.writing import MODELS, apply, deputy_facts, named_delegations
from yinuo.people.actions.units import reindex
from yinuo.people.models import Act, Group, Invitation, RosterImport
from yinuo.people.permission import must_manage
from yinuo.people.rosters import deputies, units
from yinuo.people.rosters.columns import KIND_OF
from yinuo.records.actions import hold, note
from yinuo.records.search import Text, index_many, remove
from yinuo.rules.lifecycle import NotAllowed

STORED = {"deputy": deputies.stored, "unit": units.stored}


@transaction.atomic
def undo_roster(imported, *, by, at) -> None:
    """Take back what this import made and changed, if nothing refers to it and nobody corrected it since (撤销导入)."""
    must_manage(by, imported.congress_id)
    hold(imported.congress_id)
    if not RosterImport.objects.filter(pk=imported.pk, confirmed_at__isnull=False, undone_at=None).update(undone_at=at):
        raise NotAllowed("这份名册没有导入，或已经撤销")
    if standing := refusing_undo(imported):
        chinese, english = zip(*(reason.split(" · ", 1) for reason in standing), strict=True)
        raise NotAllowed(f"不能撤销：{'、'.join(chinese)} · Cannot be undone: {'; '.join(english)}")
    _put_back(imported.made["changed"])
    counts = {}
    for kind in reversed(MODELS):
        if ids := imported.made["created"].get(kind):
            counts[kind] = _delete(kind, ids)
    imported.undone_at = at
    note(imported, Act.UNDO_ROSTER, by=by, at=at, roster=imported.roster, file=imported.file_name, removed=counts)


def refusing_undo(imported) -> list[str]:
    """What stands against taking this import back: what refers to its rows, what was corrected since (撤销前须无)."""
    refusals = []
    for kind, ids in imported.made.get("created", {}).items():
        if kind in ("delegation", "group"):
            continue  # looked at when the import's own deputies are gone
        refusals += [f"{queries.label_of(MODELS[kind])}{what}" for what in queries.references(MODELS[kind], ids)]
    taken = Invitation.objects.filter(pk__in=imported.made["created"].get("invitation", []), accepted_at__isnull=False)
    refusals += [f"{one.name}已接受邀请 · {one.name} has accepted the invitation" for one in taken]
    for change in imported.made["changed"]:
        thing = MODELS[change["model"]].objects.filter(pk=change["id"]).first()
        now = STORED[change["model"]](thing) if thing else {}
        if any(now.get(code) != new for code, new in change["new"].items()):
            refusals.append(f"{thing or change['id']}之后又改过 · {thing or change['id']} was corrected since")
    return refusals


def _put_back(changed: list[dict]) -> None:
    for change in changed:
        thing = MODELS[change["model"]].objects.get(pk=change["id"])
        old = change["old"]
        if change["model"] == "deputy":
            facts = deputy_facts(old, named_delegations(thing.congress))
            facts |= {code: None for code in ("from_on", "until_on") if code in old and not old[code]}
            facts |= {"delegation": None} if "delegation" in old and not old["delegation"] else {}
            apply(thing, facts)
            if "groups" in old:
                thing.groups.set(Group.objects.filter(congress=thing.congress_id, name__in=old["groups"].split("、")))
            index_many([Text(thing, thing.name, words_of(thing))])
        else:
            facts = {code: old[code] for code in ("short_name", "duties") if code in old}
            apply(thing, facts | ({"category": str(KIND_OF[old["kind"]])} if "kind" in old else {}))
            names = change["old"].get("other_names")
            if names is not None or "short_name" in old:
                _restore_names(thing, change)
            reindex(thing)


def _restore_names(unit, change) -> None:
    if "other_names" in change["old"]:
        unit.other_names.exclude(name__in=change["old"]["other_names"].split("、")).delete()
    unit.other_names.filter(name=unit.short_name).delete()


def _delete(kind: str, ids: list[int]) -> int:
    model = MODELS[kind]
    if kind in ("delegation", "group"):  # others may have joined them since
        ids = [pk for pk in ids if not queries.references(model, [pk])]
    rows = model.objects.filter(pk__in=ids)
    if kind in ("deputy", "unit"):
        for thing in rows:
            remove(thing)
    number = rows.count()
    rows.delete()
    return number
