"""What is possible in an organisation's file and should be looked at all the same, as sentences of fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from graphlib import CycleError, TopologicalSorter

from fairhearing.identifiers import PersonId
from fairhearing.organisation.lookups import possibly, register
from fairhearing.organisation.model import Organisation, Seat
from fairhearing.organisation.rows import FORMULA

_MOST_CIRCLES = 20


def oddities(organisation: Organisation, on: date) -> tuple[str, ...]:
    """Return what somebody should look at; nothing of it keeps the file from being read.

    Args:
        organisation: as it stands.
        on: the day on which seats count as held.
    """
    return (
        *_shared_names(organisation),
        *_formulas(organisation),
        *_seats_twice(organisation),
        *_seats_of_those_gone(organisation, on),
        *_circles(organisation),
        *_contested(organisation),
    )


def _shared_names(organisation: Organisation) -> Iterator[str]:
    for ids in register(organisation).names.values():
        if len(ids) > 1:
            name = organisation.people[ids[0]].name
            yield f"{len(ids)} people are called {name}: {', '.join(ids)}. Only their ids tell them apart."


def _formulas(organisation: Organisation) -> Iterator[str]:
    for person in organisation.people.values():
        if person.name.startswith(FORMULA):
            yield f"The name of {person.id} begins like a spreadsheet's formula: {person.name[:40]}."


def _seats_twice(organisation: Organisation) -> Iterator[str]:
    held: defaultdict[tuple[str, str, str], list[Seat]] = defaultdict(list)
    for seat in organisation.seats:
        same = held[seat.person, seat.body, seat.role]
        if any(_overlap(seat, other) for other in same):
            yield f"{seat.person} has the same seat on {seat.body} twice at one time."
        same.append(seat)


def _overlap(one: Seat, other: Seat) -> bool:
    """Return whether two terms surely share a day."""
    (since, until), (begun, ended) = _surely(one), _surely(other)
    return max(since, begun) < min(until, ended)


def _surely(seat: Seat) -> tuple[date, date]:
    since = seat.since.last if seat.since is not None else date.min
    return since, seat.until.first if seat.until is not None else date.max


def _seats_of_those_gone(organisation: Organisation, on: date) -> Iterator[str]:
    for seat in organisation.seats:
        left = organisation.people[seat.person].left
        if left is not None and not possibly(None, left, on) and possibly(seat.since, seat.until, on):
            yield f"{seat.person} left ({left.text}) and their seat on {seat.body} has no end."


def _circles(organisation: Organisation) -> Iterator[str]:
    """Yield who proposed one another in a circle, people and bodies apart; a body that fills itself is one."""
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for seat in organisation.seats:
        for source in (seat.proposed_by, seat.appointed_by):
            if source is not None:
                sources[seat.person if PersonId(source) in organisation.people else seat.body].add(source)
    for name in sorted(name for name in sources if name in sources[name]):
        sources[name].discard(name)
        what = "themselves" if PersonId(name) in organisation.people else "people for its own seats"
        yield f"{name} proposed or appointed {what}."
    for _ in range(_MOST_CIRCLES):
        try:
            TopologicalSorter({name: sorted(sources[name]) for name in sorted(sources)}).prepare()
        except CycleError as error:
            circle = error.args[1][:-1]
            first = circle.index(min(circle))
            circle = [*circle[first:], *circle[: first + 1]]
            sources[circle[1]].discard(circle[0])
            yield f"These proposed or appointed one another in a circle: {' → '.join(circle)}."
        else:
            return


def _contested(organisation: Organisation) -> Iterator[str]:
    for contest in organisation.contested:
        yield f"Contested by {contest.by} and not answered: {contest.entry}."
