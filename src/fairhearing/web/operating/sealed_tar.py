"""A tar inside an age file, written and read as a stream: of any length, and never in the clear on a disk."""

from __future__ import annotations

import io
import os
import re
import tarfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyrage

from fairhearing.errors import InputError, SealError, Where
from fairhearing.machine import read_bytes
from fairhearing.sealing import padded_size

_BLOCK = tarfile.BLOCKSIZE
_CHUNK = 1024 * 1024
_NAME = re.compile(r"[a-z0-9][\w.-]*(?:/[\w-][\w.-]*)*")


@dataclass(frozen=True, slots=True)
class Member:
    """A file that goes in.

    Args:
        name: with `/` between folders.
        source: where it lies, or what it holds.
    """

    name: str
    source: Path | bytes


def recipient_of(text: str) -> pyrage.x25519.Recipient:
    """Return the key that a backup is sealed to.

    Args:
        text: `age1…`, as `age-keygen` prints it. It is not repeated: it could be the secret half.

    Raises:
        InputError: it is no recipient.
    """
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError:
        raise InputError(
            "What follows --to is not the public half of an age key.",
            why="It begins with age1 and has 62 signs. The secret half belongs on no machine that runs the site.",
            remedy="Make a key elsewhere with `age-keygen`, and give the line that it calls the public key.",
        ) from None


def identities_of(path: Path) -> tuple[pyrage.x25519.Identity, ...]:
    """Return the secret keys of a file, one a line; lines that begin with # are passed over.

    Args:
        path: as `age-keygen` wrote it.

    Raises:
        InputError: it cannot be read, or a line of it is no identity.
    """
    lines = [line.strip() for line in read_bytes(path).decode("utf-8", "replace").splitlines()]
    with suppress(pyrage.IdentityError):
        found = tuple(pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#"))
        if found:
            return found
    raise InputError(
        "There is no age identity in this file, or one of its lines is none.",
        why="An identity is a line AGE-SECRET-KEY-1… with a checksum.",
        remedy="Give the file that age-keygen wrote; one with a passphrase is opened first: age -d -o OUT FILE.",
        where=Where(str(path)),
    )


def seal_tar(members: Iterator[Member], out: BinaryIO, recipients: Sequence[pyrage.x25519.Recipient]) -> None:
    """Write files into a sealed tar; its length is padded, so that it tells little of what came in since the last.

    Args:
        members: in their order; what is a path is read when its turn comes.
        out: takes the ciphertext.
        recipients: who can open it, at least one.

    Raises:
        OSError: a file cannot be read, or the disk takes no more.
    """
    source = _Source(_stream(members))
    try:
        pyrage.encrypt_io(source, out, list(recipients))
    except Exception as error:  # noqa: BLE001 # raised again as what it was
        # What a file of ours raised comes out of the other library as one of its own.
        raise source.failed or OSError(str(error)) from None


class _Source(io.RawIOBase):
    """What a generator yields, as something that is read."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = b""
        self.failed: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            while not self._rest:
                self._rest = next(self._chunks)
        except StopIteration:
            return b""
        except Exception as error:
            self.failed = error
            raise
        given = self._rest[:size] if size >= 0 else self._rest
        self._rest = self._rest[len(given) :]
        return given


def _stream(members: Iterator[Member]) -> Iterator[bytes]:
    total = 0
    for member in members:
        for chunk in _one(member):
            total += len(chunk)
            yield chunk
    # Two empty blocks end a tar; whatever follows is passed over.
    left = padded_size(total + 2 * _BLOCK) - total
    while left > 0:
        yield bytes(min(left, _CHUNK))
        left -= _CHUNK


def _one(member: Member) -> Iterator[bytes]:
    entry = tarfile.TarInfo(member.name)
    entry.mode = 0o600
    if isinstance(member.source, bytes):
        entry.size = len(member.source)
        yield entry.tobuf(tarfile.PAX_FORMAT)
        yield member.source
    else:
        with member.source.open("rb") as file:
            entry.size = os.fstat(file.fileno()).st_size
            yield entry.tobuf(tarfile.PAX_FORMAT)
            yield from iter(lambda: file.read(_CHUNK), b"")
    yield bytes(-entry.size % _BLOCK)


def open_tar(
    file: BinaryIO, identities: Sequence[pyrage.x25519.Identity], take: Callable[[str, BinaryIO], None]
) -> None:
    """Open a sealed tar and hand out what is in it, file after file.

    Args:
        file: the ciphertext.
        identities: tried one after the other.
        take: gets the name and the content of each; a name has no `..`, no empty part and no `/` in front.

    Raises:
        SealError: it is no such file, is sealed to somebody else, was changed or cut off.
    """
    read_end, write_end = os.pipe()
    failed: list[Exception] = []

    def decrypt() -> None:
        with os.fdopen(write_end, "wb") as pipe, suppress(BrokenPipeError):
            try:
                pyrage.decrypt_io(file, pipe, list(identities))
            except Exception as error:  # noqa: BLE001 # told of on the other side
                failed.append(error)

    thread = threading.Thread(target=decrypt, daemon=True)
    with os.fdopen(read_end, "rb") as plain:
        thread.start()
        broken = _hand_out(plain, take)
        while plain.read(_CHUNK):
            pass
    thread.join()
    if failed or broken:
        raise SealError(
            "This backup does not open.",
            why="It is sealed to another key, was changed or cut off, or is none of this program's.",
            remedy="Take the identity whose public half was named with --to, or another backup.",
        )


def _hand_out(plain: BinaryIO, take: Callable[[str, BinaryIO], None]) -> bool:
    """Return whether what came is no tar of ours."""
    try:
        with tarfile.open(fileobj=plain, mode="r|", ignore_zeros=False) as archive:
            for entry in archive:
                content = archive.extractfile(entry) if entry.isreg() else None
                if content is None or not _NAME.fullmatch(entry.name):
                    return True
                take(entry.name, content)  # type: ignore[arg-type] # an IO of bytes, as `take` reads it
    except tarfile.TarError:
        return True
    return False
