"""JSON in its one canonical spelling: what is hashed or signed is so byte by byte."""

from __future__ import annotations

import json
from typing import Any

import rfc8785

_LIMIT = 2**53


def spelled(value: Any) -> bytes:
    """Return a value in canonical JSON.

    Args:
        value: mappings with text keys, lists, text, True, False, None; whole numbers lie between ±(2⁵³ - 1).

    Returns:
        UTF-8, members sorted, without spaces.

    Raises:
        ValueError: something in it has no canonical spelling that reads back as the same.
        RecursionError: it is nested too deeply.

    Source: RFC 8785 (JSON Canonicalization Scheme).
    """
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
    if isinstance(value, (list, tuple)):
        return all(map(_is_simple, value))
    return isinstance(value, int) and abs(value) < _LIMIT
