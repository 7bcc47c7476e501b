"""Receipts: the only key of a reporter, as words that can be written on paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fairhearing.errors import SealError
from fairhearing.identifiers import Randomness
from fairhearing.sealing.keys import KEY_SIZE, Identity, Signer
from fairhearing.sealing.refusing import unfit
from fairhearing.sealing.words import draw_words, read_words, word_at, written

WORDS = 10
_NAME = re.compile(r"[0-9a-f]{64}")
_CHECK = b"fairhearing/receipt/check/v1\n"


@dataclass(frozen=True)
class ReceiptKeys:
    """What a receipt or a letter code stands for.

    Args:
        find: 64 hexadecimal digits, under which the mailbox is stored; tells nothing about the other two.
        identity: opens what is sealed to the mailbox.
        signer: signs what is written from it.
        notice: 64 hexadecimal digits, under which the holder's own address for mail is stored. It and `find` tell
            nothing about each other, so that rows of the one cannot be matched with rows of the other.

    Raises:
        SealError: `find` or `notice` is none.
    """

    find: str
    identity: Identity
    signer: Signer
    notice: str

    def __post_init__(self) -> None:
        for name in (self.find, self.notice):
            if not _NAME.fullmatch(name):
                raise unfit("mailbox name", "It is 64 hexadecimal digits in lower case.")


def derive(material: bytes, domain: str) -> ReceiptKeys:
    """Return the keys that follow from one secret.

    Args:
        material: the secret, of 100 bits or more.
        domain: what it is (`receipt`, `letter`): the same words as another thing give other keys.

    Source: RFC 5869 (HKDF with SHA-256), labels `fairhearing/<domain>/find|open|sign|notice/v1`, no salt.
    """

    def labelled(label: str) -> bytes:
        info = f"fairhearing/{domain}/{label}/v1".encode()
        return HKDF(SHA256(), KEY_SIZE, None, info).derive(material)

    return ReceiptKeys(
        find=labelled("find").hex(),
        identity=Identity(labelled("open")),
        signer=Signer(labelled("sign")),
        notice=labelled("notice").hex(),
    )


def make_receipt(randomness: Randomness) -> str:
    """Return a new receipt: ten words and a check word, 129 bits.

    Args:
        randomness: the source of the draw.
    """
    words = draw_words(randomness, WORDS)
    return written((*words, _check_word(words)))


def read_receipt(text: str) -> ReceiptKeys:
    """Return the keys of a receipt as somebody typed it.

    Args:
        text: eleven words; case, punctuation, numbers and line breaks do not matter.

    Raises:
        SealError: a word is missing, unknown or misplaced, or the check word is another; the same words for all.

    Source: RFC 5869 (HKDF with SHA-256).
    """
    words = read_words(text)
    if words is None or len(words) != WORDS + 1 or words[-1] != _check_word(words[:-1]):
        raise SealError(
            "These words are not a receipt.",
            why="A receipt is ten words and a check word; a word is missing, misspelled or in another place.",
            remedy="Compare each word with your paper, in its order, and type them again.",
        )
    return derive(" ".join(words[:-1]).encode(), "receipt")


def looks_like_receipt(text: str) -> bool:
    """Return whether a text is eleven words of the list, so that it is kept out of where it does not belong.

    Args:
        text: what somebody typed, perhaps into the wrong field; the check word is not looked at.
    """
    words = read_words(text)
    return words is not None and len(words) == WORDS + 1


def _check_word(words: tuple[str, ...]) -> str:
    return word_at(int.from_bytes(sha256(_CHECK + " ".join(words).encode()).digest(), "big"))
