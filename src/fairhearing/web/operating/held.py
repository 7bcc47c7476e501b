"""What a copy of the database holds: how many rows, and which files they name; read from the copy alone."""

from __future__ import annotations

import re
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from fairhearing.errors import RecordError
from fairhearing.web.operating.pg_programs import output_of

_DIGEST = re.compile(r"[0-9a-f]{64}")
_COPY = re.compile(r"COPY (?:\w+\.)?\"?(\w+)\"? \((.*)\) FROM stdin;")
_NULL = "\\N"
_WANTED = {
    "acts": ("files", "index"),
    "edits": ("index",),
    "cases": ("organisation_digest", "procedure_digest"),
}


@dataclass(slots=True)
class Held:
    """What the rows of a copy say.

    Args:
        counts: rows of each table, by its name.
        blobs: digests of the sealed files that acts name.
        snapshots: digests of the organisation that cases pinned.
        procedures: digests of the procedures that cases pinned.
        recorded: how many entries of the record they know.
    """

    counts: dict[str, int] = field(default_factory=dict)
    blobs: set[str] = field(default_factory=set)
    snapshots: set[str] = field(default_factory=set)
    procedures: set[str] = field(default_factory=set)
    recorded: int = 0

    def add(self, table: str, column: str, value: object) -> None:
        """Note one cell of `_WANTED`."""
        if value is None:
            return
        if column == "index":
            self.recorded += 1
        elif column == "files":
            self.blobs.update(_DIGEST.findall(str(value)))
        else:
            (self.snapshots if column == "organisation_digest" else self.procedures).add(str(value))


def of_sqlite(path: Path) -> Held:
    """Return what a SQLite file holds, after it was looked through for damage.

    Args:
        path: of a copy that nobody writes.

    Raises:
        RecordError: it is damaged.
    """
    held = Held()
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            sound = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            if not sound or database.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise _damaged()
            names = database.execute(
                "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
            )
            for (table,) in names.fetchall():
                held.counts[table] = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 # its own names
            for table, columns in _WANTED.items():
                for column in columns:
                    for (value,) in database.execute(f'SELECT "{column}" FROM "{table}"'):  # noqa: S608 # our names
                        held.add(table, column, value)
    except sqlite3.DatabaseError:
        raise _damaged() from None
    return held


def of_dump(path: Path) -> Held:
    """Return what a dump of PostgreSQL holds, read to its end without a server.

    Args:
        path: as `pg_dump --format=custom` wrote it.

    Raises:
        RecordError: it is damaged.
        InputError: `pg_restore` is not installed.
    """
    held = Held()
    table, columns = "", [""]
    for line in _lines(path):
        if (begins := _COPY.fullmatch(line)) is not None:
            table, columns = begins[1], [name.strip().strip('"') for name in begins[2].split(",")]
            held.counts[table] = 0
        elif line == "\\.":
            table = ""
        elif table:
            held.counts[table] += 1
            row = dict(zip(columns, line.split("\t"), strict=True))
            for column in _WANTED.get(table, ()):
                held.add(table, column, None if row[column] == _NULL else row[column])
    return held


def _lines(path: Path) -> Iterator[str]:
    try:
        yield from output_of("pg_restore", "--data-only", "--file=-", str(path))
    except subprocess.CalledProcessError:
        raise _damaged() from None


def _damaged() -> RecordError:
    return RecordError(
        "This copy of the database is damaged.",
        why="It was read from its first to its last row, and does not hold together.",
        remedy="If it was just made, look at the disk and at the database itself; else take another backup.",
    )
