"""The roster of staff, compared (核对工作人员名册): those with an account get the post, the others an invitation to it."""

from difflib import get_close_matches

from yinuo.people.models import Delegation, Group, Invitation, Post, Roster, Unit, User
from yinuo.people.permission import grantable, missing_for_post
from yinuo.people.rosters.checking import Row, RowState, twice
from yinuo.people.rosters.columns import ROLE_OF, column

ROLE, USERNAME, EMAIL, NAME = (column(Roster.POSTS, code) for code in ("role", "username", "email", "name"))
PLACES = ("unit", "delegation", "group")


def compare(rows: list[Row], congress, *, by) -> None:
    """Find account and place of each row; who holds the post already, or is invited to it, is the same."""
    twice(rows, _who_and_what, NAME, "同一人、同一岗位", "person and post")
    names = _names_of(congress)
    accounts = {user.username: user for user in User.objects.filter(congress=congress, is_active=True)}
    addresses = {user.email: user for user in accounts.values() if user.email}
    held = set(Post.objects.filter(congress=congress, until_on=None).values_list("user__name", "role", *_ids()))
    waiting = set(map(_of_invitation, Invitation.objects.filter(congress=congress).unanswered().exclude(post={})))
    may_give = {str(role) for role in grantable(by)}
    for row in rows:
        role = ROLE_OF.get(row.values.get("role", ""))
        places = {kind: _place(row, kind, names[kind]) for kind in PLACES}
        _check_account(row, accounts, addresses)
        if role is None:
            continue
        for missing in missing_for_post(role, **places):
            if not row.values.get(_code_of(missing)):
                row.wrong(
                    column(Roster.POSTS, _code_of(missing)),
                    f"“{role.label}”须填{missing}",
                    "this role needs its place; fill it in",
                )
        if str(role) not in may_give:
            row.wrong(ROLE, f"“{role.label}”只能由系统管理员任命", "only an administrator gives this post")
        if not row.is_wrong and (row.values["name"], str(role), *places.values()) in held | waiting:
            row.state = str(RowState.SAME)


def _who_and_what(row: Row):
    return tuple(row.values.get(code, "") for code in ("name", "username", "email", "role", *PLACES))


def _ids() -> list[str]:
    return [f"{kind}_id" for kind in PLACES]


def _of_invitation(invitation) -> tuple:
    return (invitation.name, invitation.post["role"], *(invitation.post.get(kind) for kind in PLACES))


def _names_of(congress) -> dict[str, dict[str, int]]:
    units: dict[str, int] = {}
    for unit in Unit.objects.filter(congress=congress, abolished_on=None).prefetch_related("other_names"):
        for name in [*(other.name for other in unit.other_names.all()), unit.short_name, unit.name]:
            units[name] = unit.pk
    return {
        "unit": units,
        "delegation": dict(Delegation.objects.filter(congress=congress).values_list("name", "pk")),
        "group": dict(Group.objects.filter(congress=congress).values_list("name", "pk")),
    }


def _place(row: Row, kind: str, names: dict[str, int]) -> int | None:
    name = row.values.get(kind, "")
    if not name:
        return None
    if name not in names:
        at = column(Roster.POSTS, kind)
        close = get_close_matches(name, names, n=1, cutoff=0.5)
        hint = f"，是不是“{close[0]}”？" if close else "，请先登记"
        row.wrong(
            at,
            f"没有{at.title}“{name}”{hint}",
            f"“{name}” is not known" + (f"; is it “{close[0]}”?" if close else "; enter it first"),
        )
    return names.get(name)


def _check_account(row: Row, accounts, addresses) -> None:
    username, email = row.values.get("username"), row.values.get("email")
    user = accounts.get(username) if username else None
    if username and user is None:
        row.wrong(
            USERNAME,
            f"没有账号“{username}”：没有账号的请留空，会写一份邀请",
            "no such account; leave it empty to invite",
        )
    elif user is not None and user.name != row.values["name"]:
        row.wrong(
            USERNAME, f"账号“{username}”是{user.name}的，请核对", f"this account belongs to {user.name}; check it"
        )
    elif user is None and email and email in addresses:
        row.wrong(
            EMAIL,
            f"邮箱已是账号“{addresses[email].username}”的：请在账号列填它",
            "this address belongs to an account; name the account in its column",
        )


def _code_of(title: str) -> str:
    return {"承办单位": "unit", "代表团": "delegation", "代表小组": "group"}[title]


def places_of(congress):
    """From a row's words to the unit, delegation and group they name (所在)."""
    names = _names_of(congress)
    models = {"unit": Unit, "delegation": Delegation, "group": Group}

    def find(values: dict[str, str]) -> dict:
        return {
            kind: models[kind].objects.get(pk=names[kind][values[kind]]) for kind in PLACES if values.get(kind)
        }  # fmt: skip

    return find
