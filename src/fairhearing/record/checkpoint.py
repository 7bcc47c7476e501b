"""Checkpoints: how long the record is and what its root is, signed by it and by who watched it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fairhearing.errors import InputError, RecordError
from fairhearing.record.keys import COSIGNATURE, ED25519, VerifierKey, decode, encode, is_name, read_key
from fairhearing.record.notes import cosigned_at, read_note, sign, signed_by
from fairhearing.record.tree import HASH_SIZE

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One state of a record.

    Args:
        origin: the record's name, which is its key's name too, such as `example.org/record`.
        size: entries, from 0.
        root: 32 bytes.
    """

    origin: str
    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Verified:
    """A checkpoint whose signatures are good.

    Args:
        checkpoint: what was signed.
        cosigned_by: the witnesses among those asked for who cosigned it, by name, and when last,
            in seconds since 1970; empty: not witnessed.
    """

    checkpoint: Checkpoint
    cosigned_by: tuple[tuple[str, int], ...]


def write_checkpoint(checkpoint: Checkpoint) -> str:
    """Return a checkpoint as the text of a note: origin, size and root, a line each.

    Args:
        checkpoint: as it is to be signed.

    Raises:
        InputError: the origin cannot be a key's name, or size or root are out of range.

    Source: C2SP tlog-checkpoint, Note text.
    """
    text = f"{checkpoint.origin}\n{checkpoint.size}\n{encode(checkpoint.root)}\n"
    read_checkpoint(text)
    return text


def read_checkpoint(text: str) -> Checkpoint:
    """Read the text of a note as a checkpoint; extension lines, which nobody can audit, are refused.

    Args:
        text: as `write_checkpoint` returns it.

    Raises:
        InputError: it is none.

    Source: C2SP tlog-checkpoint, Note text.
    """
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not is_name(lines[0]) or not _SIZE.fullmatch(lines[1]):
        raise _unreadable()
    root = decode(lines[2])
    if len(root) != HASH_SIZE:
        raise _unreadable()
    return Checkpoint(lines[0], int(lines[1]), root)


def sign_checkpoint(checkpoint: Checkpoint, secret: bytes) -> str:
    """Return a checkpoint as a note signed by its record.

    Args:
        checkpoint: a state that contradicts none that was signed before.
        secret: 32 bytes, the record's Ed25519 seed.

    Raises:
        InputError: the checkpoint or the secret is not usable.

    Source: C2SP tlog-checkpoint, Signatures.
    """
    return sign(write_checkpoint(checkpoint), checkpoint.origin, secret)


def verify_checkpoint(note: str, log_key: str, witness_keys: Sequence[str] = ()) -> Verified:
    """Check that a record signed a checkpoint, and who outside of it cosigned.

    Args:
        note: the whole file.
        log_key: the record's verifier key, `name+hash+key`.
        witness_keys: those of the witnesses to look for; a missing one is no error, it is missing
            in the answer.

    Returns:
        The checkpoint and its witnesses.

    Raises:
        InputError: note or key cannot be read.
        RecordError: the record's signature is missing, or a signature is false.

    Source: C2SP tlog-checkpoint, signed-note and tlog-cosignature.
    """
    key = _key(log_key, ED25519, "the record")
    witnesses = [_key(text, COSIGNATURE, "a witness") for text in witness_keys]
    read = read_note(note)
    checkpoint = read_checkpoint(read.text)
    if checkpoint.origin != key.name or not signed_by(read, key):
        raise RecordError(
            "This checkpoint is not signed with the key of this record.",
            why=f"Its first line and one of its signatures must be those of {key.name}.",
            remedy="Check that key and checkpoint are of the same record; compare the key with another member's.",
        )
    times = [(witness.name, cosigned_at(read, witness)) for witness in witnesses]
    return Verified(checkpoint, tuple(dict.fromkeys((name, at) for name, at in times if at is not None)))


def _key(text: str, kind: int, owner: str) -> VerifierKey:
    key = read_key(text)
    if key.kind != kind:
        raise InputError(
            f"This is not a key of {owner}.",
            why="Records and witnesses sign different things, so their keys are of different types.",
            remedy="Give the record's key as the key, and the witnesses' keys as witnesses.",
        )
    return key


def _unreadable() -> InputError:
    return InputError(
        "This is no checkpoint.",
        why="A checkpoint's text is three lines: the record's name, its size and its root.",
        remedy="Take the file as the record publishes it under the name checkpoint.",
    )
