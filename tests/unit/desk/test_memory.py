"""The books in memory behave as the store does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.desk import ClashError, MailboxRow
from fairhearing.desk.memory import MemoryBooks
from fairhearing.identifiers import CaseCode


def test_what_fails_within_a_transaction_leaves_nothing(club) -> None:
    """An error on the way throws away everything that was written."""
    _, code = club.report()
    books = club.house.books
    with pytest.raises(LookupError), books.writing() as ledger:
        fails(ledger, code)
    with books.reading() as ledger:
        assert not ledger.case(code).closed


def fails(ledger, code) -> None:
    """Write something, and fail."""
    ledger.close_case(code, closed=True)
    ledger.close_case("nowhere", closed=True)


def test_what_is_written_to_a_view_is_thrown_away(club) -> None:
    """A reading transaction is a copy of its own."""
    _, code = club.report()
    with club.house.books.reading() as ledger:
        ledger.close_case(code, closed=True)
    with club.house.books.reading() as ledger:
        assert not ledger.case(code).closed


def test_an_act_has_its_place_once(club) -> None:
    """Of two acts with the same number one is refused."""
    _, code = club.report()
    with club.house.books.reading() as ledger:
        first = ledger.acts(code)[0]
        with pytest.raises(ClashError, match="came first"):
            ledger.add_act(first)


def test_books_can_begin_with_what_is_there_already(club) -> None:
    """The tables of one are the beginning of another, and from then on its own."""
    _, code = club.report()
    books = MemoryBooks(club.house.books.tables.copy())
    with books.writing() as ledger:
        ledger.close_case(code, closed=True)
        ledger.add_mailbox(MailboxRow("f", CaseCode(code), "respondent-1"))
    with club.house.books.reading() as ledger:
        assert not ledger.case(code).closed
        assert ledger.mailbox("f") is None
    with books.reading() as ledger:
        assert ledger.case(code) == replace(ledger.case(code), closed=True)
