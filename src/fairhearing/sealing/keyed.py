"""Things under a key that only the browser holds: drafts between two pages, and opened keys during a session.

The nonces come from the operating system (libsodium).
"""

from __future__ import annotations

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from fairhearing.errors import SealError
from fairhearing.sealing.keys import KEY_SIZE, Identity, PersonKeys, Signer, check_key
from fairhearing.sealing.padding import pad, unpad
from fairhearing.sealing.receipts import ReceiptKeys
from fairhearing.wording import say

_DRAFT_TAG = b"FHD1"
_DRAFT = b"fairhearing/draft/v1"
_PERSON = b"fairhearing/session/person/v2"
_RECEIPT = b"fairhearing/session/receipt/v2"
_NONCE = Aead.NONCE_SIZE


def seal_draft(data: bytes, key: bytes) -> bytes:
    """Return a draft, padded, under a key that is kept in the form alone.

    Args:
        data: any bytes.
        key: 32 bytes.

    Raises:
        SealError: the key has another length.

    Source: libsodium, XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha); PETS 2019 (Padmé).
    """
    return _seal(pad(_DRAFT_TAG, data), key, _DRAFT)


def open_draft(sealed: bytes, key: bytes) -> bytes:
    """Return a draft.

    Args:
        sealed: what `seal_draft` wrote.
        key: 32 bytes.

    Raises:
        SealError: the key is another, or the draft was changed.

    Source: libsodium, XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha); PETS 2019 (Padmé).
    """
    return unpad(_DRAFT_TAG, _open(sealed, key, _DRAFT, "draft"), "draft")


def seal_session(keys: PersonKeys | ReceiptKeys, key: bytes) -> bytes:
    """Return opened keys under the key that only a cookie holds, 168 bytes for either kind.

    Args:
        keys: a person's or a mailbox's.
        key: 32 bytes.

    Raises:
        SealError: the key has another length.

    Source: libsodium, XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha).
    """
    names, domain = bytes(2 * KEY_SIZE), _PERSON
    if isinstance(keys, ReceiptKeys):
        names, domain = bytes.fromhex(keys.find + keys.notice), _RECEIPT
    return _seal(names + keys.identity.secret + keys.signer.secret, key, domain)


def open_session_person(sealed: bytes, key: bytes) -> PersonKeys:
    """Return the keys of a person who is signed in.

    Args:
        sealed: what `seal_session` wrote for a person.
        key: 32 bytes.

    Raises:
        SealError: the key is another, the bytes were changed, or they are those of a mailbox.

    Source: libsodium, XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha).
    """
    _, _, identity, signer = _session(sealed, key, _PERSON)
    return PersonKeys(Identity(identity), Signer(signer))


def open_session_receipt(sealed: bytes, key: bytes) -> ReceiptKeys:
    """Return the keys of a mailbox that is open.

    Args:
        sealed: what `seal_session` wrote for a mailbox.
        key: 32 bytes.

    Raises:
        SealError: the key is another, the bytes were changed, or they are those of a person.

    Source: libsodium, XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha).
    """
    find, notice, identity, signer = _session(sealed, key, _RECEIPT)
    return ReceiptKeys(find.hex(), Identity(identity), Signer(signer), notice.hex())


def _session(sealed: bytes, key: bytes, domain: bytes) -> tuple[bytes, ...]:
    opened = _open(sealed, key, domain, "session")
    return tuple(opened[start : start + KEY_SIZE] for start in range(0, len(opened), KEY_SIZE))


def _seal(plaintext: bytes, key: bytes, domain: bytes) -> bytes:
    check_key(key, "key")
    return bytes(Aead(key).encrypt(plaintext, domain))


def _open(sealed: bytes, key: bytes, domain: bytes, thing: str) -> bytes:
    check_key(key, "key")
    try:
        return bytes(Aead(key).decrypt(sealed, domain))
    except (CryptoError, ValueError):
        raise SealError(
            say("The {thing} does not open.", thing=thing),
            why="Its key is another one, or it was changed since.",
            remedy="Begin again from the page where it started; it may have run out.",
        ) from None
