"""JSON in its one spelling: the quick way and the slow one write the same bytes, and refuse the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from fairhearing.canonical import spelled

TEXTS = st.text(max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS | st.floats(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_the_quick_spelling_is_the_canonical_one(value: Any) -> None:
    """What the standard library spells is spelled as RFC 8785 does, or refused as it does."""
    try:
        wanted = rfc8785.dumps(value)
        rfc8785.dumps(json.loads(wanted))
    except ValueError:
        with pytest.raises(ValueError):  # noqa: PT011 # whichever it is: what is refused is the point
            spelled(value)
        return
    assert spelled(value) == wanted


def test_tuples_are_lists() -> None:
    """A tuple of values is spelled as a list of them."""
    assert spelled(("a", 1, ("b",))) == b'["a",1,["b"]]'


@pytest.mark.parametrize("value", [2**53, -(2**53), "\ud800", ["\udfff"], {"\ud800": 1}, {1: 2}, object(), 1e17])
def test_what_has_no_spelling_is_refused(value: Any) -> None:
    """Numbers too large, half a surrogate pair, keys that are no text and other things are refused."""
    with pytest.raises(ValueError):  # noqa: PT011 # whichever it is: what is refused is the point
        spelled(value)


@pytest.mark.parametrize(
    "value",
    [
        'quote " backslash \\ slash / \b\f\n\r\t\0\x1f\x7f\u2028 é \U0001f600',
        {"\U0001f600": 1, "\ufffd": 2, "a": 3},
        {"b": [True, False, None, -(2**53) + 1, {}], "B": [], "": ""},
        {"a": 1.0, "b": [0.5, 1e-7]},
    ],
)
def test_signs_keys_and_numbers_at_the_edge(value: Any) -> None:
    """Signs that are escaped, keys that sort by UTF-16, whole numbers at the limit, fractions."""
    assert spelled(value) == rfc8785.dumps(value)
