"""Wrong tries delay and never lock out."""

from __future__ import annotations

import threading

import pytest

from fairhearing.errors import BusyError
from fairhearing.web import budgets, transactions
from fairhearing.web.budgets import FREE, LONGEST, WAITING, Budgets, delay_after
from fairhearing.web.models import Counter

pytestmark = pytest.mark.django_db


def test_the_delay_grows_and_stays_bearable() -> None:
    """The first ones cost nothing; none ever costs more than a few seconds."""
    delays = [delay_after(count) for count in range(2_000)]
    assert delays[: FREE + 1] == [0.0] * (FREE + 1)
    assert delays == sorted(delays)
    assert max(delays) == LONGEST


def test_wrong_tries_are_counted_without_an_address() -> None:
    """The database has a number for each kind and hour, and nothing of who."""
    waits: list[float] = []
    counted = Budgets(waits.append, lambda: 7)
    for _ in range(FREE + 2):
        counted.wrong("receipt")
    counted.wrong("letter")
    assert dict(Counter.objects.values_list("name", "value")) == {"wrong/receipt/7": FREE + 2, "wrong/letter/7": 1}
    assert waits == [0.25, 0.25]


def test_another_process_counts_too() -> None:
    """Tries that other processes saw make this one's answer slower."""
    Counter.objects.create(name="wrong/receipt/7", value=10_000)
    waits: list[float] = []
    Budgets(waits.append, lambda: 7).wrong("receipt")
    assert waits == [LONGEST]


def test_an_hour_later_it_begins_anew() -> None:
    """Old counts are forgotten here and removed from the database."""
    hour = [7]
    waits: list[float] = []
    counted = Budgets(waits.append, lambda: hour[0])
    for _ in range(FREE + 1):
        counted.wrong("receipt")
    hour[0] = 8
    counted.wrong("receipt")
    assert len(waits) == 1
    budgets.sweep()
    assert not Counter.objects.filter(name__startswith="wrong/").exists()


def test_waiting_does_not_take_the_places_of_others() -> None:
    """Only a few wait at once; one more is answered without waiting."""
    Counter.objects.create(name="wrong/receipt/7", value=10_000)
    inside: list[float] = []
    counted = Budgets(inside.append, lambda: 7)
    taken = [counted._places.acquire(blocking=False) for _ in range(WAITING)]
    counted.wrong("receipt")
    assert taken == [True] * WAITING
    assert inside == []
    counted._places.release()
    counted.wrong("receipt")
    assert len(inside) == 1


def test_a_locked_database_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process's own count still works."""

    def locked() -> None:
        raise transactions.busy()

    monkeypatch.setattr(budgets.transactions, "writing", locked)
    waits: list[float] = []
    counted = Budgets(waits.append, lambda: 7)
    for _ in range(FREE + 1):
        counted.wrong("receipt")
    assert len(waits) == 1
    with pytest.raises(BusyError):
        locked()


def test_it_counts_from_several_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """No try is lost between them."""
    monkeypatch.setattr(budgets, "_count_everywhere", lambda name: 0)
    counted = Budgets(lambda seconds: None, lambda: 7)
    threads = [threading.Thread(target=counted.wrong, args=("receipt",)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted._count_here("wrong/receipt/7") == 21
