"""Chances as even as quotas allow when panels may have fractions of people: the bound that no lottery passes.

The smallest chance is raised as far as it goes; whoever cannot be raised further, as the prices of the
bounds tell, stays there, and the others go on. Each cell's people are written as what the common level
gives them and what lies above it, so that a program has a row for each bound and not for each cell.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from fairhearing.lottery.cells import Cells
from fairhearing.lottery.program import FREE, Floats, Ints, Program

Tell = Callable[[float], None]
_SAME = 1e-9
_PRICED = 1e-6
"""A cell whose price is below this share of the highest is not held by any bound."""


class Levels:
    """The program that raises a common level of chances.

    Args:
        cells: with their bounds.

    Source: Flanigan et al., Nature 2021 (leximin); Dantzig 1963 for what prices tell.
    """

    def __init__(self, cells: Cells) -> None:
        seats = cells.seats
        self._rows = [np.arange(len(cells.sizes)), *cells.rows]
        self._cap = cells.room.astype(float)
        self._even = cells.sizes * (seats / cells.sizes.sum())
        self._touching: list[list[int]] = [[] for _ in cells.sizes]
        for at, row in enumerate(self._rows):
            for cell in row:
                self._touching[cell].append(at)
        self._level = len(cells.sizes)
        self._capped: dict[int, int] = {}
        entries = [
            (np.append(row, self._level), np.append(self._even[row], self._even[row].sum())) for row in self._rows
        ]
        sides = np.array([seats, *cells.least], dtype=float), np.array([seats, *cells.most], dtype=float)
        upper = np.append(self._cap / self._even, cells.sizes.sum() / seats)
        costs = np.zeros(self._level + 1)
        costs[-1] = 1.0
        self._program = Program(costs, np.zeros(self._level + 1), upper, entries, *sides)
        self.held = np.zeros(self._level, dtype=bool)
        self.people = np.zeros(self._level)

    def rise(self) -> bool:
        """Raise the level once and hold whom it cannot raise; return whether that was possible."""
        while True:
            if not self._program.solve():
                return False
            above = self._program.columns
            self.people = self._even * np.where(self.held, above[:-1], above[:-1] + above[-1])
            over = np.flatnonzero((self.people > self._cap + _SAME * self._even) & ~self.held)
            over = np.array([cell for cell in over if cell not in self._capped], dtype=np.int64)
            if not len(over):
                break
            self._keep_caps(over)
        self.people[self.people < _SAME * self._even] = 0.0
        self._hold(above)
        return True

    def _keep_caps(self, over: Ints) -> None:
        """Add the cells' own bounds where the last solution broke them."""
        for cell in over:
            self._capped[int(cell)] = len(self._rows) + len(self._capped)
            limit = self._cap[cell] / self._even[cell]
            self._program.add_row(-FREE, limit, np.array([cell, self._level]), np.ones(2))

    def _hold(self, above: Floats) -> None:
        level, priced = above[-1], np.maximum(-self._program.reduced[:-1], 0.0)
        priced[self.held] = 0.0
        top = priced.max()
        tight = ~self.held & (priced > _PRICED * top) if top > 0 else ~self.held
        self.held |= tight
        for cell in np.flatnonzero(tight):
            self._program.set_column(int(cell), level, level)
            if cell in self._capped:
                self._program.set_entry(self._capped[int(cell)], self._level, 0.0)
        for at in {at for cell in np.flatnonzero(tight) for at in self._touching[cell]}:
            row = self._rows[at]
            self._program.set_entry(at, self._level, self._even[row[~self.held[row]]].sum())


def leximin(cells: Cells, tell: Tell) -> Floats | None:
    """Return how many people of each cell sit on the panel on average when chances are leximin.

    Args:
        cells: with their bounds.
        tell: is given the share of people whose chance is known.

    Returns:
        Fractions of people by cell, or None when not even fractions keep the bounds.

    Source: Flanigan et al., Nature 2021.
    """
    levels = Levels(cells)
    while not levels.held.all():
        if not levels.rise():
            return None
        tell(float(levels.held.mean()))
    return np.clip(levels.people, 0.0, cells.room)


def maximin(cells: Cells, tell: Tell) -> Floats | None:
    """Return the same when only the smallest chance is raised, and then the largest is lowered.

    Args:
        cells: with their bounds.
        tell: is given the share of the work that is done.

    Returns:
        Fractions of people by cell, or None when not even fractions keep the bounds.

    Source: Flanigan et al., Nature 2021.
    """
    levels = Levels(cells)
    while not levels.people[levels.held].any():
        if not levels.rise():
            return None
    tell(0.5)
    out = levels.held & (levels.people == 0)
    smallest = (levels.people[~out] / cells.sizes[~out]).min()
    lowered = _lowered(cells, np.where(out, 0.0, smallest * cells.sizes))
    # where next to nothing is left to choose, rounding may leave nothing at all
    return levels.people if lowered is None else lowered


def _lowered(cells: Cells, lower: Floats) -> Floats | None:
    """Return people by cell, none below `lower`, with the largest chance as small as can be."""
    count = len(cells.sizes)
    even = cells.sizes * (cells.seats / cells.sizes.sum())
    rows = [(np.arange(count), even), *((row, even[row]) for row in cells.rows)]
    rows += [(np.array([cell, count]), np.array([1.0, -1.0])) for cell in range(count)]
    sides = [
        np.concatenate([[cells.seats], given, np.full(count, rest)])
        for given, rest in ((cells.least, -FREE), (cells.most, 0.0))
    ]
    costs, bottom, top = np.zeros(count + 1), np.append(lower / even, 0.0), np.append(cells.room / even, FREE)
    costs[-1] = -1.0
    program = Program(costs, bottom * (1 - _SAME), top, rows, *sides)
    if not program.solve():
        return None
    lowered: Floats = np.clip(program.columns[:-1] * even, 0.0, cells.room)
    return lowered
