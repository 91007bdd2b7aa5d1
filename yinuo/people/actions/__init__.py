"""The verbs on people and units, each one transaction with its entry in the trail."""

from yinuo.people.actions.accounts import close_account, drop_second_factor, open_account
from yinuo.people.actions.deputies import add_delegation, add_deputy, add_group, edit_deputy
from yinuo.people.actions.invitations import accept_invitation, invite, resend_invitation, revoke_invitation
from yinuo.people.actions.posts import end_post, give_post
from yinuo.people.actions.rosters import confirm_roster, discard_roster, read_roster, undo_roster
from yinuo.people.actions.units import abolish_unit, add_other_name, add_unit, edit_unit, merge_units, rename_unit

__all__ = [
    "abolish_unit",
    "accept_invitation",
    "add_delegation",
    "add_deputy",
    "add_group",
    "add_other_name",
    "add_unit",
    "close_account",
    "confirm_roster",
    "discard_roster",
    "drop_second_factor",
    "edit_deputy",
    "edit_unit",
    "end_post",
    "give_post",
    "invite",
    "merge_units",
    "open_account",
    "read_roster",
    "rename_unit",
    "resend_invitation",
    "revoke_invitation",
    "undo_roster",
]
