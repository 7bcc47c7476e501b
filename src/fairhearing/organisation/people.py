"""People from the rows of a table: every bad cell is named, and nothing is taken in by halves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from fairhearing.acts import When, read_when, unknown_word
from fairhearing.errors import InputError, Where
from fairhearing.identifiers import PersonId
from fairhearing.organisation.entries import PERSON_KEYS, read_id, refuse_backwards
from fairhearing.organisation.model import Person

_TRAIT = "traits."
_COLUMNS = tuple(key for key in PERSON_KEYS if key != "traits")


class PeopleError(InputError):
    """A table of people in which rows are wrong; nothing of it was taken in.

    Args:
        what, why, remedy, where: as in every error.
        problems: one error for each bad cell, with its row and column, in the order of the table.
    """

    def __init__(
        self,
        what: str,
        *,
        why: str,
        remedy: str,
        where: Where | None = None,
        problems: tuple[InputError, ...] = (),
    ) -> None:
        super().__init__(what, why=why, remedy=remedy, where=where)
        self.problems = problems

    def diagnostics(self) -> str:
        """Return the message of every bad cell, and then what they have in common."""
        return "\n".join((*(problem.diagnostics() for problem in self.problems), super().diagnostics()))


def people_of(
    rows: Iterable[tuple[int, Sequence[object]]], file: str, columns: Mapping[str, str] | None
) -> tuple[Person, ...]:
    """Return the people of a table.

    Args:
        rows: number and cells of each row, the headings first; empty rows are passed over.
        file: the table's name, for messages.
        columns: heading → key of a person; None: the headings are the keys.

    Raises:
        PeopleError: cells are wrong; all of them are named.
        InputError: the headings cannot be read.
    """
    table = iter(rows)
    line, headings = next(table, (1, ()))
    fields = _fields([_text(cell) for cell in headings], columns, Where(file, line))
    problems: list[InputError] = []
    people: dict[str, Person] = {}
    for number, cells in table:
        texts = [_text(cell) for cell in cells]
        if not any(texts):
            continue
        row = _Row(Where(file, number), fields, texts)
        person = row.person()
        if any(texts[len(headings) :]):
            row.refuse("", "There are more cells than headings.", "Put a cell that holds a separator in quotes.")
        if person.id in people:
            row.refuse("id", f"The id '{person.id}' stands in two rows.", "Ids must differ; names need not.")
        people[person.id] = person
        problems += row.problems
    if problems:
        raise PeopleError(
            f"{len(problems)} cells of the table are wrong; nobody was taken in.",
            why="A list taken in by halves is worse than none.",
            remedy="Correct the cells named above and read the file again.",
            where=Where(file),
            problems=tuple(problems),
        )
    return tuple(people.values())


def _fields(headings: list[str], columns: Mapping[str, str] | None, where: Where) -> dict[int, str]:
    """Return which column holds what: place → key of a person or `traits.NAME`."""
    fields: dict[int, str] = {}
    for place, heading in enumerate(headings):
        field = heading if columns is None else columns.get(heading, heading)
        if not field:
            continue
        if field not in _COLUMNS and not (field.startswith(_TRAIT) and field != _TRAIT):
            known = (*_COLUMNS, "traits.gender")
            raise unknown_word(field, known, "a column of people", Where(where.file, where.line, heading))
        if field in fields.values():
            raise InputError(
                f"Two columns hold '{field}'.",
                why="One of the two would be lost.",
                remedy="Delete one, or give it another heading.",
                where=Where(where.file, where.line, heading),
            )
        fields[place] = field
    if "id" not in fields.values():
        raise InputError(
            "There is no column 'id'.",
            why="Names can be shared by two people; ids cannot.",
            remedy="Add a column 'id' to the first row, with another id for each person.",
            where=where,
        )
    return fields


class _Row:
    """One row while it is read; what is wrong in it is collected, so that all is told at once."""

    def __init__(self, where: Where, fields: Mapping[int, str], texts: Sequence[str]) -> None:
        self.where = where
        self.problems: list[InputError] = []
        self._texts = {field: texts[place] if place < len(texts) else "" for place, field in fields.items()}

    def refuse(self, column: str, what: str, remedy: str) -> None:
        """Note a problem of a column, or of the whole row where there is none."""
        problem = InputError(what, why="The row cannot be taken in.", remedy=remedy, where=self._at(column))
        self.problems.append(problem)

    def person(self) -> Person:
        """Return the person as far as the row can be read."""
        joined, left = self._when("joined"), self._when("left")
        try:
            refuse_backwards(joined, left, self._at("left"))
        except InputError as error:
            self.problems.append(error)
        if self._texts.get("name") == "":
            self.refuse(
                "name", "The name is empty.", "Write it; a formula that was never worked out is empty too."
            )
        return Person(
            id=PersonId(self._id("id")),
            name=self._texts.get("name", ""),
            branch=self._id("branch") if self._texts.get("branch") else "",
            joined=joined,
            left=left,
            traits={
                field.removeprefix(_TRAIT): text
                for field, text in self._texts.items()
                if text and field.startswith(_TRAIT)
            },
            where=self.where,
        )

    def _at(self, column: str) -> Where:
        return Where(self.where.file, self.where.line, column or None)

    def _id(self, column: str) -> str:
        text = self._texts[column]
        try:
            return read_id(text, self._at(column))
        except InputError as error:
            self.problems.append(error)
            return text

    def _when(self, column: str) -> When | None:
        text = self._texts.get(column, "")
        try:
            return read_when(text, where=self._at(column)) if text else None
        except InputError as error:
            self.problems.append(error)
            return None


def _text(cell: object) -> str:
    """Return a cell as text: a whole number without its point, a date as its day."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
