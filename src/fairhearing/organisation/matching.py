"""Which row of a list is which seat or tie of the file: by its ends first, then by when it began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from fairhearing.acts import When, write_when
from fairhearing.organisation.model import Seat, Tie
from fairhearing.organisation.ties import TIE_KINDS

Entry = TypeVar("Entry", Seat, Tie)
Matched = tuple[dict[int, Entry], tuple[Entry, ...]]
"""Place of an entry in the file → the row that tells of it; and the rows that tell of something new."""


def match_seats(known: Sequence[Seat], listed: Iterable[Seat], day: When, *, with_role: bool) -> Matched[Seat]:
    """Return which seat each row tells of.

    Args:
        known: the seats of the file.
        listed: the rows.
        day: of the list; a seat that ended and is there again without a beginning began since then.
        with_role: whether the list tells roles; without, a role is not compared.

    Returns:
        The pairs, and the new seats in an order that does not depend on that of the rows.
    """

    def key(seat: Seat) -> tuple[str, ...]:
        return (seat.person, seat.body, seat.role if with_role else "")

    pairs, rest = _match(known, listed, key)
    ended: defaultdict[tuple[str, ...], list[date]] = defaultdict(list)
    for seat in known:
        if seat.until is not None:
            ended[key(seat)].append(seat.until.first)
    added = [_since(seat, max(ended.get(key(seat), ()), default=None), day) for seat in rest]
    return pairs, tuple(sorted(added, key=lambda seat: (key(seat), seat.role, _day(seat.since))))


def match_ties(known: Sequence[Tie], listed: Iterable[Tie]) -> Matched[Tie]:
    """Return which tie each row tells of; who stands first matters only where a kind is directed.

    Args:
        known: the ties of the file.
        listed: the rows.

    Returns:
        The pairs, and the new ties in an order that does not depend on that of the rows.
    """

    def key(tie: Tie) -> tuple[str, ...]:
        people = tie.people if TIE_KINDS[tie.kind].directed else tuple(sorted(tie.people))
        return (tie.kind, tie.to or "", *people)

    pairs, rest = _match(known, listed, key)
    return pairs, tuple(sorted(rest, key=lambda tie: (key(tie), _day(tie.since))))


def _match(
    known: Sequence[Entry], listed: Iterable[Entry], key: Callable[[Entry], tuple[str, ...]]
) -> Matched[Entry]:
    by_key: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, entry in enumerate(known):
        by_key[key(entry)].append(place)
    pairs: dict[int, Entry] = {}
    rest: list[Entry] = []
    # Rows that say when it began choose first, so that a row without a date takes what is left.
    for row in sorted(listed, key=lambda one: (one.since is None, _day(one.since), _day(one.until))):
        free = [place for place in by_key.get(key(row), ()) if place not in pairs]
        found = next((place for place in free if _fits(known[place], row)), None)
        if found is None:
            found = next((place for place in free if _goes_on(known[place], row)), None)
        if found is None:
            rest.append(row)
        else:
            pairs[found] = row
    return pairs, tuple(rest)


def _fits(entry: Seat | Tie, row: Seat | Tie) -> bool:
    began = row.since is not None and _days(entry.since) == _days(row.since)
    ended = row.since is None and row.until is not None and _days(entry.until) == _days(row.until)
    return began or ended


def _goes_on(entry: Seat | Tie, row: Seat | Tie) -> bool:
    """Return whether a row can tell of an entry that has not ended, of which either does not say when it began."""
    if entry.since is not None and row.until is not None and row.until.last < entry.since.first:
        return False
    return entry.until is None and (entry.since is None or row.since is None)


def _days(when: When | None) -> tuple[date, date] | None:
    return None if when is None else (when.first, when.last)


def _day(when: When | None) -> tuple[date, date]:
    return _days(when) or (date.max, date.max)


def _since(seat: Seat, ended: date | None, day: When) -> Seat:
    if seat.since is not None or seat.until is not None or ended is None or ended > day.first:
        return seat
    return replace(seat, since=When(ended, day.first, None, write_when(When(ended, day.first))))
