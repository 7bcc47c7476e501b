"""Single valid compositions."""

from __future__ import annotations

import numpy as np

from fairhearing.lottery.cells import cells_of
from fairhearing.lottery.pricing import Pricing, uncovered
from tests.instances import CROSSED, ODD, SHUT


def test_the_best_composition() -> None:
    """Of the valid compositions the one worth most is found."""
    best = Pricing(cells_of(ODD, range(3))).best(np.array([1.0, 5.0, 2.0, 0.1]))
    assert best is not None
    assert best.tolist() == [0, 1, 0, 1]


def test_no_composition_is_valid() -> None:
    """Where fractions alone would keep the bounds there is none."""
    assert Pricing(cells_of(CROSSED, range(3))).best(np.ones(3)) is None


def test_cells_that_nothing_covers_are_covered_or_named() -> None:
    """Each cell gets a composition that has it, or is said to be on no valid panel."""
    cells = cells_of(SHUT, range(5))
    found, out = uncovered(cells, np.array([[1, 0, 0, 1, 1, 0]]))
    assert out.tolist() == [5]
    assert found.sum(axis=0).astype(bool).tolist() == [True] * 5 + [False]
    crossed = cells_of(CROSSED, range(3))
    assert uncovered(crossed, np.zeros((0, 3), dtype=int))[1].tolist() == [0, 1, 2]
