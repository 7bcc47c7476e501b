"""The lottery on random pools: panels are valid, draws repeat, chances are kept, and every change is found."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import combinations
from math import comb, prod
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chisquare

from fairhearing.errors import FairHearingError
from fairhearing.lottery import (
    Candidate,
    LotteryError,
    PanelDraw,
    Plan,
    Setting,
    Written,
    draw,
    make_draw,
    make_plan,
    next_alternate,
    panel_after,
    published,
    read_draw,
    read_plan,
    read_sources,
    verify_draw,
    verify_plan,
    write_draw,
    write_plan,
    written_out,
)
from fairhearing.lottery.written import canonical

VALUES = {"g": ("w", "m", "x"), "b": ("north", "south", "west", ""), "t": ("yes", "")}
SECRET = bytes(range(32))
SOURCES = read_sources("sources:\n- {name: lottery, value: 01 9 7, published: 2026-06-02}\n", "sources.yaml")

_BOUND = st.fixed_dictionaries({}, optional={"min": st.integers(0, 2), "max": st.integers(2, 4)})
QUOTAS = st.fixed_dictionaries(
    {},
    optional={
        name: st.dictionaries(st.sampled_from((*values, "each")), _BOUND) for name, values in VALUES.items()
    },
)
TRAITS = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()})
POOLS = st.lists(TRAITS, min_size=1, max_size=9).map(
    lambda rows: [Candidate(f"p{at}", row) for at, row in enumerate(rows)]
)
SEATS = st.integers(1, 5)
SEEDS = st.binary(min_size=16, max_size=64)


def _bounds(quotas: Written, trait: str, value: str) -> tuple[int, int]:
    by_value = quotas[trait]
    bound = by_value.get(value, by_value.get("each", {}))
    return bound.get("min", 0), bound.get("max", 99)


def _keeps(panel: list[Candidate], pool: list[Candidate], quotas: Written) -> bool:
    """Look at each quota by itself, as its text says."""
    for trait, by_value in quotas.items():
        counts = Counter(each.traits[trait] for each in panel)
        values = set(by_value) | ({each.traits[trait] for each in pool} if "each" in by_value else set())
        for value in values - {"each", ""}:
            least, most = _bounds(quotas, trait, value)
            if not least <= counts[value] <= most:
                return False
    return True


def _plan(pool: list[Candidate], quotas: Written, seats: int) -> Plan | None:
    setting = Setting(program="0", organisation="o", case="c", committed="2026-06-01", seats=seats, alternates=9)
    try:
        return make_plan(*written_out(pool, quotas, seats), setting, secret=SECRET)
    except LotteryError:
        return None


@given(POOLS, QUOTAS, SEATS, SEEDS, st.randoms())
def test_every_panel_is_valid_and_repeats(
    pool: list[Candidate], quotas: Written, seats: int, seed: bytes, order: Random
) -> None:
    """There is a plan exactly when a list has a panel; the order of the pool decides nothing."""
    plan = _plan(pool, quotas, seats)
    listed = [panel for panel in combinations(pool, seats) if _keeps(list(panel), pool, quotas)]
    assert (plan is not None) == bool(listed)
    if plan is None:
        return
    assert verify_plan(published(plan, SECRET))
    assert read_plan(write_plan(plan), "plan.json") == plan
    reachable = {one.id for panel in listed for one in panel}
    assert {name for name, chance in (plan.probabilities or {}).items() if chance} <= reachable
    never = {name for one in plan.ruled_out for name in plan.types[one.type].people}
    assert never == {one.id for one in pool} - reachable
    drawn = draw(plan, seed)
    by_id = {each.id: each for each in pool}
    assert len(set(drawn.members)) == seats
    assert _keeps([by_id[name] for name in drawn.members], pool, quotas)
    shuffled = pool.copy()
    order.shuffle(shuffled)
    assert write_plan(_plan(shuffled, quotas, seats) or plan) == write_plan(plan)


@given(POOLS, QUOTAS, SEATS, SEEDS, st.data())
def test_every_replacement_keeps_the_quotas(
    pool: list[Candidate], quotas: Written, seats: int, seed: bytes, data: st.DataObject
) -> None:
    """Whoever declines, the panel with the next alternate is a valid one."""
    plan = _plan(pool, quotas, seats)
    if plan is None:
        return
    drawn = draw(plan, seed)
    leaving = data.draw(st.sampled_from(drawn.members))
    by_id = {each.id: each for each in pool}
    panel = panel_after(drawn, [leaving])
    if next_alternate(drawn, [leaving]) is None:
        assert len(panel) == seats - 1
    else:
        assert _keeps([by_id[name] for name in panel], pool, quotas)


def _small() -> Plan:
    """Return the plan of a pool of seven, where not everybody has the same chance."""
    rows = {"a": "wn", "b": "ws", "c": "ws", "d": "mn", "e": "mn", "f": "ms", "g": "ms"}
    candidates = [Candidate(name, {"g": row[0], "b": row[1]}) for name, row in rows.items()]
    plan = _plan(candidates, {"g": {"w": {"min": 1, "max": 2}}, "b": {"n": {"min": 1, "max": 1}}}, 3)
    assert plan is not None
    return plan


def test_a_hundred_thousand_draws_fit_the_chances() -> None:
    """Over all panels, by the chance that follows from the urn (chi-square, fixed seeds)."""
    plan = json.loads(write_plan(_small()))
    plan["alternates"] = 0
    made = read_plan(canonical(plan), "plan.json")
    chances: Counter[frozenset[str]] = Counter()
    for portion in made.portfolio:
        groups = [list(combinations(made.types[at].people, number)) for at, number in portion.composition]
        ways = prod(comb(len(made.types[at].people), number) for at, number in portion.composition)
        for panel in _products(groups):
            chances[frozenset(panel)] += portion.weight / made.total / ways
    found = Counter(frozenset(draw(made, sha256(f"draw {at}".encode()).digest()).members) for at in range(100_000))
    assert set(found) <= set(chances)
    panels = sorted(chances, key=sorted)
    assert chisquare([found[one] for one in panels], [chances[one] * 100_000 for one in panels]).pvalue > 0.001
    for name, chance in (made.probabilities or {}).items():
        sat = sum(count for panel, count in found.items() if name in panel)
        assert sat / 100_000 == pytest.approx(chance, abs=0.006)


def _products(groups: list[list[tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
    if not groups:
        yield ()
        return
    for first in groups[0]:
        for rest in _products(groups[1:]):
            yield (*first, *rest)


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in entries:
            yield from _leaves(inner, (*path, key))
    else:
        yield path


def _otherwise(value: Any) -> Any:
    if isinstance(value, str):
        return value[:-1] + ("0" if value[-1:] != "0" else "1")
    return value + 1


def _draw() -> PanelDraw:
    return make_draw(_small(), SOURCES, secret=SECRET)


DRAW = write_draw(_draw())
PUBLISHED = write_plan(published(_small(), SECRET))


def _holds(data: bytes, *, plan: bool) -> bool:
    try:
        if plan:
            return bool(verify_plan(read_plan(data, "plan.json")))
        return bool(verify_draw(read_draw(data, "draw.json")))
    except FairHearingError as error:
        return not error.what


@pytest.mark.parametrize("plan", [True, False], ids=["plan", "draw"])
def test_every_field_is_checked(plan: bool) -> None:
    """Whichever value of plan or draw is changed, in the file's own form: it is found and said."""
    data = PUBLISHED if plan else DRAW
    assert _holds(data, plan=plan)
    for path in _leaves(json.loads(data)):
        told = json.loads(data)
        place = told
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = _otherwise(place[path[-1]])
        assert not _holds(canonical(told), plan=plan), path


@given(st.booleans(), st.integers(0, 10**6), st.integers(1, 255))
def test_every_byte_is_checked(plan: bool, at: int, flipped: int) -> None:
    """Whichever byte of plan or draw is changed: it is found."""
    data = bytearray(PUBLISHED if plan else DRAW)
    data[at % len(data)] ^= flipped
    assert not _holds(bytes(data), plan=plan)
