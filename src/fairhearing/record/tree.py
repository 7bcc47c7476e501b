"""The Merkle tree: hashes, roots, and proofs that anybody can check.

Every proof is worked out from `node(level, index)`, the hash of the complete subtree over the
entries `index * 2**level` to `(index + 1) * 2**level - 1`, and from the right edge of the tree, so
that it makes no difference whether the nodes come from memory or from tiles on a disk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

from fairhearing.errors import RecordError

HASH_SIZE = 32
"""Bytes of a SHA-256."""
EMPTY_ROOT = sha256(b"").digest()

Node = Callable[[int, int], bytes]
Edge = Sequence[bytes | None]


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of an entry, 32 bytes.

    Source: RFC 9162, 2.1.1.
    """
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash over two hashes, 32 bytes.

    Source: RFC 9162, 2.1.1.
    """
    return sha256(b"\x01" + left + right).digest()


def levels_over(hashes: bytes) -> tuple[bytes, ...]:
    """Return all complete nodes over a row of hashes: the row itself, then each level above it.

    Args:
        hashes: joined, 32 bytes each; any number of them.

    Returns:
        Joined hashes a level; level n has as many as there are complete subtrees of 2**n.
    """
    rows = [hashes]
    pair = 2 * HASH_SIZE
    while len(hashes) >= pair:
        whole = len(hashes) // pair * pair
        hashes = b"".join([sha256(b"\x01" + hashes[at : at + pair]).digest() for at in range(0, whole, pair)])
        rows.append(hashes)
    return tuple(rows)


def nodes_of(leaves: Sequence[bytes]) -> Node:
    """Return `node` for a tree that lies in memory.

    Args:
        leaves: leaf hashes, 32 bytes each.
    """
    rows = levels_over(b"".join(leaves))
    return lambda level, index: rows[level][index * HASH_SIZE : (index + 1) * HASH_SIZE]


def right_edge(size: int, node: Node) -> Edge:
    """Return, for each level, the hash over what is right of its last complete node.

    Args:
        size: how many entries, from 0.
        node: complete subtrees.

    Returns:
        At place n the hash over the last `size % 2**n` entries, None where there are none; the
        last place holds the root.
    """
    edge: list[bytes | None] = [None]
    for level in range(size.bit_length()):
        below, count = edge[-1], size >> level
        if count & 1:
            left = node(level, count - 1)
            edge.append(left if below is None else node_hash(left, below))
        else:
            edge.append(below)
    return edge


def root_at(size: int, node: Node) -> bytes:
    """Return the root of the tree over the first `size` entries.

    Source: RFC 9162, 2.1.1.
    """
    return right_edge(size, node)[-1] or EMPTY_ROOT


def root(leaves: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes.

    Args:
        leaves: 32 bytes each; none gives the hash of nothing.

    Source: RFC 9162, 2.1.1.
    """
    return root_at(len(leaves), nodes_of(leaves))


def path_from(level: int, index: int, size: int, node: Node, edge: Edge) -> tuple[bytes, ...]:
    """Return the siblings from a complete node up to the root.

    Args:
        level: of the node; 0 for a leaf.
        index: of the node in its level.
        size: of the tree.
        node: complete subtrees.
        edge: `right_edge(size, node)`.

    Source: RFC 9162, 2.1.3.1.
    """
    path = []
    while 1 << level < size:
        sibling, complete = index ^ 1, size >> level
        if sibling < complete:
            path.append(node(level, sibling))
        elif sibling == complete and (rest := edge[level]) is not None:
            path.append(rest)
        index >>= 1
        level += 1
    return tuple(path)


def inclusion_path(index: int, size: int, node: Node) -> tuple[bytes, ...]:
    """Return the proof that the entry at `index` is in the tree of `size`.

    Args:
        index: 0 to size - 1.
        size: from 1.
        node: complete subtrees.

    Source: RFC 9162, 2.1.3.1.
    """
    return path_from(0, index, size, node, right_edge(size, node))


def consistency_path(old: int, new: int, node: Node, edge: Edge) -> tuple[bytes, ...]:
    """Return the proof that the tree of size `new` only adds to the tree of size `old`.

    Args:
        old: 0 to `new`.
        new: size of the later tree.
        node: complete subtrees.
        edge: `right_edge(new, node)`.

    Source: RFC 9162, 2.1.4.1.
    """
    if old in {0, new}:
        return ()
    level = (old & -old).bit_length() - 1
    index = (old >> level) - 1
    start = (node(level, index),) if index else ()
    return start + path_from(level, index, new, node, edge)


def verify_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> None:
    """Check that a leaf is in the tree with this root.

    Args:
        leaf: the leaf hash, 32 bytes.
        index: where it is said to be, from 0.
        size: of the tree.
        path: as `inclusion_path` returns it.
        root: of the tree, 32 bytes.

    Raises:
        RecordError: it is not, or not there.

    Source: RFC 9162, 2.1.3.2.
    """
    if not _included(leaf, index, size, path, root):
        raise _contradiction("the entry is not in the tree of this root at this place")


def _included(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node_hash(sibling, found)
            at, last = _skip(at, last)
        else:
            found = node_hash(found, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]) -> None:
    """Check that a later tree only adds to an earlier one.

    Args:
        old: size of the earlier tree.
        new: size of the later one.
        old_root: root of the earlier tree, 32 bytes.
        new_root: root of the later one.
        path: as `consistency_path` returns it.

    Raises:
        RecordError: it does not: something that was there was changed or taken out.

    Source: RFC 9162, 2.1.4.2.
    """
    if not _consistent(old, new, old_root, new_root, list(path)):
        raise _contradiction("the later tree is no continuation of the earlier one")


def _consistent(old: int, new: int, old_root: bytes, new_root: bytes, path: list[bytes]) -> bool:
    if old == 0:
        return not path and old_root == EMPTY_ROOT and (new > 0 or new_root == EMPTY_ROOT)
    if old == new:
        return not path and old_root == new_root
    if not 0 < old < new or not path:
        return False
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            at, last = _skip(at, last)
        else:
            after = node_hash(after, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root


def _skip(at: int, last: int) -> tuple[int, int]:
    while at and not at & 1:
        at, last = at >> 1, last >> 1
    return at, last


def _contradiction(what: str) -> RecordError:
    return RecordError(
        f"The proof does not add up: {what}.",
        why="Hashing it up to the root gives another root than the one that was signed.",
        remedy="Keep both files, and ask an overseer and the witnesses for their copies of the checkpoint.",
    )
