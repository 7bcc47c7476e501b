"""The database underneath, from a test's side: which one it is, its address, and its bad days."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from fairhearing.web.transactions import vacuum

IMPATIENT = 100
"""Milliseconds that a writer waits for a lock here, in place of twenty seconds."""
HOLDS_THE_LOCK = """
import sys
if sys.argv[1] == "sqlite":
    import sqlite3
    holder = sqlite3.connect(sys.argv[2], isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
else:
    import psycopg
    holder = psycopg.connect(sys.argv[2])
    holder.execute(f"LOCK TABLE {sys.argv[3]} IN EXCLUSIVE MODE")
print("held", flush=True)
sys.stdin.readline()
"""
REFUSES = "CREATE FUNCTION refuses() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION {0}; END$$"


def on_postgresql() -> bool:
    """Return whether the tests run on PostgreSQL."""
    return connection.vendor == "postgresql"


def address() -> str:
    """Return what DATABASE_URL must say for another process to use this very database."""
    told = connection.settings_dict
    if not on_postgresql():
        return f"sqlite:///{told['NAME']}"
    return f"postgresql://{told['USER']}@/{told['NAME']}?host={quote(told['HOST'], safe='')}"


def ask(words: str) -> object:
    """Say something to the database over the connection that the site writes with; return the first cell."""
    with connection.cursor() as cursor:
        cursor.execute(words)
        row = cursor.fetchone() if cursor.description else None
    return None if row is None else row[0]


def at_rest() -> list[bytes]:
    """Return what lies in the database: its files with its log, and on PostgreSQL every cell of every table."""
    if not on_postgresql():
        file = Path(str(connection.settings_dict["NAME"]))
        return [path.read_bytes() for path in file.parent.glob(file.name + "*") if path.is_file()]
    return [*_cells(), *_files()]


def _cells() -> list[bytes]:
    # A large value is compressed in the files, so that its words are looked for in the rows as well.
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 # our names
            cells = [cell for row in cursor.fetchall() for cell in row]
            found.append(
                b"\n".join(bytes(c) if isinstance(c, bytes | memoryview) else str(c).encode() for c in cells)
            )
    return found


def _files() -> list[bytes]:
    ask("CHECKPOINT")
    data = Path(str(ask("SHOW data_directory")))
    own = data / "base" / str(ask("SELECT oid FROM pg_database WHERE datname = current_database()"))
    files = [*own.rglob("*"), *(data / "pg_wal").rglob("*"), data.parent / "log"]
    return [path.read_bytes() for path in files if path.is_file()]


@contextmanager
def _refusing(table: str, what: str) -> Iterator[None]:
    ask(REFUSES.format(what))
    ask(f"CREATE TRIGGER refuses BEFORE INSERT ON {table} EXECUTE FUNCTION refuses()")
    try:
        yield
    finally:
        ask("DROP FUNCTION refuses CASCADE")


@contextmanager
def in_the_way(table: str) -> Iterator[None]:
    """No row can be put into a table."""
    if on_postgresql():
        with _refusing(table, "'in the way'"):
            yield
        return
    ask(f"CREATE TRIGGER in_the_way BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'in the way'); END")
    try:
        yield
    finally:
        ask("DROP TRIGGER in_the_way")


@contextmanager
def locked() -> Iterator[None]:
    """Another process writes and does not end."""
    ask(f"SET lock_timeout = {IMPATIENT}" if on_postgresql() else f"PRAGMA busy_timeout={IMPATIENT}")
    target = address() if on_postgresql() else str(connection.settings_dict["NAME"])
    tables = ", ".join(f'"{name}"' for name in connection.introspection.table_names())
    program = [sys.executable, "-c", HOLDS_THE_LOCK, connection.vendor, target, tables]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        yield
        holder.communicate(b"\n")
    connection.close()


@contextmanager
def full() -> Iterator[None]:
    """The database has no free page and may not grow by one; PostgreSQL says what it says on a full disk."""
    if on_postgresql():
        with _refusing("cases", "'could not extend file: No space left on device' USING ERRCODE = 'disk_full'"):
            yield
        return
    vacuum()
    ask("PRAGMA max_page_count=1")
    yield
    ask("PRAGMA max_page_count=1073741823")


@contextmanager
def read_only() -> Iterator[None]:
    """The database takes no writing."""
    ask("SET default_transaction_read_only = on" if on_postgresql() else "PRAGMA query_only=ON")
    yield
    ask("SET default_transaction_read_only = off" if on_postgresql() else "PRAGMA query_only=OFF")
