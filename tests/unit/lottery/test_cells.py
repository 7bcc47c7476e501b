"""Types that bounds cannot tell apart."""

from __future__ import annotations

import numpy as np

from fairhearing.lottery.cells import cells_of
from fairhearing.lottery.instance import Instance, TypeBound

INSTANCE = Instance(2, (3, 4, 5), (TypeBound(0, 1, (0, 1)), TypeBound(0, 1, (1,))))


def test_types_are_merged_by_the_bounds_looked_at() -> None:
    """Two types are one cell as long as no bound that is looked at counts one of them alone."""
    cells = cells_of(INSTANCE, [0])
    assert cells.of.tolist() == [0, 0, 1]
    assert cells.sizes.tolist() == [7, 5]
    assert cells.room.tolist() == [2, 2]
    assert cells_of(INSTANCE, [0, 1]).of.tolist() == [0, 1, 2]
    assert cells_of(INSTANCE, [], apart=True).of.tolist() == [0, 1, 2]


def test_ruled_out_types_have_no_room() -> None:
    """A type that is on no panel becomes a cell that has no seat."""
    cells = cells_of(INSTANCE, [0], without=[1])
    assert cells.of.tolist() == [0, 1, 2]
    assert cells.room.tolist() == [2, 0, 2]


def test_fill_counts_people() -> None:
    """A bound is filled by the people of its cells."""
    assert cells_of(INSTANCE, [0, 1]).fill(np.array([1.0, 0.5, 0.0])).tolist() == [1.5, 0.5]
