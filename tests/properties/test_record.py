"""The record under any input: proofs hold, changes are noticed, and only our own errors come out."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import assume, given
from hypothesis import strategies as st

from fairhearing.errors import InputError, RecordError
from fairhearing.record import (
    Checkpoint,
    Log,
    read_checkpoint,
    read_key,
    read_note,
    read_proof,
    sign,
    verify_consistency,
    verify_inclusion,
    write_checkpoint,
    write_note,
)


class Memory:
    """A TileStore in memory."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def read(self, path: str) -> bytes | None:
        return self.files.get(path)

    def write(self, path: str, data: bytes) -> None:
        self.files[path] = data


def _entries(count: int) -> list[bytes]:
    return [sha256(at.to_bytes(4, "big")).digest() for at in range(count)]


BATCHES = st.lists(st.integers(0, 300), min_size=1, max_size=6)


def _log(batches: list[int]) -> Log:
    log = Log(Memory())
    for count in batches:
        log.append(_entries(log.size + count)[log.size :])
    return log


@given(BATCHES, st.data())
def test_every_entry_is_proved_in_every_later_state(batches: list[int], data: st.DataObject) -> None:
    """A proof made by the log verifies with nothing but the roots, and batches make no difference."""
    log = _log(batches)
    assert log.root() == _log([log.size]).root()
    assume(log.size > 0)
    index = data.draw(st.integers(0, log.size - 1))
    size = data.draw(st.integers(index + 1, log.size))
    leaf = sha256(b"\0" + log.entry(index)).digest()
    verify_inclusion(leaf, index, size, log.inclusion(index, size), log.root(size))
    verify_consistency(size, log.size, log.root(size), log.root(), log.consistency(size, log.size))


@given(st.integers(2, 300), st.data())
def test_a_proof_holds_for_one_place_only(size: int, data: st.DataObject) -> None:
    """The proof of one entry proves no other entry and no other place."""
    log = _log([size])
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, size - 1).filter(lambda at: at != index))
    path, leaves = log.inclusion(index), [sha256(b"\0" + entry).digest() for entry in _entries(size)]
    for leaf, place in ((leaves[other], index), (leaves[index], other)):
        try:
            verify_inclusion(leaf, place, size, path, log.root())
        except RecordError:
            continue
        raise AssertionError("a proof held for what it does not prove")


@given(BATCHES, st.integers(0, 3), st.integers(0, 12))
def test_repeating_an_append_after_a_crash_changes_nothing(batches: list[int], back: int, count: int) -> None:
    """However far the caller goes back, the same entries give the same log."""
    log = _log(batches)
    before, start = log.size, max(0, log.size - back)
    size = log.append_at(start, _entries(start + count)[start:])
    assert size == max(before, start + count)
    assert log.root() == _log([size]).root()


@given(st.text())
def test_readers_end_in_our_own_errors(text: str) -> None:
    """Whatever is in a file, it is read or refused as input."""
    for read in (read_note, read_key, read_checkpoint, read_proof):
        try:
            read(text)
        except InputError:
            continue


@given(st.text(), st.from_regex(r"[a-z.]{1,9}", fullmatch=True), st.binary(min_size=32, max_size=32))
def test_what_can_be_signed_reads_back(text: str, name: str, secret: bytes) -> None:
    """A note is refused before it is signed, or comes back as it was."""
    try:
        note = sign(text, name, secret)
    except InputError:
        return
    assert read_note(note).text == text
    assert write_note(read_note(note)) == note


@given(
    st.from_regex(r"[a-z./]{1,30}", fullmatch=True),
    st.integers(0, 10**19 - 1),
    st.binary(min_size=32, max_size=32),
)
def test_checkpoints_read_back(origin: str, size: int, root: bytes) -> None:
    """A checkpoint that is written is the one that is read."""
    checkpoint = Checkpoint(origin, size, root)
    assert read_checkpoint(write_checkpoint(checkpoint)) == checkpoint
