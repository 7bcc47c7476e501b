"""Questions to an organisation as of a day; where a date is uncertain, what is possible counts.

A seat that possibly covers the day is held, a tie that possibly holds is there: to overlook one would
let somebody judge who may be bound, to count one too many only asks for another person.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from fairhearing.acts import When
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.organisation.model import Organisation, Person, Seat, Tie

NO_BRANCH = frozenset({"", "none"})
"""What stands in `branch` for somebody who is in none."""

_NOTHING: tuple[Seat, ...] = ()
_T = TypeVar("_T")


def possibly(since: When | None, until: When | None, first: date, last: date | None = None) -> bool:
    """Return whether an interval with uncertain ends possibly touches the days `first` to `last`.

    Args:
        since: its beginning; None: not known, so it may always have been.
        until: its end; None: not ended.
        first: the first day asked about.
        last: the last one; None: `first` alone.
    """
    begun = since is None or since.first <= (last or first)
    return begun and (until is None or first <= until.last)


@dataclass(frozen=True, slots=True)
class Register:
    """The organisation's facts by whom they concern; built once, in the file's own order.

    Args:
        seats: person → the seats that they ever held.
        seated: body → the seats in it.
        ties: person, body or branch → the ties that name them.
        gifts: person → their ties to a body or branch (as donor, host …).
        branches: branch → its people, sorted by id.
        names: name as `match_name` folds it → ids, sorted.
        known: those about whose ties something is known: a tie, or a seat with a proposer.
    """

    seats: Mapping[str, tuple[Seat, ...]]
    seated: Mapping[str, tuple[Seat, ...]]
    ties: Mapping[str, tuple[Tie, ...]]
    gifts: Mapping[str, tuple[Tie, ...]]
    branches: Mapping[str, tuple[PersonId, ...]]
    names: Mapping[str, tuple[PersonId, ...]]
    known: frozenset[str]


@lru_cache(maxsize=8)
def register(organisation: Organisation) -> Register:
    """Return the organisation's facts by whom they concern, built once for each organisation."""
    seats: defaultdict[str, list[Seat]] = defaultdict(list)
    seated: defaultdict[str, list[Seat]] = defaultdict(list)
    ties: defaultdict[str, list[Tie]] = defaultdict(list)
    gifts: defaultdict[str, list[Tie]] = defaultdict(list)
    branches: defaultdict[str, list[PersonId]] = defaultdict(list)
    names: defaultdict[str, list[PersonId]] = defaultdict(list)
    for seat in organisation.seats:
        seats[seat.person].append(seat)
        seated[seat.body].append(seat)
    for tie in organisation.ties:
        for name in {*tie.people, *([tie.to] if tie.to else [])}:
            ties[name].append(tie)
            if tie.to not in {None, name}:
                gifts[name].append(tie)
    for person in sorted(organisation.people.values(), key=lambda one: one.id):
        names[fold(person.name or person.id)].append(person.id)
        if person.branch not in NO_BRANCH:
            branches[person.branch].append(person.id)
    with_proposer = {seat.person for seat in organisation.seats if seat.proposed_by or seat.appointed_by}
    return Register(
        seats=_frozen(seats),
        seated=_frozen(seated),
        ties=_frozen(ties),
        gifts=_frozen(gifts),
        branches=_frozen(branches),
        names=_frozen(names),
        known=frozenset(with_proposer.union(*(tie.people for tie in organisation.ties))),
    )


def _frozen(table: Mapping[str, list[_T]]) -> dict[str, tuple[_T, ...]]:
    return {key: tuple(rows) for key, rows in table.items()}


def fold(name: str) -> str:
    """Return a name as it is compared: Unicode forms, case and the number of spaces do not matter."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return re.sub(r"\s+", " ", text).strip()


def match_name(organisation: Organisation, typed: str) -> tuple[PersonId, ...]:
    """Return everybody of exactly that name, sorted by id; nobody for a name that is not on the roll.

    Somebody whom the roll gives no name is matched by their id.

    Args:
        organisation: the roll.
        typed: as somebody typed it; Unicode forms, case and the number of spaces do not matter.

    Source: Unicode Standard, section 3.13, compatibility caseless matching.
    """
    return register(organisation).names.get(fold(typed), ()) if typed.strip() else ()


def is_member(person: Person | None, on: date) -> bool:
    """Return whether somebody is possibly a member on a day.

    Args:
        person: from the roll; None, for somebody who is not on it, is no member.
        on: the day.
    """
    return person is not None and possibly(person.joined, person.left, on)


def seats_of(organisation: Organisation, person: str, on: date) -> tuple[Seat, ...]:
    """Return the seats that a person possibly holds on a day; none once they certainly left.

    Args:
        organisation: with its seats.
        person: on the roll or not.
        on: the day.
    """
    entry = organisation.people.get(PersonId(person))
    if entry is not None and not possibly(None, entry.left, on):
        return ()
    seats = register(organisation).seats.get(person, _NOTHING)
    return tuple(seat for seat in seats if possibly(seat.since, seat.until, on))


def members_of(organisation: Organisation, body: str, on: date) -> tuple[PersonId, ...]:
    """Return who possibly sits on a body on a day, sorted by id.

    Args:
        organisation: with its seats.
        body: a body's id, or a branch's: the members of a branch are its people.
        on: the day.
    """
    book = register(organisation)
    people = {
        seat.person
        for seat in book.seated.get(body, _NOTHING)
        if possibly(seat.since, seat.until, on) and not _gone(organisation, seat.person, on)
    }
    if body not in organisation.bodies:
        branch = book.branches.get(body, ())
        people.update(one for one in branch if is_member(organisation.people[one], on))
    return tuple(sorted(people))


def _gone(organisation: Organisation, person: PersonId, on: date) -> bool:
    entry = organisation.people.get(person)
    return entry is not None and not possibly(None, entry.left, on)


def bodies_of_kind(organisation: Organisation, kind: str) -> tuple[BodyId, ...]:
    """Return the ids of all bodies of one kind, sorted.

    Args:
        organisation: with its bodies.
        kind: as in `Body`.
    """
    return tuple(sorted(body.id for body in organisation.bodies.values() if body.kind == kind))


def latest_day(organisation: Organisation) -> date | None:
    """Return the latest day that the records surely reach: the latest beginning of any date in them.

    A year alone reaches its first day; None where the records hold no date.
    """
    whens = [when for person in organisation.people.values() for when in (person.joined, person.left)]
    whens += [when for seat in organisation.seats for when in (seat.since, seat.until)]
    whens += [when for tie in organisation.ties for when in (tie.since, tie.until)]
    return max((when.first for when in whens if when is not None), default=None)
