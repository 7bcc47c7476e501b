"""Five words that stand for somebody's public keys: said from person to person, so that nobody slips others in."""

from __future__ import annotations

import hashlib

from fairhearing.sealing.words import word_at

CHECK_WORDS = 5
"""Words of the list; together 64 bits."""

_DOMAIN = b"fairhearing/check-words/v1\n"
_BYTES = 12


def check_words(recipient: bytes, verify_key: bytes) -> str:
    """Return the words that stand for both public halves of somebody's keys.

    Args:
        recipient: 32-byte X25519 public key.
        verify_key: 32-byte Ed25519 public key.

    Source: RFC 6234 (SHA-512); Bonneau, EFF's New Wordlists for Random Passphrases, 2016.
    """
    digest = hashlib.sha512(_DOMAIN + recipient + verify_key).digest()
    parts = (digest[place : place + _BYTES] for place in range(0, CHECK_WORDS * _BYTES, _BYTES))
    return " ".join(word_at(int.from_bytes(part, "big")) for part in parts)


def are_check_words(typed: str, recipient: bytes, verify_key: bytes) -> bool:
    """Return whether words stand for these keys, however they are spaced and written.

    Args:
        typed: as somebody typed them.
        recipient: 32-byte X25519 public key.
        verify_key: 32-byte Ed25519 public key.
    """
    return _letters(typed) == _letters(check_words(recipient, verify_key))


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
