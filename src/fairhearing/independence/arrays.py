"""An organisation's facts as arrays of whole numbers, so that a question about everybody is a few sums.

Source: compressed sparse rows, as in Y. Saad, Iterative Methods for Sparse Linear Systems (2003), section 3.4.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from fairhearing.acts import When
from fairhearing.clock import Calendar, Duration
from fairhearing.organisation import NO_BRANCH, TIE_KINDS, Organisation

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
NOBODY = -1
"""Stands where no name is given."""


@dataclass(frozen=True, slots=True)
class Spans:
    """From when until when each of several things held, in days counted from 0001-01-01.

    Args:
        since: the earliest day on which it can have begun; `since_last`: the latest.
        until: the latest day on which it can have ended; `ended`: whether an end is recorded.
    """

    since: Whole
    since_last: Whole
    until: Whole
    ended: Flags

    def hold(self, on: date, after: Duration | None, calendar: Calendar, *, lasting: bool) -> Flags:
        """Return which of them count on a day, as `Question.holds` says it of one.

        Args:
            on: the day.
            after: how long it still counts after its end.
            calendar: in which that is counted.
            lasting: whether it counts for ever after its end where there is no `after`.
        """
        day = on.toordinal()
        begun = self.since <= day
        if lasting and after is None:
            return begun
        until = self.until
        if after is not None:
            days, places = np.unique(until, return_inverse=True)
            moved = [calendar.add(date.fromordinal(int(one)), after).toordinal() for one in days]
            until = np.asarray(moved, dtype=np.int64)[places]
        return begun & (~self.ended | (day <= until))

    def touch(self, rows: Whole, first: Whole, last: Whole) -> Flags:
        """Return which rows possibly touch the days `first` to `last`, one pair of days a row."""
        return (self.since[rows] <= last) & (first <= self.until[rows])


@dataclass(frozen=True, slots=True)
class Rows:
    """For each number the rows that belong to it: those of `n` are `rows[starts[n]:starts[n + 1]]`."""

    starts: Whole
    rows: Whole

    def of(self, number: int) -> Whole:
        """Return the rows of one number."""
        return self.rows[self.starts[number] : self.starts[number + 1]]

    def join(self, numbers: Whole) -> tuple[Whole, Whole]:
        """Return, for each of several numbers and each of its rows, the place of the number and the row."""
        counts = self.starts[numbers + 1] - self.starts[numbers]
        places = np.repeat(np.arange(len(numbers)), counts)
        within = np.arange(len(places)) - np.repeat(np.cumsum(counts) - counts, counts)
        return places, self.rows[np.repeat(self.starts[numbers], counts) + within]


def rows_by(keys: Whole, size: int) -> Rows:
    """Return the places of each key.

    Args:
        keys: from 0 to `size` - 1; `NOBODY` is left out.
        size: how many keys there can be.
    """
    order = np.argsort(keys, kind="stable")
    order = order[np.searchsorted(keys[order], 0) :]
    starts = np.zeros(size + 1, dtype=np.int64)
    np.cumsum(np.bincount(keys[order], minlength=size), out=starts[1:])
    return Rows(starts, order)


@dataclass(frozen=True, slots=True)
class Arrays:
    """People, bodies, branches and whoever else is named, each a number; the people of the roll come first, by id.

    Args:
        names: number → id; `number`: id → number; `roll`: how many of them are people of the roll.
        branch: person of the roll → number of their branch, or `NOBODY`.
        seat_person, seat_body, proposed_by, appointed_by: a row a seat.
        by_lot: whether a seat was drawn.
        kinds: the kinds of ties that occur; `tie_kind`: tie → place in `kinds`.
        tie_people: people of a tie, in order; `tie_to`: its body or branch; `disputed`.
    """

    names: tuple[str, ...]
    number: dict[str, int]
    roll: int
    branch: Whole
    seat_person: Whole
    seat_body: Whole
    proposed_by: Whole
    appointed_by: Whole
    by_lot: Flags
    seat_spans: Spans
    kinds: tuple[str, ...]
    tie_kind: Whole
    tie_people: Rows
    tie_to: Whole
    disputed: Flags
    tie_spans: Spans


def arrays_of(organisation: Organisation) -> Arrays:
    """Return an organisation's facts as arrays.

    Args:
        organisation: as of its records; what it names without explaining gets a number too.
    """
    number: dict[str, int] = {str(person): place for place, person in enumerate(sorted(organisation.people))}
    roll = len(number)
    people = [organisation.people[person] for person in sorted(organisation.people)]
    seats, ties = organisation.seats, organisation.ties
    lengths = np.fromiter((len(tie.people) for tie in ties), dtype=np.int64, count=len(ties))
    kinds = tuple(sorted(TIE_KINDS))
    places = {kind: place for place, kind in enumerate(kinds)}
    return Arrays(
        branch=_numbers(number, (None if one.branch in NO_BRANCH else one.branch for one in people)),
        seat_person=_numbers(number, (seat.person for seat in seats)),
        seat_body=_numbers(number, (seat.body for seat in seats)),
        proposed_by=_numbers(number, (seat.proposed_by or None for seat in seats)),
        appointed_by=_numbers(number, (seat.appointed_by or None for seat in seats)),
        by_lot=np.array([seat.chosen == "lottery" for seat in seats], dtype=np.bool_),
        seat_spans=_spans([(seat.since, seat.until) for seat in seats]),
        kinds=kinds,
        tie_kind=np.array([places[tie.kind] for tie in ties], dtype=np.int64),
        tie_people=Rows(
            np.concatenate(([0], np.cumsum(lengths))),
            _numbers(number, (name for tie in ties for name in tie.people)),
        ),
        tie_to=_numbers(number, (tie.to for tie in ties)),
        disputed=np.array([tie.disputed for tie in ties], dtype=np.bool_),
        tie_spans=_spans([(tie.since, tie.until) for tie in ties]),
        number=number,
        roll=roll,
        names=tuple(number),  # the last: every name above has its number by now
    )


def _numbers(number: dict[str, int], names: Iterable[str | None]) -> Whole:
    found = [NOBODY if name is None else number.setdefault(name, len(number)) for name in names]
    return np.array(found, dtype=np.int64)


def _spans(spans: Sequence[tuple[When | None, When | None]]) -> Spans:
    return Spans(
        since=_days([FIRST if since is None else since.first.toordinal() for since, _ in spans]),
        since_last=_days([LAST if since is None else since.last.toordinal() for since, _ in spans]),
        until=_days([LAST if until is None else until.last.toordinal() for _, until in spans]),
        ended=np.array([until is not None for _, until in spans], dtype=np.bool_),
    )


def _days(days: list[int]) -> Whole:
    return np.array(days, dtype=np.int64)
