"""What the desk needs from outside, as Protocols: books, blobs, roll, shelf, log, clock, randomness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from fairhearing.clock import Clock
from fairhearing.desk.books import Books, ClashError, Ledger
from fairhearing.identifiers import Digest, PersonId, ProcedureId, Randomness
from fairhearing.organisation import Organisation
from fairhearing.procedure import Procedure


class Blobs(Protocol):
    """Sealed files, addressed by the SHA-256 of their ciphertext; durable (file and folder) on return."""

    def put(self, ciphertext: bytes) -> Digest:
        """Keep a sealed file.

        Raises:
            BusyError: full or read-only.
        """
        ...

    def get(self, digest: Digest) -> bytes:
        """Return a sealed file.

        Raises:
            SealError: it is gone or was altered.
        """
        ...


class Roll(Protocol):
    """The organisation's own records, under a service key outside the database."""

    def current(self) -> Organisation:
        """Return the organisation in force."""
        ...

    def put(self, organisation: Organisation, by: str = "") -> Digest:
        """Put an organisation in force under a new salt; return the salted digest of this state.

        Args:
            organisation: the new state; cases keep the snapshot that they pinned.
            by: who put it in force; kept sealed beside it.
        """
        ...

    def state(self) -> Digest | None:
        """Return the salted digest of the state in force; None before there is any."""
        ...

    def pin(self) -> Digest:
        """Keep a snapshot of the organisation in force (once for each state); return its salted digest."""
        ...

    def snapshot(self, digest: Digest) -> Organisation:
        """Return a pinned snapshot."""
        ...

    def declared(self) -> frozenset[PersonId]:
        """Return who declared of themselves that they may not judge at all, where it still stands."""
        ...

    def declared_until(self, person: PersonId) -> date | None:
        """Return the day on which somebody's declaration is dropped; None: none stands."""
        ...

    def declare(self, person: PersonId, until: date) -> Digest:
        """Keep somebody's declaration; return the salted digest of all that stand now."""
        ...

    def withdraw(self, person: PersonId) -> Digest:
        """Drop somebody's declaration; return the salted digest of all that stand now."""
        ...


class Shelf(Protocol):
    """The procedures, every version that was ever in force."""

    def in_force(self) -> Procedure:
        """Return the procedure for cases taken in now."""
        ...

    def pinned(self, procedure: ProcedureId, version: int, digest: str) -> Procedure:
        """Return the very version that a case was taken in under.

        Raises:
            RecordError: the text on the shelf is not the one that was pinned.
        """
        ...

    def texts(self, digest: str) -> tuple[str, str]:
        """Return the text of a version, and that of the floor which lay beneath it.

        Raises:
            RecordError: it is not on the shelf.
        """
        ...


@dataclass(frozen=True, slots=True)
class LogHead:
    """The newest checkpoint: how many entries, and the root over them."""

    size: int
    root: bytes
    note: str


class Log(Protocol):
    """The record: the Merkle log on disk with its signed checkpoints."""

    def append(self, start: int, entries: Sequence[bytes]) -> LogHead:
        """Write entries from index `start` on (the same ones again do nothing new) and sign a checkpoint.

        Raises:
            RecordError: other entries are already there.
        """
        ...

    def head(self) -> LogHead | None:
        """Return the newest checkpoint; None for an empty record."""
        ...

    def first_after(self, index: int) -> LogHead | None:
        """Return the first checkpoint that covers entry `index`; None while there is none."""
        ...

    def proof(self, index: int) -> tuple[LogHead, tuple[bytes, ...]]:
        """Return the newest checkpoint and the inclusion path of an entry."""
        ...


@dataclass(frozen=True, slots=True)
class House:
    """Everything a use case needs, handed in as one argument.

    Args:
        origin: the site's address, such as `https://example.org`, for letters.
    """

    clock: Clock
    randomness: Randomness
    books: Books
    blobs: Blobs
    roll: Roll
    shelf: Shelf
    log: Log
    origin: str

    def now(self) -> datetime:
        """Return the present instant in whole seconds."""
        return self.clock.now().replace(microsecond=0)


__all__ = ["Blobs", "Books", "ClashError", "House", "Ledger", "Log", "LogHead", "Roll", "Shelf"]
