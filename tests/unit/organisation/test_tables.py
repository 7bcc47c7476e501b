"""Lists as they are: CSV files and XLSX workbooks."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest

from fairhearing.errors import InputError
from fairhearing.organisation import MOST_TABLE_BYTES, refuse_large, tables
from fairhearing.organisation.tables import open_table
from tests.unit.organisation.sheets import mapping, workbook

PLAIN = mapping("people", "id: id, name: name")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_is_read_whatever_separates_its_cells(separator: str) -> None:
    """Comma, semicolon or tab; with the mark that spreadsheets write first; quoted cells over two lines."""
    lines = (("id", "name", "joined"), ("p01", '"Elm\nOne"', " 2020 "), ("p02", "Ash", ""))
    data = "\ufeff" + "\r\n".join(separator.join(line) for line in lines)
    table = open_table(data.encode(), "roll.csv", PLAIN)
    assert table.headings == ("id", "name", "joined")
    assert list(table.rows) == [(2, ["p01", "Elm\nOne", "2020"]), (4, ["p02", "Ash", ""])]


def test_the_mapping_says_separator_and_encoding() -> None:
    """A list whose headings hold more commas than semicolons, written in an older encoding."""
    how = mapping("people", "id: 'No, old'", "separator: ';'", "encoding: windows-1252")
    table = open_table("No, old;a, b\n1;Jürgen\n".encode("cp1252"), "roll.csv", how)
    assert table.headings == ("No, old", "a, b")
    assert list(table.rows) == [(2, ["1", "Jürgen"])]


def test_a_workbook_is_read_as_texts() -> None:
    """A date cell is its day, a number has no point, an empty first row and a formula say nothing."""
    when = datetime(2021, 2, 3, 4, 5)  # noqa: DTZ001 - a sheet knows no zone
    rows = (("", ""), ("id", "name", "at"), (1, "Elm", date(2020, 1, 2)), (2.5, " x ", when), ("=1+1", "a", True))
    table = open_table(workbook(*rows), "roll.xlsx", PLAIN)
    assert (table.line, table.headings) == (2, ("id", "name", "at"))
    assert list(table.rows) == [
        (3, ["1", "Elm", "2020-01-02"]),
        (4, ["2.5", "x", "2021-02-03"]),
        (5, ["", "a", "True"]),
    ]


def test_the_sheet_can_be_named() -> None:
    """Another sheet than the first; one that is not there is told with the one it resembles."""
    data = workbook(("id",), ("p01",), sheet="Members")
    assert open_table(data, "roll.xlsx", mapping("people", "id: id", "sheet: Members")).headings == ("id",)
    with pytest.raises(InputError) as error:
        open_table(data, "roll.xlsx", mapping("people", "id: id", "sheet: Member"))
    assert "Did you mean 'Members'?" in error.value.diagnostics()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'id,name\np01,"open\n', "This row cannot be read as CSV."),
        (b"id,name\np01," + b"x" * 200_000, "the cell is far too long"),
        (b"id,name\np01,\xff\n", "Say 'encoding: windows-1252'"),
        (b"", "There is no row in it."),
        (b"\n;;\n", "There is no row in it."),
    ],
)
def test_a_file_that_is_no_table_is_refused(data: bytes, words: str) -> None:
    """An open quotation mark, a huge cell, another encoding, an empty file."""
    with pytest.raises(InputError) as error:
        list(open_table(data, "roll.csv", PLAIN).rows)
    assert words in error.value.diagnostics()
    assert "roll.csv" in error.value.diagnostics()


def test_a_wrong_encoding_that_the_mapping_names_is_told() -> None:
    """The words name what the mapping says."""
    how = mapping("people", "id: id", "encoding: utf-16")
    with pytest.raises(InputError, match="not written in utf-16"):
        open_table(b"id\n", "roll.csv", how)


def test_what_is_no_workbook_is_refused() -> None:
    """Neither a torn archive, nor one of something else, nor one of a later version is a workbook."""
    archive = io.BytesIO()
    newer = bytearray(workbook(("id",)))
    newer[newer.rindex(b"PK\x01\x02") + 6] = 250
    with zipfile.ZipFile(archive, "w") as parts:
        parts.writestr("hello.txt", "hello")
    for data in (b"PK\x03\x04", archive.getvalue(), bytes(newer)):
        with pytest.raises(InputError, match="cannot be read as a list"):
            open_table(data, "roll.xlsx", PLAIN)


def test_a_list_is_refused_by_its_size() -> None:
    """Before a byte of it is read."""
    refuse_large(MOST_TABLE_BYTES, "roll.csv")
    with pytest.raises(InputError) as error:
        refuse_large(1_000_000_000, "roll.csv")
    assert "It has 1,000,000,000 bytes" in error.value.why


def test_an_archive_that_unpacks_to_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """By what it says of itself; and one that says too little does not add up when it is read through."""
    data = bytearray(workbook(("id",), ("x" * 30_000,)))
    central = data.index(b"PK\x01\x02", 0)
    while True:
        size = int.from_bytes(data[central + 24 : central + 28], "little")
        if size > 1_000:
            data[central + 24 : central + 28] = (10).to_bytes(4, "little")
            break
        central = data.index(b"PK\x01\x02", central + 4)
    with pytest.raises(InputError, match="cannot be read as a list"):
        open_table(bytes(data), "roll.xlsx", PLAIN)
    monkeypatch.setattr(tables, "MOST_UNPACKED", 100)
    with pytest.raises(InputError) as unpacked:
        open_table(workbook(("id",)), "roll.xlsx", PLAIN)
    assert "It unpacks to more than 100 bytes." in unpacked.value.why
