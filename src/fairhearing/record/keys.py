"""Keys of those who sign the record, as people pass them on, and how they write bytes."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fairhearing.errors import InputError

ED25519 = 1
"""Signature type of a plain signature of the text."""
COSIGNATURE = 4
"""Signature type of a witness: time and signature."""
KEY_ID_SIZE = 4
_KEY_SIZE = 32


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key as people pass it on.

    Args:
        name: of the key.
        kind: `ED25519` or `COSIGNATURE`.
        public: 32 bytes.
    """

    name: str
    kind: int
    public: bytes

    @property
    def key_id(self) -> bytes:
        """The 4 bytes by which a signature line names its key."""
        kind = bytes([self.kind])
        return sha256(self.name.encode() + b"\n" + kind + self.public).digest()[:KEY_ID_SIZE]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{encode(bytes([self.kind]) + self.public)}"


def public_key(name: str, secret: bytes, kind: int = ED25519) -> VerifierKey:
    """Return the public key of a signing key; its `str` is what is passed on.

    Args:
        name: of the key; a log's is its origin.
        secret: 32 bytes, an Ed25519 seed.
        kind: `ED25519` or `COSIGNATURE`.

    Raises:
        InputError: the name has a space or plus, or the secret another length.

    Source: C2SP signed-note; RFC 8032.
    """
    if not is_name(name):
        raise _key_error("has no name, or one with a space or a plus sign in it")
    return VerifierKey(name, kind, private_key(secret).public_key().public_bytes_raw())


def read_key(text: str) -> VerifierKey:
    """Read a verifier key, `name+hash+key`.

    Args:
        text: as `str(VerifierKey)` writes it.

    Raises:
        InputError: it is none, is mistyped, or is of a type not used here.

    Source: C2SP signed-note, Verifier keys.
    """
    name, _, rest = text.strip().partition("+")
    hexed, _, encoded = rest.partition("+")
    data = decode(encoded)
    if not is_name(name) or len(data) != 1 + _KEY_SIZE or data[0] not in {ED25519, COSIGNATURE}:
        raise _key_error("is not written name+hash+key with an Ed25519 key")
    key = VerifierKey(name, data[0], data[1:])
    if key.key_id.hex() != hexed:
        raise _key_error("does not fit its own check digits: it is mistyped or cut off")
    return key


def private_key(secret: bytes) -> Ed25519PrivateKey:
    """Return the signing key of a seed.

    Args:
        secret: 32 bytes.

    Raises:
        InputError: it has another length.

    Source: RFC 8032.
    """
    if len(secret) != _KEY_SIZE:
        raise _key_error(f"has not {_KEY_SIZE} bytes")
    return Ed25519PrivateKey.from_private_bytes(secret)


def is_name(name: str) -> bool:
    """Return whether a key can have this name: not empty, no space, no plus, nothing invisible.

    Source: C2SP signed-note, Format.
    """
    return bool(name) and name.isprintable() and "+" not in name and " " not in name


def encode(data: bytes) -> str:
    """Return bytes as text.

    Source: RFC 4648, section 4.
    """
    return base64.b64encode(data).decode()


def decode(text: str) -> bytes:
    """Return the bytes that a text stands for; empty where it is not the one way of writing them.

    Args:
        text: as `encode` writes it.

    Source: RFC 4648, section 4.
    """
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return data if encode(data) == text else b""


def _key_error(what: str) -> InputError:
    return InputError(
        f"This key {what}.",
        why="Whoever checks a record must be sure whose signature it is.",
        remedy="Copy the whole key, from its name to its last sign.",
    )
