"""The books that the desk keeps, as Protocols: one transaction, and the database that opens it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from fairhearing.desk.records import (
    AskedKeyRow,
    BatchRow,
    CaseRow,
    EditRow,
    EnrolmentRow,
    EpochRow,
    KeyRow,
    MailboxRow,
    NoticeRow,
    Recorded,
    RefusalRow,
    ResetRow,
    SifterRow,
    StoredAct,
)
from fairhearing.errors import FairHearingError
from fairhearing.identifiers import CaseCode, PersonId


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

    def last_act(self, code: CaseCode) -> StoredAct | None:
        """Return the newest act of a case; None: there is no such case."""
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
        """Return a person's directory entry, locked until the transaction ends where it is a writing one."""
        ...

    def all_keys(self) -> tuple[KeyRow, ...]:
        """Return the key directory by person."""
        ...

    def put_keys(self, row: KeyRow) -> None:
        """Keep or replace a person's entry.

        Raises:
            ClashError: this transaction saw that there was none, and meanwhile somebody kept one.
        """
        ...

    def drop_keys(self, person: PersonId) -> None:
        """Remove a person's entry."""
        ...

    def asked_keys(self, person: PersonId) -> AskedKeyRow | None:
        """Return the new keys that a person asked for, locked likewise."""
        ...

    def all_asked_keys(self) -> tuple[AskedKeyRow, ...]:
        """Return all new keys that wait to be confirmed, by person."""
        ...

    def put_asked_keys(self, row: AskedKeyRow) -> None:
        """Keep or replace the new keys that a person asked for."""
        ...

    def drop_asked_keys(self, person: PersonId) -> None:
        """Remove them once they were confirmed or refused."""
        ...

    def enrolment(self, find: str) -> EnrolmentRow | None:
        """Return where an enrolment code leads, locked until the transaction ends where it is a writing one."""
        ...

    def add_enrolment(self, row: EnrolmentRow) -> None:
        """Keep an enrolment code."""
        ...

    def drop_enrolment(self, find: str) -> None:
        """Remove a used one."""
        ...

    def resets(self) -> tuple[ResetRow, ...]:
        """Return the resets that their owners have not acknowledged, by person and in order of time."""
        ...

    def add_reset(self, row: ResetRow) -> None:
        """Keep a reset."""
        ...

    def drop_resets(self, person: PersonId) -> None:
        """Remove those of a person."""
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

    def hold_edits(self) -> None:
        """Keep everybody else from editing the organisation until the transaction ends."""
        ...

    def edits(self) -> tuple[EditRow, ...]:
        """Return the edits of the organisation in the order in which they were kept."""
        ...

    def add_edit(self, row: EditRow) -> None:
        """Keep an edit of the organisation."""
        ...

    def unrecorded(self, most: int) -> tuple[StoredAct | EditRow, ...]:
        """Return up to `most` acts and edits that are not in the log yet, in the order of their keeping.

        In a writing transaction none are returned while another one is at it: their turn is one worker's.
        """
        ...

    def recorded(self) -> int:
        """Return how many acts and edits are in the log: the index of the next entry."""
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
            CrossedError: another writer was let go first; nothing was kept, and it may be tried again.
        """
        ...
