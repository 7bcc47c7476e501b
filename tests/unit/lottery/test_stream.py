"""Numbers out of a seed."""

from __future__ import annotations

import hashlib
import hmac

import pytest

from fairhearing.lottery import LotteryError
from fairhearing.lottery.stream import Stream
from tests.unit.lottery.conftest import SEED


def _block(counter: int, domain: str = "d") -> bytes:
    message = b"fairhearing/lottery/v1\n" + domain.encode() + b"\n" + counter.to_bytes(8, "big")
    return hmac.new(SEED, message, hashlib.sha256).digest()


def test_stream_is_hmac_of_domain_and_counter() -> None:
    """Anybody can work the numbers out with nothing but HMAC-SHA-256."""
    stream = Stream(SEED, "d")
    assert [stream.below(256) for _ in range(40)] == list((_block(0) + _block(1))[:40])


def test_numbers_of_few_bits_are_taken_from_the_top() -> None:
    """A number below eight is the three upper bits of one byte."""
    assert Stream(SEED, "d").below(8) == _block(0)[0] >> 5


def test_numbers_out_of_range_are_thrown_away() -> None:
    """For a limit that is no power of two the next bytes are taken instead of a remainder."""
    expected = [byte >> 6 for byte in _block(0) if byte >> 6 < 3]
    stream = Stream(SEED, "d")
    assert [stream.below(3) for _ in range(len(expected))] == expected
    assert len(expected) < 32


def test_numbers_can_be_larger_than_a_block() -> None:
    """Counts of panels are long; the number goes over as many blocks as it needs."""
    joined = b"".join(_block(at) for at in range(4))
    assert Stream(SEED, "d").below(1 << 1000) == int.from_bytes(joined[:125], "big")


def test_one_choice_takes_nothing_from_the_stream() -> None:
    """Where there is nothing to choose, the stream does not move."""
    stream = Stream(SEED, "d")
    assert (stream.below(1), stream.below(256)) == (0, _block(0)[0])


def test_every_domain_has_its_own_numbers() -> None:
    """The same seed in another case or round gives another draw."""
    assert Stream(SEED, "d").below(1 << 64) != Stream(SEED, "e").below(1 << 64)


def test_choosing_gives_each_item_once() -> None:
    """All of them is a shuffle; none is empty; the source is left as it was."""
    items = list(range(20))
    assert sorted(Stream(SEED, "d").choose(items, 20)) == items
    assert Stream(SEED, "d").choose(items, 0) == []
    assert Stream(SEED, "d").choose(items, 20) != items
    assert items == list(range(20))


def test_short_seed_is_refused() -> None:
    """Whoever could try all seeds beforehand could steer the draw."""
    with pytest.raises(LotteryError, match="too short"):
        Stream(bytes(15), "d")
