"""Many valid compositions at once."""

from __future__ import annotations

import numpy as np

from fairhearing.lottery.cells import cells_of
from fairhearing.lottery.instance import Instance, TypeBound
from fairhearing.lottery.levels import leximin
from fairhearing.lottery.sampling import compositions_near
from tests.instances import compositions, fixture_22


def test_all_are_valid_and_near_the_averages() -> None:
    """Each composition keeps every quota, none comes twice, and together they are near what is wanted."""
    instance = fixture_22()
    cells = cells_of(instance, range(len(instance.bounds)))
    people = leximin(cells, lambda _done: None)
    found = compositions_near(cells, people, 200)
    assert len(found) > 180
    assert (found.sum(axis=1) == 22).all()
    assert (found <= cells.room).all()
    for bound in instance.bounds:
        filled = found[:, list(bound.types)].sum(axis=1)
        assert ((filled >= bound.least) & (filled <= bound.most)).all()
    assert len(np.unique(found, axis=0)) == len(found)
    assert np.abs(found.mean(axis=0) - people).max() < 0.05
    assert (found == compositions_near(cells, people, 200)).all()


def test_a_small_pool_gives_what_it_has() -> None:
    """No more compositions are found than there are."""
    instance = Instance(2, (1, 1, 2), (TypeBound(1, 1, (0, 1)),))
    cells = cells_of(instance, [0], apart=True)
    found = compositions_near(cells, np.array([0.5, 0.5, 1.0]), 50)
    assert {tuple(one) for one in found.tolist()} == set(compositions(instance))


def test_whoever_must_come_always_comes() -> None:
    """A cell whose average is all it has is in each composition with all of it."""
    cells = cells_of(Instance(3, (1, 2, 2), ()), [], apart=True)
    found = compositions_near(cells, np.array([1.0, 1.0, 1.0]), 30)
    assert (found[:, 0] == 1).all()


def test_averages_that_no_panel_can_have() -> None:
    """Where no composition keeps the averages' bounds, none is made up."""
    odd = Instance(3, (1, 1, 1, 2), tuple(TypeBound(1, 1, pair) for pair in ((0, 1), (1, 2), (0, 2))))
    cells = cells_of(odd, [0, 1, 2])
    assert len(compositions_near(cells, np.array([0.5, 0.5, 0.5, 1.5]), 40)) == 0
