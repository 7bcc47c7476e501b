"""Texts, and pages and pictures that are written as text: which signs they use, and the text as text."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping

from .answering import Told

SHOWN = 100_000
"""Signs of a text that are shown."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


def warm_up() -> None:
    """Do nothing: what a text needs is loaded for all."""


def facts(data: bytes, page: int = 0) -> Told:
    """Return which signs a text uses, and its lines.

    Args:
        data: the file.
        page: has no meaning here.
    """
    del page
    text, encoding = _read(data)
    told = Told()
    told.add("encoding", encoding)
    told.add("lines", len(text.splitlines()))
    return told


def look(data: bytes, page: int = 0) -> Told:
    """Return the same, and the beginning of the text."""
    told = facts(data, page)
    text, _ = _read(data)
    told.numbers["more"] = int(len(text) > SHOWN)
    told.rest = text[:SHOWN].encode("utf-8", "replace")
    return told


def _read(data: bytes) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), name
    try:
        return data.decode("utf-8"), "ASCII" if data.isascii() else "UTF-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "Windows-1252"


TASKS: Mapping[str, Callable[[bytes, int], Told]] = {"facts": facts, "look": look}
