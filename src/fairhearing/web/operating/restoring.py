"""A backup opened again: into a folder that was not there before, looked through, and only then in its place."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyrage
from django.db import connection

from fairhearing.errors import BusyError, InputError, RecordError, SealError, Where
from fairhearing.identifiers import Digest
from fairhearing.machine import OsRandomness
from fairhearing.record import FolderStore, verify_record
from fairhearing.web import database
from fairhearing.web.blobs import FolderBlobs
from fairhearing.web.clock import SystemClock
from fairhearing.web.durable import ensure_folder
from fairhearing.web.operating import held
from fairhearing.web.operating.backup import DUMP, SQLITE
from fairhearing.web.operating.manifest import NAME, PARTS, Manifest, read_manifest
from fairhearing.web.operating.pg_programs import output_of
from fairhearing.web.operating.sealed_tar import open_tar
from fairhearing.web.roll import SealedRoll
from fairhearing.web.service_keys import ServiceKeys

_CHUNK = 1024 * 1024
_TOP = {*PARTS, SQLITE, DUMP, NAME}


@contextmanager
def unpacked(
    file: Path, identities: Sequence[pyrage.x25519.Identity], beside: Path
) -> Iterator[tuple[Path, Manifest]]:
    """Yield a folder with what is in a backup, after it was looked through; it is removed if it is still there.

    Args:
        file: the backup.
        identities: one of them opens it.
        beside: where the folder is made; the name gets a random end.

    Raises:
        InputError: the file cannot be read, or is of another format.
        SealError: it does not open.
        RecordError: something in it is missing or damaged.
        BusyError: the disk took no more.
    """
    folder = beside.with_name(f".{beside.name}.{secrets.token_hex(4)}")
    try:
        ensure_folder(folder)
        with file.open("rb") as sealed:
            open_tar(sealed, identities, lambda name, content: _take(folder, name, content))
        yield folder, look_through(folder)
    except FileNotFoundError:
        raise InputError(
            "There is no such file, or it holds no backup.",
            why="A backup ends with a file that says what is in it.",
            remedy="Give the file that `fairhearing backup` wrote.",
            where=Where(str(file)),
        ) from None
    except OSError as error:
        raise BusyError(
            "The backup could not be unpacked.",
            why="The disk is full or read-only, or the file cannot be read.",
            remedy="Make room for all that is in it, and try again. Nothing half-made was left.",
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _take(folder: Path, name: str, content: BinaryIO) -> None:
    if name.partition("/")[0] not in _TOP:
        return
    path = folder / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        shutil.copyfileobj(content, file, _CHUNK)
        file.flush()
        os.fsync(file.fileno())


def look_through(folder: Path) -> Manifest:
    """Return what a backup says of itself, after everything in it was held against that.

    Args:
        folder: as it was unpacked.

    Raises:
        RecordError: a file is missing, altered or damaged, or the record does not hold together.
        FileNotFoundError: it does not say what is in it.
    """
    manifest = read_manifest((folder / NAME).read_bytes())
    for name, digest in manifest.files.items():
        if _digest(folder / name) != digest:
            raise _amiss(f"The file '{name}' of the backup is missing or altered.")
    sqlite = manifest.database == "sqlite"
    rows = held.of_sqlite(folder / SQLITE) if sqlite else held.of_dump(folder / DUMP)
    if rows.counts != manifest.counts:
        raise _amiss("The tables of the backup hold other rows than when it was made.")
    _look_at_blobs(folder, manifest, rows)
    if manifest.recorded:
        sound = verify_record(FolderStore(folder / "record"), manifest.record_key)
        if sound.verified.checkpoint.size != rows.recorded:
            raise _amiss("The record of the backup has another length than its tables say.")
    _look_at_pinned(folder, manifest, rows)
    return manifest


def _look_at_blobs(folder: Path, manifest: Manifest, rows: held.Held) -> None:
    blobs = FolderBlobs(folder / "blobs")
    there = blobs.every()
    if len(there) != manifest.blobs or rows.blobs - there:
        raise _amiss("A sealed file of the backup is missing.")
    for digest in there:
        try:
            blobs.get(digest)
        except SealError:
            raise _amiss("A sealed file of the backup is altered.") from None


def _look_at_pinned(folder: Path, manifest: Manifest, rows: held.Held) -> None:
    for digest in rows.procedures:
        if not (folder / "procedures" / digest / "procedure.yaml").is_file():
            raise _amiss("A procedure that a case was taken in under is missing in the backup.")
    if manifest.keys:
        keys = ServiceKeys(folder / "keys")
        roll = SealedRoll(folder / "roll", lambda: keys.get("roll"), SystemClock(lambda: None), OsRandomness())
        roll.current()
        for digest in rows.snapshots:
            roll.snapshot(Digest(digest))


def put_in_place(unpacked_folder: Path, manifest: Manifest, into: Path) -> None:
    """Give what was unpacked its place, and fill PostgreSQL's database where it came from one.

    Args:
        unpacked_folder: looked through.
        manifest: of it.
        into: not there yet, or empty.

    Raises:
        InputError: something lies there, or the database is of the other kind or not empty.
        BusyError: the database did not take it.
    """
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise InputError(
            "Something lies where the backup should go.",
            why="A restore never writes over an installation.",
            remedy="Name a folder that is not there yet.",
            where=Where(str(into)),
        )
    if manifest.database == "postgresql":
        _fill(unpacked_folder / DUMP)
        (unpacked_folder / DUMP).unlink()
    (unpacked_folder / NAME).unlink()
    ensure_folder(into.parent)
    if into.is_dir():
        into.rmdir()
    unpacked_folder.rename(into)
    os.sync()


def _fill(dump: Path) -> None:
    if connection.vendor != "postgresql" or _holds_something():
        raise InputError(
            "This backup needs an empty PostgreSQL database.",
            why="It was made on PostgreSQL, and DATABASE_URL names no such database, or one with tables in it.",
            remedy="Make one (docs/how-to/run-on-postgresql.md), name it in DATABASE_URL, and run this again.",
        )
    words = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    try:
        name = str(connection.settings_dict["NAME"])
        for _line in output_of("pg_restore", *words, f"--dbname={name}", str(dump)):
            pass
    except subprocess.CalledProcessError as error:
        raise BusyError(
            "The database did not take what was in the backup.",
            why="It is full, of an older version, or its user may not make tables in it. Nothing of it was kept.",
            remedy="Look into the server's log, and run this again.",
        ) from error


def _holds_something() -> bool:
    database.reach()
    return bool(connection.introspection.table_names())


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _amiss(what: str) -> RecordError:
    return RecordError(
        what,
        why="It was held against what the backup said of itself when it was made.",
        remedy="Take another backup, and look at the disk that this one came from.",
    )


__all__ = ["look_through", "put_in_place", "unpacked"]
