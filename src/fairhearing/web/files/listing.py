"""The files of an act as a list names them; nothing is opened for that."""

from __future__ import annotations

from dataclasses import dataclass

from fairhearing.desk import OpenAct
from fairhearing.web.files.words import found_in_words


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of an act.

    Args:
        place: counted from 0.
        name: as its owner's machine called it.
        size: bytes.
        kind: what it was found to be when it was handed in, in words; empty: nobody looked.
    """

    place: int
    name: str
    size: int
    kind: str


def attached(act: OpenAct) -> tuple[Attached, ...]:
    """Return an act's files."""
    return tuple(
        Attached(place, str(file.get("name", "")), _size(file.get("size")), found_in_words(file.get("found")))
        for place, file in enumerate(act.files)
    )


def _size(value: object) -> int:
    return value if isinstance(value, int) else 0
