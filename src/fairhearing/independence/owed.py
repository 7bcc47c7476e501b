"""Who owes a seat to whom, for all seats at once: the same as `seats.owed_seats`, up to two steps.

Source: this project's own rule; no published procedure names who put whom in a seat (RULES, "Conflict
criteria in use").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from fairhearing.independence.arrays import Arrays, Flags, Rows, Whole, rows_by

MOST_STEPS = 2
"""Longer chains must not come back to somebody in them, which only a search along each of them can tell."""
_EXTREMES = (np.minimum, np.maximum)


@dataclass(frozen=True, slots=True)
class Owed:
    """Seats and the parties to whom they are owed; a seat and a party can stand in several rows.

    Args:
        seat: place among the organisation's seats.
        party: number of a name.
        disputed: whether it rests on a tie that somebody disputes.
        steps: 1 or 2.
    """

    seat: Whole
    party: Whole
    disputed: Flags
    steps: int


@dataclass(frozen=True, slots=True)
class _Givings:
    """Every giving of a seat, told apart by who gave it and when.

    Args:
        source: giving → who proposed or filled.
        first, last: giving → the days on which it can have happened.
        seat, giving: which seat was given by which giving.
    """

    source: Whole
    first: Whole
    last: Whole
    seat: Whole
    giving: Whole


def owed(arrays: Arrays, on: date, depth: int) -> list[Owed]:
    """Return who owes a seat to whom, by steps.

    Args:
        arrays: the organisation.
        on: the day: a donor to a source counts for what it gave then, and for what it gives now.
        depth: how many steps are looked back, at most `MOST_STEPS`.
    """
    givings = _givings(arrays)
    giving, party, disputed = _direct(arrays, givings, on)
    places, rows = _seats_of(givings).join(giving)
    found = [_owed(arrays, givings.seat[rows], party[places], disputed[places], 1)]
    if depth >= MOST_STEPS:
        found.append(_further(arrays, givings, found[0]))
    return found


def _seats_of(givings: _Givings) -> Rows:
    return rows_by(givings.giving, len(givings.source))


def _givings(arrays: Arrays) -> _Givings:
    seats = np.flatnonzero(~arrays.by_lot)
    seat = np.concatenate((seats, seats))
    source = np.concatenate((arrays.proposed_by[seats], arrays.appointed_by[seats]))
    seat, source = seat[source >= 0], source[source >= 0]
    spans = arrays.seat_spans
    keys = np.stack((source, spans.since[seat], spans.since_last[seat]), axis=1)
    different, giving = np.unique(keys, axis=0, return_inverse=True)
    return _Givings(different[:, 0], different[:, 1], different[:, 2], seat, giving.ravel())


def _direct(arrays: Arrays, givings: _Givings, on: date) -> tuple[Whole, Whole, Flags]:
    """Return who stands behind each giving: the source itself, who sat in it then, who gives to it."""
    every = np.arange(len(givings.source))
    places, seats = rows_by(arrays.seat_body, len(arrays.names)).join(givings.source)
    then = arrays.seat_spans.touch(seats, givings.first[places], givings.last[places])
    sat, sitting = places[then], arrays.seat_person[seats[then]]
    places, ties = rows_by(arrays.tie_to, len(arrays.names)).join(givings.source)
    day = np.full(len(ties), on.toordinal())
    spans = arrays.tie_spans
    tied = spans.touch(ties, givings.first[places], givings.last[places]) | spans.touch(ties, day, day)
    places, ties = places[tied], ties[tied]
    again, people = arrays.tie_people.join(ties)
    named = people != arrays.tie_to[ties[again]]
    gave, giver = places[again][named], people[named]
    calm = np.zeros(len(every) + len(sat), dtype=np.bool_)
    return (
        np.concatenate((every, sat, gave)),
        np.concatenate((givings.source, sitting, giver)),
        np.concatenate((calm, arrays.disputed[ties[again]][named])),
    )


def _further(arrays: Arrays, givings: _Givings, nearest: Owed) -> Owed:
    """Return the second step: to whom those owe their seats who sat behind a giving then."""
    giving, behind = _behind(arrays, givings)
    places, rows = rows_by(nearest.seat, len(arrays.seat_body)).join(behind)
    through = arrays.seat_person[behind[places]]
    size = len(arrays.names)
    keys = (giving[places] * size + nearest.party[rows]) * 2 + nearest.disputed[rows]
    order = np.argsort(keys, kind="stable")
    keys, begins = np.unique(keys[order], return_index=True)
    # a chain does not come back to the person whose seat it is: only where nobody else leads to the party
    one, other = (extreme.reduceat(through[order], begins) for extreme in _EXTREMES) if len(keys) else (keys, keys)
    places, seats = _seats_of(givings).join(keys // 2 // size)
    seat = givings.seat[seats]
    onward = (one[places] != arrays.seat_person[seat]) | (other[places] != arrays.seat_person[seat])
    keys, seat = keys[places][onward], seat[onward]
    return _owed(arrays, seat, keys // 2 % size, keys % 2 > 0, 2)


def _behind(arrays: Arrays, givings: _Givings) -> tuple[Whole, Whole]:
    found = []
    for column in (arrays.seat_body, arrays.seat_person):
        places, seats = rows_by(column, len(arrays.names)).join(givings.source)
        then = arrays.seat_spans.touch(seats, givings.first[places], givings.last[places])
        found.append(np.stack((places[then], seats[then])))
    giving, seat = np.concatenate(found, axis=1)
    return giving, seat


def _owed(arrays: Arrays, seat: Whole, party: Whole, disputed: Flags, steps: int) -> Owed:
    other = arrays.seat_person[seat] != party
    return Owed(seat[other], party[other], disputed[other], steps)
