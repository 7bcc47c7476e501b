"""The lottery on random pools: panels are valid, draws repeat, and counts are those of a list."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from fairhearing.lottery import (
    Candidate,
    LotteryError,
    Quotas,
    commit,
    draw,
    feasible,
    next_alternate,
    panel_after,
    verify_draw,
)

VALUES = {"g": ("w", "m", "x"), "b": ("north", "south", "west", ""), "t": ("yes", "")}
DOMAIN, SALT = "o/c/1", bytes(32)

_BOUND = st.fixed_dictionaries({}, optional={"min": st.integers(0, 2), "max": st.integers(0, 4)})
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


def _bounds(quotas: Quotas, trait: str, value: str) -> tuple[int, int]:
    by_value = quotas[trait]
    bound = by_value.get(value, by_value.get("each", {}))
    return bound.get("min", 0), bound.get("max", 99)


def _keeps(panel: list[Candidate], pool: list[Candidate], quotas: Quotas) -> bool:
    """Look at each quota by itself, as its text says."""
    for trait, by_value in quotas.items():
        counts = Counter(each.traits[trait] for each in panel)
        values = set(by_value) | ({each.traits[trait] for each in pool} if "each" in by_value else set())
        for value in values - {"each", ""}:
            least, most = _bounds(quotas, trait, value)
            if not least <= counts[value] <= most:
                return False
    return True


@given(POOLS, QUOTAS, SEATS)
def test_there_is_a_panel_exactly_when_a_list_has_one(pool: list[Candidate], quotas: Quotas, seats: int) -> None:
    """Counting finds a panel if and only if writing all of them down does."""
    listed = any(_keeps(list(panel), pool, quotas) for panel in combinations(pool, seats))
    assert feasible(pool, quotas, seats) == listed


@given(POOLS, QUOTAS, SEATS, st.integers(0, 4), SEEDS, st.randoms())
def test_every_panel_that_is_drawn_is_valid_and_repeats(
    pool: list[Candidate], quotas: Quotas, seats: int, alternates: int, seed: bytes, order: Random
) -> None:
    """The quotas are kept, the order of the file decides nothing, and the check agrees."""
    try:
        drawn = draw(pool, quotas, seats, alternates, seed, DOMAIN)
    except LotteryError:
        assert not feasible(pool, quotas, seats)
        return
    by_id = {each.id: each for each in pool}
    assert len(set(drawn.members)) == seats
    assert len(drawn.alternates) <= alternates
    assert _keeps([by_id[name] for name in drawn.members], pool, quotas)
    shuffled = pool.copy()
    order.shuffle(shuffled)
    assert draw(shuffled, quotas, seats, alternates, seed, DOMAIN) == drawn
    digest = commit(shuffled, quotas, seats, alternates, SALT, DOMAIN).digest
    assert verify_draw(drawn, digest, pool, quotas, seats, alternates, salt=SALT, seed=seed, domain=DOMAIN)


@given(POOLS, QUOTAS, SEATS, SEEDS, st.data())
def test_every_replacement_keeps_the_quotas(
    pool: list[Candidate], quotas: Quotas, seats: int, seed: bytes, data: st.DataObject
) -> None:
    """Whoever declines, the panel with the next alternate is a valid one."""
    if not feasible(pool, quotas, seats):
        return
    drawn = draw(pool, quotas, seats, 9, seed, DOMAIN)
    leaving = data.draw(st.sampled_from(drawn.members))
    by_id = {each.id: each for each in pool}
    panel = panel_after(drawn, [leaving])
    if next_alternate(drawn, [leaving]) is None:
        assert len(panel) == seats - 1
    else:
        assert _keeps([by_id[name] for name in panel], pool, quotas)
