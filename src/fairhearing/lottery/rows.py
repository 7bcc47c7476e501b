"""Rows of a CSV file, each with its line: what every list of a lottery is read from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from fairhearing.errors import Where
from fairhearing.lottery.model import LotteryError

_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file with headings.

    Args:
        text: the whole file.
        file: its name, for messages.
        heads: the headings.
    """

    text: str
    file: str
    heads: tuple[str, ...]

    def rows(self) -> Iterator[list[str]]:
        """Yield each row below the headings that is not empty.

        Raises:
            LotteryError: a row has too many or too few cells, or is no CSV.

        Source: RFC 4180.
        """
        for _, row in self.placed():
            yield row

    def placed(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row below the headings that is not empty, with its last line in the file.

        Raises:
            LotteryError: a row has too many or too few cells, or is no CSV.

        Source: RFC 4180.
        """
        width = len(self.heads)
        lines = rows_of(self.text, self.file)
        next(lines, None)
        for line, row in lines:
            if len(row) != width:
                raise LotteryError(
                    f"This row has {len(row)} cells; there are {width} headings.",
                    why="A cell would be read under the wrong heading.",
                    remedy="Give every row as many cells as there are headings, and quote cells with a separator.",
                    where=Where(self.file, line),
                )
            yield line, row

    def column(self, head: str) -> int:
        """Return where a column stands.

        Args:
            head: its heading.

        Raises:
            LotteryError: there is none.

        Source: RFC 4180.
        """
        if head in self.heads:
            return self.heads.index(head)
        raise LotteryError(
            f"There is no column '{head}'.",
            why=f"The headings are: {', '.join(self.heads)}.",
            remedy="Write the heading exactly as it is named, capitals and spaces too.",
            where=Where(self.file, 1, head),
        )


def table_of(text: str, file: str) -> Table:
    """Read the headings of a CSV file.

    Args:
        text: the whole file; separated by commas, semicolons or tabs.
        file: its name, for messages.

    Raises:
        LotteryError: it is empty, or two headings are alike.

    Source: RFC 4180.
    """
    _, first = next(rows_of(text, file), (1, []))
    heads = tuple(first)
    twice = sorted({head for head in heads if heads.count(head) > 1})
    if twice or not heads:
        raise LotteryError(
            f"The heading '{twice[0]}' stands there twice." if twice else "The file is empty.",
            why="The first row names the columns, each once.",
            remedy="Write the headings into the first row, each another.",
            where=Where(file, 1, twice[0] if twice else None),
        )
    return Table(text, file, heads)


def rows_of(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not empty, with its last line in the file.

    Args:
        text: the whole file; separated by commas, semicolons or tabs.
        file: its name, for messages.

    Raises:
        LotteryError: a row is no CSV.

    Source: RFC 4180.
    """
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            if row:
                yield reader.line_num, row
    except csv.Error:
        raise LotteryError(
            "This row cannot be read as CSV.",
            why="A quotation mark is not closed, stands in the middle of a cell, or the cell is far too long.",
            remedy='Put a cell that holds a quotation mark in quotes and double the mark inside: "a ""b"" c".',
            where=Where(file, reader.line_num),
        ) from None
