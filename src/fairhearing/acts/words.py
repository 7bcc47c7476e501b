"""The words of messages about files: what was not known, and what it resembles."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from fairhearing.errors import InputError, Where


def unknown_word(word: str, known: Iterable[str], what: str, where: Where) -> InputError:
    """Return the error for a word that is not among those known, with the one it resembles.

    Args:
        word: what stands in the file.
        known: what could stand there.
        what: what it was taken for ("a key of an act").
        where: the place of the word.
    """
    allowed = sorted(set(known))
    near = get_close_matches(word[:80], allowed, n=1, cutoff=0.6)
    guess = f"Did you mean '{near[0]}'? " if near else ""
    listed = ", ".join(allowed) if len(allowed) <= 40 else f"{len(allowed)} words, see the reference"
    return InputError(
        f"'{shortened(word)}' is not {what}.",
        why="Only what is known is read, so that a slip of the pen is not passed over.",
        remedy=f"{guess}What may stand here: {listed or 'nothing'}.",
        where=where,
    )


def shortened(text: str) -> str:
    """Return the first 80 signs of a text on one line, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
