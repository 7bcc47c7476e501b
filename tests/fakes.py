"""Fakes of the desk's ports: in memory, honest about order and durability, without any framework."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from fairhearing.desk import (
    BatchRow,
    CaseRow,
    ClashError,
    EnrolmentRow,
    EpochRow,
    House,
    KeyRow,
    LogHead,
    MailboxRow,
    NoticeRow,
    Recorded,
    RefusalRow,
    SifterRow,
    StoredAct,
)
from fairhearing.errors import BusyError, SealError
from fairhearing.identifiers import CaseCode, Digest, PersonId, ProcedureId
from fairhearing.organisation import Organisation
from fairhearing.procedure import Procedure
from fairhearing.record import Log as MerkleLog


class FakeRandomness:
    """Bytes that repeat from run to run: SHA-256 of a seed and a counter."""

    def __init__(self, seed: str = "fake") -> None:
        self.seed = seed
        self.count = 0

    def token(self, length: int) -> bytes:
        out = b""
        while len(out) < length:
            self.count += 1
            out += hashlib.sha256(f"{self.seed}/{self.count}".encode()).digest()
        return out[:length]


@dataclass
class FakeClock:
    """A clock that stands until it is moved."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def pass_days(self, days: float) -> None:
        self.at += timedelta(days=days)


