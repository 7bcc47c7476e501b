"""Vouching: two people with the right words, two days in which it can be stopped, and nothing sealed before."""

from datetime import timedelta

import pytest

from fairhearing.desk import (
    Officer,
    ask_new_keys,
    asked_keys,
    cases_of,
    edits_of,
    put_due_in_force,
    refuse_new_keys,
    replace_keys,
    stop_new_keys,
    unlock,
    vouch_by,
    vouch_for_keys,
)
from fairhearing.errors import InputError, NotYoursError, RefusedError
from fairhearing.sealing import check_words, make_passphrase


def words_of(row):
    return check_words(row.recipient, row.verify_key)


def in_force(club, person):
    with club.house.books.reading() as ledger:
        return ledger.keys(person)


def vouch(club, by, row):
    return vouch_for_keys(club.house, club.officers[by], row.person, words_of(row))


def test_two_people_vouch_with_the_words_that_stand_for_them(club):
    """Other words, one's own keys, a second time, and a voucher whose own keys were replaced do not count."""
    first = ask_new_keys(club.house, "c04")
    row = ask_new_keys(club.house, "c04")
    with pytest.raises(InputError, match="do not stand"):
        vouch_for_keys(club.house, club.officers["c05"], "c04", words_of(first))
    with pytest.raises(RefusedError, match="own keys"):
        vouch(club, "c04", row)
    replaced = replace_keys(club.house, club.officers["c05"])
    with pytest.raises(NotYoursError):
        vouch(club, "c05", row)
    club.officers["c05"] = Officer("c05", replaced.keys)
    assert vouch(club, "c05", row).counts_from is None
    with pytest.raises(RefusedError, match="already"):
        vouch(club, "c05", row)
    assert vouch(club, "c03", row).counts_from == club.house.now() + timedelta(hours=48)
    with pytest.raises(NotYoursError):
        vouch(club, "c02", row)


def test_they_are_in_force_two_days_after_the_second_and_no_moment_before(club):
    """Until then the earlier keys stay; a report that comes in meanwhile goes to those."""
    words = make_passphrase(club.house.randomness)
    row = ask_new_keys(club.house, "c04", words)
    vouch(club, "c05", row)
    club.clock.pass_days(9)
    assert put_due_in_force(club.house) == ()
    vouch(club, "c03", row)
    club.report()
    assert len(cases_of(club.house, club.officers["c04"])) == 1
    club.clock.pass_days(1)
    assert put_due_in_force(club.house) == ()
    assert in_force(club, "c04").recipient != row.recipient
    club.clock.pass_days(1)
    assert put_due_in_force(club.house, lambda person: [f"account of {person}"]) == ("c04",)
    assert put_due_in_force(club.house) == ()
    assert unlock(club.house, "c04", words).identity.recipient == row.recipient
    assert asked_keys(club.house) == ()
    with pytest.raises(NotYoursError):
        refuse_new_keys(club.house, club.officers["c04"])
    told = ["keys-asked", "keys-vouched", "keys-vouched", "keys-replaced"]
    assert [edit.kind for edit in edits_of(club.house, "c04")] == told


def test_keys_that_were_stopped_or_refused_never_count(club):
    """By the owner or an overseer, in the last moment, too; asked for anew it begins from nothing."""
    row = ask_new_keys(club.house, "c04")
    vouch(club, "c05", row)
    vouch(club, "c03", row)
    stop_new_keys(club.house, "c04", ("17",))
    with pytest.raises(NotYoursError):
        stop_new_keys(club.house, "c04")
    club.clock.pass_days(3)
    assert put_due_in_force(club.house) == ()
    row = ask_new_keys(club.house, "c04")
    vouch(club, "c05", row)
    vouch(club, "c03", row)
    club.clock.pass_days(3)
    assert put_due_in_force(club.house, lambda person: stop_new_keys(club.house, person) or ()) == ()
    again = ask_new_keys(club.house, "c04")
    assert again.vouchers == ()
    vouch(club, "c05", again)
    refuse_new_keys(club.house, club.officers["c04"])
    with pytest.raises(NotYoursError):
        vouch(club, "c03", again)


def test_whoever_waits_has_a_day(club):
    """Three days after they asked."""
    row = ask_new_keys(club.house, "c04", told=("17",))
    assert vouch_by(row.on) == row.on + timedelta(days=3)
    assert [notice.template for notice in club.house.books.tables.notices if notice.account == "17"] == [
        "keys-asked"
    ]
