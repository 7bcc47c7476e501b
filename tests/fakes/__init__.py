"""Fakes of the desk's ports: in memory, honest about order and durability, without any framework."""

from tests.fakes.books import FakeBooks, Tables
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
    "FakeLog",
    "FakeRandomness",
    "FakeRoll",
    "FakeShelf",
    "FakeTiles",
    "Tables",
    "fake_house",
]
