"""Keys of somebody who has no account: one age identity on their own machine, from which all follows."""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fairhearing.errors import SealError
from fairhearing.sealing import bech32
from fairhearing.sealing.keys import KEY_SIZE, Identity, PersonKeys, Recipient, Signer, VerifyKey, age_recipient
from fairhearing.sealing.refusing import unfit

_SIGN = b"fairhearing/outside/sign/v1"
_VERIFY_PREFIX = "fairhearing-sign"


def outside_keys(identity: Identity) -> PersonKeys:
    """Return the keys that follow from an age identity: it opens, and what is derived from it signs.

    Args:
        identity: as `age-keygen` makes one.

    Source: RFC 5869 (HKDF with SHA-256), label `fairhearing/outside/sign/v1`, no salt.
    """
    return PersonKeys(identity, Signer(HKDF(SHA256(), KEY_SIZE, None, _SIGN).derive(identity.secret)))


def write_public(keys: PersonKeys) -> str:
    """Return the public half as two words with a checksum each: `age1… fairhearing-sign1…`.

    Args:
        keys: of somebody outside.
    """
    verify = bech32.encode(_VERIFY_PREFIX, keys.signer.verify_key)
    return f"{age_recipient(keys.identity.recipient)} {verify}"


def read_public(text: str) -> tuple[Recipient, VerifyKey]:
    """Read what `write_public` wrote.

    Args:
        text: both words; spaces and line breaks between and around them do not matter.

    Returns:
        The key that is sealed to, and the key with which signatures are checked.

    Raises:
        SealError: a word is missing, or a checksum is wrong.
    """
    words = text.split()
    recipient = bech32.decode("age", words[0]) if len(words) == 2 else None
    verify = bech32.decode(_VERIFY_PREFIX, words[1]) if len(words) == 2 else None
    if recipient is None or verify is None:
        raise _unfit()
    return Recipient(recipient), VerifyKey(verify)


def _unfit() -> SealError:
    return unfit("public key", "It is two words, age1… and fairhearing-sign1…, each with a checksum of its own.")
