"""Of how many people anything is known: what an answer rests on, shown beside it.

Source: DESIGN, "a person about whose ties nothing is known is `unknown`, never `clear`".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fairhearing.identifiers import PersonId
from fairhearing.organisation import Organisation, register
from fairhearing.wording import say


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the records reach.

    Args:
        asked: how many people were asked about.
        known: of how many a tie, or who proposed a seat of theirs, is recorded.
        with_ties: of how many a tie is.
        with_proposer: of how many it is recorded who proposed or filled a seat.
    """

    asked: int
    known: int
    with_ties: int
    with_proposer: int

    def sentence(self) -> str:
        """Return it as a sentence that says what it does not show."""
        unknown = self.asked - self.known
        told = say(
            "a tie of {with_ties}, who gave a seat of {with_proposer}",
            with_ties=self.with_ties,
            with_proposer=self.with_proposer,
        )
        return say(
            "Of {asked} people asked about, something is recorded of {known} ({told}). Of the other "
            "{unknown} nothing is, which does not mean that they are free.",
            asked=self.asked,
            known=self.known,
            told=told,
            unknown=unknown,
        )


def coverage(organisation: Organisation, people: Iterable[PersonId]) -> Coverage:
    """Return of how many of these people anything is recorded that could bind them.

    Args:
        organisation: its records.
        people: who was asked about.
    """
    book = register(organisation)
    asked = set(people)
    with_ties = {one for one in asked if book.ties.get(one)}
    with_proposer = {
        one for one in asked if any(seat.proposed_by or seat.appointed_by for seat in book.seats.get(one, ()))
    }
    return Coverage(len(asked), len(with_ties | with_proposer), len(with_ties), len(with_proposer))
