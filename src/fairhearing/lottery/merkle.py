"""A small Merkle tree: one hash that commits to many lines, and the path that shows one of them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256


def leaf_hash(line: bytes) -> bytes:
    """Return the hash of a line, 32 bytes.

    Source: RFC 6962, 2.1.
    """
    return sha256(b"\x00" + line).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the hash over all lines, 32 bytes.

    A hash without a neighbour moves up a level as it is, which gives the tree of RFC 6962.

    Args:
        leaves: hashes of lines, in order.

    Source: RFC 6962, 2.1.
    """
    row = list(leaves)
    while len(row) > 1:
        row = _above(row)
    return row[0] if row else sha256(b"").digest()


def path_of(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """Return the neighbours by which the root follows from one line, the nearest first.

    Args:
        leaves: hashes of lines, in order.
        index: which line, from 0.

    Returns:
        At most one hash a level.

    Source: RFC 6962, 2.1.1.
    """
    row, path = list(leaves), []
    while len(row) > 1:
        other = index ^ 1
        if other < len(row):
            path.append(row[other])
        row, index = _above(row), index // 2
    return tuple(path)


def root_by(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """Return the root that follows from one line and its path.

    Args:
        leaf: hash of the line.
        index: which line, from 0.
        size: how many lines there are.
        path: as `path_of` gives it.

    Returns:
        The root; None: the path does not have the length of a path in such a tree.

    Source: RFC 6962, 2.1.1.
    """
    if not 0 <= index < size:
        return None
    left = list(path)
    while size > 1:
        if index ^ 1 < size:
            if not left:
                return None
            other = left.pop(0)
            leaf = sha256(b"\x01" + (other + leaf if index % 2 else leaf + other)).digest()
        index, size = index // 2, (size + 1) // 2
    return None if left else leaf


def _above(row: list[bytes]) -> list[bytes]:
    pairs = [sha256(b"\x01" + row[at] + row[at + 1]).digest() for at in range(0, len(row) - 1, 2)]
    return [*pairs, row[-1]] if len(row) % 2 else pairs
