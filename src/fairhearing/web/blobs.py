"""Sealed files in a folder, each under the SHA-256 of its ciphertext."""

from __future__ import annotations

import re
from pathlib import Path

from fairhearing.errors import SealError
from fairhearing.identifiers import Digest
from fairhearing.sealing import digest_of
from fairhearing.web.durable import OS_DISK, Disk, write_durably
from fairhearing.web.transactions import busy

_DIGEST = re.compile(r"[0-9a-f]{64}")


class FolderBlobs:
    """The sealed files of an installation, in 256 folders so that none grows too large.

    Args:
        folder: made at the first file.
        disk: the operating system.
    """

    def __init__(self, folder: Path, disk: Disk = OS_DISK) -> None:
        self._folder = folder
        self._disk = disk

    def put(self, ciphertext: bytes) -> Digest:
        """Keep a sealed file; see `desk.Blobs.put`."""
        digest = digest_of(ciphertext)
        path = self._path(digest)
        if path.exists():
            # Another process may have renamed it a moment ago without having flushed the folder yet.
            self._flush(path.parent)
        else:
            write_durably(path, ciphertext, self._disk)
        return digest

    def get(self, digest: Digest) -> bytes:
        """Return a sealed file; see `desk.Blobs.get`."""
        if not _DIGEST.fullmatch(digest):
            raise _gone()
        try:
            ciphertext = self._path(digest).read_bytes()
        except FileNotFoundError:
            raise _gone() from None
        except OSError as error:
            raise busy() from error
        if digest_of(ciphertext) != digest:
            raise _gone()
        return ciphertext

    def every(self) -> frozenset[Digest]:
        """Return the digests of all sealed files, whatever they belong to."""
        return frozenset(Digest(path.name) for path in self._folder.glob("??/*") if _DIGEST.fullmatch(path.name))

    def _path(self, digest: Digest) -> Path:
        return self._folder / digest[:2] / digest

    def _flush(self, folder: Path) -> None:
        try:
            self._disk.flush_folder(folder)
        except OSError as error:
            raise busy() from error


def _gone() -> SealError:
    return SealError(
        "A sealed file is missing or was altered.",
        why="It is not there under the digest that the record names, or its bytes have another digest.",
        remedy="Tell the overseers; the operator can bring it back from a backup, and only that very file fits.",
    )
