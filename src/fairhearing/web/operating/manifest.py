"""What a backup says of itself: what is in it, and by what its copy can be told from a damaged one."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from fairhearing.errors import InputError

FORMAT = "fairhearing/backup@1"
NAME = "manifest.json"
PARTS = ("database", "blobs", "roll", "record", "procedures", "letters", "keys")
LEFT_OUT = (
    "sessions",
    "drafts",
    "rehearsals, which the worker works out anew",
    "mail that is written into files",
    "marks of the worker",
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The last file of a backup: where it is there, the whole is.

    Args:
        program: the version that made it.
        made: when, ISO 8601.
        database: `sqlite` or `postgresql`.
        keys: whether the service keys are in it.
        origin: `FAIRHEARING_ORIGIN`.
        procedure: `FAIRHEARING_PROCEDURE`.
        record_key: with which anybody checks the record; empty before it has begun.
        recorded: entries of the record.
        counts: rows of each table.
        files: the SHA-256 of each file beside the sealed ones, whose names are theirs.
        blobs: how many sealed files.
    """

    program: str
    made: str
    database: str
    keys: bool
    origin: str
    procedure: str
    record_key: str
    recorded: int
    counts: dict[str, int]
    files: dict[str, str]
    blobs: int

    def write(self) -> bytes:
        """Return it as JSON."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1).encode()


def read_manifest(data: bytes) -> Manifest:
    """Return what `write` wrote.

    Args:
        data: the file.

    Raises:
        InputError: it is of another format.
    """
    content = json.loads(data)
    if content.pop("format", None) != FORMAT or content.keys() != set(Manifest.__dataclass_fields__):
        raise InputError(
            "This backup is of another format.",
            why=f"This program reads {FORMAT}.",
            remedy="Restore it with the version of Fair Hearing that made it, or a later one.",
        )
    return Manifest(**content)
