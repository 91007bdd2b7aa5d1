"""The roster of deputies, compared (核对代表名册): known by certificate, else by name and delegation."""

from collections import defaultdict
from difflib import get_close_matches

from yinuo.people.models import Delegation, Deputy, Group, Roster
from yinuo.people.pinyin import in_pinyin
from yinuo.people.rosters.checking import Row, compared, twice
from yinuo.people.rosters.columns import NO, YES, column

CERTIFICATE, NAME = column(Roster.DEPUTIES, "certificate"), column(Roster.DEPUTIES, "name")


def compare(rows: list[Row], congress, *, by) -> None:
    """Find for each row the deputy it means; offer delegations and groups nobody has entered."""
    twice(rows, lambda row: row.values.get("certificate"), CERTIFICATE, "代表证号重复", "certificate")
    twice(
        rows,
        lambda row: not row.values.get("certificate") and (row.values["name"], row.values.get("delegation")),
        NAME,
        "同名、同代表团且都没有代表证号",
        "name and delegation and no certificate",
    )
    delegations = dict(Delegation.objects.filter(congress=congress).values_list("name", "pk"))
    groups = dict(Group.objects.filter(congress=congress).values_list("name", "pk"))
    known = list(Deputy.objects.filter(congress=congress).select_related("delegation").prefetch_related("groups"))
    by_certificate = {deputy.certificate: deputy for deputy in known if deputy.certificate}
    by_name = defaultdict(list)
    for deputy in known:
        by_name[deputy.name].append(deputy)
    for row in rows:
        _need(row, "delegation", [row.values.get("delegation", "")], delegations)
        _need(row, "group", row.values.get("groups", "").split("、"), groups)
        deputy = _known_as(row, by_certificate, by_name[row.values["name"]])
        if deputy is not None:
            row.id = deputy.pk
            compared(row, stored(deputy))
        elif not row.is_wrong and not row.values.get("pinyin"):
            row.values["pinyin"] = in_pinyin(row.values["name"])


def stored(deputy: Deputy) -> dict[str, str]:
    """What is known of a deputy, written as the roster writes it."""
    return {
        "name": deputy.name,
        "pinyin": deputy.pinyin,
        "certificate": deputy.certificate,
        "delegation": deputy.delegation.name if deputy.delegation else "",
        "groups": "、".join(sorted(group.name for group in deputy.groups.all())),
        "higher": YES if deputy.higher else NO,
        "phone": deputy.phone,
        "email": deputy.email,
        "from_on": deputy.from_on.isoformat() if deputy.from_on else "",
        "until_on": deputy.until_on.isoformat() if deputy.until_on else "",
    }


def _known_as(row: Row, by_certificate, namesakes) -> Deputy | None:
    certificate, delegation = row.values.get("certificate"), row.values.get("delegation")
    if row.values.get("groups"):
        row.values["groups"] = "、".join(sorted(row.values["groups"].split("、")))
    if certificate and certificate in by_certificate:
        found = by_certificate[certificate]
        if found.name != row.values["name"] and row.values["name"]:
            row.wrong(
                CERTIFICATE,
                f"代表证号“{certificate}”已是{found.name}的，请核对姓名或证号；要改名请到代表页更正",
                f"certificate {certificate} belongs to {found.name}; check it, or correct the name on the deputy's page",
            )
        return found
    same = [one for one in namesakes if not delegation or one.delegation is None or one.delegation.name == delegation]
    if certificate:
        same = [one for one in same if not one.certificate]
        others = [one for one in namesakes if one.certificate and one not in same]
        if others and not same:
            row.remarks.append(
                "已有同名代表，证号不同，按另一人登记 · Another deputy has this name; entered as a different person"
            )
    if len(same) > 1:
        row.wrong(NAME, "有几位同名代表，请填代表证号以便区分", "several deputies have this name; give the certificate")
    return same[0] if len(same) == 1 else None


def _need(row: Row, kind: str, names: list[str], known: dict[str, int]) -> None:
    unknown = [name for name in names if name and name not in known]
    if not unknown:
        return
    row.needs[kind] = unknown
    for name in unknown:
        for close in get_close_matches(name, known, n=1, cutoff=0.6):
            row.remarks.append(f"已有“{close}”，“{name}”是不是它？ · “{close}” exists; is “{name}” the same?")
