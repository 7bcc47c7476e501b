"""The record on the disk: tiles that anybody may copy, and every checkpoint that was ever signed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from fairhearing.desk import LogHead
from fairhearing.errors import RecordError
from fairhearing.record import (
    Checkpoint,
    FolderStore,
    Log,
    public_key,
    read_checkpoint,
    read_note,
    sign_checkpoint,
)
from fairhearing.web.durable import OS_DISK, Disk, ensure_folder, locked, write_durably

_CHECKPOINT = "checkpoint"
_DIGITS = 19


class FolderLog:
    """The Merkle log in a folder that is served as it is.

    Args:
        folder: made at the first entry.
        name: the record's name, such as `example.org/record`; a record that has begun keeps its own.
        key: returns the signing key, 32 bytes.
        disk: the operating system.
    """

    def __init__(self, folder: Path, name: str, key: Callable[[], bytes], disk: Disk = OS_DISK) -> None:
        self._folder = folder
        self._name = name
        self._key = key
        self._disk = disk
        self._store = FolderStore(folder)
        self._opened: tuple[bytes, Log] | None = None
        self._lock = threading.Lock()

    def append(self, start: int, entries: Sequence[bytes]) -> LogHead:
        """Write entries and sign a checkpoint; see `desk.Log.append`."""
        ensure_folder(self._folder, self._disk)
        with locked(self._folder):
            log = Log(self._store)
            size = log.append_at(start, entries)
            note = sign_checkpoint(Checkpoint(self.name(), size, log.root()), self._key())
            # A numbered copy of a checkpoint that was never published could contradict a later one.
            log.publish(note)
            self._number(size, note)
        return LogHead(size, log.root(), note)

    def head(self) -> LogHead | None:
        """Return the newest checkpoint; None for an empty record."""
        note = self._store.read(_CHECKPOINT)
        return None if note is None else _head(note.decode())

    def first_after(self, index: int) -> LogHead | None:
        """Return the first checkpoint that covers entry `index`; None while there is none."""
        sizes = sorted(path.name for path in self._numbered().glob("*") if path.name.isdigit())
        for name in sizes:
            if int(name) > index:
                return _head((self._numbered() / name).read_text())
        head = self.head()
        return head if head is not None and head.size > index else None

    def proof(self, index: int) -> tuple[LogHead, tuple[bytes, ...]]:
        """Return the newest checkpoint and the inclusion path of an entry."""
        with self._lock:
            note = self._store.read(_CHECKPOINT)
            if note is None:
                raise RecordError(
                    "The record is still empty.",
                    why="Entries are appended at fixed times, so that their times tell little.",
                    remedy="Look again after the next checkpoint.",
                )
            if self._opened is None or self._opened[0] != note:
                self._opened = (note, Log(self._store))
            return _head(note.decode()), self._opened[1].inclusion(index)

    def name(self) -> str:
        """Return the record's name: its own once it has begun."""
        head = self._store.read(_CHECKPOINT)
        return self._name if head is None else read_checkpoint(read_note(head.decode()).text).origin

    def verifier_key(self) -> str:
        """Return the key with which anybody checks this record's checkpoints."""
        return str(public_key(self.name(), self._key()))

    def file(self, path: str) -> bytes | None:
        """Return a file of the record as it is served: `checkpoint`, `tile/…`; None where there is none.

        Raises:
            InputError: it is no path of a record.
        """
        return self._store.read(path)

    def tiles(self) -> tuple[str, ...]:
        """Return the paths of all tiles and bundles, sorted, as `file` takes them."""
        found = (self._folder / "tile").rglob("*")
        paths = (path for path in found if path.is_file() and not path.name.startswith("."))
        return tuple(sorted(str(path.relative_to(self._folder)) for path in paths))

    def checkpoints(self) -> tuple[int, ...]:
        """Return the sizes of all signed checkpoints, the first one first."""
        return tuple(sorted(int(path.name) for path in self._numbered().glob("*") if path.name.isdigit()))

    def at(self, size: int) -> str | None:
        """Return the signed checkpoint of a size; None: there was never one."""
        path = self.numbered(size)
        if path.exists():
            return path.read_text()
        head = self.head()
        return head.note if head is not None and head.size == size else None

    def numbered(self, size: int) -> Path:
        """Return where the checkpoint of a size is kept."""
        return self._numbered() / f"{size:0{_DIGITS}}"

    def _number(self, size: int, note: str) -> None:
        path = self.numbered(size)
        if not path.exists():
            write_durably(path, note.encode(), self._disk)

    def _numbered(self) -> Path:
        return self._folder / "checkpoints"


def _head(note: str) -> LogHead:
    checkpoint = read_checkpoint(read_note(note).text)
    return LogHead(checkpoint.size, checkpoint.root, note)
