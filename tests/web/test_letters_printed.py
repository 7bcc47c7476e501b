"""A letter on paper: tagged, in its language, and each line in the direction of its own letters."""

from __future__ import annotations

import zlib
from datetime import date

import pytest
from django.utils import translation

from fairhearing.web.letters import LETTERS, Paper, letter_pdf, samples
from fairhearing.web.letters.printing import isolated


def read(pdf: bytes) -> bytes:
    """Return a PDF with its packed parts unpacked."""
    parts = [pdf]
    for part in pdf.split(b"stream")[1::2]:
        try:
            parts.append(zlib.decompress(part.strip(b"\r\n")))
        except zlib.error:
            continue
    return b"".join(parts)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_paper_says_its_language_and_is_tagged(language: str) -> None:
    """So that a screen reader reads it aloud in that language, also from a page in another."""
    (sample,) = [one for one in samples(language) if one.letter.name == "respondent-notice"]
    with translation.override(language):
        title = str(LETTERS["respondent-notice"].heading)
    paper = Paper(title, "The Club", date(2026, 3, 4), "Fir Six", sample.text, language=language)
    with translation.override("en"):
        found = read(letter_pdf(paper))
    assert b"/Lang (" + language.encode() in found
    assert b"/Marked true" in found
    assert b"/StructTreeRoot" in found


def test_each_line_runs_its_own_way() -> None:
    """What is quoted in another script keeps its full stop at its end; a line without letters runs as the page."""
    spoken = "\u0628\u062a."
    assert isolated(f"He said: no.\n\n- …\n{spoken}") == f"\u2068He said: no.\u2069\n\n- …\n\u2068{spoken}\u2069"
    assert isolated("") == ""
    assert isolated("2025-12") == "2025-12"
