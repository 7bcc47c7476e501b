"""The small tree."""

from __future__ import annotations

from hashlib import sha256

import pytest

from fairhearing.lottery.merkle import leaf_hash, path_of, root_by, root_of

LINES = [bytes([at]) for at in range(7)]
LEAVES = [leaf_hash(line) for line in LINES]


def _split(lines: list[bytes]) -> bytes:
    """Work the root out by the definition: split at the largest power of two below the size."""
    if len(lines) == 1:
        return sha256(b"\x00" + lines[0]).digest()
    half = 1 << ((len(lines) - 1).bit_length() - 1)
    return sha256(b"\x01" + _split(lines[:half]) + _split(lines[half:])).digest()


@pytest.mark.parametrize("size", range(1, 8))
def test_root_and_paths_are_those_of_the_rfc(size: int) -> None:
    """The root is that of the definition, and follows from each line and its path."""
    leaves = LEAVES[:size]
    root = _split(LINES[:size])
    assert root_of(leaves) == root
    for at, leaf in enumerate(leaves):
        assert root_by(leaf, at, size, path_of(leaves, at)) == root


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    """As the RFC says."""
    assert root_of([]) == sha256(b"").digest()


def test_a_path_of_another_length_or_place_leads_nowhere() -> None:
    """Too short, too long, outside."""
    path = path_of(LEAVES, 2)
    assert root_by(LEAVES[2], 2, 7, path[:-1]) is None
    assert root_by(LEAVES[2], 2, 7, (*path, path[0])) is None
    assert root_by(LEAVES[2], 7, 7, path) is None
    assert root_by(LEAVES[2], 3, 7, path) != root_of(LEAVES)
