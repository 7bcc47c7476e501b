"""What the desk needs from outside, as Protocols: books, blobs, roll, shelf, log, clock, randomness."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from fairhearing.clock import Clock
from fairhearing.desk.records import (
    BatchRow,
    CaseRow,
    EnrolmentRow,
    EpochRow,
    KeyRow,
    MailboxRow,
    NoticeRow,
    Recorded,
    RefusalRow,
    SifterRow,
    StoredAct,
)
from fairhearing.errors import FairHearingError
from fairhearing.identifiers import CaseCode, Digest, PersonId, ProcedureId, Randomness
from fairhearing.organisation import Organisation
from fairhearing.procedure import Procedure


class ClashError(FairHearingError):
    """Somebody else's act came first: the desk looks again and judges again."""

    code = "clash"


class Ledger(Protocol):
    """The books inside one transaction. Reading methods work in both; writing ones need `writing`."""

    def case(self, code: CaseCode) -> CaseRow | None:
        """Return a case, its row locked until the transaction ends where it is a writing one."""
        ...

    def cases(self) -> tuple[CaseRow, ...]:
        """Return all cases, in the order of their codes."""
        ...

    def add_case(self, row: CaseRow) -> None:
        """Keep a new case."""
        ...

    def close_case(self, code: CaseCode, *, closed: bool) -> None:
        """Note that a closing (or reopening) act was made."""
        ...

    def acts(self, code: CaseCode) -> tuple[StoredAct, ...]:
        """Return a case's acts by `seq`."""
        ...

    def add_act(self, act: StoredAct) -> None:
        """Keep the next act; its `seq` must be the case's `acts`, which grows by one.

        Raises:
            ClashError: somebody else's act came first.
        """
        ...

    def epochs(self, code: CaseCode) -> tuple[EpochRow, ...]:
        """Return a case's epochs by compartment and number."""
        ...

    def add_epoch(self, row: EpochRow) -> None:
        """Keep a new epoch."""
        ...

    def batches(self, code: CaseCode) -> tuple[BatchRow, ...]:
        """Return a case's batches of wraps by id."""
        ...

    def batches_after(self, last: int) -> tuple[BatchRow, ...]:
        """Return all batches with a greater id, by id."""
        ...

    def add_batch(self, row: BatchRow) -> None:
        """Keep a batch; the store gives it the next id."""
        ...

    def sifter_rows(self, code: CaseCode) -> tuple[SifterRow, ...]:
        """Return what the sifter can release."""
        ...

    def add_sifter_row(self, row: SifterRow) -> None:
        """Keep wraps for the sifter."""
        ...

    def drop_sifter_rows(self, code: CaseCode) -> None:
        """Remove them once they were released."""
        ...

    def mailbox(self, find: str) -> MailboxRow | None:
        """Return where some words lead."""
        ...

    def add_mailbox(self, row: MailboxRow) -> None:
        """Keep a mailbox."""
        ...

    def drop_mailbox(self, find: str) -> None:
        """Remove one whose words were replaced."""
        ...

    def keys(self, person: PersonId) -> KeyRow | None:
        """Return a person's directory entry."""
        ...

    def all_keys(self) -> tuple[KeyRow, ...]:
        """Return the key directory by person."""
        ...

    def put_keys(self, row: KeyRow) -> None:
        """Keep or replace a person's entry."""
        ...

    def enrolment(self, find: str) -> EnrolmentRow | None:
        """Return where an enrolment code leads."""
        ...

    def add_enrolment(self, row: EnrolmentRow) -> None:
        """Keep an enrolment code."""
        ...

    def drop_enrolment(self, find: str) -> None:
        """Remove a used one."""
        ...

    def add_refusal(self, row: RefusalRow) -> None:
        """Keep a refusal."""
        ...

    def refusals(self, code: CaseCode) -> tuple[RefusalRow, ...]:
        """Return a case's refusals in order of time."""
        ...

    def queue(self, notice: NoticeRow) -> None:
        """Queue a mail; one that is already there for that account, template and day stays one."""
        ...

    def unrecorded(self, most: int) -> tuple[StoredAct, ...]:
        """Return up to `most` acts that are not in the log yet, in the order in which they were kept."""
        ...

    def recorded(self) -> int:
        """Return how many acts are in the log: the index of the next entry."""
        ...

    def mark_recorded(self, places: Sequence[Recorded]) -> None:
        """Note the entries' indexes."""
        ...


class Books(Protocol):
    """The database."""

    def reading(self) -> AbstractContextManager[Ledger]:
        """Open a reading transaction: a consistent view."""
        ...

    def writing(self) -> AbstractContextManager[Ledger]:
        """Open a writing transaction: committed durably on leaving, nothing kept on an error.

        Raises:
            BusyError: locked, full or read-only.
        """
        ...


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

    def pin(self) -> Digest:
        """Keep a snapshot of the organisation in force (once for each state); return its salted digest."""
        ...

    def snapshot(self, digest: Digest) -> Organisation:
        """Return a pinned snapshot."""
        ...

    def declared(self) -> frozenset[PersonId]:
        """Return who declared of themselves that they may not judge at all."""
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
