from __future__ import annotations

import pytest

from fairhearing.errors import SealError
from fairhearing.sealing.canonical import is_count, read_json, write_json


def test_a_mapping_is_written_in_one_spelling():
    """Keys are sorted, tuples are lists, and what was written is read back."""
    value = {"b": (1, 2.5, None), "a": {"text": "Ärger \0 \U0001f600 \u202e", "yes": True}}
    text = write_json(value, "thing")
    assert text.startswith(b'{"a":{"text":"')
    assert read_json(text, "thing") == {**value, "b": [1, 2.5, None]}


def nested(depth: int) -> object:
    value: object = 0
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [
        "\ud800",
        {"\ud800": 1},
        2**53,
        1e17,
        float("nan"),
        float("inf"),
        {1: 2},
        b"bytes",
        {"a": object()},
        nested(9999),
    ],
)
def test_what_has_no_spelling_that_reads_back_is_not_written(value):
    """Half a surrogate pair, numbers too large, keys that are no text and bytes are refused."""
    with pytest.raises(SealError, match="thing cannot be used"):
        write_json({"value": value}, "thing")


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"b":1,"a":1}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b'{"a":1.0}',
        b'{"a":-0}',
        b'{"a":NaN}',
        b'{"a":"\\ud800"}',
        b'{"a":9007199254740993}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":' + b"[" * 100_000,
        b'{"a":' + b"[" * 9_000 + b"]" * 9_000 + b"}",
    ],
)
def test_another_spelling_is_refused(text):
    """Order, doubled keys, spaces, numbers and depth are those that `write_json` writes."""
    with pytest.raises(SealError, match="thing does not open"):
        read_json(text, "thing")


def test_a_count_is_a_small_whole_number():
    """True, negative, large and broken numbers are none."""
    assert is_count(0)
    assert is_count(2**31 - 1)
    assert not any(is_count(value) for value in (True, -1, 2**31, 1.0, "1", None))
