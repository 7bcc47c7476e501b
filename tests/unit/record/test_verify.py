"""Checking a whole record from its files alone."""

from __future__ import annotations

import pytest

from fairhearing.errors import InputError, RecordError
from fairhearing.record import COSIGNATURE, Checkpoint, Log, cosign, public_key, sign_checkpoint, verify_record
from tests.unit.record.conftest import KEY, ORIGIN, SECRET, WITNESS, WITNESS_SECRET, Memory, entries, publish


@pytest.fixture
def early(log: Log) -> str:
    """Return the checkpoint of 100 entries; the log goes on to 600 and publishes again."""
    log.append(entries(100))
    note = publish(log)
    log.append(entries(500, 100))
    publish(log)
    return note


def test_sound_record_adds_up(store: Memory, early: str) -> None:
    """Every entry, every tile and the earlier checkpoint fit."""
    sound = verify_record(store, KEY, since=early)
    assert sound.verified.checkpoint.size == 600
    assert sound.since is not None
    assert sound.since.size == 100


def test_empty_record_adds_up(store: Memory, log: Log) -> None:
    """Nothing recorded is a state too."""
    publish(log)
    assert verify_record(store, KEY).verified.checkpoint.size == 0


def test_witness_of_the_newest_checkpoint_is_named(store: Memory, log: Log) -> None:
    """A cosigned record says by whom."""
    log.append(entries(1))
    log.publish(cosign(publish(log), WITNESS, WITNESS_SECRET, 5))
    key = str(public_key(WITNESS, WITNESS_SECRET, COSIGNATURE))
    assert verify_record(store, KEY, witness_keys=(key,)).verified.cosigned_by == ((WITNESS, 5),)


@pytest.mark.parametrize("name", ["tile/entries/000", "tile/entries/002.p/88", "tile/0/001", "tile/1/000.p/2"])
@pytest.mark.usefixtures("early")
def test_one_changed_byte_anywhere_is_noticed(store: Memory, name: str) -> None:
    """Entries, leaf tiles and upper tiles are all compared."""
    data = bytearray(store.files[name])
    data[-1] ^= 1
    store.files[name] = bytes(data)
    with pytest.raises(RecordError, match=f"broken at {name}|do not give the root"):
        verify_record(store, KEY)


@pytest.mark.parametrize("name", ["tile/entries/001", "tile/0/002.p/88"])
@pytest.mark.usefixtures("early")
def test_missing_file_is_named(store: Memory, name: str) -> None:
    """The message says which file is gone."""
    del store.files[name]
    with pytest.raises(RecordError, match=f"{name}: it is missing"):
        verify_record(store, KEY)


def test_rewritten_history_contradicts_the_checkpoint_that_somebody_kept(early: str) -> None:
    """A record made anew with one entry changed adds up by itself, and not with what was kept."""
    forged = Memory()
    log = Log(forged)
    log.append([bytes(32), *entries(599, 1)])
    publish(log)
    verify_record(forged, KEY)
    with pytest.raises(RecordError, match="first 100 entries are not those"):
        verify_record(forged, KEY, since=early)


def test_record_that_was_cut_contradicts_the_checkpoint_that_somebody_kept(early: str) -> None:
    """Entries taken off the end are noticed by whoever kept a later checkpoint."""
    short = Memory()
    log = Log(short)
    log.append(entries(60))
    publish(log)
    with pytest.raises(RecordError, match="has 100 entries, the record only 60"):
        verify_record(short, KEY, since=early)


def test_entry_that_is_no_digest_is_noticed(store: Memory, log: Log) -> None:
    """Nothing but digests stands in this record, or it could hold what must not be open."""
    log.append([b"plain words"])
    publish(log)
    with pytest.raises(RecordError, match="an entry has not 32 bytes"):
        verify_record(store, KEY)


def test_checkpoint_signed_over_another_root_is_noticed(store: Memory, log: Log) -> None:
    """A good signature does not make up for entries that do not fit."""
    log.append(entries(3))
    publish(log)
    store.write("checkpoint", sign_checkpoint(Checkpoint(ORIGIN, 3, bytes(32)), SECRET).encode())
    with pytest.raises(RecordError, match="do not give the root that was signed"):
        verify_record(store, KEY)


@pytest.mark.parametrize(("data", "says"), [(None, "There is no record here"), (b"\xff", "no signed note")])
def test_folder_without_a_checkpoint_is_bad_input(store: Memory, data: bytes | None, says: str) -> None:
    """A wrong folder is told apart from a record that contradicts itself."""
    if data is not None:
        store.write("checkpoint", data)
    with pytest.raises(InputError, match=says):
        verify_record(store, KEY)
