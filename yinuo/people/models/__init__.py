"""Congresses, units and people; who holds which role where and when."""

from yinuo.people.models.accounts import Invitation, InvitationState, User
from yinuo.people.models.acts import Act
from yinuo.people.models.congresses import Congress, Delegation, Group, TermOfOffice
from yinuo.people.models.deputies import Deputy
from yinuo.people.models.posts import Post
from yinuo.people.models.rosters import Roster, RosterImport
from yinuo.people.models.units import Unit, UnitName

__all__ = [
    "Act",
    "Congress",
    "Delegation",
    "Deputy",
    "Group",
    "Invitation",
    "InvitationState",
    "Post",
    "Roster",
    "RosterImport",
    "TermOfOffice",
    "Unit",
    "UnitName",
    "User",
]
