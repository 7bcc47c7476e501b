"""One text that can be translated, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "fairhearing"

_NAMED = re.compile(r"%\((\w+)\)[a-zA-Z]|(?<!\{)\{(\w*)[^{}]*\}(?!\})")


@dataclass(slots=True)
class Message:
    """A text as it stands in the source.

    Args:
        id: the English text.
        plural: its plural; None where there is none.
        context: what tells it from the same words elsewhere; None where nothing needs to.
        places: the files in which it stands, as seen from `src/fairhearing`.
    """

    id: str
    plural: str | None = None
    context: str | None = None
    places: set[str] = field(default_factory=set)

    @property
    def key(self) -> tuple[str | None, str]:
        """What a catalogue finds it by."""
        return self.context, self.id


def gathered(found: Iterable[Message]) -> Mapping[tuple[str | None, str], Message]:
    """Return each text once, with all its places, in the order of contexts and texts.

    Args:
        found: in any order.

    Raises:
        ValueError: one text has two plurals.
    """
    known: dict[tuple[str | None, str], Message] = {}
    for one in found:
        before = known.setdefault(one.key, one)
        if one.plural and before.plural and one.plural != before.plural:
            raise ValueError(f"{one.id!r} has two plurals: {before.plural!r} and {one.plural!r}")
        before.plural = before.plural or one.plural
        before.places |= one.places
    return dict(sorted(known.items(), key=lambda item: (item[0][1], item[0][0] or "")))


def placeholders(text: str) -> frozenset[str]:
    """Return what is put into a text: `%(name)s` and `{name}`.

    Args:
        text: of a catalogue.
    """
    return frozenset(match[0] for match in _NAMED.finditer(text))
