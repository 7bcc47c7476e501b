"""Leximin over real panels."""

from __future__ import annotations

import numpy as np
import pytest

from fairhearing.lottery.cells import cells_of
from fairhearing.lottery.pricing import uncovered
from fairhearing.lottery.urn import Urn
from tests.instances import ODD, fixture_22


def _urn(instance) -> tuple[Urn, np.ndarray]:
    cells = cells_of(instance, range(len(instance.bounds)))
    found, _ = uncovered(cells, np.zeros((0, len(cells.sizes)), dtype=int))
    return Urn(cells, found), cells.sizes


def test_averages_that_panels_can_give_are_given() -> None:
    """What some mixture of panels gives is reached, by adding the panels that are missing."""
    urn, _ = _urn(ODD)
    assert urn.aim(np.array([0.2, 0.3, 0.5, 1.0]))
    assert urn.weights @ np.array(urn.compositions) == pytest.approx([0.2, 0.3, 0.5, 1.0])


def test_averages_that_only_fractions_give_are_not() -> None:
    """What no mixture of panels gives is refused."""
    assert not _urn(ODD)[0].aim(np.array([0.5, 0.5, 0.5, 0.5]))


def test_levels_are_raised_one_after_the_other() -> None:
    """The smallest chance of real panels is raised, and then the next."""
    told: list[float] = []
    urn, sizes = _urn(ODD)
    urn.leximin(told.append)
    assert urn.weights @ np.array(urn.compositions) / sizes == pytest.approx([1 / 3, 1 / 3, 1 / 3, 1.0])
    assert told[-1] == 1.0


def test_one_level_is_enough_for_maximin() -> None:
    """Asked for one level, it stops when the smallest chance is as large as it can be."""
    urn, sizes = _urn(fixture_22())
    urn.leximin(lambda _done: None, levels=1)
    assert (urn.weights @ np.array(urn.compositions) / sizes).min() == pytest.approx(1 / 11, rel=1e-6)
