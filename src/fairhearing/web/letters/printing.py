"""A letter as a tagged PDF: its language, its title and a heading, made in memory and kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from unicodedata import bidirectional

from django.template.loader import render_to_string
from django.utils import translation

from fairhearing.judging import to_pdf

_LETTERS = frozenset({"L", "R", "AL"})
"""The bidirectional classes of what runs one way or the other by itself."""
_FROM, _TO = "\u2068", "\u2069"
"""Between these signs words run as their own letters run, whichever way the page does.

Source: Unicode Standard Annex 9, "Explicit Directional Isolates".
"""


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on a letter's paper.

    Args:
        title: what it is about, as its heading.
        organisation: whose letter it is.
        on: its day.
        to: whom it is for; empty: the writer may not know.
        text: the letter.
        rows: what stands below it, label and words.
        words: half of a letter code, never both; empty: none.
        site: where the words are entered.
        language: such as `ar`; empty: that of the page.
    """

    title: str
    organisation: str
    on: date
    to: str
    text: str
    rows: Sequence[tuple[str, str]] = ()
    words: str = ""
    site: str = ""
    language: str = ""


def letter_pdf(paper: Paper) -> bytes:
    """Return a letter as PDF/UA.

    Args:
        paper: what stands on it.

    Raises:
        InputError: WeasyPrint, or Debian's pango, is not installed.
    """
    with translation.override(paper.language or translation.get_language()):
        return to_pdf(render_to_string("fh/paper.html", {"paper": _each_its_own_way(paper)}))


def _each_its_own_way(paper: Paper) -> Paper:
    # A browser is told so by dir="auto", which what draws the PDF does not know.
    return replace(
        paper,
        organisation=isolated(paper.organisation),
        to=isolated(paper.to),
        text=isolated(paper.text),
        rows=tuple((label, isolated(text)) for label, text in paper.rows),
        words=isolated(paper.words),
    )


def isolated(text: str) -> str:
    """Return a text whose lines run each in the direction of its own letters.

    Args:
        text: any number of lines; one without letters stays as it is, and runs as the page does.
    """
    return "\n".join(f"{_FROM}{line}{_TO}" if _has_letters(line) else line for line in text.split("\n"))


def _has_letters(line: str) -> bool:
    return any(bidirectional(sign) in _LETTERS for sign in line)


__all__ = ["Paper", "isolated", "letter_pdf"]
