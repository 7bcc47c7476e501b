"""Letter codes: four words on paper and four words spoken, which together open a mailbox once."""

from __future__ import annotations

from dataclasses import dataclass

from fairhearing.errors import SealError
from fairhearing.identifiers import Randomness
from fairhearing.sealing.passphrases import stretch
from fairhearing.sealing.receipts import ReceiptKeys, derive
from fairhearing.sealing.words import draw_words, read_words, written

WORDS = 4
_SALT = b"fh/letter-code/1"


@dataclass(frozen=True)
class LetterCode:
    """Both halves of a code, 103 bits together; never kept or sent together.

    Args:
        letter: four words that go by letter.
        spoken: four words that are said.
    """

    letter: str
    spoken: str


def make_letter_code(randomness: Randomness) -> LetterCode:
    """Return a new letter code.

    Args:
        randomness: the source of the draw.
    """
    return LetterCode(written(draw_words(randomness, WORDS)), written(draw_words(randomness, WORDS)))


def read_letter_code(letter: str, spoken: str) -> ReceiptKeys:
    """Return the keys of a letter code as somebody typed it.

    Whoever holds the letter and a copy of the database has only the 51 bits of the spoken half left to guess:
    each guess is therefore made to cost what a guess of a passphrase costs (64 MiB, about a tenth of a second).

    Args:
        letter: the four words of the letter; case, punctuation and line breaks do not matter.
        spoken: the four words that were said, likewise.

    Raises:
        SealError: a word is missing or unknown; it is not told in which half.

    Source: RFC 9106 (Argon2id with a fixed salt), RFC 5869 (HKDF with SHA-256).
    """
    halves = (read_words(letter), read_words(spoken))
    words = tuple(word for half in halves if half is not None and len(half) == WORDS for word in half)
    if len(words) != 2 * WORDS:
        raise SealError(
            "These words are not a letter code.",
            why="A letter code is four words from the letter and four that were said to you.",
            remedy="Compare the words of the letter, and ask for the spoken ones again if you are not sure.",
        )
    return derive(stretch(words, _SALT), "letter")
