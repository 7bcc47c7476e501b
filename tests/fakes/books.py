"""The books in memory: told to be full, to break within a transaction, or to let somebody else write first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from fairhearing.desk.memory import MemoryBooks, MemoryLedger, Tables
from fairhearing.desk.records import StoredAct
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


class BreakingBooks(FakeBooks):
    """Books on a disk that is full at one of the acts that a transaction keeps.

    Args:
        books: what they go on from.
        at: how many acts of a transaction still have room.
    """

    def __init__(self, books: MemoryBooks, at: int) -> None:
        super().__init__()
        self.tables = books.tables
        self.at = at

    @contextmanager
    def writing(self) -> Iterator[MemoryLedger]:
        copied = self.tables.copy()
        yield _BreakingLedger(copied, self.at)
        self.tables = copied


class _BreakingLedger(MemoryLedger):
    def __init__(self, tables: Tables, room: int) -> None:
        super().__init__(tables)
        self.room = room

    def add_act(self, act: StoredAct) -> None:
        if not self.room:
            raise BusyError("The store is full.", why="The disk has no room.", remedy="Try again later.")
        self.room -= 1
        super().add_act(act)


class InterruptedBooks(FakeBooks):
    """Books into which somebody else writes right before the first transaction.

    Args:
        books: what they go on from.
        first: what the other one does, on these same books.
    """

    def __init__(self, books: MemoryBooks, first: Callable[[], object]) -> None:
        super().__init__()
        self.tables = books.tables
        self.first: Callable[[], object] | None = first

    @contextmanager
    def writing(self) -> Iterator[MemoryLedger]:
        first, self.first = self.first, None
        if first is not None:
            first()
        with super().writing() as ledger:
            yield ledger


__all__ = ["BreakingBooks", "FakeBooks", "InterruptedBooks", "Tables"]
