"""Who owes a seat to whom: through the person or body that proposed it, and those who sat there then.

Source: this project's own rule; no published procedure names who put whom in a seat (RULES, "Conflict
criteria in use").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fairhearing.identifiers import PersonId
from fairhearing.independence.question import Question
from fairhearing.independence.sentences import sat_then, seat_was_given, tied
from fairhearing.organisation import Seat, Tie, possibly


@dataclass(frozen=True, slots=True, order=True)
class Chain:
    """How a seat leads to a party; ordered from the nearest on.

    Args:
        steps: 1 where the party itself, a body on which it then sat, or a body to which it is tied
            proposed or filled the seat; one more for each seat in between.
        disputed: whether it rests on a tie that somebody disputes.
        length: the number of sentences.
        path: the sentences, from the seat to the party.
    """

    steps: int
    disputed: bool
    length: int
    path: tuple[str, ...]


def owed_seats(question: Question, person: PersonId, party: str) -> Iterator[tuple[Seat, Chain]]:
    """Yield the seats of a person that lead to a party, each with its nearest chain.

    Where the nearest one rests on a disputed tie, the nearest that does not comes too: a dispute
    must not hide what nobody doubts.

    Args:
        question: how far it is looked back stands in its rules for `owes-seat`.
        person: whose seats.
        party: a person or a body.
    """
    yield from _owed(question, person, party, "owes-seat")


def given_seats(question: Question, person: str, giver: str) -> Iterator[tuple[Seat, Chain]]:
    """Yield the seats of a person that somebody gave them, or a body on which that one then sat.

    To be a donor or host of the body that gave a seat is not to give it.

    Args:
        question: how far it is looked back stands in its rules for `assigned-by`.
        person: whose seats.
        giver: a person or a body.
    """
    yield from _owed(question, person, giver, "assigned-by")


def _owed(question: Question, person: str, party: str, tie: str) -> Iterator[tuple[Seat, Chain]]:
    depth = question.depth(tie)
    gifts = question.book.gifts.get(party, ()) if tie == "owes-seat" else ()
    for seat in question.book.seats.get(person, ()):
        for chain in _nearest(question, seat, party, depth, gifts):
            yield seat, chain


def _nearest(question: Question, seat: Seat, party: str, depth: int, gifts: Sequence[Tie]) -> Iterable[Chain]:
    chains: list[Chain] = []
    # most seats are owed directly or not at all: further steps are looked at only where they can matter
    for steps in range(1, depth + 1):
        chains = sorted(_chains(question, seat, party, steps, gifts, frozenset({seat.person, party})))
        undisputed = next((chain for chain in chains if not chain.disputed), None)
        if undisputed is not None:
            return dict.fromkeys((chains[0], undisputed))
    return chains[:1]


def _chains(
    question: Question, seat: Seat, party: str, depth: int, gifts: Sequence[Tie], seen: frozenset[str]
) -> Iterator[Chain]:
    """Yield the chains of at most `depth` steps; what was drawn by lot is owed to nobody."""
    if seat.chosen == "lottery":
        return
    for source in sorted({source for source in (seat.proposed_by, seat.appointed_by) if source}):
        for disputed, rest in _direct(question, seat, source, party, gifts):
            path = (seat_was_given(question.organisation, seat, source), *rest)
            yield Chain(1, disputed, len(path), path)
        if depth == 1:
            continue
        for earlier in _seats_behind(question, seat, source, seen):
            for chain in _chains(question, earlier, party, depth - 1, gifts, seen | {earlier.person}):
                path = (seat_was_given(question.organisation, seat, source), *chain.path)
                yield Chain(chain.steps + 1, chain.disputed, len(path), path)


def _direct(
    question: Question, seat: Seat, source: str, party: str, gifts: Sequence[Tie]
) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """Yield how the party stands behind a source: as itself, as one who sat there then, as its donor or host."""
    if source == party:
        yield False, ()
        return
    first, last = _moment(seat)
    for held in question.book.seats.get(party, ()):
        if held.body == source and possibly(held.since, held.until, first, last):
            yield False, (sat_then(question.organisation, held),)
    for tie in gifts:
        days = ((first, last), (question.on, question.on))
        if tie.to == source and any(possibly(tie.since, tie.until, *span) for span in days):
            yield tie.disputed, (tied(question.organisation, tie, party, source, question.on),)


def _seats_behind(question: Question, seat: Seat, source: str, seen: frozenset[str]) -> Iterator[Seat]:
    """Yield the seats that those held then who gave a seat: the source's own, or in the source."""
    first, last = _moment(seat)
    for earlier in (*question.book.seated.get(source, ()), *question.book.seats.get(source, ())):
        if earlier.person not in seen and possibly(earlier.since, earlier.until, first, last):
            yield earlier


def _moment(seat: Seat) -> tuple[date, date]:
    return (date.min, date.max) if seat.since is None else (seat.since.first, seat.since.last)
