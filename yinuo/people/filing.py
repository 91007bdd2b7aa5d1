"""Filing for a deputy (代为录入): paper, voice and telephone are entered by staff, and the record says so."""

from yinuo.people.standing import files_for_others, standing_of
from yinuo.rules.lifecycle import NotAllowed


def acting_for(user, deputy) -> str:
    """The name the record carries beside the clerk's: "" for one's own matter, the deputy's if staff file for them (代…录入).

    Pass it on as `on_behalf_of` to `records.actions.move`, `note` and `begin`. Raises NotAllowed for anybody else: no
    deputy files for another, and nobody across congresses.
    """
    standing = standing_of(user)
    if deputy.pk == standing.deputy_id:
        return ""
    if deputy.congress_id == standing.congress_id and files_for_others(standing):
        return deputy.name
    raise NotAllowed("只有代表工委、办公室可以代代表录入")
