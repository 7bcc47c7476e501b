"""Texts in tables: the kinds of acts, the kinds of ties, and the procedures that are shipped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ruamel.yaml import YAML

from catalogues.message import SOURCE, Message
from fairhearing.acts import KINDS
from fairhearing.organisation import TIE_KINDS

SPOKEN = frozenset({"title", "says", "why", "remedy"})
"""Keys of a procedure under which a sentence for people stands, whatever section they are in."""
NAMES = frozenset({"stages", "to", "may"})
"""Keys under which names stand that pages show as words: stages, circles that are told something, and what."""
SPOKEN_SECTIONS = frozenset({"scopes", "grounds", "notices", "silent"})
"""Sections of a procedure of which every value is a sentence for people."""


def of_kinds() -> Iterator[Message]:
    """Return the titles of acts, the labels of their fields, and choices that are words of their own."""
    for kind in KINDS.values():
        yield Message(kind.title, None, None, {"acts"})
        for field in kind.fields:
            yield Message(field.label, None, None, {"acts"})
            for choice in field.choices if field.type == "choice" else ():
                if not choice.startswith("@"):
                    yield Message(choice.replace("-", " "), None, None, {"acts"})


def of_ties() -> Iterator[Message]:
    """Return the sentences of ties, while they hold and afterwards."""
    for kind in TIE_KINDS.values():
        yield Message(kind.now, None, None, {"organisation/ties"})
        yield Message(kind.then, None, None, {"organisation/ties"})


def of_procedures() -> Iterator[Message]:
    """Return what the shipped procedures say to people."""
    for path in sorted((SOURCE / "procedures").glob("*/procedure.yaml")):
        place = f"procedures/{path.parent.name}"
        for text in texts_of(YAML(typ="safe").load(path.read_text(encoding="utf-8"))):
            yield Message(text, None, None, {place})


def texts_of(procedure: Mapping[str, object]) -> Iterator[str]:
    """Return the sentences of one procedure.

    Args:
        procedure: as read from its file.
    """
    for name, part in procedure.items():
        yield from _spoken(part, name, name in SPOKEN_SECTIONS)


def _spoken(part: object, key: str, everything: bool) -> Iterator[str]:
    if isinstance(part, Mapping):
        for name, value in part.items():
            yield from _spoken(value, str(name), everything)
    elif isinstance(part, list):
        for value in part:
            yield from _spoken(value, key, everything)
    elif isinstance(part, str) and part and (everything or key in SPOKEN):
        yield part
    elif isinstance(part, str) and part and key in NAMES:
        yield part.replace("-", " ")
