"""People from the rows of a table: every bad cell is named, nothing is taken in by halves."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from fairhearing.errors import InputError
from fairhearing.organisation import PeopleError
from fairhearing.organisation.people import people_of

HEADINGS = ("id", "name", "branch", "joined", "left", "traits.gender")


def _rows(*rows: tuple[object, ...], headings: tuple[str, ...] = HEADINGS) -> list[tuple[int, tuple[object, ...]]]:
    return list(enumerate((headings, *rows), 1))


def test_cells_become_people() -> None:
    """Dates as a spreadsheet gives them, years as numbers, empty cells and empty rows."""
    rows = _rows(
        ("p01", "Elm", "north", date(2020, 1, 2), datetime(2021, 2, 3, 4, 5), "woman"),  # noqa: DTZ001 - a sheet knows no zone
        ("", "", "", "", "", ""),
        ("p02", "Elm", "", 2019.0, "", ""),
        ("p03", "=HYPERLINK(1)"),
    )
    first, second, third = people_of(rows, "roll.xlsx", None)
    assert first.joined is not None
    assert first.left is not None
    assert (first.joined.text, first.left.text, first.traits) == ("2020-01-02", "2021-02-03", {"gender": "woman"})
    assert second.joined is not None
    assert (second.joined.text, second.name, second.traits) == ("2019", "Elm", {})
    assert (third.name, str(third.where)) == ("=HYPERLINK(1)", "roll.xlsx:5")


def test_columns_are_mapped_by_their_headings() -> None:
    """A list as it is: headings of its own, and a column that is left out."""
    columns = {"No.": "id", "Member": "name", "Telephone": ""}
    rows = _rows(("p01", "Elm", "123"), headings=("No.", "Member", "Telephone"))
    (person,) = people_of(rows, "roll.csv", columns)
    assert (person.id, person.name, person.traits) == ("p01", "Elm", {})


def test_every_bad_cell_is_told_with_row_and_column() -> None:
    """Six mistakes in four rows are six messages, and nobody is taken in."""
    rows = _rows(
        ("p 1", "Elm", "", "long ago", "", ""),
        ("p02", "", "no rth", "", "", ""),
        ("p03", "Oak", "", 43466.5, "", ""),
        ("p03", "Fir", "", "2020", "2019", "", "extra"),
        ("p04", "Ash", "", "2020", "", ""),
    )
    with pytest.raises(PeopleError) as error:
        people_of(rows, "roll.csv", None)
    places = [str(problem.where) for problem in error.value.problems]
    assert places == [
        "roll.csv:2 (joined)",
        "roll.csv:2 (id)",
        "roll.csv:3 (name)",
        "roll.csv:3 (branch)",
        "roll.csv:4 (joined)",
        "roll.csv:5 (left)",
        "roll.csv:5",
        "roll.csv:5 (id)",
    ]
    text = error.value.diagnostics()
    assert all(place in text for place in places)
    assert "8 cells of the table are wrong; nobody was taken in." in text
    assert "It ends (2019) before it begins (2020)." in text


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        ((), "There is no column 'id'."),
        (("name",), "There is no column 'id'."),
        (("id", "id"), "Two columns hold 'id'."),
        (("id", "birthday"), "'birthday' is not a column of people."),
        (("id", "traits."), "'traits.' is not a column of people."),
    ],
)
def test_headings_that_say_nothing_are_refused(headings: tuple[str, ...], words: str) -> None:
    """Without an id, with one twice, or with an unknown column, nothing is read."""
    with pytest.raises(InputError) as error:
        people_of(_rows(headings=headings), "roll.csv", None)
    assert words in error.value.diagnostics()


def test_a_table_without_rows_is_refused() -> None:
    """An empty file has no headings either."""
    with pytest.raises(InputError, match="There is no column 'id'"):
        people_of([], "roll.csv", None)
