"""How wide a text is in a drawing, and where it is broken, so that no text lies over another.

Source: Unicode Standard Annex 11 (signs that take the room of two).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from html import escape

_UNSHOWN = "\N{REPLACEMENT CHARACTER}"


def shown(text: str) -> str:
    """Return a text as it may stand in a drawing: without signs that are not seen or that turn others round.

    Args:
        text: as it comes.
    """
    return "".join(sign if sign.isprintable() else _UNSHOWN for sign in text)


def breadth(text: str) -> int:
    """Return how many places a text takes; a sign of the East Asian wide kind takes two.

    Args:
        text: one line.
    """
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def broken(text: str, places: int) -> list[str]:
    """Return a text in lines of at most so many places, broken at spaces where there are any.

    Args:
        text: as it comes.
        places: the breadth of a line, at least 2.
    """
    lines = [""]
    for word in shown(text).split():
        for piece in _pieces(word, places):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if breadth(joined) <= places:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, places: int) -> Iterator[str]:
    piece = ""
    for sign in word:
        if breadth(piece + sign) > places:
            yield piece
            piece = ""
        piece += sign
    yield piece


def line_of(text: str, x: float, y: float, look: str) -> str:
    """Return one line of text as SVG.

    Args:
        text: as it comes; it is made safe here.
        x: its left end, in units of the drawing.
        y: its base line.
        look: the class that gives its looks.
    """
    return f'<text class="{look}" x="{x:g}" y="{y:g}">{escape(shown(text))}</text>'
