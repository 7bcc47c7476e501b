"""The answer: a line of JSON, and after it what the line gives the length of.

The site believes none of it: it takes what fits its own list, and in the lengths that it expects.
"""

from __future__ import annotations

import codecs
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field

LONGEST = 300
"""Signs of one fact."""
_CHUNK = 1 << 20


@dataclass(slots=True)
class Told:
    """What a file says of itself.

    Args:
        facts: name and value, in the order in which they are shown.
        numbers: what describes the rest: `width`, `height`, `pages`.
        rest: the bytes that follow.
    """

    facts: list[tuple[str, str]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    rest: bytes = b""

    def add(self, name: str, value: object) -> None:
        """Add a fact, unless there is nothing to it."""
        text = " ".join(str(value).split())[:LONGEST] if value is not None else ""
        if text and (name, text) not in self.facts:
            self.facts.append((name, text))


REASONS = frozenset({"damaged", "too-large", "locked", "moving", "not-there", "impossible", "memory"})
"""Why no more can be told."""


_CODECS = ("ascii", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252", "cp437")


def warm_up() -> None:
    """Do once what loads the codecs in which files write their texts and names."""
    for name in _CODECS:
        codecs.lookup(name)


def refusal(reason: str) -> ValueError:
    """Return what a task raises when no more can be told of a file.

    Args:
        reason: one of `REASONS`.
    """
    return ValueError(reason)


def answer(task: Callable[[bytes], Told]) -> None:
    """Read the file, do the task, write the answer; whatever goes wrong is one word."""
    try:
        told = task(_read())
        head: dict[str, object] = {"facts": told.facts, "numbers": told.numbers, "length": len(told.rest)}
        rest = told.rest
    except MemoryError:
        head, rest = {"refused": "memory"}, b""
    except Exception as error:  # noqa: BLE001 # of whatever a foreign file does to a library only this is told
        head, rest = {"refused": str(error) if str(error) in REASONS else "damaged"}, b""
    _write(json.dumps(head).encode() + b"\n")
    _write(rest)


def _read() -> bytes:
    data = bytearray()
    while chunk := os.pread(0, _CHUNK, len(data)):
        data += chunk
    return bytes(data)


def _write(data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(1, view[:_CHUNK]) :]
