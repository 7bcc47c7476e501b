"""A backup while the site runs: the database, the record as far as it knows it, the files that its rows name."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pyrage
from django.conf import settings
from django.db import connection

from fairhearing import __version__
from fairhearing.errors import BusyError, InputError, RecordError, Where
from fairhearing.web import database
from fairhearing.web.durable import OS_DISK, ensure_folder
from fairhearing.web.house import rooms
from fairhearing.web.letters import worded
from fairhearing.web.operating import held, marks
from fairhearing.web.operating.manifest import NAME, Manifest
from fairhearing.web.operating.pg_programs import output_of
from fairhearing.web.operating.sealed_tar import Member, seal_tar
from fairhearing.web.service_keys import NAMES

SQLITE, DUMP = "fairhearing.sqlite3", "database.dump"
_OURS = re.compile(r"fairhearing-[0-9]{8}T[0-9]{6}Z\.age")


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    Args:
        out: the file; or a folder, and then it is named after the moment.
        recipients: who can open it.
        keys: whether the service keys go in.
        keep: days after which older ones in the same folder are removed; 0: none is.
    """

    out: Path
    recipients: Sequence[pyrage.x25519.Recipient]
    keys: bool = True
    keep: int = 0


def back_up(order: Order, now: datetime) -> Path:
    """Make a backup, and return where it lies.

    Args:
        order: what is asked for.
        now: aware, in UTC.

    Raises:
        InputError: there is such a file already, or PostgreSQL's programs are not installed.
        RecordError: the database is damaged, or the record does not reach what it says.
        BusyError: the database or the disk does not let it be made; no half of one is left.
    """
    out = order.out / f"fairhearing-{now:%Y%m%dT%H%M%SZ}.age" if order.out.is_dir() else order.out
    if out.exists():
        raise InputError(
            "There is a file already.",
            why="What is there is never overwritten.",
            remedy="Give another name, or a folder: then each backup is named after its moment.",
            where=Where(str(out)),
        )
    beside = out.with_name(f".{out.name}.{secrets.token_hex(4)}")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "wb") as file, _copy() as copy:
            seal_tar(_members(copy, order, now), file, order.recipients)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(out)
        OS_DISK.flush_folder(out.parent)
    except OSError as error:
        raise _unwritten() from error
    finally:
        beside.unlink(missing_ok=True)
    if order.keep and order.out.is_dir():
        _drop_old(order.out, now - timedelta(days=order.keep))
    return out


@contextmanager
def _copy() -> Iterator[Path]:
    """Yield a copy of the database as it was at one moment, in a folder that nobody else can enter."""
    database.reach()
    ensure_folder(settings.FAIRHEARING_HOME / marks.FOLDER)
    folder = Path(tempfile.mkdtemp(prefix="copy-", dir=settings.FAIRHEARING_HOME / marks.FOLDER))
    try:
        if connection.vendor == "sqlite":
            yield _copy_sqlite(folder / SQLITE)
        else:
            yield _dump(folder / DUMP)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy_sqlite(path: Path) -> Path:
    try:
        with (
            closing(sqlite3.connect(str(connection.settings_dict["NAME"]), timeout=20)) as source,
            closing(sqlite3.connect(path, isolation_level=None)) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            # Nobody stays signed in across a restore, and who was signed in is nobody's business.
            copy.execute("DELETE FROM sessions")
            copy.execute("VACUUM")
    except sqlite3.Error as error:
        raise _unwritten() from error
    return path


def _dump(path: Path) -> Path:
    words = ("--format=custom", "--no-owner", "--no-privileges", "--exclude-table-data=sessions", f"--file={path}")
    try:
        for _line in output_of("pg_dump", *words):
            pass
    except subprocess.CalledProcessError as error:
        raise _unwritten() from error
    return path


def _members(copy: Path, order: Order, now: datetime) -> Iterator[Member]:
    home = settings.FAIRHEARING_HOME
    rows = held.of_sqlite(copy) if copy.name == SQLITE else held.of_dump(copy)
    files: dict[str, str] = {}
    for member in _beside(home, copy, rows.recorded, keys=order.keys):
        files[member.name] = _digest(member.source)
        yield member
    blobs = 0
    # After the database: each sealed file is on the disk before the row that names it.
    for digest in sorted(rooms().blobs.every()):
        blobs += 1
        yield Member(f"blobs/{digest[:2]}/{digest}", home / "blobs" / digest[:2] / digest)
    manifest = Manifest(
        program=__version__,
        made=now.isoformat(timespec="seconds"),
        database=connection.vendor,
        keys=order.keys,
        origin=settings.FAIRHEARING_ORIGIN,
        procedure=settings.FAIRHEARING_PROCEDURE,
        record_key=rooms().log.verifier_key() if rows.recorded else "",
        recorded=rows.recorded,
        counts=rows.counts,
        files=files,
        blobs=blobs,
    )
    yield Member(NAME, manifest.write())


def _beside(home: Path, copy: Path, recorded: int, *, keys: bool) -> Iterator[Member]:
    yield Member(copy.name, copy)
    for folder in ("roll", "procedures"):
        for path in sorted((home / folder).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield Member(path.relative_to(home).as_posix(), path.read_bytes())
    for path in worded(home / "letters"):
        yield Member(path.relative_to(home).as_posix(), path.read_bytes())
    if recorded:
        yield from _record(home, recorded)
    for name in NAMES if keys else ():
        yield Member(f"keys/{name}", rooms().keys.get(name))


def _record(home: Path, recorded: int) -> Iterator[Member]:
    """Yield the record as it was when the database was copied: a longer one would contradict it."""
    note = rooms().log.at(recorded)
    if note is None:
        raise RecordError(
            "The record does not reach what the database says.",
            why=f"The database knows {recorded} entries, and there is no checkpoint of that size.",
            remedy="Bring the folder 'record' back from the backup before; tell the overseers.",
        )
    yield Member("record/checkpoint", note.encode())
    for size in rooms().log.checkpoints():
        if size <= recorded:
            path = rooms().log.numbered(size)
            yield Member(path.relative_to(home).as_posix(), path.read_bytes())
    for tile in rooms().log.tiles():
        yield Member(f"record/{tile}", (home / "record" / tile).read_bytes())


def _digest(source: Path | bytes) -> str:
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _drop_old(folder: Path, before: datetime) -> None:
    oldest = f"fairhearing-{before:%Y%m%dT%H%M%SZ}.age"
    for path in folder.iterdir():
        if _OURS.fullmatch(path.name) and path.name < oldest:
            path.unlink()


def _unwritten() -> BusyError:
    return BusyError(
        "The backup could not be made.",
        why="The database did not let itself be copied, a file could not be read, or the disk took no more.",
        remedy="Look whether there is room for a copy of the database under the home folder and for the backup, "
        "and run it again. No half of one was left.",
    )
