"""Where a person stands (身份): the roles they hold today, and for which units, read once per person and request."""

from dataclasses import dataclass, field
from datetime import date

from yinuo.rules.terms import Role

UNIT_ROLES = frozenset({Role.UNIT_CLERK, Role.UNIT_LEADER})


@dataclass(frozen=True)
class Standing:
    """The roles of one person in one congress: those held by post, the units they act for, the deputy they are."""

    roles: frozenset[Role] = frozenset()
    units: dict[int, frozenset[Role]] = field(default_factory=dict)
    delegations: frozenset[int] = frozenset()
    deputy_id: int | None = None
    congress_id: int | None = None

    def in_unit(self, unit_id: int | None) -> frozenset[Role]:
        """Clerk or leader of this unit, or nothing."""
        return self.units.get(unit_id, frozenset()) if unit_id else frozenset()

    @property
    def is_staff(self) -> bool:
        """On the committee's side, who see every case of their congress."""
        return bool(self.roles & COMMITTEE_SIDE)


COMMITTEE_SIDE = frozenset(
    {
        Role.COMMISSION,
        Role.OFFICE,
        Role.SECRETARY_GENERAL,
        Role.COUNCIL,
        Role.COMMITTEE,
        Role.SC_MEMBER,
        Role.CHAIR,
    }
)
PEOPLE_MANAGERS = frozenset({Role.COMMISSION, Role.ADMINISTRATOR})
CONTACT_READERS = PEOPLE_MANAGERS | {Role.OFFICE, Role.SECRETARY_GENERAL}
FILERS = frozenset({Role.COMMISSION, Role.OFFICE})
NOBODY = Standing()


def reads_directory(standing: Standing) -> bool:
    """May look up deputies and units: whoever holds any role in a congress (可查名录)."""
    return standing.congress_id is not None and bool(standing.roles or standing.units)


def reads_contacts(standing: Standing) -> bool:
    """May see private telephone numbers and addresses (可查联系方式)."""
    return bool(standing.roles & CONTACT_READERS)


def manages_people(standing: Standing) -> bool:
    """May invite, import rosters and give posts: 代表工委 and administrator (可管人员)."""
    return bool(standing.roles & PEOPLE_MANAGERS)


def files_for_others(standing: Standing) -> bool:
    """May enter in a deputy's name what the deputy handed in on paper or by voice (可代为录入)."""
    return bool(standing.roles & FILERS)


def standing_of(user, today: date | None = None) -> Standing:
    """Read the person's posts once and keep them on the user object for the rest of the request (身份).

    The middleware asks with the day of the request; an act outside a request counts the posts that have no end.
    """
    if user is None or not user.is_authenticated:
        return NOBODY
    kept = getattr(user, "_standing", None)
    if kept is not None and today is None:
        return kept
    posts = user.posts.held_on(today) if today else user.posts.filter(until_on__isnull=True)
    roles: set[Role] = set()
    units: dict[int, frozenset[Role]] = {}
    delegations: set[int] = set()
    for post in posts.filter(congress=user.congress_id):
        role = Role(post.role)
        if role in UNIT_ROLES and post.unit_id:
            units[post.unit_id] = units.get(post.unit_id, frozenset()) | {role}
        else:
            roles.add(role)
        if post.delegation_id:
            delegations.add(post.delegation_id)
    deputy = getattr(user, "deputy", None)
    if deputy is not None and (deputy.congress_id != user.congress_id or (today and not deputy.serves_on(today))):
        deputy = None
    if deputy is not None:
        roles.add(Role.DEPUTY)
    standing = Standing(
        frozenset(roles), units, frozenset(delegations), deputy.pk if deputy else None, user.congress_id
    )
    user._standing = standing
    return standing
