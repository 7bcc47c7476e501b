"""Signed notes: a text that people can read, with signatures that programs can check."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from fairhearing.errors import InputError, RecordError
from fairhearing.record.keys import (
    COSIGNATURE,
    KEY_ID_SIZE,
    VerifierKey,
    decode,
    encode,
    is_name,
    private_key,
    public_key,
)

_TIME_SIZE = 8
_TIME_LIMIT = 1 << 63
_SIGNATURES_LIMIT = 64
_SIZE_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line.

    Args:
        name: of the key, without spaces and plus.
        key_id: 4 bytes.
        data: the signature itself, as its type lays it out.
    """

    name: str
    key_id: bytes
    data: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A text and its signatures, not yet checked.

    Args:
        text: ends in a newline.
        signatures: one or more, in the order of the file.
    """

    text: str
    signatures: tuple[Signature, ...]


def read_note(note: str) -> Note:
    """Read a signed note; nothing is verified yet.

    Args:
        note: the whole file, at most a million characters.

    Raises:
        InputError: it is none.

    Source: C2SP signed-note, Format.
    """
    if len(note) > _SIZE_LIMIT or any(_is_refused(sign) for sign in note):
        raise _unreadable("there are more than a million signs, or control characters")
    body, blank, lines = note.rpartition("\n\n")
    if not blank or not body or not lines.endswith("\n"):
        raise _unreadable("there is no blank line between text and signatures, or the last line is cut off")
    signatures = tuple(_signature(line) for line in lines[:-1].split("\n"))
    if len(signatures) > _SIGNATURES_LIMIT:
        raise _unreadable(f"it has more than {_SIGNATURES_LIMIT} signatures")
    return Note(body + "\n", signatures)


def write_note(note: Note) -> str:
    """Return a note as a file.

    Args:
        note: with at least one signature.

    Source: C2SP signed-note, Format.
    """
    lines = [f"— {each.name} {encode(each.key_id + each.data)}\n" for each in note.signatures]
    return "".join([note.text, "\n", *lines])


def sign(text: str, name: str, secret: bytes) -> str:
    """Return a text as a note signed with an Ed25519 key.

    Args:
        text: ends in a newline.
        name: of the key.
        secret: 32 bytes.

    Raises:
        InputError: the text would not be read back as it is, or key or name are not usable.

    Source: C2SP signed-note, Ed25519 signatures.
    """
    if any(_is_refused(sign) for sign in text):
        raise _unreadable("there are control characters")
    key = public_key(name, secret)
    note = write_note(Note(text, (Signature(name, key.key_id, private_key(secret).sign(text.encode())),)))
    read_note(note)
    return note


def cosign(note: str, name: str, secret: bytes, at: int) -> str:
    """Return a checkpoint with the cosignature of a witness, who checked that the log only grew.

    Args:
        note: the signed checkpoint.
        name: of the witness's key.
        secret: 32 bytes, used for nothing else.
        at: when, in seconds since 1970, 0 to 2**63 - 1.

    Raises:
        InputError: it is no note, or key, name or time are not usable.

    Source: C2SP tlog-cosignature, Ed25519.
    """
    if not 0 <= at < _TIME_LIMIT:
        raise InputError(
            "The time of this cosignature is out of range.",
            why="It is written as seconds since 1970, 0 to 2**63 - 1.",
            remedy="Pass the present time in whole seconds.",
        )
    read, key = read_note(note), public_key(name, secret, COSIGNATURE)
    data = at.to_bytes(_TIME_SIZE, "big") + private_key(secret).sign(_cosigned(read.text, at))
    return write_note(Note(read.text, (*read.signatures, Signature(name, key.key_id, data))))


def signed_by(note: Note, key: VerifierKey) -> bool:
    """Return whether a key signed the text; a false signature in its name is an error.

    Args:
        note: as read.
        key: of type `ED25519`.

    Raises:
        RecordError: there is a signature of this key, and it is not good.

    Source: C2SP signed-note, Signatures.
    """
    lines = _lines_of(note, key)
    for line in lines:
        _verify(key, line.data, note.text.encode())
    return bool(lines)


def cosigned_at(note: Note, key: VerifierKey) -> int | None:
    """Return when a witness last cosigned the text, in seconds since 1970; None: it did not.

    Args:
        note: as read.
        key: of type `COSIGNATURE`.

    Raises:
        RecordError: there is a cosignature of this key, and it is not good.

    Source: C2SP tlog-cosignature, Ed25519.
    """
    times = []
    for line in _lines_of(note, key):
        at = int.from_bytes(line.data[:_TIME_SIZE], "big")
        _verify(key, line.data[_TIME_SIZE:], _cosigned(note.text, at))
        times.append(at)
    return max(times, default=None)


def _cosigned(text: str, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()


def _lines_of(note: Note, key: VerifierKey) -> list[Signature]:
    return [each for each in note.signatures if (each.name, each.key_id) == (key.name, key.key_id)]


def _verify(key: VerifierKey, signature: bytes, message: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except InvalidSignature as error:
        raise RecordError(
            f"The signature in the name of {key.name} is false.",
            why="It does not fit the text above it: one of the two was changed after signing.",
            remedy="Fetch the checkpoint again; if it stays so, tell the overseers and keep the file.",
        ) from error


def _signature(line: str) -> Signature:
    dash, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    data = decode(encoded)
    if dash != "—" or not is_name(name) or len(data) <= KEY_ID_SIZE:
        raise _unreadable("a signature line is not '— name signature'")
    return Signature(name, data[:KEY_ID_SIZE], data[KEY_ID_SIZE:])


def _is_refused(sign: str) -> bool:
    return (sign < " " and sign != "\n") or "\ud800" <= sign <= "\udfff"


def _unreadable(why: str) -> InputError:
    return InputError(
        "This is no signed note.",
        why=f"In this file {why}.",
        remedy="Take the file as it was published, byte for byte, without an editor in between.",
    )
