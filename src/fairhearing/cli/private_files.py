"""Files of whoever sits at the command line: read as they are, and written for their owner alone."""

from __future__ import annotations

import os
from pathlib import Path

from fairhearing.errors import InputError, SealError, Where
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


def read_bytes(path: Path) -> bytes:
    """Return what is in a file.

    Args:
        path: as given.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unusable(path, "read", error) from None


def write_new(path: Path, data: bytes) -> None:
    """Write a file that only its owner can read; an existing one is never overwritten.

    Args:
        path: as given.
        data: what goes in.

    Raises:
        InputError: there is one already, or it cannot be written.
    """
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
    except FileExistsError:
        raise InputError(
            "There is a file already.",
            why="What is there is never overwritten.",
            remedy="Give another name with --output.",
            where=Where(str(path)),
        ) from None
    except OSError as error:
        raise _unusable(path, "written", error) from None


def _unusable(path: Path, done: str, error: OSError) -> InputError:
    return InputError(
        f"The file cannot be {done}.",
        why=error.strerror or "The system gave no reason.",
        remedy="Check its name, and whether you may use it.",
        where=Where(str(path)),
    )


__all__ = ["read_bytes", "read_identities", "write_new"]
