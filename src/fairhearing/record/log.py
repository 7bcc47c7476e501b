"""The log: entries are added at its end, and every state it was ever in can be proved."""

from __future__ import annotations

from collections.abc import Sequence

from fairhearing.errors import RecordError
from fairhearing.record.checkpoint import read_checkpoint
from fairhearing.record.notes import read_note
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
    write_bundle,
)
from fairhearing.record.tree import (
    HASH_SIZE,
    Edge,
    consistency_path,
    leaf_hash,
    levels_over,
    path_from,
    right_edge,
    root_at,
)

_CACHED_TILES = 1024
"""16 KiB each: a quarter of a million entries are proved without reading a file."""


class Log:
    """An append-only log in a store; one process writes it at a time.

    The published checkpoint says how long the log is. What a crash left beyond it is no part of
    the log, and is written over when the same entries are appended again.

    Args:
        store: with the files of the log; an empty one is an empty log.

    Raises:
        InputError: what lies there as checkpoint is none.
        RecordError: the tiles do not give the checkpoint's root.

    Source: C2SP tlog-tiles; RFC 9162.
    """

    def __init__(self, store: TileStore) -> None:
        self._store = store
        self._tiles: dict[tuple[int, int], tuple[bytes, ...]] = {}
        self._edge: tuple[int, Edge] = (0, (None,))
        self._size = 0
        note = store.read(CHECKPOINT)
        if note is not None:
            published = read_checkpoint(read_note(note.decode(errors="surrogateescape")).text)
            self._size = published.size
            if self.root() != published.root:
                raise broken(CHECKPOINT, "the tiles give another root")

    @property
    def size(self) -> int:
        """How many entries it has."""
        return self._size

    def append(self, entries: Sequence[bytes]) -> int:
        """Add entries at the end.

        Args:
            entries: in their order; up to 65,535 bytes each.

        Returns:
            The new size.

        Raises:
            InputError: an entry is too long.
        """
        return self.append_at(self._size, entries)

    def append_at(self, start: int, entries: Sequence[bytes]) -> int:
        """Add entries at a place that the caller remembers, so that a repetition adds nothing.

        Args:
            start: the index of the first of them, at most `size`.
            entries: those that are there already must be the same.

        Returns:
            The new size; unchanged when all of them were there.

        Raises:
            InputError: an entry is too long.
            RecordError: it would leave a gap, or other entries stand there.
        """
        known = self._size - start
        if known < 0 or any(self.entry(start + at) != entry for at, entry in enumerate(entries[:known])):
            raise RecordError(
                f"These entries cannot be appended at {start}.",
                why="Other entries stand there, or it would leave a gap: the log only grows at its end.",
                remedy="Compare the caller's count with the published checkpoint; do not append anything else.",
            )
        added = entries[known:]
        if added:
            self._write_bundles(added)
            self._write_tiles(b"".join([leaf_hash(entry) for entry in added]))
            self._size += len(added)
        return self._size

    def publish(self, note: str) -> None:
        """Put a signed checkpoint of the present state in place: from now on this is the log.

        Args:
            note: as `sign` returns it, with or without cosignatures.

        Raises:
            InputError: it is no checkpoint.
            RecordError: it is not of this size and root.
        """
        checkpoint = read_checkpoint(read_note(note).text)
        if (checkpoint.size, checkpoint.root) != (self._size, self.root()):
            raise RecordError(
                "This checkpoint is of another state than the log's present one.",
                why="A checkpoint that was published can never be taken back.",
                remedy="Sign the log's present size and root.",
            )
        self._store.write(CHECKPOINT, note.encode())

    def root(self, size: int | None = None) -> bytes:
        """Return the root over the first `size` entries, 32 bytes.

        Args:
            size: 0 to the log's size; None: all.

        Raises:
            RecordError: the log is shorter.
        """
        return root_at(self._within(size), self._node)

    def inclusion(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        """Return the proof that the entry at `index` is in the log.

        Args:
            index: from 0.
            size: of the tree to prove it in; None: all.

        Raises:
            RecordError: the log is shorter.

        Source: RFC 9162, 2.1.3.
        """
        whole = self._within(size)
        self._at(index, whole)
        return path_from(0, index, whole, self._node, self._edge_of(whole))

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        """Return the proof that the log of size `new` only adds to that of size `old`.

        Args:
            old: 0 to `new`.
            new: at most the log's size.

        Raises:
            RecordError: the log is shorter, or `old` is later than `new`.

        Source: RFC 9162, 2.1.4.
        """
        self._within(old, self._within(new))
        return consistency_path(old, new, self._node, self._edge_of(new))

    def entry(self, index: int) -> bytes:
        """Return an entry.

        Args:
            index: from 0.

        Raises:
            RecordError: there is none, or its bundle is broken.
        """
        bundle, place = divmod(self._at(index, self._size), TILE_WIDTH)
        return self._bundle(bundle)[place]

    def _at(self, index: int, size: int) -> int:
        if not 0 <= index < size:
            raise _beyond(index, size)
        return index

    def _within(self, size: int | None, limit: int | None = None) -> int:
        limit = self._size if limit is None else limit
        size = limit if size is None else size
        if not 0 <= size <= limit:
            raise _beyond(size, limit)
        return size

    def _edge_of(self, size: int) -> Edge:
        if self._edge[0] != size:
            self._edge = (size, right_edge(size, self._node))
        return self._edge[1]

    def _node(self, level: int, index: int) -> bytes:
        tile_level, row = divmod(level, TILE_LEVELS)
        shift = TILE_LEVELS - row
        number = index >> shift
        rows = self._tiles.get((tile_level, number)) or self._load(tile_level, number)
        at = (index - (number << shift)) * HASH_SIZE
        return rows[row][at : at + HASH_SIZE]

    def _load(self, level: int, number: int) -> tuple[bytes, ...]:
        width = min((self._size >> (TILE_LEVELS * level)) - number * TILE_WIDTH, TILE_WIDTH)
        return self._keep(level, number, read_tile(self._store, level, number, width))

    def _keep(self, level: int, number: int, hashes: bytes) -> tuple[bytes, ...]:
        while len(self._tiles) >= _CACHED_TILES:
            del self._tiles[next(iter(self._tiles))]
        rows = levels_over(hashes)
        self._tiles[level, number] = rows
        return rows

    def _bundle(self, number: int) -> tuple[bytes, ...]:
        width = min(self._size - number * TILE_WIDTH, TILE_WIDTH)
        path = bundle_path(number, width)
        return read_bundle(present(self._store, path), width, path)

    def _write_bundles(self, added: Sequence[bytes]) -> None:
        number, begun = divmod(self._size, TILE_WIDTH)
        pending = [*(self._bundle(number) if begun else ()), *added]
        for at in range(0, len(pending), TILE_WIDTH):
            entries = pending[at : at + TILE_WIDTH]
            self._store.write(bundle_path(number + at // TILE_WIDTH, len(entries)), write_bundle(entries))

    def _write_tiles(self, hashes: bytes) -> None:
        """Write the tiles that these leaf hashes begin or go on with, level after level."""
        level, full = 0, TILE_WIDTH * HASH_SIZE
        while hashes:
            number, begun = divmod(self._size >> (TILE_LEVELS * level), TILE_WIDTH)
            pending = (read_tile(self._store, level, number, begun) if begun else b"") + hashes
            above = []
            for at in range(0, len(pending), full):
                tile, place = pending[at : at + full], number + at // full
                rows = self._keep(level, place, tile)
                self._store.write(tile_path(level, place, len(tile) // HASH_SIZE), tile)
                if len(tile) == full:
                    above.append(rows[TILE_LEVELS])
            hashes, level = b"".join(above), level + 1


def _beyond(asked: int, size: int) -> RecordError:
    return RecordError(
        f"The log has no entry or state number {asked}.",
        why=f"It has {size} entries here.",
        remedy="Ask for one that is there, or for a later checkpoint.",
    )
