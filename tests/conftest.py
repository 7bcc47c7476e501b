"""What holds for every test: property tests have no deadline, because two busy cores are no clock.

The same code gets the same answer: the check draws its examples from the test itself. To search on, with other
examples each time: `pytest --hypothesis-profile=search tests/properties`. Beside a PostgreSQL server the tests
run that touch a database; what touches none is run once.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import settings

from fairhearing.sealing import passphrases

settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("house")

DATABASE = {"db", "transactional_db", "connection", "on_postgresql", "psycopg", "Site", "SERVER"}
"""A test touches a database that asks for one of these, or stands in a file that has one of them by name."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, beside a PostgreSQL server, what touches no database."""
    if not os.environ.get("DATABASE_URL"):
        return
    touching = [item for item in items if _touches_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _touches_a_database(item)])
    items[:] = touching


def _touches_a_database(item: pytest.Item) -> bool:
    marked = any(item.get_closest_marker(name) for name in ("django_db", "kill", "browser"))
    asked = {*getattr(item, "fixturenames", ()), *vars(getattr(item, "module", None) or object)}
    return marked or not DATABASE.isdisjoint(asked)


@pytest.fixture(autouse=True)
def quick_words(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a try of six words cost next to nothing where neither that cost nor another process is looked at."""
    told = request.node
    if told.get_closest_marker("kill") or told.get_closest_marker("browser") or "sealing" in told.nodeid:
        return
    real = passphrases.hash_secret_raw

    def quick(secret: bytes, salt: bytes, _passes: int, _memory: int, _lanes: int, *more: Any) -> bytes:
        return real(secret, salt, 1, 8, 1, *more)

    monkeypatch.setattr(passphrases, "hash_secret_raw", quick)
