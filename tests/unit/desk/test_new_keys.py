"""New keys: at once with the old ones open, else when others vouch for them."""

import pytest

from fairhearing.desk import (
    Officer,
    ask_new_keys,
    asked_keys,
    edits_of,
    enrol,
    enter_outside_keys,
    put_due_in_force,
    refuse_new_keys,
    remove_keys,
    replace_keys,
    unlock,
    vouch_for_keys,
)
from fairhearing.errors import InputError, NotYoursError, RefusedError, SealError
from fairhearing.sealing import check_words, make_passphrase, new_identity, outside_keys, write_public


def words_of(row):
    return check_words(row.recipient, row.verify_key)


def in_force(club, person):
    with club.house.books.reading() as ledger:
        return ledger.keys(person)


def test_with_the_old_keys_open_new_ones_count_at_once(club):
    """Under the words that were typed back; the old words open nothing here any more."""
    old = enrol(club.house, "c01")
    words = make_passphrase(club.house.randomness)
    made = replace_keys(club.house, Officer("c01", old.keys), words)
    assert made.passphrase == words
    assert unlock(club.house, "c01", words).keys == made.keys != old.keys
    with pytest.raises(SealError):
        unlock(club.house, "c01", old.passphrase)
    with pytest.raises(NotYoursError):
        replace_keys(club.house, Officer("c01", old.keys))


def test_keys_asked_for_without_the_words_wait(club):
    """The old ones stay in force, and their owner can refuse: an account that was taken over gains nothing."""
    before = in_force(club, "c04")
    row = ask_new_keys(club.house, "c04")
    assert asked_keys(club.house) == (row,)
    assert in_force(club, "c04") == before
    refuse_new_keys(club.house, club.officers["c04"])
    refuse_new_keys(club.house, club.officers["c04"])
    assert asked_keys(club.house) == ()
    assert [edit.kind for edit in edits_of(club.house, "c04")] == ["keys-asked", "keys-refused"]


def test_whoever_never_had_keys_makes_their_first(club):
    """New ones are for those who had some; keys on another machine are made there."""
    with pytest.raises(RefusedError, match="no keys"):
        ask_new_keys(club.house, "c01")
    public = write_public(outside_keys(new_identity(club.house.randomness)))
    enter_outside_keys(club.house, "c01", public)
    with pytest.raises(RefusedError, match="another machine"):
        ask_new_keys(club.house, "c01")


def test_removed_keys_come_back_only_with_a_voucher(club):
    """Whoever removes keys cannot enrol anew in the person's place; keys of another machine can be entered."""
    enrol(club.house, "c01")
    ask_new_keys(club.house, "c01")
    remove_keys(club.house, "c01")
    assert in_force(club, "c01") is None
    assert asked_keys(club.house) == ()
    with pytest.raises(InputError, match="no keys"):
        remove_keys(club.house, "c01")
    with pytest.raises(RefusedError, match="taken out"):
        enrol(club.house, "c01")
    row = ask_new_keys(club.house, "c01")
    for by in ("c04", "c05"):
        vouch_for_keys(club.house, club.officers[by], "c01", words_of(row))
    club.clock.pass_days(2)
    assert put_due_in_force(club.house) == ("c01",)
    assert in_force(club, "c01").recipient == row.recipient
    remove_keys(club.house, "c01")
    public = write_public(outside_keys(new_identity(club.house.randomness)))
    assert enter_outside_keys(club.house, "c01", public).sealed == b""
