"""The command: collect, merge, write and compile; or only say what is out of date, or what a language lacks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

import django
from django.conf import settings

from catalogues.code import of_code
from catalogues.data import of_kinds, of_procedures, of_ties
from catalogues.files import LANGUAGES, compiled, merged, path_of, read, written
from catalogues.lacking import lacking
from catalogues.message import ROOT, Message, gathered
from catalogues.templates import of_templates


def collected() -> Mapping[tuple[str | None, str], Message]:
    """Return every text of the source that a person can see."""
    return gathered(chain(of_templates(), of_code(), of_kinds(), of_ties(), of_procedures()))


def catalogues() -> dict[Path, bytes]:
    """Return what every catalogue's files are to hold, by path."""
    texts = collected()
    found: dict[Path, bytes] = {}
    for language in LANGUAGES:
        body = written(language, merged(language, texts, read(language)))
        found[path_of(language)] = body
        if language != "en":
            found[path_of(language).with_suffix(".mo")] = compiled(language, body)
    return found


def main() -> int:
    """Write the catalogues, or say which are out of date."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="write nothing; fail where something would change")
    arguments.add_argument("--left", choices=LANGUAGES[1:], help="write nothing; print what a language lacks")
    given = arguments.parse_args()
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    return _left(given.left) if given.left else _written(check=given.check)


def _left(language: str) -> int:
    found = list(lacking(language, read(language), collected()))
    for text, wrong in found:
        sys.stdout.write(f"{text.id!r} {wrong}: {', '.join(sorted(text.places))}\n")
    return 1 if found else 0


def _written(*, check: bool) -> int:
    stale = {path: body for path, body in catalogues().items() if not path.exists() or path.read_bytes() != body}
    for path, body in stale.items():
        sys.stdout.write(f"{path.relative_to(ROOT)} {'is out of date' if check else 'written'}\n")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
