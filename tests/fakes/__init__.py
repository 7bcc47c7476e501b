"""Fakes of the desk's ports: in memory, honest about order and durability, without any framework."""

from tests.fakes.books import BreakingBooks, FakeBooks, InterruptedBooks, Tables
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
    "BreakingBooks",
    "FakeBlobs",
    "FakeBooks",
    "FakeClock",
    "FakeLog",
    "FakeRandomness",
    "FakeRoll",
    "FakeShelf",
    "FakeTiles",
    "InterruptedBooks",
    "Tables",
    "fake_house",
]
