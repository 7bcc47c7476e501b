"""The keys of a person: one pair to be written to (X25519), one pair to sign with (Ed25519)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NewType

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from nacl.bindings import crypto_scalarmult_base

from fairhearing.errors import SealError
from fairhearing.identifiers import Randomness
from fairhearing.sealing import bech32
from fairhearing.sealing.refusing import unfit

Recipient = NewType("Recipient", bytes)
"""32 bytes: an X25519 public key (RFC 7748), to which things are sealed."""

VerifyKey = NewType("VerifyKey", bytes)
"""32 bytes: an Ed25519 public key (RFC 8032), with which signatures are checked."""

KEY_SIZE = 32
SIGNATURE_SIZE = 64


def check_key(key: bytes, thing: str) -> None:
    """Refuse a key of another length.

    Args:
        key: 32 bytes.
        thing: what it is, as it follows the word "the".

    Raises:
        SealError: it has another length.
    """
    if len(key) != KEY_SIZE:
        raise unfit(thing, f"A key has {KEY_SIZE} bytes.")


@dataclass(frozen=True)
class Identity:
    """A private key that opens what was sealed to its recipient.

    Args:
        secret: 32 bytes (RFC 7748); never shown by `repr`.

    Raises:
        SealError: it has another length.

    Source: RFC 7748 (X25519); C2SP age.
    """

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_key(self.secret, "identity")

    @cached_property
    def recipient(self) -> Recipient:
        """The public key: what is sealed to it opens with this identity."""
        return Recipient(crypto_scalarmult_base(self.secret))

    def to_age(self) -> str:
        """Return the identity as the ordinary `age` tool reads it (`AGE-SECRET-KEY-1…`)."""
        return self._spelled

    @cached_property
    def _spelled(self) -> str:
        # A case has one for all its acts: reckoning its checksum takes as long as opening one of them.
        return bech32.encode("age-secret-key-", self.secret).upper()

    @classmethod
    def from_age(cls, text: str) -> Identity:
        """Read what `to_age` or `age-keygen` wrote.

        Args:
            text: one identity in upper case; spaces around it are passed over.

        Raises:
            SealError: it is none, or its checksum is wrong.
        """
        stripped = text.strip()
        secret = bech32.decode("age-secret-key-", stripped.lower()) if stripped.isupper() else None
        if secret is None:
            raise unfit("identity", "An age identity is AGE-SECRET-KEY-1 and 58 signs with a checksum.")
        return cls(secret)


def new_identity(randomness: Randomness) -> Identity:
    """Return a new identity.

    Args:
        randomness: the source of its 32 bytes.
    """
    return Identity(randomness.token(KEY_SIZE))


def age_recipient(recipient: Recipient) -> str:
    """Return a recipient as the ordinary `age` tool reads it (`age1…`).

    Args:
        recipient: 32 bytes.

    Raises:
        SealError: it has another length.
    """
    check_key(recipient, "recipient")
    return bech32.encode("age", recipient)


@dataclass(frozen=True)
class Signer:
    """A private key that signs what its owner wrote.

    Args:
        secret: 32 bytes, the seed of RFC 8032; never shown by `repr`.

    Raises:
        SealError: it has another length.

    Source: RFC 8032 (Ed25519).
    """

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_key(self.secret, "signing key")

    @cached_property
    def verify_key(self) -> VerifyKey:
        """The public key with which its signatures are checked."""
        return VerifyKey(Ed25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """Return the signature of a message, 64 bytes; the same message gives the same signature."""
        return Ed25519PrivateKey.from_private_bytes(self.secret).sign(message)


def new_signer(randomness: Randomness) -> Signer:
    """Return a new signing key.

    Args:
        randomness: the source of its 32 bytes.
    """
    return Signer(randomness.token(KEY_SIZE))


def verify(verify_key: VerifyKey, message: bytes, signature: bytes) -> None:
    """Check a signature; nothing is returned, a wrong one is an error.

    Args:
        verify_key: 32 bytes.
        message: what was signed.
        signature: 64 bytes.

    Raises:
        SealError: another key signed, or another message was signed.

    Source: RFC 8032 (Ed25519).
    """
    try:
        Ed25519PublicKey.from_public_bytes(verify_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise SealError(
            "The signature is not right.",
            why="Another key signed it, or what was signed was changed since.",
            remedy="Leave it unread and tell the overseers: it is not from the author that it names.",
        ) from None


@dataclass(frozen=True)
class PersonKeys:
    """What a person with an account holds: one key to be written to and one to sign with."""

    identity: Identity
    signer: Signer


def new_person_keys(randomness: Randomness) -> PersonKeys:
    """Return new keys for a person.

    Args:
        randomness: the source of their 64 bytes.
    """
    return PersonKeys(new_identity(randomness), new_signer(randomness))
