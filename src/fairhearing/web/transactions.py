"""Transactions: the one place that knows which database is underneath."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from fairhearing.errors import BusyError


def busy() -> BusyError:
    """Return the error for a database or disk that is locked, full or read-only."""
    return BusyError(
        "The storage cannot take anything in at this moment.",
        why="It is locked, full or read-only. Nothing of this step was kept.",
        remedy="Nothing was lost that was shown to you. Wait a moment and try again.",
    )


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
    """Open a transaction that is committed durably on leaving; on SQLite it locks from its first moment.

    Raises:
        BusyError: locked, full or read-only; nothing was kept.
    """
    with own_errors(), transaction.atomic(durable=True):
        yield


def truncate_wal() -> None:
    """Put everything into the database file, so that no deleted row stays in the log beside it.

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
    """Turn the database's own complaints about being locked, full or read-only into `BusyError`."""
    try:
        yield
    except IntegrityError:
        raise
    except OperationalError as error:
        raise busy() from error
    except DatabaseError as error:
        if "disk" in str(error) or "readonly" in str(error):
            raise busy() from error
        raise


__all__ = ["busy", "own_errors", "reading", "truncate_wal", "vacuum", "writing"]