@dataclass
class Tables:
    cases: dict[str, CaseRow] = field(default_factory=dict)
    acts: dict[str, list[StoredAct]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    epochs: list[EpochRow] = field(default_factory=list)
    batches: list[BatchRow] = field(default_factory=list)
    sifter: list[SifterRow] = field(default_factory=list)
    mailboxes: dict[str, MailboxRow] = field(default_factory=dict)
    keys: dict[str, KeyRow] = field(default_factory=dict)
    enrolments: dict[str, EnrolmentRow] = field(default_factory=dict)
    refusals: list[RefusalRow] = field(default_factory=list)
    notices: list[NoticeRow] = field(default_factory=list)


class FakeLedger:
    """The tables inside one transaction."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def case(self, code: CaseCode) -> CaseRow | None:
        return self.tables.cases.get(code)

    def cases(self) -> tuple[CaseRow, ...]:
        return tuple(self.tables.cases[code] for code in sorted(self.tables.cases))

    def add_case(self, row: CaseRow) -> None:
        self.tables.cases[row.code] = row

    def close_case(self, code: CaseCode, *, closed: bool) -> None:
        self.tables.cases[code] = replace(self.tables.cases[code], closed=closed)

    def acts(self, code: CaseCode) -> tuple[StoredAct, ...]:
        return tuple(self.tables.acts.get(code, ()))

    def add_act(self, act: StoredAct) -> None:
        code = CaseCode(act.public.case)
        row = self.tables.cases[code]
        if act.public.seq != row.acts:
            raise ClashError("Another act came first.", why="One after the other.", remedy="Again.")
        self.tables.acts.setdefault(code, []).append(act)
        self.tables.order.append(act.public.id)
        self.tables.cases[code] = replace(row, acts=row.acts + 1)

    def epochs(self, code: CaseCode) -> tuple[EpochRow, ...]:
        return tuple(row for row in self.tables.epochs if row.case == code)

    def add_epoch(self, row: EpochRow) -> None:
        self.tables.epochs.append(row)

    def batches(self, code: CaseCode) -> tuple[BatchRow, ...]:
        return tuple(row for row in self.tables.batches if row.case == code)

    def batches_after(self, last: int) -> tuple[BatchRow, ...]:
        return tuple(row for row in self.tables.batches if row.id > last)

    def add_batch(self, row: BatchRow) -> None:
        self.tables.batches.append(replace(row, id=len(self.tables.batches) + 1))

    def sifter_rows(self, code: CaseCode) -> tuple[SifterRow, ...]:
        return tuple(row for row in self.tables.sifter if row.case == code)

    def add_sifter_row(self, row: SifterRow) -> None:
        self.tables.sifter.append(row)

    def drop_sifter_rows(self, code: CaseCode) -> None:
        self.tables.sifter = [row for row in self.tables.sifter if row.case != code]

    def mailbox(self, find: str) -> MailboxRow | None:
        return self.tables.mailboxes.get(find)

    def add_mailbox(self, row: MailboxRow) -> None:
        self.tables.mailboxes[row.find] = row

    def drop_mailbox(self, find: str) -> None:
        self.tables.mailboxes.pop(find, None)

    def keys(self, person: PersonId) -> KeyRow | None:
        return self.tables.keys.get(person)

    def all_keys(self) -> tuple[KeyRow, ...]:
        return tuple(self.tables.keys[person] for person in sorted(self.tables.keys))

    def put_keys(self, row: KeyRow) -> None:
        self.tables.keys[row.person] = row

    def enrolment(self, find: str) -> EnrolmentRow | None:
        return self.tables.enrolments.get(find)

    def add_enrolment(self, row: EnrolmentRow) -> None:
        self.tables.enrolments[row.find] = row

    def drop_enrolment(self, find: str) -> None:
        self.tables.enrolments.pop(find, None)

    def add_refusal(self, row: RefusalRow) -> None:
        self.tables.refusals.append(row)

    def refusals(self, code: CaseCode) -> tuple[RefusalRow, ...]:
        return tuple(row for row in self.tables.refusals if row.case == code)

    def queue(self, notice: NoticeRow) -> None:
        if notice not in self.tables.notices:
            self.tables.notices.append(notice)

    def unrecorded(self, most: int) -> tuple[StoredAct, ...]:
        known = {act.public.id: act for acts in self.tables.acts.values() for act in acts}
        waiting = [known[name] for name in self.tables.order if known[name].index is None]
        return tuple(waiting[:most])

    def recorded(self) -> int:
        return sum(act.index is not None for acts in self.tables.acts.values() for act in acts)

    def mark_recorded(self, places: Sequence[Recorded]) -> None:
        index = {place.act: place.index for place in places}
        for acts in self.tables.acts.values():
            for number, act in enumerate(acts):
                if act.public.id in index:
                    acts[number] = replace(act, index=index[act.public.id])


class FakeBooks:
    """A database in memory; it can be told to be full."""

    def __init__(self) -> None:
        self.tables = Tables()
        self.full = False

    @contextmanager
    def reading(self) -> Iterator[FakeLedger]:
        yield FakeLedger(deepcopy(self.tables))

    @contextmanager
    def writing(self) -> Iterator[FakeLedger]:
        if self.full:
            raise BusyError("The store is full.", why="The disk has no room.", remedy="Try again later.")
        copy = deepcopy(self.tables)
        yield FakeLedger(copy)
        self.tables = copy


class FakeBlobs:
    """Sealed files in memory."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def put(self, ciphertext: bytes) -> Digest:
        digest = Digest(hashlib.sha256(ciphertext).hexdigest())
        self.files[digest] = ciphertext
        return digest

    def get(self, digest: Digest) -> bytes:
        found = self.files.get(digest)
        if found is None or hashlib.sha256(found).hexdigest() != digest:
            raise SealError(
                "A sealed file is gone or was altered.", why="Its digest differs.", remedy="Restore it."
            )
        return found


@dataclass
class FakeRoll:
    """The organisation, with its snapshots."""

    organisation: Organisation
    said: frozenset[PersonId] = frozenset()
    pinned: dict[str, Organisation] = field(default_factory=dict)

    def current(self) -> Organisation:
        return self.organisation

    def pin(self) -> Digest:
        digest = Digest(hashlib.sha256(repr(self.organisation).encode()).hexdigest())
        self.pinned[digest] = self.organisation
        return digest

    def snapshot(self, digest: Digest) -> Organisation:
        return self.pinned[digest]

    def declared(self) -> frozenset[PersonId]:
        return self.said


@dataclass
class FakeShelf:
    """One procedure in force; earlier ones stay."""

    procedure: Procedure
    old: list[Procedure] = field(default_factory=list)

    def in_force(self) -> Procedure:
        return self.procedure

    def pinned(self, procedure: ProcedureId, version: int, digest: str) -> Procedure:
        for one in (self.procedure, *self.old):
            if (one.id, one.version, one.digest) == (procedure, version, digest):
                return one
        raise LookupError


class FakeTiles:
    """Tiles in memory."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def read(self, path: str) -> bytes | None:
        return self.files.get(path)

    def write(self, path: str, data: bytes) -> None:
        self.files[path] = data


class FakeLog:
    """The record in memory; its notes are not signed."""

    def __init__(self) -> None:
        self.log = MerkleLog(FakeTiles())
        self.heads: list[LogHead] = []

    def append(self, start: int, entries: Sequence[bytes]) -> LogHead:
        self.log.append_at(start, entries)
        self.heads.append(LogHead(self.log.size, self.log.root(), f"checkpoint {self.log.size}"))
        return self.heads[-1]

    def head(self) -> LogHead | None:
        return self.heads[-1] if self.heads else None

    def first_after(self, index: int) -> LogHead | None:
        return next((head for head in self.heads if head.size > index), None)

    def proof(self, index: int) -> tuple[LogHead, tuple[bytes, ...]]:
        return self.heads[-1], tuple(self.log.inclusion(index))


def fake_house(organisation: Organisation, procedure: Procedure, at: datetime) -> House:
    """Return a house of fakes."""
    return House(
        clock=FakeClock(at),
        randomness=FakeRandomness(),
        books=FakeBooks(),
        blobs=FakeBlobs(),
        roll=FakeRoll(organisation),
        shelf=FakeShelf(procedure),
        log=FakeLog(),
        origin="http://localhost:8000",
    )
