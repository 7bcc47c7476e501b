"""Enrolment: keys once, six words shown once, and one answer for every wrong code."""

from datetime import timedelta

import pytest

from fairhearing.desk import change_passphrase, enrol, enter_outside_keys, find_invited, invite_member, unlock
from fairhearing.errors import InputError, NotYoursError, RefusedError, SealError
from fairhearing.sealing import make_letter_code, new_identity, outside_keys, write_public


def test_an_invitation_is_used_once(club):
    """The code leads to the person until they have their keys."""
    code = invite_member(club.house, "c01")
    row = find_invited(club.house, code.letter, code.spoken)
    assert row.person == "c01"
    made = enrol(club.house, "c01", row)
    assert unlock(club.house, "c01", made.passphrase).identity.recipient == made.keys.identity.recipient
    with pytest.raises(NotYoursError):
        find_invited(club.house, code.letter, code.spoken)
    with pytest.raises(NotYoursError):
        enrol(club.house, "c01", row)


def test_wrong_and_expired_codes_get_one_answer(club):
    """Nobody learns whether a code ever was."""
    code = invite_member(club.house, "c01")
    wrong = make_letter_code(club.house.randomness)
    club.clock.at += timedelta(days=31)
    seen = []
    for one in (code, wrong):
        with pytest.raises(NotYoursError) as refused:
            find_invited(club.house, one.letter, one.spoken)
        seen.append(refused.value.diagnostics())
    assert seen[0] == seen[1]


def test_nobody_off_the_roll_is_invited(club):
    """The message says where to look."""
    with pytest.raises(InputError, match="roll"):
        invite_member(club.house, "c99")


def test_keys_are_made_once(club):
    """New keys would open nothing of what was sealed to the old ones."""
    with pytest.raises(RefusedError, match="already"):
        enrol(club.house, "c04")


def test_without_keys_nothing_unlocks(club):
    """Neither for somebody without keys, nor with other words."""
    with pytest.raises(NotYoursError):
        unlock(club.house, "c01", "one two three four five six")
    with pytest.raises(SealError):
        unlock(club.house, "c04", "one two three four five six")


def test_new_words_open_the_same_keys(club):
    """The old words open nothing any more."""
    words = change_passphrase(club.house, club.officers["c04"])
    assert unlock(club.house, "c04", words).identity.recipient == club.officers["c04"].identity.recipient
    del club.house.books.tables.keys["c04"]
    with pytest.raises(NotYoursError):
        change_passphrase(club.house, club.officers["c04"])


def test_keys_that_lie_outside_are_entered_once_and_for_people_of_the_roll(club):
    """Nobody signs in with them; an edit in the record tells of them."""
    public = write_public(outside_keys(new_identity(club.house.randomness)))
    before = len(club.house.books.tables.edits)
    row = enter_outside_keys(club.house, "c01", public)
    assert row.sealed == b""
    assert len(club.house.books.tables.edits) == before + 1
    with pytest.raises(SealError):
        unlock(club.house, "c01", "one two three four five six")
    with pytest.raises(RefusedError, match="already"):
        enter_outside_keys(club.house, "c01", public)
    with pytest.raises(InputError, match="roll"):
        enter_outside_keys(club.house, "c99", public)
