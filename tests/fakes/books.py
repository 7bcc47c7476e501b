"""The books in memory, which can be told to be full."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fairhearing.desk.memory import MemoryBooks, MemoryLedger, Tables
from fairhearing.errors import BusyError


class FakeBooks(MemoryBooks):
    """A database in memory; it can be told to be full."""

    def __init__(self) -> None:
        super().__init__()
        self.full = False

    @contextmanager
    def writing(self) -> Iterator[MemoryLedger]:
        if self.full:
            raise BusyError("The store is full.", why="The disk has no room.", remedy="Try again later.")
        with super().writing() as ledger:
            yield ledger


__all__ = ["FakeBooks", "Tables"]
