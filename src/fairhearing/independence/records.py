"""What the records say at all, and who put how many in their seats: facts about offices, no charge.

Source: DESIGN, "a person about whose ties nothing is known is `unknown`, never `clear`".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from fairhearing.identifiers import PersonId
from fairhearing.independence.rehearsed import Office, Recorded
from fairhearing.organisation import NO_BRANCH, Organisation, Seat, possibly, register


def recorded(organisation: Organisation, officers: Collection[PersonId], on: date) -> Recorded:
    """Return how much the records say.

    Args:
        organisation: as of its records.
        officers: who sits on a body that takes a step.
        on: the day.
    """
    known, people = register(organisation).known, organisation.people
    seats = _held(organisation, on)
    return Recorded(
        people=len(people),
        unknown=sum(person not in known for person in people),
        officers=len(officers),
        officers_unknown=sum(person not in known for person in officers),
        not_on_the_roll=sum(person not in people for person in officers),
        seats=len(seats),
        seats_without_proposer=sum(not (seat.proposed_by or seat.appointed_by) for seat in seats),
        ties=len(organisation.ties),
        disputed=sum(tie.disputed for tie in organisation.ties),
        without_branch=sum(person.branch in NO_BRANCH for person in people.values()),
    )


def offices(organisation: Organisation, on: date) -> tuple[Office, ...]:
    """Return who proposed or filled the seats that are held on a day, the most first.

    Args:
        organisation: with its seats; what was drawn by lot is owed to nobody.
        on: the day.
    """
    given: defaultdict[str, list[Seat]] = defaultdict(list)
    for seat in _held(organisation, on):
        if seat.chosen != "lottery":
            for source in {seat.proposed_by, seat.appointed_by} - {None, ""}:
                given[str(source)].append(seat)
    found = [
        Office(
            source,
            len(seats),
            len({seat.person for seat in seats}),
            sum(seat.chosen == "acclamation" for seat in seats),
        )
        for source, seats in given.items()
    ]
    return tuple(sorted(found, key=lambda office: (-office.seats, office.id)))


def _held(organisation: Organisation, on: date) -> list[Seat]:
    return [seat for seat in organisation.seats if possibly(seat.since, seat.until, on)]
