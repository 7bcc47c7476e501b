"""Fakes of the other ports: clock, randomness, blobs, roll, shelf and log."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from fairhearing.desk import House, LogHead
from fairhearing.errors import SealError
from fairhearing.identifiers import Digest, PersonId, ProcedureId
from fairhearing.organisation import Organisation
from fairhearing.procedure import Procedure, pack_text
from fairhearing.record import Log as MerkleLog
from tests.fakes.books import FakeBooks


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
    until: dict[PersonId, date] = field(default_factory=dict)
    by: str = ""
    pinned: dict[str, Organisation] = field(default_factory=dict)

    def current(self) -> Organisation:
        return self.organisation

    def put(self, organisation: Organisation, by: str = "") -> Digest:
        self.organisation, self.by = organisation, by
        return self.state()

    def state(self) -> Digest:
        return Digest(hashlib.sha256(repr(self.organisation).encode()).hexdigest())

    def pin(self) -> Digest:
        self.pinned[self.state()] = self.organisation
        return self.state()

    def snapshot(self, digest: Digest) -> Organisation:
        return self.pinned[digest]

    def declared(self) -> frozenset[PersonId]:
        return self.said | self.until.keys()

    def declared_until(self, person: PersonId) -> date | None:
        return self.until.get(person)

    def declare(self, person: PersonId, until: date) -> Digest:
        self.until[person] = until
        return Digest(hashlib.sha256(repr(self.until).encode()).hexdigest())

    def withdraw(self, person: PersonId) -> Digest:
        del self.until[person]
        return Digest(hashlib.sha256(repr(self.until).encode()).hexdigest())


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

    def texts(self, digest: str) -> tuple[str, str]:
        """Shipped procedures only."""
        found = next(one for one in (self.procedure, *self.old) if one.digest == digest)
        return pack_text(found.id), pack_text("floor")


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
