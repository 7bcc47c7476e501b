"""Resets: two people for two halves, and no word for anybody from whoever made a letter for them."""

import pytest

from fairhearing.desk import (
    EnrolmentRow,
    acknowledge_resets,
    ask_new_keys,
    asked_keys,
    both_reset,
    confirm_sign_in,
    edits_of,
    enrol,
    find_invited,
    invite_member,
    open_resets,
    remove_keys,
    replace_keys,
    use_letter,
    vouch_for_keys,
)
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.sealing import check_words


def reset(club, person, purpose, maker, told=()):
    code = invite_member(club.house, person, purpose, maker)
    row = find_invited(club.house, code.letter, code.spoken)
    with club.house.books.writing() as ledger:
        use_letter(club.house, ledger, row, told)


@pytest.mark.parametrize(("first", "second"), [("password", "factor"), ("factor", "password")])
def test_nobody_resets_both_halves(club, first, second):
    """Whoever made one makes no letter for the other, and one made beforehand does nothing."""
    code = invite_member(club.house, "c04", second, "c05")
    reset(club, "c04", first, "c05", ("17",))
    with pytest.raises(RefusedError, match="same person"):
        invite_member(club.house, "c04", second, "c05")
    with pytest.raises(RefusedError, match="same person"), club.house.books.writing() as ledger:
        use_letter(club.house, ledger, find_invited(club.house, code.letter, code.spoken))
    assert not both_reset(club.house, "c04")
    reset(club, "c04", first, "c05")
    reset(club, "c01", second, "c05")
    invite_member(club.house, "c04", "account", "c05")
    reset(club, "c04", second, "c06")
    assert both_reset(club.house, "c04")
    assert [notice.template for notice in club.house.books.tables.notices if notice.account] == [f"{first}-reset"]


def test_the_owner_acknowledges_with_open_keys_that_are_in_force(club):
    """Then the next loss begins from nothing."""
    reset(club, "c04", "password", "c05")
    reset(club, "c06", "password", "c05")
    acknowledge_resets(club.house, club.officers["c04"])
    assert [row.person for row in open_resets(club.house)] == ["c06"]
    reset(club, "c04", "factor", "c05")
    replace_keys(club.house, club.officers["c04"])
    with pytest.raises(NotYoursError):
        acknowledge_resets(club.house, club.officers["c04"])


def test_whoever_made_a_letter_vouches_for_no_keys(club):
    """Not before its owner acknowledged it."""
    reset(club, "c04", "password", "c05")
    row = ask_new_keys(club.house, "c04")
    said = check_words(row.recipient, row.verify_key)
    with pytest.raises(RefusedError, match="You made a letter"):
        vouch_for_keys(club.house, club.officers["c05"], "c04", said)
    acknowledge_resets(club.house, club.officers["c04"])
    vouch_for_keys(club.house, club.officers["c05"], "c04", said)


def test_a_letter_by_whoever_vouched_stops_the_keys(club):
    """Also when the letter comes after the word; one by somebody else leaves them."""
    row = ask_new_keys(club.house, "c04")
    vouch_for_keys(club.house, club.officers["c05"], "c04", check_words(row.recipient, row.verify_key))
    reset(club, "c04", "password", "account admin")
    assert len(asked_keys(club.house)) == 1
    reset(club, "c04", "factor", "c05")
    assert asked_keys(club.house) == ()
    assert "keys-stopped" in [edit.kind for edit in edits_of(club.house, "c04")]


def test_a_sign_in_without_keys_is_confirmed_by_somebody_else(club):
    """Not by oneself, nor by a maker; not where there are keys, or were some, or one half alone was reset."""
    reset(club, "c01", "password", "c05")
    with pytest.raises(NotYoursError):
        confirm_sign_in(club.house, "c06", "c01")
    reset(club, "c01", "factor", "account admin")
    for by in ("c01", "c05"):
        with pytest.raises(RefusedError):
            confirm_sign_in(club.house, by, "c01")
    assert both_reset(club.house, "c01")
    confirm_sign_in(club.house, "c06", "c01", ("17",))
    assert not both_reset(club.house, "c01")
    assert [edit.kind for edit in edits_of(club.house, "c01")][-1] == "sign-in-confirmed"
    enrol(club.house, "c01")
    reset(club, "c01", "password", "c05")
    reset(club, "c01", "factor", "c06")
    with pytest.raises(NotYoursError):
        confirm_sign_in(club.house, "c04", "c01")
    remove_keys(club.house, "c01")
    with pytest.raises(NotYoursError):
        confirm_sign_in(club.house, "c04", "c01")


def test_a_letter_for_an_account_resets_nothing(club):
    """It bars nobody from anything."""
    code = invite_member(club.house, "c01", maker="c05")
    row = find_invited(club.house, code.letter, code.spoken)
    assert row == EnrolmentRow(row.find, "c01", row.until, "account", "c05")
    with club.house.books.writing() as ledger:
        use_letter(club.house, ledger, row)
    assert open_resets(club.house) == ()
