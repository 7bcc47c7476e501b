"""JSON in its one canonical spelling: what is signed is signed byte by byte."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, TypeGuard

import rfc8785

from fairhearing.sealing.refusing import not_opened, unfit

_LIMIT = 2**53
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
        text = _spelled(_plain(value))
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
        if isinstance(value, dict) and _spelled(value) == text:
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


def _spelled(value: Any) -> bytes:
    if _is_simple(value):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    text = rfc8785.dumps(value)
    # Some numbers, such as 1e17, are spelled so that they read back as whole numbers beyond the limit.
    rfc8785.dumps(json.loads(text))
    return text


def _is_simple(value: object) -> bool:
    """Return whether the standard library spells a value canonically, which is ten times as fast.

    It does without fractions, and where keys sort alike by character and by UTF-16 unit.
    """
    if value is None or isinstance(value, (str, bool)):
        return True
    if isinstance(value, dict):
        return all(isinstance(key, str) and key.isascii() for key in value) and all(
            map(_is_simple, value.values())
        )
    if isinstance(value, list):
        return all(map(_is_simple, value))
    return isinstance(value, int) and abs(value) < _LIMIT


def _plain(value: object) -> Any:
    if value is None or isinstance(value, (str, bytes, int)):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, Sequence) else value
