"""Member lists as they are: reading the rows of a CSV file or an XLSX workbook."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from python_calamine import CalamineError, CalamineWorkbook

from fairhearing.acts import decode
from fairhearing.errors import InputError, Where
from fairhearing.organisation.model import Person
from fairhearing.organisation.people import people_of

MOST_BYTES = 50_000_000
MOST_UNPACKED = 500_000_000
"""A workbook of 100,000 people unpacks to about 30 MB; one that claims far more is no member list."""


def read_people_csv(data: bytes, file: str, columns: Mapping[str, str] | None = None) -> tuple[Person, ...]:
    """Read people from a CSV file with headings.

    Args:
        data: the file's bytes, UTF-8; separated by commas, semicolons or tabs.
        file: its name, for messages.
        columns: heading → `id`, `name`, `branch`, `joined`, `left`, `traits.NAME`, or empty for a column
            that is left out. None: the headings are these words themselves.

    Returns:
        The people in the order of the table; their `where` is the row. What looks like a formula is text.

    Raises:
        PeopleError: rows are wrong; all of them are named and none is taken in.
        InputError: the file cannot be read as a table of people.

    Source: RFC 4180.
    """
    text = decode(_small(data, file), file)
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    return people_of(_csv_rows(text, separator, file), file, columns)


def read_people_xlsx(data: bytes, file: str, columns: Mapping[str, str] | None = None) -> tuple[Person, ...]:
    """Read people from the first sheet of an XLSX workbook with headings.

    A date cell is read as its day. A formula counts as the text it last showed, never as anything to
    work out; one that was never worked out looks empty, and is refused where a text must stand.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        columns: as in `read_people_csv`.

    Returns:
        The people in the order of the table; their `where` is the row.

    Raises:
        PeopleError: rows are wrong; all of them are named and none is taken in.
        InputError: the file cannot be read as a table of people.

    Source: ISO/IEC 29500-1.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(_small(data, file))) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > MOST_UNPACKED:
            raise _unreadable(file, "It unpacks to far more than a member list holds.")
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (zipfile.BadZipFile, CalamineError, LookupError, ValueError, OSError, RuntimeError, EOFError):
        raise _unreadable(file, "It is no XLSX workbook with a sheet in it.") from None
    return people_of(enumerate(rows, 1), file, columns)


def _small(data: bytes, file: str) -> bytes:
    if len(data) > MOST_BYTES:
        raise _unreadable(file, f"It is longer than {MOST_BYTES:,} bytes.")
    return data


def _unreadable(file: str, why: str) -> InputError:
    return InputError(
        "This cannot be read as a table of people.",
        why=why,
        remedy="Export the member list again, as CSV in UTF-8 or as an XLSX workbook.",
        where=Where(file),
    )


def _csv_rows(text: str, separator: str, file: str) -> Iterator[tuple[int, Sequence[object]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for row in reader:
            yield begins, row
            begins = reader.line_num + 1
    except csv.Error:
        raise InputError(
            "This row cannot be read as CSV.",
            why="A quotation mark is not closed, stands in the middle of a cell, or the cell is far too long.",
            remedy='Put a cell that holds a quotation mark in quotes and double the mark inside: "a ""b"" c".',
            where=Where(file, begins),
        ) from None
