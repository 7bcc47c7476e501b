"""Keys of the installation itself, each a file of 32 bytes that only its user can read.

They lie outside the database, so that the database alone opens nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from fairhearing.errors import SealError
from fairhearing.sealing import Identity, Recipient
from fairhearing.web.durable import ensure_folder, locked, write_durably

KEY_SIZE = 32
NAMES = ("django", "mfa", "record", "roll", "mail")
"""Django's own secret; one-time code secrets; the record's signature; the member roll and its ties; the addresses
that parties left for mail, which only the worker opens."""
LATER = ("mail",)
"""Those that an installation of an earlier version has not got: the site makes them when it starts."""
PUBLIC = ("mail",)
"""Those to which others seal: their public half lies beside them, so that only whoever opens reads the key."""
_PUBLIC = ".public"


class ServiceKeys:
    """The folder of keys.

    Args:
        folder: `keys` in the installation's home.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self, names: Sequence[str] = NAMES) -> None:
        """Make those that are not there yet; none is ever replaced.

        Args:
            names: of `NAMES`.

        Raises:
            BusyError: the disk is full or read-only.
        """
        if not any(self._lacks(name) for name in names):
            return
        ensure_folder(self._folder)
        with locked(self._folder):
            for name in names:
                if not (self._folder / name).exists():
                    write_durably(self._folder / name, secrets.token_bytes(KEY_SIZE))
                # A broken key has no public half; whoever asks for either is told.
                with suppress(SealError):
                    self._lay_beside(name)

    def get(self, name: str) -> bytes:
        """Return a key.

        Args:
            name: one of `NAMES`.

        Raises:
            SealError: it is missing or is no key.
        """
        return self._read(name)

    def recipient(self, name: str) -> Recipient:
        """Return the public half of a key: what is sealed to it opens with the key alone.

        Args:
            name: one of `PUBLIC`.

        Raises:
            SealError: it is missing or is no key.
        """
        return Recipient(self._read(name + _PUBLIC))

    def _lacks(self, name: str) -> bool:
        files = (name, name + _PUBLIC) if name in PUBLIC else (name,)
        return not all((self._folder / file).exists() for file in files)

    def _lay_beside(self, name: str) -> None:
        if name in PUBLIC:
            half = Identity(self.get(name)).recipient
            path = self._folder / (name + _PUBLIC)
            # One of another key, out of a backup say, would seal what nobody opens.
            if not path.exists() or path.read_bytes() != half:
                write_durably(path, half)

    def _read(self, file: str) -> bytes:
        try:
            key = (self._folder / file).read_bytes()
        except FileNotFoundError:
            key = b""
        if len(key) != KEY_SIZE:
            raise SealError(
                f"The installation's key '{file}' is missing or is not {KEY_SIZE} bytes long.",
                why="What it sealed opens with that very key and with no other.",
                remedy="Bring the folder 'keys' back from its backup; a new installation: `fairhearing migrate`.",
            )
        return key
