"""The rows of a list while they are read: every bad cell is named, and nothing is taken in by halves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from fairhearing.acts import When, read_when, unknown_word
from fairhearing.errors import InputError, Where
from fairhearing.organisation.entries import read_id
from fairhearing.organisation.mapping import TableMapping
from fairhearing.organisation.tables import Table

Tell = Callable[[str, float], None]
"""Told of a step that takes a while: its name, and which share of it is done, 0 to 1."""

MOST_SHOWN = 40
FORMULA = ("=", "+", "-", "@")
"""What a cell begins with that a spreadsheet would work out."""

_EVERY = 2_000
_LIKE_A_DAY = re.compile(r"\d{1,4}[./ -]\d{1,2}[./ -]\d{1,4}")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_FOREIGN = re.compile(r"[^A-Za-z0-9._-]+")


class RowsError(InputError):
    """A list in which rows are wrong; nothing of it was taken in.

    Args:
        what, why, remedy, where: as in every error.
        problems: one error for each bad cell, with its row and column, in the order of the list.
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
        """Return the messages of the first bad cells, how many more there are, and what they have in common."""
        shown = [problem.diagnostics() for problem in self.problems[:MOST_SHOWN]]
        more = len(self.problems) - len(shown)
        return "\n".join((*shown, *([f"… and {more:,} more."] if more else []), super().diagnostics()))


def refuse_rows(problems: Sequence[InputError], file: str) -> None:
    """Refuse a list in which anything is wrong.

    Raises:
        RowsError: there is at least one problem.
    """
    if problems:
        raise RowsError(
            f"Cells of the list that are wrong: {len(problems):,}. Nothing of it was taken in.",
            why="A list taken in by halves is worse than none.",
            remedy="Correct them in the list, or under 'values' in the mapping, and read it again.",
            where=Where(file),
            problems=tuple(problems),
        )


class Row:
    """One row; what is wrong in it is collected, so that all is told at once.

    Args:
        where: file and row.
        texts: key → what the row says, translated.
        headings: key → the heading under which it stands, for messages.
        mapping: how the list is to be read.
        problems: where what is wrong goes.
    """

    __slots__ = ("headings", "mapping", "problems", "texts", "where")

    def __init__(
        self,
        where: Where,
        texts: Mapping[str, str],
        headings: Mapping[str, str],
        mapping: TableMapping,
        problems: list[InputError],
    ) -> None:
        self.where = where
        self.texts = texts
        self.headings = headings
        self.mapping = mapping
        self.problems = problems

    def at(self, key: str) -> Where:
        """Return the place of a cell; that of the row where no column gives it."""
        return Where(self.where.file, self.where.line, self.headings.get(key))

    def refuse(self, key: str, what: str, why: str, remedy: str) -> None:
        """Note a problem of a cell."""
        self.problems.append(InputError(what, why=why, remedy=remedy, where=self.at(key)))

    def text(self, key: str) -> str:
        """Return what the row says; empty where it says nothing."""
        return self.texts.get(key, "")

    def id(self, key: str) -> str:
        """Return an id, with the mapping's prefix and without signs that ids cannot hold where there is one."""
        return self._checked(self.made(self.text(key)) if self.mapping.id_prefix else self.text(key), key)

    def made(self, text: str) -> str:
        """Return the id that stands for a number or word of the list."""
        return f"{self.mapping.id_prefix}{_FOREIGN.sub('-', text)}" if text else ""

    def word(self, key: str) -> str:
        """Return an id that is no person's, such as a branch; empty where there is none."""
        return self._checked(self.text(key), key) if self.text(key) else ""

    def _checked(self, text: str, key: str) -> str:
        try:
            return read_id(text, self.at(key))
        except InputError as error:
            remedy = f"{error.remedy} Or translate it under 'values: {{{key}: …}}' in the mapping."
            self.refuse(key, error.what if text else "There is no id.", error.why, remedy)
            return text

    def when(self, key: str) -> When | None:
        """Return a date, year first or as the mapping says that this list writes it."""
        text = self.text(key)
        if not text:
            return None
        try:
            return read_when(_year_first(text, self.mapping.dates))
        except InputError as error:
            self.refuse(key, error.what, error.why, _how_dates_are(text, self.mapping.dates) or error.remedy)
            return None

    def choice(self, key: str, choices: Sequence[str]) -> str:
        """Return one of `choices`; empty where the row says nothing."""
        text = self.text(key)
        if text and text not in choices:
            error = unknown_word(text, choices, f"a value of '{key}'", self.at(key))
            remedy = f"{error.remedy} Translate the list's own words under 'values: {{{key}: …}}' in the mapping."
            self.refuse(key, error.what, error.why, remedy)
        return text


