"""Texts in templates of pages and letters, read as Django itself reads them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from catalogues.message import SOURCE, Message

_LITERAL = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_MORE = rf"(?:,\s*{_LITERAL})?"
_CALL = re.compile(rf"\b(_|gettext|pgettext|ngettext|npgettext)\(\s*{_LITERAL}\s*{_MORE}{_MORE}")


def templates() -> tuple[Path, ...]:
    """Return every template of the site, letters included, in order of their paths."""
    web = SOURCE / "web"
    pages = [path for path in web.rglob("*.html") if "templates" in path.parts]
    return tuple(sorted([*pages, *(web / "letters").rglob("*.txt")]))


def texts_of(source: str, place: str) -> Iterator[Message]:
    """Return the texts of one template, each with whatever tells it apart.

    Args:
        source: the template.
        place: its path, for the translator.
    """
    for match in _CALL.finditer(templatize(source)):
        first, *others = (ast.literal_eval(part) for part in match.groups()[1:] if part is not None)
        if match[1] == "npgettext":
            yield Message(others[0], others[1], first, {place})
        elif match[1] == "pgettext":
            yield Message(others[0], None, first, {place})
        elif match[1] == "ngettext":
            yield Message(first, others[0], None, {place})
        else:
            yield Message(first, None, None, {place})


def of_templates() -> Iterator[Message]:
    """Return the texts of every page and letter."""
    for path in templates():
        yield from texts_of(path.read_text(encoding="utf-8"), str(path.relative_to(SOURCE)))
