"""Member lists as they are: CSV files and XLSX workbooks."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from fairhearing.errors import InputError
from fairhearing.organisation import PeopleError, read_people_csv, read_people_xlsx, tables


def _workbook(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_is_read_whatever_separates_its_cells(separator: str) -> None:
    """Comma, semicolon or tab; with the mark that spreadsheets write first; quoted cells over two lines."""
    lines = (("id", "name", "joined"), ("p01", '"Elm\nOne"', "2020"), ("p02", "=1+1", ""))
    data = "\ufeff" + "\r\n".join(separator.join(line) for line in lines)
    first, second = read_people_csv(data.encode(), "roll.csv")
    assert (first.name, str(first.where)) == ("Elm\nOne", "roll.csv:2")
    assert (second.name, str(second.where)) == ("=1+1", "roll.csv:4")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'id,name\np01,"open\n', "This row cannot be read as CSV."),
        (b"id,name\np01,\xff\n", "not written in UTF-8"),
        (b"", "There is no column 'id'."),
    ],
)
def test_a_file_that_is_no_table_is_refused(data: bytes, words: str) -> None:
    """An open quotation mark, another encoding, an empty file."""
    with pytest.raises(InputError) as error:
        read_people_csv(data, "roll.csv")
    assert words in error.value.diagnostics()
    assert "roll.csv" in error.value.diagnostics()


def test_a_workbook_is_read_with_its_dates() -> None:
    """A date cell is its day, a number its year, and text stays text."""
    data = _workbook(("id", "name", "joined"), ("p01", "Elm", date(2020, 1, 2)), ("p02", "'=x", 2019))
    first, second = read_people_xlsx(data, "roll.xlsx")
    assert first.joined is not None
    assert second.joined is not None
    assert (first.joined.first, second.joined.text, second.name) == (date(2020, 1, 2), "2019", "'=x")


def test_a_formula_that_was_never_worked_out_is_told() -> None:
    """It looks empty, and a person without a name is not taken in silently."""
    with pytest.raises(PeopleError, match="nobody was taken in") as error:
        read_people_xlsx(_workbook(("id", "name"), ("p01", "=1+1")), "roll.xlsx")
    assert "roll.xlsx:2 (name): The name is empty." in error.value.diagnostics()


def test_what_is_no_workbook_is_refused() -> None:
    """Neither text, nor an archive of something else, nor one of a later version is a workbook."""
    archive = io.BytesIO()
    newer = bytearray(_workbook(("id",)))
    newer[newer.rindex(b"PK\x01\x02") + 6] = 250
    with zipfile.ZipFile(archive, "w") as parts:
        parts.writestr("hello.txt", "hello")
    for data in (b"id,name\n", archive.getvalue(), bytes(newer)):
        with pytest.raises(InputError, match="cannot be read as a table of people"):
            read_people_xlsx(data, "roll.xlsx")


def test_what_is_far_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many bytes, and an archive that unpacks to too many, are refused before they are read."""
    data = _workbook(("id",), ("p01",))
    monkeypatch.setattr(tables, "MOST_UNPACKED", 100)
    with pytest.raises(InputError) as unpacked:
        read_people_xlsx(data, "roll.xlsx")
    assert "It unpacks to far more" in unpacked.value.why
    monkeypatch.setattr(tables, "MOST_BYTES", 10)
    with pytest.raises(InputError) as long:
        read_people_csv(b"id\n" * 10, "roll.csv")
    assert "It is longer than 10 bytes." in long.value.why
