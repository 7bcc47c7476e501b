"""The selection of RFC 3797, as it was published, for those who want to check it with another program.

It uses MD5, whose collisions do not matter here since nobody chooses the key, and numbers of 16 bits, so it
stops at 65,535 names. What follows from a remainder is a little uneven: by less than one in 2^112.
"""

from __future__ import annotations

from hashlib import md5

from fairhearing.lottery.model import LotteryError

MOST_NAMES = 65_535


def select(key: str, names: int, count: int) -> tuple[int, ...]:
    """Return which names of a numbered list are selected.

    Args:
        key: as `key_of` gives it.
        names: how many there are, 1 to 65,535.
        count: how many are selected, up to `names`.

    Returns:
        Their numbers, counted from 1, in the order of the selection.

    Raises:
        LotteryError: there are too many or too few names.

    Source: RFC 3797, section 5.
    """
    if not 0 <= count <= names <= MOST_NAMES:
        raise LotteryError(
            f"RFC 3797 cannot select {count:,} of {names:,} names.",
            why=f"It numbers names with 16 bits, so that there are at most {MOST_NAMES:,}.",
            remedy="Use the numbers of HMAC-SHA-256 instead, and select no more people than there are.",
        )
    left, chosen = list(range(1, names + 1)), []
    for index in range(count):
        mark = index.to_bytes(2, "big")
        digest = md5(mark + key.encode() + mark, usedforsecurity=False).digest()
        chosen.append(left.pop(int.from_bytes(digest, "big") % len(left)))
    return tuple(chosen)
