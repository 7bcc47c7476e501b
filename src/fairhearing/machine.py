"""What comes from the machine: random bytes, the time, files and the terminal of whoever sits at the command line.

Only the rooms outside (web, cli) take it from here.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, TaskID

from fairhearing.errors import InputError, Where


class OsRandomness:
    """`identifiers.Randomness` from the system's own source."""

    def token(self, length: int) -> bytes:
        """Return `length` bytes that nobody can foresee."""
        return os.urandom(length)


def machine_time() -> datetime:
    """Return what the machine takes for the present instant, in UTC."""
    return datetime.now(UTC)


def read_bytes(path: Path, most: int = -1) -> bytes:
    """Return what is in a file.

    Args:
        path: as given.
        most: read no more bytes than that; -1: all.

    Raises:
        InputError: it cannot be read.
    """
    try:
        _only_a_file(path, path.stat())
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise _unusable(path, "read", error) from None


def read_sized(path: Path, most: int) -> bytes:
    """Return what is in a file, and refuse one that is too long by its size, before it is read.

    Args:
        path: as given.
        most: how many bytes it may have.

    Raises:
        InputError: it is longer, or cannot be read.
    """
    try:
        seen = path.stat()
    except OSError as error:
        raise _unusable(path, "read", error) from None
    _only_a_file(path, seen)
    size = seen.st_size
    if size > most:
        raise InputError(
            "The file is too long.",
            why=f"It has {size:,} bytes; at most {most:,} are read.",
            remedy="Check that it is the right file.",
            where=Where(str(path)),
        )
    return read_bytes(path, most)


def _only_a_file(path: Path, seen: os.stat_result) -> None:
    # A pipe that nobody writes to, or a device without an end, would be waited for, or read, for ever.
    if stat.S_ISREG(seen.st_mode):
        return
    folder = stat.S_ISDIR(seen.st_mode)
    raise InputError(
        "This is a folder." if folder else "This is a pipe or a device, and no file.",
        why="What is read has a length and an end.",
        remedy="Name a file in it." if folder else "Save what it gives as a file, and name that.",
        where=Where(str(path)),
    )


@contextmanager
def progress() -> Iterator[Callable[[str, float], None]]:
    """Yield what shows on the terminal how far a step is; shows nothing where nobody watches."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as shown:
        tasks: dict[str, TaskID] = {}

        def tell(step: str, fraction: float) -> None:
            if step not in tasks:
                tasks[step] = shown.add_task(step, total=1.0)
            shown.update(tasks[step], completed=fraction)

        yield tell


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
