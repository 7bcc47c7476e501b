"""What is sealed, in canonical JSON: written, read and refused."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, TypeGuard

from fairhearing.canonical import spelled
from fairhearing.sealing.refusing import not_opened, unfit

JSON: TypeAlias = "str | int | float | bool | Sequence[JSON] | Mapping[str, JSON] | None"
"""What can stand in a sealed payload; whole numbers lie between ±(2⁵³ - 1)."""


def write_json(value: JSON, thing: str) -> bytes:
    """Return a value in canonical JSON.

    Args:
        value: mappings with text keys, lists, text, numbers, True, False, None.
        thing: what it is, as it follows the word "the".

    Raises:
        SealError: something in it has no canonical spelling that reads back as the same.

    Source: RFC 8785 (JSON Canonicalization Scheme).
    """
    try:
        text = spelled(_plain(value))
    except (ValueError, RecursionError):
        why = "It holds text (no half of a surrogate pair), numbers below 2⁵³, lists and mappings with text keys."
        raise unfit(thing, why) from None
    return text


def read_json(text: bytes, thing: str) -> dict[str, JSON]:
    """Return the mapping that canonical JSON spells.

    Args:
        text: the bytes.
        thing: what it is, as it follows the word "the".

    Raises:
        SealError: it is no mapping, or not in the canonical spelling.

    Source: RFC 8785 (JSON Canonicalization Scheme).
    """
    try:
        value = json.loads(text)
        if isinstance(value, dict) and spelled(value) == text:
            return value
    except (ValueError, RecursionError):
        pass
    raise not_opened(thing)


def is_count(value: object) -> TypeGuard[int]:
    """Return whether a value is a whole number from 0 to 2³¹ - 1 (and not True or False).

    Args:
        value: out of canonical JSON.
    """
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31


def _plain(value: object) -> Any:
    if value is None or isinstance(value, (str, bytes, int)):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, Sequence) else value
