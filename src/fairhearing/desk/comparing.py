"""The words of a letter beside words that it must not hold: names and parts of names, addresses, passages.

Words are compared without case, accents, marks and signs that nobody sees. What is said in other words, in another
alphabet, or by an allusion is not found: the page that shows the letter says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\(?\d[\d ()/.\u00a0-]{4,}\d")
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_DIGITS = 7
"""So many digits at the end of a telephone number are compared: the code of a country may be left out."""
_ENDING, _STEM = 2, 4
"""A name of four signs or more is found with an ending of up to two ("Kellers", "Kellers'")."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, as it is compared, and where it stands: `text[start:end]`."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text: `text[start:end]`."""

    start: int
    end: int


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text, in order.

    Args:
        text: in any language that divides its words.
    """
    return tuple(_words(text))


def _words(text: str) -> Iterator[Word]:
    signs, start, end = "", 0, 0
    for place, sign in enumerate(text):
        if unicodedata.category(sign)[0] == "M" or unicodedata.category(sign) == "Cf":
            continue
        if sign.isalnum():
            start = start if signs else place
            signs, end = signs + _folded(sign), place + 1
        elif signs:
            yield Word(signs, start, end)
            signs = ""
    if signs:
        yield Word(signs, start, end)


def _folded(sign: str) -> str:
    apart = unicodedata.normalize("NFKD", sign).casefold()
    return "".join(one for one in apart if unicodedata.category(one)[0] != "M")


def rows_in(words: Sequence[Word], wanted: Sequence[str]) -> tuple[Span, ...]:
    """Return where some words follow one another, in their order or the other way round.

    Args:
        words: of the letter.
        wanted: folded; at least one.
    """
    size, ways = len(wanted), ([*wanted], [*reversed(wanted)])
    return tuple(
        Span(words[place].start, words[place + size - 1].end)
        for place in range(len(words) - size + 1)
        if [word.folded for word in words[place : place + size]] in ways
    )


def word_in(words: Sequence[Word], wanted: str) -> tuple[Span, ...]:
    """Return where a word stands, with a short ending too where it is long enough.

    Args:
        words: of the letter.
        wanted: folded.
    """
    return tuple(Span(word.start, word.end) for word in words if _is(word.folded, wanted))


def _is(word: str, wanted: str) -> bool:
    longer = len(wanted) >= _STEM and word.startswith(wanted) and len(word) - len(wanted) <= _ENDING
    return word == wanted or longer


def passages_in(words: Sequence[Word], rows: Collection[tuple[str, ...]], size: int) -> tuple[Span, ...]:
    """Return the passages of a letter that stand word for word in another text, each as long as it goes.

    Args:
        words: of the letter.
        rows: each `size` words that follow one another there, as `rows_of` gives them.
        size: of a row.
    """
    found: list[Span] = []
    last = -1
    for place in range(len(words) - size + 1):
        if tuple(word.folded for word in words[place : place + size]) in rows:
            end = words[place + size - 1].end
            joined = found and place <= last
            found[-1:] = [Span(found[-1].start, end)] if joined else [*found[-1:], Span(words[place].start, end)]
            last = place + size - 1
    return tuple(found)


def rows_of(text: str, size: int) -> frozenset[tuple[str, ...]]:
    """Return each row of so many words of a text, folded.

    Args:
        text: that the letter is compared with.
        size: of a row, in words.
    """
    words = [word.folded for word in _words(text)]
    return frozenset(tuple(words[place : place + size]) for place in range(len(words) - size + 1))


def addresses_in(text: str) -> dict[str, Span]:
    """Return the mail addresses and telephone numbers of a text, as they are compared, and where each stands.

    Args:
        text: a letter, or what it is compared with.
    """
    found = {one[0].casefold(): Span(*one.span()) for one in _MAIL.finditer(text)}
    for one in _PHONE.finditer(text):
        digits = "".join(sign for sign in one[0] if sign.isdecimal())
        if len(digits) >= _DIGITS and not _DAY.search(one[0]):
            found[digits[-_DIGITS:]] = Span(*one.span())
    return found


__all__ = ["Span", "Word", "addresses_in", "passages_in", "rows_in", "rows_of", "word_in", "words_of"]
