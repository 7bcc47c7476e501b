"""Checking a whole record from its files alone, as anybody outside can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fairhearing.errors import InputError, RecordError
from fairhearing.record.checkpoint import Checkpoint, Verified, verify_checkpoint
from fairhearing.record.tiles import (
    CHECKPOINT,
    TILE_LEVELS,
    TILE_WIDTH,
    TileStore,
    broken,
    bundle_path,
    present,
    read_bundle,
    read_tile,
    tile_path,
)
from fairhearing.record.tree import HASH_SIZE, leaf_hash, nodes_of, root_at

ENTRY_SIZE = 32
"""Bytes of an entry of this record: a digest, so that nothing else can be read in it."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What the check of a whole record showed.

    Args:
        verified: the newest checkpoint and who cosigned it.
        since: the earlier checkpoint that it was compared with, if any.
    """

    verified: Verified
    since: Checkpoint | None = None


def verify_record(
    store: TileStore, log_key: str, *, since: str | None = None, witness_keys: Sequence[str] = ()
) -> Sound:
    """Work out the whole record anew from its entries and compare it with what was signed.

    Args:
        store: with checkpoint, tiles and bundles.
        log_key: the record's verifier key.
        since: an earlier checkpoint of the same record that somebody kept, the whole file.
        witness_keys: of the witnesses to look for.

    Returns:
        What was checked.

    Raises:
        InputError: there is no checkpoint, or a checkpoint or key cannot be read.
        RecordError: a file is missing or altered, a signature is false, or the record does not
            continue the earlier checkpoint.

    Source: C2SP tlog-tiles; RFC 9162, 2.1.
    """
    verified = verify_checkpoint(_newest(store), log_key, witness_keys)
    earlier = None if since is None else verify_checkpoint(since, log_key).checkpoint
    leaves = _leaves(store, verified.checkpoint.size)
    node = nodes_of(leaves)
    if root_at(len(leaves), node) != verified.checkpoint.root:
        raise _rewritten("The entries do not give the root that was signed.")
    _compare_tiles(store, leaves)
    if earlier is not None:
        if earlier.size > len(leaves):
            raise _rewritten(f"The earlier checkpoint has {earlier.size} entries, the record only {len(leaves)}.")
        if root_at(earlier.size, node) != earlier.root:
            raise _rewritten(f"The first {earlier.size} entries are not those of the earlier checkpoint.")
    return Sound(verified, earlier)


def _newest(store: TileStore) -> str:
    data = store.read(CHECKPOINT)
    if data is None:
        raise InputError(
            "There is no record here: the file checkpoint is missing.",
            why="A record is a folder with the file checkpoint and the folder tile.",
            remedy="Give the folder that holds both, as it was downloaded.",
        )
    return data.decode(errors="surrogateescape")


def _leaves(store: TileStore, size: int) -> list[bytes]:
    leaves: list[bytes] = []
    for number, width in _places(size):
        path = bundle_path(number, width)
        entries = read_bundle(present(store, path), width, path)
        if any(len(entry) != ENTRY_SIZE for entry in entries):
            raise broken(path, f"an entry has not {ENTRY_SIZE} bytes")
        leaves += [leaf_hash(entry) for entry in entries]
    return leaves


def _compare_tiles(store: TileStore, leaves: Sequence[bytes]) -> None:
    """Compare the tiles of all levels: people who prove single entries rely on them."""
    node, level = nodes_of(leaves), 0
    while count := len(leaves) >> (TILE_LEVELS * level):
        row = b"".join([node(TILE_LEVELS * level, index) for index in range(count)])
        for number, width in _places(count):
            start = number * TILE_WIDTH * HASH_SIZE
            if read_tile(store, level, number, width) != row[start : start + width * HASH_SIZE]:
                raise broken(tile_path(level, number, width), "it does not fit the entries")
        level += 1


def _places(count: int) -> list[tuple[int, int]]:
    return [(at // TILE_WIDTH, min(TILE_WIDTH, count - at)) for at in range(0, count, TILE_WIDTH)]


def _rewritten(what: str) -> RecordError:
    return RecordError(
        what,
        why="Entries of the record were changed, taken out or put in after they were published.",
        remedy="Keep this folder and both checkpoints, and show them to the overseers and the witnesses.",
    )
