"""Where the log lies: tiles of hashes and bundles of entries, as plain files that never change."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from fairhearing.errors import BusyError, InputError, RecordError
from fairhearing.record.tree import HASH_SIZE

TILE_WIDTH = 256
"""Hashes in a full tile, entries in a full bundle."""
TILE_LEVELS = 8
"""Levels of the tree that one tile spans: 2**8 = 256."""
ENTRY_LIMIT = 0xFFFF
"""Bytes of the longest entry that a bundle can hold."""
CHECKPOINT = "checkpoint"
_PATH = re.compile(
    r"checkpoint|tile/(?:entries|[0-9]|[1-5][0-9]|6[0-3])/(?:x[0-9]{3}/)*[0-9]{3}(?:\.p/[1-9][0-9]{0,2})?"
)


class TileStore(Protocol):
    """Where the files of the record lie."""

    def read(self, path: str) -> bytes | None:
        """Return the whole file, or None where there is none.

        Args:
            path: such as `checkpoint` or `tile/0/x001/234.p/17`.
        """
        ...

    def write(self, path: str, data: bytes) -> None:
        """Put a file in place: whole or not at all, and lasting when this returns.

        Args:
            path: as for `read`; what is there is replaced.
            data: the whole file.
        """
        ...


class FolderStore:
    """A record in a folder, which may be served and copied as it is.

    Args:
        folder: made at the first write.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, path: str) -> bytes | None:
        """Return the whole file, or None where there is none.

        Raises:
            InputError: it is no path of a record.
            BusyError: the file is there but cannot be read.
        """
        try:
            return self._file(path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise _storage("read") from error

    def write(self, path: str, data: bytes) -> None:
        """Write beside, flush to the disk, rename into place, and flush the folder.

        Raises:
            InputError: it is no path of a record.
            BusyError: the disk is full or read-only; what was there is still there.
        """
        file = self._file(path)
        try:
            self._make(file.parent)
            beside = file.with_name(f".{file.name}.new")
            with beside.open("wb") as handle:
                handle.write(data)
                handle.flush()
                os.fsync(handle.fileno())
            beside.replace(file)
            _flush(file.parent)
        except OSError as error:
            raise _storage("written") from error

    def _file(self, path: str) -> Path:
        if not _PATH.fullmatch(path):
            raise InputError(
                "This is no path of a record.",
                why="A record holds a checkpoint, tiles and bundles, and nothing else is read or written.",
                remedy="Use checkpoint, tile/LEVEL/NUMBER or tile/entries/NUMBER.",
            )
        return self._folder / path

    def _make(self, folder: Path) -> None:
        """Make a folder and flush each name that this adds: a file in a lost folder is lost too."""
        if folder.is_dir():
            return
        self._make(folder.parent)
        folder.mkdir(exist_ok=True)
        _flush(folder.parent)


def tile_path(level: int, index: int, width: int = TILE_WIDTH) -> str:
    """Return the path of a tile of hashes.

    Args:
        level: 0 to 63, in steps of eight levels of the tree.
        index: of the tile in its level, from 0.
        width: hashes in it, 1 to 256.

    Source: C2SP tlog-tiles, Merkle Tree.
    """
    return f"tile/{level}/{_number(index, width)}"


def bundle_path(index: int, width: int = TILE_WIDTH) -> str:
    """Return the path of a bundle of entries.

    Args:
        index: of the bundle, from 0.
        width: entries in it, 1 to 256.

    Source: C2SP tlog-tiles, Log entries.
    """
    return f"tile/entries/{_number(index, width)}"


def write_bundle(entries: Sequence[bytes]) -> bytes:
    """Return entries as a bundle: each after its length in two bytes.

    Args:
        entries: up to 65,535 bytes each.

    Raises:
        InputError: an entry is longer.

    Source: C2SP tlog-tiles, Log entries.
    """
    if any(len(entry) > ENTRY_LIMIT for entry in entries):
        raise InputError(
            "An entry is too long for the record.",
            why=f"A bundle writes an entry's length in two bytes: at most {ENTRY_LIMIT:,}.",
            remedy="Append a digest, as seal_entry returns it.",
        )
    return b"".join([len(entry).to_bytes(2, "big") + entry for entry in entries])


def read_bundle(data: bytes, width: int, path: str) -> tuple[bytes, ...]:
    """Return the entries of a bundle.

    Args:
        data: the whole file.
        width: how many entries it must hold.
        path: for the message.

    Raises:
        RecordError: it holds another number, or is cut off.

    Source: C2SP tlog-tiles, Log entries.
    """
    entries, at = [], 0
    while at < len(data):
        start = at + 2
        at = start + int.from_bytes(data[at:start], "big")
        entries.append(data[start:at])
    if at != len(data) or len(entries) != width:
        raise broken(path, f"it does not hold exactly {width} entries")
    return tuple(entries)


def read_tile(store: TileStore, level: int, index: int, width: int) -> bytes:
    """Return the hashes of a tile, joined.

    Args:
        store: where it lies.
        level: of the tile.
        index: of the tile in its level.
        width: hashes in it.

    Raises:
        RecordError: it is missing or has another length.
    """
    path = tile_path(level, index, width)
    data = present(store, path)
    if len(data) != width * HASH_SIZE:
        raise broken(path, f"it does not hold exactly {width} hashes")
    return data


def present(store: TileStore, path: str) -> bytes:
    """Return a file that must be there.

    Raises:
        RecordError: it is missing.
    """
    data = store.read(path)
    if data is None:
        raise broken(path, "it is missing")
    return data


def broken(path: str, what: str) -> RecordError:
    """Return the error for a file that is not what the checkpoint needs.

    Args:
        path: of the file in the record.
        what: half a sentence that goes on from the path.
    """
    return RecordError(
        f"The record is broken at {path}: {what}.",
        why="The checkpoint promises this file, and it never changes once it was published.",
        remedy="Put the file back from a backup or from somebody's copy; if nobody has it, tell the overseers.",
    )


def _number(index: int, width: int) -> str:
    digits = f"{index:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    path = "/".join([f"x{group}" for group in groups[:-1]] + groups[-1:])
    return path if width == TILE_WIDTH else f"{path}.p/{width}"


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _storage(done: str) -> BusyError:
    return BusyError(
        f"A file of the record could not be {done}.",
        why="The disk is full, read-only or out of reach.",
        remedy="Nothing was lost; free or mend the disk, and the same entries are appended again.",
    )
