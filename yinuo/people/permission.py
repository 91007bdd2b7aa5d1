"""Who may act on people and units (人员管理权限)."""

from yinuo.people.standing import manages_people, standing_of
from yinuo.rules.lifecycle import NotAllowed
from yinuo.rules.terms import Role

BY_ADMINISTRATOR = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})
TOWARDS_ONE_MATTER = frozenset({Role.DEPUTY, Role.LEAD_DEPUTY, Role.COSIGNER, Role.LEAD_UNIT, Role.SYSTEM, Role.PUBLIC})
POSTS = tuple(role for role in Role if role not in TOWARDS_ONE_MATTER)
OF_UNIT = frozenset({Role.UNIT_CLERK, Role.UNIT_LEADER})


def must_manage(by, congress_id: int) -> None:
    """Refuse whoever does not manage the people of this congress; nobody is the system (系统)."""
    if by is None:
        return
    standing = standing_of(by)
    if standing.congress_id != congress_id or not manages_people(standing):
        raise NotAllowed("只有代表工委、系统管理员可以管理人员和单位")


def grantable(by) -> list[Role]:
    """The posts this person may give: 管理员 and 审计员 are the administrator's to give (可授岗位)."""
    if by is None:
        return list(POSTS)
    standing = standing_of(by)
    if not manages_people(standing):
        return []
    return [role for role in POSTS if role not in BY_ADMINISTRATOR or Role.ADMINISTRATOR in standing.roles]


def must_grant(role: Role, by) -> None:
    """Refuse to give a post that is not this person's to give (授岗权限)."""
    if role in TOWARDS_ONE_MATTER:
        raise NotAllowed(f"“{role.label}”不是岗位，不能任命")
    if role not in grantable(by):
        raise NotAllowed(f"“{role.label}”只能由系统管理员任命")


def missing_for_post(role: Role, *, unit=None, delegation=None, group=None) -> list[str]:
    """What a post of this role still needs to say where it is (岗位尚缺)."""
    missing = []
    if role in OF_UNIT and unit is None:
        missing.append("承办单位")
    if role == Role.DELEGATION_HEAD and delegation is None:
        missing.append("代表团")
    if role == Role.GROUP_CONVENER and group is None:
        missing.append("代表小组")
    return missing
