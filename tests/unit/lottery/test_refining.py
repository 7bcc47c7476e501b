"""From cells to types."""

from __future__ import annotations

import numpy as np

from fairhearing.lottery.cells import cells_of
from fairhearing.lottery.instance import Instance, TypeBound, Weighted
from fairhearing.lottery.portfolio import Portfolio
from fairhearing.lottery.refining import refined, tickets_by_type
from tests.instances import compositions

NONE = np.array([], dtype=np.int64)


def _refined(instance: Instance, looked_at: list[int], urn: dict[tuple[int, ...], int]) -> tuple:
    cells = cells_of(instance, looked_at)
    portfolio = Portfolio(np.array(list(urn)), np.array(list(urn.values())), NONE)
    return refined(instance, cells, portfolio)


def test_cells_of_one_type_stay_as_they_are() -> None:
    """Where every type is a cell and all bounds are looked at, nothing has to be refined."""
    instance = Instance(2, (2, 2), (TypeBound(0, 1, (0,)),))
    urn, broken = _refined(instance, [0], {(1, 1): 3, (0, 2): 5})
    assert urn == (Weighted(3, ((0, 1), (1, 1))), Weighted(5, ((1, 2),)))
    assert not broken


def test_everybody_of_a_cell_has_the_same_share() -> None:
    """Types of one cell share its tickets by their people, to one ticket, no type sitting beyond them."""
    instance = Instance(3, (1, 2, 3), ())
    urn, broken = _refined(instance, [], {(3,): 6_000})
    assert not broken
    assert tickets_by_type(urn, 3) == [3_000, 6_000, 9_000]
    assert all(count <= instance.sizes[each] for one in urn for each, count in one.counts)
    assert sum(one.weight for one in urn) == 6_000


def test_bounds_left_for_later_are_kept_by_trades() -> None:
    """One of each branch at most, although the cells know nothing of branches and lines run side by side."""
    branches = 10
    crowds = (1, 2, 1, 3, 1, 1, 2, 1, 4, 1)
    turned = [(at - 6) % branches for at in range(branches)]
    sizes = (*crowds, *(crowds[each] for each in turned))
    caps = [TypeBound(0, 1, tuple(sorted((at, branches + turned.index(at))))) for at in range(branches)]
    genders = [TypeBound(1, 1, tuple(range(each, each + branches))) for each in (0, branches)]
    instance = Instance(2, sizes, (*genders, *caps))
    urn, broken = _refined(instance, [0, 1], {(1, 1): 17_000_000})
    assert not broken
    assert all(sum(dict(one.counts).get(each, 0) for each in cap.types) <= 1 for one in urn for cap in caps)
    assert tickets_by_type(urn, len(sizes)) == [size * 1_000_000 for size in sizes]


def test_a_bound_that_no_trade_keeps_is_named() -> None:
    """When a cell's seats cannot keep a bound however they are traded, the bound is handed back."""
    instance = Instance(2, (2, 3, 2), (TypeBound(0, 1, (0, 1, 2)),))
    assert _refined(instance, [], {(2,): 10})[1] == {0}
    mixed = Instance(2, (2, 2, 5), (TypeBound(0, 1, (0, 1)), TypeBound(0, 2, (2,))))
    assert _refined(mixed, [1], {(2, 0): 10, (1, 1): 10})[1] == {0}


def test_more_seats_than_people_name_every_bound() -> None:
    """When a type's own people are too few for its seats, every bound has to be looked at."""
    instance = Instance(3, (1, 1), (TypeBound(0, 3, (0, 1)),))
    assert _refined(instance, [], {(3,): 10})[1] == {0}


def test_the_heavier_panel_is_cut() -> None:
    """Panels of unlike weight trade only as many tickets as the lighter has."""
    instance = Instance(2, (1, 1, 4), (TypeBound(0, 1, (0, 1)),))
    urn, broken = _refined(instance, [], {(2,): 999})
    assert not broken
    assert set(listed_counts(urn)) <= set(compositions(instance))
    assert tickets_by_type(urn, 3) == [333, 333, 1332]


def listed_counts(urn: tuple[Weighted, ...]) -> list[tuple[int, ...]]:
    """Return counts with a place for each of three types."""
    return [tuple(dict(one.counts).get(at, 0) for at in range(3)) for one in urn]
