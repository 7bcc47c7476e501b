"""The words that people write down: drawn from a published list and read back forgivingly."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

from fairhearing.identifiers import Randomness

_LONGEST = 1_000
"""Characters that a typed text may have; eleven words need 109."""


@cache
def word_list() -> dict[str, str]:
    """Return the list: each word by its letters alone (`tshirt` to `t-shirt`), 7,775 of them.

    Source: Bonneau, EFF's New Wordlists for Random Passphrases, 2016 (CC BY 3.0 US). Of its 7,776 words
    two read the same without their hyphen (`yo-yo`, `yoyo`) and count as one.
    """
    text = files("fairhearing.wordlists").joinpath("eff_large.txt").read_text("ascii")
    listed: dict[str, str] = {}
    for word in text.split():
        listed.setdefault(word.replace("-", ""), word)
    return listed


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in word_list()}))


@cache
def _by_number() -> tuple[str, ...]:
    return tuple(word_list())


def word_at(number: int) -> str:
    """Return one word by its letters.

    Args:
        number: any integer from 0; it is taken modulo the length of the list.
    """
    return _by_number()[number % len(_by_number())]


def draw_words(randomness: Randomness, count: int) -> tuple[str, ...]:
    """Return words drawn uniformly and independently, by their letters alone.

    Args:
        randomness: the source of bytes.
        count: how many, 1 or more.

    Returns:
        The words. 16 bytes decide each, so that no word is likelier than another by more than 2⁻¹¹⁵.
    """
    return tuple(word_at(int.from_bytes(randomness.token(16), "big")) for _ in range(count))


def written(words: tuple[str, ...]) -> str:
    """Return words as they are shown: spelled as in the list, a space between each two."""
    return " ".join(word_list()[word] for word in words)


def read_words(text: str) -> tuple[str, ...] | None:
    """Read words that somebody typed, whatever stands between them.

    Args:
        text: case, spaces, hyphens, digits, punctuation and line breaks are passed over, and words may run
            together: no word of the list is the beginning of another.

    Returns:
        The words by their letters alone, or None where the text is no row of words of the list.
    """
    if len(text) > _LONGEST:
        return None
    folded = unicodedata.normalize("NFKC", text).casefold()
    letters = "".join(sign for sign in folded if sign.isalpha())
    words: list[str] = []
    while letters:
        word = next((letters[:size] for size in _lengths() if letters[:size] in word_list()), None)
        if word is None:
            return None
        words.append(word)
        letters = letters[len(word) :]
    return tuple(words)
