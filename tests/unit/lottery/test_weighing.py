"""Weights for averages."""

from __future__ import annotations

import numpy as np
import pytest

from fairhearing.lottery.weighing import TOTAL, weights_for, whole

PAIRS = np.array([[1, 1, 0], [1, 0, 1], [0, 1, 1]])


def test_weights_give_the_averages() -> None:
    """The weights add up to one, none is nothing, and their averages are those wanted."""
    wanted = np.array([0.9, 0.7, 0.4])
    weights = weights_for(PAIRS, wanted)
    assert weights is not None
    assert weights.min() > 0
    assert weights @ PAIRS == pytest.approx(wanted, rel=1e-8)


def test_averages_close_to_one_composition() -> None:
    """Averages close to one composition are given as well, however many others lie elsewhere."""
    crowd = np.array([[10, 0], [0, 10], *[[5, 5]] * 30])
    weights = weights_for(crowd, np.array([9.0, 1.0]))
    assert weights is not None
    assert weights @ crowd == pytest.approx([9.0, 1.0], rel=1e-8)


def test_long_and_thin_tables_are_weighed_the_same() -> None:
    """Compositions of few cells out of many give the averages too."""
    every = np.eye(40, dtype=int)
    pairs = np.concatenate([every + np.roll(every, 1, axis=1), every + np.roll(every, 7, axis=1)])
    shares = 1 + 0.3 * np.sin(np.arange(80))
    wanted = shares @ pairs / shares.sum()
    weights = weights_for(pairs, wanted)
    assert weights is not None
    assert weights @ pairs == pytest.approx(wanted, rel=1e-8)


@pytest.mark.parametrize(
    "wanted",
    [[1.0, 1.0, 0.0], [1.2, 0.4, 0.4], [0.5, 0.5, 0.5]],
    ids=["a cell with no share", "beyond the compositions", "beside the compositions"],
)
def test_averages_that_cannot_be_given(wanted: list[float]) -> None:
    """Compositions that cannot give the averages, each with some weight, get none."""
    assert weights_for(PAIRS, np.array(wanted)) is None


def test_no_compositions() -> None:
    """Nothing has no averages."""
    assert weights_for(np.zeros((0, 3), dtype=int), np.array([1.0, 0.0, 0.0])) is None


def test_whole_weights_add_up() -> None:
    """Whole weights add up to the total and are off by less than one ticket."""
    weights = np.array([1.0, 1.0, 1.0, 4.0]) / 7
    tickets = whole(weights)
    assert tickets.sum() == TOTAL
    assert np.abs(tickets - weights * TOTAL).max() < 1
