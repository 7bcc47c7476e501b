"""A letter as a tagged PDF: its language, its title and a heading, made in memory and kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils import translation

from fairhearing.judging import to_pdf


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
        return to_pdf(render_to_string("fh/paper.html", {"paper": paper}))


__all__ = ["Paper", "letter_pdf"]
