"""What the tests of this room share: a store in memory, keys, and a record with checkpoints."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

from fairhearing.acts import Due, PublicAct
from fairhearing.identifiers import ActId, Digest, KindName, SlotName
from fairhearing.record import Checkpoint, Log, public_key, sign_checkpoint

ORIGIN = "club.example/record"
SECRET = bytes(range(32))
WITNESS = "witness.example/w1"
WITNESS_SECRET = bytes(range(32, 64))
KEY = str(public_key(ORIGIN, SECRET))


class Memory:
    """A TileStore that remembers each write; it can be told to be full after some."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.room: int | None = None

    def read(self, path: str) -> bytes | None:
        return self.files.get(path)

    def write(self, path: str, data: bytes) -> None:
        if self.room is not None:
            if self.room == 0:
                raise OSError("full")
            self.room -= 1
        self.files[path] = data


def entries(count: int, start: int = 0) -> list[bytes]:
    """Return entries that differ from one another, 32 bytes each."""
    return [sha256(f"entry {at}".encode()).digest() for at in range(start, start + count)]


def publish(log: Log) -> str:
    """Publish the present state and return the note."""
    note = sign_checkpoint(Checkpoint(ORIGIN, log.size, log.root()), SECRET)
    log.publish(note)
    return note


@pytest.fixture
def store() -> Memory:
    return Memory()


@pytest.fixture
def log(store: Memory) -> Log:
    return Log(store)


@pytest.fixture
def act() -> PublicAct:
    return PublicAct(
        id=ActId("a1"),
        case="c1",
        seq=0,
        kind=KindName("report"),
        by=SlotName("reporter-1"),
        to=None,
        at=datetime(2024, 3, 1, 9, 30, tzinfo=UTC),
        on=date(2024, 3, 1),
        due=(Due("acknowledge", "intake", date(2024, 3, 8)),),
        files=(("what", 1, Digest(64 * "a")),),
    )
