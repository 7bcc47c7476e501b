"""Who receives a report: worked out in memory, before anybody can open it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from fairhearing.acts import Parties
from fairhearing.errors import BusyError
from fairhearing.identifiers import BodyId, PersonId, RoleName
from fairhearing.independence import viability
from fairhearing.organisation import Organisation, bodies_of_kind, members_of
from fairhearing.procedure import Procedure, Role


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a role is filled from.

    Args:
        body: the first viable body of the chain.
        people: its members who are not conflicted and can open what is sealed to them.
        moved: whether an earlier body of the chain was no longer viable.
    """

    body: str
    people: tuple[PersonId, ...]
    moved: bool


def reach(
    procedure: Procedure,
    organisation: Organisation,
    parties: Parties,
    on: date,
    *,
    enrolled: Collection[PersonId],
    declared: frozenset[PersonId],
    role: str = "receiver",
    only: str = "",
) -> Reach:
    """Walk the procedure's chain of bodies for a role to the first that can act.

    Args:
        procedure: as pinned.
        organisation: as pinned.
        parties: who is who, and who is excluded.
        on: the day.
        enrolled: those who have keys.
        declared: those who declared that they may not judge.
        role: the role to fill.
        only: the kind of body that may act, though others stand before it in the chain; empty: any.

    Raises:
        BusyError: nobody is left, not even outside; the report is not taken in, and the page says so.
    """
    moved = False
    for body in chain_of(organisation, procedure.roles[RoleName(role)]):
        if not members_of(organisation, body, on) or only not in {"", organisation.bodies[BodyId(body)].kind}:
            # Nobody sits on it, as on one that is drawn for each case: only its seats could be read from.
            moved = True
            continue
        found = viability(organisation, procedure.conflicts, body, parties, on, declared=declared, quorum=1)
        people = tuple(person for person in found.remaining if person in enrolled)
        if found.viable and people:
            return Reach(body, people, moved)
        moved = True
    raise BusyError(
        "Nobody can take this in here at the moment.",
        why="On every body that the procedure names nobody sits, or all are conflicted or have no keys yet.",
        remedy="Turn to the outside body named on the first page, and tell the overseers.",
    )


def chain_of(organisation: Organisation, role: Role) -> tuple[str, ...]:
    """Return the bodies that may fill a role, in order."""
    return tuple(body for kind in role.bodies for body in bodies_of_kind(organisation, kind))


def everybody_in(organisation: Organisation, role: Role, on: date) -> tuple[PersonId, ...]:
    """Return all members of all bodies of a role's chain, each once, in order."""
    people: dict[PersonId, None] = {}
    for body in chain_of(organisation, role):
        people.update(dict.fromkeys(members_of(organisation, body, on)))
    return tuple(people)
