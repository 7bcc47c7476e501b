"""Keys of the installation itself, each a file of 32 bytes that only its user can read.

They lie outside the database, so that the database alone opens nothing.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from fairhearing.errors import SealError
from fairhearing.web.durable import ensure_folder, locked, write_durably

KEY_SIZE = 32
NAMES = ("django", "mfa", "record", "roll")
"""Django's own secret; one-time code secrets; the record's signature; the member roll and its ties."""


class ServiceKeys:
    """The folder of keys.

    Args:
        folder: `keys` in the installation's home.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self) -> None:
        """Make those that are not there yet; none is ever replaced.

        Raises:
            BusyError: the disk is full or read-only.
        """
        ensure_folder(self._folder)
        with locked(self._folder):
            for name in NAMES:
                if not (self._folder / name).exists():
                    write_durably(self._folder / name, secrets.token_bytes(KEY_SIZE))

    def get(self, name: str) -> bytes:
        """Return a key.

        Args:
            name: one of `NAMES`.

        Raises:
            SealError: it is missing or is no key.
        """
        try:
            key = (self._folder / name).read_bytes()
        except FileNotFoundError:
            key = b""
        if len(key) != KEY_SIZE:
            raise SealError(
                f"The installation's key '{name}' is missing or is not {KEY_SIZE} bytes long.",
                why="What it sealed opens with that very key and with no other.",
                remedy="Bring the folder 'keys' back from its backup; a new installation: `fairhearing migrate`.",
            )
        return key
