"""Numbers that follow from a seed: the same on every machine, and fair for every range."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from typing import TypeVar

from fairhearing.lottery.model import LotteryError

_LABEL = b"fairhearing/lottery/v1\n"
_SEED_LEAST = 16

T = TypeVar("T")


class Stream:
    """A stream of numbers out of a seed.

    Args:
        seed: at least 16 bytes.
        domain: organisation, case and round: one seed gives another stream in each.

    Raises:
        LotteryError: the seed is shorter.

    Source: FIPS 198-1 (HMAC) with SHA-256, run as a counter, as in NIST SP 800-108.
    """

    def __init__(self, seed: bytes, domain: str) -> None:
        if len(seed) < _SEED_LEAST:
            raise LotteryError(
                "The seed is too short.",
                why=f"With less than {_SEED_LEAST} bytes somebody could try all seeds beforehand.",
                remedy="Use the digest of the public numbers that were announced.",
            )
        self._seed = seed
        self._prefix = _LABEL + domain.encode() + b"\n"
        self._counter = 0
        self._left = b""

    def below(self, limit: int) -> int:
        """Return a number from 0 to `limit` - 1, each with the same chance.

        Numbers of as many bits as `limit` needs are taken until one is below it.

        Args:
            limit: from 1, of any size.

        Source: Lemire 2019, "Fast random integer generation in an interval", on why a remainder
            would not be fair.
        """
        bits = (limit - 1).bit_length()
        length = -(-bits // 8)
        while True:
            number = int.from_bytes(self._take(length), "big") >> (8 * length - bits)
            if number < limit:
                return number

    def choose(self, items: Sequence[T], count: int) -> list[T]:
        """Return some of the items in random order, each selection with the same chance.

        Args:
            items: in an order that everybody agrees on.
            count: 0 to the number of items.

        Source: Fisher and Yates, in the form of Durstenfeld 1964.
        """
        left = list(items)
        for at in range(count):
            other = at + self.below(len(left) - at)
            left[at], left[other] = left[other], left[at]
        return left[:count]

    def _take(self, length: int) -> bytes:
        while len(self._left) < length:
            message = self._prefix + self._counter.to_bytes(8, "big")
            self._left += hmac.digest(self._seed, message, "sha256")
            self._counter += 1
        taken, self._left = self._left[:length], self._left[length:]
        return taken
