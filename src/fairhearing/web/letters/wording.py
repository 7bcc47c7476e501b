"""An organisation's own wording of a letter: plain text with named fields in braces, read strictly.

A field stands for a text and for nothing else: no field leads to another, none is looked up in what was filled in,
and there are no conditions and no loops. A line whose fields are all empty is left out, so that "The reason:" does
not stand there alone. A brace that is meant as one is written twice.

    FAIRHEARING_HOME/letters/fr/outcome.txt
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.conf.locale import LANG_INFO

from fairhearing.acts import decode
from fairhearing.errors import InputError, Where
from fairhearing.machine import read_sized
from fairhearing.web.letters.inventory import FIELDS, LETTERS, Letter
from fairhearing.wording import say

MOST_BYTES = 40_000
"""Of one wording; a letter of ten pages has about 30,000."""
_PIECES = re.compile(r"\{\{|\}\}|\{(?P<field>[^{}\n]*)\}|(?P<brace>[{}])")
_FILE = re.compile(r"[a-z][a-z-]*\.txt")


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording that was read.

    Args:
        letter: which letter it words.
        lines: its text, line by line, without line ends.
        where: its file.
    """

    letter: Letter
    lines: tuple[str, ...]
    where: str

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the letter.

        Args:
            values: a text for each field that the letter may have; what stands in it is never read as a field.
        """
        kept = []
        for line in self.lines:
            names = _fields_in(line)
            if names and not any(values[name] for name in names):
                continue
            kept.append(_PIECES.sub(lambda piece: _put(piece, values), line))
        return "\n".join(kept) + "\n"


def read_wording(text: str, letter: Letter, file: str) -> Wording:
    """Read a wording.

    Args:
        text: the file's.
        letter: which letter it words.
        file: its name, for what is wrong with it.

    Raises:
        InputError: a field is not known, a brace stands alone, or a field that the letter needs is missing.
    """
    if not text.strip():
        raise InputError(
            say("The letter '{letter}' is empty.", letter=letter.name),
            why="An empty letter tells nobody anything.",
            remedy="Write it, or delete the file: then the shipped wording is used.",
            where=Where(file, 1),
        )
    lines = tuple(text.replace("\r\n", "\n").rstrip("\n").split("\n"))
    for number, line in enumerate(lines, 1):
        for piece in _PIECES.finditer(line):
            _check(piece, letter, Where(file, number, f"column {piece.start() + 1}"))
    found = {name for line in lines for name in _fields_in(line)}
    missing = [name for name in letter.needs if name not in found]
    if missing:
        raise InputError(
            say("The letter '{letter}' does not say {missing}.", letter=letter.name, missing=FIELDS[missing[0]]),
            why="Without it, whoever gets the letter does not know what they can do, or by when.",
            remedy=say("Write the field {missing} on a line of its own.", missing=_named(missing)),
            where=Where(file, len(lines)),
        )
    return Wording(letter, lines, file)


def own_wording(home: Path, name: str, language: str) -> Wording | None:
    """Return the organisation's own wording of a letter; None: it has none in this language.

    Args:
        home: the folder with a folder for each language.
        name: of `LETTERS`.
        language: such as `fr`.

    Raises:
        InputError: it cannot be read as one.
    """
    path = home / language / f"{name}.txt"
    if name not in LETTERS or language not in LANG_INFO or not path.is_file():
        return None
    return read_wording(_text_of(path), LETTERS[name], f"{language}/{path.name}")


def faults_in(home: Path) -> tuple[InputError, ...]:
    """Return everything that is wrong with an organisation's own wordings, by file; empty: nothing.

    Args:
        home: the folder with a folder for each language; it may be missing.
    """
    found = []
    for path in sorted(home.rglob("*")) if home.is_dir() else ():
        if path.is_dir():
            continue
        try:
            _read(home, path)
        except InputError as error:
            found.append(error)
    return tuple(found)


def worded(home: Path) -> tuple[Path, ...]:
    """Return the files of a folder that word a letter, by name; what else lies there is passed over.

    Args:
        home: the folder with a folder for each language; it may be missing.
    """
    folders = [folder for folder in sorted(home.iterdir()) if folder.name in LANG_INFO] if home.is_dir() else []
    files = (folder / f"{name}.txt" for folder in folders for name in sorted(LETTERS))
    return tuple(path for path in files if path.is_file())


def wordings() -> Path:
    """Return the folder with a folder for each language; it may be missing."""
    return Path(settings.FAIRHEARING_HOME) / "letters"


def languages(home: Path) -> tuple[tuple[str, str], ...]:
    """Return the languages in which a letter can be written: the site's, and those of the folder.

    Args:
        home: as `wordings` gives it.

    Returns:
        Code and own name of each.
    """
    own = [path.name for path in sorted(home.iterdir()) if path.is_dir()] if home.is_dir() else []
    ours = dict(settings.LANGUAGES)
    more = {code: LANG_INFO[code]["name_local"] for code in own if code in LANG_INFO and code not in ours}
    return tuple((ours | more).items())


def sample(letter: Letter) -> dict[str, str]:
    """Return a made-up value for each field of a letter, as a preview shows it."""
    return {name: f"[{FIELDS[name]}]" for name in letter.known}


def listed(lines: Iterable[str]) -> str:
    """Return lines as a list, one below the other."""
    return "\n".join(f"- {line}" for line in lines)


def _read(home: Path, path: Path) -> None:
    place = path.relative_to(home)
    language, name = place.parts[0], path.name.removesuffix(".txt")
    if len(place.parts) != len((language, name)) or language not in LANG_INFO:
        raise InputError(
            "This file lies in no language's folder.",
            why="A letter is found by its language and its name.",
            remedy="Put it into a folder that is called after its language, such as fr/outcome.txt.",
            where=Where(str(place)),
        )
    if name not in LETTERS or not _FILE.fullmatch(path.name):
        raise InputError(
            say("There is no letter '{path}'.", path=path.name),
            why="A file words one of the letters that there are.",
            remedy=say(
                "Call it after one of them: {names}.",
                names=", ".join(f"{known}.txt" for known in LETTERS),
            ),
            where=Where(str(place)),
        )
    read_wording(_text_of(path), LETTERS[name], str(place))


def _text_of(path: Path) -> str:
    return decode(read_sized(path, MOST_BYTES), str(path))


def _fields_in(line: str) -> list[str]:
    return [piece["field"] for piece in _PIECES.finditer(line) if piece["field"] is not None]


def _put(piece: re.Match[str], values: Mapping[str, str]) -> str:
    return piece[0][0] if piece["field"] is None else values[piece["field"]]


def _check(piece: re.Match[str], letter: Letter, where: Where) -> None:
    if piece["brace"]:
        raise InputError(
            say("A brace '{piece}' stands alone.", piece=piece["brace"]),
            why="Braces hold the name of a field.",
            remedy="Write {organisation} for a field, or the brace twice where a brace is meant.",
            where=where,
        )
    name = piece["field"]
    if name is not None and name not in letter.known:
        raise InputError(
            say("The letter '{letter}' has no field '{name}'.", letter=letter.name, name=name),
            why="A field is one of a few names; nothing is worked out in a letter.",
            remedy=say("Use one of {known}.", known=_named(letter.known)),
            where=where,
        )


def _named(names: Sequence[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)


__all__ = [
    "MOST_BYTES",
    "Wording",
    "faults_in",
    "languages",
    "listed",
    "own_wording",
    "read_wording",
    "sample",
    "wordings",
]
