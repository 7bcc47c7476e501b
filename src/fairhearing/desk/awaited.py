"""What is left to do in a closed case, by the public parts of its acts: a clock that runs on, or an ask."""

from __future__ import annotations

from collections.abc import Sequence

from fairhearing.acts import KINDS, PublicAct
from fairhearing.identifiers import RoleName, role_of
from fairhearing.procedure import Power, Procedure


def is_awaited(procedure: Procedure, acts: Sequence[PublicAct]) -> bool:
    """Return whether a closed case waits for somebody who reads it.

    Either a clock of theirs runs on, such as that of a condition; or a party asked or wrote something since the
    case was closed, and nobody answered by an act for which the procedure gives them the power. Who it is that
    reads the case plays no part, so that the answer tells nothing of it.

    Args:
        procedure: pinned at intake.
        acts: the public acts of the case, by `seq`.
    """
    readers = {name for name, role in procedure.roles.items() if role.reads and not role.party}
    owed = {str(duty.id) for duty in procedure.duties if readers & {*duty.who}}
    if any(due.rule in owed for act in acts[-1:] for due in act.due):
        return True
    closed = max((act.seq for act in acts if act.kind in procedure.end), default=-1)
    since = [act for act in acts if act.seq > closed]
    powers = (power for power in procedure.powers if power.closed and readers & {*power.who})
    return any(_waits(procedure, power, since) for power in powers)


def _waits(procedure: Procedure, power: Power, acts: Sequence[PublicAct]) -> bool:
    written = {kind for kind in power.act if KINDS[kind].to is not None}
    asked = [act.seq for act in acts if _is_party(procedure, act) and act.kind in {*power.after, *written}]
    answered = [act.seq for act in acts if not _is_party(procedure, act) and act.kind in power.act]
    return max(asked, default=-1) > max(answered, default=-1)


def _is_party(procedure: Procedure, act: PublicAct) -> bool:
    return procedure.roles[RoleName(role_of(act.by))].party


__all__ = ["is_awaited"]
