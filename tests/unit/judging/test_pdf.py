"""A page as a tagged PDF."""

from __future__ import annotations

import re
import sys
import zlib
from pathlib import Path

import pytest

from fairhearing.errors import InputError
from fairhearing.judging import to_pdf

PAGE = (
    '<!doctype html><html lang="en"><head><title>A title</title></head>'
    "<body><main><h1>One</h1>{}</main></body></html>"
)


def insides(pdf: bytes) -> bytes:
    """Return the file with its packed parts unpacked."""
    parts = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    unpacked = b""
    for part in parts:
        try:
            unpacked += zlib.decompress(part)
        except zlib.error:
            continue
    return pdf + unpacked


def test_a_screen_reader_finds_headings_language_and_title() -> None:
    """The file is tagged, as PDF/UA asks."""
    found = insides(to_pdf(PAGE.format("<p>Words</p>")))
    assert b"/StructTreeRoot" in found
    assert b"/H1" in found
    assert b"/Lang" in found
    assert b"pdfuaid" in found


def test_nothing_is_fetched_from_elsewhere(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    """A picture of another site stays out, and so does a file of this machine."""
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    asked = f'<img src="http://example.org/a.png" alt="a"><link rel="attachment" href="{secret.as_uri()}">'
    pdf = to_pdf(PAGE.format(asked))
    assert b"a secret" not in insides(pdf)
    assert "example.org" in caplog.text


def test_where_it_is_not_installed_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything else works without it."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(InputError, match="cannot be made here") as caught:
        to_pdf(PAGE.format(""))
    assert "libpango" in caught.value.remedy
