"""The books in Django's tables."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection

from fairhearing.desk import Books
from fairhearing.errors import BusyError
from fairhearing.web import models, transactions
from fairhearing.web.store import SqlBooks
from tests.books import CODE, BooksContract, case_row, stored_act
from tests.web.storage import ask, on_postgresql


@pytest.mark.django_db
class TestSqlBooks(BooksContract):
    """The database."""

    @pytest.fixture
    def books(self) -> Books:
        return SqlBooks()


@pytest.mark.django_db
def test_no_table_of_a_case_refers_to_an_account() -> None:
    """Nothing in the database links a case, or anything that hangs on one, to somebody who signs in."""
    of_cases = [model for model in models.Case._meta.apps.get_models() if _refers_to(model, models.Case)]
    assert {model.__name__ for model in of_cases} == {"Act", "Batch", "Epoch", "Mailbox", "Refusal", "SifterWrap"}
    assert [model.__name__ for model in of_cases if _refers_to(model, models.Account)] == []


def _refers_to(model: type, other: type) -> bool:
    return any(field.related_model is other and field.concrete for field in model._meta.get_fields())  # type: ignore[attr-defined] # a model


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", ["database is locked", "database or disk is full", "attempt to write a readonly database"]
)
def test_a_storage_that_cannot_write_is_busy(words: str) -> None:
    """Locked, full and read-only are one plain answer, and nothing was kept."""

    def write() -> None:
        with SqlBooks().writing() as ledger:
            ledger.add_case(case_row())
            raise OperationalError(words)

    with pytest.raises(BusyError) as caught:
        write()
    assert "Nothing was lost that was shown to you" in caught.value.remedy
    assert words not in caught.value.diagnostics()
    assert not models.Case.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_writer_is_durable_and_a_reader_takes_no_lock() -> None:
    """The database runs with full sync and overwrites deleted rows; a reader begins deferred or sees one state."""
    if on_postgresql():
        assert ask("SHOW synchronous_commit") == "on"
        with transactions.reading():
            assert ask("SHOW transaction_isolation") == "repeatable read"
            assert ask("SHOW transaction_read_only") == "on"
        with transactions.writing():
            assert ask("SHOW transaction_isolation") == "read committed"
            assert ask("SHOW lock_timeout") == "20s"
        return
    for name, value in (("synchronous", 2), ("secure_delete", 1), ("temp_store", 2)):
        assert ask(f"PRAGMA {name}") == value, name
    with transactions.reading():
        assert connection.transaction_mode == "DEFERRED"
    assert connection.transaction_mode == "IMMEDIATE"


@pytest.mark.django_db(transaction=True)
def test_a_reader_sees_one_state() -> None:
    """Reading inside a writing transaction sees what that transaction wrote."""
    with SqlBooks().writing() as ledger:
        ledger.add_case(case_row())
        with SqlBooks().reading() as inner:
            assert inner.case(CODE) == case_row()
        ledger.add_act(stored_act(0))
    transactions.truncate_wal()
