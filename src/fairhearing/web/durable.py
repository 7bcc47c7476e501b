"""Putting a file on the disk so that it is there after the power went, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from fairhearing.web.transactions import busy

RESERVE = 512 * 1024 * 1024
"""Bytes that large files leave free, so that somebody who fills the disk with them keeps no report out."""
SMALL = 1024 * 1024
"""Up to so many bytes a file may go into the reserve: every report without attachments does."""


class Disk(Protocol):
    """What is asked of the operating system, in the order in which it must be asked."""

    def write(self, path: Path, data: bytes) -> None:
        """Write a new file that only this user can read, and flush it."""
        ...

    def rename(self, source: Path, target: Path) -> None:
        """Give a file its name, in place of one that had it."""
        ...

    def flush_folder(self, path: Path) -> None:
        """Flush a folder, so that the names in it last."""
        ...

    def make_folder(self, path: Path) -> bool:
        """Make a folder that only this user can enter; return whether it is new."""
        ...


class OsDisk:
    """The disk itself."""

    def write(self, path: Path, data: bytes) -> None:
        """See `Disk.write`; what is large is refused while there is still room for what is small."""
        room = os.statvfs(path.parent)
        if len(data) > SMALL and room.f_bavail * room.f_frsize - len(data) < RESERVE:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)

    def rename(self, source: Path, target: Path) -> None:
        """See `Disk.rename`."""
        source.replace(target)

    def flush_folder(self, path: Path) -> None:
        """See `Disk.flush_folder`."""
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def make_folder(self, path: Path) -> bool:
        """See `Disk.make_folder`."""
        try:
            path.mkdir(mode=0o700)
        except FileExistsError:
            return False
        return True


OS_DISK = OsDisk()


def ensure_folder(folder: Path, disk: Disk = OS_DISK) -> None:
    """Make a folder and those above it, each lasting before something is put into it.

    Raises:
        BusyError: the disk is full or read-only.
    """
    if folder.is_dir():
        return
    ensure_folder(folder.parent, disk)
    try:
        if disk.make_folder(folder):
            disk.flush_folder(folder.parent)
    except OSError as error:
        raise busy() from error


def write_durably(path: Path, data: bytes, disk: Disk = OS_DISK) -> None:
    """Put a file in place: written beside, flushed, renamed, its folder flushed.

    Args:
        path: its name; what has the name is replaced.
        data: the whole file.
        disk: the operating system.

    Raises:
        BusyError: the disk is full or read-only; what was there is still there.
    """
    ensure_folder(path.parent, disk)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        disk.write(beside, data)
        disk.rename(beside, path)
        disk.flush_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise busy() from error


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other processes and threads out of a folder that is read, changed and written again.

    Args:
        folder: which is there.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


__all__ = ["OS_DISK", "RESERVE", "SMALL", "Disk", "OsDisk", "ensure_folder", "locked", "write_durably"]
