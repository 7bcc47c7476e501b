"""A person's keys at rest, under a passphrase of six generated words."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from fairhearing.errors import BusyError, SealError
from fairhearing.identifiers import Randomness
from fairhearing.sealing.keys import KEY_SIZE, Identity, PersonKeys, Signer
from fairhearing.sealing.refusing import unfit
from fairhearing.sealing.words import draw_words, read_words, written
from fairhearing.wording import say

WORDS = 6
_MAGIC = b"FHKEYS\x00\x01"
_COSTS = struct.Struct(">IIB")
_SALT = 16
_NONCE = 12
_HEADER = len(_MAGIC) + _COSTS.size + _SALT + _NONCE
_SEALED = _HEADER + 2 * KEY_SIZE + 16


@dataclass(frozen=True)
class Costs:
    """What one try of a passphrase costs.

    Args:
        memory: KiB, 8,192 to 262,144.
        passes: 1 to 6.
        lanes: 1 to 4.

    Source: RFC 9106 (Argon2id).
    """

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 1

    @property
    def bearable(self) -> bool:
        """Whether a crafted file with these costs can neither exhaust the machine nor be no cost at all."""
        return 8_192 <= self.memory <= 262_144 and 1 <= self.passes <= 6 and 1 <= self.lanes <= 4


COSTS = Costs()
"""Those with which keys are sealed: 64 MiB, three passes, one lane."""


def stretch(words: tuple[str, ...], salt: bytes, costs: Costs = COSTS) -> bytes:
    """Return 32 bytes that can be worked out from the words only at a cost.

    Args:
        words: by their letters alone.
        salt: 16 bytes.
        costs: bearable ones.

    Raises:
        BusyError: the machine has not the memory for it now.

    Source: RFC 9106 (Argon2id, version 0x13).
    """
    secret = " ".join(words).encode()
    try:
        return hash_secret_raw(secret, salt, costs.passes, costs.memory, costs.lanes, KEY_SIZE, Type.ID)
    except HashingError:
        raise BusyError(
            "The words could not be tried just now.",
            why=say(
                "Trying them needs {memory} MiB of memory, which the machine did not give.",
                memory=costs.memory // 1024,
            ),
            remedy="Try again in a minute; nothing was lost.",
        ) from None


def make_passphrase(randomness: Randomness) -> str:
    """Return a new passphrase: six words of the list, 77 bits.

    Args:
        randomness: the source of the draw.
    """
    return written(draw_words(randomness, WORDS))


def seal_person_keys(keys: PersonKeys, passphrase: str, randomness: Randomness) -> bytes:
    """Return a person's keys under their passphrase, 125 bytes.

    Args:
        keys: the keys.
        passphrase: six words of the list, however they are spaced.
        randomness: the source of salt and nonce.

    Raises:
        SealError: the passphrase is not six words of the list: only generated ones are strong enough.

    Source: RFC 9106 (Argon2id), RFC 8439 (ChaCha20-Poly1305).
    """
    words = read_words(passphrase)
    if words is None or len(words) != WORDS:
        raise unfit(
            "passphrase", say("A passphrase is made by the program, of {words} words of its list.", words=WORDS)
        )
    costs = _COSTS.pack(COSTS.memory, COSTS.passes, COSTS.lanes)
    salt, nonce = randomness.token(_SALT), randomness.token(_NONCE)
    header = _MAGIC + costs + salt + nonce
    secrets = keys.identity.secret + keys.signer.secret
    return header + ChaCha20Poly1305(stretch(words, salt)).encrypt(nonce, secrets, header)


def open_person_keys(sealed: bytes, passphrase: str) -> PersonKeys:
    """Return a person's keys.

    Args:
        sealed: what `seal_person_keys` wrote.
        passphrase: as typed; case, spaces and hyphens do not matter.

    Raises:
        SealError: the passphrase is wrong or the bytes are not such keys; the words are the same for both.

    Source: RFC 9106 (Argon2id), RFC 8439 (ChaCha20-Poly1305).
    """
    words = read_words(passphrase)
    if words is None or len(words) != WORDS or len(sealed) != _SEALED or not sealed.startswith(_MAGIC):
        raise _wrong_passphrase()
    header, ciphertext = sealed[:_HEADER], sealed[_HEADER:]
    costs = Costs(*_COSTS.unpack_from(header, len(_MAGIC)))
    if not costs.bearable:
        raise _wrong_passphrase()
    salt, nonce = header[-_SALT - _NONCE : -_NONCE], header[-_NONCE:]
    try:
        secrets = ChaCha20Poly1305(stretch(words, salt, costs)).decrypt(nonce, ciphertext, header)
    except InvalidTag:
        raise _wrong_passphrase() from None
    return PersonKeys(Identity(secrets[:KEY_SIZE]), Signer(secrets[KEY_SIZE:]))


def _wrong_passphrase() -> SealError:
    return SealError(
        "These words do not open your key.",
        why="The passphrase is not the one that the key was sealed with, or the stored key was damaged.",
        remedy="Type the six words again, in their order. If they are lost, ask for a new enrolment.",
    )
