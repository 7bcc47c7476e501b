"""Fakes of the desk's ports: in memory, honest about order and durability, without any framework."""

from tests.fakes.books import FakeBooks, FakeLedger, Tables
from tests.fakes.rooms import (
    FakeBlobs,
    FakeClock,
    FakeLog,
    FakeRandomness,
    FakeRoll,
    FakeShelf,
    FakeTiles,
    fake_house,
)

__all__ = [
    "FakeBlobs",
    "FakeBooks",
    "FakeClock",
    "FakeLedger",
    "FakeLog",
    "FakeRandomness",
    "FakeRoll",
    "FakeShelf",
    "FakeTiles",
    "Tables",
    "fake_house",
]
