"""The catalogues as files: read, merged with what was collected, written, and compiled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from catalogues.message import SOURCE, Message

LOCALE = SOURCE / "web" / "locale"
LANGUAGES = ("en", "fr", "es", "ar")
PLURALS = {
    "en": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_HEAD = {
    "en": "The site's sentences, as they stand in its pages: the source of every translation.",
    "fr": "French.",
    "es": "Spanish.",
    "ar": "Arabic: the way of those who report, answer, witness or stand by, and what everybody may read.",
}


def path_of(language: str) -> Path:
    """Return where a language's catalogue lies."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """Return a language's catalogue; an empty one where there is no file."""
    path = path_of(language)
    return parsed(language, path.read_bytes() if path.exists() else _head(language))


def parsed(language: str, text: bytes) -> Catalog:
    """Return a catalogue out of the bytes of its file.

    Args:
        language: of `LANGUAGES`.
        text: as `written` writes it.
    """
    return read_po(BytesIO(text), locale=language, abort_invalid=True)


def merged(language: str, collected: Mapping[tuple[str | None, str], Message], old: Catalog) -> Catalog:
    """Return a language's catalogue with exactly the texts collected, and the translations that it had of them.

    Args:
        language: of `LANGUAGES`.
        collected: what stands in the source.
        old: the catalogue as it is.
    """
    # Babel's own plural forms of French and Spanish have a third one for millions, which Django's have not.
    new = parsed(language, _head(language))
    for one in collected.values():
        known = old.get(one.id, one.context)
        string = known.string if known is not None and not known.fuzzy else None
        count = new.num_plurals
        if one.plural is None:
            new.add(one.id, string if isinstance(string, str) else "", context=one.context)
        else:
            kept = string if isinstance(string, list | tuple) and len(string) == count else ("",) * count
            new.add((one.id, one.plural), kept, context=one.context)
    return new


def written(language: str, catalogue: Catalog) -> bytes:
    """Return a catalogue as the bytes of its file: no line numbers, no date, nobody's name."""
    body = BytesIO()
    write_po(body, catalogue, width=115, no_location=True, omit_header=True, sort_output=False)
    return _head(language) + body.getvalue()


def _head(language: str) -> bytes:
    fields = (
        "Project-Id-Version: fairhearing",
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {PLURALS[language]}",
    )
    lines = (f"# {_HEAD[language]}", "# Made anew by: make messages", 'msgid ""', 'msgstr ""')
    return "\n".join((*lines, *(f'"{field}\\n"' for field in fields), "", "")).encode()


def compiled(language: str, text: bytes) -> bytes:
    """Return a catalogue as the site loads it.

    Args:
        language: of `LANGUAGES`.
        text: the bytes of the catalogue's file.
    """
    catalogue = parsed(language, text)
    catalogue.creation_date = catalogue.revision_date = _NO_DAY  # otherwise every run makes another file
    body = BytesIO()
    write_mo(body, catalogue)
    return body.getvalue()
