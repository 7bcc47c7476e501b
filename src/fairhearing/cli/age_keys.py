"""Age identities out of a file, as `age-keygen` and `fairhearing outside keys` write it."""

from __future__ import annotations

from pathlib import Path

from fairhearing.errors import InputError, SealError, Where
from fairhearing.machine import read_bytes
from fairhearing.sealing import Identity


def read_identities(path: Path) -> tuple[Identity, ...]:
    """Return the age identities of a file, one a line; lines that begin with # are passed over.

    Args:
        path: as age-keygen or `fairhearing outside keys` writes it.

    Raises:
        InputError: it cannot be read, or holds none.
    """
    found = []
    for number, line in enumerate(read_bytes(path).decode("utf-8", "replace").splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            found.append(_identity(line, Where(str(path), number)))
    if not found:
        raise InputError(
            "There is no identity in this file.",
            why="It holds no line that begins with AGE-SECRET-KEY-1.",
            remedy="Use the file that age-keygen wrote, or that the site gave you.",
            where=Where(str(path)),
        )
    return tuple(found)


def _identity(line: str, where: Where) -> Identity:
    try:
        return Identity.from_age(line)
    except SealError:
        raise InputError(
            "This line is not an age identity.",
            why="An identity is AGE-SECRET-KEY-1 and 58 signs with a checksum; one is wrong or missing.",
            remedy="Copy it again. An identity file with a passphrase is opened first: age -d -o OUT FILE.",
            where=where,
        ) from None


__all__ = ["read_identities"]
