"""Transactions: the one place that knows how the database underneath locks, waits and refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import (
    DatabaseError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    connection,
    transaction,
)
from django.db.backends.base.base import BaseDatabaseWrapper

from fairhearing.errors import BusyError, CrossedError

_CROSSED = {"40001", "40P01"}
"""PostgreSQL let another transaction go first: serialization_failure, deadlock_detected."""
_READ_ONLY = "25006"
_ENDED = {None, "57P01", "57P02", "57P03"}
"""What is known of a server that went away: nothing, or that somebody stopped it."""


def busy() -> BusyError:
    """Return the error for a database or disk that is locked, full or read-only."""
    return BusyError(
        "The storage cannot take anything in at this moment.",
        why="It is locked, full or read-only. Nothing of this step was kept.",
        remedy="Nothing was lost that was shown to you. Wait a moment and try again.",
    )


def as_busy(error: BaseException | None) -> BusyError | None:
    """Return the project's error for a complaint of the database about its state; None for any other."""
    if isinstance(error, IntegrityError):
        return None
    state = _state_of(error)
    if isinstance(error, OperationalError) and state in _CROSSED:
        return CrossedError(
            "Somebody else is writing the same at this moment.",
            why="Each waited for what the other had, and theirs was taken first. Nothing of this step was kept.",
            remedy="Nothing was lost that was shown to you. Wait a moment and try again.",
        )
    if isinstance(error, OperationalError | InterfaceError):
        return busy()
    if isinstance(error, DatabaseError) and (state == _READ_ONLY or _of_sqlites_disk(error)):
        return busy()
    return None


@contextmanager
def reading() -> Iterator[None]:
    """Open a transaction that sees one state of the database and holds no lock.

    Raises:
        BusyError: the database cannot be read now.
    """
    with own_errors():
        if connection.in_atomic_block:
            yield
            return
        with _deferred(connection), transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


@contextmanager
def writing() -> Iterator[None]:
    """Open a transaction that is committed durably on leaving.

    On SQLite it locks everything from its first moment; on PostgreSQL it locks the rows that it asks to be locked.

    Raises:
        CrossedError: another transaction was let go first; nothing was kept.
        BusyError: locked, full or read-only, and nothing was kept; or the database went away during the commit.
    """
    written = False
    try:
        with own_errors(), transaction.atomic(durable=True):
            yield
            written = True
    except BusyError as error:
        if written and connection.vendor == "postgresql" and _state_of(error.__cause__) in _ENDED:
            raise _gone_while_keeping() from error.__cause__
        raise


def truncate_wal() -> None:
    """Put everything into SQLite's file, so that no deleted row stays in the log beside it.

    Raises:
        BusyError: a reader holds it; the next round tries again.
    """
    if connection.vendor != "sqlite":
        return
    with own_errors(), connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row = cursor.fetchone()
    if row is not None and row[0]:
        raise busy()


def vacuum() -> None:
    """Give deleted rows' space back (PostgreSQL: leave no dead row behind); not inside a transaction."""
    with own_errors(), connection.cursor() as cursor:
        cursor.execute("VACUUM")


@contextmanager
def _deferred(database: BaseDatabaseWrapper) -> Iterator[None]:
    # A reader that began IMMEDIATE would take SQLite's one write lock.
    if database.vendor != "sqlite":
        yield
        return
    database.ensure_connection()
    mode = getattr(database, "transaction_mode", None)
    setattr(database, "transaction_mode", "DEFERRED")  # noqa: B010  # typed on the SQLite wrapper alone
    try:
        yield
    finally:
        setattr(database, "transaction_mode", mode)  # noqa: B010  # likewise


@contextmanager
def own_errors() -> Iterator[None]:
    """Turn the database's own complaints about being locked, full, read-only or away into `BusyError`."""
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        ours = as_busy(error)
        if ours is None:
            raise
        raise ours from error


def _state_of(error: BaseException | None) -> str | None:
    """Return the SQLSTATE that PostgreSQL gave; None where it gave none."""
    return getattr(getattr(error, "__cause__", None), "sqlstate", None)


def _of_sqlites_disk(error: DatabaseError) -> bool:
    return connection.vendor == "sqlite" and ("disk" in str(error) or "readonly" in str(error))


def _gone_while_keeping() -> BusyError:
    return BusyError(
        "The database went away at the moment when this was being kept.",
        why="Its answer did not come, so that nobody knows here whether this step was kept.",
        remedy="Look whether it is there before you do it again. A report may be sent again: it stays one report.",
    )


__all__ = ["as_busy", "busy", "own_errors", "reading", "truncate_wal", "vacuum", "writing"]
