"""A procedure's rules as the question "who could judge this" needs them: its policy, its roles, who approves."""

from __future__ import annotations

from fairhearing.identifiers import RoleName
from fairhearing.independence import Rules
from fairhearing.organisation import Organisation, bodies_of_kind
from fairhearing.procedure import Procedure

_APPROVAL, _JUDGING = "decision-approved", ("finding-made", "decision-made")


def rules_of(organisation: Organisation, procedure: Procedure) -> Rules:
    """Return by which rules it is asked who could judge, with the bodies that would have to approve an outcome.

    Args:
        organisation: with its bodies.
        procedure: with the floor beneath it.
    """
    approvers = _holders(procedure, _APPROVAL)
    kinds = dict.fromkeys(kind for role in sorted(approvers) for kind in procedure.roles[role].bodies[:1])
    bodies = tuple(body for kind in kinds for body in bodies_of_kind(organisation, kind))
    judges = _holders(procedure, *_JUDGING) - approvers if bodies else set()
    return Rules(
        procedure=procedure.id,
        version=procedure.version,
        policy=procedure.conflicts,
        roles={name: role.bodies for name, role in procedure.roles.items() if not role.party},
        others={role: {"approver": bodies} for role in judges},
    )


def _holders(procedure: Procedure, *kinds: str) -> set[RoleName]:
    return {role for power in procedure.powers if set(kinds) & set(power.act) for role in power.who}
