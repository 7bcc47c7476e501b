"""What the tests of this room share: a club of twelve with quotas, its plan, and seeds."""

from __future__ import annotations

from hashlib import sha256

import pytest

from fairhearing.lottery import (
    PanelDraw,
    People,
    Plan,
    Quota,
    Setting,
    make_draw,
    make_plan,
    published,
    read_excluded,
    read_people,
    read_quotas,
    read_sources,
)

SEED = sha256(b"a public number").digest()
SECRET = bytes(range(32))
QUOTAS = "category,feature,min,max\ngender,woman,1,2\ngender,man,1,2\nbranch,north,1,3\nbranch,south,0,2\n"
POOL = "id,gender,branch,age\n" + "".join(
    f"p{at:02},{('woman', 'man')[at % 2]},{('north', 'south')[at % 3 == 0]},{20 + at}\n" for at in range(1, 13)
)
EXCLUDED = "person,reason\np03,conflict\np04,party\n"
SOURCES = """sources:
  - name: National lottery
    value: 9 018 26
    published: 2026-06-02
"""


def seed(number: int) -> bytes:
    """Return one of many seeds."""
    return sha256(f"seed {number}".encode()).digest()


def setting(**more: object) -> Setting:
    """Return what a plan is for, with some of it otherwise."""
    told = {
        "program": "0.0",
        "organisation": "club",
        "case": "c1",
        "committed": "2026-06-01",
        "seats": 3,
        "alternates": 3,
    }
    return Setting(**{**told, **more})  # type: ignore[arg-type]  # each test gives what it is about


@pytest.fixture
def quotas() -> tuple[Quota, ...]:
    return read_quotas(QUOTAS, "quotas.csv")


@pytest.fixture
def people(quotas: tuple[Quota, ...]) -> People:
    return read_people(POOL, "pool.csv", quotas, named_by="id")


@pytest.fixture
def plan(people: People, quotas: tuple[Quota, ...]) -> Plan:
    excluded = read_excluded(EXCLUDED, "excluded.csv", people)
    return make_plan(people, quotas, setting(), secret=SECRET, excluded=excluded)


@pytest.fixture
def shown(plan: Plan) -> Plan:
    return published(plan, SECRET)


@pytest.fixture
def drawn(plan: Plan) -> PanelDraw:
    return make_draw(plan, read_sources(SOURCES, "sources.yaml"), secret=SECRET)
