"""What a support person writes for the party whom they stand by: what the procedure gives to both of them."""

from __future__ import annotations

from fairhearing.acts import KINDS
from fairhearing.desk.folder import OpenCase
from fairhearing.desk.mails import stood_by
from fairhearing.identifiers import KindName, RoleName, SlotName, role_of

SUPPORT = RoleName("support")


def written_along(case: OpenCase, slot: SlotName) -> frozenset[KindName]:
    """Return the kinds of act that a support person can do for the party whom they stand by.

    Args:
        case: opened by them or by the party.
        slot: theirs; anybody else's, and one whose key was not introduced, as by a version before, has none.
    """
    entry = case.slots.get(slot)
    if role_of(slot) != SUPPORT or entry is None or not entry.verify:
        return frozenset()
    return given_along(case, role_of(stood_by(case, slot)))


def given_along(case: OpenCase, role: RoleName) -> frozenset[KindName]:
    """Return the kinds of act that the procedure gives both to a support person and to the party.

    Args:
        case: gives the procedure.
        role: the party's.
    """
    both = (power for power in case.procedure.powers if {SUPPORT, role} <= {*power.who})
    return frozenset(kind for power in both for kind in power.act if KINDS[kind].site)


__all__ = ["given_along", "written_along"]