def _year_first(text: str, form: str) -> str:
    """Return a day as the list writes it, year first; what is written otherwise comes back as it is."""
    match = _pattern(form).fullmatch(text) if form else None
    return f"{match['y']}-{match['m']:0>2}-{match['d']:0>2}" if match else text


@lru_cache(maxsize=64)
def _pattern(form: str) -> re.Pattern[str]:
    pattern = re.escape(form)
    for part, digits in (("YYYY", r"(?P<y>\d{4})"), ("MM", r"(?P<m>\d{1,2})"), ("DD", r"(?P<d>\d{1,2})")):
        pattern = pattern.replace(part, digits)
    return re.compile(pattern, re.ASCII)


def _how_dates_are(text: str, form: str) -> str:
    if form:
        return f"The mapping says that this list writes {form}; write the cell so, or year first."
    if _LIKE_A_DAY.fullmatch(text):
        return "Say in the mapping how this list writes its dates, such as 'dates: DD.MM.YYYY'."
    return ""


def read_rows(table: Table, mapping: TableMapping, problems: list[InputError], tell: Tell) -> Iterator[Row]:
    """Yield every row that says something.

    Args:
        table: opened.
        mapping: which column is what.
        problems: where what is wrong goes.
        tell: told how far the reading is.

    Raises:
        InputError: the mapping names a column that is not there, or that is there twice.
    """
    places = {key: _places(table, names, mapping) for key, names in columns_of(mapping).items()}
    headings = {key: " + ".join(table.headings[place] for place in found) for key, found in places.items()}
    width = len(table.headings)
    plan = [
        (key, found, mapping.values.get(key, {}), key.startswith("contacts.")) for key, found in places.items()
    ]
    for count, (number, cells) in enumerate(table.rows, 1):
        if count % _EVERY == 0:
            tell(f"Reading {table.file}", min(count / table.total, 1.0))
        if not any(cells):
            continue
        texts = dict(mapping.fixed)
        row = Row(Where(table.file, number), texts, headings, mapping, problems)
        for key, found, values, private in plan:
            parts = [cells[place] for place in found if place < len(cells) and cells[place]]
            text = parts[0] if len(parts) == 1 else " ".join(parts)
            if not text.isprintable():
                text = _on_one_line(row, key, text)
            text = values.get(text, text)
            if text.startswith(FORMULA) and not private:
                _refuse_formula(row, key, text)
            texts[key] = text
        if len(cells) > width and any(cells[width:]):
            row.refuse(
                "",
                "There are more cells than headings.",
                "What stands in them would be lost.",
                "Put a cell that holds a separator in quotes.",
            )
        yield row
    tell(f"Reading {table.file}", 1.0)


def _on_one_line(row: Row, key: str, text: str) -> str:
    line = " ".join(text.split())
    hidden = _HIDDEN.search(line)
    if hidden:
        row.refuse(
            key,
            f"There is an unprintable sign (U+{ord(hidden[0]):04X}).",
            "Such signs are not seen by whoever checks the list.",
            "Delete it; or the list is written in another encoding than the mapping says.",
        )
    return line


def columns_of(mapping: TableMapping) -> dict[str, tuple[str, ...]]:
    """Return every key that is read from columns, the contacts as `contacts.NAME`."""
    contacts = {f"contacts.{key}": names for key, names in mapping.contacts.items()}
    return {**mapping.columns, **contacts}


def _refuse_formula(row: Row, key: str, text: str) -> None:
    row.refuse(
        key,
        f"'{text[:40]}' begins like a formula.",
        "Whoever opens the roll in a spreadsheet would run it; a name never begins with '=', '+', '-' or '@'.",
        f"Write the plain text into the cell, or translate it under 'values: {{{key}: …}}' in the mapping.",
    )


def _places(table: Table, names: tuple[str, ...], mapping: TableMapping) -> tuple[int, ...]:
    found: list[int] = []
    for name in names:
        count = table.headings.count(name)
        if count == 0:
            where = mapping.where or Where(table.file, table.line)
            raise unknown_word(name, table.headings, f"a column of {table.file}", where)
        if count > 1:
            raise InputError(
                f"Two columns are called '{name[:80]}'.",
                why="The mapping cannot say which of them is meant.",
                remedy="Give one of them another heading.",
                where=Where(table.file, table.line, name),
            )
        found.append(table.headings.index(name))
    return tuple(found)
