"""The steps of a case as a rehearsal walks them, out of a procedure's roles and rules."""

from __future__ import annotations

from collections.abc import Iterator

from fairhearing.identifiers import KindName, RoleName
from fairhearing.independence import CaseStep
from fairhearing.procedure import Procedure, Role

_DECIDING = frozenset({KindName("finding-made"), KindName("decision-made"), KindName("appeal-decided")})
_WHO_ALONE = ("who",)
"""What the sifter reads, who finds out who is meant: in a rehearsal that is known."""


def steps_of(procedure: Procedure) -> tuple[CaseStep, ...]:
    """Return the steps of a case in the order of the procedure's roles.

    A role is a step where its holders read the case or decide in it, and some act is theirs alone; so what
    another role could do as well does not stop a case. Steps that the procedure wants done by different people
    are apart.

    Args:
        procedure: with the floor beneath it.
    """
    roles = [role for role in procedure.roles.values() if _is_step(procedure, role)]
    steps = []
    for place, role in enumerate(roles):
        apart = {*_apart_from(procedure, role.name)}
        earlier = tuple(str(one.name) for one in roles[:place] if one.name in apart)
        steps.append(CaseStep(str(role.name), role.title, role.bodies, role.drawn, role.seats, earlier))
    return tuple(steps)


def _is_step(procedure: Procedure, role: Role) -> bool:
    if role.party or not role.bodies or role.reads == _WHO_ALONE:
        return False
    decides = any(role.name in power.who and _DECIDING & {*power.act} for power in procedure.powers)
    return (bool(role.reads) or decides) and _alone(procedure, role.name)


def _alone(procedure: Procedure, role: RoleName) -> bool:
    everything = [*(power.who for power in procedure.powers), *(duty.who for duty in procedure.duties)]
    return any({*who} == {role} for who in everything)


def _apart_from(procedure: Procedure, role: RoleName) -> Iterator[RoleName]:
    """Yield the roles whose acts the holders of a role may not have done."""
    for rule in procedure.separations:
        if not rule.apart or rule.alone:
            continue
        groups = [_alone_in(procedure, kinds) for kinds in rule.groups]
        for group in groups:
            if role in group:
                yield from (other for those in groups if those is not group for other in those if other != role)


def _alone_in(procedure: Procedure, kinds: tuple[KindName, ...]) -> set[RoleName]:
    """Return the roles of which each alone may do some act of a group."""
    return {
        role for power in procedure.powers if {*kinds} & {*power.act} and len(power.who) == 1 for role in power.who
    }
