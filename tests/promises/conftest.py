"""The club on the real store: SQLite with full sync in a file, blobs, roll, procedures and record on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from fairhearing.web import house as furnishing
from fairhearing.web.house import rooms
from tests.club import START, Club, organisation, settle
from tests.fakes import FakeClock
from tests.walking import Way, walk_to
from tests.web.conftest import ORIGIN
from tests.web.officers import Site


@pytest.fixture
def home(tmp_path: Path, settings: object) -> Iterator[Path]:
    """A fresh folder of the installation."""
    settings.FAIRHEARING_HOME = tmp_path / "home"
    settings.FAIRHEARING_HOME.mkdir()
    cache.clear()
    rooms.cache_clear()
    yield settings.FAIRHEARING_HOME
    rooms.cache_clear()


@pytest.fixture
def club(transactional_db: None, home: Path) -> Club:
    """The club in a house of real rooms, with a clock that is moved."""
    furnished = rooms()
    furnished.keys.make()
    furnished.roll.put(organisation())
    return settle(replace(furnished.house, clock=FakeClock(START)))


@pytest.fixture
def walk(club: Club) -> Callable[..., Way]:
    """Walk a case of the club up to a step."""
    return partial(walk_to, club)


@pytest.fixture
def browser(club: Club) -> Callable[[], Client]:
    """Return browsers of the site that stands on the club's own house and clock."""

    def make() -> Client:
        return Client(headers={"origin": ORIGIN, "host": "localhost:8000"})

    return make


@pytest.fixture
def site(club: Club, browser: Callable[[], Client], monkeypatch: pytest.MonkeyPatch, settings: object) -> Site:
    """The club's pages, at the time of the club's clock."""
    import_module(settings.ROOT_URLCONF)  # the pages keep the rooms that they were imported with
    furnished = rooms()
    monkeypatch.setattr(furnishing, "rooms", lambda: replace(furnished, house=club.house))
    return Site(club, browser)
