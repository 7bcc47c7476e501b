"""Counting panels."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import comb

import pytest

from fairhearing.lottery import Candidate, LotteryError, Quotas
from fairhearing.lottery import compositions as module
from fairhearing.lottery.compositions import Compositions
from fairhearing.lottery.pool import Pool, keeps, pool_of


def _valid(pool: Pool) -> Counter[tuple[tuple[str, ...], ...]]:
    """Return every valid panel of a small pool, listed, by composition."""
    types = [each for each, people in pool.people.items() for _ in people]
    return Counter(tuple(sorted(panel)) for panel in combinations(types, pool.seats) if keeps(pool, panel))


def test_count_is_that_of_a_list(pool: list[Candidate], quotas: Quotas) -> None:
    """As many panels as there are when each is written down."""
    made = pool_of(pool, quotas, 3)
    assert Compositions(made).panels == _valid(made).total() > 0


def test_ranks_fall_on_compositions_as_often_as_they_have_panels(pool: list[Candidate], quotas: Quotas) -> None:
    """Every composition comes up exactly as often as there are panels of it."""
    made = pool_of(pool, quotas, 3)
    counted = Compositions(made)
    found = Counter(
        tuple(sorted(each for each, count in counted.composition(rank).items() for _ in range(count)))
        for rank in range(counted.panels)
    )
    assert found == _valid(made)


def test_without_quotas_all_panels_count() -> None:
    """The binomial comes out, also where it is far beyond 64 bits."""
    people = [Candidate(f"p{at:04}") for at in range(3000)]
    assert Compositions(pool_of(people, {}, 200)).panels == comb(3000, 200)


@pytest.mark.parametrize(
    "quotas",
    [
        {"gender": {"nobody": {"min": 1}}},
        {"gender": {"woman": {"min": 4}}},
        {"gender": {"man": {"max": 0}, "woman": {"max": 0}, "nonbinary": {"max": 0}}},
        {"gender": {"man": {"min": 2, "max": 1}}},
    ],
)
def test_quotas_that_cannot_be_met_leave_no_panel(pool: list[Candidate], quotas: Quotas) -> None:
    """The count is 0, and not an error."""
    assert Compositions(pool_of(pool, quotas, 3)).panels == 0


def test_too_many_combinations_are_refused(
    monkeypatch: pytest.MonkeyPatch, pool: list[Candidate], quotas: Quotas
) -> None:
    """What cannot be counted is not drawn some other way."""
    monkeypatch.setattr(module, "_STATES_LIMIT", 5)
    with pytest.raises(LotteryError, match="too many combinations"):
        Compositions(pool_of(pool, quotas, 3))
