"""Who could plausibly report whom: those who have to do with one another.

Source: this project's own. A report is mostly about somebody whom the reporter meets; whoever has nothing to do
with the respondent binds nobody further, and the rehearsal without a reporter answers for them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from fairhearing.identifiers import PersonId
from fairhearing.organisation import Organisation, possibly, register


def plausible(organisation: Organisation, on: date) -> Callable[[PersonId], tuple[PersonId, ...]]:
    """Return a function that gives the plausible reporters of a respondent, sorted.

    These are the people of the roll who share a tie with the respondent, of whatever kind, now or before; who
    are of the same branch; or who sit on a body with them on the day (an assembly does not count).

    Args:
        organisation: as of its records.
        on: the day.
    """
    book = register(organisation)

    def reporters(respondent: PersonId) -> tuple[PersonId, ...]:
        found: set[str] = {name for tie in book.ties.get(respondent, ()) for name in tie.people}
        found.update(book.branches.get(organisation.people[respondent].branch, ()))
        for seat in book.seats.get(respondent, ()):
            body = organisation.bodies.get(seat.body)
            if body is None or body.kind == "assembly" or not possibly(seat.since, seat.until, on):
                continue
            seated = book.seated.get(seat.body, ())
            found.update(one.person for one in seated if possibly(one.since, one.until, on))
        return tuple(sorted(PersonId(name) for name in (found & organisation.people.keys()) - {respondent}))

    return reporters
