"""Sealed drafts between a form and its check page, and what was posted to a page that had locked itself.

Nothing here opens them: the key of a draft is in the form, that of the other with the person.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fairhearing.errors import NotYoursError
from fairhearing.identifiers import Randomness, random_name
from fairhearing.web.durable import OS_DISK, Disk, ensure_folder, write_durably
from fairhearing.web.transactions import busy

KEPT_FOR = timedelta(hours=48)
_NAME = re.compile(r"[a-z2-9]{26}")


class FolderDrafts:
    """Drafts as files with random names.

    Args:
        folder: made at the first draft.
        randomness: for their names.
        disk: the operating system.
    """

    def __init__(self, folder: Path, randomness: Randomness, disk: Disk = OS_DISK) -> None:
        self._folder = folder
        self._randomness = randomness
        self._disk = disk

    def put(self, sealed: bytes, name: str | None = None) -> str:
        """Keep a draft.

        Args:
            sealed: what `sealing.seal_draft` or `seal_to` wrote.
            name: of the draft that it replaces; None: a new one.

        Returns:
            Its name, 26 signs.

        Raises:
            NotYoursError: that is no draft's name.
            BusyError: the disk is full or read-only.
        """
        name = random_name(self._randomness) if name is None else name
        write_durably(self._path(name), sealed, self._disk)
        return name

    def get(self, name: str) -> bytes:
        """Return a draft.

        Raises:
            NotYoursError: it was never there, or its 48 hours are over.
            BusyError: the disk cannot be read.
        """
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            raise NotYoursError from None
        except OSError as error:
            raise busy() from error

    def drop(self, name: str) -> None:
        """Remove a draft; one that is gone already is no error.

        Raises:
            NotYoursError: that is no draft's name.
        """
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise busy() from error

    def sweep(self, now: datetime) -> int:
        """Remove every draft whose time is over.

        Args:
            now: aware.

        Returns:
            How many.
        """
        ensure_folder(self._folder, self._disk)
        gone = 0
        for path in self._folder.iterdir():
            written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            if now - written >= KEPT_FOR:
                path.unlink(missing_ok=True)
                gone += 1
        return gone

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise NotYoursError
        return self._folder / name
