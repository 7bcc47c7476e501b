"""A page as a tagged PDF, where WeasyPrint and the libraries that it draws with are installed.

Source: PDF/UA-1 (ISO 14289-1).
"""

from __future__ import annotations

from importlib import import_module

from fairhearing.errors import InputError


def to_pdf(page: str) -> bytes:
    """Return a page as PDF/UA: tagged, with its language and title, so that a screen reader reads it.

    Args:
        page: a whole HTML page without anything from elsewhere.

    Raises:
        InputError: WeasyPrint, or Debian's pango, is not installed.
    """
    try:
        weasyprint = import_module("weasyprint")
    except (ImportError, OSError):
        raise InputError(
            "PDF files cannot be made here.",
            why="That takes the Python package weasyprint and Debian's libpango, and one of them is missing.",
            remedy="Install 'fairhearing[pdf]' and libpango-1.0-0; or print the page itself.",
        ) from None
    # No protocol is allowed: nothing is fetched from elsewhere, nor read from the disk.
    nothing = weasyprint.URLFetcher(allowed_protocols=())
    return bytes(weasyprint.HTML(string=page, url_fetcher=nothing).write_pdf(pdf_variant="pdf/ua-1"))


__all__ = ["to_pdf"]
