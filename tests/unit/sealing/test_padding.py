from __future__ import annotations

import pytest

from fairhearing.errors import SealError
from fairhearing.sealing import padded_size
from fairhearing.sealing.padding import pad, unpad


@pytest.mark.parametrize(
    ("size", "padded"),
    [(0, 4096), (1, 4096), (4096, 4096), (4097, 4352), (4352, 4352), (11_000, 11_264), (20_480, 20_480)],
)
def test_sizes_are_those_of_padme_above_a_floor(size, padded):
    """4,096 bytes at least; above, the exponent's few leading bits remain."""
    assert padded_size(size) == padded


@pytest.mark.parametrize("size", [5_000, 65_537, 1_000_003, 52_428_801])
def test_padding_costs_less_than_an_eighth(size):
    """A padded size is its own padded size, and at most 12 % more."""
    assert size <= padded_size(size) <= size * 1.12
    assert padded_size(padded_size(size)) == padded_size(size)


def test_what_was_padded_is_cut_back():
    """Zeros at the end of the content itself are kept."""
    assert unpad(b"TEST", pad(b"TEST", b"words\0\0"), "thing") == b"words\0\0"


@pytest.mark.parametrize(
    "change",
    [
        lambda padded: b"",
        lambda padded: b"ELSE" + padded[4:],
        lambda padded: padded + b"\0",
        lambda padded: padded[:-1],
        lambda padded: padded[:-1] + b"\1",
        lambda padded: padded[:4] + (5_000).to_bytes(8, "big") + padded[12:],
        lambda padded: padded[:4] + b"\xff" * 8 + padded[12:],
        lambda padded: padded[:4] + (4).to_bytes(8, "big") + padded[12:],
    ],
)
def test_padding_that_is_not_as_written_is_refused(change):
    """Kind, length, size and every byte of the padding are looked at."""
    with pytest.raises(SealError, match="thing does not open"):
        unpad(b"TEST", change(pad(b"TEST", b"words")), "thing")
