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
NAMES = ("django", "mfa", "record", "roll", "mail", "replies")
"""Django's own secret; one-time code secrets; the record's signature; the member roll and its ties; the addresses
that parties left for mail, which only the worker opens; what replies of outside bodies are sealed to."""
LATER = ("mail", "replies")
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
        # A process that starts where nothing is missing writes nothing, not even on a disk that is full.
        if all((self._folder / name).exists() and self._half_to_write(name) is None for name in names):
            return
        ensure_folder(self._folder)
        with locked(self._folder):
            for name in names:
                if not (self._folder / name).exists():
                    write_durably(self._folder / name, secrets.token_bytes(KEY_SIZE))
                half = self._half_to_write(name)
                if half is not None:
                    write_durably(self._folder / (name + _PUBLIC), half)

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

    def _half_to_write(self, name: str) -> Recipient | None:
        """Return the public half that does not lie beside its key; None: it does, or there is none."""
        if name not in PUBLIC:
            return None
        # A broken key has no public half; whoever asks for either is told.
        with suppress(SealError):
            half = Identity(self.get(name)).recipient
            path = self._folder / (name + _PUBLIC)
            # One of another key, out of a backup say, would seal what nobody opens.
            return half if not path.exists() or path.read_bytes() != half else None
        return None

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
