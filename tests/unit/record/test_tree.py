"""The Merkle tree against published vectors and against the definition written out."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import pytest

from fairhearing.errors import RecordError
from fairhearing.record.tree import (
    EMPTY_ROOT,
    consistency_path,
    inclusion_path,
    leaf_hash,
    node_hash,
    nodes_of,
    right_edge,
    root,
    verify_consistency,
    verify_inclusion,
)

LEAVES = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
"""The eight leaves that Certificate Transparency's own tests use."""
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
HASHES = tuple(leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES)
MANY = tuple(sha256(bytes([at])).digest() for at in range(40))


def _split(size: int) -> int:
    return 1 << (size - 1).bit_length() - 1


def _mth(leaves: Sequence[bytes]) -> bytes:
    """The hash of a tree as RFC 9162, 2.1.1 defines it."""
    if len(leaves) < 2:
        return leaves[0] if leaves else EMPTY_ROOT
    at = _split(len(leaves))
    return node_hash(_mth(leaves[:at]), _mth(leaves[at:]))


def _path(index: int, leaves: Sequence[bytes]) -> tuple[bytes, ...]:
    """PATH as RFC 9162, 2.1.3.1 defines it."""
    if len(leaves) == 1:
        return ()
    at = _split(len(leaves))
    if index < at:
        return (*_path(index, leaves[:at]), _mth(leaves[at:]))
    return (*_path(index - at, leaves[at:]), _mth(leaves[:at]))


def _subproof(old: int, leaves: Sequence[bytes], whole: bool) -> tuple[bytes, ...]:
    """SUBPROOF as RFC 9162, 2.1.4.1 defines it."""
    if old == len(leaves):
        return () if whole else (_mth(leaves),)
    at = _split(len(leaves))
    if old <= at:
        return (*_subproof(old, leaves[:at], whole), _mth(leaves[at:]))
    return (*_subproof(old - at, leaves[at:], False), _mth(leaves[:at]))


@pytest.mark.parametrize("size", range(9))
def test_roots_are_those_of_certificate_transparency(size: int) -> None:
    """The published roots of the first 0 to 8 leaves come out."""
    assert root(HASHES[:size]).hex() == ROOTS[size]


@pytest.mark.parametrize("size", range(1, 41))
def test_inclusion_paths_follow_the_definition(size: int) -> None:
    """Each path is the RFC's, and verifies."""
    node, whole = nodes_of(MANY[:size]), root(MANY[:size])
    for index in range(size):
        path = inclusion_path(index, size, node)
        assert path == _path(index, MANY[:size])
        verify_inclusion(MANY[index], index, size, path, whole)


@pytest.mark.parametrize("new", range(1, 41))
def test_consistency_paths_follow_the_definition(new: int) -> None:
    """Each path is the RFC's, and verifies."""
    node = nodes_of(MANY[:new])
    for old in range(1, new + 1):
        path = consistency_path(old, new, node, right_edge(new, node))
        assert path == _subproof(old, MANY[:new], True)
        verify_consistency(old, new, root(MANY[:old]), root(MANY[:new]), path)


def test_everything_continues_the_empty_tree() -> None:
    """From nothing to anything needs no proof, and nothing else passes for nothing."""
    node = nodes_of(MANY)
    assert consistency_path(0, 40, node, right_edge(40, node)) == ()
    verify_consistency(0, 40, EMPTY_ROOT, root(MANY), ())
    verify_consistency(0, 0, EMPTY_ROOT, EMPTY_ROOT, ())
    for old_root, new, new_root in ((MANY[0], 40, root(MANY)), (EMPTY_ROOT, 0, MANY[0])):
        with pytest.raises(RecordError, match="no continuation"):
            verify_consistency(0, new, old_root, new_root, ())


@pytest.mark.parametrize("size", [1, 5, 8, 13])
def test_a_changed_inclusion_proof_is_refused(size: int) -> None:
    """Another leaf, place, root, or a path that is longer, shorter or altered proves nothing."""
    node, whole = nodes_of(MANY[:size]), root(MANY[:size])
    last = size - 1
    path = inclusion_path(last, size, node)
    wrong = [
        (MANY[-1], last, size, path, whole),
        (MANY[last], size, size, path, whole),
        (MANY[last], -1, size, path, whole),
        (MANY[last], last, size, (*path, MANY[0]), whole),
        (MANY[last], last, size, path, MANY[30]),
        *((MANY[last], last, size, path[:at] + path[at + 1 :], whole) for at in range(len(path))),
        *((MANY[last], last, size, (*path[:at], MANY[20], *path[at + 1 :]), whole) for at in range(len(path))),
    ]
    for leaf, index, of, siblings, top in wrong:
        with pytest.raises(RecordError, match="not in the tree"):
            verify_inclusion(leaf, index, of, siblings, top)


@pytest.mark.parametrize(("old", "new"), [(1, 2), (3, 7), (4, 8), (6, 13), (8, 40)])
def test_a_changed_consistency_proof_is_refused(old: int, new: int) -> None:
    """Other roots or sizes, or a path that is longer, shorter or altered, prove nothing."""
    node, before, after = nodes_of(MANY[:new]), root(MANY[:old]), root(MANY[:new])
    path = consistency_path(old, new, node, right_edge(new, node))
    wrong = [
        (old, new, MANY[0] + b"", MANY[1], path),
        (old, new, before, MANY[1], path),
        (old, new, MANY[1], after, path),
        (new, old, after, before, path),
        (-1, new, before, after, path),
        (old, new, before, after, ()),
        (old, new, before, after, (*path, MANY[0])),
        (new, new, before, after, ()),
        (new, new, after, after, path),
    ]
    for first, second, one, other, siblings in wrong:
        with pytest.raises(RecordError, match="no continuation"):
            verify_consistency(first, second, one, other, siblings)
