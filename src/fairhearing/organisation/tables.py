"""Lists as they are: the rows of a CSV file or of an XLSX workbook, whatever they mean."""

from __future__ import annotations

import csv
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound

from fairhearing.acts import decode, unknown_word
from fairhearing.errors import InputError, Where
from fairhearing.organisation.mapping import TableMapping

MOST_TABLE_BYTES = 50_000_000
"""A list of 100,000 people has 5 to 15 MB."""

MOST_UNPACKED = 500_000_000
"""A workbook of 100,000 people unpacks to about 50 MB; one that holds far more is no list of people."""

_CHUNK = 1 << 20
_WORKBOOK_FAILURES = (
    *(zipfile.BadZipFile, CalamineError, LookupError, ValueError, OSError, RuntimeError, EOFError),
    *(NotImplementedError, zlib.error, lzma.LZMAError),
)

Cells = tuple[int, Sequence[str]]
"""The number of a row as the list's own program counts it, and its cells."""


@dataclass(frozen=True, slots=True)
class Table:
    """A list that is being read.

    Args:
        file: its name, for messages.
        line: of the headings.
        headings: of the columns.
        rows: the rows after them, read as they are asked for.
        total: about how many there are.
    """

    file: str
    line: int
    headings: tuple[str, ...]
    rows: Iterator[Cells]
    total: int


def refuse_large(size: int, file: str) -> None:
    """Refuse a list by its size, before it is read.

    Args:
        size: in bytes.
        file: its name, for messages.

    Raises:
        InputError: it has more than `MOST_TABLE_BYTES`.
    """
    if size > MOST_TABLE_BYTES:
        raise _unreadable(
            file,
            f"It has {size:,} bytes, and a list of at most {MOST_TABLE_BYTES:,} is read.",
            "Check that it is the right file; export only the columns that the mapping names.",
        )


def open_table(data: bytes, file: str, mapping: TableMapping) -> Table:
    """Open a list with headings.

    What looks like a formula is text. In a workbook a formula counts as the text that it last showed,
    never as anything to work out; a date cell is its day.

    Args:
        data: the file's bytes; a workbook is known by its beginning.
        file: its name, for messages.
        mapping: its separator, encoding and sheet.

    Raises:
        InputError: it cannot be read as a list with headings.

    Source: RFC 4180; ISO/IEC 29500-1.
    """
    refuse_large(len(data), file)
    if data.startswith(b"PK"):
        total, rows = _workbook(data, file, mapping)
    else:
        total, rows = data.count(b"\n"), _csv(data, file, mapping)
    for line, cells in rows:
        if any(cells):
            return Table(file, line, tuple(cells), rows, max(total, 1))
    raise _unreadable(file, "There is no row in it.", "Check that it is the right file, and its first sheet.")


def _workbook(data: bytes, file: str, mapping: TableMapping) -> tuple[int, Iterator[Cells]]:
    try:
        _refuse_bomb(data, file)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            name = mapping.sheet or book.sheet_names[0]
            if name not in book.sheet_names:
                where = mapping.where or Where(file)
                raise unknown_word(name, book.sheet_names, f"a sheet of {file}", where)
            sheet = book.get_sheet_by_name(name)
    except (*_WORKBOOK_FAILURES, WorksheetNotFound):
        raise _unreadable(file, "It is no XLSX workbook with a sheet in it.") from None
    return sheet.height, (
        (number, [_text(cell) for cell in row]) for number, row in enumerate(sheet.iter_rows(), 1)
    )


def _refuse_bomb(data: bytes, file: str) -> None:
    """Refuse an archive that unpacks to too much, and one whose parts are longer than they say."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise _unreadable(file, f"It unpacks to more than {MOST_UNPACKED:,} bytes.")
        for part in parts:
            with archive.open(part) as content:
                while content.read(_CHUNK):
                    pass


def _csv(data: bytes, file: str, mapping: TableMapping) -> Iterator[Cells]:
    text = _decoded(data, file, mapping)
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = mapping.separator or max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for row in reader:
            yield begins, [cell.strip() for cell in row]
            begins = reader.line_num + 1
    except csv.Error:
        raise InputError(
            "This row cannot be read as CSV.",
            why="A quotation mark is not closed, stands in the middle of a cell, or the cell is far too long.",
            remedy='Put a cell that holds a quotation mark in quotes and double the mark inside: "a ""b"" c".',
            where=Where(file, begins),
        ) from None


def _decoded(data: bytes, file: str, mapping: TableMapping) -> str:
    try:
        if mapping.encoding == "utf-8":
            return decode(data, file)
        return data.decode(mapping.encoding)
    except (UnicodeDecodeError, InputError) as error:
        place = error.where if isinstance(error, InputError) else Where(file)
        raise InputError(
            f"The list is not written in {mapping.encoding}.",
            why="Letters with accents would be read wrongly, and a name would belong to nobody.",
            remedy="Say 'encoding: windows-1252' (or another) in the mapping file, or export it as UTF-8.",
            where=place,
        ) from None


def _text(cell: object) -> str:
    """Return a cell as text: a whole number without its point, a date as its day."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _unreadable(
    file: str, why: str, remedy: str = "Export the list again, as CSV in UTF-8 or as an XLSX workbook."
) -> InputError:
    return InputError("This cannot be read as a list.", why=why, remedy=remedy, where=Where(file))
