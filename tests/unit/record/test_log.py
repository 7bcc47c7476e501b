"""The log: appending, proving, and what a crash leaves."""

from __future__ import annotations

import pytest

from fairhearing.errors import InputError, RecordError
from fairhearing.record import Checkpoint, Log, sign_checkpoint
from fairhearing.record import log as log_module
from fairhearing.record.tiles import CHECKPOINT
from fairhearing.record.tree import (
    EMPTY_ROOT,
    consistency_path,
    inclusion_path,
    leaf_hash,
    nodes_of,
    right_edge,
    root,
)
from tests.unit.record.conftest import ORIGIN, SECRET, Memory, entries, publish

SIZES = (1, 2, 255, 256, 257, 511, 512, 700)


def _leaves(count: int) -> list[bytes]:
    return [leaf_hash(entry) for entry in entries(count)]


def test_new_log_is_empty(log: Log) -> None:
    """Without a checkpoint there is nothing, and nothing has the hash of nothing."""
    assert (log.size, log.root()) == (0, EMPTY_ROOT)


def test_batches_give_the_tree_over_all_entries(log: Log) -> None:
    """However entries are batched, root, entries and proofs are those of the whole tree."""
    done = 0
    for size in SIZES:
        assert log.append(entries(size - done, done)) == size
        done = size
        assert log.root() == root(_leaves(size))
    node = nodes_of(_leaves(done))
    for index in range(0, done, 37):
        assert log.entry(index) == entries(done)[index]
        assert log.inclusion(index) == inclusion_path(index, done, node)
    for size in SIZES:
        assert log.root(size) == root(_leaves(size))
        assert log.inclusion(0, size) == inclusion_path(0, size, nodes_of(_leaves(size)))
        assert log.consistency(size, done) == consistency_path(size, done, node, right_edge(done, node))


def test_tiles_are_those_of_the_specification(store: Memory, log: Log) -> None:
    """70,000 entries lie in exactly the files of the specification's own example."""
    log.append(entries(70_000))
    names = {name for name in store.files if not name.startswith("tile/entries")}
    full = [name for name in names if name.startswith("tile/0/") and ".p/" not in name]
    assert len(full) == 273
    assert names - set(full) == {"tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"}


def test_log_opens_again_at_its_checkpoint(store: Memory, log: Log) -> None:
    """What was published is there for the next process, with the same proofs."""
    log.append(entries(300))
    publish(log)
    again = Log(store)
    assert (again.size, again.root(), again.inclusion(299)) == (300, log.root(), log.inclusion(299))
    again.append(entries(300, 300))
    assert again.root() == root(_leaves(600))


def test_proofs_are_read_from_tiles_when_memory_is_short(
    monkeypatch: pytest.MonkeyPatch, store: Memory, log: Log
) -> None:
    """With room for one tile in memory the proofs are the same."""
    log.append(entries(1500))
    expected = [log.inclusion(index) for index in range(0, 1500, 100)]
    publish(log)
    monkeypatch.setattr(log_module, "_CACHED_TILES", 1)
    again = Log(store)
    assert [again.inclusion(index) for index in range(0, 1500, 100)] == expected


def test_appending_the_same_again_adds_nothing(log: Log) -> None:
    """A caller who does not know whether it succeeded repeats without doubling."""
    log.append(entries(10))
    assert log.append_at(0, entries(10)) == 10
    assert log.append_at(4, entries(10, 4)) == 14
    assert log.append_at(14, []) == 14
    assert log.root() == root(_leaves(14))


def test_a_gap_or_another_entry_is_refused(log: Log) -> None:
    """The log takes nothing beyond its end and nothing in place of what is there."""
    log.append(entries(10))
    with pytest.raises(RecordError, match="cannot be appended at 11"):
        log.append_at(11, entries(1))
    with pytest.raises(RecordError, match="cannot be appended at 5"):
        log.append_at(5, entries(9, 6))
    assert log.size == 10


@pytest.mark.parametrize("room", range(9))
def test_crash_at_any_write_loses_and_doubles_nothing(store: Memory, log: Log, room: int) -> None:
    """Wherever the writing stops, the published state stays, and the same entries go in once."""
    log.append(entries(250))
    publish(log)
    store.room = room
    with pytest.raises(OSError, match="full"):
        Log(store).append_at(250, entries(600, 250))
    store.room = None
    again = Log(store)
    assert (again.size, again.root()) == (250, root(_leaves(250)))
    assert again.append_at(250, entries(600, 250)) == 850
    publish(again)
    assert Log(store).root() == root(_leaves(850))
    assert Log(store).append_at(250, entries(600, 250)) == 850


def test_entries_never_published_can_be_others_afterwards(store: Memory, log: Log) -> None:
    """What a crash left beyond the checkpoint binds nobody, not even from the same process."""
    log.append(entries(5))
    publish(log)
    Log(store).append(entries(400, 1000))
    again = Log(store)
    again.append(entries(400, 5))
    publish(again)
    assert Log(store).root() == root(_leaves(405))
    assert [Log(store).entry(at) for at in (4, 5, 404)] == [entries(405)[at] for at in (4, 5, 404)]


@pytest.mark.parametrize("room", range(8))
def test_failed_append_leaves_no_trace_in_memory(store: Memory, log: Log, room: int) -> None:
    """After a full disk the same process goes on with whatever it is given next."""
    log.append(entries(250))
    store.room = room
    with pytest.raises(OSError, match="full"):
        log.append(entries(600, 1000))
    store.room = None
    assert log.root() == root(_leaves(250))
    assert log.inclusion(249) == inclusion_path(249, 250, nodes_of(_leaves(250)))
    log.append(entries(20, 250))
    assert log.inclusion(0) == inclusion_path(0, 270, nodes_of(_leaves(270)))


def test_only_a_checkpoint_of_the_present_state_is_published(store: Memory, log: Log) -> None:
    """A checkpoint of another size or root never replaces the one that is there."""
    log.append(entries(3))
    for wrong in (Checkpoint(ORIGIN, 2, log.root()), Checkpoint(ORIGIN, 3, bytes(32))):
        with pytest.raises(RecordError, match="another state"):
            log.publish(sign_checkpoint(wrong, SECRET))
    assert CHECKPOINT not in store.files


def test_tiles_that_do_not_give_the_checkpoint_are_noticed_at_opening(store: Memory, log: Log) -> None:
    """A log whose right edge was changed is not written on."""
    log.append(entries(3))
    publish(log)
    store.files["tile/0/000.p/3"] = bytes(96)
    with pytest.raises(RecordError, match="the tiles give another root"):
        Log(store)


def test_checkpoint_that_is_none_is_noticed_at_opening(store: Memory) -> None:
    """Bytes that are no text are no checkpoint."""
    store.write(CHECKPOINT, b"\xff\n\n\xff")
    with pytest.raises(InputError, match="no signed note"):
        Log(store)


def test_what_is_not_there_is_not_proved(log: Log) -> None:
    """An index, size or order beyond the log is refused."""
    log.append(entries(3))
    for ask in (
        lambda: log.entry(3),
        lambda: log.entry(-1),
        lambda: log.inclusion(3),
        lambda: log.inclusion(-1),
        lambda: log.inclusion(2, 2),
        lambda: log.inclusion(0, 4),
        lambda: log.root(4),
        lambda: log.consistency(3, 2),
        lambda: log.consistency(1, 4),
    ):
        with pytest.raises(RecordError, match="no entry or state number"):
            ask()
