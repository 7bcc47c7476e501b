"""Trying wraps: what opens is a key of the epoch, or it is passed over."""

from __future__ import annotations

import pytest

from fairhearing.desk import cases_of, open_case, open_mailbox, refresh_index
from fairhearing.desk.records import BatchRow
from fairhearing.desk.trying import try_batches
from fairhearing.sealing import WrapContext, make_wraps, new_identity, read_receipt
from tests.fakes import FakeRandomness

SEED = FakeRandomness("somebody else")


def wrapped(recipient, *place) -> bytes:
    """Return a wrap of a key that is of no epoch, made for a place."""
    return make_wraps(new_identity(SEED), [recipient], WrapContext(*place), SEED)


def add(club, batch: BatchRow) -> None:
    with club.house.books.writing() as ledger:
        ledger.add_batch(batch)


@pytest.mark.parametrize("elsewhere", ["", "elsewhere"], ids=["another key", "another place"])
@pytest.mark.parametrize("unlocked", [True, False])
def test_a_wrap_that_somebody_else_made_locks_nobody_out(club, elsewhere, unlocked) -> None:
    """Its reader unlocks and reads all their cases, whether they knew the right key before or not."""
    _, code = club.report()
    officer = club.officers["c04"]
    if unlocked:
        refresh_index(club.house, officer)
    for name in ("who", "what", "panel"):
        wraps = wrapped(officer.identity.recipient, elsewhere or code, name, 0)
        add(club, BatchRow(0, code, name, 0, wraps))
    refresh_index(club.house, officer)
    assert [case.row.code for case in cases_of(club.house, officer)] == [code]
    assert open_case(club.house, officer, code).reads("what")
    assert not open_case(club.house, officer, code).reads("panel")


def test_a_wrong_wrap_that_comes_first_does_not_hide_the_right_one(club) -> None:
    """A party tries every batch of their case anew; the one that fits its epoch counts."""
    words, code = club.report()
    keys = read_receipt(words)
    tables = club.house.books.tables
    tables.batches.insert(
        0, BatchRow(0, code, "reporter-mail", 0, wrapped(keys.identity.recipient, code, "reporter-mail", 0))
    )
    assert open_mailbox(club.house, keys).reads("reporter-mail")


def test_a_batch_of_no_size_is_passed_over(club) -> None:
    """A row that was cut short keeps nobody from the others."""
    _, code = club.report()
    add(club, BatchRow(0, code, "what", 0, b"short"))
    assert open_case(club.house, club.officers["c04"], code).reads("what")


def test_without_epochs_every_key_is_taken_as_it_comes(club) -> None:
    """Whoever only asks what opens need not know the epochs."""
    _, code = club.report()
    reader = new_identity(SEED)
    batch = BatchRow(0, code, "what", 0, wrapped(reader.recipient, code, "what", 0))
    assert set(try_batches([batch], reader)) == {(code, "what", 0)}
