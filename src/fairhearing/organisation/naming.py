"""Whom a cell means: an id, a number of the list, or a name that only one person or body has."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process

from fairhearing.identifiers import BodyId, PersonId
from fairhearing.organisation.lookups import NO_BRANCH, fold, match_name
from fairhearing.organisation.model import Organisation
from fairhearing.organisation.rows import MOST_SHOWN, Row

_NEAR = 70


class Naming:
    """Finds people, bodies and branches for the cells of a list.

    Args:
        organisation: as it stands.
    """

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation
        self._bodies = {fold(body.name): body.id for body in organisation.bodies.values()}
        self._branches = {person.branch for person in organisation.people.values()} - NO_BRANCH

    def person(self, row: Row, key: str) -> PersonId:
        """Return whom a cell means; a problem is noted where that is nobody, or more than one."""
        text = row.text(key)
        found = self._people(row, text)
        if len(found) == 1:
            return found[0]
        if found:
            row.refuse(
                key,
                f"'{text[:80]}' is the name of {len(found)} people: {', '.join(found[:5])}.",
                "Two people can have one name, and one of them would get what is the other's.",
                "Write the id of the one who is meant.",
            )
        else:
            self._unknown(row, key, text, "nobody on the roll", self._organisation.people)
        return PersonId(text)

    def body(self, row: Row, key: str) -> BodyId:
        """Return which body a cell means; a problem is noted where it is none."""
        text = row.text(key)
        found = self._body(text)
        if found is None:
            self._unknown(row, key, text, "no body of the organisation", self._organisation.bodies)
        return found or BodyId(text)

    def source(self, row: Row, key: str) -> str | None:
        """Return who proposed or appointed, a body or a person; None where the cell is empty."""
        text = row.text(key)
        return (self._body(text) or self.person(row, key)) if text else None

    def target(self, row: Row, key: str) -> str:
        """Return the body or branch that a tie leads to."""
        text = row.text(key)
        return text if text in self._branches else self.body(row, key)

    def _people(self, row: Row, text: str) -> tuple[PersonId, ...]:
        people = self._organisation.people
        for name in (text, row.made(text)):
            if PersonId(name) in people:
                return (PersonId(name),)
        return match_name(self._organisation, text)

    def _body(self, text: str) -> BodyId | None:
        return BodyId(text) if BodyId(text) in self._organisation.bodies else self._bodies.get(fold(text))

    def _unknown(self, row: Row, key: str, text: str, what: str, known: Iterable[str]) -> None:
        # A search through everybody for each of 100,000 wrong rows would take hours; those shown get it.
        near = (
            process.extractOne(text, list(known), score_cutoff=_NEAR) if len(row.problems) < MOST_SHOWN else None
        )
        guess = f"Did you mean '{near[0]}'? " if near else ""
        row.refuse(
            key,
            f"'{text[:80]}' is {what}." if text else "The cell is empty.",
            "A seat or a tie of nobody would bind nobody.",
            f"{guess}Write an id, or a whole name as on the roll; enter who is missing first.",
        )
