"""For how many people the roll says anything about whom they are bound to: what is not there, nobody can judge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fairhearing.identifiers import BodyId, PersonId
from fairhearing.organisation.lookups import is_member, members_of, register, seats_of
from fairhearing.organisation.model import Organisation


@dataclass(frozen=True, slots=True)
class BodyCoverage:
    """What is known of those who sit on one body.

    Args:
        body: its id.
        members: who possibly sits on it that day, sorted.
        unknown: those of them about whom nothing is known: no tie, and no seat with a proposer.
        without_source: those whose seat on it names nobody who proposed or appointed them.
    """

    body: BodyId
    members: tuple[PersonId, ...]
    unknown: tuple[PersonId, ...]
    without_source: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class RollCoverage:
    """What is known of everybody.

    Args:
        on: the day.
        people: who is possibly on the roll that day, sorted.
        unknown: those of them about whom nothing is known; a question about their ties answers `unknown`.
        bodies: each body, sorted by id.
    """

    on: date
    people: tuple[PersonId, ...]
    unknown: tuple[PersonId, ...]
    bodies: tuple[BodyCoverage, ...]

    @property
    def share_known(self) -> float:
        """The share of people of whom something is known, 0 to 1; 1 where there is nobody."""
        return 1 - len(self.unknown) / len(self.people) if self.people else 1.0


def coverage(organisation: Organisation, on: date) -> RollCoverage:
    """Return for whom nothing is known, overall and for each body.

    Args:
        organisation: as it stands.
        on: the day.
    """
    known = register(organisation).known
    people = tuple(sorted(person.id for person in organisation.people.values() if is_member(person, on)))
    return RollCoverage(
        on=on,
        people=people,
        unknown=tuple(person for person in people if person not in known),
        bodies=tuple(_of_body(organisation, body, on) for body in sorted(organisation.bodies)),
    )


def _of_body(organisation: Organisation, body: BodyId, on: date) -> BodyCoverage:
    known = register(organisation).known
    members = members_of(organisation, body, on)
    sourced = {
        seat.person
        for person in members
        for seat in seats_of(organisation, person, on)
        if seat.body == body and (seat.proposed_by or seat.appointed_by)
    }
    return BodyCoverage(
        body=body,
        members=members,
        unknown=tuple(person for person in members if person not in known),
        without_source=tuple(person for person in members if person not in sourced),
    )


def told_coverage(organisation: Organisation, found: RollCoverage) -> tuple[str, ...]:
    """Return the coverage in sentences: numbers, and ids only where somebody sits on a body.

    Args:
        organisation: with its bodies.
        found: its coverage.
    """
    people, unknown = f"{len(found.people):,}", f"{len(found.unknown):,}"
    lines = [
        f"On {found.on}: {people} people; nothing is known about {unknown}: no tie, and no seat with a proposer."
    ]
    for body in found.bodies:
        name = organisation.bodies[body.body].name
        if not body.members:
            lines.append(f"{name}: nobody sits on it.")
            continue
        unknown = f" ({', '.join(body.unknown)})" if body.unknown else ""
        source = f" ({', '.join(body.without_source)})" if body.without_source else ""
        lines.append(
            f"{name}: {len(body.members)} sit on it; nothing is known about {len(body.unknown)}{unknown}; "
            f"without a proposer {len(body.without_source)}{source}."
        )
    return tuple(lines)
