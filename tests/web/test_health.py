"""Whether the site is alive, for whoever watches over it; and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fairhearing.web import health
from fairhearing.web.health import Storage
from tests.web.storage import read_only

pytestmark = pytest.mark.django_db(transaction=True)

Browser = Callable[..., Client]


@pytest.fixture(autouse=True)
def fresh() -> None:
    """Let no other test's answer be given again."""
    health.STORAGE._known = None


def test_alive_and_taking_writes(browser: Browser) -> None:
    """Two words, kept by no browser, and no cookie."""
    answer = browser().get("/health")
    assert (answer.status_code, answer.json()) == (200, {"alive": True, "storage": "takes writes"})
    assert not answer.cookies
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_storage_that_takes_nothing_is_said(browser: Browser) -> None:
    """Read-only: 503, still alive. Back again: 200."""
    client = browser()
    with read_only():
        answer = client.get("/health")
    assert (answer.status_code, answer.json()) == (503, {"alive": True, "storage": "takes no writes"})
    health.STORAGE._known = None
    assert client.get("/health").status_code == 200


def test_whoever_asks_without_end_makes_nobody_write_without_end(browser: Browser) -> None:
    """The answer stands for ten seconds in each process."""
    browser().get("/health")
    seconds = iter([0.0, 9.9, 10.0])
    storage = Storage(lambda: next(seconds))
    assert storage.takes_writes()
    with read_only():
        assert [storage.takes_writes(), storage.takes_writes()] == [True, False]
